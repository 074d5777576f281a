"""Two events at one place at one time: probably a slip in a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.kinds.content import Content
from generator.kinds.events.model import Event
from generator.kinds.events.occurrence import Occurrence
from generator.kinds.sourced import Sourced
from generator.models.status import Status
from generator.problems import Problem, problem

Taken = tuple[Occurrence, Sourced[Event]]


def clashes(accepted: Iterable[Sourced[Event]], content: Content) -> Iterator[Problem]:
    """One warning for each pair of events, at the later one, for the first day they meet.

    Places are compared as written; what has no clock time takes up no room.
    """
    told: set[tuple[str, str]] = set()
    for taken in _by_place(accepted, content).values():
        in_order = sorted(taken, key=lambda one: (one[0].period.bounds, one[1].value.id))
        for number, (before, earlier) in enumerate(in_order):
            for after, later in in_order[number + 1 :]:
                if after.period.bounds[0] >= before.end:
                    break
                pair = (earlier.value.id, later.value.id)
                if earlier is not later and pair not in told:
                    told.add(pair)
                    yield _clash(earlier, after, later, content)


def _clash(
    earlier: Sourced[Event], after: Occurrence, later: Sourced[Event], content: Content
) -> Problem:
    day = after.period.bounds[0].astimezone(content.estate.zone).date()
    facts = {"value": after.place or later.value.place, "other": earlier.value.title}
    return problem(later.place("place"), "event.same_place", day=day, **facts)


def _by_place(accepted: Iterable[Sourced[Event]], content: Content) -> dict[str, list[Taken]]:
    found: dict[str, list[Taken]] = {}
    for sourced in accepted:
        if sourced.value.status in {Status.DRAFT, Status.WITHDRAWN}:
            continue
        for one in content.event_postings[sourced.value.id].occurrences:
            place = one.place or sourced.value.place
            if place and not one.is_all_day and not one.is_cancelled:
                found.setdefault(place, []).append((one, sourced))
    return found
