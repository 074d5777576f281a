"""Ends that are surely slips of the pen: over before it was written, at midnight, years away.

Nothing of them is wrong by itself, so nothing is held. But a notice with last year's date
is shown to nobody, and one with a year too many for ever, and both in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from generator.kinds.content import Content
from generator.kinds.disclosures.model import Disclosure
from generator.kinds.events.model import Event
from generator.kinds.events.rules import is_moved_far
from generator.kinds.notices.model import Notice
from generator.kinds.records import Records
from generator.kinds.seen import Posted
from generator.kinds.sourced import Sourced
from generator.models.names import day_in_name
from generator.models.status import Status
from generator.problems import Place, Problem, problem
from generator.schedule import Clock, Moment

LONGEST_AHEAD = timedelta(days=731)
"""Two years, of which one may be a leap year."""

_MIDNIGHT = Clock(0)

_ENDS = ("until", "objection")


def of_ends(records: Records, content: Content, at: datetime) -> Iterator[Problem]:
    """Problems of the ends of whatever is posted; drafts and what was withdrawn are left alone."""
    for kind in ("notices", "events", "disclosures"):
        found = records.lists[kind]
        for sourced in found:
            if sourced.is_kept or sourced.value.status in {Status.DRAFT, Status.WITHDRAWN}:
                continue
            yield from _of_end(kind, sourced, content, at.astimezone(content.estate.zone).date())


def _of_end(
    kind: str, sourced: Sourced[Posted], content: Content, today: date
) -> Iterator[Problem]:
    """One problem of one end: the others would only follow from it."""
    looks = (
        _at_midnight(sourced),
        _over_before_seen(kind, sourced, content),
        _over_before_named(sourced, content),
        _years_ahead(sourced, content, today),
    )
    yield from next(filter(None, map(tuple, looks)), ())


def _at_midnight(sourced: Sourced[Posted]) -> Iterator[Problem]:
    """0:00 of a day is what a spreadsheet adds, and means that the day itself is not shown."""
    for field in _ENDS:
        moment: Moment | None = getattr(sourced.value, field, None)
        if moment is not None and moment.clock == _MIDNIGHT and moment.offset is None:
            before = moment.day - timedelta(days=1)
            facts = {"field": field, "value": moment, "day": moment.day, "before": before}
            yield problem(sourced.place(field), "notice.midnight", **facts)


def _over_before_seen(kind: str, sourced: Sourced[Posted], content: Content) -> Iterator[Problem]:
    """Nobody could ever read it: it was over when a run first saw it."""
    seen, end = content.seen.get((kind, sourced.value.id)), _end(sourced.value, content)
    if seen is None or end is None or not seen.is_sure or seen.first < end:
        return
    first = seen.first.astimezone(content.estate.zone).date()
    place, day = _place_of_end(sourced), _last_day(end, content)
    yield problem(place, "notice.over_before_seen", day=day, first=first)


def _over_before_named(sourced: Sourced[Posted], content: Content) -> Iterator[Problem]:
    """Report an end before the day in the record's name, such as last year's date in January."""
    record, end = sourced.value, _end(sourced.value, content)
    named = day_in_name(record.id)
    if named is None or end is None or getattr(record, "ended", None) is not None:
        return
    if (day := _last_day(end, content)) < named:
        place = _place_of_end(sourced)
        yield problem(place, "notice.over_before_named", day=day, named=named)


def _years_ahead(sourced: Sourced[Posted], content: Content, today: date) -> Iterator[Problem]:
    """Report an end years ahead, of what hangs too long or would only begin then.

    A day of an event that was moved too far is named where the move is checked.
    """
    if isinstance(sourced.value, Event) and sourced.value.overrides:
        return
    end = _end(sourced.value, content)
    if end is None or _is_moved_far(sourced.value):
        return
    day = _last_day(end, content)
    if day - today <= LONGEST_AHEAD:
        return
    years = round((day - today) / timedelta(days=365.25))
    place = _place_of_end(sourced)
    code = "notice.years_ahead" if isinstance(sourced.value, Notice) else "posting.years_ahead"
    yield problem(place, code, day=day, years=years)


def _is_moved_far(record: Posted) -> bool:
    """Tell whether a change to the record, from which its end follows, is asked about already."""
    return isinstance(record, Event) and any(map(is_moved_far, record.overrides))


def _end(record: Posted, content: Content) -> datetime | None:
    """The end of its posting; ``None`` for what has none, or is not published."""
    if isinstance(record, Notice):
        notice = content.postings.get(record.id)
        return notice.period.end if notice else None
    if isinstance(record, Event):
        event = content.event_postings.get(record.id)
        return event.end if event else None
    disclosure = content.disclosure_postings.get(record.id)
    return disclosure.posted.end if disclosure else None


def _last_day(end: datetime, content: Content) -> date:
    return (end - timedelta(microseconds=1)).astimezone(content.estate.zone).date()


def _place_of_end(sourced: Sourced[Posted]) -> Place:
    """Return where the end is typed, in whichever field."""
    record = sourced.value
    if isinstance(record, Disclosure) or record.until is not None:
        return sourced.place("until")
    fields = ("window",) if isinstance(record, Notice) else ("date", "festival", "repeat")
    return next(
        (sourced.places[field,] for field in fields if (field,) in sourced.places), sourced.own
    )
