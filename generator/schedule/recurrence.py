"""Days that come again: every so many weeks, or every so many months by date or weekday.

A series starts with its first matching day on or after ``first``, and intervals are
counted from there; so it is the same series as the RFC 5545 rule whose DTSTART is that
day. Weeks begin on Monday (RFC 5545, 3.3.10: the default of WKST).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from generator.dataclass import dataclass

DAYS_OF_WEEK = 7
CERTAIN_DAYS = 28
"""Every month has so many."""

WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

Rule = Mapping[str, object]
"""Parts of an RFC 5545 recurrence rule without its end: ``{"FREQ": "WEEKLY", …}``."""

DaysOfMonth = Callable[[int, int], list[date]]
"""Year and month → the days of the series in it, were it in every month."""


@dataclass(frozen=True)
class Weekly:
    """A series on ``weekdays`` (Monday is 0) of every ``interval``-th week."""

    first: date
    last: date
    interval: int
    weekdays: tuple[int, ...]

    def days(self) -> Iterator[date]:
        """Yield the days in ascending order, from ``first`` to ``last`` inclusive."""
        anchor: date | None = None
        day = self.first
        while day <= self.last:
            if day.weekday() in self.weekdays:
                monday = day - timedelta(days=day.weekday())
                anchor = anchor or monday
                if ((monday - anchor).days // DAYS_OF_WEEK) % self.interval == 0:
                    yield day
            if day == date.max:
                return
            day += timedelta(days=1)

    @property
    def rule(self) -> Rule:
        codes = [WEEKDAY_CODES[number] for number in sorted(set(self.weekdays))]
        return {"FREQ": "WEEKLY", "INTERVAL": self.interval, "BYDAY": codes}


@dataclass(frozen=True)
class MonthlyByDate:
    """A series on ``numbers`` (1 … 31) of every ``interval``-th month; 31 is its last day."""

    first: date
    last: date
    interval: int
    numbers: tuple[int, ...]

    def days(self) -> Iterator[date]:
        """Yield the days in ascending order, from ``first`` to ``last`` inclusive."""
        return _every(self, lambda year, month: _clamped(year, month, self.numbers))

    @property
    def rule(self) -> Rule | None:
        """``None`` where one rule cannot say it: several dates that a short month merges.

        A date that is clamped is the last of those that can be (``BYSETPOS=-1``).
        """
        monthly = {"FREQ": "MONTHLY", "INTERVAL": self.interval}
        if max(self.numbers) <= CERTAIN_DAYS:
            return {**monthly, "BYMONTHDAY": sorted(set(self.numbers))}
        if len(set(self.numbers)) > 1:
            return None
        candidates = list(range(CERTAIN_DAYS, self.numbers[0] + 1))
        return {**monthly, "BYMONTHDAY": candidates, "BYSETPOS": -1}


@dataclass(frozen=True)
class MonthlyByWeekday:
    """A series on the ``nths`` (1 … 5, -1: last) of ``weekdays`` of every ``interval``-th month."""

    first: date
    last: date
    interval: int
    nths: tuple[int, ...]
    weekdays: tuple[int, ...]

    def days(self) -> Iterator[date]:
        """Yield the days in ascending order, from ``first`` to ``last`` inclusive.

        A month may have no fifth one.
        """
        return _every(self, lambda y, m: _nth_weekdays(y, m, self.nths, self.weekdays))

    @property
    def rule(self) -> Rule:
        codes = [
            f"{nth}{WEEKDAY_CODES[number]}"
            for number in sorted(set(self.weekdays))
            for nth in sorted(set(self.nths))
        ]
        return {"FREQ": "MONTHLY", "INTERVAL": self.interval, "BYDAY": codes}


Recurrence = Weekly | MonthlyByDate | MonthlyByWeekday


def _every(series: MonthlyByDate | MonthlyByWeekday, days_of: DaysOfMonth) -> Iterator[date]:
    anchor: int | None = None
    last_month = series.last.year * 12 + series.last.month - 1
    for number in range(series.first.year * 12 + series.first.month - 1, last_month + 1):
        if anchor is not None and (number - anchor) % series.interval:
            continue
        for day in days_of(number // 12, number % 12 + 1):
            if series.first <= day <= series.last:
                anchor = number if anchor is None else anchor
                yield day


def _clamped(year: int, month: int, numbers: tuple[int, ...]) -> list[date]:
    last = monthrange(year, month)[1]
    return [date(year, month, number) for number in sorted({min(n, last) for n in numbers})]


def _nth_weekdays(
    year: int, month: int, nths: tuple[int, ...], weekdays: tuple[int, ...]
) -> list[date]:
    last = monthrange(year, month)[1]
    found = set()
    for weekday in weekdays:
        days = [
            day for n in range(1, last + 1) if (day := date(year, month, n)).weekday() == weekday
        ]
        found |= {days[nth - 1 if nth > 0 else nth] for nth in nths if nth <= len(days)}
    return sorted(found)
