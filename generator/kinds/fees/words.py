"""Prices, bills and decisions of fees in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from generator.kinds.fees.charges import Line
from generator.kinds.fees.model import (
    Basis,
    Billing,
    Fee,
    FeeKind,
    ParkingTime,
    PartMonth,
    Per,
    Rate,
    Vacancy,
    Vote,
)
from generator.kinds.fees.view import FeeView
from generator.languages import CHINESE, Language, unmarked
from generator.models.fields import Choice
from generator.models.scope import Extent
from generator.wording.choices import choice_words
from generator.wording.dates import day_words
from generator.wording.money import amount_words, plain_words, unit_price_words
from generator.wording.scopes import extent_words
from generator.wording.values import said

BEFORE = "前"
"""End of a Chinese term by which a bill is paid in full; any other says when or how."""


def billing_words(billing: Billing, *, language: Language = CHINESE) -> str:
    """Say how one is billed: 每季度；账单：上季度末月28日起投入信箱；本季度第二个月25日前缴清."""
    return language.listed(_of_billing(billing, language), "；")


def _of_billing(billing: Billing, language: Language) -> Iterator[str]:
    yield billing.cycle
    if billing.statement:
        yield language.say("账单：{statement}", statement=billing.statement)
    if billing.due and billing.due.endswith(BEFORE) and language == CHINESE:
        yield f"{billing.due}缴清"
    elif billing.due:
        yield language.say("缴费期限：{due}", due=billing.due)


def decision_words(rate: Rate, *, language: Language = CHINESE) -> str:
    """Say when a price was announced, on whose decision, with which vote; empty if unknown."""
    return language.listed(_of_decision(rate, language), "；")


def _of_decision(rate: Rate, language: Language) -> Iterator[str]:
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


# What a price board says of a fee ------------------------------------------------------------


@dataclass(frozen=True)
class Payer:
    """Who pays, and for which homes where that is not everyone."""

    payer: str
    scope: Extent | None

    @classmethod
    def of(cls, view: FeeView) -> Self:
        return cls(view.fee.payer, view.scope)


@dataclass(frozen=True)
class Method:
    """How a fee is computed, from which area, and where it is rounded."""

    fee: Fee

    @classmethod
    def of(cls, view: FeeView) -> Self:
        return cls(view.fee)


@dataclass(frozen=True)
class Founding:
    """The form of a price in law, and the benchmark of one that is guided."""

    fee: Fee

    @classmethod
    def of(cls, view: FeeView) -> Self:
        return cls(view.fee)


@dataclass(frozen=True)
class InForce:
    """Since when the price of today holds, and until when."""

    rate: Rate

    @classmethod
    def of(cls, view: FeeView) -> Self | None:
        return cls(view.current) if view.current else None


@dataclass(frozen=True)
class Decision:
    """When the price of today was announced, and on whose decision."""

    rate: Rate

    @classmethod
    def of(cls, view: FeeView) -> Self | None:
        """Return ``None`` where nothing is known of it."""
        rate = view.current
        return cls(rate) if rate and (rate.announced or rate.resolution or rate.vote) else None


@dataclass(frozen=True)
class Supplier:
    """Who supplies what is paid for; of a fee collected for them nothing is kept."""

    name: str
    is_collected: bool

    @classmethod
    def of(cls, view: FeeView) -> Self | None:
        fee = view.fee
        return cls(fee.supplier, fee.kind is FeeKind.AGENCY) if fee.supplier else None


class Invoicing(Choice):
    """Whether there is an invoice for a fee."""

    ON_DEMAND = "on_demand", "可开发票"

    @classmethod
    def of(cls, view: FeeView) -> Invoicing | None:
        return cls.ON_DEMAND if view.fee.invoice else None


@said.register
def _payer(value: Payer, language: Language) -> Iterator[str]:
    scope = extent_words(value.scope, language=language) if value.scope else ""
    if not scope or unmarked(scope) in value.payer:
        yield value.payer
    else:
        yield language.say("{payer}（{scope}）", payer=value.payer, scope=scope)


@said.register
def _method(value: Method, language: Language) -> Iterator[str]:
    fee = value.fee
    yield fee.method or choice_words(fee.basis, language=language)
    if fee.area:
        yield language.say("面积以{area}为准", area=fee.area)
    if fee.basis in {Basis.AREA, Basis.FIXED} and fee.per is Per.MONTH:
        point = choice_words(fee.rounding.point, language=language)
        yield language.say("{point}四舍五入到分", point=point)
    elif fee.basis not in {Basis.FREE, Basis.NEGOTIABLE}:
        yield language.say("四舍五入到分")


@said.register
def _part_month(value: PartMonth, language: Language) -> Iterator[str]:
    rule = choice_words(value, language=language)
    yield language.say("不满一个月的，{rule}", rule=rule)


@said.register
def _vacant(value: Vacancy, language: Language) -> Iterator[str]:
    percent = plain_words(value.percent)
    yield language.say("按{percent}%收，依据：{source}", percent=percent, source=value.source)


@said.register
def _founding(value: Founding, language: Language) -> Iterator[str]:
    fee = value.fee
    named = [choice_words(one, language=language) for one in (fee.pricing, fee.mode) if one]
    yield language.listed(named, "，")
    if fee.guided:
        yield language.say(
            "基准价 {base} 元，可上浮 {up}%、下浮 {down}%",
            base=amount_words(fee.guided.base),
            up=plain_words(fee.guided.up),
            down=plain_words(fee.guided.down),
        )


@said.register
def _in_force(value: InForce, language: Language) -> Iterator[str]:
    first = day_words(value.rate.starts, language=language)
    if value.rate.until is None:
        yield first
    else:
        last = day_words(value.rate.until, language=language)
        yield language.say("{first}，至 {last}（含当日）", first=first, last=last)


@said.register
def _decision(value: Decision, language: Language) -> Iterator[str]:
    yield from _of_decision(value.rate, language)


@said.register
def _parking(value: ParkingTime, language: Language) -> Iterator[str]:
    if value.free:
        rule = choice_words(value.free_rule, language=language)
        yield language.count("{n} 分钟免费，{rule}", value.free, rule=rule)
    rule = choice_words(value.rounding, language=language)
    yield language.count("每 {n} 分钟计一次，{rule}", value.step, rule=rule)
    if value.cap:
        yield language.say("每日最高 {cap} 元", cap=amount_words(value.cap))


@said.register
def _supplier(value: Supplier, language: Language) -> Iterator[str]:
    if value.is_collected:
        yield language.say("{supplier}（代收，不收手续费）", supplier=value.name)
    else:
        yield value.name


@said.register
def _billing(value: Billing, language: Language) -> Iterator[str]:
    yield from _of_billing(value, language)
