"""Calendars: two other programs read them and find what the pages show, entry by entry."""

from __future__ import annotations

import re
from datetime import UTC, date, timedelta

import icalendar
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.feeds import calendar_files
from generator.kinds.events.model import EventKind
from generator.kinds.events.occurrence import EventError
from generator.models.views import WindowView
from generator.schedule import ClockError
from generator.snapshot import take
from generator.templating import Renderer
from generator.wording.dates import hours_words, window_words
from tests.builders import at, make_notice
from tests.calendar_reading import (
    ALL,
    HIDDEN,
    READERS,
    Told,
    by_icalendar,
    calendars,
    make_estate_with,
    make_event,
    on,
    told,
)
from tests.moments import ALARM, CANCELLED, FIRST_DAY, LAST_SECOND, SPRING, STORM
from tests.often import always

MOMENTS = always(ALARM, SPRING, more=(FIRST_DAY, STORM, LAST_SECOND))
SATURDAYS = {"every": "周", "weekday": "六", "from": "2026-12-05", "until": "2026-12-26"}
WEEKLY = {"time": "9:00–10:00", "repeat": SATURDAYS}
THREE_DATES = {"date": [f"2026-12-{day} 9:00–10:00" for day in ("05", "08", "19")]}


def entries(*events, **further):
    """What icalendar finds in the calendar of all events."""
    return icalendar.Calendar.from_ical(calendars(*events, **further)[ALL]).events


def overrides(*events, **further):
    return [entry for entry in entries(*events, **further) if "RECURRENCE-ID" in entry]


def shown(event, occurrences):
    """The same as the snapshot has it: what every page shows."""
    return [
        Told(
            event.id,
            one.window.start.astimezone(UTC),
            one.window.end.astimezone(UTC),
            one.window.is_whole_days,
            _mark(one) + event.title,
            one.place,
        )
        for one in occurrences
    ]


def _mark(one):
    marks = {
        "【取消】": one.is_cancelled,
        "【改期】": one.is_moved,
        "【换地点】": one.has_own_place,
    }
    return next((mark for mark, is_so in marks.items() if is_so), "")


@pytest.fixture(params=READERS)
def reader(request):
    return request.param


@pytest.fixture(params=MOMENTS, scope="module")
def moment(request):
    return request.param


@pytest.fixture
def snapshot(moment, snapshot_at):
    return snapshot_at(moment)


@pytest.fixture
def site(moment, site_at):
    return site_at(moment)


@pytest.fixture
def read(site, snapshot, reader):
    """What a program finds in a file of the site that is not over yet."""

    def found(path):
        occurrences = told(reader(site[path]), snapshot.estate.zone)
        return [one for one in occurrences if one.end > snapshot.at]

    return found


def icals(site):
    return {path: data for path, data in site.items() if path.endswith(".ics")}


# The same as the pages ------------------------------------------------------------------------


@pytest.mark.whole
def test_the_calendar_of_everything_tells_what_the_pages_show(read, snapshot):
    coming = [one for one in snapshot.happenings if not one.is_former]
    wanted = [told for one in coming for told in shown(one.event, [one.occurrence])]
    assert len(wanted) > 5
    assert read(ALL) == sorted(wanted)


@pytest.mark.whole
def test_the_calendar_of_an_event_tells_its_occurrences(read, snapshot):
    for event in snapshot.events:
        wanted = sorted(shown(event, event.occurrences))
        assert read(f"events/{event.id}/event.ics") == wanted, event.id


@pytest.mark.whole
def test_the_calendars_of_the_kinds_share_out_all_that_there_is(read, snapshot):
    kinds = {kind: read(f"feeds/events-{kind.value}.ics") for kind in EventKind}
    for kind, found in kinds.items():
        wanted = [t for e in snapshot.events if e.kind is kind for t in shown(e, e.occurrences)]
        assert found == sorted(wanted), kind
    assert sorted(one for found in kinds.values() for one in found) == read(ALL)


@pytest.mark.whole
def test_the_calendar_of_a_building_tells_what_its_people_may_come_to(read, snapshot):
    for building in (view.building.id for view in snapshot.buildings):
        own = [event for event in snapshot.events if building in event.scope.buildings]
        wanted = [told for event in own for told in shown(event, event.occurrences)]
        assert read(f"feeds/building-{building}.ics") == sorted(wanted), building


