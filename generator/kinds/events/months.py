"""The months of the calendar: lunar days, solar terms, rest days, and what takes place."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import groupby

from generator.kinds.content import Content
from generator.kinds.events.shown import DayView, HappeningView, MonthView, SpanKind, SpanView
from generator.models.views import WindowView
from generator.schedule import festivals_on, lunar_day, solar_term

MONTHS_SHOWN = 13
"""This month and a year from it."""


def month_views(
    content: Content, at: datetime, coming: tuple[HappeningView, ...]
) -> tuple[MonthView, ...]:
    today = at.astimezone(content.estate.zone).date()
    first = today.year * 12 + today.month - 1
    by_day = _by_day(coming, today.replace(day=1))
    return tuple(
        _month(number // 12, number % 12 + 1, content, by_day)
        for number in range(first, first + MONTHS_SHOWN)
    )


def days_of(window: WindowView, first_shown: date) -> list[date]:
    """The days it is listed on: all it touches, but of a single night only the first.

    Where that day is in a month that is no longer shown, the last one stands for it.
    """
    start, last = window.start.date(), _last_day(window)
    nights = (last - start).days
    is_one_night = not window.is_whole_days and nights <= 1
    touched = [start] if is_one_night else [start + timedelta(n) for n in range(nights + 1)]
    return [day for day in touched if day >= first_shown] or [last]


def _last_day(window: WindowView) -> date:
    """Return the day on which a window ends.

    Reckoned in real time: where the clocks skip midnight, a day begins at 1:00.
    """
    end = window.end.astimezone(UTC) - timedelta(microseconds=1)
    return end.astimezone(window.end.tzinfo).date()


def _by_day(
    coming: tuple[HappeningView, ...], first_shown: date
) -> dict[date, list[HappeningView]]:
    found: dict[date, list[HappeningView]] = {}
    for happening in coming:
        for day in days_of(happening.window, first_shown):
            found.setdefault(day, []).append(happening)
    return found


def _month(
    year: int, month: int, content: Content, by_day: dict[date, list[HappeningView]]
) -> MonthView:
    weeks = _weeks(year, month)
    days = [day for week in weeks for day in week if day.month == month]
    return MonthView(
        first=date(year, month, 1),
        address=f"/events/{year:04}-{month:02}/",
        weeks=tuple(
            tuple(_day(day, content, by_day) if day.month == month else None for day in week)
            for week in weeks
        ),
        is_announced=year in content.rest.announced,
        spans=(*_rest_spans(days, content), *sorted(_fee_spans(year, month, content), key=_start)),
    )


@cache
def _weeks(year: int, month: int) -> list[list[date]]:
    return Calendar().monthdatescalendar(year, month)


def _day(day: date, content: Content, by_day: dict[date, list[HappeningView]]) -> DayView:
    rest = content.rest
    plain = _plain_day(day, is_off=day in rest.off, is_swapped=day in rest.work)
    return replace(plain, happenings=tuple(by_day[day])) if day in by_day else plain


@cache
def _plain_day(day: date, *, is_off: bool, is_swapped: bool) -> DayView:
    """Made once, however many snapshots are taken."""
    return DayView(
        day=day,
        lunar=lunar_day(day),
        term=solar_term(day),
        festivals=festivals_on(day),
        is_off=is_off,
        is_swapped=is_swapped,
        happenings=(),
    )


def _start(span: SpanView) -> tuple[date, str]:
    return span.first, span.public


def _rest_spans(days: list[date], content: Content) -> Iterator[SpanView]:
    """Neighbouring days off as one, then the weekends worked in exchange."""
    rest = content.rest
    for kind, chosen in ((SpanKind.OFF, rest.off), (SpanKind.SWAPPED, rest.work)):
        for is_chosen, run in groupby(days, key=chosen.__contains__):
            if is_chosen:
                first, *others = run
                yield SpanView(kind, "", first, others[-1] if others else first)


def _fee_spans(year: int, month: int, content: Content) -> Iterator[SpanView]:
    for task in content.fee_tasks:
        days = task.in_month(year, month, content.billed_months)
        if task.public and days:
            yield SpanView(SpanKind.FEES, task.public, *days)
