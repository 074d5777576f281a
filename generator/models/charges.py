"""What a fee comes to: months, splits at a price change, tiers, shares, parking.

Every result says how it came about: a list of lines, each a price version applied to a
quantity. Rounding is half up to the fen at the point the fee states, nowhere else.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from generator.models.fee import (
    Basis,
    Example,
    Fee,
    FreeRule,
    ParkingTime,
    Per,
    Rate,
    RoundingPoint,
    StepRounding,
)
from generator.models.money import to_fen

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


def by_month(fee: Fee, quantity: Decimal, first: date, last: date) -> Charge:
    """``quantity`` (㎡, places) in each calendar month from ``first`` to ``last``.

    A month belongs to the price in force on its first day that is charged. A month that
    is not charged from its first to its last day counts by days (days ÷ days of month).
    Raises ``ChargeError`` where no price is in force.
    """
    exact = [
        (label, rate, quantity * _required_price(rate) * part)
        for label, rate, part in _month_parts(fee, first, last)
    ]
    by_months = fee.rounding.point is RoundingPoint.MONTH
    lines = tuple(
        Line(label, quantity, _required_price(rate), to_fen(amount) if by_months else amount)
        for label, rate, amount in exact
    )
    return Charge(lines, to_fen(sum((line.amount for line in lines), Decimal(0))))


def _month_parts(fee: Fee, first: date, last: date) -> Iterator[tuple[str, Rate, Decimal]]:
    """(month, price version, charged part of the month) with a split at a price change."""
    day = first
    while day <= last:
        length = monthrange(day.year, day.month)[1]
        rate = fee.rate_on(day)
        if rate is None:
            raise ChargeError(f"{fee.id} has no price on {day}")
        ends = [date(day.year, day.month, length), last, *([rate.until] if rate.until else [])]
        end = min(ends)
        days = (end - day).days + 1
        yield f"{day:%Y-%m}", rate, Decimal(days) / Decimal(length)
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
    amount = to_fen(pool * area / total_area)
    return Charge((Line("", area, pool / total_area, amount),), amount)


def by_time(rate: Rate, rules: ParkingTime, minutes: int) -> Charge:
    """Parking for so many minutes from midnight on; a cap holds for each day by itself."""
    price = _required_price(rate)
    if minutes <= rules.free:
        return Charge((), Decimal("0.00"))
    charged = minutes - (rules.free if rules.free_rule is FreeRule.DEDUCTED else 0)
    days, rest = divmod(charged, DAY_MINUTES)
    lines = [_parking_line(rules, price, DAY_MINUTES) for _ in range(days)]
    lines.append(_parking_line(rules, price, rest))
    return Charge(tuple(lines), to_fen(sum((line.amount for line in lines), Decimal(0))))


def _parking_line(rules: ParkingTime, price: Decimal, minutes: int) -> Line:
    """``price`` is for one step."""
    steps, over = divmod(minutes, rules.step)
    steps += 1 if over and rules.rounding is StepRounding.UP else 0
    amount = to_fen(price * steps)
    capped = min(amount, rules.cap) if rules.cap is not None else amount
    return Line("", Decimal(steps), price, capped)


def _required_price(rate: Rate) -> Decimal:
    if rate.price is None:
        raise ChargeError("this version has no single price")
    return rate.price


def of_example(fee: Fee, example: Example) -> Charge:
    """What a worked example comes to, on the basis of its fee.

    Raises ``ChargeError`` where the example lacks what the basis needs, or no price is
    known for its days.
    """
    quantity = example.quantity or Decimal(1)
    match fee.basis:
        case Basis.AREA if example.area is None:
            raise ChargeError("an example by area needs one")
        case Basis.AREA | Basis.FIXED if fee.per is Per.MONTH:
            first, last = _span(example)
            return by_month(fee, example.area or quantity, first, last)
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


def _rate(fee: Fee, example: Example) -> Rate:
    """The price version on the example's day; without one, the first."""
    day = example.at or example.starts or fee.rates[0].starts
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
    return example.at, date(months // 12, months % 12 + 1, example.at.day) - timedelta(days=1)