@pytest.mark.whole
def test_the_calendar_of_notices_tells_the_windows_that_are_not_over(read, snapshot):
    wanted = [
        Told(
            notice.id,
            window.start.astimezone(UTC),
            window.end.astimezone(UTC),
            window.is_whole_days,
            f"{'【取消】' if notice.life.is_cancelled else ''}{notice.title}",
            notice.place,
        )
        for notice in snapshot.notices
        for window in notice.windows
        if window.end > snapshot.at and not notice.life.ended
    ]
    assert read("feeds/notices.ics") == sorted(wanted)


@pytest.mark.whole
def test_every_date_of_a_calendar_is_written_on_the_page_of_its_event(read, site, snapshot):
    for one in read(ALL):
        page = _text(site[f"events/{one.id}/index.html"].decode())
        assert window_words(_window(one, snapshot), year=True) in page, one


@pytest.mark.whole
def test_every_date_of_a_calendar_stands_under_its_day_on_the_page_of_its_month(
    read, site, snapshot
):
    shown_months = {month.first for month in snapshot.months}
    found = 0
    for one in read(ALL):
        window = _window(one, snapshot)
        if window.start.date().replace(day=1) in shown_months:
            page = site[f"events/{window.start:%Y-%m}/index.html"].decode()
            day = page.partition(f'<li id="d{window.start.day}"')[2].partition('<li id="d')[0]
            assert f'/{one.id}/"' in day, one
            assert hours_words(window) in _text(day), one
            found += 1
    assert found > 5


def _text(html):
    return re.sub("<[^>]+>", "", html)


def _window(one, snapshot):
    """An occurrence as it was read, for the words of the pages."""
    start, end = (instant.astimezone(snapshot.estate.zone) for instant in (one.start, one.end))
    return WindowView(start, end, one.is_all_day, is_over=False)


CLOCKS = ("9:00–10:30", "22:00–次日0:30", "0:00–24:00", None)
LONGEST = timedelta(days=150)


@st.composite
def event_fields(draw):
    """A list, a festival or a series between 2026 and 2029, some of its days changed."""
    first = draw(st.dates(date(2026, 2, 1), date(2028, 12, 1)))
    until = first + draw(st.timedeltas(timedelta(days=35), LONGEST))
    weekdays = st.lists(st.sampled_from("一二三四五六日"), min_size=1, max_size=3).map("、".join)
    numbers = st.lists(st.integers(1, 31), min_size=1, max_size=2).map(lambda n: [*map(str, n)])
    nths = st.lists(st.sampled_from(["1", "2", "5", "最后"]), min_size=1, max_size=2)
    ways = (
        {"every": st.just("周"), "weekday": weekdays},
        {"every": st.just("月"), "day": numbers},
        {"every": st.just("月"), "weekday": weekdays, "nth": nths},
    )
    bounds = {
        "from": st.just(f"{first}"),
        "until": st.just(f"{until}"),
        "interval": st.sampled_from("112"),
    }
    repeat = st.one_of([st.fixed_dictionaries({**way, **bounds}) for way in ways])
    days = st.lists(st.integers(0, 40), min_size=1, max_size=4, unique=True)
    given_days = days.map(lambda many: [f"{first + timedelta(days=n)}" for n in many])
    festival = {"festival": draw(st.sampled_from(["中秋", "冬至", "腊八"])), "years": "2026、2027"}
    dates = draw(
        st.one_of(
            st.builds(lambda value: {"repeat": value}, repeat),
            st.builds(lambda value: {"date": value}, given_days),
            st.just(festival),
        )
    )
    clock = draw(st.sampled_from(CLOCKS))
    return {**dates, **({"time": clock} if clock else {})}


@st.composite
def changes(draw, days):
    """What a clerk says of one of these days later."""
    day = draw(st.sampled_from(days))
    to = day + draw(st.timedeltas(timedelta(days=-3), timedelta(days=9)))
    clock = draw(st.sampled_from(["", " 14:00–15:00"]))
    what = draw(st.sampled_from(["停办", "取消", "改期", "换地点"]))
    place = draw(st.sampled_from([{}, {"place": "东门"}]))
    further = {"改期": {"to": f"{to}{clock}", **place}, "换地点": {"place": "北门"}}
    return {"on": f"{day}", "what": what, **further.get(what, {})}


ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")


