"""Records to content: what is held back, what falls back, what the clerk should know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any, NamedTuple

from generator.kinds import references
from generator.kinds.content import Content
from generator.kinds.disclosures.posting import disclosure_posting
from generator.kinds.events.occurrence import event_posting
from generator.kinds.kind import Kind
from generator.kinds.notices.posting import posting_of
from generator.kinds.records import AnySourced, Records
from generator.kinds.ruling import Accepted, rules_of
from generator.kinds.table import KINDS
from generator.load import LastGood, last_good_of
from generator.models.customs import Customs
from generator.models.estate import Estate
from generator.models.profile import rest_days
from generator.models.status import Draftable
from generator.problems import Grade, Place, Problem, ProblemError, bounded, problem
from generator.review import approvals, translations
from generator.review.gate import Gate
from generator.review.kept import kept_alone, last_good_shown
from generator.review.privacy import Guard
from generator.review.withdrawn import Withdrawn, with_clock

Lists = Mapping[str, list[AnySourced]]
"""Kind → what is published of it."""

_FOR_RULES = ("estate", "contacts", "profiles", "years")
"""Kinds by which the records of all others are judged, and which come first for that."""


class NoEstateError(ProblemError):
    """The estate's own file cannot be used, so nothing can be built.

    ``problem`` says why, ``problems`` is everything that was found before it was noticed.
    """

    def __init__(self, problem: Problem, problems: Iterable[Problem]) -> None:
        super().__init__(problem)
        self.problems = tuple(problems)


class Reviewed(NamedTuple):
    """The content that may be published, every problem by place, and what to keep of it."""

    content: Content
    problems: list[Problem]
    last_good: LastGood


def review(records: Records, last_good: LastGood = LastGood()) -> Reviewed:  # noqa: B008 - frozen
    """Review all records; what is held back gives way to its last good version, if there is one.

    Raises ``NoEstateError`` when neither the estate or its contacts nor a last good version
    of them can be read.
    """
    problems, guard = list(records.problems), Guard(records)
    gate = Gate(last_good, problems, guard)
    first = {kind: gate.accept(kind, records.lists[kind]) for kind in _FOR_RULES}
    estate = _estate(first, problems)
    customs = _customs(first, estate)
    withdrawn = Withdrawn(records, estate.zone, last_good)
    final = dict(records.lists) | first
    for kind in (kind for kind in KINDS if kind.is_translated and kind.name not in first):
        held = _held(kind, customs, estate, withdrawn)
        final[kind.name] = gate.accept(kind.name, records.lists[kind.name], held)
    pairs, faults = translations.paired(records, final, estate.languages, guard)
    content = replace(
        _content(records, final, customs),
        translations=translations.words_of(pairs),
        marks=_marks(records, final, pairs),
    )
    problems += faults
    known = references.Known(records)
    accepted = Accepted(_fresh_records(records), _fresh(final), content, known)
    problems += _told(accepted)
    problems += references.of_translations((pair.translated for pair in pairs), content, known)
    problems += last_good_shown(kept_alone(final, records), problems)
    return Reviewed(content, bounded(problems), last_good_of(final, withdrawn.digests))


def _held(
    kind: Kind, customs: Customs, estate: Estate, withdrawn: Withdrawn
) -> Callable[[AnySourced], list[Problem]]:
    """Return what tells why a record of this kind may not be published."""
    own = rules_of(kind)

    def held(one: AnySourced) -> list[Problem]:
        found = [*own.held(one, customs)]
        if kind.is_withdrawable:
            found += [*approvals.lacking(one, estate), *withdrawn.copies(kind.name, one)]
        return found

    return held


def _fresh(lists: Lists) -> dict[str, list[AnySourced]]:
    """Drop last good versions: what there is to say of them was said when they were new."""
    return {kind: [one for one in found if not one.is_kept] for kind, found in lists.items()}


def _fresh_records(records: Records) -> Records:
    """Drop last good versions from what was read; of what is single there is always one."""
    single = {kind.name: records.lists[kind.name] for kind in KINDS if kind.is_single}
    return replace(records, lists=_fresh(records.lists) | single)


def _told(accepted: Accepted) -> Iterator[Problem]:
    """Everything worth saying about what is published."""
    for kind in KINDS:
        yield from rules_of(kind).told(accepted)
    yield from references.of_same_ids(accepted.records)
    yield from references.of_unused_files(accepted.records, accepted.content)


def _estate(first: Lists, problems: list[Problem]) -> Estate:
    if not first["estate"]:
        raise _unusable(problems, "content/estate.yaml")
    if not first["contacts"]:
        raise _unusable(problems, "content/contacts.yaml")
    estate: Estate = first["estate"][0].value
    return estate


def _unusable(found: list[Problem], path: str) -> NoEstateError:
    problems = bounded(found)
    reasons = [p for p in problems if p.place.path == path and p.grade is Grade.HELD]
    if reasons:
        return NoEstateError(reasons[0], problems)
    code = "estate.no_contacts" if path.endswith("contacts.yaml") else "file.missing"
    reason = problem(Place(path), code)
    return NoEstateError(reason, sorted({*problems, reason}))


def _customs(first: Lists, estate: Estate) -> Customs:
    profiles = {sourced.value.id: sourced.value for sourced in first["profiles"]}
    profile = profiles.get(estate.rules) if estate.rules else None
    return Customs(estate.zone, profile, rest_days(year.value for year in first["years"]))


def _content(records: Records, final: Lists, customs: Customs) -> Content:
    lists = {kind.name: _published(kind, final[kind.name]) for kind in KINDS}
    lists["profiles"] = (customs.profile,) if customs.profile else ()
    lists["withdrawals"] = tuple(with_clock(w, customs.zone) for w in lists["withdrawals"])
    return Content(
        lists=lists,
        rest=customs.rest,
        attachments=records.attachments,
        postings={n.id: posting_of(n, customs) for n in lists["notices"]},
        disclosure_postings={d.id: disclosure_posting(d, customs) for d in lists["disclosures"]},
        event_postings={e.id: event_posting(e, customs.zone) for e in lists["events"]},
    )


def _published(kind: Kind, sourced: Iterable[AnySourced]) -> tuple[Any, ...]:
    """Sort the records of a kind; a draft of what never ends is not there at all."""
    found = [one.value for one in sourced]
    found = [one for one in found if getattr(one, "status", None) is not Draftable.DRAFT]
    return tuple(sorted(found, key=attrgetter(*kind.sorted_by)) if kind.sorted_by else found)


def _marks(
    records: Records, final: Mapping[str, Sequence[AnySourced]], pairs: Iterable[translations.Pair]
) -> dict[tuple[str, str], str]:
    """Join the digests of the files behind each record with an id, the original's first.

    A record shown in its last good version has none.
    """
    named: list[tuple[tuple[str, str], AnySourced]] = [
        ((kind, one.value.id), one)
        for kind, every in final.items()
        for one in every
        if hasattr(one.value, "id")
    ]
    named += [((pair.translated.kind, pair.name), pair.translated.sourced) for pair in pairs]
    marks: dict[tuple[str, str], str] = {}
    for key, one in named:
        marks[key] = f"{marks.get(key, '')}{records.marks.get(one.own.path, '')}"
    for key, one in named:
        if one.is_kept:
            marks.pop(key, None)
    return marks
