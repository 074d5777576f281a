"""Terms, indicators and their results: the traps of comparing rates."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from pydantic import ValidationError

from generator.kinds.indicators.model import Indicator, Result, Target, is_met
from generator.kinds.indicators.view import ResultView
from generator.kinds.indicators.words import met_words, result_words, shown_target, target_words
from generator.kinds.standards.model import Limit, StandardItem, Weight
from generator.kinds.standards.words import limit_words
from generator.models.terms import as_term, terms_between
from generator.templating import Point, line_chart


def make_indicator(**typed) -> Indicator:
    fields = {"id": "x", "name": "指标", "better": "越高越好", "unit": "%", **typed}
    return Indicator.model_validate(fields)


def view(indicator, num, den):
    result = Result.model_validate({"id": "x", "num": str(num), "den": str(den)})
    value = indicator.value(result)
    target = indicator.commitment
    met = is_met(target, value) if target and value is not None else None
    return ResultView(as_term("2026-10"), result, value, met)


@pytest.mark.parametrize(
    ("typed", "first", "last", "words"),
    [
        ("2026-10", (2026, 10, 1), (2026, 10, 31), "2026年10月"),
        ("2026年2月", (2026, 2, 1), (2026, 2, 28), "2026年2月"),
        ("2026-Q3", (2026, 7, 1), (2026, 9, 30), "2026年第三季度"),
        ("2026年第三季度", (2026, 7, 1), (2026, 9, 30), "2026年第三季度"),
        ("2026-H2", (2026, 7, 1), (2026, 12, 31), "2026年下半年"),
        ("2026年上半年", (2026, 1, 1), (2026, 6, 30), "2026年上半年"),
        ("2026", (2026, 1, 1), (2026, 12, 31), "2026年"),
    ],
)
def test_a_term_is_a_month_a_quarter_a_half_year_or_a_year(typed, first, last, words):
    term = as_term(typed)
    assert (term.first, term.last, term.words) == (date(*first), date(*last), words)


@pytest.mark.parametrize("typed", ["2026-13", "2026-Q5", "26-10", "去年", "2026-10-01"])
def test_anything_else_is_no_term(typed):
    with pytest.raises(ValueError, match=r"value\.not_term"):
        as_term(typed)


def test_terms_join_on_to_one_another_across_the_year():
    assert as_term("2026-12").precedes(as_term("2027-01"))
    assert as_term("2026-Q4").precedes(as_term("2027-Q1"))
    assert not as_term("2026-Q3").precedes(as_term("2027-Q1"))


def test_only_terms_that_are_over_are_due():
    found = terms_between(date(2026, 1, 1), date(2026, 9, 30), 3)
    assert [term.words for term in found] == ["2026年第一季度", "2026年第二季度"]


def test_a_rate_is_compared_before_it_is_rounded():
    indicator = make_indicator(commitment={"op": "不低于", "value": "98"})
    shown = view(indicator, 240, 245)
    assert shown.value == Fraction(24000, 245)
    assert met_words(shown) == "未达到"
    assert result_words(shown, indicator) == "97.96%"


def test_a_rate_that_just_misses_never_prints_as_if_it_had_reached():
    indicator = make_indicator(commitment={"op": "不低于", "value": "98"})
    assert result_words(view(indicator, 97997, 100000), indicator) == "97.997%"


def test_nothing_counted_is_neither_all_nor_nothing():
    indicator = make_indicator(empty="本期无投诉", commitment={"op": "不低于", "value": "100"})
    shown = view(indicator, 0, 0)
    assert (shown.value, shown.is_met) == (None, None)
    assert result_words(shown, indicator) == "本期无投诉"
    assert result_words(view(make_indicator(), 0, 0), make_indicator()) == "本期无记录"


def test_strictly_below_is_not_at_most():
    below = Target.model_validate({"op": "低于", "value": "0.5"})
    at_most = Target.model_validate({"op": "不超过", "value": "0.5"})
    assert (is_met(below, Fraction(1, 2)), is_met(at_most, Fraction(1, 2))) == (False, True)


def test_one_incident_among_612_households_is_more_than_half_a_permille():
    indicator = make_indicator(unit="‰", commitment={"op": "低于", "value": "0.5"})
    shown = view(indicator, 1, 612)
    assert result_words(shown, indicator) == "1.63‰"
    assert met_words(shown) == "未达到"


def test_a_promise_in_words_is_shown_as_such_and_met_by_nobody():
    indicator = make_indicator(commitment={"text": "不发生重大治安、刑事案件"})
    assert target_words(indicator.commitment, indicator) == "不发生重大治安、刑事案件"
    assert is_met(indicator.commitment, Fraction(0)) is None


def test_a_promise_in_words_is_not_judged_by_another_number():
    indicator = make_indicator(
        commitment={"text": "不发生重大案件"}, internal={"op": "低于", "value": "0.5"}
    )
    assert indicator.held_to.text == "不发生重大案件"
    assert shown_target(indicator) is None


def test_no_default_makes_a_promise():
    item = StandardItem.model_validate({"id": "x", "name": "到场"})
    assert item.kind is Weight.REFERENCE
    assert make_indicator().public is False
    assert make_indicator().commitment is None


def test_a_target_must_be_understood():
    with pytest.raises(ValidationError):
        Target.model_validate({"op": "大概", "value": "98"})


def test_a_chart_marks_what_missed_its_target_and_needs_two_points():
    points = [Point(99.0, is_open=False), Point(97.0, is_open=True)]
    chart = line_chart(points, 98.0, "<结果>")
    assert chart.count("<circle") == 2
    assert chart.count('class="open"') == chart.count('class="full"') == 1
    assert "&lt;结果&gt;" in chart
    assert line_chart(points[:1], 98.0, "x") == ""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"value": "24", "unit": "小时"}, "24小时内"),
        ({"value": "1", "unit": "次/月", "op": "不低于"}, "每月不少于 1 次"),
        ({"value": "2", "unit": "次/半年", "op": "不低于"}, "每半年不少于 2 次"),
        ({"value": "100", "unit": "%", "op": "等于"}, "100%"),
    ],
)
def test_a_limit_is_said_as_people_say_it(typed, words):
    assert limit_words(Limit.model_validate(typed)) == words


def test_an_exact_target_stands_alone():
    indicator = make_indicator(commitment={"value": "100", "op": "等于"})
    assert target_words(indicator.commitment, indicator) == "100%"


@pytest.mark.parametrize(
    ("typed", "is_promise"),
    [
        ({"text": "当场处理", "kind": "承诺"}, True),
        ({"limit": {"value": "10", "unit": "分钟"}, "kind": "承诺"}, True),
        ({"text": "当场处理"}, False),
        ({"kind": "承诺"}, False),
    ],
)
def test_a_promise_is_called_one_and_says_what(typed, is_promise):
    assert (
        StandardItem.model_validate({"id": "x", "name": "小修", **typed}).is_promise is is_promise
    )