@given(event_fields(), st.sampled_from(ZONES), st.sampled_from(["发布", "发布", "取消"]), st.data())
def test_whatever_the_dates_both_programs_understand_them_as_we_do(fields, zone, status, data):
    fields |= {"place": "南门", "status": status, "reason": "下雨"}
    try:
        (posting,) = make_estate_with(make_event(**fields), zone=zone).event_postings.values()
        days = [one.day for one in posting.occurrences]
        drawn = data.draw(st.lists(changes(days), max_size=3, unique_by=lambda one: one["on"]))
        content = make_estate_with(make_event(**fields, overrides=drawn), zone=zone)
    except (ClockError, EventError):
        assume(False)
    snapshot = take(content, at("2026-01-01T00:00"))
    ical = calendar_files(snapshot, Renderer(snapshot.estate.url))[ALL]
    (view,) = snapshot.events
    for read in READERS:
        assert told(read(ical), content.estate.zone) == sorted(shown(view, view.occurrences))


# RFC 5545: lines, names and stamps -----------------------------------------------------------


def test_what_a_calendar_is_called_and_how_often_to_look_again():
    ical = icalendar.Calendar.from_ical(calendars()[ALL])
    assert (ical["VERSION"], ical["PRODID"]) == ("2.0", "-//estate-site//estate-site//ZH")
    assert ical["METHOD"] == "PUBLISH"
    assert ical["NAME"] == ical["X-WR-CALNAME"] == "测试小区 活动"
    assert ical["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in calendars()[ALL]


def well_written(data):
    """Lines end in CRLF, have 75 octets at most and hold whole characters (RFC 5545, 3.1)."""
    *lines, rest = data.split(b"\r\n")
    assert rest == b""
    for line in lines:
        assert b"\n" not in line
        assert b"\r" not in line
        assert len(line) <= 75
        assert line.decode().isprintable()
    return True


@pytest.mark.whole
def test_the_lines_of_every_calendar_are_written_as_the_standard_says(site):
    assert len(icals(site)) > 20
    assert all(well_written(data) for data in icals(site).values())


@pytest.mark.parametrize("character", ["a", "é", "水", "𠮷"])
@pytest.mark.parametrize("shift", range(4))
def test_a_line_is_folded_between_characters_however_wide_they_are(character, shift):
    title = "x" * shift + character * (60 - shift)
    event = make_event(title=title, place=character * 200, date="2026-12-05")
    assert well_written(calendars(event)[ALL])
    (entry,) = entries(event)
    assert (entry["SUMMARY"], entry["LOCATION"]) == (title, character * 200)


@pytest.mark.whole
def test_no_two_entries_of_a_calendar_have_the_same_name(site):
    for path, data in icals(site).items():
        found = icalendar.Calendar.from_ical(data).events
        names = [(e["UID"], _replaced(e)) for e in found]
        assert len(names) == len(set(names)), path


def _replaced(entry):
    return entry["RECURRENCE-ID"].dt if "RECURRENCE-ID" in entry else None


@pytest.mark.parametrize(
    "dates",
    [
        ["2026-12-05 9:00–10:00", "2026-12-05 14:00–15:00"],
        ["2026-12-05", "2026-12-05 14:00–15:00"],
        pytest.param(
            ["2026-12-05 9:00–10:00", "2026-12-05 9:00–11:00"],
        ),
        pytest.param(
            ["2026-12-05 – 2026-12-06", "2026-12-05"],
        ),
    ],
)
def test_two_times_on_one_day_have_two_names(dates):
    assert len({entry["UID"] for entry in entries(make_event(date=dates))}) == 2


@pytest.mark.whole
def test_names_stay_as_time_goes_by(site_at, snapshot_at):
    earlier, later = ALARM, CANCELLED
    both = {e.id for e in snapshot_at(earlier).events} & {e.id for e in snapshot_at(later).events}
    assert len(both) >= 3
    for id in both:
        path = f"events/{id}/event.ics"
        before, after = (set(by_icalendar(site_at(moment)[path])) for moment in (earlier, later))
        assert _names(after) <= _names(before), id


def _names(found):
    return {(entry.uid, start) for entry in found for start in entry.starts}


def test_a_date_keeps_its_name_when_those_before_it_are_over():
    event = make_event(**THREE_DATES)
    names = [entry["UID"] for entry in entries(event, moment="2026-12-01T12:00")]
    assert [entry["UID"] for entry in entries(event, moment="2026-12-10T12:00")] == names[2:]


ONE_DATE = {"date": "2026-12-19 9:00–10:00"}
TWO_DATES = {"date": ["2026-12-12", "2026-12-19"], "time": "9:00–10:00"}
LATER = (
    on("2026-12-19", "取消"),
    on("2026-12-19", "改期", to="2026-12-20"),
    on("2026-12-19", "换地点", place="北门"),
)
SKIP = on("2026-12-19", "停办")


@pytest.mark.parametrize(
    ("dates", "change"),
    [
        *((dates, change) for dates in (WEEKLY, THREE_DATES, ONE_DATE) for change in LATER),
        (WEEKLY, SKIP),
        (THREE_DATES, SKIP),
        pytest.param(
            TWO_DATES,
            SKIP,
        ),
    ],
)
def test_a_name_stays_whatever_is_said_of_a_day_later(dates, change):
    before = {entry["UID"] for entry in entries(make_event(**dates))}
    after = {entry["UID"] for entry in entries(make_event(**dates, overrides=change))}
    assert after <= before


@pytest.mark.parametrize(
    "later",
    [
        {"overrides": on("2026-12-19", "取消")},
        {"overrides": [*on("2026-12-12", "停办"), *on("2026-12-19", "取消")]},
        {"version": "2"},
        {"status": "取消", "reason": "下雨"},
        {"status": "取消", "reason": "下雨", "version": "2", "overrides": SKIP},
    ],
)
@pytest.mark.parametrize("dates", [WEEKLY, THREE_DATES])
def test_the_sequence_rises_with_every_change(dates, later):
    (before,) = {entry["SEQUENCE"] for entry in entries(make_event(**dates))}
    (after,) = {entry["SEQUENCE"] for entry in entries(make_event(**dates, **later))}
    assert after > before >= 0


def test_a_sequence_is_never_negative():
    (entry,) = entries(make_event(date="2026-12-05", version="0"))
    assert entry["SEQUENCE"] >= 0


@pytest.mark.whole
def test_what_has_a_start_is_never_stamped_after_the_moment(site, snapshot):
    dated = [event for event in snapshot.events if event.event.starts]
    assert len(dated) > 3
    for event in dated:
        for entry in icalendar.Calendar.from_ical(site[f"events/{event.id}/event.ics"]).events:
            assert entry["DTSTAMP"].dt == entry["LAST-MODIFIED"].dt <= snapshot.at, event.id


@pytest.mark.parametrize(
    ("moment", "stamp"), [("2026-11-21T12:00", "20261119"), ("2026-11-24T00:00", "20261123")]
)
def test_the_stamp_is_that_of_the_last_change_made_by_then(moment, stamp):
    event = make_event(date="2026-12-05", from_="2026-11-20", revised="2026-11-24")
    assert f"DTSTAMP:{stamp}T160000Z\r\n".encode() in calendars(event, moment=moment)[ALL]


@pytest.mark.whole
def test_the_link_of_an_entry_leads_to_a_page_of_the_site(site):
    for path in (ALL, "feeds/notices.ics"):
        for entry in icalendar.Calendar.from_ical(site[path]).events:
            page = entry["URL"].removeprefix("https://chenglanli.example/")
            assert f"{page}index.html" in site


# Dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "first", "after"),
    [("2026-12-05", "20261205", "20261206"), ("2026-12-05 – 2027-01-01", "20261205", "20270102")],
)
def test_whole_days_are_days_and_the_end_is_the_day_after(typed, first, after):
    data = calendars(make_event(date=typed))[ALL]
    assert f"DTSTART;VALUE=DATE:{first}\r\nDTEND;VALUE=DATE:{after}\r\n".encode() in data
    assert b"VTIMEZONE" not in data


