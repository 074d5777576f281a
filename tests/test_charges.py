"""What a fee comes to: the trade's own worked examples (F1 to F12), and the laws behind them."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.fees import (
    ChargeError,
    by_month,
    by_share,
    by_tier,
    by_time,
    by_use,
    late_charge,
    of_example,
)
from generator.kinds.fees.board import Example
from generator.kinds.fees.model import ParkingTime, Rate, RoundingPoint
from generator.models.money import shares, to_fen
from tests.builders import PRICE, PRICE_CHANGE, make_fee

D = Decimal
TIERS = Rate.model_validate(
    {
        "from": "2025-01-01",
        "tiers": [
            {"upto": "180", "price": "2.90"},
            {"upto": "260", "price": "3.85"},
            {"price": "6.70"},
        ],
    }
)


def months(fee, area, first, last):
    return by_month(fee, D(area), date.fromisoformat(first), date.fromisoformat(last)).total


@pytest.mark.parametrize(
    ("first", "last", "total"),
    [
        ("2027-01-01", "2027-01-31", "210.56"),
        ("2027-01-01", "2027-03-31", "631.68"),
        ("2027-01-01", "2027-12-31", "2526.72"),
    ],
)
def test_f1_a_month_a_quarter_and_a_year(first, last, total):
    assert months(make_fee(), "89.6", first, last) == D(total)


def test_f2_twelve_rounded_months_are_not_one_rounded_year():
    by_bill = make_fee(rounding={"point": "每张账单"})
    assert months(make_fee(), "89.63", "2027-01-01", "2027-12-31") == D("2527.56")
    assert months(by_bill, "89.63", "2027-01-01", "2027-12-31") == D("2527.57")


def test_f3_half_a_fen_is_rounded_up():
    assert to_fen(D("50.1") * D("2.65")) == D("132.77")


def test_f3_in_a_grid_of_areas_half_up_is_exact_everywhere():
    for tenths in range(500, 1600):
        for price in ("1.85", "2.20", "2.35", "2.65", "3.05", "4.80"):
            area = D(tenths) / 10
            fen = Fraction(tenths, 10) * Fraction(price) * 100
            assert to_fen(area * D(price)) == D(int(fen + Fraction(1, 2))) / 100


def test_f4_a_price_change_splits_the_quarter():
    charge = by_month(make_fee(*PRICE_CHANGE), D("89.6"), date(2027, 1, 1), date(2027, 3, 31))
    assert [line.amount for line in charge.lines] == [D("197.12"), D("197.12"), D("210.56")]
    assert charge.total == D("604.80")


def test_f5_a_month_that_is_not_whole_counts_by_days():
    assert months(make_fee(), "89.6", "2026-11-18", "2026-11-30") == D("91.24")


def test_a_price_change_inside_a_month_counts_each_price_by_its_days():
    fee = make_fee(
        {"price": "2.00", "from": "2026-01-01", "until": "2026-04-10"},
        {"price": "3.00", "from": "2026-04-11", "resolution": "业主大会决定"},
    )
    assert months(fee, "30", "2026-04-01", "2026-04-30") == D("20.00") + D("60.00")


@pytest.mark.parametrize(
    ("used", "before", "total"),
    [
        ("300", "0", "1098.00"),
        ("180", "0", "522.00"),
        ("181", "0", "525.85"),
        ("25", "170", "86.75"),
        ("0", "170", "0"),
        ("10", "260", "67.00"),
    ],
)
def test_f6_and_f7_steps_count_from_the_start_of_their_period(used, before, total):
    assert by_tier(TIERS, D(used), D(before)).total == D(total)


def test_f8_shares_add_up_to_the_whole_by_the_largest_remainder():
    assert shares(D("100.00"), [D("89.6"), D("120.4"), D("75.0")]) == (
        D("31.44"),
        D("42.24"),
        D("26.32"),
    )
    assert shares(D("100.00"), [D(1)] * 3) == (D("33.34"), D("33.33"), D("33.33"))


def test_f8_a_single_share_is_rounded_by_itself():
    assert by_share(D("100.00"), D("89.6"), D("285.0")).total == D("31.44")


@pytest.mark.parametrize(
    ("rule", "rounding", "total"),
    [
        ("免费时间不计入", "不足一个计时单位不计", "2.00"),
        ("免费时间不计入", "不足一个计时单位按一个计", "3.00"),
        ("仅在免费时间内离开免费", "不足一个计时单位不计", "3.00"),
        ("仅在免费时间内离开免费", "不足一个计时单位按一个计", "4.00"),
    ],
)
def test_f9_an_hour_and_fifty_minutes_of_parking(rule, rounding, total):
    rules = {"step": "30", "free": "30", "free_rule": rule, "rounding": rounding}
    rate = Rate.model_validate({"from": "2024-01-01", "price": "1.00"})
    assert by_time(rate, ParkingTime.model_validate(rules), 110).total == D(total)


@pytest.mark.parametrize(
    ("minutes", "total"),
    [(30, "0"), (31, "1.00"), (660, "20.00"), (1440, "20.00"), (1500, "22.00")],
)
def test_parking_is_capped_for_each_day_by_itself(minutes, total):
    rules = ParkingTime.model_validate({"step": "30", "free": "30", "cap": "20.00"})
    rate = Rate.model_validate({"from": "2024-01-01", "price": "1.00"})
    assert by_time(rate, rules, minutes).total == D(total)


def test_a_third_of_a_month_that_ends_on_half_a_fen_is_rounded_up():
    """30.15 × 0.10 × 10 ÷ 30 is 1.005 exactly; ten thirtieths taken first are less."""
    fee = make_fee({"price": "0.10", "from": "2023-07-01"})
    assert months(fee, "30.15", "2026-11-01", "2026-11-10") == D("1.01")


def test_parts_of_months_in_one_bill_are_added_exactly_before_the_one_rounding():
    """Ten and twenty thirtieths of 0.015 are 0.015 again, which is rounded up."""
    fee = make_fee({"price": "0.01", "from": "2023-07-01"}, rounding={"point": "每张账单"})
    parted = make_fee(
        {"price": "0.01", "from": "2023-07-01", "until": "2026-11-10"},
        {"price": "0.01", "from": "2026-11-11", "resolution": "业主大会决定"},
        rounding={"point": "每张账单"},
    )
    for one in (fee, parted):
        assert months(one, "1.5", "2026-11-01", "2026-11-30") == D("0.02")


@pytest.mark.parametrize(
    ("rule", "first", "last", "total"),
    [
        ("按天折算", "2026-11-18", "2026-11-30", "91.24"),
        ("按整月计", "2026-11-18", "2026-11-30", "210.56"),
        ("不计", "2026-11-18", "2026-11-30", "0.00"),
        ("不计", "2026-11-18", "2026-12-31", "210.56"),
        ("不计", "2026-11-01", "2026-12-30", "210.56"),
        ("不计", "2026-11-02", "2026-11-29", "0.00"),
        ("不计", "2026-11-01", "2026-11-30", "210.56"),
        ("按整月计", "2026-11-30", "2026-12-01", "421.12"),
        ("按整月计", "2028-02-01", "2028-02-28", "210.56"),
        ("按天折算", "2028-02-01", "2028-02-28", "203.30"),
    ],
)
def test_f5_a_month_that_is_not_whole_counts_as_the_fee_says(rule, first, last, total):
    assert months(make_fee(part_month=rule), "89.6", first, last) == D(total)


def test_a_whole_month_with_a_price_change_counts_each_price_by_its_days_all_the_same():
    prices = (
        {"price": "2.00", "from": "2026-01-01", "until": "2026-04-10"},
        {"price": "3.00", "from": "2026-04-11", "resolution": "业主大会决定"},
    )
    for rule in ("按整月计", "不计"):
        fee = make_fee(*prices, part_month=rule)
        assert months(fee, "30", "2026-04-01", "2026-04-30") == D("80.00")
    whole = make_fee(*prices, part_month="按整月计")
    assert months(whole, "30", "2026-04-20", "2026-04-21") == D("80.00")


@pytest.mark.parametrize(
    ("entered", "minutes", "total"),
    [
        (0, 1440, "20.00"),  # one day from midnight to midnight
        (0, 1470, "21.00"),
        (22 * 60, 240, "8.00"),  # two hours on either side: no cap is reached
        (12 * 60, 24 * 60, "40.00"),  # twelve hours of each day: the cap of both
        (13 * 60, 22 * 60, "40.00"),
        (16 * 60, 16 * 60, "32.00"),  # sixteen steps, then sixteen
        (23 * 60 + 45, 60, "2.00"),  # the step over midnight is whole, and of the first day
        (14 * 60, 600, "20.00"),  # up to midnight exactly
        (14 * 60, 630, "21.00"),  # and one step after it
        (13 * 60 + 45, 630, "20.00"),  # the last step begins before midnight
    ],
)
def test_a_step_belongs_to_the_day_on_which_it_begins(entered, minutes, total):
    rules = ParkingTime.model_validate({"step": "30", "free": "30", "cap": "20.00"})
    rate = Rate.model_validate({"from": "2024-01-01", "price": "1.00"})
    assert by_time(rate, rules, minutes, entered).total == D(total)


def test_time_that_is_free_in_any_case_is_not_charged_to_the_day_either():
    """In at 23:00, thirty minutes free: one step before midnight, two after."""
    typed = {"step": "30", "free": "30", "free_rule": "免费时间不计入", "cap": "1.50"}
    rate = Rate.model_validate({"from": "2024-01-01", "price": "1.00"})
    charge = by_time(rate, ParkingTime.model_validate(typed), 120, 23 * 60)
    assert [line.amount for line in charge.lines] == [D("1.00"), D("1.50")]


@pytest.mark.parametrize("point", RoundingPoint)
def test_f10_an_empty_home_pays_its_share_where_a_rule_says_so(point):
    fee = make_fee(
        vacant={"percent": "70", "source": "前期物业服务合同"}, rounding={"point": point.value}
    )
    month = (date(2027, 1, 1), date(2027, 1, 31))
    assert by_month(fee, D("89.6"), *month, is_vacant=True).total == D("147.39")
    assert by_month(fee, D("89.6"), *month).total == D("210.56")
    with pytest.raises(ChargeError):
        by_month(make_fee(), D("89.6"), *month, is_vacant=True)


def test_f11_one_month_free_is_eleven_months():
    assert 11 * months(make_fee(), "89.6", "2027-01-01", "2027-01-31") == D("2316.16")


def test_f12_what_is_late_costs_what_the_contract_says():
    quarter = months(make_fee(), "89.6", "2027-01-01", "2027-03-31")
    assert late_charge(quarter, D("0.05"), 20).total == D("6.32")


def test_no_price_is_an_error_and_never_nothing():
    with pytest.raises(ChargeError):
        months(make_fee(), "89.6", "2023-06-01", "2023-06-30")
    with pytest.raises(ChargeError):
        by_use(TIERS, D(1))


def test_a_price_on_which_too_few_agreed_leaves_the_old_one_standing():
    vote = dict.fromkeys(("owners", "area"), "600") | {
        "present_owners": "450",
        "present_area": "450",
        "agreed_owners": "225",
        "agreed_area": "300",
    }
    fee = make_fee(PRICE_CHANGE[0], PRICE_CHANGE[1] | {"vote": vote})
    assert months(fee, "100", "2027-03-01", "2027-03-31") == D("220.00")


@pytest.mark.parametrize(
    ("figures", "quorate", "carried"),
    [
        ((408, 408, 205, 205), True, True),
        ((407, 408, 300, 300), False, True),
        ((408, 407, 300, 300), False, True),
        ((408, 408, 204, 300), True, False),
        ((408, 408, 300, 204), True, False),
    ],
)
def test_a_vote_needs_two_thirds_present_and_more_than_half_of_them(figures, quorate, carried):
    present_owners, present_area, agreed_owners, agreed_area = map(str, figures)
    rate = Rate.model_validate(
        PRICE
        | {
            "vote": {
                "owners": "612",
                "area": "612",
                "present_owners": present_owners,
                "present_area": present_area,
                "agreed_owners": agreed_owners,
                "agreed_area": agreed_area,
            }
        }
    )
    assert (rate.vote.is_quorate, rate.vote.is_carried) == (quorate, carried)


@pytest.mark.parametrize(
    ("typed", "example", "total"),
    [
        ({}, {"area": "89.6", "months": "3", "at": "2027-04-01"}, "631.68"),
        ({"per": "每采暖季"}, {"area": "89.6", "at": "2027-04-01"}, "210.56"),
        ({"basis": "定额"}, {"months": "2", "at": "2027-01-01"}, "4.70"),
        (
            {"vacant": {"percent": "70", "source": "合同"}},
            {"area": "89.6", "months": "1", "at": "2027-01-01", "vacant": "是"},
            "147.39",
        ),
        ({"basis": "按次"}, {"quantity": "3", "at": "2027-01-01"}, "7.05"),
    ],
)
def test_an_example_is_computed_on_the_basis_of_its_fee(typed, example, total):
    given_ = Example.model_validate({"fee": "property", "expect": total, **example})
    assert of_example(make_fee(**typed), given_).total == D(total)


def test_an_example_by_area_without_an_area_is_none():
    with pytest.raises(ChargeError):
        of_example(
            make_fee(), Example.model_validate({"fee": "x", "expect": "1", "at": "2027-01-01"})
        )


MONEY = st.decimals(D("0.00"), D("999999.99"), places=2)
WEIGHTS = st.lists(st.decimals(D("0.1"), D("500"), places=2), min_size=1, max_size=40)


@given(MONEY, WEIGHTS)
def test_shares_always_add_up_and_none_is_a_fen_off(total, weights):
    parts = shares(total, weights)
    assert sum(parts) == total
    exact = [Fraction(total) * Fraction(w) / sum(map(Fraction, weights)) for w in weights]
    assert all(
        abs(Fraction(part) - share) < Fraction(1, 100)
        for part, share in zip(parts, exact, strict=True)
    )


@given(st.integers(0, 600), st.integers(0, 600))
def test_steps_paid_in_two_bills_cost_what_they_cost_in_one(first, second):
    together = by_tier(TIERS, D(first + second)).total
    assert by_tier(TIERS, D(first)).total + by_tier(TIERS, D(second), D(first)).total == together


@given(st.decimals(D("10"), D("300"), places=2), st.integers(1, 24))
def test_whole_months_are_the_rounded_month_times_their_number(area, number):
    last = date(2027 + number // 12, number % 12 + 1, 1).toordinal() - 1
    charge = by_month(make_fee(), area, date(2027, 1, 1), date.fromordinal(last))
    month = (area * D("2.35")).quantize(D("0.01"), ROUND_HALF_UP)
    assert charge.total == number * month


def test_a_range_costs_between_its_two_ends():
    fee = make_fee({"low": "80", "high": "260", "from": "2026-01-01"}, basis="价格区间")
    given_ = {"fee": "property", "quantity": "2", "at": "2026-11-21", "expect": "520.00"}
    charge = of_example(fee, Example.model_validate(given_))
    assert (charge.least, charge.total) == (D("160.00"), D("520.00"))
