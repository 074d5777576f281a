"""Charges of a fee: months, splits at a price change, tiers, shares, parking.

Every result says how it came about: a list of lines, each a price version applied to a
quantity. Rounding is half up to the fen at the point the fee states, nowhere else.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from generator.dataclass import dataclass
from generator.kinds.fees.board import Example
from generator.kinds.fees.model import (
    Basis,
    Fee,
    FreeRule,
    ParkingTime,
    PartMonth,
    Rate,
    RoundingPoint,
    StepRounding,
)
from generator.models.money import fen_of, to_fen

DAY_MINUTES = 24 * 60

LOWEST, HIGHEST = "最低", "最高"
"""Labels of the two ends of a price range."""


class ChargeError(ValueError):
    """No price is known for some of what was asked."""


@dataclass(frozen=True)
class Line:
    """``label`` says for what: a month (2027-03), a tier (180–260), an end of a range."""

    label: str
    quantity: Decimal
    price: Decimal
    amount: Decimal


@dataclass(frozen=True)
class Charge:
    """``total`` is the sum of the lines, rounded where the fee says.

    For a price range the lines are its two ends, ``total`` is the higher one and ``least``
    the lower.
    """

    lines: tuple[Line, ...]
    total: Decimal
    least: Decimal | None = None


def by_month(
    fee: Fee, quantity: Decimal, first: date, last: date, *, is_vacant: bool = False
) -> Charge:
    """``quantity`` (㎡, places) in each calendar month from ``first`` to ``last``.

    A month in which the price changes, or that is charged only in part and counts by days,
    is days ÷ days of that month. Raises ``ChargeError`` where no price is in force.
    """
    whole = Fraction(quantity) * (_vacant_share(fee) if is_vacant else 1)
    exact = [
        (label, price := _required_price(rate), whole * Fraction(price) * part)
        for label, rate, part in _month_parts(fee, *_charged(fee.part_month, first, last))
    ]
    amounts = [amount for _, _, amount in exact]
    if fee.rounding.point is RoundingPoint.MONTH:
        amounts = [Fraction(fen_of(amount)) for amount in amounts]
    lines = tuple(
        Line(label, quantity, price, _decimal(amount))
        for (label, price, _), amount in zip(exact, amounts, strict=True)
    )
    return Charge(lines, fen_of(sum(amounts, Fraction(0))))


def _vacant_share(fee: Fee) -> Fraction:
    if fee.vacant is None:
        raise ChargeError(f"{fee.id} is not reduced for empty homes")
    return Fraction(fee.vacant.percent) / 100


def _charged(rule: PartMonth | None, first: date, last: date) -> tuple[date, date]:
    """The days charged, where a month that is not whole counts as a whole one or not at all."""
    begins, ends = first.replace(day=1), _month_end(last)
    if rule is PartMonth.WHOLE:
        return begins, ends
    if rule is PartMonth.NOTHING:
        after = first if first == begins else _month_end(first) + timedelta(days=1)
        return after, last if last == ends else last.replace(day=1) - timedelta(days=1)
    return first, last


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _decimal(exact: Fraction) -> Decimal:
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def _month_parts(fee: Fee, first: date, last: date) -> Iterator[tuple[str, Rate, Fraction]]:
    """(month, price version, charged part of the month) with a split at a price change."""
    day = first
    while day <= last:
        rate = fee.rate_on(day)
        if rate is None:
            raise ChargeError(f"{fee.id} has no price on {day}")
        month_end = _month_end(day)
        end = min([month_end, last, *([rate.until] if rate.until else [])])
        yield f"{day:%Y-%m}", rate, Fraction((end - day).days + 1, month_end.day)
        day = end + timedelta(days=1)


def by_use(rate: Rate, quantity: Decimal) -> Charge:
    """A price for each time, piece, hour or unit of use."""
    price = _required_price(rate)
    amount = to_fen(price * quantity)
    return Charge((Line("", quantity, price, amount),), amount)


def by_range(rate: Rate, quantity: Decimal) -> Charge:
    """The least and the most that so many pieces or times may cost."""
    if rate.low is None or rate.high is None:
        raise ChargeError("this version has no range")
    least, most = to_fen(rate.low * quantity), to_fen(rate.high * quantity)
    lines = (
        Line(LOWEST, quantity, rate.low, least),
        Line(HIGHEST, quantity, rate.high, most),
    )
    return Charge(lines, most, least)


def by_tier(rate: Rate, used: Decimal, before: Decimal = Decimal(0)) -> Charge:
    """Stepped prices over a period: ``used`` units now, after ``before`` earlier in it."""
    lines = []
    low = Decimal(0)
    start, end = before, before + used
    for tier in rate.tiers:
        high = tier.upto if tier.upto is not None else max(end, low)
        part = min(end, high) - max(start, low)
        if part > 0:
            label = f"{low}–{high}" if tier.upto is not None else f">{low}"
            lines.append(Line(label, part, tier.price, to_fen(part * tier.price)))
        low = high
    if not rate.tiers or end > low:
        raise ChargeError("the tiers end before the use does")
    return Charge(tuple(lines), sum((line.amount for line in lines), Decimal(0)))


def by_share(pool: Decimal, area: Decimal, total_area: Decimal) -> Charge:
    """One flat's part of a common cost, by area (Civil Code art. 283)."""
    amount = fen_of(Fraction(pool) * Fraction(area) / Fraction(total_area))
    return Charge((Line("", area, pool / total_area, amount),), amount)


