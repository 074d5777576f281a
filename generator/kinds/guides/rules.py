"""Checks of guides: what their texts refer to, and the notices their entries in progress go by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from generator.kinds.content import Content
from generator.kinds.guides.model import Guide
from generator.kinds.references import Known, of_record
from generator.kinds.ruling import Accepted, Now, Rules
from generator.kinds.sourced import Sourced
from generator.models.status import Draftable, Status
from generator.problems import Problem, problem


def told(accepted: Accepted) -> Iterator[Problem]:
    """Report links that lead nowhere, and entries that go by a notice there never was."""
    for sourced in accepted.lists["guides"]:
        yield from of_record(sourced, "guides", accepted.content, accepted.known)
        yield from _progress(sourced, accepted.known)


def _progress(sourced: Sourced[Guide], known: Known) -> Iterator[Problem]:
    for number, entry in enumerate(sourced.value.progress):
        if entry.notice and entry.notice not in known.notices:
            place = sourced.place("progress", number, "notice")
            facts = {"field": "progressentry.notice", "value": entry.notice}
            yield problem(place, "ref.notice", **facts)


def due(now: Now) -> Iterator[Problem]:
    """Guides, and what is in progress in them, that say themselves that they are overdue."""
    content, at, day = now.content, now.at, now.day
    for sourced in now.records.guides:
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


RULES = {"guides": Rules(told, due=due)}