def test_a_clock_time_is_that_of_the_estate_with_the_name_of_its_zone():
    data = calendars(make_event(date="2026-12-05 9:00–10:30"))[ALL]
    assert b"DTSTART;TZID=Asia/Shanghai:20261205T090000\r\n" in data
    assert b"DTEND;TZID=Asia/Shanghai:20261205T103000\r\n" in data
    assert b"BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\n" in data


def test_a_festival_of_several_years_is_an_entry_a_year_without_a_rule():
    event = make_event(festival="中秋", years="2027、2028", time="19:00–20:30")
    found = entries(event)
    assert [f"{entry['DTSTART'].dt:%Y-%m-%d}" for entry in found] == ["2027-09-15", "2028-10-03"]
    assert len({entry["UID"] for entry in found}) == 2
    assert b"RRULE" not in calendars(event)[ALL]


def test_a_list_of_dates_is_an_entry_a_date():
    found = entries(make_event(**THREE_DATES))
    assert [entry["DTSTART"].dt.day for entry in found] == [5, 8, 19]
    assert not any({"RRULE", "RECURRENCE-ID"} & entry.keys() for entry in found)


def starts(event, reader, **further):
    """The days on which a series starts, as a program understands it, changes left aside."""
    found = reader(calendars(event, **further)[ALL])
    return [f"{day:%m-%d}" for entry in found if not entry.replaces for day in entry.starts]


