"""The Chinese calendar: lunar days, solar terms, and the festivals counted by either.

Computed with borax, whose tables end in 2100. A festival is asked for by its Gregorian
year, which may hold two of one (腊八 in 2022) or none (腊八 in 2023). Festivals lie in the
regular month, never in the leap one; 除夕 is the day before 春节, since the twelfth month
may have 29 days or 30.
"""

from __future__ import annotations

from bisect import bisect
from datetime import date, timedelta
from functools import cache
from operator import itemgetter

from borax.calendars.lunardate import (
    MIN_SOLAR_DATE,
    TERMS_CN,
    InvalidLunarDateError,
    LCalendars,
    LunarDate,
    TermUtils,
)

from generator.dataclass import dataclass
from generator.patterns import lazy_re

TERMS: tuple[str, ...] = tuple(TERMS_CN)
"""The 24 solar terms, from 小寒 in January to 冬至 in December."""

LAST_YEAR = 2100
"""The last Gregorian year the tables hold whole."""

_MONTHS = "正二三四五六七八九十冬腊"
_NUMBERS = "一二三四五六七八九十"
_TENS = ("初", "十", "廿", "三")
_LUNAR_RE = lazy_re(
    r"农历(闰)?(正|十一|十二|[一二三四五六七八九十冬腊])月"
    r"(初[一二三四五六七八九十]|二十|二?十[一二三四五六七八九]|廿[一二三四五六七八九]|三十)日?"
)


