"""Dates and periods in words: the only place where they are formatted.

Each function speaks the language it is handed, Chinese unless told otherwise. A day ends at
24:00, so an end at midnight is shown as the day before, 含当日.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Self

from generator.languages import CHINESE, Language
from generator.models.profile import MinimumDays
from generator.models.terms import Term
from generator.models.views import LifeView, ReviewView, WindowView
from generator.schedule import WEEKDAYS

MONTHS = tuple(f"{number}月" for number in range(1, 13))

SHORT_WEEKDAYS = tuple(f"周{name}" for name in WEEKDAYS)

QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")

HALVES = ("上半年", "下半年")

MONTHS_OF_QUARTER, MONTHS_OF_HALF = 3, 6


class _Month(int):
    """A month in a pattern: ``{month}`` is its number, ``{month:long}`` its name."""

    language: Language

    def __new__(cls, number: int, language: Language) -> Self:
        made = super().__new__(cls, number)
        made.language = language
        return made

    def __format__(self, form: str) -> str:
        if not form:
            return str(int(self))
        return self.language.within(f"{form} month", MONTHS[self - 1])


def day_words(day: date, *, year: bool = True, language: Language = CHINESE) -> str:
    """Write a day: 2026年11月25日; without the year 11月25日."""
    parts = {"month": _Month(day.month, language), "day": day.day}
    if year:
        return language.say("{year}年{month}月{day}日", year=day.year, **parts)
    return language.say("{month}月{day}日", **parts)


def weekday_words(day: date, *, language: Language = CHINESE) -> str:
    """Name a day of the week: 周三."""
    return language.within("short weekday", SHORT_WEEKDAYS[day.weekday()])


def month_words(day: date, *, language: Language = CHINESE) -> str:
    """Write a month: 2026年12月."""
    return language.say("{year}年{month}月", year=day.year, month=_Month(day.month, language))


def term_words(term: Term, *, language: Language = CHINESE) -> str:
    """Write a term: 2026年10月, 2026年第三季度, 2026年上半年, 2026年."""
    year, month = term.first.year, term.first.month
    if term.months == 1:
        return month_words(term.first, language=language)
    if term.months == MONTHS_OF_QUARTER:
        part = language.within("part of a year", QUARTERS[(month - 1) // MONTHS_OF_QUARTER])
    elif term.months == MONTHS_OF_HALF:
        part = language.within("part of a year", HALVES[month > 1])
    else:
        return language.say("{year}年", year=year)
    return language.say("{year}年{part}", year=year, part=part)


def minimum_words(minimum: MinimumDays, *, language: Language = CHINESE) -> str:
    """Write a minimum of days: 30 天, 5 个工作日."""
    if minimum.working:
        return language.count("{n} 个工作日", minimum.days)
    return language.count("{n} 天", minimum.days)


def day_span_words(first: date, last: date, *, language: Language = CHINESE) -> str:
    """Write a span of days: 12月28日, 12月28日至31日, 12月28日至1月3日; the years of a long one."""
    year = _months_come_again(first, last)
    start = day_words(first, year=year, language=language)
    if first == last:
        return start
    if (first.year, first.month) == (last.year, last.month):
        days = {"first": first.day, "last": last.day}
        return language.say(
            "{month}月{first}日至{last}日", month=_Month(first.month, language), **days
        )
    return language.say(
        "{first}至{last}", first=start, last=day_words(last, year=year, language=language)
    )


def day_list_words(days: Iterable[date], *, language: Language = CHINESE) -> str:
    """List days: 12月12日（周六）、12月26日（周六）."""
    return language.listed(_day_and_weekday(day, year=False, language=language) for day in days)


def clock_words(instant: datetime) -> str:
    """Write a time of day: 9:00; seconds only where there are any."""
    seconds = f":{instant.second:02}" if instant.second else ""
    return f"{instant.hour}:{instant.minute:02}{seconds}"


def until_words(end: datetime | None, *, language: Language = CHINESE) -> str:
    """Write an end: 2026年11月25日（含当日）, with a clock 2026年11月21日 22:00; 长期 without."""
    if end is None:
        return language.say("长期")
    if is_midnight(end):
        return language.say("{day}（含当日）", day=day_words(day_before(end), language=language))
    return _day_and_clock(day_words(end, language=language), clock_words(end), language)


def review_words(review: ReviewView | None, *, language: Language = CHINESE) -> str:
    """Say 长期有效，2027年3月1日复核 of what has no end; later, that nobody has looked."""
    if review is None:
        return language.say("长期有效")
    if review.is_due:
        return overdue_words(review.day, language=language)
    day = day_words(review.day, language=language)
    return language.say("长期有效，{day}复核", day=day)


def overdue_words(day: date, *, language: Language = CHINESE) -> str:
    """Say that a review is overdue: 应于2027年3月1日复核，请以现场为准."""
    day_in_words = day_words(day, language=language)
    return language.say("应于{day}复核，请以现场为准", day=day_in_words)


def validity_words(
    end: datetime | None, review: ReviewView | None, *, language: Language = CHINESE
) -> str:
    """Say 有效期至 2026年11月25日（含当日）, or what there is to say without an end."""
    if end is None:
        return review_words(review, language=language)
    return language.say("有效期至 {until}", until=until_words(end, language=language))


def window_words(window: WindowView, *, year: bool = False, language: Language = CHINESE) -> str:
    """Write a window: 11月25日（周三）9:00–17:00, whole days, or over midnight with both days.

    The year is said again only where it changes on the way.
    """
    last, end = _last_moment(window)
    year = year or _months_come_again(window.start, last)
    first = _day_and_weekday(window.start, year=year, language=language)
    last_day = _day_and_weekday(
        last, year=year and window.start.year != last.year, language=language
    )
    if window.is_whole_days:
        if window.start.date() == last:
            return language.say("{day}全天", day=first)
        return language.say("{first}至{last}", first=first, last=last_day)
    start = clock_words(window.start)
    if window.start.date() == last:
        return language.say("{day}{start}–{end}", day=first, start=start, end=end)
    return language.say(
        "{first}{start} 至 {last}{end}", first=first, start=start, last=last_day, end=end
    )


def hours_words(window: WindowView, *, language: Language = CHINESE) -> str:
    """Write a window's hours, as they stand under its day: 9:00–17:00, 22:00–次日0:30, 全天."""
    if window.is_whole_days:
        return language.say("全天")
    start = clock_words(window.start)
    last, end = _last_moment(window)
    days = (last - window.start.date()).days
    if days > 1:
        year = _months_come_again(window.start, last)
        day = day_words(last, year=year, language=language)
        return language.say("{start} 至 {day}{end}", start=start, day=day, end=end)
    return language.say("{start}–次日{end}", start=start, end=end) if days else f"{start}–{end}"


