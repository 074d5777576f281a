"""Prices, bills and decisions of fees in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.kinds.fees.charges import Line
from generator.kinds.fees.model import (
    Basis,
    Billing,
    Fee,
    Rate,
    Vote,
)
from generator.kinds.fees.view import FeeView
from generator.languages import CHINESE, Language
from generator.wording.dates import day_words
from generator.wording.money import plain_words, unit_price_words

BEFORE = "前"
"""End of a Chinese term by which a bill is paid in full; any other says when or how."""


def billing_words(billing: Billing, *, language: Language = CHINESE) -> str:
    """Say how one is billed: 每季度；账单：上季度末月28日起投入信箱；本季度第二个月25日前缴清."""
    return language.listed(of_billing(billing, language), "；")


def of_billing(billing: Billing, language: Language) -> Iterator[str]:
    yield billing.cycle
    if billing.statement:
        yield language.say("账单：{statement}", statement=billing.statement)
    if billing.due and billing.due.endswith(BEFORE) and language == CHINESE:
        yield f"{billing.due}缴清"
    elif billing.due:
        yield language.say("缴费期限：{due}", due=billing.due)


def decision_words(rate: Rate, *, language: Language = CHINESE) -> str:
    """Say when a price was announced, on whose decision, with which vote; empty if unknown."""
    return language.listed(of_decision(rate, language), "；")


def of_decision(rate: Rate, language: Language) -> Iterator[str]:
    if rate.announced:
        yield language.say("{day}公布", day=day_words(rate.announced, language=language))
    if rate.resolution:
        yield language.say("依据：{resolution}", resolution=rate.resolution)
    if rate.vote:
        yield _vote_words(rate.vote, language)


def _vote_words(vote: Vote, language: Language) -> str:
    areas = {name: plain_words(area) for name, area in vote if name.endswith("area")}
    owners = {name: count for name, count in vote if name.endswith("owners")}
    return language.say(
        "参与表决 {present_owners} 户、{present_area} ㎡，同意 {agreed_owners} 户、{agreed_area} ㎡"
        "（全体 {owners} 户、{area} ㎡）",
        **areas,
        **owners,
    )


def basis_words(rate: Rate, fee: Fee, *, language: Language = CHINESE) -> str:
    """Say what a past price rested on: its own decision, or what the fee as a whole rests on."""
    return decision_words(rate, language=language) or fee.source


_ABOVE = ">"
"""Prefix of the label of the last tier: >260."""


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


FILTERS = {
    "price": price_words,
    "fee_price": current_price_words,
    "billing": billing_words,
    "decision": decision_words,
    "basis": basis_words,
    "runs": runs,
    "line_label": line_label,
}
"""What templates call these words."""
