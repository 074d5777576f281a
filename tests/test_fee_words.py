"""How payment and decisions are said, once for the page and the price board."""

from __future__ import annotations

import pytest

from generator.kinds.fees.model import Billing, Rate
from generator.kinds.fees.words import basis_words, billing_words, decision_words
from generator.languages import language_of
from tests.builders import make_fee

DECIDED = {
    "from": "2027-03-01",
    "price": "2.35",
    "announced": "2026-11-02",
    "resolution": "业主大会决定",
    "vote": {
        "owners": "612",
        "area": "58361.00",
        "present_owners": "486",
        "present_area": "46812.30",
        "agreed_owners": "301",
        "agreed_area": "29262.80",
    },
}


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("本季度第二个月25日前", "本季度第二个月25日前缴清"),
        ("使用前", "使用前缴清"),
        ("领卡时", "缴费期限：领卡时"),
        ("验收后一次结清", "缴费期限：验收后一次结清"),
        ("以供水公司账单为准", "缴费期限：以供水公司账单为准"),
    ],
)
def test_only_a_term_that_ends_before_something_is_one_to_pay_in_full_by(due, said):
    assert billing_words(Billing.model_validate({"cycle": "每次", "due": due})) == f"每次；{said}"


def test_what_is_to_come_with_the_bill_is_told_after_its_name():
    billing = Billing.model_validate({"cycle": "每季度", "statement": "上季度末月28日起投入信箱"})
    assert billing_words(billing) == "每季度；账单：上季度末月28日起投入信箱"


def test_a_decision_is_told_with_its_day_its_source_and_its_figures():
    assert decision_words(Rate.model_validate(DECIDED)) == (
        "2026年11月2日公布；依据：业主大会决定；参与表决 486 户、46812.3 ㎡，"
        "同意 301 户、29262.8 ㎡（全体 612 户、58361 ㎡）"
    )


def test_in_english_a_decision_is_told_in_english():
    said = decision_words(Rate.model_validate(DECIDED), language=language_of("en"))
    assert "486 owners with 46812.3 ㎡ voted" in said


def test_the_first_price_rests_on_what_the_fee_does():
    fee = make_fee()
    assert basis_words(fee.rates[0], fee) == "合同"
