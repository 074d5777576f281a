"""What is said about fees and disclosures, at the edges of their rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.kinds.disclosures.model import Disclosure
from generator.kinds.disclosures.posting import disclosure_posting
from generator.kinds.records import Records
from generator.kinds.references import Known
from generator.kinds.ruling import Accepted, rules_of
from generator.kinds.sourced import Sourced
from generator.kinds.table import named
from generator.problems import Place
from tests.builders import PRICE, make_content, make_fee

HERE = Place("content/x", 1)
FEES, DISCLOSURES = (rules_of(named(kind)) for kind in ("fees", "disclosures"))


def accepted(content=None, **lists):
    """Accept these records in an estate that has nothing else to be checked."""
    records = Records()
    every = {**records.lists, **lists}
    return Accepted(records, every, content or make_content(), Known(records))


def codes(problems):
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("until", "found"),
    [("2027-02-27", []), ("2027-02-28", []), ("2027-03-01", ["fee.overlap"])],
)
def test_two_prices_on_one_day_are_an_overlap(until, found):
    fee = make_fee(PRICE | {"until": until}, {"price": "2.50", "from": "2027-03-01"})
    assert codes(FEES.held(Sourced(fee, HERE, {}), make_content().customs)) == found


@pytest.mark.parametrize(("until", "found"), [("2027-02-27", ["fee.gap"]), ("2027-02-28", [])])
def test_a_day_without_a_price_is_a_gap(until, found):
    fee = make_fee(
        PRICE | {"until": until}, {"price": "2.50", "from": "2027-03-01", "resolution": "决定"}
    )
    assert codes(FEES.told(accepted(fees=[Sourced(fee, HERE, {})]))) == found


def test_a_price_without_an_end_overlaps_every_later_one():
    fee = make_fee(PRICE, {"price": "2.50", "from": "2027-03-01"})
    assert codes(FEES.held(Sourced(fee, HERE, {}), make_content().customs)) == ["fee.overlap"]


def make_disclosure(**typed) -> Disclosure:
    fields = {
        "id": "q3",
        "title": "公共收益",
        "kind": "revenue",
        "period": "2026-Q3",
        "from": "2026-11-20",
        "signed_by": "业委会",
        "income": [{"item": "广告", "amount": "100.00"}],
        "expense": [{"item": "税费", "amount": "10.00"}],
        "company_share": "30.00",
    }
    return Disclosure.model_validate({**fields, **typed})


def told(disclosure):
    """Problems of the one disclosure of an estate."""
    content = make_content()
    content = replace(
        content.with_lists({"disclosures": (disclosure,)}),
        disclosure_postings={disclosure.id: disclosure_posting(disclosure, content.customs)},
    )
    return DISCLOSURES.told(accepted(content, disclosures=[Sourced(disclosure, HERE, {})]))


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"net": "60.00"}, False),
        ({"net": "90.00"}, True),
        ({"use": [{"item": "留存", "amount": "60.00", "retained": "是"}]}, False),
        ({"use": [{"item": "留存", "amount": "60.01", "retained": "是"}]}, True),
        ({"balance": {"opening": "5.00", "closing": "65.00"}}, False),
        ({"balance": {"opening": "5.00", "closing": "95.00"}}, True),
        (
            {
                "use": [
                    {"item": "维修资金", "amount": "40.00"},
                    {"item": "留存", "amount": "20.00", "retained": "是"},
                ],
                "balance": {"opening": "5.00", "closing": "25.00"},
            },
            False,
        ),
    ],
)
def test_the_net_is_what_is_left_after_the_share_of_the_company(typed, wrong):
    assert codes(told(make_disclosure(**typed))) == (["disclosure.sum"] if wrong else [])
