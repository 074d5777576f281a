"""The time zones of the calendars, read as RFC 5545 says, agree with the zones themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from io import StringIO
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st

from generator.feeds.calendars import timezone
from generator.reading import read
from tests.builders import SMALL_ESTATE, write_estate
from tests.calendar_reading import ALL, READERS, calendars, make_event, told

ZONES = (
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Asia/Kolkata",
)
CHANGING = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca")
FEWEST_CHANGES = {"Africa/Casablanca": 7}
"""Morocco left off on 20 September 2026, which zone files from before do not know yet."""

FIRST = datetime(2024, 1, 1, tzinfo=UTC)
LAST = datetime(2030, 12, 31, tzinfo=UTC)
SECOND = timedelta(seconds=1)
INSTANTS = st.datetimes(FIRST.replace(tzinfo=None), LAST.replace(tzinfo=None)).map(
    lambda instant: instant.replace(tzinfo=UTC, microsecond=0)
)


class Observance(NamedTuple):
    onset: datetime
    """In UTC: the local time of an onset is by the offset before it."""
    before: timedelta
    after: timedelta
    name: str


@cache
def component(zone, first=FIRST, last=LAST):
    return timezone(ZoneInfo(zone), first, last)


@cache
def observances(zone, first=FIRST, last=LAST):
    parts = component(zone, first, last).subcomponents
    found = [
        Observance(
            (part["DTSTART"].dt - part["TZOFFSETFROM"].td).replace(tzinfo=UTC),
            part["TZOFFSETFROM"].td,
            part["TZOFFSETTO"].td,
            part["TZNAME"],
        )
        for part in parts
    ]
    return sorted(found)


def in_force(zone, instant, **covered):
    """RFC 5545, 3.6.5: the observance with the latest onset that is not after the instant."""
    return [one for one in observances(zone, **covered) if one.onset <= instant][-1]


def offset(zone, instant):
    return instant.astimezone(ZoneInfo(zone)).utcoffset()


@cache
def independent(zone):
    """The same component as dateutil understands it."""
    lines = component(zone).to_ical().decode()
    return tzical(StringIO(lines)).get()


@cache
def transitions(zone):
    """The first instants of a new offset, by looking at every half hour."""
    halves = (FIRST + timedelta(minutes=30) * n for n in range((LAST - FIRST).days * 48))
    around = pairwise((instant, offset(zone, instant)) for instant in halves)
    return [later for (_, was), (later, now) in around if was != now]


def test_a_zone_that_never_changes_is_one_observance():
    (part,) = component("Asia/Shanghai").subcomponents
    assert part.to_ical().splitlines() == [
        b"BEGIN:STANDARD",
        b"DTSTART:19700101T000000",
        b"TZNAME:CST",
        b"TZOFFSETFROM:+0800",
        b"TZOFFSETTO:+0800",
        b"END:STANDARD",
    ]


@pytest.mark.parametrize("zone", ZONES)
def test_a_zone_is_called_what_the_entries_call_it(zone):
    assert component(zone)["TZID"] == zone
    assert component(zone).name == "VTIMEZONE"


@given(st.sampled_from(ZONES), INSTANTS)
def test_the_offset_at_an_instant_is_that_of_the_zone(zone, instant):
    assert in_force(zone, instant).after == offset(zone, instant)
    assert in_force(zone, instant).name == instant.astimezone(ZoneInfo(zone)).tzname()


@given(st.sampled_from(ZONES), INSTANTS, st.integers(1, 500))
def test_a_short_stretch_is_right_from_its_first_instant_to_its_last(zone, first, days):
    last = first + timedelta(days=days)
    for instant in (first, first + (last - first) / 3, last):
        found = in_force(zone, instant, first=first, last=last)
        assert found.after == offset(zone, instant), instant


@pytest.mark.parametrize("zone", CHANGING)
def test_the_offset_changes_at_the_very_second(zone):
    changes = transitions(zone)
    assert len(changes) >= FEWEST_CHANGES.get(zone, 14)
    assert [one.onset for one in observances(zone)[1:]] == changes
    for change in changes:
        assert in_force(zone, change - SECOND).after == offset(zone, change - SECOND)
        assert in_force(zone, change).before == offset(zone, change - SECOND)
        assert in_force(zone, change).after == offset(zone, change)


@pytest.mark.parametrize("zone", CHANGING)
@pytest.mark.parametrize("before", [timedelta(0), SECOND, timedelta(hours=30)])
@pytest.mark.parametrize("after", [timedelta(0), timedelta(hours=30)])
def test_a_change_at_the_edge_of_what_is_covered_is_in_it(zone, before, after):
    for change in transitions(zone):
        first, last = change - before, change + after
        assert in_force(zone, first, first=first, last=last).after == offset(zone, first)
        assert in_force(zone, last, first=first, last=last).after == offset(zone, last)


@pytest.mark.parametrize(
    ("zone", "onset"),
    [
        ("Europe/Berlin", b"DTSTART:20240331T020000"),
        ("America/New_York", b"DTSTART:20241103T020000"),
        ("Australia/Lord_Howe", b"DTSTART:20241006T020000"),
        ("Australia/Lord_Howe", b"TZOFFSETTO:+1030"),
    ],
)
def test_an_onset_is_what_the_clocks_showed_before_it(zone, onset):
    assert onset in component(zone).to_ical().splitlines()


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
def test_summer_is_daylight_time(zone):
    for part in component(zone).subcomponents[1:]:
        is_summer = part["TZOFFSETTO"].td > part["TZOFFSETFROM"].td
        assert part.name == ("DAYLIGHT" if is_summer else "STANDARD")


@given(st.sampled_from(ZONES), INSTANTS)
def test_dateutil_reads_the_same_offsets(zone, instant):
    """But for the hours around a change, where local times are skipped or come twice."""
    near = (instant + timedelta(hours=hours) for hours in (-3, 3))
    if len({offset(zone, around) for around in near}) == 1:
        local = instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        assert independent(zone).utcoffset(local) == offset(zone, instant)


# In a calendar --------------------------------------------------------------------------------


def weekly(time, since, until, **typed):
    """Sundays in the small hours, or whenever."""
    repeat = {"every": "周", "weekday": "日", "from": since, "until": until}
    return make_event(repeat=repeat, time=time, **typed)


BOTH_CHANGES = [
    ("2027-03-21", "2027-04-04", ["+01:00", "+02:00", "+02:00"]),
    ("2027-10-24", "2027-11-07", ["+02:00", "+01:00", "+01:00"]),
]


def read_back(event, reader, moment="2027-01-01T12:00", zone="Europe/Berlin"):
    """The occurrences of a series as a program understands them, at the clocks of the zone."""
    data = calendars(event, moment=moment, zone=zone)[ALL]
    found = told(reader(data), ZoneInfo(zone))
    return [(one.start.astimezone(ZoneInfo(zone)), one.end - one.start) for one in found]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("since", "until", "offsets"), BOTH_CHANGES)
def test_a_series_keeps_its_clock_time_across_a_change(reader, since, until, offsets):
    found = read_back(weekly("19:00–20:30", since, until), reader)
    assert [f"{start:%H:%M}" for start, _ in found] == ["19:00"] * 3
    assert [start.isoformat()[-6:] for start, _ in found] == offsets


@pytest.mark.parametrize("reader", READERS)
def test_a_series_from_summer_to_summer_keeps_its_clock_time(reader):
    found = read_back(weekly("7:30–8:15", "2026-06-07", "2027-05-30"), reader, "2026-06-01T12:00")
    assert len(found) == 52
    assert {f"{start:%a %H:%M}" for start, _ in found} == {"Sun 07:30"}
    assert len({start.utcoffset() for start, _ in found}) == 2


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("day", ["2027-04-25", "2026-10-18"])
def test_what_is_moved_beyond_a_change_has_the_offset_of_its_new_day(reader, day):
    """A series in winter, one of whose days is moved to the summer after or before it."""
    change = {"on": "2027-01-10", "what": "改期", "to": day}
    event = weekly("19:00–20:30", "2027-01-03", "2027-01-17", overrides=[change])
    moved = [start for start, _ in read_back(event, reader, "2026-06-01T12:00")]
    assert f"{day}T19:00:00+02:00" in [start.isoformat() for start in moved]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [("2027-03-21", "2027-04-04", [6, 5, 6]), ("2027-10-24", "2027-11-07", [6, 7, 6])],
)
def test_a_night_in_which_the_clocks_change_is_as_long_as_it_is(reader, since, until, hours):
    found = read_back(weekly("0:00–6:00", since, until), reader)
    assert [length for _, length in found] == [timedelta(hours=number) for number in hours]


@pytest.mark.parametrize("reader", READERS)
def test_whole_days_are_days_of_the_zone_even_where_midnight_is_skipped(reader):
    """In Santiago the clocks go from 24:00 on Saturday to 1:00 on Sunday."""
    event = make_event(date="2027-09-04 – 2027-09-05")
    ((start, length),) = read_back(event, reader, zone="America/Santiago")
    assert f"{start:%m-%d %H:%M}" == "09-04 00:00"
    assert length == timedelta(hours=47)


SERIES = """\
---
title: 夜谈
kind: 文体
time: {time}
repeat: {{every: 周, weekday: 日, from: 2027-03-21, until: 2027-11-07}}
place: 会所
---
"""


@pytest.mark.parametrize(
    ("time", "code"),
    [
        ("2:30–3:30", "event.clock_skipped"),
        ("1:30–2:30", "event.clock_skipped"),
        ("3:00–4:00", None),
    ],
)
def test_a_series_with_an_hour_that_is_skipped_is_not_published(tmp_path, time, code):
    estate = SMALL_ESTATE["estate.yaml"] + "zone: Europe/Berlin\n"
    files = {"estate.yaml": estate, "events/night.md": SERIES.format(time=time)}
    reading = read(write_estate(tmp_path, files))
    told_of = [p for p in reading.problems if p.code.startswith("event.clock")]
    assert [problem.code for problem in told_of] == ([code] if code else [])
    assert all(problem.place.path == "content/events/night.md" for problem in told_of)
    assert [event.id for event in reading.content.events] == ([] if code else ["night"])
