"""The shared table of charges: kept in step, true to the trade's examples, and the model's too.

The page's own script is put through the same table in ``browser/test_calculator.py``.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

import pytest

from generator.kinds.fees import (
    by_month,
    by_range,
    by_share,
    by_tier,
    by_time,
    by_use,
    late_charge,
)
from generator.kinds.fees.model import Fee
from generator.models.money import to_fen
from tests.charge_cases import FILE, cases, reckoned, table

TABLE = json.loads(FILE.read_text("utf-8"))
FEES = {typed["id"]: Fee.model_validate(typed) for typed in TABLE["fees"]}
D = Decimal


NUMBERS = ("quantity", "before", "pool", "area", "total", "owed", "percent")


def modelled(fee, given):
    """What the model makes of a case, by what is given for it."""
    numbers = {key: D(given[key]) for key in given if key in NUMBERS}
    if "owed" in given:
        return late_charge(numbers["owed"], numbers["percent"], int(given["days"]))
    if "pool" in given:
        return by_share(numbers["pool"], numbers["area"], numbers["total"])
    if "entered" in given:
        return _parked(fee, given)
    if "first" in given:
        days = map(date.fromisoformat, (given["first"], given["last"]))
        vacant = given.get("vacant", False)
        return by_month(fee, numbers["quantity"], *days, is_vacant=vacant)
    return _on_a_day(fee.rate_on(date.fromisoformat(given["day"])), **numbers)


def _on_a_day(rate, quantity, before=None):
    if before is not None:
        return by_tier(rate, quantity, before)
    return by_range(rate, quantity) if rate.low is not None else by_use(rate, quantity)


def _parked(fee, given):
    entered, left = (datetime.fromisoformat(given[end]) for end in ("entered", "left"))
    minutes = (left - entered).total_seconds() // 60
    rate = fee.rate_on(entered.date())
    return by_time(rate, fee.parking, int(minutes), entered.hour * 60 + entered.minute)


@pytest.mark.parametrize("fee", [*FEES, "late"])
def test_the_model_agrees_to_the_fen_in_every_case(fee):
    chosen = [case for case in TABLE["cases"] if case["fee"] == fee]
    assert chosen
    for case in chosen:
        charge = modelled(FEES.get(fee), case["given"])
        least = case.get("least")
        assert charge.total == D(case["total"]), case
        assert charge.least == (D(least) if least else None), case
        amounts = [line.amount.quantize(D("0.0001"), "ROUND_HALF_UP") for line in charge.lines]
        assert amounts == [D(amount) for _, amount in case["lines"]], case


def test_the_table_is_long_and_no_case_stands_in_it_twice():
    said = [json.dumps([case["fee"], case["given"]]) for case in TABLE["cases"]]
    assert len(said) == len(set(said)) >= 300
    assert {case["fee"] for case in TABLE["cases"]} == {*FEES, "late"}


def test_the_table_is_what_the_second_reckoning_writes():
    assert FILE.read_text("utf-8") == table()
    assert TABLE["cases"] == cases()


YEAR = {"first": "2027-01-01", "last": "2027-12-31"}
QUARTER = {"first": "2027-01-01", "last": "2027-03-31"}
MONTH = {"first": "2027-01-01", "last": "2027-01-31"}
DELIVERY = {"quantity": "89.6", "first": "2026-11-18", "last": "2026-11-30"}


@pytest.mark.parametrize(
    ("fee", "given", "total"),
    [
        ("area", {"quantity": "89.6", **MONTH}, "210.56"),  # F1
        ("area", {"quantity": "89.6", **QUARTER}, "631.68"),
        ("area", {"quantity": "89.6", **YEAR}, "2526.72"),
        ("area", {"quantity": "89.63", **YEAR}, "2527.56"),  # F2
        ("bill", {"quantity": "89.63", **YEAR}, "2527.57"),
        ("grid-265", {"quantity": "50.1", "first": "2026-10-01", "last": "2026-10-31"}, "132.77"),
        ("change", {"quantity": "89.6", **QUARTER}, "604.80"),  # F4
        ("area", DELIVERY, "91.24"),  # F5
        ("water", {"quantity": "300", "before": "0", "day": "2025-01-01"}, "1098.00"),  # F6
        ("water", {"quantity": "180", "before": "0", "day": "2025-01-01"}, "522.00"),
        ("water", {"quantity": "181", "before": "0", "day": "2025-01-01"}, "525.85"),
        ("water", {"quantity": "25", "before": "170", "day": "2025-01-01"}, "86.75"),  # F7
        ("lift", {"pool": "100.00", "area": "89.6", "total": "285"}, "31.44"),  # F8
        ("lift", {"pool": "100.00", "area": "1", "total": "3"}, "33.33"),
        *(
            (fee, {"entered": "2026-11-21T09:00", "left": "2026-11-21T10:50"}, total)  # F9
            for fee, total in (
                ("deducted-down", "2.00"),
                ("deducted-up", "3.00"),
                ("within-down", "3.00"),
                ("within-up", "4.00"),
            )
        ),
        (
            "empty",
            {"quantity": "89.6", "first": "2026-11-01", "last": "2026-11-30", "vacant": True},
            "147.39",  # F10
        ),
        ("late", {"owed": "631.68", "percent": "0.05", "days": "20"}, "6.32"),  # F12
    ],
)
def test_the_trades_own_examples_stand_in_the_table(fee, given, total):
    (case,) = [one for one in TABLE["cases"] if (one["fee"], one["given"]) == (fee, given)]
    assert case["total"] == total


def test_a_good_part_of_the_table_ends_on_half_a_fen():
    """Where a binary number or banker's rounding would be a fen off."""
    halves = 0
    for case in TABLE["cases"]:
        if case["fee"].startswith("grid"):
            rate, quantity = FEES[case["fee"]].rates[0].price, D(case["given"]["quantity"])
            halves += to_fen(rate * quantity) - rate * quantity == D("0.005")
    assert halves >= 10


def test_the_second_reckoning_can_be_wrong():
    """It is no copy of the model: a price of its own gives an amount of its own."""
    typed = {**TABLE["fees"][0], "rates": [{"from": "2023-07-01", "price": "2.36"}]}
    assert reckoned(typed, {"quantity": "89.6", **MONTH})["total"] == "211.46"
