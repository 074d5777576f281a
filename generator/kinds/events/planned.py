"""The windows an event's dates name, before anything is changed: timeless, without a zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from generator.kinds.events.model import Event
from generator.schedule import FestivalError, Moment, Window

MOST_OCCURRENCES = 366
"""A series of more days is a slip in a year."""

Location = tuple[str | int, ...]


class EventError(ValueError):
    """Dates that do not make an event: where that stands, a problem code and its facts."""

    def __init__(self, at: Location, code: str, **facts: object) -> None:
        self.at = at
        self.code = code
        self.facts = facts
        super().__init__(code)


def planned_windows(event: Event) -> tuple[Window, ...]:
    """List an event's windows in the order they were typed, each once. Raises ``EventError``.

    A festival with a typed date takes place on that date; the check compares the two.
    """
    if event.repeat is not None and (event.date or event.festival):
        raise EventError(("repeat",), "event.several_dates")
    if event.date:
        return tuple(dict.fromkeys(_timed(event)))
    if event.repeat is None and event.festival is None:
        raise EventError(("date",), "event.no_date")
    days = _series(event) if event.repeat else _festival_days(event)
    return tuple(event.time.on(day) if event.time else _whole(day) for day in days)


def planned_days(event: Event) -> tuple[date, ...]:
    """The days its dates name, ascending. Raises ``EventError``."""
    return tuple(sorted({window.start.day for window in planned_windows(event)}))


def _whole(day: date) -> Window:
    return Window(Moment(day), Moment(day))


def _timed(event: Event) -> Iterator[Window]:
    """Days without a clock time take place at ``time``; a span of them on each of its days."""
    for window in event.date:
        if event.time is None:
            yield window
        elif window.start.clock is not None:
            facts = {"value": window, "time": event.time}
            raise EventError(("time",), "event.two_times", **facts)
        else:
            length = (window.end.day - window.start.day).days + 1
            yield from (event.time.on(window.start.day + timedelta(n)) for n in range(length))


def _festival_days(event: Event) -> list[date]:
    festival = event.festival
    if festival is None or not event.years:
        raise EventError(("festival",), "event.no_year", value=festival.name if festival else "")
    try:
        days = [day for year in event.years for day in festival.days(year)]
    except FestivalError as error:
        raise EventError(("festival",), error.code, **error.facts) from error
    return [day - timedelta(days=event.days_before) for day in days]


def _series(event: Event) -> list[date]:
    repeat = event.repeat
    recurrence = repeat.recurrence if repeat else None
    if repeat is None or recurrence is None:
        raise EventError(("repeat",), "event.no_series")
    days = list(islice(recurrence.days(), MOST_OCCURRENCES + 1))
    if not days:
        facts = {"start": repeat.starts, "until": repeat.until}
        raise EventError(("repeat",), "event.empty_series", **facts)
    if len(days) > MOST_OCCURRENCES:
        limit = MOST_OCCURRENCES
        raise EventError(("repeat",), "event.too_many", limit=limit, until=repeat.until)
    return days
