"""A moment as a person writes it: a day, perhaps a clock time, perhaps an offset.

Written moments carry no zone; the estate has one, and it is applied here and nowhere
else. A day alone means its beginning where something starts and its end where something
ends, and a day ends at 24:00 (Civil Code of the PRC, art. 203).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from generator.dataclass import dataclass


class ClockError(ValueError):
    """A clock time that the estate's zone skips or repeats on that day."""

    def __init__(self, moment: Moment, *, repeated: bool) -> None:
        self.moment = moment
        self.repeated = repeated
        super().__init__(f"{moment} {'occurs twice' if repeated else 'does not exist'}")


@dataclass(frozen=True, order=True)
class Clock:
    """A time of day from 00:00 to 24:00; 24:00 is the end of the day, not the next one."""

    hour: int
    minute: int = 0
    second: int = 0

    def __str__(self) -> str:
        seconds = f":{self.second:02}" if self.second else ""
        return f"{self.hour}:{self.minute:02}{seconds}"


@dataclass(frozen=True)
class Moment:
    """A moment as typed: ``day`` always, ``clock`` and ``offset`` (from UTC) where given."""

    day: date
    clock: Clock | None = None
    offset: timedelta | None = None

    def start(self, zone: tzinfo) -> datetime:
        """The instant in UTC at which something that starts then starts.

        Raises ``ClockError`` when the zone skips or repeats that clock time.
        """
        if self.clock is None:
            return _midnight(self.day, zone)
        return self._instant(self.clock, zone)

    def end(self, zone: tzinfo) -> datetime:
        """The first instant in UTC at which something that ends then is over."""
        if self.clock is None:
            return _midnight(self.day + timedelta(days=1), zone)
        return self._instant(self.clock, zone)

    def end_of_day(self, zone: tzinfo) -> datetime:
        """The end in UTC of the estate's day this moment belongs to, whatever its clock.

        Midnight itself (0:00, or 24:00) belongs to the day that ends there.
        """
        last = self.end(zone).astimezone(zone) - timedelta(microseconds=1)
        return _midnight(last.date() + timedelta(days=1), zone)

    def _instant(self, clock: Clock, zone: tzinfo) -> datetime:
        if clock.hour == 24:  # noqa: PLR2004 - the clock's own end of day
            day, at = self.day + timedelta(days=1), time(0)
        else:
            day, at = self.day, time(clock.hour, clock.minute, clock.second)
        if self.offset is not None:
            return datetime.combine(day, at, timezone(self.offset)).astimezone(UTC)
        first = datetime.combine(day, at, zone)
        second = first.replace(fold=1)
        if first.utcoffset() != second.utcoffset():
            repeated = first.astimezone(UTC) < second.astimezone(UTC)
            raise ClockError(self, repeated=repeated)
        return first.astimezone(UTC)

    def __str__(self) -> str:
        return f"{self.day}" if self.clock is None else f"{self.day} {self.clock}"


@dataclass(frozen=True)
class Window:
    """The span in which something takes effect: the water is off from ``start`` until ``end``."""

    start: Moment
    end: Moment

    def __str__(self) -> str:
        return f"{self.start} – {self.end}"


@dataclass(frozen=True)
class ClockSpan:
    """A stretch of any day, ``14:30–16:30``; over midnight it ends on the day after."""

    start: Clock
    end: Clock
    is_over_midnight: bool = False

    def on(self, day: date) -> Window:
        last = day + timedelta(days=1) if self.is_over_midnight else day
        return Window(Moment(day, self.start), Moment(last, self.end))

    def __str__(self) -> str:
        return f"{self.start}–{'次日' if self.is_over_midnight else ''}{self.end}"


def _midnight(day: date, zone: tzinfo) -> datetime:
    """The start of a day in UTC. Where the zone skips midnight, the skip itself."""
    return datetime.combine(day, time(0), zone).astimezone(UTC)
