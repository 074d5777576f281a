"""What can be wrong with one event, whatever the moment; and with the programmes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta, tzinfo
from itertools import pairwise

from generator.checks import wording
from generator.checks.references import Known, of_addressed, of_attachments, of_contact, of_links
from generator.load import Sourced
from generator.models.content import Content
from generator.models.event import Alteration, Event
from generator.models.occurrence import EventError, EventPosting, event_posting, planned_days
from generator.models.programme import Programme
from generator.problems import Problem, problem
from generator.schedule import FestivalError, Moment

RESERVED_RE = re.compile(r"\d{4}-\d{2}|subscribe")
"""Names of pages that stand beside those of the events: the months, and how to subscribe."""


def held(sourced: Sourced[Event], zone: tzinfo) -> list[Problem]:
    """Why an event cannot be published at all; empty where it can."""
    event = sourced.value
    if RESERVED_RE.fullmatch(event.id):
        suggestion = f"event-{event.id}"
        return [problem(sourced.own, "event.reserved_id", value=event.id, suggestion=suggestion)]
    try:
        posting = event_posting(event, zone)
    except EventError as error:
        facts = {"field": f"event.{error.field}", **error.facts}
        return [problem(sourced.place(error.field), error.code, **facts)]
    return [*_order(sourced, posting, zone)]


def _order(sourced: Sourced[Event], posting: EventPosting, zone: tzinfo) -> Iterator[Problem]:
    event, until = sourced.value, sourced.value.until
    if posting.period.is_empty and event.starts and posting.period.end:
        if until and until.end(zone) == posting.period.end:
            facts = {"field": "until", "until": until, "start": event.starts}
            yield problem(sourced.place("until"), "notice.backwards", **facts)
        else:
            end = posting.period.end.astimezone(zone).date()
            place = sourced.place("from")
            yield problem(place, "event.posted_after", start=event.starts, end=end)
    registration = event.registration
    if posting.registration.is_empty and registration:
        facts = {"until": registration.until, "start": registration.starts}
        place = sourced.place("registration", "until")
        yield problem(place, "event.registration_backwards", **facts)


def told(sourced: Sourced[Event], content: Content, known: Known) -> Iterator[Problem]:
    """What else to say about an event that is published."""
    event = sourced.value
    yield from wording.long_title(sourced)
    yield from wording.weekdays(sourced, planned_days(event)[0])
    yield from _overrides(sourced)
    yield from _festival(sourced)
    yield from _ends(sourced, content)
    yield from _registration(sourced, content)
    yield from _programme(sourced, content)
    if not event.place:
        yield problem(sourced.own, "event.no_place")
    if event.status.is_taken_back and not event.reason:
        yield problem(sourced.place("status"), "notice.no_reason", status=event.status.zh)
    yield from of_contact(sourced.place("contact"), event.contact, content)
    if event.registration:
        place = sourced.place("registration", "contact")
        yield from of_contact(place, event.registration.contact, content)
    yield from of_addressed(sourced, content)
    yield from of_attachments(sourced, "events", content)
    yield from of_links(sourced, "events", content, known)


def _overrides(sourced: Sourced[Event]) -> Iterator[Problem]:
    planned = planned_days(sourced.value)
    seen: set[date] = set()
    for number, override in enumerate(sourced.value.overrides):
        place = sourced.place("overrides", number)
        if override.on not in planned:
            nearest = min(planned, key=lambda day: (abs(day - override.on), day))
            facts = {"value": override.on, "suggestion": nearest}
            yield problem(place, "event.override_of_nothing", **facts)
        elif override.on in seen:
            yield problem(place, "event.override_twice", value=override.on)
        seen.add(override.on)
        if override.what is Alteration.MOVE and override.to is None:
            yield problem(place, "event.no_new_date")
        if override.what is Alteration.PLACE and override.place is None:
            yield problem(place, "event.no_new_place")


def _festival(sourced: Sourced[Event]) -> Iterator[Problem]:
    """A day typed beside the festival it is said to be."""
    event = sourced.value
    if event.festival is None:
        if event.years or event.days_before:
            place = sourced.place("years" if event.years else "days_before")
            yield problem(place, "event.unused_years")
        return
    for window in event.date:
        try:
            days = event.festival.days(window.start.day.year)
        except FestivalError:
            continue
        if window.start.day + timedelta(days=event.days_before) not in days:
            facts = {"day": window.start.day, "suggestion": "、".join(map(str, days))}
            place = sourced.place("date")
            yield problem(place, "event.wrong_festival_day", value=event.festival.name, **facts)


def _ends(sourced: Sourced[Event], content: Content) -> Iterator[Problem]:
    """The last day itself may be typed as ``until``: that is what a clerk would expect."""
    event, zone = sourced.value, content.estate.zone
    last = max(o.end for o in content.event_postings[event.id].occurrences).astimezone(zone)
    if event.until and event.until.end(zone) > Moment(last.date()).end(zone):
        end = f"{last:%Y-%m-%d %H:%M}"
        place = sourced.place("until")
        yield problem(place, "event.until_after_end", until=event.until, end=end)


def _registration(sourced: Sourced[Event], content: Content) -> Iterator[Problem]:
    event, zone = sourced.value, content.estate.zone
    registration = event.registration
    if registration is None:
        return
    posting = content.event_postings[event.id]
    last = max(o.period.bounds[0] for o in posting.occurrences)
    if posting.registration.end and registration.until and last < posting.registration.end:
        starts_on = last.astimezone(zone).date()
        if registration.until.day > starts_on:
            place = sourced.place("registration", "until")
            facts = {"until": registration.until, "start": starts_on}
            yield problem(place, "event.late_registration", **facts)
    if registration.capacity is not None and (registration.offline or 0) > registration.capacity:
        place = sourced.place("registration", "offline")
        facts = {"value": registration.offline, "limit": registration.capacity}
        yield problem(place, "event.too_many_places", **facts)


def _programme(sourced: Sourced[Event], content: Content) -> Iterator[Problem]:
    event, place = sourced.value, sourced.place("programme")
    if event.programme is None:
        return
    programme = content.programme(event.programme)
    if programme is None:
        known = "、".join(f"{one.id}（{one.name}）" for one in content.programmes)
        facts = {"field": "event.programme", "value": event.programme, "known": known}
        yield problem(place, "ref.programme", **facts)
        return
    outside = [day for day in planned_days(event) if not programme.covers(day)]
    if outside:
        bounds = {"start": programme.starts, "until": programme.until}
        yield problem(
            place, "event.outside_programme", day=outside[0], value=programme.name, **bounds
        )


def held_programme(sourced: Sourced[Programme]) -> list[Problem]:
    programme = sourced.value
    if programme.starts <= programme.until:
        return []
    facts = {"value": programme.name, "start": programme.starts, "until": programme.until}
    return [problem(sourced.place("until"), "programme.backwards", **facts)]


def programmes(accepted: Iterable[Sourced[Programme]]) -> Iterator[Problem]:
    """Days between two programmes that belong to none, or to both."""
    in_order = sorted(accepted, key=lambda one: (one.value.starts, one.value.until, one.value.id))
    for earlier, later in pairwise(in_order):
        place = later.place("from")
        day_after = earlier.value.until + timedelta(days=1)
        if later.value.starts > day_after:
            until = later.value.starts - timedelta(days=1)
            yield problem(place, "programme.gap", start=day_after, until=until)
        elif later.value.starts < day_after:
            until = min(earlier.value.until, later.value.until)
            facts = {"value": earlier.value.name, "start": later.value.starts, "until": until}
            yield problem(place, "programme.overlap", **facts)
