"""The evergreen half at a moment: prices, services, results and disclosures."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from generator.build import render
from generator.kinds.disclosures.model import Disclosure
from generator.kinds.disclosures.posting import disclosure_posting
from generator.kinds.fees.board import Example
from generator.kinds.indicators.model import Indicator, Results
from generator.kinds.services.model import Service, ServiceGroup
from generator.snapshot import changes, take
from tests.builders import PRICE_CHANGE, REPOSITORY, at, make_content, make_fee

TICK = timedelta(microseconds=1)
OLD, NEW = PRICE_CHANGE


def make_disclosure(id="q3", **typed) -> Disclosure:
    fields = {
        "title": "公共收益",
        "kind": "revenue",
        "period": "2026-Q3",
        "from": "2026-11-20",
        "signed_by": "业委会",
        **typed,
    }
    return Disclosure.model_validate({"id": id, **fields})


def with_fees(*fees, examples=()):
    return make_content().with_lists(
        {"fees": fees, "examples": tuple(Example.model_validate(e) for e in examples)}
    )


def with_disclosures(*disclosures, **content):
    base = make_content(**content)
    postings = {d.id: disclosure_posting(d, base.customs) for d in disclosures}
    return replace(base.with_lists({"disclosures": disclosures}), disclosure_postings=postings)


def fees(content, moment):
    return take(content, at(moment)).fees


# Prices


def test_a_price_holds_to_the_last_moment_of_its_last_day():
    content = with_fees(make_fee(*PRICE_CHANGE))
    before, after = fees(content, "2027-02-28T23:59:59.999999"), fees(content, "2027-03-01T00:00")
    assert before[0].current.price == Decimal("2.20")
    assert after[0].current.price == Decimal("2.35")


def test_a_future_price_is_shown_from_the_day_it_is_announced():
    content = with_fees(make_fee(*PRICE_CHANGE))
    assert fees(content, "2026-11-01T23:59:59")[0].announced == ()
    assert [rate.price for rate in fees(content, "2026-11-02T00:00")[0].announced] == [
        Decimal("2.35")
    ]
    assert fees(content, "2027-03-01T00:00")[0].announced == ()


@pytest.mark.parametrize("missing", ["announced", "resolution"])
def test_a_future_price_that_is_not_decided_and_announced_is_shown_to_nobody(missing):
    rate = {key: value for key, value in NEW.items() if key != missing}
    content = with_fees(make_fee(OLD, rate))
    files, _ = render(take(content, at("2026-12-01T00:00")), REPOSITORY)
    assert not any(b"2.35" in data for data in files.values())


def test_past_prices_stay_as_history():
    history = fees(with_fees(make_fee(*PRICE_CHANGE)), "2027-03-01T00:00")[0].history
    assert [rate.price for rate in history] == [Decimal("2.20")]


UNDECIDED = {key: value for key, value in NEW.items() if key != "resolution"}
FAILED = {
    **NEW,
    "vote": {
        "owners": "600",
        "area": "600",
        "present_owners": "300",
        "present_area": "500",
        "agreed_owners": "290",
        "agreed_area": "490",
    },
}


@pytest.mark.parametrize("later", [UNDECIDED, FAILED], ids=["undecided", "not carried"])
def test_a_price_without_its_basis_leaves_the_old_one_standing(later):
    content = with_fees(make_fee(OLD, later))
    (view,) = fees(content, "2027-03-01T00:00")
    assert (view.current.price, view.current.until) == (Decimal("2.20"), None)
    assert (view.announced, view.history) == ((), ())
    files, _ = render(take(content, at("2027-03-01T00:00")), REPOSITORY)
    assert not any(b"2.35" in data for data in files.values())


def test_the_old_price_stands_until_the_next_one_that_is_decided():
    later = {**NEW, "from": "2027-07-01", "price": "2.30"}
    content = with_fees(make_fee(OLD, {**UNDECIDED, "until": "2027-06-30"}, later))
    assert fees(content, "2027-06-30T12:00")[0].current.price == Decimal("2.20")
    (view,) = fees(content, "2027-07-01T00:00")
    assert view.current.price == Decimal("2.30")
    assert [str(rate.until) for rate in view.history] == ["2027-06-30"]


def test_a_service_on_request_changes_its_price_without_a_decision_of_the_owners():
    content = with_fees(make_fee(OLD, UNDECIDED, kind="特约服务"))
    assert [rate.price for rate in fees(content, "2026-12-01T00:00")[0].announced] == [
        Decimal("2.35")
    ]
    assert fees(content, "2027-03-01T00:00")[0].current.price == Decimal("2.35")


CARRIED = {**FAILED["vote"], "present_owners": "486", "agreed_owners": "301"}


@pytest.mark.parametrize("moment", ["2026-12-01T00:00", "2027-03-01T00:00", "2028-03-01T00:00"])
def test_what_made_a_price_lawful_stands_beside_it_as_long_as_it_is_shown(moment):
    last = {"price": "2.50", "from": "2028-01-01", "resolution": "业主大会2027年第1次会议"}
    content = with_fees(make_fee(OLD, {**NEW, "until": "2027-12-31", "vote": CARRIED}, last))
    snapshot = take(content, at(moment))
    files, _ = render(snapshot, REPOSITORY)
    page, data = files["fees/property/index.html"].decode(), files["data/fees.json"].decode()
    for words in ("2026年11月2日公布", NEW["resolution"], "参与表决 486 户", "同意 301 户"):
        assert words in page
    assert '"present_owners": "486"' in data


def test_an_example_leaves_with_the_last_of_its_prices():
    examples = [
        {"fee": "property", "area": "100", "at": "2026-11-01", "expect": "220.00"},
        {"fee": "property", "area": "100", "from": "2027-02-01", "until": "2027-03-31"}
        | {"expect": "455.00"},
    ]
    content = with_fees(make_fee(*PRICE_CHANGE), examples=examples)
    totals = [
        [str(one.charge.total) for one in fees(content, moment)[0].examples]
        for moment in ("2027-02-28T23:59", "2027-03-01T00:00")
    ]
    assert totals == [["220.00", "455.00"], ["455.00"]]


def test_an_example_of_a_price_that_did_not_come_is_not_shown():
    example = {"fee": "property", "area": "100", "at": "2027-03-01", "expect": "235.00"}
    content = with_fees(make_fee(OLD, UNDECIDED), examples=[example])
    assert fees(content, "2027-03-01T00:00")[0].examples == ()


def test_a_gap_between_two_prices_says_that_none_is_known():
    gap = make_fee(OLD, {**NEW, "from": "2027-04-01"})
    files, _ = render(take(with_fees(gap), at("2027-03-15T00:00")), REPOSITORY)
    assert "暂未公布" in files["fees/property/index.html"].decode()


def test_a_fee_leaves_with_its_last_price():
    content = with_fees(make_fee(OLD))
    assert fees(content, "2027-02-28T12:00")
    assert fees(content, "2027-03-01T00:00") == ()


def test_an_example_reveals_no_price_that_is_not_public_yet():
    example = {"fee": "property", "area": "100", "at": "2027-03-01", "expect": "235.00"}
    content = with_fees(make_fee(*PRICE_CHANGE), examples=[example])
    assert fees(content, "2026-11-01T00:00")[0].examples == ()
    (shown,) = fees(content, "2026-11-02T00:00")[0].examples
    assert shown.charge.total == Decimal("235.00")


@pytest.mark.parametrize("moment", ["2026-11-02T00:00", "2027-03-01T00:00"])
def test_every_switch_of_a_price_is_a_change_and_changes_bytes(moment):
    content = with_fees(make_fee(*PRICE_CHANGE))
    before = at(moment) - TICK
    assert changes(content, before).next == at(moment)
    old, new = (render(take(content, t), REPOSITORY)[0] for t in (before, at(moment)))
    assert old["fees/index.html"] != new["fees/index.html"]
    assert old["data/fees.json"] != new["data/fees.json"]


# Services


def make_service(id="tools", **typed) -> Service:
    fields = {
        "no": "1",
        "name": "工具借用",
        "group": "house",
        "charge": "免费",
        "dept": "工程组",
        "how": "到服务台",
        **typed,
    }
    return Service.model_validate({"id": id, **fields})


def services(service, moment):
    group = ServiceGroup(id="house", name="房屋")
    content = make_content().with_lists({"service_groups": (group,), "services": (service,)})
    return [one.service.id for g in take(content, at(moment)).service_groups for one in g.services]


def test_a_service_no_longer_offered_leaves_by_itself():
    service = make_service(since="2026-11-01", until="2026-11-25")
    moments = ["2026-10-31T23:59:59", "2026-11-01T00:00", "2026-11-25T23:59:59", "2026-11-26T00:00"]
    assert [services(service, moment) for moment in moments] == [[], ["tools"], ["tools"], []]


# Results


def test_a_result_is_shown_from_the_day_it_is_published_and_only_if_public():
    indicators = tuple(
        Indicator.model_validate(
            {"id": id_, "name": id_, "better": "up", "unit": "%", "public": public}
        )
        for id_, public in (("shown", "是"), ("kept", "否"))
    )
    results = Results.model_validate(
        {
            "id": "2026-10",
            "period": "2026-10",
            "published": "2026-11-05",
            "indicators": [{"id": "shown", "num": "1", "den": "2"}],
        }
    )
    content = make_content().with_lists({"indicators": indicators, "results": (results,)})
    before, after = (
        take(content, at(t)).indicators for t in ("2026-11-04T23:59:59", "2026-11-05T00:00")
    )
    assert [view.indicator.id for view in after] == ["shown"]
    assert (len(before[0].results), len(after[0].results)) == (0, 1)


# Disclosures


def disclosures(content, moment):
    return {v.disclosure.id: v for v in take(content, at(moment)).disclosures}


def test_a_disclosure_is_posted_to_its_lawful_day_and_readable_afterwards():
    content = with_disclosures(make_disclosure(until="2026-11-30"))
    assert disclosures(content, "2026-11-19T23:59:59") == {}
    assert disclosures(content, "2026-11-20T00:00")["q3"].is_posted
    assert disclosures(content, "2026-12-21T23:59:59")["q3"].is_posted
    assert not disclosures(content, "2026-12-22T00:00")["q3"].is_posted


def test_a_disclosure_leaves_when_it_need_not_be_kept_any_longer():
    content = with_disclosures(make_disclosure(keep_until="2029-12-31"))
    assert disclosures(content, "2029-12-31T23:59:59")
    assert disclosures(content, "2030-01-01T00:00") == {}


def test_a_disclosure_is_never_kept_shorter_than_it_must_be_posted():
    content = with_disclosures(make_disclosure(keep_until="2026-11-30"))
    assert disclosures(content, "2026-12-21T23:59:59")["q3"].is_posted


@pytest.mark.parametrize(
    ("privacy", "moment", "readable"),
    [
        ("否", "2026-12-21T12:00", True),
        ("否", "2026-12-22T00:00", False),
        ("是", "2026-11-21T00:00", False),
    ],
)
def test_a_disclosure_is_withdrawn_before_its_legal_end_for_privacy_alone(
    privacy, moment, readable
):
    one = make_disclosure(status="撤回", privacy=privacy)
    assert bool(disclosures(with_disclosures(one), moment)) is readable


def test_the_register_withdraws_a_disclosure_too():
    entry = {"id": "q3", "at": "2026-11-24T10:00", "reason": "有姓名", "privacy": "是"}
    content = with_disclosures(make_disclosure(), withdrawals=[entry])
    assert disclosures(content, "2026-11-24T09:59:59")
    assert disclosures(content, "2026-11-24T10:00") == {}


def test_a_disclosure_is_compared_with_the_period_before_and_summed_over_the_year():
    def quarter(number, amount):
        return make_disclosure(
            f"q{number}",
            period=f"2026-Q{number}",
            income=[{"item": "广告", "amount": amount}],
            **{"from": f"2026-{number * 3 + 1:02}-15"},
        )

    content = with_disclosures(quarter(1, "100.00"), quarter(2, "50.00"), quarter(3, "25.00"))
    view = disclosures(content, "2026-11-20T00:00")["q3"]
    assert view.previous.id == "q2"
    assert view.year_income == Decimal("175.00")
    assert disclosures(content, "2026-11-20T00:00")["q1"].year_income is None


def test_a_year_with_a_missing_period_has_no_sum():
    one = make_disclosure(income=[{"item": "广告", "amount": "25.00"}])
    assert disclosures(with_disclosures(one), "2026-11-20T00:00")["q3"].year_income is None


def test_the_end_of_posting_and_of_objections_are_changes():
    content = with_disclosures(make_disclosure(objection="2026-12-01"))
    assert changes(content, at("2026-12-01T00:00")).next == at("2026-12-02T00:00")
    assert changes(content, at("2026-12-02T00:00")).next == at("2026-12-22T00:00")


def test_a_price_on_which_too_few_agreed_is_announced_to_nobody():
    assert fees(with_fees(make_fee(OLD, FAILED)), "2026-12-01T00:00")[0].announced == ()


def test_a_disclosure_ends_on_its_page_and_in_the_search_in_the_instant_it_is_gone():
    """The instant is the end of its posting or of the day it is kept until, if later."""
    kept = make_disclosure("q3", keep_until="2027-12-31")
    view = disclosures(with_disclosures(kept), "2026-12-01T12:00")["q3"]
    assert str(view.readable_until) == "2028-01-01 00:00:00+08:00"
    short = make_disclosure("q3", keep_until="2026-11-22")
    view = disclosures(with_disclosures(short), "2026-11-21T12:00")["q3"]
    assert view.readable_until == view.end
    always = make_disclosure("q3")
    assert disclosures(with_disclosures(always), "2026-12-01T12:00")["q3"].readable_until is None
