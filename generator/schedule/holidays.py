"""Days off that the law itself fixes, known before the State Council arranges a year.

Regulation on Public Holidays for National Festivals and Memorial Days, as in force since
2025-01-01. Which working days are swapped with them is announced once a year.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from generator.schedule.lunar import LAST_YEAR, Festival

FIRST_YEAR = 2025
"""From which on these are the days."""

_DAYS_OFF = {
    "元旦": 1,
    "除夕": 1,
    "春节": 3,
    "清明": 1,
    "劳动节": 2,
    "端午": 1,
    "中秋": 1,
    "国庆节": 3,
}
"""The festival each begins with, and how many days it lasts."""


@cache
def days_off(year: int) -> frozenset[date]:
    """Every day of a year that is off by law; none beyond the tables of the moon."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return frozenset()
    found = ((day, count) for name, count in _DAYS_OFF.items() for day in Festival(name).days(year))
    return frozenset(
        day + timedelta(days=number) for day, count in found for number in range(count)
    )
