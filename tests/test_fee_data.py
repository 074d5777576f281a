"""What the calculator is told: every price one may know, and none that one may not."""

from __future__ import annotations

import html
import json
import re

import pytest

from generator.kinds.fees.model import Basis
from generator.pages import pages
from generator.snapshot import take
from generator.templating import Renderer
from generator.templating.fee_data import WAYS, computable, fee_data, known_rates, measure
from tests.builders import PRICE_CHANGE, at, make_content, make_fee

OLD, NEW = PRICE_CHANGE
CALCULATOR = "fees/calculator/index.html"
FAILED = dict.fromkeys(("owners", "area", "present_owners", "present_area"), "600") | {
    "agreed_owners": "10",
    "agreed_area": "10",
}


def taken(*fees, moment="2026-11-25T12:00"):
    return take(make_content().with_lists({"fees": fees}), at(moment))


def views(*fees, moment="2026-11-25T12:00"):
    return taken(*fees, moment=moment).fees


def made(*fees, moment="2026-11-25T12:00"):
    return pages(taken(*fees, moment=moment), Renderer("https://test.example/"))


def told(page):
    (data,) = re.findall(rb"data-fees='(.*?)'", page)
    return json.loads(html.unescape(data.decode()))


def known(*rates, moment="2026-11-25T12:00", **typed):
    """The first days of the prices that the page holds."""
    (fee,) = told(made(make_fee(*rates, **typed), moment=moment)[CALCULATOR])
    return [rate["from"] for rate in fee["rates"]]


@pytest.mark.parametrize(
    ("moment", "days"),
    [
        ("2026-11-01T23:59:59", ["2023-07-01"]),  # it is announced tomorrow
        ("2026-11-02T00:00", ["2023-07-01", "2027-03-01"]),
        ("2027-03-01T00:00", ["2023-07-01", "2027-03-01"]),
    ],
)
def test_a_price_is_there_from_the_day_it_is_announced_and_stays_as_history(moment, days):
    assert known(OLD, NEW, moment=moment) == days


def test_a_price_nobody_announced_stands_in_no_byte_of_the_page():
    secret = {"price": "7.77", "from": "2027-03-01"}
    page = made(make_fee(OLD, secret))[CALCULATOR]
    assert b"2.20" in page
    assert b"7.77" not in page


def test_a_price_on_which_too_few_agreed_is_none_even_afterwards():
    failed = NEW | {"vote": FAILED, "until": "2027-04-30"}
    later = {"price": "2.50", "from": "2027-05-01", "resolution": "决定"}
    days = known(OLD, failed, later, moment="2027-06-01T00:00")
    assert days == ["2023-07-01", "2027-05-01"]


def test_in_a_gap_there_is_the_past_and_no_price_for_now():
    past = {"price": "2.20", "from": "2023-07-01", "until": "2024-12-31"}
    gap = {"price": "2.50", "from": "2027-05-01", "announced": "2026-11-01", "resolution": "决定"}
    assert known(past, gap) == ["2023-07-01", "2027-05-01"]


def test_numbers_are_text_with_the_places_they_were_typed_with():
    fee = make_fee(
        {"from": "2023-07-01", "tiers": [{"upto": "180", "price": "2.90"}, {"price": "6.7000"}]},
        basis="阶梯",
        unit="元/m³",
    )
    (rate,) = fee_data(views(fee)[0])["rates"]
    assert rate["tiers"] == [{"upto": "180", "price": "2.90"}, {"upto": None, "price": "6.7000"}]


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ({}, "month"),
        ({"basis": "定额"}, "month"),
        ({"per": "每采暖季"}, "each"),
        ({"basis": "按次"}, "each"),
        ({"basis": "计量"}, "each"),
        ({"basis": "分摊"}, "share"),
        ({"basis": "计时", "parking": {"step": "30"}}, "time"),
    ],
)
def test_the_basis_says_how_a_fee_is_reckoned(typed, way):
    assert fee_data(views(make_fee(**typed))[0])["way"] == way


