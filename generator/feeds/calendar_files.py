"""Which calendars there are: all events, each kind, each building, one event, notices.

A calendar seldom changes, and what writes one takes as long to load as a hundred pages to look
through. So each is known by what it is made of, as a page is, and written where that is new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Protocol

from generator.dataclass import dataclass
from generator.kinds.events.model import EventKind
from generator.kinds.events.shown import EventView
from generator.kinds.notices.shown import NoticeView
from generator.models.estate import Estate
from generator.snapshot import Snapshot
from generator.templating import Renderer

if TYPE_CHECKING:
    from generator.feeds.calendars import Writer


@dataclass(frozen=True)
class CalendarFile:
    """A calendar that can be written: whose, what it is called, and what is in it."""

    writer: Callable[[], Writer]
    estate: Estate
    name: str
    events: tuple[EventView, ...] = ()
    notices: tuple[NoticeView, ...] | None = None

    @property
    def made_of(self) -> tuple[object, ...]:
        estate = self.estate
        return (estate.name, estate.zone, estate.url, self.name, self.events, self.notices)

    def __call__(self) -> bytes:
        if self.notices is None:
            return self.writer().of_events(self.name, self.events)
        return self.writer().of_notices(self.name, self.notices)

    def observed(self) -> tuple[bytes, set[str]]:
        """Write the calendar, which reads nothing but what it is made of."""
        return self(), set()

    def value(self, name: str) -> object:
        """Refuse, since no calendar reads anything by its name. Raises ``KeyError``."""
        raise KeyError(name)


class RecallCalendar(Protocol):
    """Writes a calendar, or knows it from an earlier build."""

    def __call__(self, path: str, drawing: CalendarFile) -> bytes: ...


def calendar_files(
    snapshot: Snapshot, renderer: Renderer, recall: RecallCalendar | None = None
) -> dict[str, bytes]:
    """Make every calendar file by its path, empty or not: subscribers keep addresses."""

    @cache
    def writer() -> Writer:
        # Lazily: icalendar takes longer than all else of a build that finds one notice edited.
        from generator.feeds.calendars import Writer  # noqa: PLC0415

        return Writer(snapshot.estate, renderer)

    every = _calendars(snapshot, writer)
    return {path: recall(path, one) if recall else one() for path, one in every}


def _calendars(
    snapshot: Snapshot, writer: Callable[[], Writer]
) -> Iterator[tuple[str, CalendarFile]]:
    def of_events(name: str, events: tuple[EventView, ...]) -> CalendarFile:
        return CalendarFile(writer, snapshot.estate, name, events)

    yield "feeds/events.ics", of_events("活动", snapshot.events)
    for kind in EventKind:
        name = f"{kind.zh}活动"
        yield f"feeds/events-{kind.value}.ics", of_events(name, snapshot.of_kind(kind))
    for view in snapshot.buildings:
        path = f"feeds/building-{view.building.id}.ics"
        yield path, of_events(f"{view.building.name}活动", view.events)
    for event in snapshot.events:
        yield f"events/{event.id}/event.ics", of_events(event.title, (event,))
    timed = tuple(notice for notice in snapshot.notices if notice.windows)
    name = "停水停电等时段"
    yield "feeds/notices.ics", CalendarFile(writer, snapshot.estate, name, notices=timed)
