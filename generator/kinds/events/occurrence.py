"""Occurrences of an event: its dates resolved in the estate's zone.

An occurrence is named by the day it was first planned for (the RECURRENCE-ID of RFC 5545),
so that what is said of it later still finds it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, tzinfo

from generator.dataclass import dataclass
from generator.kinds.events.model import Alteration, Event
from generator.kinds.events.planned import EventError, Location, planned_windows
from generator.models.status import Status
from generator.schedule import ClockError, Moment, Period, Window


@dataclass(frozen=True)
class Occurrence:
    """One time an event takes place. Periods are in UTC; ``planned`` is what was first said."""

    day: date
    planned: Period
    period: Period
    is_all_day: bool
    was_all_day: bool
    is_cancelled: bool = False
    place: str | None = None
    reason: str = ""

    @property
    def is_moved(self) -> bool:
        return self.planned != self.period and not self.is_cancelled

    @property
    def end(self) -> datetime:
        return self.period.bounds[1]


@dataclass(frozen=True)
class Skipped:
    """A day left out from the start, worth saying until it is over (an instant in UTC)."""

    day: date
    end: datetime


@dataclass(frozen=True)
class EventPosting:
    """The times of an event, in UTC: when it is public, takes place, and can be signed up for.

    ``end`` is that of ``period``, which an event always has.
    """

    period: Period
    end: datetime
    occurrences: tuple[Occurrence, ...]
    skipped: tuple[Skipped, ...]
    registration: Period
    revised: datetime | None

    @property
    def instants(self) -> tuple[datetime, ...]:
        """Every instant at which what is shown of the event may change by itself."""
        bounds = (self.period, self.registration, *(o.period for o in self.occurrences))
        planned = (o.planned for o in self.occurrences)
        own = [self.revised, *(edge for p in (*bounds, *planned) for edge in (p.start, p.end))]
        own += [day.end for day in self.skipped]
        return tuple(instant for instant in own if instant is not None)


def event_posting(event: Event, zone: tzinfo) -> EventPosting:
    """Raises ``EventError`` where the dates make no event.

    Raises ``ClockError`` for a single moment the zone skips or repeats.
    """
    windows = planned_windows(event)
    overrides = {override.on: number for number, override in enumerate(event.overrides)}
    found: list[Occurrence] = []
    skipped: set[date] = set()
    for window in windows:
        number = overrides.get(window.start.day)
        if number is not None and event.overrides[number].what is Alteration.SKIP:
            skipped.add(window.start.day)
        else:
            found.append(_occurrence(window, number, event, zone))
    if not found:
        raise EventError(("overrides",), "event.nothing_left")
    last = max(one.end for one in found)
    end = min(last, event.until.end(zone)) if event.until else last
    return EventPosting(
        period=Period(event.starts.start(zone) if event.starts else None, end),
        end=end,
        occurrences=tuple(sorted(found, key=lambda one: (one.period.bounds, one.day))),
        skipped=tuple(Skipped(day, Moment(day).end(zone)) for day in sorted(skipped)),
        registration=_registration(event, zone),
        revised=event.revised.start(zone) if event.revised else None,
    )


def _registration(event: Event, zone: tzinfo) -> Period:
    registration = event.registration
    if registration is None:
        return Period(None, None)
    start = registration.starts.start(zone) if registration.starts else None
    return Period(start, registration.until.end(zone) if registration.until else None)


def _occurrence(window: Window, number: int | None, event: Event, zone: tzinfo) -> Occurrence:
    """``number`` is that of the override of its day; the last one typed holds."""
    planned = _period(window, zone, ("date",) if event.date else ("time",))
    found = Occurrence(
        day=window.start.day,
        planned=planned,
        period=planned,
        is_all_day=window.start.clock is None,
        was_all_day=window.start.clock is None,
        is_cancelled=event.status is Status.CANCELLED,
    )
    if number is None:
        return found
    override = event.overrides[number]
    if override.what is Alteration.MOVE and override.to is not None:
        at = ("overrides", number, "to")
        to = _moved(window, override.to, at)
        period = _period(to, zone, at)
        found = replace(found, period=period, is_all_day=to.start.clock is None)
    return replace(
        found,
        place=override.place,
        reason=override.reason or "",
        is_cancelled=found.is_cancelled or override.what is Alteration.CANCEL,
    )


def _moved(window: Window, to: Window, at: Location) -> Window:
    """A day alone keeps the clock times, or the number of days, of what it replaces."""
    if to.start.clock is not None:
        return to
    if window.start.clock is None:
        is_one_day = to.start.day == to.end.day
        length = window.end.day - window.start.day
        return Window(to.start, Moment(to.start.day + length)) if is_one_day else to
    if to.start.day != to.end.day:
        raise EventError(at, "event.moved_to_days", value=to)
    passed = to.start.day - window.start.day
    return Window(
        replace(window.start, day=to.start.day), replace(window.end, day=window.end.day + passed)
    )


def _period(window: Window, zone: tzinfo, at: Location) -> Period:
    try:
        period = Period(window.start.start(zone), window.end.end(zone))
    except ClockError as error:
        code = "event.clock_repeated" if error.repeated else "event.clock_skipped"
        raise EventError(at, code, value=error.moment) from error
    if period.is_empty:
        raise EventError(at, "window.backwards", value=window)
    return period
