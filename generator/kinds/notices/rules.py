"""Checks of one notice, whatever the moment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.kinds import rules as wording
from generator.kinds.content import Content
from generator.kinds.notices import outages
from generator.kinds.notices.due import due
from generator.kinds.notices.model import Notice
from generator.kinds.notices.posting import Posting, typed_end
from generator.kinds.notices.supersession import circles
from generator.kinds.references import Known, of_addressed, of_record
from generator.kinds.rules import clock_fault, provisional
from generator.kinds.ruling import Accepted, Rules
from generator.kinds.sourced import Sourced
from generator.models.customs import Customs
from generator.models.status import Status
from generator.patterns import lazy_re
from generator.problems import Place, Problem, problem
from generator.schedule import Moment

RESERVED_RE = lazy_re(r"category|page", re.IGNORECASE)
"""Names of folders that stand beside the pages of the notices: categories, further pages."""


def held(sourced: Sourced[Notice], customs: Customs) -> list[Problem]:
    """Why a notice cannot be published at all; empty where it can."""
    if RESERVED_RE.fullmatch(name := sourced.value.id):
        place, suggestion = Place(sourced.own.path), f"notice-{name}.md"
        return [problem(place, "notice.reserved_id", value=name, suggestion=suggestion)]
    found = [*_clock_faults(sourced, customs)]
    if found:
        return found
    pressing = outages.pressing(sourced, sourced.value)
    return [*_end_faults(sourced), *_order_faults(sourced, customs), *pressing]


def told(accepted: Accepted) -> Iterator[Problem]:
    """Report everything else about the notices that are published."""
    content, notices = accepted.content, accepted.lists["notices"]
    for notice in notices:
        yield from _told(notice, content.postings[notice.value.id], content.customs)
        yield from _references(notice, content, accepted.known)
    yield from numbers(notices)
    yield from circular(notices, content)


def _told(sourced: Sourced[Notice], posting: Posting, customs: Customs) -> list[Problem]:
    return [
        *_posting_faults(sourced, posting, customs),
        *_lead_time(sourced, posting, customs),
        *_signature(sourced, customs),
        *wording.long_title(sourced),
        *wording.weekdays(sourced, _day_about(sourced.value)),
        *_changes(sourced),
    ]


def _clock_faults(sourced: Sourced[Notice], customs: Customs) -> Iterator[Problem]:
    """Clock times the zone skips or repeats, each at its own place."""
    notice = sourced.value
    moments: list[tuple[str, Place, Moment | None]] = [
        ("from", sourced.place("from"), notice.starts),
        ("until", sourced.place("until"), notice.until),
        ("objection", sourced.place("objection"), notice.objection),
        ("ended", sourced.place("ended"), notice.ended),
        ("extended_from", sourced.place("extended_from"), notice.extended_from),
        ("revised", sourced.place("revised"), notice.revised),
    ]
    for number, window in enumerate(notice.window):
        place = _window_place(sourced, number)
        moments += [("window", place, moment) for moment in (window.start, window.end)]
    for field, place, moment in moments:
        if moment and (fault := clock_fault(place, field, moment, customs.zone)):
            yield fault


def _end_faults(sourced: Sourced[Notice]) -> Iterator[Problem]:
    notice = sourced.value
    bounded = notice.until is not None or bool(notice.window)
    if notice.until_further_notice and not bounded:
        place = sourced.place("until_further_notice")
        if notice.level.is_alarm:
            yield problem(place, "notice.endless_alarm")
        elif notice.review is None:
            yield problem(place, "notice.no_review")
    elif not bounded:
        yield problem(sourced.own, "notice.no_end")


def _order_faults(sourced: Sourced[Notice], customs: Customs) -> Iterator[Problem]:
    notice, zone = sourced.value, customs.zone
    if notice.is_publicity and notice.starts is None:
        yield problem(sourced.own, "notice.no_start")
    for number, window in enumerate(notice.window):
        if window.end.end(zone) <= window.start.start(zone):
            place = _window_place(sourced, number)
            yield problem(place, "window.backwards", field="window", value=window)
    end = typed_end(notice, zone)
    start = notice.starts and notice.starts.start(zone)
    if start and end and end <= start:
        field = "until" if notice.until else "window"
        typed = notice.until or notice.window[-1].end
        yield problem(
            sourced.place(field), "notice.backwards", field=field, until=typed, start=notice.starts
        )


def _posting_faults(
    sourced: Sourced[Notice], posting: Posting, customs: Customs
) -> Iterator[Problem]:
    """公示: long enough, counted with announced holidays, and not taken back early."""
    notice, lawful = sourced.value, posting.lawful
    end = typed_end(notice, customs.zone)
    if lawful is None or posting.lawful_end is None or posting.period.start is None:
        yield from _window_outlasts(sourced, customs)
        return
    if end is not None and end < posting.lawful_end:
        yield problem(
            sourced.place("until" if notice.until else "window"),
            "notice.too_short",
            days=posting.minimum,
            lawful=lawful,
            until=notice.until or notice.window[-1].end,
        )
    yield from provisional(sourced.place("from"), posting, posting.period, customs)
    if notice.status is Status.WITHDRAWN and not notice.privacy:
        yield problem(sourced.place("status"), "notice.protected", lawful=lawful)


def _window_outlasts(sourced: Sourced[Notice], customs: Customs) -> Iterator[Problem]:
    notice, zone = sourced.value, customs.zone
    if notice.until is None or not notice.window:
        return
    last = max((window.end for window in notice.window), key=lambda m: m.end(zone))
    if notice.until.end(zone) < last.end(zone):
        yield problem(
            sourced.place("until"),
            "notice.ends_before_window",
            field="until",
            until=notice.until,
            window=last,
        )


def _lead_time(sourced: Sourced[Notice], posting: Posting, customs: Customs) -> Iterator[Problem]:
    notice = sourced.value
    lead = customs.profile.lead_for(notice.category) if customs.profile else None
    start = posting.period.start
    if lead is None or start is None or not posting.windows or notice.level.is_alarm:
        return
    effect = min(window.bounds[0] for window in posting.windows)
    given = max(int((effect - start) / timedelta(hours=1)), 0)
    if given < lead.hours:
        latest = (effect - timedelta(hours=lead.hours)).astimezone(customs.zone)
        yield problem(
            sourced.place("from"),
            "notice.late",
            given=given,
            hours=lead.hours,
            basis=lead.basis,
            latest=f"{latest:%Y-%m-%d %H:%M}",
        )


def _signature(sourced: Sourced[Notice], customs: Customs) -> Iterator[Problem]:
    notice = sourced.value
    if notice.signed is None or notice.starts is None:
        return
    if notice.signed > notice.starts.start(customs.zone).astimezone(customs.zone).date():
        yield problem(
            sourced.place("signed"),
            "notice.signed_late",
            signed=notice.signed,
            start=notice.starts.day,
        )


def _day_about(notice: Notice) -> date | None:
    """The day a date without a year is probably near to."""
    typed = [window.start.day for window in notice.window]
    typed += [moment.day for moment in (notice.until, notice.starts) if moment]
    return typed[0] if typed else notice.review


def _changes(sourced: Sourced[Notice]) -> Iterator[Problem]:
    notice = sourced.value
    if notice.version > 1 and not notice.changes and notice.extended_from is None:
        place = sourced.place("version")
        yield problem(place, "notice.unmarked_version", value=notice.version)
    if notice.status.is_taken_back and not notice.reason:
        place = sourced.place("status")
        yield problem(place, "notice.no_reason", status=notice.status.zh)


def _window_place(sourced: Sourced[Notice], number: int) -> Place:
    """A window stands on a line of its own, or all of them on one."""
    return sourced.places.get(("window", number)) or sourced.place("window")


def numbers(accepted: Iterable[Sourced[Notice]]) -> Iterator[Problem]:
    """A printed number leads to one notice only."""
    first: dict[str, str] = {}
    for sourced in accepted:
        number = sourced.value.number
        if number is None:
            continue
        other = first.setdefault(number, sourced.value.id)
        if other != sourced.value.id:
            place = sourced.place("number")
            yield problem(place, "notice.same_number", value=number, other=other)


def circular(accepted: Iterable[Sourced[Notice]], content: Content) -> Iterator[Problem]:
    """Notices that replace themselves or one another, which then replace nothing."""
    found = circles({notice.id: notice.supersedes for notice in content.notices})
    for sourced in accepted:
        own = sourced.value.id
        for other in dict.fromkeys(sourced.value.supersedes):
            place = sourced.place_of(other, "supersedes")
            if other == own:
                yield problem(place, "notice.self_superseding", value=other)
            elif way := found.get((own, other)):
                shown = "、".join(way)
                yield problem(place, "notice.superseding_circle", value=other, circle=shown)


def _references(sourced: Sourced[Notice], content: Content, known: Known) -> Iterator[Problem]:
    """Contact, places, boards, rule, superseded notices, attachments and links."""
    yield from of_addressed(sourced, content)
    yield from _of_rule(sourced, content)
    yield from _of_floors(sourced, content)
    for word in sourced.value.supersedes:
        if word not in known.notices:
            place = sourced.place_of(word, "supersedes")
            yield problem(place, "ref.notice", field="supersedes", value=word)
    yield from of_record(sourced, "notices", content, known)


def _of_rule(sourced: Sourced[Notice], content: Content) -> Iterator[Problem]:
    wanted, profile = sourced.value.publicity, content.profile
    if wanted and profile and profile.item(wanted) is None:
        known = "、".join(f"{item.key}（{item.name}）" for item in profile.items)
        yield problem(
            sourced.place("publicity"), "ref.rule", field="publicity", value=wanted, known=known
        )


def _of_floors(sourced: Sourced[Notice], content: Content) -> Iterator[Problem]:
    notice = sourced.value
    if notice.floors is None:
        return
    covered = set(content.coverage(notice).units)
    reached = [b for b in content.estate.buildings if covered & set(b.unit_ids)]
    highest = max((building.floors for building in reached), default=0)
    if notice.floors.ranges[-1][1] > highest:
        shown = "、".join(f"{low}-{high}" for low, high in notice.floors.ranges)
        yield problem(
            sourced.place("floors"), "notice.floors_without_building", field="floors", value=shown
        )


RULES = {"notices": Rules(told, held, due)}
