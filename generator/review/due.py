"""Duties that have come due by a moment: reviews, inspections, and disclosures still missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from generator.kinds.content import Content
from generator.kinds.records import AnySourced, Records
from generator.kinds.ruling import Now, rules_of
from generator.kinds.table import KINDS
from generator.problems import Problem, problem
from generator.review import slips

REVIEW_AFTER = timedelta(days=365)


def due(records: Records, content: Content, at: datetime) -> list[Problem]:
    """Warnings that depend on the day."""
    now = Now(records, content, at)
    found = [problem for kind in KINDS for problem in rules_of(kind).due(now)]
    return [*found, *_stale(now), *slips.of_ends(records, content, at)]


def _stale(now: Now) -> Iterator[Problem]:
    """Report what never expires and was not looked at for more than a year."""
    for kind in (kind for kind in KINDS if kind.is_lasting):
        for sourced in now.records.lists[kind.name]:
            updated = sourced.value.updated
            if now.day - updated > REVIEW_AFTER and _is_unplanned(sourced, now):
                yield problem(sourced.place("updated"), "evergreen.stale", updated=updated)


def _is_unplanned(sourced: AnySourced, now: Now) -> bool:
    """Tell whether it names no day of its next review, and its last day has not passed."""
    until = getattr(sourced.value, "until", None)
    return getattr(sourced.value, "review", None) is None and (until is None or now.day <= until)
