"""One thing that can be found: its title, a line about it, and all its further words."""

from __future__ import annotations

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
