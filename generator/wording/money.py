"""Money, rates, limits and targets in words: the only place where they are formatted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from generator.languages import CHINESE, Language, filled
from generator.models.charges import Line
from generator.models.disclosure import Figure
from generator.models.fee import Basis, Fee, Rate
from generator.models.indicator import Indicator, Target, is_met
from generator.models.standard import Limit, Operator
from generator.snapshot import FeeView, ResultView
from generator.wording.choices import choice_words

MOST_PLACES = 4
_ABOVE = ">"
"""Prefix of the label of the last tier: >260."""

_COUNT_RE = re.compile(r"(?P<unit>[次遍回])/(?P<period>日|天|周|月|季度|半年|年)")
"""Units that say how often: 次/月."""

_TIME_RE = re.compile(r"秒钟?|分钟?|个?小时|天|日|个?(?:工作日|自然日|星期|季度|月)|周|年")
"""Units of how long something takes."""


def amount_words(amount: Decimal) -> str:
    """Write an amount: 18,600.00."""
    return f"{amount:,.2f}"


def plain_words(number: Decimal) -> str:
    """Write a quantity without closing zeros: 89.6, 612."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def unit_price_words(price: Decimal) -> str:
    """Write a price of one unit: two places, more where they were typed (0.5360, energy)."""
    places = max(2, -int(price.as_tuple().exponent))
    return f"{price:.{places}f}"


def measured_words(figure: Figure) -> str:
    """Write a figure: 98,640 千瓦时; words in its place (未检出) have no unit."""
    if not figure.unit or not any(sign.isdigit() for sign in figure.value):
        return figure.value
    return filled("{value} {unit}", {"value": figure.value, "unit": figure.unit})


def price_words(rate: Rate | None, fee: Fee, *, language: Language = CHINESE) -> str:
    """Write a price: 2.35 元/㎡·月, 80–120 元/次, 免费, 面议, or 暂未公布 in a gap."""
    if rate is None:
        return language.say("暂未公布")
    if fee.basis is Basis.FREE or rate.price == 0:
        return language.say("免费")
    if fee.basis is Basis.NEGOTIABLE:
        return language.say("面议，先报价、您同意后再做")
    prices = _prices(rate, language)
    if not prices:
        return language.say("按实际费用分摊")
    return language.say("{price} {unit}", price=prices, unit=fee.unit)


def _prices(rate: Rate, language: Language) -> str:
    if rate.low is not None and rate.high is not None:
        return f"{unit_price_words(rate.low)}–{unit_price_words(rate.high)}"
    if rate.tiers:
        prices = " / ".join(unit_price_words(tier.price) for tier in rate.tiers)
        return language.say("分档 {prices}", prices=prices)
    return unit_price_words(rate.price) if rate.price is not None else ""


def current_price_words(view: FeeView, *, language: Language = CHINESE) -> str:
    return price_words(view.current, view.fee, language=language)


def line_label(line: Line, *, language: Language = CHINESE) -> str:
    """Say what a charge's line is for: a month, a tier, or an end of a range of prices."""
    if line.label.startswith(_ABOVE):
        return language.say("超过 {low}", low=line.label.removeprefix(_ABOVE))
    return language.within("end of a range", line.label) if line.label else ""


def runs(lines: Sequence[Line]) -> list[tuple[str, int, Line]]:
    """List runs of neighbours that differ in their label only: last label, number, first line."""
    found: list[tuple[str, int, Line]] = []
    for line in lines:
        if found and _same(found[-1][2], line):
            _, count, first = found[-1]
            found[-1] = (line.label, count + 1, first)
        else:
            found.append((line.label, 1, line))
    return found


def _same(line: Line, other: Line) -> bool:
    return (line.quantity, line.price, line.amount) == (other.quantity, other.price, other.amount)


def limit_words(limit: Limit, *, language: Language = CHINESE) -> str:
    """Write a limit: 10分钟内, 每月不少于 1 次, 不超过 3 次; an exact figure stands alone."""
    count = _COUNT_RE.fullmatch(limit.unit)
    if count and limit.op is Operator.AT_LEAST and language == CHINESE:
        return f"每{count['period']}不少于 {plain_words(limit.value)} {count['unit']}"
    if limit.op is Operator.AT_MOST and _TIME_RE.fullmatch(limit.unit) and language == CHINESE:
        return f"{plain_words(limit.value)}{limit.unit}内"
    pattern = "{value}{unit}" if limit.unit in {"%", "‰"} else "{value} {unit}"
    figure = language.say(pattern, value=plain_words(limit.value), unit=limit.unit)
    return _compared(limit.op, figure, language)


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
    return _compared(target.op, f"{plain_words(target.value)}{indicator.unit.value}", language)


def _compared(operator: Operator, figure: str, language: Language) -> str:
    if operator is Operator.EQUAL:
        return figure
    compared = choice_words(operator, language=language)
    return language.say("{compared} {figure}", compared=compared, figure=figure)


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
