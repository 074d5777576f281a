"""The fee calendar for the clerk: what is to be done on which days, rest days marked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.dataclass import dataclass
from generator.kinds.content import Content

MONTHS_AHEAD = 12


@dataclass(frozen=True)
class FeeDays:
    """Steps that share their days are one entry. ``is_rest_day``: it begins or ends on one."""

    first: date
    last: date
    names: tuple[str, ...]
    is_rest_day: bool


def fee_calendar(content: Content, day: date) -> tuple[FeeDays, ...]:
    """Every entry not over on ``day``, for twelve months, in order of time."""
    steps: dict[tuple[date, date], list[str]] = {}
    for first, last, name in _steps(content, day):
        if last >= day:
            steps.setdefault((first, last), []).append(name)
    rest = content.rest
    return tuple(
        FeeDays(first, last, tuple(names), rest.is_rest_day(first) or rest.is_rest_day(last))
        for (first, last), names in sorted(steps.items())
    )


def _steps(content: Content, day: date) -> Iterator[tuple[date, date, str]]:
    start = day.year * 12 + day.month - 1
    for number in range(start, start + MONTHS_AHEAD):
        for task in content.fee_tasks:
            if days := task.in_month(number // 12, number % 12 + 1, content.billed_months):
                yield (*days, task.name)
