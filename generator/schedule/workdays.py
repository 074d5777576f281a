"""Counting days as the law counts them.

Civil Code of the PRC, art. 201: the first day is not counted; art. 203: where the last
day is a statutory rest day it moves to the day after the rest, and ends at 24:00. Which
days are rest days is announced once a year by the State Council, so it is content; until
then a year has at least the holidays that the law itself fixes.
"""

from __future__ import annotations

from datetime import date, timedelta

from generator.dataclass import dataclass
from generator.schedule.holidays import days_off

LONGEST_REST = timedelta(days=10)
"""More than any run of rest days has ever lasted."""


@dataclass(frozen=True)
class RestDays:
    """Weekends, less the swapped working days, plus the announced days off."""

    off: frozenset[date]
    work: frozenset[date]
    announced: frozenset[int]

    def is_rest_day(self, day: date) -> bool:
        if day in self.work:
            return False
        is_fixed = day.year not in self.announced and day in days_off(day.year)
        return is_fixed or day in self.off or day.weekday() >= 5  # noqa: PLR2004 - Saturday, Sunday

    def next_working_day(self, day: date) -> date:
        """``day`` itself where it is one."""
        while self.is_rest_day(day):
            day += timedelta(days=1)
        return day

    def last_day(self, posted: date, days: int, *, working: bool) -> date:
        """The last of ``days`` (natural or working) after the day of posting."""
        if not working:
            return self.next_working_day(posted + timedelta(days=days))
        day = posted
        for _ in range(days):
            day = self.next_working_day(day + timedelta(days=1))
        return day

    def is_provisional(self, first: date, last: date, *, working: bool = True) -> bool:
        """Tell whether a count over these days may still move when a year is announced.

        A count of natural days moves only where its last day lies near a holiday; one of
        working days wherever a holiday lies between.
        """
        if {first.year, last.year} <= self.announced:
            return False
        begin = first if working else last - LONGEST_REST
        days = (begin + timedelta(days=n) for n in range((last + LONGEST_REST - begin).days + 1))
        return any(day.year not in self.announced and day in days_off(day.year) for day in days)
