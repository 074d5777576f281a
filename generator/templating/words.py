"""Dates and periods in Chinese words: the only place where they are formatted.

A day ends at 24:00, so an end at midnight is shown as the day before, 含当日.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from generator.schedule import WEEKDAYS
from generator.snapshot import WindowView


def day_words(day: date, *, year: bool = True) -> str:
    """2026年11月25日; without the year 11月25日."""
    words = f"{day.month}月{day.day}日"
    return f"{day.year}年{words}" if year else words


def weekday_words(day: date) -> str:
    """周三."""
    return f"周{WEEKDAYS[day.weekday()]}"


def month_words(day: date) -> str:
    """2026年12月."""
    return f"{day.year}年{day.month}月"


def day_span_words(first: date, last: date) -> str:
    """12月28日, 12月28日至31日, 12月28日至1月3日."""
    start = day_words(first, year=False)
    if first == last:
        return start
    end = f"{last.day}日" if last.month == first.month else day_words(last, year=False)
    return f"{start}至{end}"


def clock_words(instant: datetime) -> str:
    """9:00; seconds only where there are any."""
    seconds = f":{instant.second:02}" if instant.second else ""
    return f"{instant.hour}:{instant.minute:02}{seconds}"


def until_words(end: datetime | None) -> str:
    """2026年11月25日（含当日）, or with a clock 2026年11月21日 22:00; 长期 without an end."""
    if end is None:
        return "长期"
    if _is_midnight(end):
        return f"{day_words(_day_before(end))}（含当日）"
    return f"{day_words(end)} {clock_words(end)}"


def window_words(window: WindowView, *, year: bool = False) -> str:
    """11月25日（周三）9:00–17:00, or whole days, or over midnight with both days."""
    first = _day_and_weekday(window.start, year=year)
    if window.is_whole_days:
        last_day = _day_before(window.end)
        if last_day == window.start.date():
            return f"{first}全天"
        return f"{first}至{_day_and_weekday(last_day, year=_other_year(window, year=year))}"
    start = clock_words(window.start)
    if window.start.date() == window.end.date():
        return f"{first}{start}–{clock_words(window.end)}"
    if _is_midnight(window.end) and _day_before(window.end) == window.start.date():
        return f"{first}{start}–24:00"
    last = _day_and_weekday(window.end, year=_other_year(window, year=year))
    return f"{first}{start} 至 {last}{clock_words(window.end)}"


def hours_words(window: WindowView) -> str:
    """Under its day: 9:00–17:00, 22:00–次日0:30, 全天."""
    if window.is_whole_days:
        return "全天"
    start = clock_words(window.start)
    if _is_midnight(window.end) and _day_before(window.end) == window.start.date():
        return f"{start}–24:00"
    days = (window.end.date() - window.start.date()).days
    if days > 1:
        return f"{start} 至 {day_words(window.end, year=False)}{clock_words(window.end)}"
    return f"{start}–{'次日' if days else ''}{clock_words(window.end)}"


def recovery_words(window: WindowView) -> str:
    """When it was to be over: 11月25日 17:00."""
    if _is_midnight(window.end):
        return f"{day_words(_day_before(window.end), year=False)} 24:00"
    return f"{day_words(window.end, year=False)} {clock_words(window.end)}"


def floor_words(floors: Iterable[tuple[int, int]]) -> str:
    """10–18层."""
    ranges = (f"{low}" if low == high else f"{low}–{high}" for low, high in floors)
    return "、".join(ranges) + "层"


def summary_words(windows: tuple[WindowView, ...]) -> str:
    """The windows in one line: the first, and how many follow."""
    if not windows:
        return ""
    ahead = [window for window in windows if not window.is_over] or list(windows)
    more = f"等{len(windows)}个时段" if len(windows) > 1 else ""
    return window_words(ahead[0]) + more


def board_words(names: list[str]) -> str:
    """A few boards by name, many as a count."""
    few = 4
    if len(names) <= few:
        return "、".join(names)
    return f"{'、'.join(names[:3])}等{len(names)}处"


def _day_and_weekday(day: date, *, year: bool) -> str:
    return f"{day_words(day, year=year)}（{weekday_words(day)}）"


def _other_year(window: WindowView, *, year: bool) -> bool:
    """The year is said again only where it changes on the way."""
    return year and window.start.year != window.end.year


def _is_midnight(instant: datetime) -> bool:
    """Where a day begins, which is 1:00 where the clocks skip midnight."""
    return _day_before(instant) != instant.date()


def _day_before(end: datetime) -> date:
    """The day of the last moment before an end, counted in real time."""
    return (end.astimezone(UTC) - timedelta(microseconds=1)).astimezone(end.tzinfo).date()
