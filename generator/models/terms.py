"""The calendar months, quarters and years that figures are counted by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Any

from generator.dataclass import dataclass
from generator.models.fields import as_text, fail
from generator.models.validators import PlainValidator
from generator.schedule import fold

_QUARTERS = "一二三四"


@dataclass(frozen=True, order=True)
class Term:
    """``first`` to ``last`` of one month, quarter, half year or year."""

    first: date
    last: date

    @classmethod
    def month(cls, year: int, month: int) -> Term:
        return _of_months(year, month, 1)

    @property
    def months(self) -> int:
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def words(self) -> str:
        """2026年10月, 2026年第三季度, 2026年上半年, 2026年."""
        year, month = self.first.year, self.first.month
        if self.months == 1:
            return f"{year}年{month}月"
        if self.months == 3:  # noqa: PLR2004 - months of a quarter
            return f"{year}年第{_QUARTERS[(month - 1) // 3]}季度"
        if self.months == 6:  # noqa: PLR2004 - months of half a year
            return f"{year}年{'上' if month == 1 else '下'}半年"
        return f"{year}年"

    def precedes(self, other: Term) -> bool:
        """Ends the day before the other begins."""
        return self.last + timedelta(days=1) == other.first


def terms_between(first: date, end: date, months: int) -> Iterator[Term]:
    """Consecutive terms of so many months from ``first`` on that are over before ``end``."""
    start = first
    while True:
        after = start.year * 12 + start.month - 1 + months
        following = date(after // 12, after % 12 + 1, 1)
        if following > end:
            return
        yield Term(start, following - timedelta(days=1))
        start = following


def as_term(value: Any) -> Term:
    """``2026-10``, ``2026-Q3``, ``2026-H1``, ``2026``, or as people say them in Chinese."""
    text = fold(as_text(value)).upper().replace(" ", "")
    if match := re.fullmatch(r"(\d{4})(?:-|年)(\d{1,2})月?", text):
        return _term(int(match[1]), int(match[2]), 1, value)
    if match := re.fullmatch(r"(\d{4})(?:-|年)(?:Q([1-4])|第?([一二三四1-4])季度)", text):
        quarter = match[2] or match[3]
        number = int(quarter) if quarter.isdigit() else _QUARTERS.index(quarter) + 1
        return _term(int(match[1]), 3 * number - 2, 3, value)
    if match := re.fullmatch(r"(\d{4})(?:-|年)(?:H([12])|([上下])半年)", text):
        second = "2" in (match[2] or "") or match[3] == "下"
        return _term(int(match[1]), 7 if second else 1, 6, value)
    if match := re.fullmatch(r"(\d{4})年?", text):
        return _term(int(match[1]), 1, 12, value)
    raise fail("value.not_term", value=value)


def _term(year: int, month: int, months: int, value: Any) -> Term:
    if not (1990 <= year <= 2199 and 1 <= month <= 12):  # noqa: PLR2004 - years and months
        raise fail("value.not_term", value=value)
    return _of_months(year, month, months)


def _of_months(year: int, month: int, months: int) -> Term:
    after = year * 12 + month - 1 + months
    last = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return Term(date(year, month, 1), last)


TermField = Annotated[Term, PlainValidator(as_term)]
