"""Data of the fee calculator: how each fee is reckoned, and every price one may know.

Numbers are text, days ISO 8601 and inclusive, as in the data files. A price that is neither
past nor in force nor announced is in no snapshot's view of a fee, and so not here either.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from generator.kinds.fees.model import Basis, Fee, ParkingTime, Rate
from generator.kinds.fees.view import FeeView
from generator.kinds.fees.words import price_words
from generator.languages import CHINESE, Language, unmarked

WAYS = {
    Basis.AREA: "each",
    Basis.FIXED: "each",
    Basis.USE: "each",
    Basis.METERED: "each",
    Basis.RANGE: "range",
    Basis.TIERED: "tiered",
    Basis.SHARE: "share",
    Basis.TIME: "time",
}
"""Bases by the ways in which the calculator asks and reckons."""


def computable(fees: Iterable[FeeView]) -> list[FeeView]:
    """List fees that come to something: not what is free, and not what has to be agreed on."""
    return [view for view in fees if view.fee.basis in WAYS and _costs(view)]


def _costs(view: FeeView) -> bool:
    is_shared = view.fee.basis is Basis.SHARE
    return is_shared or any(rate.price or rate.high or rate.tiers for rate in known_rates(view))


def known_rates(view: FeeView) -> list[Rate]:
    """List the prices one may know, from the earliest on."""
    current = [view.current] if view.current else []
    found = [*view.history, *current, *view.announced]
    return sorted(found, key=lambda rate: rate.starts)


def fee_data(view: FeeView, language: Language = CHINESE) -> dict[str, object]:
    fee = view.fee
    return {
        "id": fee.id,
        "name": str(fee.name),
        "way": _way(fee),
        "basis": fee.basis.value,
        "unit": str(fee.unit),
        "measure": measure(fee),
        "point": fee.rounding.point.value,
        "part": fee.part_month.value if fee.part_month else None,
        "vacant": _vacant(fee),
        "parking": _parking(fee.parking) if fee.parking else None,
        "period": fee.tier_period,
        "method": fee.method,
        "source": str(fee.source),
        "rates": [_rate(rate, fee, language) for rate in known_rates(view)],
    }


def _way(fee: Fee) -> str:
    return "month" if fee.is_by_month else WAYS[fee.basis]


def measure(fee: Fee) -> str:
    """Name the unit counted or measured: 张 of 元/张, 个 of 元/个·月 if months count apart."""
    measured = fee.unit.partition("/")[2]
    return measured.partition("·")[0] if fee.basis in {Basis.AREA, Basis.FIXED} else measured


def _vacant(fee: Fee) -> dict[str, str] | None:
    if fee.vacant is None:
        return None
    return {"percent": f"{fee.vacant.percent:f}", "source": fee.vacant.source}


def _parking(rules: ParkingTime) -> dict[str, object]:
    return {
        "step": rules.step,
        "free": rules.free,
        "free_rule": rules.free_rule.value,
        "rounding": rules.rounding.value,
        "cap": _number(rules.cap),
    }


def _rate(rate: Rate, fee: Fee, language: Language) -> dict[str, object]:
    tiers = [{"upto": _number(tier.upto), "price": _number(tier.price)} for tier in rate.tiers]
    return {
        "from": rate.starts.isoformat(),
        "until": _day(rate.until),
        "price": _number(rate.price),
        "low": _number(rate.low),
        "high": _number(rate.high),
        "tiers": tiers,
        "words": unmarked(price_words(rate, fee, language=language)),
        "resolution": rate.resolution,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(number: Decimal | None) -> str | None:
    return f"{number:f}" if number is not None else None
