"""The search index: everything visible, as one script that a page can load from a disk too.

It assigns one global. A record is a list: kind, address from the root of its language, title,
one line to show, all further words, and the second of the Unix time from which on it has
ended (0: never). ``data/search.js`` has no hash in its name, so it is asked for anew each time;
another language has its own beside its pages: ``en/data/search.js``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.feeds.search.dated import dated_records
from generator.feeds.search.lasting import lasting_records
from generator.feeds.search.others import other_records
from generator.feeds.search.record import SearchRecord
from generator.feeds.search.words import SearchWords
from generator.snapshot import Snapshot
from generator.templating import Renderer

SYNONYMS = (
    ("停水", "断水"),
    ("停电", "断电"),
    ("报修", "维修", "修理"),
    ("物业费", "物业服务费", "管理费"),
    ("停车费", "车位费", "泊车"),
    ("供暖", "暖气", "采暖"),
    ("燃气", "煤气", "天然气"),
    ("垃圾清运", "收垃圾"),
    ("门禁卡", "门卡"),
    ("电梯", "升降机"),
)
"""Words of the trade for the same thing: who looks for one finds the others."""


def search_files(snapshot: Snapshot, renderer: Renderer) -> dict[str, bytes]:
    """Make one index for the pages of each language."""
    in_languages = ((one, renderer.speaking(one.language)) for one in (snapshot, *snapshot.others))
    return {
        f"{one.language.folder}/data/search.js".removeprefix("/"): search_file(one, speaking)
        for one, speaking in in_languages
    }


def search_file(snapshot: Snapshot, renderer: Renderer) -> bytes:
    """Make the index of one language: what its snapshot shows, in the words of its pages."""
    say = SearchWords(renderer)
    records = (
        *dated_records(snapshot, say),
        *lasting_records(snapshot, say),
        *other_records(snapshot, say),
    )
    rows = ",\n".join(_json(_row(record)) for record in records)
    head = {"generator": "estate-site", "version": 1, "synonyms": _useful(rows)}
    return f'window.estateSearch={_json(head)[:-1]},"records":[\n{rows}\n]}};\n'.encode()


def _useful(rows: str) -> list[tuple[str, ...]]:
    """List the synonyms that lead to something: of what is gone no word is sent."""
    return [group for group in SYNONYMS if any(word in rows for word in group)]


def _json(value: object) -> str:
    """Write JSON that a script may hold too: before 2019 two signs of Unicode ended its lines."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _row(record: SearchRecord) -> list[object]:
    end = int(record.end.timestamp()) if record.end else 0
    address = record.address.removeprefix("/")
    return [record.kind, address, record.title, record.line, _joined(record), end]


def _joined(record: SearchRecord) -> str:
    """Join the texts, each once, and none that stands in the title or the line already."""
    shown = (record.title, record.line)
    return "\n".join(text for text in _unique(record.texts) if not any(text in s for s in shown))


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))