def recovery_words(window: WindowView, *, language: Language = CHINESE) -> str:
    """Say when a window was to be over: 11月25日 17:00."""
    last, end = _last_moment(window)
    return _day_and_clock(day_words(last, year=False, language=language), end, language)


def floor_words(floors: Iterable[tuple[int, int]], *, language: Language = CHINESE) -> str:
    """Name floors: 10–18层."""
    ranges = tuple(floors)
    words = (f"{low}" if low == high else f"{low}–{high}" for low, high in ranges)
    number = sum(high - low + 1 for low, high in ranges)
    return language.count("{floors}层", number, floors=language.listed(words))


def ended_words(life: LifeView) -> str:
    """Say when something ended early, in Chinese: 已恢复供水：11月24日 15:20; else nothing."""
    if life.ended is None:
        return ""
    day, clock = day_words(life.ended, year=False), clock_words(life.ended)
    return f"{life.ended_note or '提前结束'}：{day} {clock}"


def summary_words(windows: tuple[WindowView, ...], *, language: Language = CHINESE) -> str:
    """Say in one line the windows that are still ahead, or all of them once none is."""
    ahead = tuple(window for window in windows if not window.is_over)
    return schedule_words(ahead or windows, language=language)


def schedule_words(windows: tuple[WindowView, ...], *, language: Language = CHINESE) -> str:
    """Say the first window and how many there are, the same whenever it is read."""
    if not windows:
        return ""
    first = window_words(windows[0], language=language)
    if len(windows) == 1:
        return first
    return language.count("{window}等{n}个时段", len(windows), window=first)


def board_words(names: list[str], *, language: Language = CHINESE) -> str:
    """Name up to four boards; of more the first three, and how many there are."""
    few = 4
    if len(names) <= few:
        return language.listed(names)
    return language.count("{names}等{n}处", len(names), names=language.listed(names[:3]))


def _day_and_weekday(day: date, *, year: bool, language: Language) -> str:
    return language.say(
        "{day}（{weekday}）",
        day=day_words(day, year=year, language=language),
        weekday=weekday_words(day, language=language),
    )


def _day_and_clock(day: str, clock: str, language: Language) -> str:
    return language.say("{day} {clock}", day=day, clock=clock)


def _months_come_again(first: date, last: date) -> bool:
    """Tell whether a span is so long that a month alone could be that of either year."""
    return (last.year - first.year) * len(MONTHS) + last.month - first.month >= len(MONTHS)


def _last_moment(window: WindowView) -> tuple[date, str]:
    """Find a window's last day and its end there in words, which at midnight is 24:00."""
    if is_midnight(window.end):
        return day_before(window.end), "24:00"
    return window.end.date(), clock_words(window.end)


def is_midnight(instant: datetime) -> bool:
    """Tell whether a day begins then, which is at 1:00 where the clocks skip midnight."""
    return day_before(instant) != instant.date()


def day_before(end: datetime) -> date:
    """Find the day of the last moment before an end, counted in real time."""
    return (end.astimezone(UTC) - timedelta(microseconds=1)).astimezone(end.tzinfo).date()
