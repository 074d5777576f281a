"""Disclosures that are due: every term of every item that the rules of the place name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.disclosures.model import Disclosure
from generator.kinds.ruling import Now
from generator.models.profile import RuleItem
from generator.models.status import Status
from generator.models.terms import Term, terms_between
from generator.problems import Place, Problem, problem


@dataclass(frozen=True)
class DueDisclosure:
    """A disclosure the profile demands: ``found`` is its id, if it is published."""

    item: RuleItem
    term: Term
    due: date
    found: str | None


def disclosure_calendar(content: Content, day: date) -> tuple[DueDisclosure, ...]:
    """Every disclosure the profile demands whose term is over, the latest first.

    Counted from the first term of which the estate disclosed anything of that kind, since
    nobody can know what was on paper before.
    """
    found = []
    for item in content.profile.items if content.profile else ():
        own = [d for d in content.disclosures if d.kind == item.key and _is_public(d, content, day)]
        if item.every is None or not own:
            continue
        first = min(d.period.first for d in own)
        for term in terms_between(first, day, item.every.months):
            match = next((d.id for d in own if d.period == term), None)
            found.append(DueDisclosure(item, term, term.last + timedelta(item.due_days), match))
    return tuple(sorted(found, key=lambda one: (one.term.last, one.item.key), reverse=True))


def _is_public(disclosure: Disclosure, content: Content, day: date) -> bool:
    """Tell whether it has been published by ``day``: no draft, and not taken back for privacy."""
    zone = content.estate.zone
    begun = disclosure.starts.start(zone).astimezone(zone).date() <= day
    taken_back = disclosure.status is Status.WITHDRAWN and disclosure.privacy
    registered = any(
        entry.privacy and entry.id == disclosure.id and entry.at.day <= day
        for entry in content.withdrawals
    )
    return begun and disclosure.status is not Status.DRAFT and not (taken_back or registered)


def due(now: Now) -> Iterator[Problem]:
    for one in disclosure_calendar(now.content, now.day):
        if one.found is None and one.due < now.day:
            place = Place("content/disclosures")
            words = one.term.words
            yield problem(place, "disclosure.missing", value=one.item.name, term=words, due=one.due)
