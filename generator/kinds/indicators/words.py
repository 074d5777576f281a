"""Targets and results of indicators in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from generator.dataclass import dataclass
from generator.kinds.indicators.model import Formula, Indicator, RateUnit, Target, is_met
from generator.kinds.indicators.view import ResultView
from generator.kinds.standards.words import compared
from generator.languages import CHINESE, Language, filled
from generator.wording.money import plain_words
from generator.wording.values import said

MOST_PLACES = 4


def target_words(
    target: Target | None, indicator: Indicator, *, language: Language = CHINESE
) -> str:
    """Write a target: 不低于 99%, 100%, or its own words; empty where there is none."""
    if target is None:
        return ""
    if target.text:
        return target.text
    if target.op is None or target.value is None:
        return ""
    return compared(target.op, f"{plain_words(target.value)}{indicator.unit.value}", language)


def shown_target(indicator: Indicator) -> Target | None:
    """Find the target a result is held to; ``None`` where that is no number."""
    target = indicator.held_to
    return target if target is not None and target.value is not None else None


def result_words(view: ResultView, indicator: Indicator, *, language: Language = CHINESE) -> str:
    """Write a result: 98.59%, with as many places as it takes not to look met when it is not."""
    if view.value is None:
        return indicator.empty or language.say("本期无记录")
    target = shown_target(indicator)
    for places in range(1, MOST_PLACES + 1):
        rounded = _rounded(view.value, places)
        honest = target is None or is_met(target, Fraction(rounded)) == is_met(target, view.value)
        if honest and (places > 1 or Fraction(rounded) == view.value):
            break
    text = f"{rounded:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + indicator.unit.value


def met_words(view: ResultView, *, language: Language = CHINESE) -> str:
    """Say 达到 or 未达到; empty where the target is words or nothing was counted."""
    if view.is_met is None:
        return ""
    return language.say("达到") if view.is_met else language.say("未达到")


def _rounded(value: Fraction, places: int) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@dataclass(frozen=True)
class Aim:
    """A target of an indicator, in whose unit it is said."""

    target: Target
    indicator: Indicator


@dataclass(frozen=True)
class Reckoning:
    """The way an indicator is computed."""

    formula: Formula
    unit: RateUnit


@said.register
def _aim(value: Aim, language: Language) -> Iterator[str]:
    yield target_words(value.target, value.indicator, language=language)


@said.register
def _reckoning(value: Reckoning, language: Language) -> Iterator[str]:
    del language
    times = "100%" if value.unit is RateUnit.PERCENT else "1000‰"
    parts = {"num": value.formula.num, "den": value.formula.den, "times": times}
    yield filled("{num} ÷ {den} × {times}", parts)


FILTERS = {
    "target": target_words,
    "shown_target": shown_target,
    "rate": result_words,
    "met": met_words,
}
"""What templates call these words."""
