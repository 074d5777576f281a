"""Events on one evening, their calendars, and what two other programs find in them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

import icalendar
import vobject
from dateutil.rrule import rrulestr

from generator.feeds import calendar_files
from generator.kinds.events.model import Event
from generator.kinds.events.occurrence import event_posting
from generator.snapshot import take
from generator.templating import Renderer
from tests.builders import at, make_content

ALL = "feeds/events.ics"
"""The calendar of all events."""

HIDDEN = {
    "scheduled": {"from_": "2026-12-01"},
    "draft": {"status": "草稿"},
    "ended": {"until": "2026-11-24"},
    "over": {"date": "2026-11-24"},
    "withdrawn": {"status": "撤回", "reason": "误发"},
}
"""Parts of an event that are not visible at noon of 2026-11-25, each for another reason."""


def make_event(id="evening", **typed):
    """A valid event of three lines; ``from_`` stands for the key."""
    fields = {"title": "读书夜", "kind": "文体", **typed}
    return Event.model_validate({"id": id, **{k.removesuffix("_"): v for k, v in fields.items()}})


def make_estate_with(*events, notices=(), **further):
    content = make_content(*notices, **further)
    postings = {event.id: event_posting(event, content.estate.zone) for event in events}
    return replace(content.with_lists({"events": events}), event_postings=postings)


def calendars(*events, moment="2026-11-25T12:00", **further):
    """The calendar files of a small estate with these events."""
    snapshot = take(make_estate_with(*events, **further), at(moment))
    return calendar_files(snapshot, Renderer(snapshot.estate.url))


def on(day, what, **further):
    return [{"on": day, "what": what, **further}]


# Two readers ----------------------------------------------------------------------------------


class Entry(NamedTuple):
    """One VEVENT as a program understood it; ``starts`` are all that its rule says."""

    uid: str
    starts: tuple[date | datetime, ...]
    length: timedelta
    replaces: date | datetime | None
    title: str
    place: str


class Told(NamedTuple):
    """One time that something takes place; instants are in UTC."""

    id: str
    start: datetime
    end: datetime
    is_all_day: bool
    title: str
    place: str


def by_icalendar(data):
    """icalendar reads the lines, and dateutil says what a rule means."""
    for entry in icalendar.Calendar.from_ical(data).events:
        start = entry["DTSTART"].dt
        changed = entry.get("RECURRENCE-ID")
        yield Entry(
            entry["UID"],
            tuple(_by_rule(entry, start)),
            _passed(start, entry["DTEND"].dt),
            changed and changed.dt,
            entry["SUMMARY"],
            entry.get("LOCATION", ""),
        )


def _by_rule(entry, start):
    if "RRULE" not in entry:
        return [start]
    is_day = not isinstance(start, datetime)
    first = datetime.combine(start, time(0)) if is_day else start
    days = rrulestr(entry["RRULE"].to_ical().decode(), dtstart=first)
    return [day for each in days if (day := each.date() if is_day else each) not in entry.exdates]


def by_vobject(data):
    """vobject reads lines, rules and, through dateutil, the time zone as it is written."""
    for tzid in re.findall(r"\nTZID:(.+?)\r", data.decode()):
        vobject.icalendar.registerTzid(tzid, None)  # else the first it ever read is kept
    for entry in getattr(vobject.readOne(data.decode(), validate=True), "vevent_list", ()):
        start = entry.dtstart.value
        is_day = not isinstance(start, datetime)
        days = tuple(entry.getrruleset() or [start])
        yield Entry(
            entry.uid.value,
            tuple(day.date() if is_day and isinstance(day, datetime) else day for day in days),
            _passed(start, entry.dtend.value),
            entry.getChildValue("recurrence_id"),
            entry.summary.value,
            entry.getChildValue("location", ""),
        )


READERS = (by_icalendar, by_vobject)


def told(found, zone):
    """Every occurrence, in place of what it was where an entry replaces another.

    Each has a name of its own, and what is replaced is there.
    """
    known = {}
    for entry in sorted(found, key=lambda entry: entry.replaces is not None):
        for start in entry.starts:
            name = entry.uid, _instant(entry.replaces or start, zone)
            assert (name in known) == (entry.replaces is not None), name
            is_day = not isinstance(start, datetime)
            end = start + entry.length if is_day else _instant(start, zone) + entry.length
            known[name] = Told(
                re.fullmatch(r"(.+?)(?:-\d{8}(?:T\d{4})?)?@[^@]+", entry.uid)[1],
                _instant(start, zone),
                _instant(end, zone),
                is_day,
                entry.title,
                entry.place,
            )
    return sorted(known.values())


def _instant(value, zone):
    is_day = not isinstance(value, datetime)
    return (datetime.combine(value, time(0), zone) if is_day else value).astimezone(UTC)


def _passed(start, end):
    """Between clock times it is the time that passes, whatever the clocks are set to."""
    return end.astimezone(UTC) - start.astimezone(UTC) if isinstance(end, datetime) else end - start
