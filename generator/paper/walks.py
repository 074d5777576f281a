"""The morning round along the boards: on which days, and at what time.

What an estate wrote is read as kindly as it can be: 每天, 工作日, 周一至周五, 周一、三、五. What
cannot be read means every day at half past nine, since a round too many harms nobody.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from generator.models.estate import Estate
from generator.schedule import WEEKDAYS, RestDays, fold

HALF_PAST_NINE = time(9, 30)
_LATEST_HOUR = 23
_DAYS_LOOKED_AT = 60
_CLOCK_RE = re.compile(r"(\d{1,2})(?:[:点时](\d{2})?)?")
_RUN_RE = re.compile(r"[周星期]*([一二三四五六日天])[至到~–—-]+[周星期]*([一二三四五六日天])")


def morning(estate: Estate) -> time:
    """Read the time of day by which a round has been."""
    match = _CLOCK_RE.match(fold(estate.round.time))
    if match is None or int(match[1]) > _LATEST_HOUR:
        return HALF_PAST_NINE
    minute = int(match[2] or 0)
    return time(int(match[1]), minute) if minute < 60 else HALF_PAST_NINE  # noqa: PLR2004


def is_round_day(day: date, estate: Estate, rest: RestDays) -> bool:
    words = fold(estate.round.days)
    if "工作日" in words:
        return not rest.is_rest_day(day)
    weekdays = _weekdays(words)
    return not weekdays or day.weekday() in weekdays


def round_at(day: date, estate: Estate) -> datetime:
    return datetime.combine(day, morning(estate), estate.zone)


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


def _weekdays(words: str) -> set[int]:
    """Read 周一至周五, 周二、四 as numbers from Monday on; none where none is named."""
    if not re.search("[周星期]", words):
        return set()
    plain = words.replace("天", "日")
    found = {WEEKDAYS.index(name) for name in plain if name in WEEKDAYS}
    for first, last in _RUN_RE.findall(plain):
        start, end = (WEEKDAYS.index(name.replace("天", "日")) for name in (first, last))
        found |= set(range(start, end + 1)) if start <= end else set()
    return found
