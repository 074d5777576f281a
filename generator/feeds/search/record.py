"""One thing that can be found: its title, a line about it, and all its further words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from generator.dataclass import dataclass
from generator.models.views import AttachmentView


@dataclass(frozen=True)
class SearchRecord:
    """A record: ``line`` is shown below the title, ``texts`` are searched, ``end`` is exclusive."""

    kind: str
    address: str
    title: str
    line: str = ""
    texts: tuple[str, ...] = ()
    end: datetime | None = None


def after(day: date | None, zone: ZoneInfo) -> datetime | None:
    """Return the end of a day, which is the beginning of the next; ``None`` without a day."""
    return datetime.combine(day + timedelta(days=1), time(0), zone) if day else None


def names(attachments: Iterable[AttachmentView]) -> Iterator[str]:
    yield from (file.name for file in attachments)


def row(record: SearchRecord) -> str:
    """Write a record as the index has it."""
    end = int(record.end.timestamp()) if record.end else 0
    address = record.address.removeprefix("/")
    return as_json([record.kind, address, record.title, record.line, _joined(record), end])


def _joined(record: SearchRecord) -> str:
    """Join the texts, each once, and none that stands in the title or the line already."""
    shown = (record.title, record.line)
    texts = dict.fromkeys(text for text in record.texts if text)
    return "\n".join(text for text in texts if not any(text in one for one in shown))


def as_json(value: object) -> str:
    """Write JSON that a script may hold too: before 2019 two signs of Unicode ended its lines."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
