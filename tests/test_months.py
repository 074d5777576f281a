"""The months of the calendar, and the fee calendar of the office."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.kinds.events.calendar_words import cell_words, span_words
from generator.kinds.events.months import month_views
from generator.kinds.fees.calendar import DaysOfMonth, FeeTask
from generator.kinds.fees.days import FeeDays, fee_calendar
from generator.snapshot import changes, take
from tests.builders import at, make_content, make_event, make_fee, make_notice, utc

TICK = timedelta(microseconds=1)
EMPTY = make_content()
ZONES = ["Asia/Shanghai", "Pacific/Auckland", "America/New_York", "Pacific/Kiritimati"]


def months(moment, content=EMPTY):
    return month_views(content, at(moment), take(content, at(moment)).happenings)


def month(first, content=EMPTY):
    """The month that begins with this day, as it is shown on that day."""
    return months(f"{first}T00:00", content)[0]


def day(text, content=EMPTY):
    (found,) = (one for one in month(f"{text[:7]}-01", content).days if str(one.day) == text)
    return found


def marked(moment, *events, **content):
    """The days of the calendar on which something is listed."""
    shown = months(moment, make_content(events=events, **content))
    return [str(one.day) for view in shown for one in view.days if one.happenings]


def spans(view):
    return [(span_words(one), one.first.day, one.last.day) for one in view.spans]


# Months, weeks and days


def test_the_months_are_this_one_and_a_year_from_it():
    shown = months("2026-11-25T12:00")
    assert [f"{view.first:%Y-%m-%d}" for view in shown] == [
        *("2026-11-01", "2026-12-01"),
        *(f"2027-{number:02}-01" for number in range(1, 12)),
    ]
    assert (shown[0].address, shown[2].address) == ("/events/2026-11/", "/events/2027-01/")


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_weeks_run_from_monday_to_sunday_and_hold_every_day_once(today):
    shown = month_views(EMPTY, at(f"{today}T12:00"), ())
    days = [one.day for view in shown for one in view.days]
    assert len(shown) == 13
    assert days[0] == today.replace(day=1)
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days))
    assert days[-1] + timedelta(days=1) == _month_after(days[-1])
    for view in shown:
        assert {one.day.replace(day=1) for one in view.days} == {view.first}
        assert all(len(week) == 7 and any(week) for week in view.weeks)
        placed = [(n, one.day.weekday()) for w in view.weeks for n, one in enumerate(w) if one]
        assert all(column == weekday for column, weekday in placed)


def _month_after(day):
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


@pytest.mark.parametrize("zone", ZONES)
def test_the_months_move_on_at_midnight_of_the_estate(zone):
    content = make_content(zone=zone)
    midnight = datetime(2026, 12, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    shown = [month_views(content, one, ())[0].first.month for one in (midnight - TICK, midnight)]
    assert shown == [11, 12]


WEEKLY = {"every": "周", "weekday": "六", "from": "2026-01-01", "until": "2026-12-31"}


@given(
    st.sampled_from(ZONES),
    st.booleans(),
    st.timedeltas(timedelta(0), timedelta(days=540)).map(lambda passed: utc(2026, 1, 1) + passed),
)
@example("Pacific/Auckland", False, utc(2026, 3, 31, 11))
@example("America/New_York", False, utc(2026, 12, 1, 4, 59, 59, 999999))
def test_the_next_change_is_the_beginning_of_the_next_month_at_the_latest(zone, busy, instant):
    events = [make_event(date=None, repeat=WEEKLY, time="9:00–10:00")] if busy else []
    content = make_content(events=events, zone=zone)
    around = changes(content, instant)
    today = instant.astimezone(ZoneInfo(zone)).date()
    first = datetime.combine(today.replace(day=1), datetime.min.time(), ZoneInfo(zone))
    following = datetime.combine(_month_after(today), datetime.min.time(), ZoneInfo(zone))
    assert first <= around.last <= instant < around.next <= following
    if not busy:
        assert (around.last, around.next) == (first, following)


# What a day is called


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2027-02-05", "除夕"),
        ("2027-02-06", "春节"),
        ("2027-02-04", "立春"),
        ("2026-12-22", "冬至"),
        ("2026-12-09", "冬月"),
        ("2028-06-23", "闰五月"),
        ("2026-12-10", "初二"),
        ("2026-12-18", "初十"),
        ("2026-12-29", "廿一"),
        ("2027-01-01", "元旦"),
        ("2026-10-01", "国庆节"),
    ],
)
def test_a_day_is_called_by_its_festival_its_term_or_its_lunar_day(text, name):
    assert cell_words(day(text)) == name


def test_a_festival_goes_before_a_solar_term_of_the_same_day():
    found = day("2038-02-04")
    assert (cell_words(found), found.term, found.festivals) == ("春节", "立春", ("春节",))


def test_a_traditional_festival_goes_before_one_of_a_fixed_day():
    found = day("2031-10-01")
    assert (cell_words(found), found.festivals) == ("中秋", ("中秋", "国庆节"))


@pytest.mark.parametrize("year", range(2100, 2151))
def test_beyond_the_tables_there_are_months_without_lunar_days(year):
    shown = month_views(EMPTY, at(f"{year}-06-15T12:00"), ())
    assert len(shown) == 13
    last = shown[-1].days[-1]
    assert (last.day.year, last.lunar, last.term, cell_words(last)) == (year + 1, None, "", "")


def test_the_lunar_days_end_with_the_last_year_of_the_tables():
    assert day("2100-12-31").lunar
    found = day("2101-01-01")
    assert (found.lunar, cell_words(found)) == (None, "")


# Days off


def test_days_off_and_days_worked_in_exchange_are_as_announced():
    def marks(text):
        return day(text).is_off, day(text).is_swapped

    assert marks("2026-10-01") == (True, False)
    assert marks("2026-10-10") == marks("2026-09-20") == (False, True)
    assert marks("2026-10-08") == marks("2026-10-17") == (False, False)


def test_days_off_in_a_row_are_one_span_and_come_before_the_days_worked():
    assert spans(month("2026-10-01")) == [("放假", 1, 7), ("调休上班", 10, 10)]
    assert spans(month("2026-11-01")) == []


def test_days_off_over_the_end_of_a_month_are_a_span_in_each():
    years = [{"year": "2026", "off": ["2026-09-29 – 2026-10-03", "2026-10-05"]}]
    content = make_content(years=years)
    assert spans(month("2026-09-01", content)) == [("放假", 29, 30)]
    assert spans(month("2026-10-01", content)) == [("放假", 1, 3), ("放假", 5, 5)]


def test_a_year_whose_holidays_are_not_announced_is_marked():
    known = [view.is_announced for view in months("2026-11-25T12:00")]
    assert known == [True, True] + [False] * 11


# What takes place


def test_a_happening_is_on_its_day_and_what_is_over_on_none():
    event, end = make_event(), at("2026-12-22T16:30")
    content = make_content(events=[event])
    shown = [take(content, moment).months[0] for moment in (end - TICK, end)]
    assert [view.has_happenings for view in shown] == [True, False]
    (found,) = shown[0].days[21].happenings
    assert (shown[0].days[21].day, found.event.id) == (date(2026, 12, 22), event.id)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ({"date": "2026-12-22"}, ["2026-12-22"]),
        ({"date": "2026-12-30 – 2027-01-01"}, ["2026-12-30", "2026-12-31", "2027-01-01"]),
        ({"date": "2026-12-31 22:00 – 2027-01-01 0:30"}, ["2026-12-31"]),
        ({"date": "2026-12-22 20:00–24:00"}, ["2026-12-22"]),
        (
            {"date": "2026-12-22 9:00 – 2026-12-24 17:00"},
            ["2026-12-22", "2026-12-23", "2026-12-24"],
        ),
        (
            {"date": "2026-12-30 – 2026-12-31", "time": "22:00–次日0:30"},
            ["2026-12-30", "2026-12-31"],
        ),
        (
            {"overrides": [{"on": "2026-12-22", "what": "改期", "to": "2027-01-02"}]},
            ["2026-12-22", "2027-01-02"],
        ),
    ],
)
def test_several_days_are_listed_on_each_and_a_single_night_on_its_first(typed, days):
    assert marked("2026-12-01T00:00", make_event(**typed)) == days


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York"])
def test_whole_days_abroad_are_the_days_of_the_estate(zone):
    event = make_event(date="2026-03-28 – 2026-03-30")
    days = ["2026-03-28", "2026-03-29", "2026-03-30"]
    assert marked("2026-03-02T12:00", event, zone=zone) == days


def test_a_whole_day_before_a_day_without_midnight_is_that_day_only():
    event = make_event(date="2026-04-23")
    assert marked("2026-04-02T12:00", event, zone="Africa/Cairo") == ["2026-04-23"]


def test_the_happenings_of_a_day_are_in_order_of_time():
    late, early = make_event("a", date="2026-12-22 19:00–20:00"), make_event("b")
    found = day("2026-12-22", make_content(events=[late, early])).happenings
    assert [one.event.id for one in found] == ["b", "a"]


def test_what_takes_place_after_thirteen_months_is_in_none_of_them_yet():
    event = make_event(date=["2027-12-31", "2028-01-01"])
    assert marked("2026-12-31T12:00", event) == ["2027-12-31"]
    assert marked("2027-01-01T00:00", event) == ["2027-12-31", "2028-01-01"]


def test_notices_are_not_in_the_calendar():
    notice = make_notice(window="2026-11-25 9:00–17:00")
    assert month("2026-11-01", make_content(notice)) == month("2026-11-01")


# The fee calendar for owners

BILLS = {"id": "bills", "name": "出账", "days": "28–31", "public": "账单发放期"}
REMINDERS = {"id": "remind", "name": "催缴", "days": "15–21", "months": "2、5、8、11"}


@pytest.mark.parametrize(
    ("first", "days"),
    [
        ("2027-01-01", (28, 31)),
        ("2027-02-01", (28, 28)),
        ("2028-02-01", (28, 29)),
        ("2027-04-01", (28, 30)),
    ],
)
def test_a_fee_period_ends_with_its_month_however_short_that_is(first, days):
    content = make_content(fee_tasks=[BILLS])
    assert spans(month(first, content)) == [("账单发放期", *days)]


@pytest.mark.parametrize(("first", "last"), [("2027-02-01", 28), ("2028-02-01", 29)])
def test_a_fee_period_beyond_the_end_of_february_is_its_last_day(first, last):
    content = make_content(fee_tasks=[{**BILLS, "days": "30–31"}])
    assert spans(month(first, content)) == [("账单发放期", last, last)]


def test_owners_see_only_what_has_words_for_them():
    public = {**REMINDERS, "id": "public", "public": "缴费提醒期"}
    content = make_content(fee_tasks=[REMINDERS, public])
    assert spans(month("2027-02-01", content)) == [("缴费提醒期", 15, 21)]


def test_a_fee_period_is_in_its_own_months_only():
    content = make_content(fee_tasks=[{**REMINDERS, "public": "缴费提醒期"}])
    found = [view.first.month for view in months("2026-12-01T00:00", content) if view.spans]
    assert found == [2, 5, 8, 11]


def test_days_off_come_before_fee_periods():
    content = make_content(fee_tasks=[{**BILLS, "days": "1–3"}])
    words = [words for words, *_ in spans(month("2026-10-01", content))]
    assert words == ["放假", "调休上班", "账单发放期"]


# The fee calendar for the clerk


def clerk(today, *tasks):
    return fee_calendar(make_content(fee_tasks=tasks), date.fromisoformat(today))


def test_steps_that_share_their_days_are_one_entry():
    visit = {**REMINDERS, "id": "visit", "name": "上门"}
    found = clerk("2026-12-01", REMINDERS, visit)
    assert {one.names for one in found} == {("催缴", "上门")}
    assert [f"{one.first:%m-%d}–{one.last:%d}" for one in found] == [
        *("02-15–21", "05-15–21", "08-15–21", "11-15–21")
    ]


def test_steps_that_only_a_short_month_brings_together_are_one_entry_in_that_month():
    found = clerk("2027-01-01", BILLS, {**BILLS, "id": "close", "name": "结账", "days": "28–30"})
    names = {one.last: one.names for one in found}
    assert names[date(2027, 1, 30)] == ("结账",)
    assert names[date(2027, 2, 28)] == names[date(2027, 4, 30)] == ("出账", "结账")


def test_entries_are_in_order_of_time_for_twelve_months():
    found = clerk("2026-12-01", BILLS, {**BILLS, "id": "early", "days": "25"})
    assert [(one.first, one.last) for one in found] == sorted((o.first, o.last) for o in found)
    assert (found[0].first, found[-1].first) == (date(2026, 12, 25), date(2027, 11, 28))
    assert len(found) == 24


@pytest.mark.parametrize(
    ("today", "first"), [("2027-02-21", date(2027, 2, 15)), ("2027-02-22", date(2027, 5, 15))]
)
def test_an_entry_stays_until_its_last_day_is_over(today, first):
    assert clerk(today, REMINDERS)[0].first == first


@pytest.mark.parametrize(
    ("days", "is_rest_day"),
    [
        ("9", False),  # a Friday
        ("10", False),  # a Saturday that is worked in exchange
        ("11", True),  # a Sunday
        ("1", True),  # a Thursday off
        ("8–10", False),
        ("7–9", True),
        ("9–11", True),
        ("9–13", False),  # the rest day lies between
    ],
)
def test_an_entry_that_begins_or_ends_on_a_rest_day_is_marked(days, is_rest_day):
    found = clerk("2026-10-01", {**BILLS, "days": days, "months": "10"})
    assert [one.is_rest_day for one in found] == [is_rest_day]


def test_an_entry_is_the_same_whether_owners_see_it_or_not():
    assert clerk("2026-11-01", {**REMINDERS, "months": "11"}) == (
        FeeDays(date(2026, 11, 15), date(2026, 11, 21), ("催缴",), is_rest_day=True),
    )


# How days and months are typed


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("28–31", DaysOfMonth(28, 31)),
        ("28-31", DaysOfMonth(28, 31)),
        ("15日至21日", DaysOfMonth(15, 21)),
        ("１５～２１号", DaysOfMonth(15, 21)),
        ("25", DaysOfMonth(25, 25)),
        ("7–7", DaysOfMonth(7, 7)),
    ],
)
def test_days_of_a_month_are_one_or_from_one_to_another(typed, days):
    assert FeeTask.model_validate({**BILLS, "days": typed}).days == days


@pytest.mark.parametrize(
    ("typed", "months"),
    [("2、5、8、11", (2, 5, 8, 11)), (["11月", "2月"], (2, 11)), ("12", (12,))],
)
def test_months_are_numbers(typed, months):
    assert FeeTask.model_validate({**BILLS, "months": typed}).months == months


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"days": "0"}, "calendar.not_days_of_month"),
        ({"days": "32"}, "calendar.not_days_of_month"),
        ({"days": "21–15"}, "calendar.not_days_of_month"),
        ({"days": "月底"}, "calendar.not_days_of_month"),
        ({"months": "0"}, "calendar.not_month"),
        ({"months": "13"}, "calendar.not_month"),
        ({"months": "每季度"}, "calendar.not_month"),
    ],
)
def test_days_and_months_that_are_none_have_a_code(typed, code):
    with pytest.raises(ValidationError) as caught:
        FeeTask.model_validate({**BILLS, **typed})
    assert caught.value.errors()[0]["type"] == code


@pytest.mark.parametrize(
    ("moment", "days"),
    [
        ("2026-11-30T12:00", ["2026-11-30"]),
        ("2026-12-01T00:30", ["2026-12-01"]),
    ],
)
def test_a_night_over_the_end_of_a_month_stays_in_a_month_that_is_shown(moment, days):
    event = make_event(date="2026-11-30 22:00 – 2026-12-01 2:00")
    assert marked(moment, event) == days


@pytest.mark.parametrize(
    ("cycle", "months"),
    [
        ("每月", tuple(range(1, 13))),
        ("每季度", (3, 6, 9, 12)),
        ("每半年", (6, 12)),
        ("按合同", tuple(range(1, 13))),
    ],
)
def test_bills_go_out_in_the_months_of_the_fees_own_cycle(cycle, months):
    billing = {"cycle": cycle, "statement": "月末投入信箱"}
    fee = make_fee(billing=billing)
    supplied = make_fee(id="water", kind="代收代缴", billing={**billing, "cycle": "每月"})
    content = make_content(fee_tasks=[BILLS]).with_lists({"fees": (fee, supplied)})
    (task,) = content.fee_tasks
    told = [m for m in range(1, 13) if task.in_month(2027, m, content.billed_months)]
    assert tuple(told) == months


def test_months_that_are_typed_are_those_of_the_bills():
    billing = {"cycle": "每季度", "statement": "月末投入信箱"}
    typed = {**BILLS, "months": "1、4、7、10"}
    content = make_content(fee_tasks=[typed]).with_lists({"fees": (make_fee(billing=billing),)})
    assert spans(month("2027-04-01", content)) == [("账单发放期", 28, 30)]
    assert spans(month("2027-03-01", content)) == []
