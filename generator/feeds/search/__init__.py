"""The search index: everything visible, as one script that a page can load from a disk too.

It assigns one global. A record is a list: kind, address from the root of its language, title,
one line to show, all further words, and the second of the Unix time from which on it has
ended (0: never). ``data/search.js`` has no hash in its name, so it is asked for anew each time;
another language has its own beside its pages: ``en/data/search.js``.
"""

from __future__ import annotations

from functools import partial

from generator.feeds.lines import Line, LinesFile, RecallLines, written
from generator.feeds.search.dated import dated_lines
from generator.feeds.search.lasting import lasting_records
from generator.feeds.search.others import other_records
from generator.feeds.search.record import as_json, row
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


def search_files(
    snapshot: Snapshot, renderer: Renderer, recall: RecallLines | None = None
) -> dict[str, bytes]:
    """Make one index for the pages of each language."""
    in_languages = ((one, renderer.speaking(one.language)) for one in (snapshot, *snapshot.others))
    files = {
        f"{one.language.folder}/data/search.js".removeprefix("/"): search_file(one, speaking)
        for one, speaking in in_languages
    }
    return written(files, recall)


def search_file(snapshot: Snapshot, renderer: Renderer) -> LinesFile:
    """Make the index of one language: what its snapshot shows, in the words of its pages."""
    say = SearchWords(renderer)
    lasting = (*lasting_records(snapshot, say), *other_records(snapshot, say))
    lines = [
        *dated_lines(snapshot, renderer),
        *(Line((record,), partial(row, record)) for record in lasting),
    ]
    return LinesFile(_head, lines, "]};")


def _head(rows: str) -> str:
    """Begin the script, with those synonyms that lead to something: of what is gone no word."""
    useful = [group for group in SYNONYMS if any(word in rows for word in group)]
    said = {"generator": "estate-site", "version": 1, "synonyms": useful}
    return f'window.estateSearch={as_json(said)[:-1]},"records":['