class FestivalError(ValueError):
    """A festival that cannot be dated: a problem code and its facts."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = {name: str(value) for name, value in facts.items()}
        super().__init__(code)


@dataclass(frozen=True)
class LunarDay:
    """A day of the Chinese calendar; ``month`` 1 … 12, ``day`` 1 … 30."""

    month: int
    day: int
    is_leap: bool

    @property
    def month_name(self) -> str:
        """Return the name of the month; a leap month repeats that of the one before it."""
        return f"{_MONTHS[self.month - 1]}月"

    @property
    def month_words(self) -> str:
        return f"{'闰' if self.is_leap else ''}{self.month_name}"

    @property
    def day_words(self) -> str:
        """初一, 十五, 廿三, 三十."""
        tens, ones = divmod(self.day, 10)
        if ones == 0:
            return ("", "初十", "二十", "三十")[tens]
        return f"{_TENS[tens]}{_NUMBERS[ones - 1]}"

    @property
    def words(self) -> str:
        return f"{self.month_words}{self.day_words}"


@dataclass(frozen=True)
class Festival:
    """``name`` is a festival, a solar term, or a lunar day such as 农历八月十五."""

    name: str

    def days(self, year: int) -> tuple[date, ...]:
        """Its days in a Gregorian year, usually one.

        Raises ``FestivalError`` beyond the tables, and in a year that has none.
        """
        if year > LAST_YEAR:
            raise FestivalError("event.beyond_tables", value=self.name, year=year, last=LAST_YEAR)
        found = tuple(sorted(_days(self.name, year)))
        if not found:
            raise FestivalError("event.no_such_festival_day", value=self.name, year=year)
        return found


_LUNAR_FESTIVALS = {
    "春节": (1, 1),
    "元宵": (1, 15),
    "龙抬头": (2, 2),
    "端午": (5, 5),
    "七夕": (7, 7),
    "中元": (7, 15),
    "中秋": (8, 15),
    "重阳": (9, 9),
    "腊八": (12, 8),
    "北方小年": (12, 23),
    "南方小年": (12, 24),
}
_EVE = "除夕"
_FIXED_FESTIVALS = {
    "元旦": (1, 1),
    "妇女节": (3, 8),
    "植树节": (3, 12),
    "劳动节": (5, 1),
    "青年节": (5, 4),
    "儿童节": (6, 1),
    "建党节": (7, 1),
    "建军节": (8, 1),
    "教师节": (9, 10),
    "国庆节": (10, 1),
    "消防日": (11, 9),
}

FESTIVALS = (*_LUNAR_FESTIVALS, _EVE, *_FIXED_FESTIVALS)
NAMES = (*FESTIVALS, *TERMS)
"""Everything that can be asked for by name."""

_ALIASES = {
    **{f"{name}节": name for name in (*_LUNAR_FESTIVALS, *TERMS, _EVE)},
    **{name.removesuffix("节"): name for name in _FIXED_FESTIVALS},
    "五一": "劳动节",
    "六一": "儿童节",
    "八一": "建军节",
    "十一": "国庆节",
    "大年初一": "春节",
    "端阳": "端午",
    "chunjie": "春节",
    "yuanxiao": "元宵",
    "duanwu": "端午",
    "zhongqiu": "中秋",
    "chongyang": "重阳",
    "laba": "腊八",
    "chuxi": "除夕",
    "qixi": "七夕",
    "qingming": "清明",
    "dongzhi": "冬至",
}


def festival(word: str) -> Festival | None:
    """Find a festival by name, by a name with 节, or as a lunar day; ``None`` for anything else."""
    name = _ALIASES.get(word, word)
    if name in NAMES:
        return Festival(name)
    return Festival(word) if _LUNAR_RE.fullmatch(word) else None


def lunar_day(day: date) -> LunarDay | None:
    """``None`` beyond the tables."""
    if not _is_known(day):
        return None
    is_before = day < _months(day.year)[0][0]
    months = _months(day.year - is_before)
    first, month, is_leap = months[bisect(months, day, key=itemgetter(0)) - 1]
    return LunarDay(month, (day - first).days + 1, is_leap)


def solar_term(day: date) -> str:
    """冬至 on its day, empty on all others."""
    return _terms(day.year).get(day, "") if _is_known(day) else ""


def festivals_on(day: date) -> tuple[str, ...]:
    """The festivals of a day, solar terms aside, the traditional ones first."""
    if day.year > LAST_YEAR:
        return ()
    return tuple(name for name in FESTIVALS if day in _days(name, day.year))


def _is_known(day: date) -> bool:
    return day >= MIN_SOLAR_DATE and day.year <= LAST_YEAR


@cache
def _months(year: int) -> list[tuple[date, int, bool]]:
    """List the months of a lunar year: its first day, its number, and whether it is a leap month.

    A calendar asks for some four hundred days; borax counts each of them from 1900.
    """
    months = []
    first: date = LunarDate(year, 1, 1).to_solar_date()
    for month, days, is_leap in LCalendars.iter_year_month(year):
        months.append((first, month, bool(is_leap)))
        first += timedelta(days)
    return months


@cache
def _terms(year: int) -> dict[date, str]:
    """Map the days of a Gregorian year on which a solar term begins to its name."""
    return {TermUtils.nth_term_day(year, number): name for number, name in enumerate(TERMS)}


@cache
def _days(name: str, year: int) -> tuple[date, ...]:
    if name in _FIXED_FESTIVALS:
        return (date(year, *_FIXED_FESTIVALS[name]),)
    if name == _EVE:
        return tuple(day - timedelta(days=1) for day in _days("春节", year))
    if name in TERMS:
        days = (date(year, 1, 1) + timedelta(number) for number in range(366))
        return tuple(day for day in days if solar_term(day) == name)
    month, day, is_leap = _month_and_day(name)
    found = (_of_lunar(one, month, day, is_leap=is_leap) for one in (year - 1, year))
    return tuple(one for one in found if one and one.year == year)


def _month_and_day(name: str) -> tuple[int, int, bool]:
    if name in _LUNAR_FESTIVALS:
        return (*_LUNAR_FESTIVALS[name], False)
    match = _LUNAR_RE.fullmatch(name)
    if match is None:
        raise ValueError(f"{name} is no festival")
    months = {"一": 1, "十一": 11, "十二": 12}
    month = months.get(match[2]) or _MONTHS.index(match[2]) + 1
    return month, _day_number(match[3]), match[1] is not None


def _day_number(words: str) -> int:
    """廿三 and 二十三 are the same."""
    short = words if words == "二十" else words.replace("二十", "廿")
    return next(n for n in range(1, 31) if LunarDay(1, n, is_leap=False).day_words == short)


def _of_lunar(year: int, month: int, day: int, *, is_leap: bool) -> date | None:
    """``None`` where that year has no such month, or the month no thirtieth."""
    try:
        found: date = LunarDate(year, month, day, int(is_leap)).to_solar_date()
    except InvalidLunarDateError:
        return None
    return found
