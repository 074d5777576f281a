"""Days that come again, against their definition and against dateutil's reading of the rule."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.schedule import MonthlyByDate, MonthlyByWeekday, Weekly

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)

FIRSTS = st.dates(date(1990, 1, 1), date(2199, 12, 31))
SPANS = st.integers(-2, 1200)  # up to three years, and a little less than nothing
INTERVALS = st.integers(1, 6)
SOME_WEEKDAYS = st.lists(st.integers(MON, SUN), min_size=1, max_size=4).map(tuple)
LATE_NUMBERS = st.integers(28, 31)
SOME_NUMBERS = st.lists(st.integers(1, 31) | LATE_NUMBERS, min_size=1, max_size=3).map(tuple)
SOME_NTHS = st.lists(st.sampled_from([1, 2, 3, 4, 5, -1]), min_size=1, max_size=3).map(tuple)


def bounded(kind, *parts):
    """Series of a kind that start anywhere and last up to three years."""

    def made(first, span, interval, *rest):
        return kind(first, first + timedelta(days=span), interval, *rest)

    return st.builds(made, FIRSTS, SPANS, INTERVALS, *parts)


WEEKLY = bounded(Weekly, SOME_WEEKDAYS)
BY_DATE = bounded(MonthlyByDate, SOME_NUMBERS)
BY_WEEKDAY = bounded(MonthlyByWeekday, SOME_NTHS, SOME_WEEKDAYS)
CLAMPED = bounded(MonthlyByDate, LATE_NUMBERS.map(lambda number: (number,)))
SERIES = WEEKLY | BY_DATE | BY_WEEKDAY

examples = settings(max_examples=150)


# The definition, walked day by day


def by_definition(series, matches, number_of):
    """The matching days whose week or month is a whole number of intervals after the first."""
    length = (series.last - series.first).days + 1
    walked = [series.first + timedelta(days=number) for number in range(length)]
    matching = [day for day in walked if matches(day)]
    return [
        day for day in matching if (number_of(day) - number_of(matching[0])) % series.interval == 0
    ]


def week_number(day):
    return (day.toordinal() - 1) // 7  # 0001-01-01 was a Monday


def month_number(day):
    return day.year * 12 + day.month


def is_last_of_month(day):
    return (day + timedelta(days=1)).day == 1


@examples
@given(WEEKLY)
def test_a_weekly_series_is_its_weekdays_in_every_so_manieth_week(series):
    wanted = by_definition(series, lambda day: day.weekday() in series.weekdays, week_number)
    assert list(series.days()) == wanted


@examples
@given(BY_DATE)
@example(MonthlyByDate(date(2028, 1, 30), date(2029, 3, 31), 1, (31, 29)))
def test_a_monthly_series_by_date_is_that_date_or_the_last_day_of_a_shorter_month(series):
    def matches(day):
        clamped = is_last_of_month(day) and max(series.numbers) > day.day
        return day.day in series.numbers or clamped

    assert list(series.days()) == by_definition(series, matches, month_number)


@examples
@given(BY_WEEKDAY)
def test_a_monthly_series_by_weekday_is_the_nth_or_the_last_such_day(series):
    def matches(day):
        places = {(day.day + 6) // 7}
        if (day + timedelta(days=7)).month != day.month:
            places.add(-1)
        return day.weekday() in series.weekdays and bool(places & set(series.nths))

    assert list(series.days()) == by_definition(series, matches, month_number)


@examples
@given(SERIES)
def test_days_ascend_without_duplicates_and_stay_within_their_bounds(series):
    days = list(series.days())
    assert days == sorted(set(days))
    assert all(series.first <= day <= series.last for day in days)


# The rule, read by dateutil


def read_by_dateutil(series, start):
    parts = {
        name: ",".join(map(str, value)) if isinstance(value, list) else value
        for name, value in series.rule.items()
    }
    parts["UNTIL"] = f"{series.last:%Y%m%d}"
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    return [each.date() for each in rrulestr(text, dtstart=datetime.combine(start, time()))]


@examples
@given(SERIES)
def test_the_rule_says_the_same_days_to_another_reader(series):
    days = list(series.days())
    assume(days and series.rule is not None)
    assert read_by_dateutil(series, days[0]) == days


@examples
@given(CLAMPED)
def test_the_rule_of_a_single_late_date_is_clamped_for_another_reader_too(series):
    days = list(series.days())
    assume(days)
    assert read_by_dateutil(series, days[0]) == days


@examples
@given(BY_DATE)
@example(MonthlyByDate(date(2026, 1, 1), date(2026, 12, 31), 1, (28, 1)))
@example(MonthlyByDate(date(2026, 1, 1), date(2026, 12, 31), 1, (29, 1)))
@example(MonthlyByDate(date(2026, 1, 1), date(2026, 12, 31), 1, (31, 31)))
def test_there_is_no_rule_exactly_for_several_dates_one_of_which_a_month_may_lack(series):
    several = len(set(series.numbers)) > 1
    assert (series.rule is None) == (several and max(series.numbers) > 28)


@examples
@given(WEEKLY | BY_WEEKDAY | CLAMPED)
def test_every_other_series_has_a_rule_with_its_interval_and_without_an_end(series):
    assert series.rule["FREQ"] == ("WEEKLY" if isinstance(series, Weekly) else "MONTHLY")
    assert series.rule["INTERVAL"] == series.interval
    assert not {"UNTIL", "COUNT"} & set(series.rule)


@pytest.mark.parametrize(
    ("series", "rule"),
    [
        (
            Weekly(date(2026, 1, 1), date(2026, 12, 31), 2, (SAT, TUE, SAT)),
            {"FREQ": "WEEKLY", "INTERVAL": 2, "BYDAY": ["TU", "SA"]},
        ),
        (
            MonthlyByDate(date(2026, 1, 1), date(2026, 12, 31), 1, (15, 1)),
            {"FREQ": "MONTHLY", "INTERVAL": 1, "BYMONTHDAY": [1, 15]},
        ),
        (
            MonthlyByDate(date(2026, 1, 1), date(2026, 12, 31), 3, (30,)),
            {"FREQ": "MONTHLY", "INTERVAL": 3, "BYMONTHDAY": [28, 29, 30], "BYSETPOS": -1},
        ),
        (
            MonthlyByWeekday(date(2026, 1, 1), date(2026, 12, 31), 1, (3, 1, -1), (SUN,)),
            {"FREQ": "MONTHLY", "INTERVAL": 1, "BYDAY": ["-1SU", "1SU", "3SU"]},
        ),
    ],
)
def test_a_rule_lists_its_parts_in_order_and_each_once(series, rule):
    assert series.rule == rule


# To be read


def iso(series):
    return [str(day) for day in series.days()]


def test_the_second_saturday_of_december_2026_is_the_twelfth():
    series = MonthlyByWeekday(date(2026, 12, 1), date(2026, 12, 31), 1, (2,), (SAT,))
    assert iso(series) == ["2026-12-12"]


def test_the_last_friday_may_be_the_fourth_or_the_fifth():
    series = MonthlyByWeekday(date(2026, 10, 1), date(2026, 11, 30), 1, (-1,), (FRI,))
    assert iso(series) == ["2026-10-30", "2026-11-27"]


def test_a_month_without_a_fifth_monday_is_passed_over():
    series = MonthlyByWeekday(date(2026, 9, 1), date(2026, 12, 31), 1, (5,), (MON,))
    assert iso(series) == ["2026-11-30"]


def test_a_fifth_that_is_also_the_last_comes_once():
    series = MonthlyByWeekday(date(2026, 11, 1), date(2026, 11, 30), 1, (5, -1), (MON,))
    assert iso(series) == ["2026-11-30"]


@pytest.mark.parametrize(("year", "last"), [(2027, "2027-02-28"), (2028, "2028-02-29")])
def test_the_31st_is_the_last_day_of_february(year, last):
    assert iso(MonthlyByDate(date(year, 2, 1), date(year, 2, 29 - year % 2), 1, (31,))) == [last]


def test_the_31st_is_the_last_day_of_every_month():
    series = MonthlyByDate(date(2027, 1, 1), date(2027, 4, 30), 1, (31,))
    assert iso(series) == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]


def test_dates_that_a_short_month_merges_come_once():
    series = MonthlyByDate(date(2027, 2, 1), date(2027, 3, 31), 1, (30, 31))
    assert iso(series) == ["2027-02-28", "2027-03-30", "2027-03-31"]


def test_the_29th_of_february_counts_once_a_year_and_is_the_28th_in_between():
    series = MonthlyByDate(date(2028, 2, 29), date(2032, 2, 29), 12, (29,))
    clamped = ["2029-02-28", "2030-02-28", "2031-02-28"]
    assert iso(series) == ["2028-02-29", *clamped, "2032-02-29"]


def test_every_second_week_passes_over_the_week_between():
    series = Weekly(date(2026, 12, 1), date(2026, 12, 31), 2, (SAT,))
    assert iso(series) == ["2026-12-05", "2026-12-19"]


def test_a_week_begins_on_monday_when_every_second_is_counted():
    series = Weekly(date(2026, 12, 6), date(2026, 12, 22), 2, (SUN, MON))
    # Sunday the 6th ends its week, so Monday the 7th is in the week that is passed over.
    assert iso(series) == ["2026-12-06", "2026-12-14", "2026-12-20"]


def test_weeks_are_counted_from_the_first_matching_day_not_from_the_start():
    series = Weekly(date(2026, 12, 3), date(2026, 12, 31), 2, (TUE,))
    assert iso(series) == ["2026-12-08", "2026-12-22"]


def test_months_are_counted_from_the_first_matching_day_not_from_the_start():
    series = MonthlyByDate(date(2026, 1, 20), date(2026, 8, 31), 3, (10,))
    assert iso(series) == ["2026-02-10", "2026-05-10", "2026-08-10"]


# Edges

DAY = date(2028, 2, 29)  # a Tuesday, and the fifth one


@pytest.mark.parametrize(
    "series",
    [
        Weekly(DAY, DAY, 6, (TUE,)),
        MonthlyByDate(DAY, DAY, 6, (29,)),
        MonthlyByDate(DAY, DAY, 6, (31,)),
        MonthlyByWeekday(DAY, DAY, 6, (5,), (TUE,)),
        MonthlyByWeekday(DAY, DAY, 6, (-1,), (TUE,)),
    ],
)
def test_a_series_of_one_matching_day_is_that_day(series):
    assert list(series.days()) == [DAY]


@pytest.mark.parametrize(
    "series",
    [
        Weekly(DAY, DAY, 1, (WED,)),
        MonthlyByDate(DAY, DAY, 1, (28,)),
        MonthlyByWeekday(DAY, DAY, 1, (4,), (TUE,)),
        Weekly(DAY, DAY - timedelta(days=7), 1, (TUE,)),
        MonthlyByDate(DAY, DAY - timedelta(days=70), 1, (29,)),
        MonthlyByWeekday(DAY, DAY - timedelta(days=70), 1, (5,), (TUE,)),
    ],
)
def test_a_series_without_a_matching_day_is_empty(series):
    assert list(series.days()) == []


@pytest.mark.parametrize("last", [date(2199, 12, 31), date.max])
def test_a_series_may_end_on_the_last_day_there_is(last):
    first = last.replace(day=30)
    both = tuple({first.weekday(), last.weekday()})
    for series in (
        Weekly(first, last, 1, both),
        MonthlyByDate(first, last, 1, (30, 31)),
        MonthlyByWeekday(first, last, 1, (5, -1), both),
    ):
        assert list(series.days()) == [first, last]
