"""Figures of disclosures in words, and until when they hang."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Self

from generator.dataclass import dataclass
from generator.kinds.disclosures.model import AmountLine, Audit, Balance, Figure, UseLine
from generator.kinds.disclosures.view import DisclosureView
from generator.languages import CHINESE, Language, filled
from generator.models.profile import MinimumDays
from generator.wording.dates import day_words, minimum_words, until_words
from generator.wording.money import amount_words
from generator.wording.values import said


@dataclass(frozen=True)
class Posted:
    """The days on which a disclosure hangs, and how many it must."""

    start: datetime
    end: datetime
    minimum: MinimumDays | None
    lawful: date

    @classmethod
    def of(cls, view: DisclosureView) -> Self:
        return cls(view.start, view.end, view.minimum, view.lawful)


@dataclass(frozen=True)
class Yuan:
    """An amount of money."""

    amount: Decimal


@dataclass(frozen=True)
class YearSoFar:
    """Sums of the calendar year up to a disclosure's period."""

    income: Decimal
    expense: Decimal
    is_cost: bool

    @classmethod
    def of(cls, view: DisclosureView) -> Self | None:
        """Return ``None`` where a period of the year is not known."""
        if view.year_income is None or view.year_expense is None:
            return None
        return cls(view.year_income, view.year_expense, view.disclosure.is_cost)


def measured_words(figure: Figure) -> str:
    """Write a figure: 98,640 千瓦时; words in its place (未检出) have no unit."""
    if not figure.unit or not any(sign.isdigit() for sign in figure.value):
        return figure.value
    return filled("{value} {unit}", {"value": figure.value, "unit": figure.unit})


def year_words(year: YearSoFar, *, language: Language = CHINESE) -> str:
    """Say what came in and went out since January; what is a cost alone has no income."""
    expense = amount_words(year.expense)
    if year.is_cost and not year.income:
        return language.say("支出 {expense} 元", expense=expense)
    income = amount_words(year.income)
    return language.say("收入 {income} 元，支出 {expense} 元", income=income, expense=expense)


@said.register
def _posted(value: Posted, language: Language) -> Iterator[str]:
    first = day_words(value.start.date(), language=language)
    until = until_words(value.end, language=language)
    yield language.say("{first}至 {until}", first=first, until=until)
    if value.minimum:
        minimum = minimum_words(value.minimum, language=language)
        day = day_words(value.lawful, language=language)
        yield language.say("不少于 {minimum}，至少到 {day}（含当日）", minimum=minimum, day=day)


@said.register
def _yuan(value: Yuan, language: Language) -> Iterator[str]:
    yield language.say("{amount} 元", amount=amount_words(value.amount))


@said.register
def _balance(value: Balance, language: Language) -> Iterator[str]:
    opening, closing = amount_words(value.opening), amount_words(value.closing)
    yield language.say("期初 {opening} 元，期末 {closing} 元", opening=opening, closing=closing)


@said.register
def _year(value: YearSoFar, language: Language) -> Iterator[str]:
    yield year_words(value, language=language)


@said.register
def _audit(value: Audit, language: Language) -> Iterator[str]:
    yield language.listed((value.by, day_words(value.on, language=language)), "，")


@said.register
def _amount(value: AmountLine, language: Language) -> Iterator[str]:
    del language
    yield from (value.item, value.source or "")


@said.register
def _use(value: UseLine, language: Language) -> Iterator[str]:
    del language
    yield from (value.item, value.share or "", value.decision or "")


@said.register
def _figure(value: Figure, language: Language) -> Iterator[str]:
    del language
    yield filled("{item} {value}", {"item": value.item, "value": measured_words(value)})
    yield from (value.limit or "", value.result or "")


FILTERS = {
    "measured": measured_words,
}
"""What templates call these words."""
