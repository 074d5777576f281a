"""The Chinese calendar, against a verified table and against another library."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lunar_python import LunarYear, Solar

from generator.schedule import (
    FESTIVALS,
    NAMES,
    TERMS,
    Festival,
    FestivalError,
    LunarDay,
    festival,
    festivals_on,
    lunar_day,
    solar_term,
)

ONE_DAY = timedelta(days=1)
DAYS_OF_ESTATES = st.dates(date(1990, 1, 1), date(2100, 12, 31))
YEARS_OF_ESTATES = st.integers(1990, 2100)


def days_of(name, year):
    """As ``MM-DD``."""
    return [f"{day:%m-%d}" for day in festival(name).days(year)]


def code_of(name, year):
    with pytest.raises(FestivalError) as caught:
        festival(name).days(year)
    return caught.value.code


def days_between(first, last):
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


# The table of the domain analysis, §5.2

COLUMNS = ("腊八", "除夕", "春节", "元宵", "清明", "端午", "中秋", "重阳", "冬至")
TABLE = {
    2025: "01-07 01-28 01-29 02-12 04-04 05-31 10-06 10-29 12-21",
    2026: "01-26 02-16 02-17 03-03 04-05 06-19 09-25 10-18 12-22",
    2027: "01-15 02-05 02-06 02-20 04-05 06-09 09-15 10-08 12-22",
    2028: "01-04 01-25 01-26 02-09 04-04 05-28 10-03 10-26 12-21",
    2029: "01-22 02-12 02-13 02-27 04-04 06-16 09-22 10-16 12-21",
    2030: "01-11 02-02 02-03 02-17 04-05 06-05 09-12 10-05 12-22",
    2031: "01-01 01-22 01-23 02-06 04-05 06-24 10-01 10-24 12-22",
}
LEAP_MONTHS = {2025: "闰六月", 2028: "闰五月", 2031: "闰三月"}


@pytest.mark.parametrize("year", TABLE)
def test_festivals_are_on_the_days_of_the_verified_table(year):
    assert [days_of(name, year) for name in COLUMNS] == [[day] for day in TABLE[year].split()]


@pytest.mark.parametrize("year", TABLE)
def test_leap_months_are_those_of_the_verified_table(year):
    lunar = {lunar_day(day) for day in days_between(date(year, 1, 1), date(year, 12, 31))}
    leap = {day.month_words for day in lunar if day.is_leap}
    assert leap == ({LEAP_MONTHS[year]} if year in LEAP_MONTHS else set())


# Another library

FIRST, LAST = date(2020, 1, 1), date(2060, 12, 31)


@pytest.fixture(scope="module")
def other_lunar_days():
    """``{day: (month, day, leap)}`` of every day, month by month from lunar_python."""
    found = {}
    for year in range(FIRST.year - 1, LAST.year + 1):
        for month in LunarYear.fromYear(year).getMonthsInYear():
            first = gregorian(Solar.fromJulianDay(month.getFirstJulianDay()))
            for number in range(month.getDayCount()):
                lunar = LunarDay(abs(month.getMonth()), number + 1, month.isLeap())
                found[first + timedelta(days=number)] = lunar
    return found


@pytest.fixture(scope="module")
def other_terms():
    """``{day: solar term}`` of the days that have one, from lunar_python."""
    tables = (
        Solar.fromYmd(year, 6, 1).getLunar().getJieQiTable()
        for year in range(FIRST.year, LAST.year + 2)
    )
    # A table begins in the December before and names what it repeats at its ends in Latin.
    return {
        gregorian(day): name for table in tables for name, day in table.items() if name in NAMES
    }


def gregorian(solar):
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


def test_every_lunar_day_of_four_decades_is_what_another_library_says(other_lunar_days):
    days = days_between(FIRST, LAST)
    assert [d for d in days if lunar_day(d) != other_lunar_days[d]] == []


def test_every_solar_term_of_four_decades_is_where_another_library_has_it(other_terms):
    days = days_between(FIRST, LAST)
    assert [d for d in days if solar_term(d) != other_terms.get(d, "")] == []


@pytest.mark.parametrize("day", days_between(date(2025, 7, 24), date(2025, 7, 26)))
def test_the_other_library_says_of_a_single_day_what_it_says_of_its_month(day, other_lunar_days):
    other = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    said = LunarDay(abs(other.getMonth()), other.getDay(), other.getMonth() < 0)
    assert said == other_lunar_days[day] == lunar_day(day)


@pytest.mark.parametrize("year", TABLE)
def test_a_year_has_every_solar_term_once_and_in_order(year):
    days = [festival(term).days(year) for term in TERMS]
    assert all(len(each) == 1 for each in days)
    assert days == sorted(days)
    assert [solar_term(each[0]) for each in days] == list(TERMS)


# What traps people


def test_a_year_may_hold_two_laba():
    assert days_of("腊八", 2022) == ["01-10", "12-30"]


def test_a_year_may_hold_no_laba_and_says_so():
    with pytest.raises(FestivalError) as caught:
        festival("腊八").days(2023)
    assert caught.value.code == "event.no_such_festival_day"
    assert caught.value.facts == {"value": "腊八", "year": "2023"}


def test_a_festival_lies_in_the_regular_month_and_not_in_the_leap_one():
    assert days_of("端午", 2028) == ["05-28"]
    assert days_of("农历闰五月初五", 2028) == ["06-27"]
    assert festivals_on(date(2028, 6, 27)) == ()


@settings(max_examples=60)
@given(YEARS_OF_ESTATES)
@example(2025)  # the twelfth month has 29 days
@example(2030)  # it has 30
def test_the_eve_is_always_the_day_before_the_new_year(year):
    (eve,) = festival("除夕").days(year)
    assert (eve + ONE_DAY,) == festival("春节").days(year)
    assert lunar_day(eve).words in {"腊月廿九", "腊月三十"}


def test_the_twelfth_month_has_29_days_or_30_and_the_eve_is_its_last():
    eves = {year: lunar_day(*festival("除夕").days(year)).day for year in range(2024, 2032)}
    assert eves == {2024: 30, **dict.fromkeys(range(2025, 2030), 29), 2030: 30, 2031: 29}


def test_a_lunar_day_near_the_turn_of_the_year_may_be_missing_from_a_gregorian_one():
    assert days_of("农历冬月十五", 2024) == ["12-15"]
    assert code_of("农历冬月十五", 2025) == "event.no_such_festival_day"
    assert days_of("农历冬月十五", 2026) == ["01-03", "12-23"]


@pytest.mark.parametrize(("year", "day"), [(2025, "10-06"), (2031, "10-01")])
def test_mid_autumn_may_fall_within_the_national_holiday(year, day):
    assert days_of("中秋", year) == [day]


def test_a_day_may_be_two_festivals_and_the_traditional_one_is_named_first():
    assert festivals_on(date(2031, 10, 1)) == ("中秋", "国庆节")
    assert festivals_on(date(2031, 1, 1)) == ("腊八", "元旦")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("龙抬头", "03-20"),
        ("七夕", "08-19"),
        ("中元", "08-27"),
        ("北方小年", "02-10"),
        ("南方小年", "02-11"),
        ("元旦", "01-01"),
        ("妇女节", "03-08"),
        ("植树节", "03-12"),
        ("劳动节", "05-01"),
        ("青年节", "05-04"),
        ("儿童节", "06-01"),
        ("建党节", "07-01"),
        ("建军节", "08-01"),
        ("教师节", "09-10"),
        ("国庆节", "10-01"),
        ("消防日", "11-09"),
    ],
)
def test_festivals_outside_the_table_are_on_their_days_of_2026(name, day):
    assert days_of(name, 2026) == [day]


# Names


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("春节", "春节"),
        ("中秋节", "中秋"),
        ("除夕节", "除夕"),
        ("腊八节", "腊八"),
        ("清明节", "清明"),
        ("国庆", "国庆节"),
        ("国庆节", "国庆节"),
        ("五一", "劳动节"),
        ("六一", "儿童节"),
        ("八一", "建军节"),
        ("十一", "国庆节"),
        ("大年初一", "春节"),
        ("chunjie", "春节"),
        ("yuanxiao", "元宵"),
        ("duanwu", "端午"),
        ("zhongqiu", "中秋"),
        ("chongyang", "重阳"),
        ("laba", "腊八"),
        ("chuxi", "除夕"),
        ("qixi", "七夕"),
        ("qingming", "清明"),
        ("dongzhi", "冬至"),
    ],
)
def test_a_festival_is_known_by_the_names_people_use(word, name):
    assert festival(word) == Festival(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_known_by_itself(name):
    assert festival(name) == Festival(name)


@pytest.mark.parametrize("name", [name for name in NAMES if name[-1] not in "节旦日"])
def test_a_name_may_be_followed_by_the_word_for_festival(name):
    assert festival(f"{name}节") == Festival(name)


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("节") and name != "春节"])
def test_the_word_for_festival_may_be_left_out(name):
    assert festival(name.removesuffix("节")) == Festival(name)


@pytest.mark.parametrize(
    "word",
    [
        "",
        "圣诞",
        "小年",  # north and south keep it on different days
        "节",
        "农历",
        "八月十五",  # may be the Gregorian one
        "农历十三月初一",
        "农历八月三十一",
        "农历八月廿",
        "农历八月初十一",
        "农历8月15",
        "农历九月十",
        "农历九月十日",
        "农历八月十五晚上",
        "中秋 ",
    ],
)
def test_any_other_word_is_no_festival(word):
    assert festival(word) is None


def test_to_ask_for_the_days_of_an_unknown_name_is_an_error():
    with pytest.raises(ValueError, match="圣诞"):
        Festival("圣诞").days(2026)


# Lunar days


@pytest.mark.parametrize(
    ("lunar", "words"),
    [
        (LunarDay(1, 1, is_leap=False), "正月初一"),
        (LunarDay(2, 10, is_leap=False), "二月初十"),
        (LunarDay(9, 11, is_leap=False), "九月十一"),
        (LunarDay(10, 20, is_leap=False), "十月二十"),
        (LunarDay(11, 21, is_leap=False), "冬月廿一"),
        (LunarDay(12, 30, is_leap=False), "腊月三十"),
        (LunarDay(6, 15, is_leap=True), "闰六月十五"),
        (LunarDay(6, 29, is_leap=False), "六月廿九"),
    ],
)
def test_a_lunar_day_is_written_as_on_a_wall_calendar(lunar, words):
    assert lunar.words == words == lunar.month_words + lunar.day_words


def test_the_days_of_a_month_have_thirty_different_words():
    assert len({LunarDay(1, number, is_leap=False).day_words for number in range(1, 31)}) == 30


@settings(max_examples=200)
@given(DAYS_OF_ESTATES)
@example(date(2025, 7, 25))  # the first of a leap month
@example(date(2024, 2, 9))  # a thirtieth of the twelfth month
def test_a_lunar_day_survives_being_written_and_read(day):
    assert day in festival(f"农历{lunar_day(day).words}").days(day.year)


@pytest.mark.parametrize(
    ("spelling", "same"),
    [
        ("农历八月廿三", "农历八月二十三"),
        ("农历八月廿三", "农历八月廿三日"),
        ("农历八月廿九", "农历八月二十九"),
        ("农历八月二十", "农历八月二十日"),
        ("农历冬月初一", "农历十一月初一"),
        ("农历腊月初八", "农历十二月初八"),
        ("农历正月初一", "农历一月初一"),
        ("农历闰六月初一", "农历闰六月初一日"),
    ],
)
def test_two_spellings_of_a_lunar_day_are_the_same_day(spelling, same):
    days = festival(spelling).days(2025)
    assert days == festival(same).days(2025)
    assert days != festival("农历八月初一").days(2025)


@pytest.mark.parametrize("year", TABLE)
def test_a_festival_may_be_asked_for_as_its_lunar_day(year):
    assert festival("农历八月十五").days(year) == festival("中秋").days(year)
    assert festival("农历五月初五").days(year) == festival("端午").days(year)
    assert festival("农历正月初一").days(year) == festival("春节").days(year)


def test_a_day_of_a_leap_month_is_found_only_in_a_year_that_has_it():
    assert days_of("农历闰六月初一", 2025) == ["07-25"]
    for year in (2024, 2026, 2027, 2028):
        assert code_of("农历闰六月初一", year) == "event.no_such_festival_day"


def test_a_thirtieth_of_the_twelfth_month_is_found_only_where_the_month_has_it():
    assert days_of("农历腊月三十", 2024) == ["02-09"]
    assert days_of("农历腊月三十", 2030) == ["02-02"]
    for year in range(2025, 2030):
        assert code_of("农历腊月三十", year) == "event.no_such_festival_day"


@settings(max_examples=200)
@given(DAYS_OF_ESTATES)
@example(date(2026, 1, 1))
@example(date(2026, 2, 16))
def test_the_festivals_of_a_day_are_those_that_have_it(day):
    def has_it(name):
        try:
            return day in Festival(name).days(day.year)
        except FestivalError:
            return False

    assert festivals_on(day) == tuple(name for name in FESTIVALS if has_it(name))


# Beyond the tables


@pytest.mark.parametrize("name", [*NAMES, "农历八月十五"])
def test_a_year_beyond_the_tables_is_refused_for_every_name(name):
    assert festival(name).days(2100)
    with pytest.raises(FestivalError) as caught:
        festival(name).days(2101)
    assert caught.value.code == "event.beyond_tables"
    assert caught.value.facts == {"value": name, "year": "2101", "last": "2100"}


@pytest.mark.parametrize("day", [date(2101, 2, 1), date(2101, 10, 1), date(2199, 12, 31)])
def test_a_day_beyond_the_tables_has_nothing_to_say(day):
    assert lunar_day(day) is None
    assert solar_term(day) == ""
    assert festivals_on(day) == ()


def test_the_last_day_of_the_last_year_is_still_within_the_tables():
    assert lunar_day(date(2100, 12, 31)) == LunarDay(12, 1, is_leap=False)
    assert days_of("冬至", 2100) == ["12-22"]
