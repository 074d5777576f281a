"""Records to content: what is held back, what falls back, what the clerk should know."""

from __future__ import annotations

from datetime import datetime

from generator.checks import notices as notice_checks
from generator.checks import references
from generator.load import Records, Sourced
from generator.models.content import Content
from generator.models.estate import Estate
from generator.models.notice import Notice
from generator.models.posting import Customs, Posting, posting_of
from generator.models.rules import rest_days
from generator.problems import Grade, Place, Problem, ProblemError, problem


class NoEstateError(ProblemError):
    """The estate's own file cannot be used, so nothing can be built."""


def review(records: Records) -> tuple[Content, list[Problem]]:
    """The content that may be published, and every problem, sorted by place.

    Raises ``NoEstateError`` when the estate or its contacts cannot be read.
    """
    estate = _estate(records)
    problems = list(records.problems)
    customs = _customs(records, estate)
    accepted: list[tuple[Sourced[Notice], Posting]] = []
    for sourced in records.notices:
        if faults := notice_checks.held(sourced, customs):
            problems += faults
        else:
            accepted.append((sourced, posting_of(sourced.value, customs)))
    content = _content(records, estate, accepted, customs)
    known = references.Known(records)
    for sourced, posting in accepted:
        problems += notice_checks.told(sourced, posting, customs)
        problems += references.of_notice(sourced, content, known)
    for guide in records.guides:
        problems += references.of_links(guide, "pages", content, known)
    problems += references.of_estate(records, content)
    problems += _numbers(accepted)
    problems += _circles(accepted)
    return content, sorted(problems)


def due(records: Records, content: Content, at: datetime) -> list[Problem]:
    """What has come due by ``at``: reviews of notices without an end."""
    zone = content.estate.zone
    return [
        problem(notice.place("review"), "notice.review_due", review=notice.value.review)
        for notice in records.notices
        if notice.value.review and notice.value.review <= at.astimezone(zone).date()
    ]


def _estate(records: Records) -> Estate:
    if records.estate is None:
        raise _unusable(records, "content/estate.yaml")
    if not records.contacts:
        raise _unusable(records, "content/contacts.yaml")
    return records.estate.value


def _unusable(records: Records, path: str) -> NoEstateError:
    reasons = [p for p in records.problems if p.place.path == path and p.grade is Grade.HELD]
    return NoEstateError(reasons[0] if reasons else problem(Place(path), "file.missing"))


def _customs(records: Records, estate: Estate) -> Customs:
    profile = records.profiles.get(estate.rules) if estate.rules else None
    years = [year.value for year in records.years]
    return Customs(estate.zone, profile.value if profile else None, rest_days(years))


def _content(
    records: Records,
    estate: Estate,
    accepted: list[tuple[Sourced[Notice], Posting]],
    customs: Customs,
) -> Content:
    notices = sorted((sourced.value for sourced, _ in accepted), key=lambda notice: notice.id)
    guides = (guide.value for guide in records.guides)
    return Content(
        estate=estate,
        contacts=tuple(contact.value for contact in records.contacts),
        public=tuple(contact.value for contact in records.public),
        boards=tuple(board.value for board in records.boards),
        evergreen=tuple(paper.value for paper in records.evergreen),
        others=tuple(paper.value for paper in records.others),
        profile=customs.profile,
        rest=customs.rest,
        notices=tuple(notices),
        postings={sourced.value.id: posting for sourced, posting in accepted},
        guides=tuple(sorted(guides, key=lambda guide: (guide.order, guide.id))),
        withdrawals=tuple(entry.value for entry in records.withdrawals),
        attachments=records.attachments,
    )


def _numbers(accepted: list[tuple[Sourced[Notice], Posting]]) -> list[Problem]:
    """A printed number leads to one notice only."""
    first: dict[str, str] = {}
    found = []
    for sourced, _ in accepted:
        number = sourced.value.number
        if number is None:
            continue
        other = first.setdefault(number, sourced.value.id)
        if other != sourced.value.id:
            place = sourced.place("number")
            found.append(problem(place, "notice.same_number", value=number, other=other))
    return found


def _circles(accepted: list[tuple[Sourced[Notice], Posting]]) -> list[Problem]:
    """Notices that replace themselves or one another would all be gone."""
    replaced = {sourced.value.id: set(sourced.value.supersedes) for sourced, _ in accepted}
    return [
        problem(sourced.place("supersedes"), "notice.self_superseding", value=other)
        for sourced, _ in accepted
        for other in sorted(replaced[sourced.value.id])
        if sourced.value.id in replaced.get(other, ()) or other == sourced.value.id
    ]
