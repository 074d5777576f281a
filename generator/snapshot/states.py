"""The state of every notice and event at a moment: exactly one, whatever the instant.

    visible(n, at) = valid ∧ ¬draft ∧ ¬withdrawn(at) ∧ start ≤ at < end ∧ ¬superseded(at)

The end of a replacement is not in that formula: the old notice does not come back when
its replacement expires, but does when the replacement is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from generator.models.content import Content
from generator.models.event import Event
from generator.models.notice import Notice, Status
from generator.models.occurrence import EventPosting
from generator.models.posting import Posting
from generator.models.withdrawal import allowed
from generator.schedule import Moment, Period

ALWAYS = datetime.min.replace(tzinfo=UTC)
"""Before every instant: "withdrawn from the beginning"."""


class State(Enum):
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"
    SCHEDULED = "scheduled"
    CURRENT = "current"
    SUPERSEDED = "superseded"
    ENDED = "ended"


@dataclass(frozen=True)
class Life:
    """The instants of one notice that do not depend on the moment looked at."""

    notice: Notice
    posting: Posting
    withdrawn: tuple[Period, ...]
    superseded: tuple[Period, ...]
    clears_until: datetime | None = None
    """The end of the day it begins, for a notice that replaces an alarm and is none."""

    def state(self, at: datetime) -> State:
        state = _state(self.notice.status, self.withdrawn, self.posting.period, at)
        if state is State.CURRENT and any(period.contains(at) for period in self.superseded):
            return State.SUPERSEDED
        return state

    @property
    def instants(self) -> tuple[datetime, ...]:
        """Every instant at which this notice may change what is published."""
        bounds = _bounds((*self.superseded, *self.withdrawn))
        cleared = [self.clears_until] if self.clears_until else []
        return (*self.posting.instants, *bounds, *cleared)


@dataclass(frozen=True)
class EventLife:
    """The instants of one event that do not depend on the moment looked at.

    Nothing supersedes an event: what changes is an override.
    """

    event: Event
    posting: EventPosting
    withdrawn: tuple[Period, ...]

    def state(self, at: datetime) -> State:
        return _state(self.event.status, self.withdrawn, self.posting.period, at)

    @property
    def instants(self) -> tuple[datetime, ...]:
        """Every instant at which this event may change what is published."""
        return (*self.posting.instants, *_bounds(self.withdrawn))


def lives(content: Content) -> tuple[Life, ...]:
    """One life per notice, in the order of ``content.notices``."""
    withdrawn = {n.id: _withdrawn(n, content) for n in content.notices}
    superseded = _superseded(content, withdrawn)
    alarms = {notice.id for notice in content.notices if notice.level.is_alarm}
    return tuple(
        Life(
            notice=n,
            posting=content.postings[n.id],
            withdrawn=withdrawn[n.id],
            superseded=superseded.get(n.id, ()),
            clears_until=_clears_until(n, content, alarms),
        )
        for n in content.notices
    )


def _clears_until(notice: Notice, content: Content, alarms: set[str]) -> datetime | None:
    """An all-clear is news for a day; without a start it takes the place of nothing."""
    start = content.postings[notice.id].period.start
    if start is None or notice.level.is_alarm or alarms.isdisjoint(content.replaced[notice.id]):
        return None
    zone = content.estate.zone
    return Moment(start.astimezone(zone).date()).end(zone)


def event_lives(content: Content) -> tuple[EventLife, ...]:
    """One life per event, in the order of ``content.events``."""
    return tuple(
        EventLife(event, content.event_postings[event.id], _taken_back(event, content))
        for event in content.events
    )


def _bounds(periods: Iterable[Period]) -> list[datetime]:
    """Every instant at which one of the periods begins or ends."""
    bounds = (bound for period in periods for bound in (period.start, period.end))
    return [bound for bound in bounds if bound not in {None, ALWAYS}]


def _state(status: Status, withdrawn: Iterable[Period], period: Period, at: datetime) -> State:
    if status is Status.DRAFT:
        return State.DRAFT
    if any(one.contains(at) for one in withdrawn):
        return State.WITHDRAWN
    if period.is_over(at):
        return State.ENDED
    return State.SCHEDULED if period.starts_after(at) else State.CURRENT


def _taken_back(event: Event, content: Content) -> tuple[Period, ...]:
    if event.status is Status.WITHDRAWN:
        return (Period(ALWAYS, None),)
    return content.withdrawn(event.id)


def _withdrawn(notice: Notice, content: Content) -> tuple[Period, ...]:
    """List the periods for which a notice is withdrawn; a 公示 not before its lawful end.

    For privacy it may be withdrawn before.
    """
    lawful = content.postings[notice.id].lawful_end
    registered = content.withdrawn(notice.id, lawful)
    if notice.status is not Status.WITHDRAWN:
        return registered
    return (*registered, Period(allowed(ALWAYS, lawful, private=notice.privacy), None))


def _superseded(
    content: Content, withdrawn: Mapping[str, tuple[Period, ...]]
) -> dict[str, tuple[Period, ...]]:
    """The periods in which each replaced notice gives way to one that is not withdrawn."""
    found: dict[str, tuple[Period, ...]] = {}
    for notice in content.notices:
        if notice.status is Status.DRAFT:
            continue
        start = content.postings[notice.id].period.start
        standing = _outside(Period(start, None), withdrawn[notice.id])
        for old in content.replaced[notice.id] if standing else ():
            found[old] = (*found.get(old, ()), *standing)
    return found


def _outside(period: Period, others: Iterable[Period]) -> tuple[Period, ...]:
    """The parts of a period that lie in none of the others."""
    parts: tuple[Period, ...] = (period,)
    for other in others:
        parts = tuple(left for part in parts for left in part.without(other))
    return parts
