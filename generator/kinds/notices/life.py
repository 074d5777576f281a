"""Lives of notices: the instants at which each appears, gives way or goes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.notices.model import Notice
from generator.kinds.notices.posting import Posting
from generator.kinds.states import ALWAYS, State, bounds_of, outside, state_at
from generator.models.status import Status
from generator.models.unshown import for_owners
from generator.models.withdrawal import allowed
from generator.schedule import Moment, Period


@dataclass(frozen=True)
class Life:
    """The instants of one notice that do not depend on the moment looked at."""

    notice: Notice
    posting: Posting
    withdrawn: tuple[Period, ...]
    superseded: tuple[Period, ...]
    clears_until: datetime | None = None
    """The end of the day it begins, for a notice that replaces an alarm and is none."""

    @cached_property
    def for_owners(self) -> Notice:
        """The notice as owners may read it, made once however many moments are looked at."""
        return for_owners(self.notice)

    def state(self, at: datetime) -> State:
        state = state_at(self.notice.status, self.withdrawn, self.posting.period, at)
        if state is State.CURRENT and any(period.contains(at) for period in self.superseded):
            return State.SUPERSEDED
        return state

    @property
    def instants(self) -> tuple[datetime, ...]:
        """Every instant at which this notice may change what is published."""
        bounds = bounds_of((*self.superseded, *self.withdrawn))
        cleared = [self.clears_until] if self.clears_until else []
        return (*self.posting.instants, *bounds, *cleared)


def lives(content: Content) -> tuple[Life, ...]:
    """Return the life of each notice, in the order of ``content.notices``."""
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
        standing = outside(Period(start, None), withdrawn[notice.id])
        for old in content.replaced[notice.id] if standing else ():
            found[old] = (*found.get(old, ()), *standing)
    return found