def test_the_31st_is_the_last_day_of_every_month(reader):
    repeat = {"every": "月", "day": "31", "from": "2026-12-01", "until": "2027-04-30"}
    event = make_event(time="14:30–16:30", repeat=repeat)
    assert starts(event, reader) == ["12-31", "01-31", "02-28", "03-31", "04-30"]
    (entry,) = entries(event)
    assert entry["RRULE"]["BYSETPOS"] == [-1]


def test_a_series_begins_with_its_first_day_even_when_that_is_past(reader):
    assert starts(make_event(**WEEKLY), reader, moment="2026-12-20T12:00") == [
        *("12-05", "12-12", "12-19", "12-26"),
    ]


def test_a_series_that_begins_with_a_day_left_out_begins_with_the_next(reader):
    every_other = {**WEEKLY, "repeat": {**SATURDAYS, "interval": "2", "until": "2027-01-16"}}
    event = make_event(**every_other, overrides=on("2026-12-05", "停办"))
    assert starts(event, reader) == ["12-19", "01-02", "01-16"]


def test_what_ends_after_midnight_ends_on_the_next_day(reader):
    event = make_event(repeat=SATURDAYS, time="22:00–次日0:30")
    (entry,) = reader(calendars(event)[ALL])
    assert entry.length == timedelta(hours=2, minutes=30)
    assert b"DTEND;TZID=Asia/Shanghai:20261206T003000\r\n" in calendars(event)[ALL]


@pytest.mark.parametrize(
    ("time", "until"), [("9:00–10:00", b"20261226T010000Z"), (None, b"20261226")]
)
def test_a_rule_ends_in_utc_or_with_a_day_as_it_began(time, until):
    clock = {"time": time} if time else {}
    assert b";UNTIL=" + until + b";" in calendars(make_event(repeat=SATURDAYS, **clock))[ALL]


# Changes --------------------------------------------------------------------------------------


def test_a_day_left_out_is_an_exception_of_the_rule(reader):
    event = make_event(**WEEKLY, overrides=on("2026-12-12", "停办"))
    assert starts(event, reader) == ["12-05", "12-19", "12-26"]
    assert b"EXDATE;TZID=Asia/Shanghai:20261212T090000\r\n" in calendars(event)[ALL]
    assert overrides(event) == []


@pytest.mark.parametrize("dates", [WEEKLY, THREE_DATES, ONE_DATE])
def test_what_is_called_off_says_so_and_stays_in_the_calendar(dates):
    event = make_event(**dates, overrides=on("2026-12-19", "取消", reason="下雨"))
    data = calendars(event)[ALL]
    (entry,) = [e for e in entries(event) if e["SUMMARY"] == "【取消】读书夜"]
    assert f"{entry['DTSTART'].dt:%m-%d %H:%M}" == "12-19 09:00"
    assert entry["TRANSP"] == "TRANSPARENT"
    assert "原因：下雨" in entry["DESCRIPTION"].splitlines()
    assert b"STATUS:" not in data
    assert data.count(b"TRANSP:TRANSPARENT\r\n") == 1


def test_a_day_that_is_moved_is_named_by_the_old_and_starts_at_the_new():
    (entry,) = overrides(make_event(**WEEKLY, overrides=on("2026-12-12", "改期", to="2026-12-13")))
    assert entry["SUMMARY"] == "【改期】读书夜"
    assert f"{entry['RECURRENCE-ID'].dt:%m-%d %H:%M}" == "12-12 09:00"
    assert f"{entry['DTSTART'].dt:%m-%d %H:%M}" == "12-13 09:00"
    assert "原定 2026年12月12日（周六）9:00–10:00" in entry["DESCRIPTION"].splitlines()
    assert "TRANSP" not in entry


