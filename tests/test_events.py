"""What an event knows by itself: its dates, what is different on some, and how they are typed."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.kinds.events import MOST_OCCURRENCES, EventError, planned_days
from generator.kinds.events.model import Event, EventKind
from generator.kinds.events.occurrence import event_posting
from generator.kinds.events.programme import Programme
from generator.models.calendar_fields import Rhythm
from generator.schedule import ClockError
from tests.builders import at, make_event, utc

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")

AFTERNOON = "14:30–16:30"
NIGHT = "22:00–次日0:30"
WEEKLY = {"every": "周", "weekday": "六", "from": "2026-12-05", "until": "2027-01-30"}
MONTHLY = {"every": "月", "weekday": "六", "nth": "2", "from": "2026-12-01", "until": "2027-02-28"}
BY_DATE = {"every": "月", "day": "31", "from": "2027-01-01", "until": "2027-04-30"}
DAILY = {"every": "周", "weekday": "一、二、三、四、五、六、日"}


def posting(*, zone=SHANGHAI, **typed):
    return event_posting(make_event(**typed), zone)


def times(*, zone=SHANGHAI, **typed):
    """The occurrences as the clocks of the estate show them."""
    return [shown(one.period, zone) for one in posting(zone=zone, **typed).occurrences]


def shown(period, zone=SHANGHAI):
    start, end = (bound.astimezone(zone) for bound in period.bounds)
    return f"{start:%Y-%m-%d %H:%M} – {end:%Y-%m-%d %H:%M}"


def days(**typed):
    return [str(day) for day in planned_days(make_event(**typed))]


def series(repeat, **changed):
    return days(date=None, repeat={**repeat, **changed})


def refused(*, zone=SHANGHAI, **typed):
    event = make_event(**typed)
    with pytest.raises(EventError) as caught:
        event_posting(event, zone)
    return ".".join(map(str, caught.value.at)), caught.value.code


def fault(**typed):
    with pytest.raises(ValidationError) as caught:
        make_event(**typed)
    return caught.value.errors()[0]["type"]


# Dates


def test_three_lines_make_an_event():
    typed = {"id": "x", "title": "换书", "kind": "文体", "date": "2026-12-22"}
    event = Event.model_validate(typed)
    assert (event.kind, event.version, event.registration) == (EventKind.CULTURE, 1, None)
    assert len(event_posting(event, SHANGHAI).occurrences) == 1


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"date": "2026-12-22 14:30–16:30"}, ["2026-12-22 14:30 – 2026-12-22 16:30"]),
        ({"date": "2026-12-22", "time": AFTERNOON}, ["2026-12-22 14:30 – 2026-12-22 16:30"]),
        ({"date": "2026-12-22"}, ["2026-12-22 00:00 – 2026-12-23 00:00"]),
        ({"date": "2026-12-22 20:00–24:00"}, ["2026-12-22 20:00 – 2026-12-23 00:00"]),
        (
            {"date": "2026-12-31 22:00 – 2027-01-01 0:30"},
            ["2026-12-31 22:00 – 2027-01-01 00:30"],
        ),
        ({"date": "2026-12-31", "time": NIGHT}, ["2026-12-31 22:00 – 2027-01-01 00:30"]),
        (
            {"date": ["2026-12-24 9:00–10:00", "2026-12-22"]},
            ["2026-12-22 00:00 – 2026-12-23 00:00", "2026-12-24 09:00 – 2026-12-24 10:00"],
        ),
        ({"date": "2027-04-03 – 2027-04-05"}, ["2027-04-03 00:00 – 2027-04-06 00:00"]),
        (
            {"date": "2027-04-03 – 2027-04-05", "time": "9:00–11:00"},
            [
                "2027-04-03 09:00 – 2027-04-03 11:00",
                "2027-04-04 09:00 – 2027-04-04 11:00",
                "2027-04-05 09:00 – 2027-04-05 11:00",
            ],
        ),
        (
            {"date": ["2026-12-22 9:00–10:00", "2026-12-22 14:00–15:00"]},
            ["2026-12-22 09:00 – 2026-12-22 10:00", "2026-12-22 14:00 – 2026-12-22 15:00"],
        ),
        ({"date": ["2026-12-22", "2026-12-22"]}, ["2026-12-22 00:00 – 2026-12-23 00:00"]),
    ],
)
def test_dates_become_occurrences_in_order_of_time(typed, expected):
    assert times(**typed) == expected


def test_only_a_day_without_a_clock_time_is_all_day():
    dates = ["2026-12-22", "2026-12-23 9:00–10:00"]
    assert [one.is_all_day for one in posting(date=dates).occurrences] == [True, False]


def test_an_occurrence_over_midnight_is_named_by_the_day_it_begins():
    (one,) = posting(date="2026-12-31", time=NIGHT).occurrences
    assert one.day == date(2026, 12, 31)


# Festivals


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"festival": "冬至", "years": "2026"}, ["2026-12-22"]),
        ({"festival": "春节", "years": ["2028", "2027"]}, ["2027-02-06", "2028-01-26"]),
        ({"festival": "春节", "years": "2027、2027年"}, ["2027-02-06"]),
        ({"festival": "除夕", "years": "2027"}, ["2027-02-05"]),
        ({"festival": "元旦", "years": "2027", "days_before": "1"}, ["2026-12-31"]),
        ({"festival": "农历八月十五", "years": "2026"}, ["2026-09-25"]),
        ({"festival": "腊八", "years": "2022"}, ["2022-01-10", "2022-12-30"]),
    ],
)
def test_a_festival_takes_place_on_its_day_of_each_year(typed, expected):
    assert days(date=None, **typed) == expected


def test_a_festival_is_all_day_unless_it_has_a_time():
    typed = {"date": None, "festival": "冬至", "years": "2026"}
    assert times(**typed) == ["2026-12-22 00:00 – 2026-12-23 00:00"]
    assert times(**typed, time=AFTERNOON) == ["2026-12-22 14:30 – 2026-12-22 16:30"]


def test_a_typed_date_beside_a_festival_goes_before_it():
    typed = {"date": "2026-12-20 14:30–16:30", "festival": "冬至"}
    assert times(**typed, years="2026") == times(**typed) == ["2026-12-20 14:30 – 2026-12-20 16:30"]


@pytest.mark.parametrize("typed", ["冬至", "冬至节", "dongzhi", "Dongzhi", " 冬至 "])
def test_a_festival_has_several_names(typed):
    assert make_event(date=None, festival=typed).festival.name == "冬至"


# Series


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"until": "2026-12-19"}, ["2026-12-05", "2026-12-12", "2026-12-19"]),
        ({"until": "2026-12-18"}, ["2026-12-05", "2026-12-12"]),
        ({"from": "2026-12-06", "until": "2026-12-12"}, ["2026-12-12"]),
        ({"interval": "4"}, ["2026-12-05", "2027-01-02", "2027-01-30"]),
        ({"weekday": "六、日", "until": "2026-12-12"}, ["2026-12-05", "2026-12-06", "2026-12-12"]),
    ],
)
def test_a_weekly_series_has_its_weekdays_with_both_ends(changed, expected):
    assert series(WEEKLY, **changed) == expected


@pytest.mark.parametrize(
    ("nth", "expected"),
    [
        ("2", ["2026-12-12", "2027-01-09", "2027-02-13"]),
        ("最后", ["2026-12-26", "2027-01-30", "2027-02-27"]),
        ("5", ["2027-01-30"]),
        (
            "1、3",
            ["2026-12-05", "2026-12-19", "2027-01-02", "2027-01-16", "2027-02-06", "2027-02-20"],
        ),
    ],
)
def test_a_monthly_series_counts_weekdays_from_either_end(nth, expected):
    assert series(MONTHLY, nth=nth) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]),
        ({"interval": "2"}, ["2027-01-31", "2027-03-31"]),
        ({"day": "30、31", "until": "2027-03-01"}, ["2027-01-30", "2027-01-31", "2027-02-28"]),
        ({"day": "15"}, ["2027-01-15", "2027-02-15", "2027-03-15", "2027-04-15"]),
        ({"from": "2028-02-01", "until": "2028-02-29"}, ["2028-02-29"]),
    ],
)
def test_a_day_beyond_the_end_of_a_month_is_its_last(changed, expected):
    assert series(BY_DATE, **changed) == expected


def test_a_series_takes_place_at_its_time_also_over_midnight():
    repeat = {**WEEKLY, "until": "2026-12-12"}
    assert times(date=None, repeat=repeat, time=NIGHT) == [
        "2026-12-05 22:00 – 2026-12-06 00:30",
        "2026-12-12 22:00 – 2026-12-13 00:30",
    ]


@given(st.integers(1, 3), st.sampled_from(["一", "二、五", "六、日"]), st.integers(0, 60))
def test_every_day_of_a_series_is_one_of_its_weekdays_within_its_bounds(interval, typed, length):
    first = date(2026, 12, 1)
    last = first + timedelta(days=7 * interval + length)
    repeat = {"every": "周", "interval": str(interval), "weekday": typed}
    event = make_event(date=None, repeat={**repeat, "from": str(first), "until": str(last)})
    found = planned_days(event)
    assert found == tuple(sorted(set(found)))
    assert all(first <= day <= last for day in found)
    assert {"一二三四五六日"[day.weekday()] for day in found} <= set(typed.split("、"))
    weeks = {(day - timedelta(days=day.weekday()) - found[0]).days // 7 for day in found}
    assert all((week - min(weeks)) % interval == 0 for week in weeks)


@pytest.mark.parametrize(("until", "number"), [("2026-12-31", 365), ("2027-01-01", 366)])
def test_a_series_may_have_a_day_for_each_of_a_leap_year(until, number):
    repeat = {**DAILY, "from": "2026-01-01", "until": until}
    assert len(posting(date=None, repeat=repeat).occurrences) == number <= MOST_OCCURRENCES


@pytest.mark.parametrize("until", ["2027-01-02", "2199-12-31"])
def test_a_series_with_one_day_more_is_a_slip_in_the_year(until):
    repeat = {**DAILY, "from": "2026-01-01", "until": until}
    assert refused(date=None, repeat=repeat) == ("repeat", "event.too_many")


# What makes no event


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"date": None}, ("date", "event.no_date")),
        ({"date": None, "years": "2026", "time": AFTERNOON}, ("date", "event.no_date")),
        ({"repeat": WEEKLY}, ("repeat", "event.several_dates")),
        (
            {"date": None, "festival": "冬至", "years": "2026", "repeat": WEEKLY},
            ("repeat", "event.several_dates"),
        ),
        (
            {"festival": "冬至", "years": "2026", "repeat": WEEKLY},
            ("repeat", "event.several_dates"),
        ),
        ({"time": AFTERNOON}, ("time", "event.two_times")),
        ({"date": None, "festival": "冬至"}, ("festival", "event.no_year")),
        (
            {"date": None, "festival": "冬至", "years": "2101"},
            ("festival", "event.beyond_tables"),
        ),
        (
            {"date": None, "festival": "腊八", "years": ["2022", "2023"]},
            ("festival", "event.no_such_festival_day"),
        ),
        (
            {"date": None, "repeat": {**WEEKLY, "until": "2026-12-04"}},
            ("repeat", "event.empty_series"),
        ),
        (
            {"date": None, "repeat": {**MONTHLY, "nth": "5", "until": "2026-12-31"}},
            ("repeat", "event.empty_series"),
        ),
        (
            {"overrides": [{"on": "2026-12-22", "what": "停办"}]},
            ("overrides", "event.nothing_left"),
        ),
        (
            {"date": "2026-12-22T14:30+08:00 – 2026-12-22T16:30+10:00"},
            ("date", "window.backwards"),
        ),
    ],
)
def test_dates_that_make_no_event_are_refused_with_their_field(typed, error):
    assert refused(**typed) == error


@pytest.mark.parametrize(
    ("repeat", "changed"),
    [
        (WEEKLY, {"weekday": ""}),
        (WEEKLY, {"nth": "2"}),
        (WEEKLY, {"day": "15"}),
        (WEEKLY, {"interval": "0"}),
        (MONTHLY, {"nth": ""}),
        (MONTHLY, {"weekday": ""}),
        (MONTHLY, {"day": "15"}),
        (BY_DATE, {"weekday": "六"}),
        (BY_DATE, {"nth": "2"}),
        (BY_DATE, {"day": ""}),
    ],
)
def test_parts_that_do_not_go_together_make_no_series(repeat, changed):
    event = {"date": None, "repeat": {**repeat, **changed}}
    assert refused(**event) == ("repeat", "event.no_series")


# Estates abroad


@pytest.mark.parametrize(
    ("zone", "first", "last", "offsets"),
    [
        (BERLIN, "2026-03-21", "2026-04-04", [1, 1, 2]),
        (BERLIN, "2026-10-17", "2026-10-31", [2, 2, 1]),
        (NEW_YORK, "2026-02-28", "2026-03-14", [-5, -5, -4]),
        (NEW_YORK, "2026-10-24", "2026-11-07", [-4, -4, -5]),
    ],
)
def test_a_series_keeps_its_clock_time_when_the_clocks_change(zone, first, last, offsets):
    repeat = {"every": "周", "weekday": "六", "from": first, "until": last}
    made = posting(zone=zone, date=None, repeat=repeat, time="9:30–11:00").occurrences
    bounds = [[bound.astimezone(zone) for bound in one.period.bounds] for one in made]
    assert {f"{start:%H:%M}–{end:%H:%M}" for start, end in bounds} == {"09:30–11:00"}
    assert [start.utcoffset() for start, _ in bounds] == [timedelta(hours=n) for n in offsets]


@pytest.mark.parametrize(
    ("zone", "typed", "error"),
    [
        (BERLIN, {"date": "2026-03-29 2:30–4:00"}, ("date", "event.clock_skipped")),
        (BERLIN, {"date": "2026-10-25 2:30–4:00"}, ("date", "event.clock_repeated")),
        (BERLIN, {"date": "2026-03-29 1:30–2:30"}, ("date", "event.clock_skipped")),
        (NEW_YORK, {"date": "2026-03-08 2:30–4:00"}, ("date", "event.clock_skipped")),
        (NEW_YORK, {"date": "2026-11-01 1:30–4:00"}, ("date", "event.clock_repeated")),
        (
            BERLIN,
            {
                "date": None,
                "time": "2:30–4:00",
                "repeat": {**WEEKLY, "weekday": "日", "from": "2026-03-22", "until": "2026-03-29"},
            },
            ("time", "event.clock_skipped"),
        ),
        (
            BERLIN,
            {"overrides": [{"on": "2026-12-22", "what": "改期", "to": "2027-03-28 2:30–4:00"}]},
            ("overrides.0.to", "event.clock_skipped"),
        ),
    ],
)
def test_a_clock_time_that_does_not_exist_or_exists_twice_is_refused(zone, typed, error):
    assert refused(zone=zone, **typed) == error


@pytest.mark.parametrize(
    ("typed", "is_repeated"),
    [
        ({"from_": "2026-03-29 2:30"}, False),
        ({"until": "2026-10-25 2:30"}, True),
        ({"registration": {"from": "2026-03-29 2:30"}}, False),
        ({"registration": {"until": "2026-10-25 2:30"}}, True),
    ],
)
def test_a_single_moment_that_does_not_exist_or_exists_twice_is_refused(typed, is_repeated):
    event = make_event(**typed)
    with pytest.raises(ClockError) as caught:
        event_posting(event, BERLIN)
    assert caught.value.repeated is is_repeated


# What is different on some days

THREE = {"date": None, "repeat": {**WEEKLY, "until": "2026-12-19"}, "time": "9:00–11:00"}


def altered(on="2026-12-12", **override):
    """The occurrence of that day in a series of three, once this is different."""
    made = posting(**THREE, overrides=[{"on": on, **override}])
    return next(one for one in made.occurrences if str(one.day) == on)


def test_a_day_left_out_is_none_of_the_occurrences_but_is_known():
    made = posting(**THREE, overrides=[{"on": "2026-12-12", "what": "停办"}])
    assert [str(one.day) for one in made.occurrences] == ["2026-12-05", "2026-12-19"]
    assert [str(one.day) for one in made.skipped] == ["2026-12-12"]


def test_leaving_out_a_day_that_is_none_leaves_nothing_out():
    made = posting(**THREE, overrides=[{"on": "2026-12-13", "what": "停办"}])
    assert (len(made.occurrences), made.skipped) == (3, ())


def test_a_cancelled_day_keeps_its_time_and_says_why():
    one = altered(what="取消", reason="教室漏水")
    assert (one.is_cancelled, one.is_moved, one.reason) == (True, False, "教室漏水")
    assert shown(one.period) == "2026-12-12 09:00 – 2026-12-12 11:00"


def test_another_place_is_that_of_the_one_day_only():
    made = posting(**THREE, overrides=[{"on": "2026-12-12", "what": "换地点", "place": "会所"}])
    assert [one.place for one in made.occurrences] == [None, "会所", None]
    assert not any(one.is_moved or one.is_cancelled for one in made.occurrences)


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("2026-12-13", "2026-12-13 09:00 – 2026-12-13 11:00"),
        ("2026-12-13 15:00–17:00", "2026-12-13 15:00 – 2026-12-13 17:00"),
        ("2026-12-12 15:00–17:00", "2026-12-12 15:00 – 2026-12-12 17:00"),
    ],
)
def test_a_moved_day_keeps_its_clock_times_unless_others_are_given(to, expected):
    one = altered(what="改期", to=to, reason="下雨")
    assert (shown(one.period), one.is_moved, one.is_all_day) == (expected, True, False)
    assert shown(one.planned) == "2026-12-12 09:00 – 2026-12-12 11:00"


def test_a_night_that_is_moved_still_ends_on_the_day_after():
    moved = [{"on": "2026-12-30", "what": "改期", "to": "2026-12-31"}]
    expected = ["2026-12-31 22:00 – 2027-01-01 00:30"]
    assert times(date="2026-12-30", time=NIGHT, overrides=moved) == expected


@pytest.mark.parametrize(
    ("to", "expected", "is_all_day"),
    [
        ("2027-01-02", "2027-01-02 00:00 – 2027-01-03 00:00", True),
        ("2027-01-02 – 2027-01-03", "2027-01-02 00:00 – 2027-01-04 00:00", True),
        ("2027-01-02 9:00–11:00", "2027-01-02 09:00 – 2027-01-02 11:00", False),
    ],
)
def test_a_whole_day_may_move_to_a_day_to_several_or_to_a_clock_time(to, expected, is_all_day):
    moved = [{"on": "2026-12-22", "what": "改期", "to": to}]
    (one,) = posting(date="2026-12-22", overrides=moved).occurrences
    assert (shown(one.period), one.is_all_day, one.was_all_day) == (expected, is_all_day, True)


def test_a_festival_day_can_be_moved_by_the_day_it_was_planned_for():
    moved = [{"on": "2026-12-22", "what": "改期", "to": "2026-12-26"}]
    typed = {"date": None, "festival": "冬至", "years": ["2026", "2027"], "time": AFTERNOON}
    expected = ["2026-12-26 14:30 – 2026-12-26 16:30", "2027-12-22 14:30 – 2027-12-22 16:30"]
    assert times(**typed, overrides=moved) == expected


def test_an_override_of_a_day_with_two_occurrences_is_for_both():
    dates = ["2026-12-22 9:00–10:00", "2026-12-22 14:00–15:00"]
    called_off = [{"on": "2026-12-22", "what": "取消"}]
    assert [one.is_cancelled for one in posting(date=dates, overrides=called_off).occurrences] == [
        True,
        True,
    ]


@pytest.mark.parametrize("first", ["停办", "取消", "换地点"])
def test_of_two_overrides_of_one_day_the_last_one_typed_holds(first):
    moved = {"on": "2026-12-12", "what": "改期", "to": "2026-12-13"}
    given_up = {"on": "2026-12-12", "what": first, "place": "会所", "reason": "漏水"}
    made = posting(**THREE, overrides=[given_up, moved])
    assert made == posting(**THREE, overrides=[moved])


def test_a_moved_day_may_move_beyond_the_others_and_the_order_is_that_of_time():
    made = posting(**THREE, overrides=[{"on": "2026-12-05", "what": "改期", "to": "2026-12-30"}])
    assert [str(one.day) for one in made.occurrences] == ["2026-12-12", "2026-12-19", "2026-12-05"]
    assert made.period.end == at("2026-12-30T11:00")


def test_a_cancelled_event_has_every_occurrence_cancelled_and_none_moved():
    moved = [{"on": "2026-12-12", "what": "改期", "to": "2026-12-13"}]
    made = posting(**THREE, status="取消", overrides=moved)
    assert [(one.is_cancelled, one.is_moved) for one in made.occurrences] == [(True, False)] * 3


# Posting, registration, instants


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ({}, "2026-12-22T16:30"),
        ({"date": "2026-12-22"}, "2026-12-23T00:00"),
        ({"date": ["2026-12-24 9:00–17:00", "2026-12-22"]}, "2026-12-24T17:00"),
        ({"date": ["2026-12-22 9:00–17:00", "2026-12-22 10:00–11:00"]}, "2026-12-22T17:00"),
        ({"until": "2026-12-21"}, "2026-12-22T00:00"),
        ({"until": "2026-12-22 15:00"}, "2026-12-22T15:00"),
        ({"until": "2026-12-22"}, "2026-12-22T16:30"),
        ({"overrides": [{"on": "2026-12-22", "what": "取消"}]}, "2026-12-22T16:30"),
    ],
)
def test_the_posting_ends_with_the_last_occurrence_or_before_it_if_so_typed(typed, end):
    made = posting(**typed)
    assert made.period.end == made.end == at(end)


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ({}, None),
        ({"from_": "2026-12-08"}, at("2026-12-08T00:00")),
        ({"from_": "2026-12-08 8:30"}, at("2026-12-08T08:30")),
    ],
)
def test_the_posting_begins_when_it_is_typed_to_begin(typed, start):
    assert posting(**typed).period.start == start


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ({}, None, None),
        (
            {"from": "2026-12-08", "until": "2026-12-20 18:00"},
            "2026-12-08T00:00",
            "2026-12-20T18:00",
        ),
        ({"until": "2026-12-20"}, None, "2026-12-21T00:00"),
    ],
)
def test_one_may_sign_up_from_the_first_day_to_the_end_of_the_last(typed, start, end):
    period = posting(registration=typed).registration
    assert (period.start, period.end) == (start and at(start), end and at(end))


def test_every_instant_that_changes_what_is_shown_is_collected():
    made = posting(
        **THREE,
        from_="2026-12-01",
        until="2026-12-19 10:00",
        revised="2026-12-03",
        registration={"from": "2026-12-02", "until": "2026-12-04 18:00"},
        overrides=[
            {"on": "2026-12-05", "what": "改期", "to": "2026-12-06"},
            {"on": "2026-12-12", "what": "停办"},
        ],
    )
    instants = ["12-01T00:00", "12-19T10:00", "12-03T00:00", "12-02T00:00", "12-04T18:00"]
    instants += ["12-05T09:00", "12-05T11:00", "12-06T09:00", "12-06T11:00"]
    instants += ["12-13T00:00", "12-19T09:00", "12-19T11:00"]
    assert set(made.instants) == {at(f"2026-{instant}") for instant in instants}
    assert made.period.start == utc(2026, 11, 30, 16)


# Spellings


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("六", (5,)),
        ("周六", (5,)),
        ("每周六", (5,)),
        ("星期六", (5,)),
        ("礼拜天", (6,)),
        ("日", (6,)),
        ("Saturday", (5,)),
        ("sat", (5,)),
        ("THURS", (3,)),
        ("周四、周二", (1, 3)),
        (["二", "四", "二"], (1, 3)),
        ("mon, fri", (0, 4)),
    ],
)
def test_a_weekday_is_written_in_chinese_or_english(typed, numbers):
    repeat = make_event(date=None, repeat={**WEEKLY, "weekday": typed}).repeat
    assert repeat.weekday == numbers


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("2", (2,)),
        ("第二个", (2,)),
        ("二", (2,)),
        ("第５个", (5,)),
        ("最后", (-1,)),
        ("最后一个", (-1,)),
        ("last", (-1,)),
        ("-1", (-1,)),
        ("三、一", (1, 3)),
    ],
)
def test_which_one_of_a_month_is_counted_from_its_beginning_or_its_end(typed, numbers):
    assert make_event(date=None, repeat={**MONTHLY, "nth": typed}).repeat.nth == numbers


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [("15", (15,)), ("15日", (15,)), ("１５号", (15,)), ("16、1", (1, 16)), (["31"], (31,))],
)
def test_a_day_of_the_month_is_a_number(typed, numbers):
    assert make_event(date=None, repeat={**BY_DATE, "day": typed}).repeat.day == numbers


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("2026", (2026,)),
        ("2026年", (2026,)),
        (["2027", "2026"], (2026, 2027)),
        ("2026、2027", (2026, 2027)),
        ("1990", (1990,)),
        ("2199", (2199,)),
    ],
)
def test_years_are_written_one_by_one_or_together(typed, years):
    assert make_event(date=None, festival="冬至", years=typed).years == years


@pytest.mark.parametrize("typed", ["周", "每周", "week", "Week"])
def test_a_rhythm_of_weeks_has_several_names(typed):
    assert make_event(date=None, repeat={**WEEKLY, "every": typed}).repeat.every is Rhythm.WEEK


@pytest.mark.parametrize("typed", ["月", "每月", "每个月", "month"])
def test_a_rhythm_of_months_has_several_names(typed):
    assert make_event(date=None, repeat={**MONTHLY, "every": typed}).repeat.every is Rhythm.MONTH


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"kind": "量子"}, "value.not_choice"),
        ({"date": "2026-12-22 14:30"}, "window.no_end"),
        ({"date": "2026-12-22 – 2027-12-22"}, "date.long_span"),
        ({"time": "14:30"}, "time.not_span"),
        ({"time": "22:00–0:30"}, "time.backwards"),
        ({"festival": "国庆街"}, "event.no_such_festival_like"),
        ({"festival": "量子力学日"}, "event.no_such_festival"),
        ({"years": "26"}, "event.not_year"),
        ({"years": "1989"}, "event.not_year"),
        ({"years": "2200"}, "event.not_year"),
        ({"repeat": {**WEEKLY, "weekday": "周末"}}, "event.not_weekday"),
        ({"repeat": {**WEEKLY, "weekday": "sa"}}, "event.not_weekday"),
        ({"repeat": {**MONTHLY, "nth": "0"}}, "event.not_nth"),
        ({"repeat": {**MONTHLY, "nth": "6"}}, "event.not_nth"),
        ({"repeat": {**MONTHLY, "nth": "六"}}, "event.not_nth"),
        ({"repeat": {**BY_DATE, "day": "0"}}, "event.not_day_number"),
        ({"repeat": {**BY_DATE, "day": "32"}}, "event.not_day_number"),
        ({"repeat": {**WEEKLY, "every": "年"}}, "event.not_rhythm"),
        ({"repeat": {**WEEKLY, "interval": "两"}}, "value.not_number"),
        ({"overrides": [{"on": "2026-12-22 9:00", "what": "取消"}]}, "date.no_clock_here"),
        ({"registration": {"how": "扫码"}}, "value.not_choice"),
    ],
)
def test_a_value_that_is_not_understood_has_a_code(typed, code):
    assert fault(**typed) == code


# Programmes


def programme(**typed):
    bounds = {"from": "2026-12-01", "until": "2027-02-28"}
    return Programme.model_validate({"id": "winter", "name": "围炉季", **bounds, **typed})


@pytest.mark.parametrize(
    ("day", "is_covered"),
    [
        (date(2026, 11, 30), False),
        (date(2026, 12, 1), True),
        (date(2027, 2, 28), True),
        (date(2027, 3, 1), False),
    ],
)
def test_a_programme_covers_its_first_day_and_its_last(day, is_covered):
    assert programme().covers(day) is is_covered


@pytest.mark.parametrize(
    ("announced", "shown_from"),
    [
        (None, date(2026, 12, 1)),
        ("2026-11-20", date(2026, 11, 20)),
        ("2026-12-24", date(2026, 12, 1)),
    ],
)
def test_a_programme_is_shown_from_its_first_day_at_the_latest(announced, shown_from):
    typed = {"announced": announced} if announced else {}
    assert programme(**typed).shown_from == shown_from
