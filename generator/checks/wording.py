"""Checks of the words of a notice or an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.load import Sourced
from generator.models.event import Event
from generator.models.notice import Notice
from generator.problems import Problem, problem
from generator.schedule import WEEKDAYS

POSTER_TITLE = 24
"""Characters of a headline that can be read from three metres on A4."""

_WEEKDAY_RE = re.compile(
    r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*[（(](?:周|星期)([一二三四五六日天])[）)]"
)


def long_title(sourced: Sourced[Notice] | Sourced[Event]) -> Iterator[Problem]:
    length, limit = len(sourced.value.title), POSTER_TITLE
    if length > limit:
        yield problem(sourced.place("title"), "notice.long_title", length=length, limit=limit)


def weekdays(sourced: Sourced[Notice] | Sourced[Event], about: date | None) -> Iterator[Problem]:
    """Weekdays typed in the text that are not those of their dates."""
    for field in ("title", "body"):
        for match in _WEEKDAY_RE.finditer(getattr(sourced.value, field)):
            day = _day_meant(match, about)
            if day is None or WEEKDAYS[day.weekday()] == match[4].replace("天", "日"):
                continue
            yield problem(
                sourced.place_in_text(field, match.start()),
                "notice.wrong_weekday",
                value=match[0],
                day=day,
                weekday=WEEKDAYS[day.weekday()],
            )


def _day_meant(match: re.Match[str], about: date | None) -> date | None:
    """Return the day a text means; without a year, the one nearest to what the text is about."""
    month, number = int(match[2]), int(match[3])
    if match[1]:
        return _date(int(match[1]), month, number)
    if about is None:
        return None
    years = (about.year - 1, about.year, about.year + 1)
    days = [day for year in years if (day := _date(year, month, number))]
    return min(days, key=lambda day: abs(day - about), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
