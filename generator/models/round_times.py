"""Days and the hour of the morning round, as an estate writes them.

Reading is kind but never half: of words it does not know it says ``None``, since a day passed
over in silence is a round that nobody walks.
"""

from __future__ import annotations

from datetime import date, time

from generator.dataclass import dataclass
from generator.models.calendar_fields import weekday_named
from generator.patterns import lazy_re
from generator.schedule import WEEKDAYS, RestDays, fold

_EVERY_DAY = frozenset({"每天", "每日", "天天", "daily", "every day"})
_WORKING_DAYS = frozenset({"工作日", "每个工作日", "working days", "workdays"})
_WEEKEND = frozenset({"周末", "每周末", "双休日", "weekend"})

_TO = r"\s*[至到~–—-]+\s*"
_RUN_RE = lazy_re(rf"(.+?){_TO}(.+)")
_ROW_RE = lazy_re(rf"每?(?:周|星期|礼拜)([{WEEKDAYS}]{{2,}})")
_BETWEEN_RE = lazy_re(
    rf"\s*[、,;/和及与]\s*|(?<=[{WEEKDAYS}天])(?=每?(?:周|星期|礼拜))"
    r"|(?<![至到~–—-])\s+(?![至到~–—-])"
)
_CLOCK_RE = lazy_re(
    r"(?:早上|早晨|上午)?\s*(?P<hour>\d{1,2})(?::(?P<minute>\d{2})"
    r"|[点时](?:(?P<past>\d{1,2})分?|(?P<half>半))?)?(?:之?前|以前)?"
)


@dataclass(frozen=True)
class RoundDays:
    """Weekdays, Monday is 0, and perhaps every working day besides."""

    weekdays: frozenset[int]
    is_on_working_days: bool = False

    def includes(self, day: date, rest: RestDays) -> bool:
        """Tell whether there is a round that day."""
        is_working = self.is_on_working_days and not rest.is_rest_day(day)
        return is_working or day.weekday() in self.weekdays


EVERY_DAY = RoundDays(frozenset(range(len(WEEKDAYS))))


def round_days(typed: str) -> RoundDays | None:
    """Read 每天, 工作日, 周一至周五, 周六至周一, 周一、三、五; ``None`` for anything else."""
    words = fold(typed).casefold()
    if words in _EVERY_DAY:
        return EVERY_DAY
    weekdays: set[int] = set()
    parts = [words] if words in _WORKING_DAYS else _BETWEEN_RE.split(words)
    for part in parts:
        if part in _WORKING_DAYS:
            continue
        found = _weekdays(part)
        if not found:
            return None
        weekdays |= found
    return RoundDays(frozenset(weekdays), not _WORKING_DAYS.isdisjoint(parts))


def round_time(typed: str) -> time | None:
    """Read 9:30, 8点, 8点半, 早上8点20分前; ``None`` for anything else."""
    match = _CLOCK_RE.fullmatch(fold(typed))
    if match is None:
        return None
    minute = 30 if match["half"] else int(match["minute"] or match["past"] or 0)
    try:
        return time(int(match["hour"]), minute)
    except ValueError:
        return None


def _weekdays(words: str) -> set[int]:
    """Read one weekday, a row of them or a run, which may go round the end of the week."""
    if words in _WEEKEND:
        return {WEEKDAYS.index("六"), WEEKDAYS.index("日")}
    if row := _ROW_RE.fullmatch(words):
        return {WEEKDAYS.index(name) for name in row[1]}
    run = _RUN_RE.fullmatch(words)
    first = weekday_named(run[1] if run else words)
    last = weekday_named(run[2]) if run else first
    if first is None or last is None:
        return set()
    length = len(WEEKDAYS)
    return {(first + number) % length for number in range((last - first) % length + 1)}
