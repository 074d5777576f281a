"""A fee: who pays what to whom for what, on which basis, and since when at which price.

Prices are dated versions that never overlap. A price is current by its date and its basis:
one that lacks the decision it needs never is, and the price before it stands on. A future
price is shown only once it has been announced and decided; a past one stays as history. The
form of pricing must be named rightly: calling a market price a government one is price fraud
(SAMR order 56, art. 19).
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from generator.models.fields import (
    Choice,
    Consent,
    Count,
    Day,
    Flag,
    Id,
    Lines,
    Record,
    Text,
    Title,
    Words,
    choice_of,
)
from generator.models.money import Price, Quantity
from generator.models.validators import PlainValidator


class Basis(Choice):
    """Measures that a price is multiplied with."""

    AREA = "area", "按面积"
    FIXED = "fixed", "定额"
    USE = "use", "按次"
    TIME = "time", "计时"
    TIERED = "tiered", "阶梯"
    METERED = "metered", "计量"
    SHARE = "share", "分摊"
    RANGE = "range", "价格区间"
    NEGOTIABLE = "negotiable", "面议"
    FREE = "free", "免费"


class FeeKind(Choice):
    PROPERTY = "property", "物业服务费"
    ENERGY = "energy", "公共能耗"
    PARKING = "parking", "停车"
    PUBLIC = "public", "公共收益类收费"
    RENOVATION = "renovation", "装修"
    AGENCY = "agency", "代收代缴"
    EXTRA = "extra", "特约服务"
    CARD = "card", "工本费"
    OTHER = "other", "其他"


class Pricing(Choice):
    MARKET = "market", "市场调节价"
    GUIDED = "guided", "政府指导价"
    GOVERNMENT = "government", "政府定价"
    AGREED = "agreed", "协商定价"


class Mode(Choice):
    LUMP = "lump", "包干制"
    COMMISSION = "commission", "酬金制"


class Per(Choice):
    """The span one price covers; a heating season or a renovation is not divided into months."""

    MONTH = "month", "每月"
    SEASON = "season", "每采暖季"
    YEAR = "year", "每年"
    ONCE = "once", "每次"


class RoundingPoint(Choice):
    """The place of the one rounding: twelve rounded months are not one rounded year."""

    MONTH = "month", "每月每项"
    BILL = "bill", "每张账单"


class PartMonth(Choice):
    """A month that is not charged from its first day to its last."""

    BY_DAY = "by_day", "按天折算"
    WHOLE = "whole", "按整月计"
    NOTHING = "nothing", "不计"


class StepRounding(Choice):
    """Parking time that does not fill a step."""

    DOWN = "down", "不足一个计时单位不计"
    UP = "up", "不足一个计时单位按一个计"


class FreeRule(Choice):
    DEDUCTED = "deducted", "免费时间不计入"
    WITHIN_ONLY = "within_only", "仅在免费时间内离开免费"


class Vote(Record):
    """The figures of a decision by the owners (Civil Code art. 278); areas in ㎡."""

    owners: Count
    area: Quantity
    present_owners: Count
    present_area: Quantity
    agreed_owners: Count
    agreed_area: Quantity

    @property
    def is_quorate(self) -> bool:
        """Two thirds of the owners by number and by area took part."""
        by_number = 3 * self.present_owners >= 2 * self.owners
        return by_number and 3 * self.present_area >= 2 * self.area

    @property
    def is_carried(self) -> bool:
        """More than half of those who took part agreed, by number and by area."""
        by_number = 2 * self.agreed_owners > self.present_owners
        return by_number and 2 * self.agreed_area > self.present_area


class Tier(Record):
    """Use up to ``upto`` (including it) costs ``price`` a unit; the last has no limit."""

    price: Price
    upto: Quantity | None = None


class Rate(Record):
    """One price in one period. ``low`` and ``high`` for a range, ``tiers`` for steps."""

    told_apart_by: ClassVar[str] = "starts"

    starts: Annotated[Day, Field(alias="from")]
    until: Day | None = None
    price: Price | None = None
    low: Price | None = None
    high: Price | None = None
    tiers: tuple[Tier, ...] = ()
    announced: Day | None = None
    resolution: Text | None = None
    vote: Vote | None = None

    def is_in_force(self, day: date) -> bool:
        return self.touches(day, day)

    def touches(self, first: date, last: date) -> bool:
        """Tell whether this is the price of any day from ``first`` to ``last``."""
        return self.starts <= last and (self.until is None or first <= self.until)

    def is_announced(self, day: date) -> bool:
        """Made public, but not in force yet."""
        return self.announced is not None and self.announced <= day < self.starts

    @property
    def is_carried(self) -> bool:
        """Tell whether enough owners took part and agreed, or none were asked."""
        return self.vote is None or (self.vote.is_quorate and self.vote.is_carried)


class Billing(Record):
    cycle: Text
    statement: Text | None = None
    due: Text | None = None


class Rounding(Record):
    point: Annotated[RoundingPoint, PlainValidator(choice_of(RoundingPoint))] = RoundingPoint.MONTH


class ParkingTime(Record):
    """Minutes; ``cap`` is the most for one calendar day."""

    step: Count
    free: Count = 0
    free_rule: Annotated[FreeRule, PlainValidator(choice_of(FreeRule))] = FreeRule.WITHIN_ONLY
    rounding: Annotated[StepRounding, PlainValidator(choice_of(StepRounding))] = StepRounding.DOWN
    cap: Price | None = None


class Vacancy(Record):
    """The charge for an empty home, in percent of the price, and where that is laid down."""

    percent: Quantity
    source: Text


class Guided(Record):
    """政府指导价: the benchmark and how far the price may lie from it, in percent."""

    base: Price
    up: Quantity = Decimal(0)
    down: Quantity = Decimal(0)


class Fee(Record):
    id: Id
    name: Title
    kind: Annotated[FeeKind, PlainValidator(choice_of(FeeKind))]
    payer: Text
    scope: Words = ()
    basis: Annotated[Basis, PlainValidator(choice_of(Basis))]
    unit: Text
    per: Annotated[Per, PlainValidator(choice_of(Per))] = Per.MONTH
    rates: tuple[Rate, ...]
    pricing: Annotated[Pricing, PlainValidator(choice_of(Pricing))] = Pricing.MARKET
    guided: Guided | None = None
    mode: Annotated[Mode | None, PlainValidator(choice_of(Mode))] = None
    content: Text | None = None
    """What one gets for it (服务内容)."""
    grade: Text | None = None
    """The standard it is done to (服务标准)."""
    method: Text | None = None
    """How it is computed, in words (计费方式)."""
    area: Text | None = None
    billing: Billing | None = None
    rounding: Rounding = Rounding()
    part_month: Annotated[PartMonth | None, PlainValidator(choice_of(PartMonth))] = None
    """Without a word on it a part of a month counts by its days."""
    vacant: Vacancy | None = None
    parking: ParkingTime | None = None
    tier_period: Text | None = None
    supplier: Text | None = None
    income_to: Text | None = None
    places: Text | None = None
    source: Text
    payment: Words = ()
    invoice: Flag = False
    contact: Text | None = None
    remark: Text | None = None
    notes: Lines = ()
    """What holds for a season, one line each, with its end in it: （有效期至 2027-03-15）."""
    order: Count = 100
    personal_data: Consent | None = None

    @property
    def is_by_month(self) -> bool:
        """Say whether a price counts for a month, so that a month can be owed in part."""
        return self.basis in {Basis.AREA, Basis.FIXED} and self.per is Per.MONTH

    @property
    def standing(self) -> tuple[Rate, ...]:
        """The prices that have their basis, from the earliest on.

        Where one has none, the price it was to follow holds for as long as that one would
        have: the contract goes on as it was until the owners have lawfully changed it.
        """
        found: list[Rate] = []
        for rate in sorted(self.rates, key=lambda rate: rate.starts):
            if self.is_founded(rate):
                found.append(rate)
            elif found:
                found[-1] = found[-1].model_copy(update={"until": rate.until})
        return tuple(found)

    def is_founded(self, rate: Rate) -> bool:
        """Tell whether a price has the decision it needs, and no vote on it has failed."""
        return rate.is_carried and (bool(rate.resolution) or not self.needs_decision(rate))

    def needs_decision(self, rate: Rate) -> bool:
        """The first price rests on what the fee as a whole does; a later one changes that.

        Services on request are agreed on each time by whoever orders them.
        """
        is_first = all(rate.starts <= other.starts for other in self.rates)
        return not is_first and self.kind is not FeeKind.EXTRA

    def rate_on(self, day: date) -> Rate | None:
        return next((rate for rate in self.standing if rate.is_in_force(day)), None)
