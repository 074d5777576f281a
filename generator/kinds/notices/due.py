"""Duties about notices: reviews that are due, and notices that owners would read twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.kinds.notices.model import Notice
from generator.kinds.notices.posting import Posting
from generator.kinds.ruling import Now
from generator.kinds.sourced import Sourced
from generator.models.review_day import DAYS_LISTED
from generator.models.status import Status
from generator.problems import Problem, problem

_UNSEEN = {Status.DRAFT, Status.WITHDRAWN}


def due(now: Now) -> Iterator[Problem]:
    yield from _reviews(now)
    yield from _same_words(now)


def _reviews(now: Now) -> Iterator[Problem]:
    """Report reviews due of notices that may be seen: no drafts, nothing over or withdrawn."""
    for notice in now.records.notices:
        review, posting = notice.value.review, now.content.postings.get(notice.value.id)
        is_alive = posting is not None and not posting.period.is_over(now.at)
        asked = notice.value.status not in _UNSEEN
        if posting is not None and is_alive and asked and review is not None and review <= now.day:
            yield _review_due(notice, posting, review)


def _review_due(notice: Sourced[Notice], posting: Posting, review: date) -> Problem:
    """Report a review that is due; what has no end now says itself that nobody has looked."""
    place, unlisted = notice.place("review"), review + timedelta(days=DAYS_LISTED)
    if posting.review is None:
        return problem(place, "notice.review_due", review=review)
    return problem(place, "notice.review_over", review=review, unlisted=unlisted)


def _same_words(now: Now) -> Iterator[Problem]:
    """Notices that owners would read twice, under whatever names they were saved."""
    content, at = now.content, now.at
    first: dict[tuple[object, ...], str] = {}
    for sourced in sorted(now.records.notices, key=lambda one: one.value.id):
        notice, posting = sourced.value, content.postings.get(sourced.value.id)
        if posting is None or posting.period.is_over(at) or notice.status in _UNSEEN:
            continue
        if any(period.contains(at) for period in content.withdrawn(notice.id)):
            continue
        said = (notice.title, notice.category, posting.period.end, notice.body.strip())
        if (other := first.setdefault(said, notice.id)) != notice.id:
            yield problem(sourced.place(), "ref.same_words", other=f"{other}.md")
