"""When an event takes place: its dates resolved to occurrences in the estate's zone.

An occurrence is named by the day it was first planned for (the RECURRENCE-ID of RFC 5545),
so that what is said of it later still finds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice

from generator.models.event import Alteration, Event, Override
from generator.models.notice import Status
from generator.schedule import ClockError, FestivalError, Moment, Period, Window

MOST_OCCURRENCES = 366
"""A series of more days is a slip in a year."""


class EventError(ValueError):
    """Dates that do not make an event: the field, a problem code and its facts."""

    def __init__(self, field: str, code: str, **facts: object) -> None:
        self.field = field
        self.code = code
        self.facts = facts
        super().__init__(code)


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
    """When an event is public, when it takes place, when one may sign up; UTC.

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
    """Raises ``EventError`` where the dates make no event, or a clock time does not exist."""
    windows = _windows(event)
    skipped = {o.on for o in event.overrides if o.what is Alteration.SKIP}
    kept = [window for window in windows if window.start.day not in skipped]
    found = sorted(
        (_occurrence(window, event, zone) for window in kept),
        key=lambda one: (one.period.bounds, one.day),
    )
    if not found:
        raise EventError("overrides", "event.nothing_left")
    last = max(one.end for one in found)
    until = _instant(event.until, "until", zone, ends=True)
    end = min(last, until) if until else last
    return EventPosting(
        period=Period(_instant(event.starts, "from", zone), end),
        end=end,
        occurrences=tuple(found),
        skipped=tuple(
            Skipped(day, Moment(day).end(zone))
            for day in sorted(skipped & {window.start.day for window in windows})
        ),
        registration=_registration(event, zone),
        revised=Moment(event.revised).start(zone) if event.revised else None,
    )


def _registration(event: Event, zone: tzinfo) -> Period:
    if event.registration is None:
        return Period(None, None)
    start = _instant(event.registration.starts, "registration", zone)
    return Period(start, _instant(event.registration.until, "registration", zone, ends=True))


def planned_days(event: Event) -> tuple[date, ...]:
    """The days its dates name, before any override. Raises ``EventError``."""
    return tuple(sorted({window.start.day for window in _windows(event)}))


def _windows(event: Event) -> list[Window]:
    """What was planned, in the order it was typed, each start once."""
    given = [bool(event.date), event.festival is not None, event.repeat is not None]
    if given == [True, True, False]:
        return list(dict.fromkeys(_timed(event)))
    if sum(given) != 1:
        code = "event.no_date" if not any(given) else "event.several_dates"
        raise EventError("repeat" if given[2] else "date", code)
    if event.date:
        return list(dict.fromkeys(_timed(event)))
    days = _festival_days(event) if event.festival else _series(event)
    return [event.time.on(day) if event.time else Window(Moment(day), Moment(day)) for day in days]


def _timed(event: Event) -> Iterator[Window]:
    """Days without a clock time take place at ``time``; a span of them on each of its days."""
    for window in event.date:
        if event.time is None:
            yield window
        elif window.start.clock is not None:
            raise EventError("time", "event.two_times", value=window, time=event.time)
        else:
            length = (window.end.day - window.start.day).days + 1
            yield from (event.time.on(window.start.day + timedelta(n)) for n in range(length))


def _festival_days(event: Event) -> list[date]:
    if event.festival is None or not event.years:
        raise EventError("festival", "event.no_year", value=event.festival and event.festival.name)
    try:
        days = [day for year in event.years for day in event.festival.days(year)]
    except FestivalError as error:
        raise EventError("festival", error.code, **error.facts) from error
    return [day - timedelta(days=event.days_before) for day in days]


def _series(event: Event) -> list[date]:
    repeat = event.repeat
    recurrence = repeat.recurrence if repeat else None
    if repeat is None or recurrence is None:
        raise EventError("repeat", "event.no_series")
    days = list(islice(recurrence.days(), MOST_OCCURRENCES + 1))
    if not days:
        raise EventError("repeat", "event.empty_series", start=repeat.starts, until=repeat.until)
    if len(days) > MOST_OCCURRENCES:
        raise EventError("repeat", "event.too_many", limit=MOST_OCCURRENCES, until=repeat.until)
    return days


def _occurrence(window: Window, event: Event, zone: tzinfo) -> Occurrence:
    planned = _period(window, event, zone)
    found = Occurrence(
        day=window.start.day,
        planned=planned,
        period=planned,
        is_all_day=window.start.clock is None,
        was_all_day=window.start.clock is None,
        is_cancelled=event.status is Status.CANCELLED,
    )
    for override in event.overrides:
        if override.on == window.start.day:
            found = _altered(found, override, window, event, zone)
    return found


def _altered(
    found: Occurrence, override: Override, window: Window, event: Event, zone: tzinfo
) -> Occurrence:
    changed = replace(found, reason=override.reason or "", place=override.place or found.place)
    if override.what is Alteration.CANCEL:
        return replace(changed, is_cancelled=True)
    if override.what is Alteration.MOVE and override.to is not None:
        to = _at_same_clock(override.to, window)
        return replace(changed, period=_period(to, event, zone), is_all_day=to.start.clock is None)
    return changed


def _at_same_clock(to: Window, window: Window) -> Window:
    """A day alone keeps the clock times of the day it replaces."""
    if to.start.clock is not None or window.start.clock is None:
        return to
    passed = to.start.day - window.start.day
    return Window(
        replace(window.start, day=to.start.day), replace(window.end, day=window.end.day + passed)
    )


def _period(window: Window, event: Event, zone: tzinfo) -> Period:
    try:
        period = Period(window.start.start(zone), window.end.end(zone))
    except ClockError as error:
        code = "event.clock_repeated" if error.repeated else "event.clock_skipped"
        field = "date" if event.date else "time"
        raise EventError(field, code, value=error.moment) from error
    if period.is_empty:
        raise EventError("date", "window.backwards", value=window)
    return period


def _instant(
    moment: Moment | None, field: str, zone: tzinfo, *, ends: bool = False
) -> datetime | None:
    if moment is None:
        return None
    try:
        return moment.end(zone) if ends else moment.start(zone)
    except ClockError as error:
        code = "event.clock_repeated" if error.repeated else "event.clock_skipped"
        raise EventError(field, code, value=error.moment) from error