def by_time(rate: Rate, rules: ParkingTime, minutes: int, entered: int = 0) -> Charge:
    """Parking for so many minutes, from the minute of the day at which one ``entered``.

    Steps follow each other from then on, over midnight too; each belongs to the day on which
    it begins, and a cap holds for each day by itself.
    """
    price = _required_price(rate)
    if minutes <= rules.free:
        return Charge((), Decimal("0.00"))
    free = rules.free if rules.free_rule is FreeRule.DEDUCTED else 0
    steps, over = divmod(minutes - free, rules.step)
    steps += 1 if over and rules.rounding is StepRounding.UP else 0
    days = _steps_of_days(entered + free, steps, rules.step)
    lines = tuple(_parking_line(rules, price, count) for count in days)
    return Charge(lines, to_fen(sum((line.amount for line in lines), Decimal(0))))


def _steps_of_days(begin: int, steps: int, step: int) -> Iterator[int]:
    """Yield how many of the steps begin on each day, leaving out days on which none does.

    ``begin`` is in minutes after a midnight, ``step`` in minutes.
    """
    taken, midnight = 0, (begin // DAY_MINUTES + 1) * DAY_MINUTES
    while taken < steps:
        begun = min(steps, -((begin - midnight) // step))  # rounded up
        if begun > taken:
            yield begun - taken
        taken, midnight = begun, midnight + DAY_MINUTES


def _parking_line(rules: ParkingTime, price: Decimal, steps: int) -> Line:
    """``price`` is for one step."""
    amount = to_fen(price * steps)
    capped = min(amount, rules.cap) if rules.cap is not None else amount
    return Line("", Decimal(steps), price, capped)


def late_charge(owed: Decimal, percent: Decimal, days: int) -> Charge:
    """违约金: so many percent a day of what is owed, as a contract says; no rate is ours."""
    daily = Fraction(owed) * Fraction(percent) / 100
    amount = fen_of(daily * days)
    return Charge((Line("", Decimal(days), _decimal(daily), amount),), amount)


def _required_price(rate: Rate) -> Decimal:
    if rate.price is None:
        raise ChargeError("this version has no single price")
    return rate.price


def of_example(fee: Fee, example: Example) -> Charge:
    """Compute the charge of a worked example, on the basis of its fee.

    Raises ``ChargeError`` where the example lacks what the basis needs, or no price is
    known for its days.
    """
    quantity = example.quantity or Decimal(1)
    match fee.basis:
        case Basis.AREA if example.area is None:
            raise ChargeError("an example by area needs one")
        case _ if fee.is_by_month:
            first, last = _span(example)
            measured = example.area or quantity
            return by_month(fee, measured, first, last, is_vacant=example.vacant)
        case Basis.TIERED:
            return by_tier(_rate(fee, example), quantity, example.before)
        case Basis.RANGE:
            return by_range(_rate(fee, example), quantity)
        case Basis.TIME if fee.parking is not None and example.minutes is not None:
            return by_time(_rate(fee, example), fee.parking, example.minutes)
        case Basis.SHARE if example.pool and example.area and example.total_area:
            return by_share(example.pool, example.area, example.total_area)
        case Basis.AREA | Basis.FIXED | Basis.USE | Basis.METERED:
            return by_use(_rate(fee, example), example.area or quantity)
    raise ChargeError(f"{fee.id} cannot be computed from this example")


def days_of(fee: Fee, example: Example) -> tuple[date, date]:
    """The first and the last day an example is about; without any, the day of the first price."""
    if example.at and example.months:
        return _span(example)
    first = example.at or example.starts or min((r.starts for r in fee.rates), default=date.max)
    return first, example.until or first


def _rate(fee: Fee, example: Example) -> Rate:
    """The price version on the example's day."""
    day, _ = days_of(fee, example)
    if (rate := fee.rate_on(day)) is None:
        raise ChargeError(f"{fee.id} has no price on {day}")
    return rate


def _span(example: Example) -> tuple[date, date]:
    """The days charged: typed as such, or so many whole months from a day."""
    if example.starts and example.until:
        return example.starts, example.until
    if example.at is None:
        raise ChargeError("the example names no days")
    months = example.at.year * 12 + example.at.month - 1 + (example.months or 1)
    year, month = months // 12, months % 12 + 1
    day = min(example.at.day, monthrange(year, month)[1])  # Civil Code art. 202: the last one
    return example.at, date(year, month, day) - timedelta(days=1)
