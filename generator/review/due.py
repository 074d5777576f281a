"""Duties that have come due by a moment: reviews, inspections, and disclosures still missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from generator.kinds.content import Content
from generator.kinds.disclosures.model import Disclosure
from generator.kinds.fees import rules as fee_checks
from generator.kinds.notices.model import Notice
from generator.kinds.notices.posting import Posting
from generator.kinds.records import Records
from generator.kinds.sourced import Sourced
from generator.models.profile import RuleItem
from generator.models.review_day import DAYS_LISTED
from generator.models.status import Draftable, Status
from generator.models.terms import Term, terms_between
from generator.problems import Place, Problem, problem
from generator.review import slips

REVIEW_AFTER = timedelta(days=365)

ENDS_SOON = timedelta(days=60)

_UNSEEN = {Status.DRAFT, Status.WITHDRAWN}


@dataclass(frozen=True)
class DueDisclosure:
    """A disclosure the profile demands: ``found`` is its id, if it is published."""

    item: RuleItem
    term: Term
    due: date
    found: str | None


def due(records: Records, content: Content, at: datetime) -> list[Problem]:
    """Warnings that depend on the day."""
    day = at.astimezone(content.estate.zone).date()
    return [
        *_reviews(records, content, at),
        *slips.of_ends(records, content, at),
        *_same_words(records, content, at),
        *_evergreen(records, day),
        *_guides(records, content, at),
        *_inspections(records, day),
        *_catalogue(records, day),
        *_contract(records, day),
        *_holidays(content, day),
        *_missing(content, day),
        *(found for fee in records.fees for found in fee_checks.decisions(fee, day)),
    ]


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


def _reviews(records: Records, content: Content, at: datetime) -> Iterator[Problem]:
    """Report reviews due of notices that may be seen: no drafts, nothing over or withdrawn."""
    day = at.astimezone(content.estate.zone).date()
    for notice in records.notices:
        review, posting = notice.value.review, content.postings.get(notice.value.id)
        is_alive = posting is not None and not posting.period.is_over(at)
        asked = notice.value.status not in _UNSEEN
        if posting is not None and is_alive and asked and review is not None and review <= day:
            yield _review_due(notice, posting, review)


def _review_due(notice: Sourced[Notice], posting: Posting, review: date) -> Problem:
    """Report a review that is due; what has no end now says itself that nobody has looked."""
    place, unlisted = notice.place("review"), review + timedelta(days=DAYS_LISTED)
    if posting.review is None:
        return problem(place, "notice.review_due", review=review)
    return problem(place, "notice.review_over", review=review, unlisted=unlisted)


def _same_words(records: Records, content: Content, at: datetime) -> Iterator[Problem]:
    """Notices that owners would read twice, under whatever names they were saved."""
    first: dict[tuple[object, ...], str] = {}
    for sourced in sorted(records.notices, key=lambda one: one.value.id):
        notice, posting = sourced.value, content.postings.get(sourced.value.id)
        if posting is None or posting.period.is_over(at) or notice.status in _UNSEEN:
            continue
        if any(period.contains(at) for period in content.withdrawn(notice.id)):
            continue
        said = (notice.title, notice.category, posting.period.end, notice.body.strip())
        if (other := first.setdefault(said, notice.id)) != notice.id:
            yield problem(sourced.place(), "ref.same_words", other=f"{other}.md")


def _evergreen(records: Records, day: date) -> Iterator[Problem]:
    """Report what never expires and was not looked at for more than a year."""
    unplanned = (s for s in records.guides if s.value.review is None)
    dated = [(s.value.updated, s.place("updated")) for s in unplanned if s.value.is_current(day)]
    dated += [(s.value.updated, s.place("updated")) for s in records.standards]
    dated += [(s.value.updated, s.place("updated")) for s in records.forms]
    if records.fee_board:
        dated.append((records.fee_board.value.updated, records.fee_board.place("updated")))
    for updated, place in dated:
        if day - updated > REVIEW_AFTER:
            yield problem(place, "evergreen.stale", updated=updated)


def _guides(records: Records, content: Content, at: datetime) -> Iterator[Problem]:
    """Guides, and what is in progress in them, that say themselves that they are overdue."""
    day = at.astimezone(content.estate.zone).date()
    for sourced in records.guides:
        guide = sourced.value
        if guide.status is Draftable.DRAFT or not guide.is_current(day):
            continue
        if guide.review is not None and guide.review <= day:
            yield problem(sourced.place("review"), "guide.review_over", review=guide.review)
        for number, entry in enumerate(guide.progress):
            if entry.until is not None and entry.until < day:
                continue
            if entry.next < day:
                place = sourced.place("progress", number, "next")
                yield problem(place, "progress.overdue", value=entry.work, next=entry.next)
            elif entry.notice and _is_over(entry.notice, content, at):
                place = sourced.place("progress", number, "notice")
                facts = {"value": entry.work, "notice": f"{entry.notice}.md"}
                yield problem(place, "progress.notice_over", **facts)


def _is_over(notice_id: str, content: Content, at: datetime) -> bool:
    """Tell whether a notice is over or taken back, so that nothing more is to be heard of it."""
    notice = next((one for one in content.notices if one.id == notice_id), None)
    if notice is None or notice.status is Status.DRAFT:
        return False
    taken_back = any(period.contains(at) for period in content.withdrawn(notice_id))
    is_over = content.postings[notice_id].period.is_over(at)
    return is_over or taken_back or notice.status is Status.WITHDRAWN


def _inspections(records: Records, day: date) -> Iterator[Problem]:
    """A certificate that has lapsed is a fault of what is published, not a thing to remember."""
    for sourced in records.equipment:
        inspection, service = sourced.value.inspection, sourced.value.service
        name = sourced.value.name
        if inspection is not None and inspection.valid_until - day <= ENDS_SOON:
            place = sourced.place("inspection", "valid_until")
            until = inspection.valid_until
            code = "equipment.inspection" if day <= until else "equipment.lapsed"
            yield problem(place, code, value=name, until=until)
        if service is not None and service.next is not None and service.next < day:
            place = sourced.place("service", "next")
            yield problem(place, "equipment.service_over", value=name, next=service.next)


def _catalogue(records: Records, day: date) -> Iterator[Problem]:
    """The service catalogue is looked at anew in one month of every year."""
    review = records.catalogue_review
    if review is None:
        return
    this_year = Term.month(day.year, review.value.month)
    last = this_year if this_year.last < day else Term.month(day.year - 1, review.value.month)
    updated = review.value.updated
    if updated < last.first:
        month = review.value.month
        place = review.place("updated")
        yield problem(place, "services.review_due", month=month, updated=updated)


def _contract(records: Records, day: date) -> Iterator[Problem]:
    contract = records.estate.value.contract if records.estate else None
    if records.estate and contract and contract.until.day - day <= ENDS_SOON:
        place = records.estate.place("contract", "until")
        yield problem(place, "estate.contract_ends", until=contract.until.day)


def _holidays(content: Content, day: date) -> Iterator[Problem]:
    """The holidays of a year are announced before it begins."""
    if content.rest.announced and day.year not in content.rest.announced:
        yield problem(Place("content/calendar.yaml"), "calendar.year_missing", year=day.year)


def _missing(content: Content, day: date) -> Iterator[Problem]:
    for one in disclosure_calendar(content, day):
        if one.found is None and one.due < day:
            place = Place("content/disclosures")
            words = one.term.words
            yield problem(place, "disclosure.missing", value=one.item.name, term=words, due=one.due)
