"""The state of every notice and event at a moment: exactly one, whatever the instant.

    visible(n, at) = valid ∧ ¬draft ∧ ¬withdrawn(at) ∧ start ≤ at < end ∧ ¬superseded(at)

The end of a replacement is not in that formula: the old notice does not come back when
its replacement expires, but does when the replacement is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import Enum

from generator.models.status import Status
from generator.schedule import Period

ALWAYS = datetime.min.replace(tzinfo=UTC)
"""Before every instant: "withdrawn from the beginning"."""


class State(Enum):
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"
    SCHEDULED = "scheduled"
    CURRENT = "current"
    SUPERSEDED = "superseded"
    ENDED = "ended"


def bounds_of(periods: Iterable[Period]) -> list[datetime]:
    """Every instant at which one of the periods begins or ends."""
    bounds = (bound for period in periods for bound in (period.start, period.end))
    return [bound for bound in bounds if bound not in {None, ALWAYS}]


def state_at(status: Status, withdrawn: Iterable[Period], period: Period, at: datetime) -> State:
    if status is Status.DRAFT:
        return State.DRAFT
    if any(one.contains(at) for one in withdrawn):
        return State.WITHDRAWN
    if period.is_over(at):
        return State.ENDED
    return State.SCHEDULED if period.starts_after(at) else State.CURRENT


def outside(period: Period, others: Iterable[Period]) -> tuple[Period, ...]:
    """The parts of a period that lie in none of the others."""
    parts: tuple[Period, ...] = (period,)
    for other in others:
        parts = tuple(left for part in parts for left in part.without(other))
    return parts
