"""Moments, periods, spellings and counted days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.schedule import (
    WEEKDAYS,
    Clock,
    ClockError,
    ClockSpan,
    Moment,
    Period,
    RestDays,
    SpellingError,
    parse_clock_span,
    parse_day,
    parse_moment,
    parse_window,
)
from tests.builders import utc

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
CAIRO = ZoneInfo("Africa/Cairo")
TICK = timedelta(microseconds=1)


# Moments


def test_a_day_alone_starts_at_its_midnight_and_ends_at_the_next():
    day = Moment(date(2026, 11, 25))
    assert day.start(SHANGHAI) == utc(2026, 11, 24, 16)
    assert day.end(SHANGHAI) == utc(2026, 11, 25, 16)


def test_twenty_four_o_clock_is_the_end_of_its_day():
    assert parse_moment("2026-11-25 24:00").end(SHANGHAI) == utc(2026, 11, 25, 16)


def test_a_clock_time_is_that_instant_for_start_and_end_alike():
    moment = parse_moment("2026-11-25 17:00")
    assert moment.start(SHANGHAI) == moment.end(SHANGHAI) == utc(2026, 11, 25, 9)


def test_an_offset_wins_over_the_zone_of_the_estate():
    assert parse_moment("2026-11-25T17:00+01:00").start(SHANGHAI) == utc(2026, 11, 25, 16)


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        ("2026-11-25 17:00", utc(2026, 11, 25, 16)),
        ("2026-11-25", utc(2026, 11, 25, 16)),
        ("2026-11-25 24:00", utc(2026, 11, 25, 16)),
        ("2026-11-26 0:00", utc(2026, 11, 25, 16)),
        ("2026-11-26 0:01", utc(2026, 11, 26, 16)),
    ],
)
def test_the_end_of_the_day_belongs_to_the_day_that_is_ending(typed, ends):
    assert parse_moment(typed).end_of_day(SHANGHAI) == ends


def test_a_clock_time_that_the_zone_skips_is_an_error():
    with pytest.raises(ClockError) as caught:
        parse_moment("2026-03-29 2:30").start(BERLIN)
    assert not caught.value.repeated


def test_a_clock_time_that_occurs_twice_is_an_error():
    with pytest.raises(ClockError) as caught:
        parse_moment("2026-10-25 2:30").start(BERLIN)
    assert caught.value.repeated


def test_an_offset_settles_a_clock_time_that_occurs_twice():
    assert parse_moment("2026-10-25T02:30+01:00").start(BERLIN) == utc(2026, 10, 25, 1, 30)


def test_a_day_whose_midnight_is_skipped_still_begins_and_ends():
    skipped = Moment(date(2026, 4, 24))  # Cairo's clocks go from 0:00 to 1:00
    assert skipped.start(CAIRO) == Moment(date(2026, 4, 23)).end(CAIRO)
    assert skipped.start(CAIRO) < skipped.end(CAIRO)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 30)), st.sampled_from([SHANGHAI, BERLIN, CAIRO]))
def test_a_day_ends_exactly_where_the_next_begins(day, zone):
    assert Moment(day).end(zone) == Moment(day + timedelta(days=1)).start(zone)


# Periods


def test_a_period_holds_its_start_and_not_its_end():
    period = Period(utc(2026, 1, 1), utc(2026, 1, 2))
    assert not period.contains(utc(2026, 1, 1) - TICK)
    assert period.contains(utc(2026, 1, 1))
    assert period.contains(utc(2026, 1, 2) - TICK)
    assert not period.contains(utc(2026, 1, 2))


def test_an_open_period_has_no_bounds_to_ask_for():
    with pytest.raises(ValueError, match="open"):
        _ = Period(None, utc(2026, 1, 2)).bounds


@given(
    st.none() | st.datetimes(timezones=st.just(UTC)),
    st.none() | st.datetimes(timezones=st.just(UTC)),
    st.datetimes(timezones=st.just(UTC)),
)
def test_an_instant_is_before_within_or_after_a_period_that_is_not_empty(start, end, instant):
    period = Period(start, end)
    if not period.is_empty:
        answers = [period.starts_after(instant), period.contains(instant), period.is_over(instant)]
        assert answers.count(True) == 1


# Spellings

NOON = Moment(date(2026, 11, 5), Clock(18, 30))


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-5 18:30",
        "2026-11-05 18：30",
        "2026/11/5 18:30",
        "2026.11.5  18:30",
        "2026-11-05T18:30",
        "2026-11-05T18:30:00",
        "2026年11月5日18:30",
        "2026年11月5日星期四 18:30",
        "2026年11月5日星期四18:30",
        "2026 年 11 月 5 日 周四 18:30",
        "2026- 11- 05 18:30",
        "2026–11–05 18:30",
        "2026\u201111\u201105 18:30",
        "2026年11月5日 18时30分",
        "2026年11月5日（周四）18点30分",
        "2026-11-05（星期四） 18:30",
        "２０２６－１１－０５　１８：３０",
    ],
)
def test_every_accepted_spelling_means_the_same_moment(typed):
    assert parse_moment(typed) == NOON


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("11/5", "date.no_year"),
        ("11月5日", "date.no_year"),
        ("5.11.2026", "date.not_understood"),
        ("26-11-05", "date.not_understood"),
        ("2026-11/05", "date.not_understood"),
        ("明天", "date.relative"),
        ("周五", "date.relative"),
        ("即日起", "date.relative"),
        ("长期", "date.endless"),
        ("20261125", "date.compact"),
        ("2026-02-30", "date.no_such_day"),
        ("2026-11-00", "date.no_such_day"),
        ("2026-13-01", "date.no_such_month"),
        ("2062-1-1 26:00", "time.impossible"),
        ("2026-11-05 9:60", "time.impossible"),
        ("2026-11-05 24:01", "time.impossible"),
        ("0206-11-05", "date.odd_year"),
        ("2026-11-05（周五）", "date.wrong_weekday"),
        ("2026-11-05 上午", "time.vague"),
        ("2026-11-05 9:00–17:00", "date.is_a_span"),
        ("2026-11-05 9:00-10:00", "date.is_a_span"),
        ("2026-11-05 – 2026-11-06", "date.is_a_span"),
        ("", "date.not_understood"),
    ],
)
def test_nothing_else_is_guessed(typed, code):
    with pytest.raises(SpellingError) as caught:
        parse_moment(typed)
    assert caught.value.code == code


@given(
    st.dates(date(1990, 1, 1), date(2199, 12, 31)),
    st.none() | st.tuples(st.integers(0, 23), st.integers(0, 59)),
    st.sampled_from(
        ["{y}-{m}-{d}", "{y}-{m:02}-{d:02}", "{y}/{m}/{d}", "{y}.{m}.{d}", "{y}年{m}月{d}日"]
    ),
    st.sampled_from(["", "（周{w}）", "(星期{w})"]),
)
def test_a_date_survives_being_written_and_read(day, clock, form, weekday):
    text = form.format(y=day.year, m=day.month, d=day.day)
    text += weekday.format(w=WEEKDAYS[day.weekday()])
    text += f" {clock[0]}:{clock[1]:02}" if clock else ""
    assert parse_moment(text) == Moment(day, Clock(*clock) if clock else None)


def test_a_day_with_a_clock_is_refused_where_only_a_day_belongs():
    with pytest.raises(SpellingError) as caught:
        parse_day("2026-11-25 9:00")
    assert caught.value.code == "date.no_clock_here"
    assert caught.value.facts["suggestion"] == "2026-11-25"


@pytest.mark.parametrize("dash", ["-", "–", "—", "~", "～", "至", "到", " - "])
def test_a_window_may_be_written_with_any_dash(dash):
    window = parse_window(f"2026-11-25 9:00{dash}17:00")
    assert (str(window.start), str(window.end)) == ("2026-11-25 9:00", "2026-11-25 17:00")


def test_a_window_of_a_single_day_is_that_whole_day():
    window = parse_window("2026-11-25")
    assert window.start.start(SHANGHAI) == utc(2026, 11, 24, 16)
    assert window.end.end(SHANGHAI) == utc(2026, 11, 25, 16)


def test_a_window_over_midnight_needs_both_days():
    window = parse_window("2026-12-31 22:00 – 2027-01-01 6:00")
    assert window.end.day == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2026-11-25 9:00", "window.no_end"),
        ("2026-11-25 22:00–6:00", "window.backwards_clock"),
        ("2026-11-25 9:00–9:00", "window.backwards_clock"),
        ("2026-11-25 – 2026-11-24", "window.backwards"),
        ("2026-11-25 9:00 – 2026-11-26", "window.half_a_clock"),
        ("2026-11-25 – 17:00", "window.half_a_clock"),
        ("2026-11-25 上午", "time.vague"),
        ("9:00–17:00", "window.not_understood"),
        ("11月25日 9:00–17:00", "date.no_year"),
    ],
)
def test_a_window_that_is_not_one_is_named(typed, code):
    with pytest.raises(SpellingError) as caught:
        parse_window(typed)
    assert caught.value.code == code


@pytest.mark.parametrize("start", ["2026-11-25 9:00", "2026-11-25 18:00", "2026-11-25 24:00"])
def test_what_is_proposed_for_a_start_without_an_end_can_be_read(start):
    with pytest.raises(SpellingError) as caught:
        parse_window(start)
    example = parse_window(caught.value.facts["example"])
    assert example.start == parse_moment(start)


def test_the_spelling_over_midnight_is_proposed():
    with pytest.raises(SpellingError) as caught:
        parse_window("2026-11-25 22:00–6:00")
    proposed = parse_window(caught.value.facts["suggestion"])
    assert str(proposed) == "2026-11-25 22:00 – 2026-11-26 6:00"


@given(st.text(max_size=40))
def test_any_text_is_understood_or_refused_with_a_code(text):
    for parse in (parse_moment, parse_window, parse_day):
        assert outcome(parse, text) in {"understood", "date", "time", "window"}


def outcome(parse, text):
    try:
        parse(text)
    except SpellingError as error:
        return error.code.partition(".")[0]
    return "understood"


# Counted days

REST = RestDays(
    off=frozenset(date(2026, 10, day) for day in range(1, 8)),
    work=frozenset({date(2026, 10, 10)}),
    announced=frozenset({2026}),
)


@pytest.mark.parametrize(
    ("posted", "days", "last"),
    [
        (date(2026, 11, 21), 7, date(2026, 11, 30)),  # the seventh day is a Saturday
        (date(2026, 11, 20), 30, date(2026, 12, 21)),  # the thirtieth day is a Sunday
        (date(2026, 11, 16), 3, date(2026, 11, 19)),
        (date(2026, 9, 28), 5, date(2026, 10, 8)),  # inside the national holiday
    ],
)
def test_natural_days_start_after_the_posting_and_end_on_a_working_day(posted, days, last):
    assert REST.last_day(posted, days, working=False) == last


@pytest.mark.parametrize(
    ("posted", "days", "last"),
    [
        (date(2026, 11, 20), 5, date(2026, 11, 27)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 10, 8), 2, date(2026, 10, 10)),  # a Saturday that is worked
    ],
)
def test_working_days_pass_over_rest_days_and_count_swapped_ones(posted, days, last):
    assert REST.last_day(posted, days, working=True) == last


@pytest.mark.parametrize(
    ("posted", "last"),
    [
        (date(2027, 1, 6), date(2027, 2, 9)),  # the thirtieth day is 除夕; 初三 is a Monday
        (date(2027, 3, 6), date(2027, 4, 6)),  # 清明
        (date(2027, 9, 1), date(2027, 10, 4)),  # 国庆节 and the Sunday after it
    ],
)
def test_holidays_fixed_by_law_are_rest_days_before_their_year_is_announced(posted, last):
    assert REST.last_day(posted, 30, working=False) == last


def test_an_announced_year_has_the_days_that_were_announced():
    assert not REST.is_rest_day(date(2026, 6, 19))


def test_a_count_of_natural_days_far_from_any_holiday_moves_no_more():
    assert not REST.is_provisional(date(2027, 6, 20), date(2027, 7, 20), working=False)
    assert REST.is_provisional(date(2027, 5, 20), date(2027, 6, 28), working=True)


def test_a_count_into_a_year_not_announced_is_provisional():
    assert REST.is_provisional(date(2026, 12, 20), date(2027, 1, 4))
    assert not REST.is_provisional(date(2026, 11, 1), date(2026, 12, 31))


@given(st.dates(date(2026, 1, 1), date(2026, 11, 1)), st.integers(1, 60), st.booleans())
def test_a_posting_period_never_ends_on_a_rest_day_nor_too_early(posted, days, working):
    last = REST.last_day(posted, days, working=working)
    assert not REST.is_rest_day(last)
    assert last >= posted + timedelta(days=days)


def test_a_clock_reads_as_people_write_it():
    assert [str(Clock(9)), str(Clock(24)), str(Clock(7, 5, 9))] == ["9:00", "24:00", "7:05:09"]


def test_instants_are_compared_in_utc():
    assert parse_moment("2026-11-25").end(SHANGHAI).tzinfo is UTC
    assert isinstance(parse_moment("2026-11-25").start(SHANGHAI), datetime)


# Clock spans

AFTERNOON = ClockSpan(Clock(14, 30), Clock(16, 30))
OVER_MIDNIGHT = ClockSpan(Clock(22), Clock(0, 30), is_over_midnight=True)
CLOCKS = st.builds(Clock, st.integers(0, 23), st.integers(0, 59)) | st.just(Clock(24))


@pytest.mark.parametrize("dash", ["-", "–", "—", "~", "～", "至", "到", " - "])
def test_a_clock_span_may_be_written_with_any_dash(dash):
    assert parse_clock_span(f"14:30{dash}16:30") == AFTERNOON


@pytest.mark.parametrize(
    "typed",
    [
        "14：30–16：30",
        "14点30分–16点30分",
        "14时30分到16:30",
        "１４:３０－１６:３０",
        " 14:30 – 16:30:00 ",
    ],
)
def test_every_accepted_spelling_means_the_same_clock_span(typed):
    assert parse_clock_span(typed) == AFTERNOON


@pytest.mark.parametrize(
    "typed", ["22:00–次日0:30", "22:00-第二天0:30", "22点到次日0点30分", "22:00 – 次日 0:30"]
)
def test_a_clock_span_over_midnight_says_so(typed):
    assert parse_clock_span(typed) == OVER_MIDNIGHT


def test_a_clock_span_may_end_with_the_day():
    assert parse_clock_span("22:00–24:00") == ClockSpan(Clock(22), Clock(24))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("22:00–0:30", "time.backwards"),
        ("14:30–14:30", "time.backwards"),
        ("14:30", "time.not_span"),
        ("次日8:00–9:00", "time.not_span"),
        ("8:00–9:00–10:00", "time.not_span"),
        ("2026-11-25 9:00–12:00", "time.not_span"),
        ("8:00Z–9:00", "time.not_span"),
        ("8:00–9:00+08:00", "time.not_span"),
        ("全天", "time.not_span"),
        ("", "time.not_span"),
        ("25:00–26:00", "time.impossible"),
        ("9:00–10:60", "time.impossible"),
        ("9:00–24:01", "time.impossible"),
        ("下午2点–4点", "time.vague"),
        ("明天9:00–10:00", "date.relative"),
    ],
)
def test_a_clock_span_that_is_not_one_is_named(typed, code):
    with pytest.raises(SpellingError) as caught:
        parse_clock_span(typed)
    assert caught.value.code == code
    assert caught.value.facts["value"] == typed


@given(CLOCKS, CLOCKS)
def test_a_clock_span_survives_being_written_and_read(start, end):
    span = ClockSpan(start, end, is_over_midnight=end <= start)
    assert parse_clock_span(str(span)) == span


@given(CLOCKS, CLOCKS)
def test_the_clock_span_over_midnight_is_proposed_for_one_that_runs_backwards(one, other):
    end, start = sorted([one, other])
    with pytest.raises(SpellingError) as caught:
        parse_clock_span(f"{start}–{end}")
    proposed = parse_clock_span(caught.value.facts["suggestion"])
    assert proposed == ClockSpan(start, end, is_over_midnight=True)


def test_a_clock_span_reads_as_people_write_it():
    assert [str(AFTERNOON), str(OVER_MIDNIGHT)] == ["14:30–16:30", "22:00–次日0:30"]


def test_a_clock_span_on_a_day_is_that_window():
    assert AFTERNOON.on(date(2026, 12, 22)) == parse_window("2026-12-22 14:30–16:30")


def test_a_clock_span_over_midnight_ends_on_the_day_after():
    window = OVER_MIDNIGHT.on(date(2026, 12, 31))
    assert window == parse_window("2026-12-31 22:00 – 2027-01-01 0:30")


@given(st.text(max_size=40) | st.text("0129:–次日点分+Z ", max_size=20))
def test_any_text_is_a_clock_span_or_refused_with_a_code(text):
    assert outcome(parse_clock_span, text) in {"understood", "date", "time"}