def test_a_whole_day_that_gets_a_clock_time_is_still_named_by_a_day():
    change = on("2026-12-12", "改期", to="2026-12-13 14:00–15:00")
    data = calendars(make_event(repeat=SATURDAYS, overrides=change))[ALL]
    assert b"RECURRENCE-ID;VALUE=DATE:20261212\r\n" in data
    assert b"DTSTART;TZID=Asia/Shanghai:20261213T140000\r\n" in data


def test_another_place_is_said_before_the_title_and_written_as_the_place():
    change = on("2026-12-12", "换地点", place="北门")
    (entry,) = overrides(make_event(**WEEKLY, place="南门", overrides=change))
    assert (entry["SUMMARY"], entry["LOCATION"]) == ("【换地点】读书夜", "北门")
    assert entry["DTSTART"].dt == entry["RECURRENCE-ID"].dt


def test_of_another_day_and_another_place_the_day_is_said():
    change = on("2026-12-12", "改期", to="2026-12-13", place="北门")
    (entry,) = overrides(make_event(**WEEKLY, place="南门", overrides=change))
    assert (entry["SUMMARY"], entry["LOCATION"]) == ("【改期】读书夜", "北门")


@pytest.mark.parametrize(
    "change",
    [
        {"what": "换地点", "place": "北门"},
        {"what": "改期", "to": "2026-12-06"},
        {"what": "取消", "reason": "下雨"},
    ],
)
def test_a_change_of_the_first_day_does_not_touch_the_days_after_it(change):
    overridden = [{"on": "2026-12-05", **change}]
    master, override = entries(make_event(**WEEKLY, place="南门", overrides=overridden))
    assert (master["SUMMARY"], master["LOCATION"]) == ("读书夜", "南门")
    assert f"{master['DTSTART'].dt:%m-%d}" == f"{override['RECURRENCE-ID'].dt:%m-%d}" == "12-05"
    assert "TRANSP" not in master
    assert "原因" not in master["DESCRIPTION"]


def test_a_series_that_is_called_off_is_so_on_each_of_its_days(reader):
    event = make_event(**WEEKLY, status="取消", reason="下雨")
    found = told(reader(calendars(event)[ALL]), at("2026-12-01").tzinfo)
    assert [one.title for one in found] == ["【取消】读书夜"] * 4


def test_a_series_that_is_called_off_is_marked_on_the_rule_itself():
    master = entries(make_event(**WEEKLY, status="取消", reason="下雨"))[0]
    assert (master["SUMMARY"], master.get("TRANSP")) == ("【取消】读书夜", "TRANSPARENT")


# What is in them ------------------------------------------------------------------------------

AWKWARD = (r'甲,乙;丙\丁\n戊:"己"\;\,', "\\", ",;", "甲\t乙")


@pytest.mark.parametrize("text", AWKWARD)
def test_a_title_and_a_place_come_back_as_they_were_typed(reader, text):
    (entry,) = reader(calendars(make_event(title=text, place=text, date="2026-12-05"))[ALL])
    assert (entry.title, entry.place) == (text, text)


def test_a_line_break_in_a_title_or_a_place_comes_back_as_one(reader):
    """YAML's ``\\r`` is a character of one line to the models; every reader ends a line at it."""
    event = make_event(title="甲\r乙", place="丙\r丁", date="2026-12-05")
    (entry,) = reader(calendars(event)[ALL])
    assert (entry.title, entry.place) == ("甲\n乙", "丙\n丁")


@pytest.mark.parametrize("text", [r"甲,乙;丙\丁", "甲\r乙"])
def test_the_name_of_a_calendar_is_escaped_like_every_text(text):
    data = calendars(make_event(title=text, date="2026-12-05"))["events/evening/event.ics"]
    name, other = (
        line.partition(":")[2] for line in data.decode().split("\r\n") if "NAME:" in line
    )
    assert name == other


@pytest.mark.parametrize("character", ["\x0b", "\x00", "\x1b", "\x7f"])
def test_whatever_is_typed_no_control_character_is_written(character):
    event = make_event(title=f"读{character}书夜", place=character, date="2026-12-05")
    assert character.encode() not in calendars(event)[ALL]


