"""Days and hours in running text: 2026年11月25日（周三）上午9时至下午5时, to what a field says.

A year that is not written is worked out from the date below the text, and is sure only there: a
notice is signed before what it announces. Anything else is for a person to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.dataclass import dataclass
from generator.patterns import lazy_re
from generator.schedule import SpellingError, fold, parse_window

_WEEKDAYS = "一二三四五六日"
_DIGITS = {one: str(n) for n, one in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
}
_HAN_DATE_RE = lazy_re(
    r"([〇零○O一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_DAY = (
    r"(?:(?:(?P<{p}y>\d{{4}})\s?年\s?)?(?P<{p}m>\d{{1,2}})\s?月\s?(?P<{p}d>\d{{1,2}})\s?[日号]?"
    r"|(?P<{p}sy>\d{{4}})(?P<{p}s>[-/.])(?P<{p}sm>\d{{1,2}})(?P={p}s)(?P<{p}sd>\d{{1,2}}))"
    r"(?:\s?\(?(?:周|星期)(?P<{p}w>[一二三四五六日天])\)?)?"
)
_CLOCK = (
    r"(?P<{p}half>凌晨|清晨|早上|早|上午|中午|下午|傍晚|晚上|晚间|晚|夜间)?\s?"
    r"(?P<{p}h>\d{{1,2}})(?::(?P<{p}min>\d{{2}})|[点时](?:(?P<{p}cmin>\d{{1,2}})分|(?P<{p}x>半)|整)?)"
)
_TO = r"\s?(?:起|开始)?\s?(?:[-–—~]+|至|到)\s?"
_SPAN = (
    _DAY.format(p="a")
    + r"(?:"
    + _TO
    + r"(?:"
    + _DAY.format(p="b")
    + r"|(?P<only>\d{1,2})\s?[日号]))?"
    + r"(?P<daily>\s?,?\s?每[天日])?"
    + r"(?:[,\s]*"
    + _CLOCK.format(p="f")
    + r"(?:"
    + _TO
    + r"(?P<next>次日|第二天|翌日)?(?:"
    + _DAY.format(p="e")
    + r")?\s?"
    + _CLOCK.format(p="t")
    + r")?)?"
)
_SPAN_RE = lazy_re(r"(?<![\d年月.])" + _SPAN)
_HOURS_RE = lazy_re(_CLOCK.format(p="f") + _TO + _CLOCK.format(p="t"))
_AFTERNOON = frozenset({"下午", "傍晚", "晚上", "晚间", "晚", "夜间"})
_NOON, _DAY_HOURS, _MOST_DAYS = 12, 24, 31
_SOON = 180
"""Days after its own date within which what a notice announces lies."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of time: its words, where they stand, what they mean, whether that is sure."""

    words: str
    at: int
    length: int
    first: date
    last: date
    value: tuple[str, ...]
    """Windows as they are typed into a field; one day alone is one as well."""
    has_hours: bool
    is_sure: bool


def flat(text: str) -> str:
    """Fold full-width signs and Chinese numerals of dates; lines stay lines."""
    folded = "\n".join(fold(line) for line in text.split("\n"))
    return _HAN_DATE_RE.sub(_in_digits, folded)


def _in_digits(match: re.Match[str]) -> str:
    year = "".join(_DIGITS[one] for one in match[1])
    return f"{year}年{_number(match[2])}月{_number(match[3])}日"


def _number(han: str) -> int:
    tens, ten, ones = han.rpartition("十")
    high = (int(_DIGITS[tens]) if tens else 1) if ten else 0
    return high * 10 + (int(_DIGITS[ones]) if ones else 0)


def signed_day(lines: list[str]) -> tuple[int, date] | None:
    """Find the date below the text, with the number of its line: a whole date and nothing else."""
    for number in range(len(lines) - 1, max(len(lines) - 4, -1), -1):
        match = _SPAN_RE.fullmatch(lines[number].strip())
        if (
            match
            and _typed(match, "ay")
            and not (_typed(match, "bm") or match["only"] or match["fh"])
        ):
            day = _day(match, "a", int(_typed(match, "ay")))
            return (number, day) if day and _agrees(match, "a", day) else None
    return None


def stretches(text: str, signed: date | None, today: date) -> Iterator[Stretch]:
    """Yield whatever in a flat text names days, in the order of the text."""
    for match in _SPAN_RE.finditer(text):
        if (found := _stretch(match, signed, today)) is not None:
            yield found


