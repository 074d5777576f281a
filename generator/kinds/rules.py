"""Rules that several kinds share: titles, weekdays beside dates, clock times, provisional days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo

from generator.kinds.disclosures.posting import DisclosurePosting
from generator.kinds.events.model import Event
from generator.kinds.notices.model import Notice
from generator.kinds.notices.posting import Posting
from generator.kinds.sourced import Sourced, place_in, words
from generator.models.customs import Customs
from generator.patterns import lazy_re
from generator.problems import Place, Problem, problem
from generator.schedule import LONGEST_REST, WEEKDAYS, Clock, ClockError, Moment, Period

POSTER_TITLE = 24
"""Characters of a headline that can be read from three metres on A4."""

_WEEKDAY_RE = lazy_re(
    r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*[（(](?:周|星期)([一二三四五六日天])[）)]"
)

_WEEKDAY_HINTS = ("周", "星期")
"""One of them is in every weekday that is looked for; most texts have neither."""


def clock_fault(place: Place, field: str, moment: Moment, zone: tzinfo) -> Problem | None:
    """A clock time that the zone skips or repeats on that day."""
    try:
        moment.start(zone)
    except ClockError as error:
        code = "date.repeated" if error.repeated else "date.skipped"
        suggestion = _with_offset(moment, zone)
        return problem(place, code, field=field, value=moment, suggestion=suggestion)
    return None


def _with_offset(moment: Moment, zone: tzinfo) -> str:
    """Write the same clock time with the offset that held before the clocks changed."""
    clock = moment.clock or Clock(0)
    day = moment.day + timedelta(days=clock.hour // 24)
    full = datetime.combine(day, time(clock.hour % 24, clock.minute), zone)
    offset = full.isoformat(timespec="minutes")[len("2026-11-25T00:00") :]
    return f"{moment.day}T{clock.hour:02}:{clock.minute:02}{offset}"


def provisional(
    place: Place, posting: Posting | DisclosurePosting, hangs: Period, customs: Customs
) -> Iterator[Problem]:
    """A count into a year whose rest days nobody knows yet, unless it hangs on long enough."""
    lawful, lawful_end = posting.lawful, posting.lawful_end
    if lawful is None or lawful_end is None or hangs.start is None:
        return
    if hangs.end is None or hangs.end - lawful_end > LONGEST_REST:
        return
    first = hangs.start.astimezone(customs.zone).date()
    working = posting.minimum is not None and posting.minimum.working
    if customs.rest.is_provisional(first, lawful, working=working):
        year = min({first.year, lawful.year} - customs.rest.announced)
        yield problem(place, "notice.provisional", year=year, lawful=lawful)


def long_title(sourced: Sourced[Notice] | Sourced[Event]) -> Iterator[Problem]:
    length, limit = len(sourced.value.title), POSTER_TITLE
    if length > limit:
        yield problem(sourced.place("title"), "notice.long_title", length=length, limit=limit)


def weekdays(sourced: Sourced[Notice] | Sourced[Event], about: date | None) -> Iterator[Problem]:
    """Weekdays typed anywhere in a record's words that are not those of their dates."""
    for at, text in words(sourced):
        if not any(hint in text for hint in _WEEKDAY_HINTS):
            continue
        for match in _WEEKDAY_RE.finditer(text):
            day = _day_meant(match, about)
            if day is None or WEEKDAYS[day.weekday()] == match[4].replace("天", "日"):
                continue
            yield problem(
                place_in(sourced, at, match.start()),
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
