"""Facts of a price board, each with a type of its own, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from generator.dataclass import dataclass
from generator.kinds.fees.model import (
    Basis,
    Billing,
    Fee,
    FeeKind,
    ParkingTime,
    PartMonth,
    Rate,
    Vacancy,
)
from generator.kinds.fees.view import FeeView
from generator.kinds.fees.words import of_billing, of_decision
from generator.languages import Language, unmarked
from generator.models.fields import Choice
from generator.models.scope import Extent
from generator.wording.choices import choice_words
from generator.wording.dates import day_words
from generator.wording.money import amount_words, plain_words
from generator.wording.scopes import extent_words
from generator.wording.values import said


@dataclass(frozen=True)
class Payer:
    """The payers, and for which homes where that is not everyone."""

    payer: str
    scope: Extent | None

    @classmethod
    def of(cls, view: FeeView) -> Self:
        return cls(view.fee.payer, view.scope)


@dataclass(frozen=True)
class Method:
    """The way a fee is computed, from which area, and where it is rounded."""

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
    """The days for which the price of today holds."""

    rate: Rate

    @classmethod
    def of(cls, view: FeeView) -> Self | None:
        return cls(view.current) if view.current else None


@dataclass(frozen=True)
class Decision:
    """The announcement of the price of today, and whose decision it rests on."""

    rate: Rate

    @classmethod
    def of(cls, view: FeeView) -> Self | None:
        """Return ``None`` where nothing is known of it."""
        rate = view.current
        return cls(rate) if rate and (rate.announced or rate.resolution or rate.vote) else None


@dataclass(frozen=True)
class Supplier:
    """The supplier of what is paid for; of a fee collected for them nothing is kept."""

    name: str
    is_collected: bool

    @classmethod
    def of(cls, view: FeeView) -> Self | None:
        fee = view.fee
        return cls(fee.supplier, fee.kind is FeeKind.AGENCY) if fee.supplier else None


class Invoicing(Choice):
    """Answers to whether there is an invoice for a fee."""

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
    if fee.is_by_month:
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
    yield from of_decision(value.rate, language)


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
    yield from of_billing(value, language)