def has_other_hours(text: str, one: Stretch) -> bool:
    """Tell whether its line has more hours: 9:00-12:00、14:00-17:00, or those of another day."""
    first = text.rfind("\n", 0, one.at) + 1
    end = text.find("\n", one.at + one.length)
    rest = text[first : one.at] + "\n" + text[one.at + one.length : end if end >= 0 else None]
    return bool(_HOURS_RE.search(rest))


def _stretch(match: re.Match[str], signed: date | None, today: date) -> Stretch | None:
    year, is_sure = _year(match, signed, today)
    first = _day(match, "a", year)
    last = first and _last_day(match, first)
    if first is None or last is None:
        return None
    is_sure = is_sure and first <= last and _agrees(match, "a", first)
    is_sure = is_sure and (not _typed(match, "bm") or _agrees(match, "b", last))
    value: tuple[str, ...] = (str(first) if first == last else f"{first} – {last}",)
    has_hours = bool(match["th"])
    if has_hours:
        windows = _windows(match, first, last)
        value = windows if all(map(_is_read, windows)) else ()
        is_sure = is_sure and bool(value)
    else:
        is_sure = is_sure and match["fh"] is None and match["daily"] is None
    place = (match.start(), len(match[0]))
    return Stretch(match[0].strip().rstrip(","), *place, first, last, value, has_hours, is_sure)


def _year(match: re.Match[str], signed: date | None, today: date) -> tuple[int, bool]:
    if _typed(match, "ay"):
        return int(_typed(match, "ay")), True
    base = signed or today
    day = _day(match, "a", base.year)
    year = base.year if day and day >= base else base.year + 1
    day = _day(match, "a", year)
    return year, bool(signed and day and (day - signed).days <= _SOON)


def _typed(match: re.Match[str], name: str) -> str:
    """Return a part of a date, whichever way the date is spelled; empty where there is none."""
    return match[name] or match[f"{name[0]}s{name[1:]}"] or ""


def _day(match: re.Match[str], part: str, year: int) -> date | None:
    try:
        return date(year, int(_typed(match, f"{part}m")), int(_typed(match, f"{part}d")))
    except ValueError:
        return None


def _last_day(match: re.Match[str], first: date) -> date | None:
    if match["only"]:
        try:
            return first.replace(day=int(match["only"]))
        except ValueError:
            return None
    if not _typed(match, "bm"):
        return first
    if _typed(match, "by"):
        return _day(match, "b", int(_typed(match, "by")))
    last = _day(match, "b", first.year)
    return last if last is None or last >= first else _day(match, "b", first.year + 1)


def _agrees(match: re.Match[str], part: str, day: date) -> bool:
    """Tell whether a weekday that is written is that of the day."""
    typed = (match[f"{part}w"] or "").replace("天", "日")
    return not typed or _WEEKDAYS[day.weekday()] == typed


def _windows(match: re.Match[str], first: date, last: date) -> tuple[str, ...]:
    """Put days and hours together: one window, or one of each day where it says 每天."""
    start, end = _clock(match, "f", ""), _clock(match, "t", match["fhalf"] or "")
    if start is None or end is None or (last - first).days > _MOST_DAYS:
        return ()
    if _typed(match, "em"):
        until = _day(match, "e", int(_typed(match, "ey")) if _typed(match, "ey") else first.year)
        return (f"{first} {start} – {until} {end}",) if until else ()
    if first != last and match["daily"] is None:
        return ()  # 25日至27日9:00-17:00: every day, or all the time
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    over = "次日" if match["next"] else ""
    return tuple(f"{day} {start}–{over}{end}" for day in days)


def _clock(match: re.Match[str], part: str, before: str) -> str | None:
    """A clock time in 24 hours; 2时至5时 in the afternoon says so once."""
    hour, half = int(match[f"{part}h"]), match[f"{part}half"]
    minute = int(match[f"{part}min"] or match[f"{part}cmin"] or (30 if match[f"{part}x"] else 0))
    is_late = half in _AFTERNOON if half else before in _AFTERNOON and not match["next"]
    if (is_late and hour < _NOON) or (half == "中午" and hour < 3):  # noqa: PLR2004 - 中午1点
        hour += _NOON
    elif half in {"晚上", "晚间", "晚", "夜间"} and hour == _NOON:
        hour = _DAY_HOURS
    is_clock = (hour < _DAY_HOURS or (hour == _DAY_HOURS and minute == 0)) and minute < 60  # noqa: PLR2004
    return f"{hour}:{minute:02}" if is_clock else None


def _is_read(window: str) -> bool:
    try:
        parse_window(window)
    except SpellingError:
        return False
    return True
