"""Stamps of publication: since when something is public, when and how often it was changed.

The day of publication is what its file says: ``from``, the date in its name, its signature.
Else it is the moment a run first saw it, and where no run has noted that, nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.events.model import Event
from generator.kinds.notices.model import Notice
from generator.kinds.seen import Seen
from generator.models.names import day_in_name


@dataclass(frozen=True)
class Stamps:
    """The stamps of one record, in the estate's zone; ``published`` is ``None`` if nobody knows it.

    ``updated`` is what Atom and iCalendar require, so there always is one: where nothing is
    known the first day of the estate, which is the same on every machine.
    """

    published: datetime | None
    updated: datetime
    sequence: int


def stamps_of(
    record: Notice | Event,
    start: datetime | None,
    changed: Iterable[datetime | None],
    content: Content,
    at: datetime,
) -> Stamps:
    """``changed`` are the moments at which its own file says that it was changed."""
    zone = content.estate.zone
    seen = content.seen.get(("notices" if isinstance(record, Notice) else "events", record.id))
    published = start.astimezone(zone) if start else _published(record, seen, content, at)
    noted = (*changed, seen.changed if seen else None)
    known = [one.astimezone(zone) for one in noted if one is not None and one <= at]
    since = published or midnight(content.estate.since, content)
    sequence = max(record.change_count, seen.sequence if seen else 0)
    return Stamps(published, max(since, *known) if known else since, sequence)


def _published(
    record: Notice | Event, seen: Seen | None, content: Content, at: datetime
) -> datetime | None:
    if day := day_in_name(record.id) or getattr(record, "signed", None):
        return midnight(day, content)
    if seen is None or not seen.is_sure or at < seen.first:
        return None
    return seen.first.astimezone(content.estate.zone)


def midnight(day: date, content: Content) -> datetime:
    return datetime.combine(day, time(0), content.estate.zone)