def test_the_description_says_what_one_needs_to_know():
    registration = {"until": "2026-12-04 18:00", "how": "电话", "contact": "desk"}
    event = make_event(
        date="2026-12-05 9:00–10:00",
        audience="全体居民",
        fee="免费",
        bring=["围裙", "布袋"],
        registration=registration,
        rain={"policy": "照常"},
    )
    (entry,) = entries(event)
    assert entry["DESCRIPTION"].splitlines() == [
        "谁可以来：全体居民",
        "报名：报名中，截至2026年12月4日 18:00",
        "报名方式：电话，服务台 000-0000 0101",
        "费用：免费",
        "请带：围裙；布袋",
        "遇雨照常举行。",
        "联系：24小时值班 000-0000 0110",
    ]


@pytest.mark.parametrize("fields", HIDDEN.values(), ids=HIDDEN)
def test_what_is_not_visible_is_in_no_calendar(fields):
    hidden = make_event("hidden", **{"title": "秘密集会", "date": "2026-12-05", **fields})
    files = calendars(make_event(date="2026-12-05"), hidden)
    assert files == calendars(make_event(date="2026-12-05"))
    told_of = [path for path, data in files.items() if b"hidden" in data or "密".encode() in data]
    assert told_of == []


def test_what_is_withdrawn_by_the_register_is_in_no_calendar():
    entry = {"id": "evening", "at": "2026-11-25 11:00", "reason": "误发"}
    event = make_event(date="2026-12-05")
    assert calendars(event, withdrawals=[entry]) == calendars()
    assert calendars(event, withdrawals=[entry], moment="2026-11-25T10:59") != calendars()


def test_the_same_estate_gives_the_same_bytes_in_whatever_order_it_is_read():
    events = [make_event(id, **WEEKLY, overrides=LATER[0]) for id in ("a", "b", "c")]
    assert calendars(*events) == calendars(*reversed(events))


def test_every_kind_and_building_has_its_calendar_even_when_nothing_is_in_it(reader):
    files = calendars()
    kinds = {f"feeds/events-{kind.value}.ics" for kind in EventKind}
    buildings = {f"feeds/building-{id}.ics" for id in ("1", "2", "3", "s")}
    assert set(files) == {ALL, "feeds/notices.ics", *kinds, *buildings}
    for data in files.values():
        assert list(reader(data)) == []


# Notices --------------------------------------------------------------------------------------


def windows(notice, moment="2026-11-24T12:00"):
    return icalendar.Calendar.from_ical(
        calendars(notices=[notice], moment=moment)["feeds/notices.ics"]
    ).events


NIGHTS = ["2026-11-25 9:00–17:00", "2026-11-26 9:00–17:00"]


def test_a_notice_is_an_entry_for_each_of_its_windows_that_is_not_over():
    notice = make_notice(window=NIGHTS, end=None, place="地下车库")
    assert [entry["DTSTART"].dt.day for entry in windows(notice)] == [25, 26]
    (entry,) = windows(notice, moment="2026-11-25T17:00")
    assert entry["UID"] == "20261125-water@2.test.example"
    assert (entry["SUMMARY"], entry["LOCATION"]) == ("停水通知", "地下车库")


def test_water_that_is_off_makes_nobody_busy():
    assert {entry["TRANSP"] for entry in windows(make_notice(window=NIGHTS))} == {"TRANSPARENT"}


def test_a_cancelled_notice_is_marked_and_its_sequence_rises():
    before = windows(make_notice(window=NIGHTS, end=None))
    after = windows(make_notice(window=NIGHTS, end=None, status="取消", reason="改期"))
    assert [entry["SUMMARY"] for entry in after] == ["【取消】停水通知"] * 2
    assert [entry["UID"] for entry in after] == [entry["UID"] for entry in before]
    assert after[0]["SEQUENCE"] > before[0]["SEQUENCE"]


def test_a_notice_that_has_ended_early_is_in_the_calendar_no_more():
    notice = make_notice(window=NIGHTS, end=None, ended="2026-11-25 12:00", ended_note="已恢复")
    assert len(windows(notice)) == 2
    assert windows(notice, moment="2026-11-25T12:00") == []


def test_two_windows_of_a_notice_have_two_names():
    notice = make_notice(window=["2026-11-25 9:00–12:00", "2026-11-25 9:00–17:00"], end=None)
    assert len({entry["UID"] for entry in windows(notice)}) == 2
