"""Records over by their own dates, so that nobody misses them when their files are put away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from generator.kinds.content import Content
from generator.kinds.events.life import event_lives
from generator.kinds.notices.life import lives
from generator.kinds.states import State
from generator.models.status import Status
from generator.snapshot.lookups import visible_ids

Key = tuple[str, str]

_LIVE = {State.CURRENT, State.SCHEDULED}


def over(content: Content, at: datetime, keys: Iterable[Key]) -> frozenset[Key]:
    """Return those of ``keys``, kinds and ids, that are public neither at ``at`` nor later."""
    found = {*_of_notices_and_events(content, at), *_of_disclosures(content, at)}
    found |= {*_of_the_rest(content, at)}
    year = at.astimezone(content.estate.zone).year
    return frozenset(key for key in keys if key in found or _is_nothing(key, content, year))


def _is_nothing(key: Key, content: Content, year: int) -> bool:
    """The calendar of a year that is over, and drafts of what is public for ever."""
    kind, name = key
    if kind == "years":
        return int(name) < year
    ready = {
        "guides": {one.id for one in content.guides},
        "forms": {one.id for one in content.forms},
    }
    return kind in ready and name not in ready[kind]


def _of_notices_and_events(content: Content, at: datetime) -> Iterator[Key]:
    for life in lives(content):
        if life.state(at) not in _LIVE:
            yield "notices", life.notice.id
    for held in event_lives(content):
        if held.state(at) not in _LIVE:
            yield "events", held.event.id


def _of_disclosures(content: Content, at: datetime) -> Iterator[Key]:
    readable = visible_ids(content, at)["disclosures"]
    for one in content.disclosures:
        is_ahead = content.disclosure_postings[one.id].readable.starts_after(at)
        if one.status is Status.DRAFT or not (is_ahead or one.id in readable):
            yield "disclosures", one.id


def _of_the_rest(content: Content, at: datetime) -> Iterator[Key]:
    """Evergreen records without an end are never over."""
    day = at.astimezone(content.estate.zone).date()
    for guide in content.guides:
        if not guide.is_current(day):
            yield "guides", guide.id
    for service in content.services:
        if service.until is not None and service.until < day:
            yield "services", service.id
    for programme in content.programmes:
        if programme.until < day:
            yield "programmes", programme.id
