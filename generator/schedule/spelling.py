"""Spellings of dates and times, as a closed list; anything else is an error.

Guessing would be worse than asking: ``11/5`` may be May or November. Every error names a
code of ``problems.catalogue`` and carries what the sentence needs, the right spelling
included where it is certain.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta

from generator.patterns import lazy_re
from generator.schedule.moments import Clock, ClockSpan, Moment, Window

WEEKDAYS = "一二三四五六日"

_DATE = (
    r"(?P<{p}y>\d{{4}})"
    r"(?:\s?(?P<{p}sep>[-/.–])\s?(?P<{p}m>\d{{1,2}})\s?(?P={p}sep)\s?(?P<{p}d>\d{{1,2}})"
    r"|\s?年\s?(?P<{p}cm>\d{{1,2}})\s?月\s?(?P<{p}cd>\d{{1,2}})\s?日)"
    r"(?:\s*\((?:周|星期|礼拜)(?P<{p}w>[一二三四五六日天])\)"
    r"|\s*(?:周|星期|礼拜)(?P<{p}bare>[一二三四五六日天]))?"
)
"""With the spaces, the weekday and the dash that office software puts into a date by itself."""

_CLOCK = (
    r"(?P<{p}h>\d{{1,2}})"
    r"(?::(?P<{p}min>\d{{2}})(?::(?P<{p}s>\d{{2}})(?:\.0+)?)?"
    r"|[点时](?:(?P<{p}cmin>\d{{1,2}})分)?)"
    r"(?P<{p}off>Z|\s?[+-]\d{{2}}:?[0-5]\d)?"
)
_GAP = r"(?:\s+|T|(?<=[一二三四五六日天)])\s*)"
_MOMENT = _DATE + r"(?:" + _GAP + _CLOCK + r")?"
_TO = r"\s*(?:[-–—~]|至|到)\s*"

_DAY_RE = lazy_re(_DATE.format(p="a"))
_MOMENT_RE = lazy_re(_MOMENT.format(p="a"))
_SPAN_RE = lazy_re(
    _MOMENT.format(p="a") + _TO + r"(?:" + _MOMENT.format(p="b") + r"|"
    r"(?P<next>次日|第二天)?\s*(?P<only>" + _CLOCK.format(p="c") + r"))"
)
_CLOCK_SPAN_RE = lazy_re(
    _CLOCK.format(p="a") + _TO + r"(?P<next>次日|第二天)?\s*" + _CLOCK.format(p="b")
)
DAY, MOMENT, WINDOW, CLOCK_SPAN = (
    _DATE.format(p="a"),
    _MOMENT_RE.pattern,
    f"(?:{_MOMENT_RE.pattern}|{_SPAN_RE.pattern})",
    _CLOCK_SPAN_RE.pattern,
)
"""How folded text may look that can be understood; what it then says may still be wrong."""

_COMPACT_RE = lazy_re(r"(\d{4})(\d{2})(\d{2})")
_EVERY_RE = lazy_re(r"每(?:两|三|隔)?(?:个?[周月天日]|星期|礼拜)|every", re.IGNORECASE)
_YEARLESS_RE = lazy_re(r"(\d{1,2})[-/.月](\d{1,2})[日号]?(?!\d)(?![-/.]\d)")
_RELATIVE_RE = lazy_re(
    r"(今|明|后|昨|当|即)[天日]|下?(周|星期|礼拜)[一二三四五六日天]|[本下上][周月]|月底|月初|年底|近期|"
    r"today|tomorrow",
    re.IGNORECASE,
)
_ENDLESS_RE = lazy_re(r"长期|永久|永远|一直|不限|无限|另行通知|forever|never", re.IGNORECASE)
_VAGUE = {"上午", "下午", "早上", "中午", "晚上", "凌晨", "傍晚"}


class SpellingError(ValueError):
    """A date or time that cannot be understood: a problem code and its facts."""

    def __init__(self, code: str, **facts: str) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)


def fold(text: str) -> str:
    """Full-width digits and signs as plain ones; for dates and numbers, never for prose.

    Invisible characters, which come along when something is copied from a chat, are dropped.
    """
    seen = text if text.isascii() else _narrowed(text)
    return re.sub(r"\s+", " ", seen).strip()


def _narrowed(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).replace("−", "-")
    folded = folded.replace("\u2010", "-")  # as NFKC leaves the hyphen that does not break
    seen = "".join(c for c in folded if unicodedata.category(c) != "Cf")
    return seen.replace("～", "~").replace("〜", "~")


def parse_moment(text: str) -> Moment:
    """``2026-11-25``, ``2026年11月5日 18时30分`` and the like, to a moment."""
    folded = fold(text)
    match = _MOMENT_RE.fullmatch(folded)
    if match is None:
        code = "date.is_a_span" if _SPAN_RE.fullmatch(folded) else "date.not_understood"
        raise _not_understood(folded, text, code, example="2026-11-25 18:00")
    if "T" not in folded and "-" in (match["aoff"] or ""):
        # 9:00-10:00 is a span to the clerk, whatever ISO 8601 says.
        raise SpellingError("date.is_a_span", value=text)
    return _moment(match, "a", text)


def parse_day(text: str) -> date:
    """A day without a clock time."""
    moment = parse_moment(text)
    if moment.clock is not None:
        raise SpellingError("date.no_clock_here", value=text, suggestion=str(moment.day))
    return moment.day


def parse_window(text: str) -> Window:
    """``2026-11-25 9:00–17:00``, a whole day, or two moments with a dash between."""
    folded = fold(text)
    if span := _SPAN_RE.fullmatch(folded):
        start = _moment(span, "a", text)
        end = _span_end(span, start, text)
    elif single := _MOMENT_RE.fullmatch(folded):
        start = end = _moment(single, "a", text)
        if start.clock is not None:
            raise SpellingError("window.no_end", value=text, example=_span_from(start))
    else:
        code = "window.not_understood"
        raise _not_understood(folded, text, code, example="2026-11-25 9:00–12:00")
    of_one_zone = start.offset == end.offset
    if of_one_zone and _order(end, ends=True) <= _order(start, ends=False):
        raise _backwards(start, end, text)
    return Window(start, end)


def parse_clock_span(text: str) -> ClockSpan:
    """``14:30–16:30``, or over midnight ``22:00–次日0:30``."""
    folded = fold(text)
    match = _CLOCK_SPAN_RE.fullmatch(folded)
    if match is None or match["aoff"] or match["boff"]:
        words = _in_words(folded, text, example="14:30–16:30")
        raise words or SpellingError("time.not_span", value=text)
    start, end = _clock(match, "a", text)[0], _clock(match, "b", text)[0]
    if match["next"] is None and end <= start:
        suggestion = ClockSpan(start, end, is_over_midnight=True)
        raise SpellingError("time.backwards", value=text, suggestion=str(suggestion))
    return ClockSpan(start, end, match["next"] is not None)


def _span_from(start: Moment) -> str:
    """Return a span that a start alone may have been meant as."""
    later = (end for end in (Clock(17), Clock(24)) if start.clock and start.clock < end)
    if end := next(later, None):
        return f"{start}–{end}"
    return f"{start} – {Moment(start.day + timedelta(days=1), Clock(8))}"


def _span_end(match: re.Match[str], start: Moment, text: str) -> Moment:
    if match["only"]:
        clock, offset = _clock(match, "c", text)
        day = start.day + timedelta(days=1) if match["next"] else start.day
        end = Moment(day, clock, start.offset if offset is None else offset)
    else:
        end = _moment(match, "b", text)
    if (start.clock is None) != (end.clock is None):
        raise SpellingError("window.half_a_clock", value=text, day=str(start.day))
    return end


def _backwards(start: Moment, end: Moment, text: str) -> SpellingError:
    if start.day == end.day and start.clock and end.clock:
        over_midnight = f"{start} – {Moment(start.day + timedelta(days=1), end.clock)}"
        return SpellingError("window.backwards_clock", value=text, suggestion=over_midnight)
    return SpellingError("window.backwards", value=text)


def _order(moment: Moment, *, ends: bool) -> tuple[date, Clock]:
    """A rough order for moments of one zone; exact comparison needs the zone."""
    return moment.day, moment.clock or (Clock(24) if ends else Clock(0))


def _moment(match: re.Match[str], prefix: str, text: str) -> Moment:
    day = _day(match, prefix, text)
    if not match[f"{prefix}h"]:
        return Moment(day)
    clock, offset = _clock(match, prefix, text)
    return Moment(day, clock, offset)


def _day(match: re.Match[str], prefix: str, text: str) -> date:
    year = int(match[f"{prefix}y"])
    month = int(match[f"{prefix}m"] or match[f"{prefix}cm"])
    number = int(match[f"{prefix}d"] or match[f"{prefix}cd"])
    if not 1990 <= year <= 2199:  # noqa: PLR2004 - a typing slip, not a date of an estate
        raise SpellingError("date.odd_year", value=text, year=str(year))
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        raise SpellingError("date.no_such_month", value=text, month=str(month))
    last = monthrange(year, month)[1]
    if not 1 <= number <= last:
        raise SpellingError(
            "date.no_such_day",
            value=text,
            year=str(year),
            month=str(month),
            day=str(number),
            suggestion=f"{year}-{month:02}-{last:02}",
        )
    day = date(year, month, number)
    _check_weekday(day, match[f"{prefix}w"] or match[f"{prefix}bare"], text)
    return day


def _check_weekday(day: date, typed: str | None, text: str) -> None:
    right = WEEKDAYS[day.weekday()]
    if typed and typed.replace("天", "日") != right:
        raise SpellingError(
            "date.wrong_weekday", value=text, day=str(day), typed=typed, weekday=right
        )


def _clock(match: re.Match[str], prefix: str, text: str) -> tuple[Clock, timedelta | None]:
    hour = int(match[f"{prefix}h"])
    minute = int(match[f"{prefix}min"] or match[f"{prefix}cmin"] or 0)
    second = int(match[f"{prefix}s"] or 0)
    past_midnight = hour == 24 and (minute or second)  # noqa: PLR2004
    if hour > 24 or minute > 59 or second > 59 or past_midnight:  # noqa: PLR2004
        raise SpellingError("time.impossible", value=text)
    offset = _offset(match[f"{prefix}off"])
    if offset is not None and abs(offset) > timedelta(hours=14):
        raise SpellingError("time.impossible", value=text)
    return Clock(hour, minute, second), offset


def _offset(text: str | None) -> timedelta | None:
    if text is None:
        return None
    if text == "Z":
        return timedelta(0)
    sign = -1 if "-" in text else 1
    digits = re.sub(r"\D", "", text)
    return sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))


def _not_understood(folded: str, text: str, code: str, *, example: str) -> SpellingError:
    if suggestion := _spaced(folded):
        return SpellingError("date.compact", value=text, suggestion=suggestion)
    if words := _in_words(folded, text, example=example):
        return words
    if yearless := _YEARLESS_RE.match(folded):
        return SpellingError("date.no_year", value=text, month=yearless[1], day=yearless[2])
    return SpellingError(code, value=text)


def _in_words(folded: str, text: str, *, example: str) -> SpellingError | None:
    """Name the fault of words that mean another time tomorrow, or none at all; else ``None``."""
    if any(word in folded for word in _VAGUE):
        return SpellingError("time.vague", value=text, example=example)
    if _EVERY_RE.search(folded):
        return SpellingError("date.every", value=text)
    if _ENDLESS_RE.search(folded):
        return SpellingError("date.endless", value=text)
    is_dated = _DAY_RE.match(folded)  # a weekday beside a date is no riddle
    is_relative = not is_dated and _RELATIVE_RE.search(folded)
    return SpellingError("date.relative", value=text) if is_relative else None


def _spaced(folded: str) -> str | None:
    """``20261125`` with its hyphens, where it is a day at all."""
    match = _COMPACT_RE.fullmatch(folded)
    suggestion = "-".join(match.groups()) if match else ""
    try:
        return str(date.fromisoformat(suggestion))
    except ValueError:
        return None
