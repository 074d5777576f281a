"""The morning round along the boards: on which days, and at what time.

What an estate wrote is read in ``models/round_times``, as kindly as it can be. What cannot be
read means every day at half past nine, since a round too many harms nobody; a check says so.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from generator.models.estate import Estate
from generator.models.round_times import EVERY_DAY, round_days, round_time
from generator.schedule import RestDays

HALF_PAST_NINE = time(9, 30)
_DAYS_LOOKED_AT = 60


def morning(estate: Estate) -> time:
    """Read the time of day by which a round has been."""
    read = round_time(estate.round.time)
    return HALF_PAST_NINE if read is None else read


def is_round_day(day: date, estate: Estate, rest: RestDays) -> bool:
    return (round_days(estate.round.days) or EVERY_DAY).includes(day, rest)


def round_at(day: date, estate: Estate) -> datetime:
    return datetime.combine(day, morning(estate), estate.zone)


def first_round_from(end: datetime | None, estate: Estate, rest: RestDays) -> date | None:
    """Find the day of the first round at which what ends then is over; ``None`` without an end."""
    if end is None:
        return None
    local = end.astimezone(estate.zone)
    day = local.date()
    if is_round_day(day, estate, rest) and local <= round_at(day, estate):
        return day
    return next_round_after(day, estate, rest)


def last_round_before(day: date, estate: Estate, rest: RestDays) -> date:
    return _next(day, -1, estate, rest)


def next_round_after(day: date, estate: Estate, rest: RestDays) -> date:
    return _next(day, 1, estate, rest)


def _next(day: date, step: int, estate: Estate, rest: RestDays) -> date:
    """Find the nearest round day in one direction; the very next day if there is none for weeks."""
    for number in range(1, _DAYS_LOOKED_AT):
        other = day + timedelta(days=step * number)
        if is_round_day(other, estate, rest):
            return other
    return day + timedelta(days=step)
