"""Records to content: what is held back, what falls back, what the clerk should know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from generator.kinds import references
from generator.kinds.content import Content
from generator.kinds.disclosures import pointers
from generator.kinds.disclosures import rules as disclosure_checks
from generator.kinds.disclosures.model import Disclosure
from generator.kinds.disclosures.posting import disclosure_posting
from generator.kinds.equipment.model import Equipment
from generator.kinds.estate import rules as estate_checks
from generator.kinds.events import programme_rules as programme_checks
from generator.kinds.events import rules as event_checks
from generator.kinds.events.clashes import clashes
from generator.kinds.events.model import Event
from generator.kinds.events.occurrence import event_posting
from generator.kinds.events.programme import Programme
from generator.kinds.fees import rules as fee_checks
from generator.kinds.fees.model import Fee
from generator.kinds.forms.model import Form
from generator.kinds.guides.model import Guide
from generator.kinds.indicators import rules as figures
from generator.kinds.notices import rules as notice_checks
from generator.kinds.notices.model import Notice
from generator.kinds.notices.posting import posting_of
from generator.kinds.records import AnySourced, Records, listed
from generator.kinds.services import rules as service_checks
from generator.kinds.services.model import Service
from generator.kinds.sourced import Sourced
from generator.load import LastGood, last_good_of
from generator.load.recovery import kinds
from generator.models.customs import Customs
from generator.models.estate import Estate
from generator.models.profile import rest_days
from generator.problems import Grade, Place, Problem, ProblemError, bounded, problem
from generator.review import approvals, translations
from generator.review.drafts import ready
from generator.review.gate import Gate
from generator.review.kept import kept_alone, last_good_shown
from generator.review.privacy import Guard
from generator.review.withdrawn import Withdrawn, with_clock

R = TypeVar("R", bound=BaseModel)


H = TypeVar("H", bound=Any)


class NoEstateError(ProblemError):
    """The estate's own file cannot be used, so nothing can be built.

    ``problem`` says why, ``problems`` is everything that was found before it was noticed.
    """

    def __init__(self, problem: Problem, problems: Iterable[Problem]) -> None:
        super().__init__(problem)
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Accepted:
    """The records that may be published; what is held back is not among them."""

    notices: list[Sourced[Notice]]
    events: list[Sourced[Event]]
    programmes: list[Sourced[Programme]]
    disclosures: list[Sourced[Disclosure]]
    fees: list[Sourced[Fee]]
    services: list[Sourced[Service]]
    guides: list[Sourced[Guide]]
    forms: list[Sourced[Form]]
    equipment: list[Sourced[Equipment]]


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
    passed = gate.searched(records, but=(f.name for f in fields(Accepted)))
    estate = _estate(passed, problems)
    customs = _customs(passed, estate)
    withdrawn = Withdrawn(records, estate.zone, last_good)
    accepted = _accepted(gate, records, customs, estate, withdrawn)
    final = {kind: _listed(passed, accepted, kind) for kind in kinds()}
    pairs, faults = translations.paired(records, final, estate.languages, guard)
    content = replace(
        _content(passed, estate, accepted, customs),
        translations=translations.words_of(pairs),
        marks=_marks(records, final, pairs),
    )
    problems += faults
    known = references.Known(records)
    problems += _told(_fresh(records), _fresh(accepted), content, known)
    problems += references.of_translations((pair.translated for pair in pairs), content, known)
    problems += last_good_shown(kept_alone(final, records), problems)
    return Reviewed(content, bounded(problems), last_good_of(final, withdrawn.digests))


def _accepted(
    gate: Gate, records: Records, customs: Customs, estate: Estate, withdrawn: Withdrawn
) -> Accepted:
    """Each kind by its own rules."""

    def kept_back(kind: str, one: AnySourced) -> list[Problem]:
        return [*approvals.lacking(one, estate), *withdrawn.copies(kind, one)]

    return Accepted(
        gate.accept(
            "notices",
            records.notices,
            lambda n: [*notice_checks.held(n, customs), *kept_back("notices", n)],
        ),
        gate.accept(
            "events",
            records.events,
            lambda e: [*event_checks.held(e, estate.zone), *kept_back("events", e)],
        ),
        gate.accept("programmes", records.programmes, programme_checks.held),
        gate.accept(
            "disclosures",
            records.disclosures,
            lambda d: [*disclosure_checks.held(d, customs), *kept_back("disclosures", d)],
        ),
        gate.accept("fees", records.fees, fee_checks.held),
        gate.accept("services", records.services, service_checks.held),
        gate.accept("guides", records.guides),
        gate.accept("forms", records.forms),
        gate.accept("equipment", records.equipment),
    )


def _listed(records: Records, accepted: Accepted, kind: str) -> list[AnySourced]:
    """List what is published of a kind, whether or not its records may be held back here."""
    found: list[AnySourced] | None = getattr(accepted, kind, None)
    return listed(records, kind) if found is None else found


def _fresh(holder: H) -> H:
    """Drop last good versions: what there is to say of them was said when they were new."""
    lists = {f.name: getattr(holder, f.name) for f in fields(holder)}
    return replace(
        holder,
        **{
            name: [one for one in found if not getattr(one, "is_kept", False)]
            for name, found in lists.items()
            if isinstance(found, list)
        },
    )


def _told(
    records: Records, accepted: Accepted, content: Content, known: references.Known
) -> list[Problem]:
    """Everything worth saying about what is published."""
    customs = content.customs
    problems: list[Problem] = []
    for notice in accepted.notices:
        problems += notice_checks.told(notice, content.postings[notice.value.id], customs)
        problems += references.of_notice(notice, content, known)
    for event in accepted.events:
        problems += event_checks.told(event, content, known)
    problems += clashes(accepted.events, content)
    problems += programme_checks.told(accepted.programmes)
    for guide in accepted.guides:
        problems += references.of_guide(guide, content, known)
    for form in accepted.forms:
        problems += references.of_links(form, "forms", content, known)
    for disclosure in accepted.disclosures:
        problems += disclosure_checks.told(disclosure, content)
        problems += references.of_disclosure(disclosure, content, known)
    problems += pointers.figures(accepted.notices, accepted.disclosures, content)
    problems += notice_checks.numbers(accepted.notices)
    problems += notice_checks.circular(accepted.notices, content)
    problems += estate_checks.told(records, content)
    problems += references.of_same_ids(records)
    problems += references.of_unused_files(records, content)
    problems += fee_checks.told(accepted.fees, records.examples, content)
    problems += service_checks.told(accepted.services, content, known)
    problems += figures.told(records)
    return problems


def _estate(records: Records, problems: list[Problem]) -> Estate:
    if records.estate is None:
        raise _unusable(problems, "content/estate.yaml")
    if not records.contacts:
        raise _unusable(problems, "content/contacts.yaml")
    return records.estate.value


def _unusable(found: list[Problem], path: str) -> NoEstateError:
    problems = bounded(found)
    reasons = [p for p in problems if p.place.path == path and p.grade is Grade.HELD]
    if reasons:
        return NoEstateError(reasons[0], problems)
    code = "estate.no_contacts" if path.endswith("contacts.yaml") else "file.missing"
    reason = problem(Place(path), code)
    return NoEstateError(reason, sorted({*problems, reason}))


def _customs(records: Records, estate: Estate) -> Customs:
    profiles = {sourced.value.id: sourced.value for sourced in records.profiles}
    profile = profiles.get(estate.rules) if estate.rules else None
    years = [year.value for year in records.years]
    return Customs(estate.zone, profile, rest_days(years))


def _content(records: Records, estate: Estate, accepted: Accepted, customs: Customs) -> Content:
    review_of_catalogue, board = records.catalogue_review, records.fee_board
    return Content(
        estate=estate,
        contacts=_values(records.contacts),
        public=_values(records.public),
        boards=_values(records.boards),
        evergreen=_values(records.evergreen),
        others=_values(records.others),
        profile=customs.profile,
        rest=customs.rest,
        notices=tuple(sorted(_values(accepted.notices), key=lambda notice: notice.id)),
        postings={n.value.id: posting_of(n.value, customs) for n in accepted.notices},
        guides=_ordered(ready(accepted.guides)),
        withdrawals=tuple(with_clock(w.value, estate.zone) for w in records.withdrawals),
        attachments=records.attachments,
        fee_board=board.value if board else None,
        fees=_ordered(accepted.fees),
        examples=_values(records.examples),
        service_groups=_values(records.service_groups),
        services=_values(accepted.services),
        catalogue_review=review_of_catalogue.value if review_of_catalogue else None,
        standards=_ordered(records.standards),
        indicators=_ordered(records.indicators),
        results=tuple(sorted(_values(records.results), key=lambda results: results.period)),
        disclosures=tuple(sorted(_values(accepted.disclosures), key=lambda d: (d.period, d.id))),
        disclosure_postings={
            d.value.id: disclosure_posting(d.value, customs) for d in accepted.disclosures
        },
        equipment=_ordered(accepted.equipment),
        forms=_ordered(ready(accepted.forms)),
        events=tuple(sorted(_values(accepted.events), key=lambda event: event.id)),
        event_postings={e.value.id: event_posting(e.value, estate.zone) for e in accepted.events},
        programmes=tuple(
            sorted(_values(accepted.programmes), key=lambda p: (p.starts, p.until, p.id))
        ),
        fee_tasks=_values(records.fee_tasks),
    )


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


def _values(sourced: Iterable[Sourced[R]]) -> tuple[R, ...]:
    return tuple(one.value for one in sourced)


def _ordered(sourced: Iterable[Sourced[R]]) -> tuple[R, ...]:
    """Sort records by the order their author gives, then as written."""

    def order(record: R) -> int:
        return int(getattr(record, "order", 0))

    return tuple(sorted(_values(sourced), key=order))
