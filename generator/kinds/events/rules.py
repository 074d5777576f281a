"""Checks of one event, whatever the moment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta, tzinfo

from generator.kinds import rules as wording
from generator.kinds.content import Content
from generator.kinds.events import programme_rules
from generator.kinds.events.clashes import clashes
from generator.kinds.events.model import Alteration, Event, Override, RainPolicy, Registration
from generator.kinds.events.occurrence import EventPosting, event_posting
from generator.kinds.events.planned import EventError, Location, planned_days
from generator.kinds.links import RecordLink
from generator.kinds.references import Known, of_addressed, of_contact, of_record
from generator.kinds.rules import clock_fault
from generator.kinds.ruling import Accepted, Rules
from generator.kinds.sourced import Sourced
from generator.models.customs import Customs
from generator.models.status import Status
from generator.patterns import lazy_re
from generator.problems import Place, Problem, problem
from generator.schedule import FestivalError, Moment

RESERVED_RE = lazy_re(r"\d{4}-\d{2}|page|subscribe", re.IGNORECASE)
"""Names of what stands beside the pages of the events: months, further pages, how to subscribe."""

FAR = timedelta(days=180)
"""Nothing is moved by more than that, but for a slip in the year."""


def held(sourced: Sourced[Event], customs: Customs) -> list[Problem]:
    """Why an event cannot be published at all; empty where it can."""
    zone = customs.zone
    event = sourced.value
    if RESERVED_RE.fullmatch(event.id):
        suggestion = f"event-{event.id}.md"
        place = Place(sourced.own.path)
        return [problem(place, "event.reserved_id", value=event.id, suggestion=suggestion)]
    if faults := [*_clock_faults(sourced, zone)]:
        return faults
    try:
        posting = event_posting(event, zone)
    except EventError as error:
        facts = {"field": f"event.{error.at[0]}", **error.facts}
        return [problem(_place_of(sourced, error.at), error.code, **facts)]
    return [*_order(sourced, posting, zone)]


def _place_of(sourced: Sourced[Event], at: Location) -> Place:
    """The value itself, or the nearest thing around it that was typed."""
    while at and at not in sourced.places:
        at = at[:-1]
    return sourced.place(*at)


def _clock_faults(sourced: Sourced[Event], zone: tzinfo) -> Iterator[Problem]:
    """Clock times the zone skips or repeats, where the clerk can add an offset."""
    for at, field, moment in _typed_moments(sourced.value):
        if moment and (fault := clock_fault(_place_of(sourced, at), field, moment, zone)):
            yield fault


def _typed_moments(event: Event) -> Iterator[tuple[Location, str, Moment | None]]:
    yield ("from",), "event.from", event.starts
    yield ("until",), "event.until", event.until
    if event.registration:
        yield ("registration", "from"), "registration.from", event.registration.starts
        yield ("registration", "until"), "registration.until", event.registration.until
    for number, window in enumerate(event.date):
        yield ("date", number), "event.date", window.start
        yield ("date", number), "event.date", window.end
    for number, override in enumerate(event.overrides):
        if override.to is not None:
            yield ("overrides", number, "to"), "override.to", override.to.start
            yield ("overrides", number, "to"), "override.to", override.to.end


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


def told(accepted: Accepted) -> Iterator[Problem]:
    """Report everything else about the events that are published."""
    events = accepted.lists["events"]
    for event in events:
        yield from _told(event, accepted.content, accepted.known)
    yield from clashes(events, accepted.content)


def _told(sourced: Sourced[Event], content: Content, known: Known) -> Iterator[Problem]:
    event = sourced.value
    yield from wording.long_title(sourced)
    yield from wording.weekdays(sourced, planned_days(event)[0])
    yield from _overrides(sourced)
    yield from _unrevised(sourced)
    yield from _festival(sourced)
    yield from _ends(sourced, content)
    yield from _registration(sourced, content)
    yield from _rain(sourced)
    yield from _programme(sourced, content, known)
    if not event.place:
        yield problem(sourced.own, "event.no_place")
    if event.status.is_taken_back and not event.reason:
        yield problem(sourced.place("status"), "notice.no_reason", status=event.status.zh)
    if event.registration:
        place = sourced.place("registration", "contact")
        yield from of_contact(place, event.registration.contact, content)
    yield from of_addressed(sourced, content)
    yield from of_record(sourced, "events", content, known)


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
        yield from _override(override, place)


def _unrevised(sourced: Sourced[Event]) -> Iterator[Problem]:
    """Feed readers and calendars take up a change only with a later stamp."""
    event = sourced.value
    told = [o for o in event.overrides if o.what is not Alteration.SKIP]
    if event.revised is None and (told or event.status is Status.CANCELLED):
        yield problem(sourced.place("overrides" if told else "status"), "event.no_revised")


def _override(override: Override, place: Place) -> Iterator[Problem]:
    """Report what was forgotten in an override, or is not used."""
    is_move = override.what is Alteration.MOVE
    if is_move and override.to is None:
        yield problem(place, "event.no_new_date")
    if not is_move and override.to is not None:
        yield problem(place, "event.unused_new_date", value=override.what.zh)
    if override.what is Alteration.PLACE and override.place is None:
        yield problem(place, "event.no_new_place")
    if override.to is not None and is_moved_far(override):
        yield problem(place, "event.moved_far", value=override.on, suggestion=override.to.start.day)


def is_moved_far(override: Override) -> bool:
    """Tell whether an override moves one day so far that the year is likely a slip."""
    if override.what is not Alteration.MOVE or override.to is None:
        return False
    return abs(override.to.start.day - override.on) > FAR


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
        right = [day - timedelta(days=event.days_before) for day in days]
        if window.start.day not in right:
            facts = {"day": window.start.day, "suggestion": "、".join(map(str, right))}
            place = sourced.place("date")
            before = f"前 {event.days_before} 天" if event.days_before else ""
            value = f"{event.festival.name}{before}"
            yield problem(place, "event.wrong_festival_day", value=value, **facts)


def _ends(sourced: Sourced[Event], content: Content) -> Iterator[Problem]:
    """The last day itself may be typed as ``until``: that is what a clerk would expect."""
    event, zone = sourced.value, content.estate.zone
    if event.until is None:
        return
    last = max(o.end for o in content.event_postings[event.id].occurrences).astimezone(zone)
    facts = {"until": event.until, "end": f"{last:%Y-%m-%d %H:%M}"}
    if event.until.end(zone) > Moment(last.date()).end(zone):
        yield problem(sourced.place("until"), "event.until_after_end", **facts)
    elif event.until.end(zone) < last:
        yield problem(sourced.place("until"), "event.until_before_end", **facts)


def _registration(sourced: Sourced[Event], content: Content) -> Iterator[Problem]:
    registration = sourced.value.registration
    if registration is None:
        return
    yield from _registration_dates(sourced, registration, content)
    for key in ("offline", "per_household"):
        kept = getattr(registration, key) or 0
        if registration.capacity is not None and kept > registration.capacity:
            facts = {"field": f"registration.{key}", "value": kept, "limit": registration.capacity}
            yield problem(sourced.place("registration", key), "event.too_many_places", **facts)


def _registration_dates(
    sourced: Sourced[Event], registration: Registration, content: Content
) -> Iterator[Problem]:
    """Before the last occurrence begins, and not over when the event becomes public."""
    zone, posting = content.estate.zone, content.event_postings[sourced.value.id]
    begins = max(o.period.bounds[0] for o in posting.occurrences)
    day = begins.astimezone(zone).date()
    start, end = posting.registration.start, posting.registration.end
    if start is not None and begins <= start:
        facts = {"field": "registration.from", "value": registration.starts, "start": day}
        yield problem(sourced.place("registration", "from"), "event.late_registration", **facts)
    elif registration.until and day < registration.until.day:
        facts = {"field": "registration.until", "value": registration.until, "start": day}
        yield problem(sourced.place("registration", "until"), "event.late_registration", **facts)
    if end is not None and posting.period.start is not None and end <= posting.period.start:
        facts = {"until": registration.until, "start": sourced.value.starts}
        place = sourced.place("registration", "until")
        yield problem(place, "event.registration_over", **facts)


def _rain(sourced: Sourced[Event]) -> Iterator[Problem]:
    rain = sourced.value.rain
    if rain is None:
        return
    if rain.policy is RainPolicy.INDOORS and rain.place is None:
        yield problem(sourced.place("rain"), "event.rain_where")
    if rain.policy is RainPolicy.POSTPONE and not rain.days:
        yield problem(sourced.place("rain"), "event.rain_when")


def _programme(sourced: Sourced[Event], content: Content, known: Known) -> Iterator[Problem]:
    event, place = sourced.value, sourced.place("programme")
    if event.programme is None:
        return
    programme = content.programme(event.programme)
    if programme is None:
        if not known.has(RecordLink("programmes", event.programme)):
            yield _no_programme(place, event.programme, content)
        return
    outside = [day for day in planned_days(event) if not programme.covers(day)]
    if outside:
        bounds = {"start": programme.starts, "until": programme.until}
        yield problem(
            place, "event.outside_programme", day=outside[0], value=programme.name, **bounds
        )


def _no_programme(place: Place, value: str, content: Content) -> Problem:
    if not content.programmes:
        return problem(place, "ref.no_programmes", field="event.programme", value=value)
    known = "、".join(f"{one.id}（{one.name}）" for one in content.programmes)
    return problem(place, "ref.programme", field="event.programme", value=value, known=known)


RULES = {"events": Rules(told, held), "programmes": programme_rules.RULES}