def test_rules_are_handed_on_as_they_are():
    fee = make_fee(
        part_month="不计",
        vacant={"percent": "70", "source": "合同"},
        rounding={"point": "每张账单"},
        parking={"step": "30", "free": "15", "cap": "20.00"},
    )
    data = fee_data(views(fee)[0])
    assert (data["part"], data["point"]) == ("nothing", "bill")
    assert data["vacant"] == {"percent": "70", "source": "合同"}
    assert data["parking"] == {
        "step": 30,
        "free": 15,
        "free_rule": "within_only",
        "rounding": "down",
        "cap": "20.00",
    }
    assert fee_data(views(make_fee())[0])["part"] is None


@pytest.mark.parametrize(
    ("basis", "unit", "measured"),
    [
        ("按面积", "元/㎡·月", "㎡"),
        ("定额", "元/个·月", "个"),
        ("按次", "元/张", "张"),
        ("价格区间", "元/个·月", "个·月"),
        ("按次", "次", ""),
    ],
)
def test_what_is_counted_is_read_from_the_unit(basis, unit, measured):
    assert measure(make_fee(basis=basis, unit=unit)) == measured


@pytest.mark.parametrize(
    ("rate", "typed"),
    [
        ({"from": "2023-07-01"}, {"basis": "免费"}),
        ({"from": "2023-07-01"}, {"basis": "面议"}),
        ({"from": "2023-07-01", "price": "0"}, {}),
    ],
)
def test_what_comes_to_nothing_or_is_agreed_on_is_not_reckoned(rate, typed):
    assert computable(views(make_fee(rate, **typed))) == []
    assert computable(views(make_fee()))


@pytest.mark.parametrize("fees", [(), (make_fee({"from": "2023-07-01"}, basis="面议"),)])
def test_where_nothing_can_be_reckoned_the_page_says_so_and_nothing_leads_to_it(fees):
    site = made(*fees)
    page = site[CALCULATOR].decode()
    assert "还没有公布可以试算的收费项目" in page
    assert "tel:00000000110" in page
    assert "<form" not in page
    assert not re.search(r'src="[^"]*(calculator|charges)', page)
    linking = [path for path, data in site.items() if re.search(rb'href="[^"]*calculator/', data)]
    assert linking in ([], [CALCULATOR])  # itself: its own canonical address


def test_the_price_board_and_each_fee_that_can_be_reckoned_lead_to_it():
    free = make_fee({"from": "2023-07-01"}, basis="免费", id="free")
    site = made(make_fee(), free)
    assert 'href="calculator/"' in site["fees/index.html"].decode()
    assert 'href="../calculator/#i=property"' in site["fees/property/index.html"].decode()
    assert "calculator/" not in site["fees/free/index.html"].decode()


def test_no_name_can_end_the_attribute_it_stands_in():
    name = """'><script>alert(1)</script>"<!--&amp;&#39;"""
    page = made(make_fee(name=name, source=name))[CALCULATOR]
    assert b"<script>alert" not in page
    assert told(page)[0]["name"] == name


def test_known_rates_come_in_the_order_of_time():
    rates = (
        {"price": "3.00", "from": "2026-06-01", "resolution": "决定"},
        {"price": "1.00", "from": "2023-07-01", "until": "2024-12-31"},
        {"price": "2.00", "from": "2025-01-01", "until": "2026-05-31", "resolution": "决定"},
    )
    found = known_rates(views(make_fee(*rates))[0])
    assert [str(rate.price) for rate in found] == ["1.00", "2.00", "3.00"]


def test_every_basis_is_reckoned_on_the_page_or_named_as_one_that_cannot_be():
    cannot = {Basis.FREE, Basis.NEGOTIABLE}
    assert {*Basis} - WAYS.keys() == cannot
