"""Lives of events: the instants at which each appears or goes."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.events.model import Event
from generator.kinds.events.occurrence import EventPosting
from generator.kinds.states import ALWAYS, State, bounds_of, state_at
from generator.models.status import Status
from generator.models.unshown import for_owners
from generator.schedule import Period


@dataclass(frozen=True)
class EventLife:
    """The instants of one event that do not depend on the moment looked at.

    Nothing supersedes an event: what changes is an override.
    """

    event: Event
    posting: EventPosting
    withdrawn: tuple[Period, ...]

    @cached_property
    def for_owners(self) -> Event:
        """The event as owners may read it, made once however many moments are looked at."""
        return for_owners(self.event)

    def state(self, at: datetime) -> State:
        return state_at(self.event.status, self.withdrawn, self.posting.period, at)

    @property
    def instants(self) -> tuple[datetime, ...]:
        """Every instant at which this event may change what is published."""
        return (*self.posting.instants, *bounds_of(self.withdrawn))


def event_lives(content: Content) -> tuple[EventLife, ...]:
    """Return the life of each event, in the order of ``content.events``."""
    return tuple(
        EventLife(event, content.event_postings[event.id], _taken_back(event, content))
        for event in content.events
    )


def _taken_back(event: Event, content: Content) -> tuple[Period, ...]:
    if event.status is Status.WITHDRAWN:
        return (Period(ALWAYS, None),)
    return content.withdrawn(event.id)
