"""What can be wrong with one notice, whatever the moment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.load import Sourced
from generator.models.notice import Notice, Status
from generator.models.posting import Customs, Posting, typed_end
from generator.problems import Place, Problem, problem
from generator.schedule import WEEKDAYS, ClockError, Moment

POSTER_TITLE = 24
"""Characters of a headline that can be read from three metres on A4."""

LONGEST_REST = timedelta(days=10)
"""More than any run of rest days: a 公示 with so much to spare needs no announced calendar."""

_DEBT_RE = re.compile(r"欠费|催缴|欠缴|拖欠|滞纳金")
_WEEKDAY_RE = re.compile(
    r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*[（(](?:周|星期)([一二三四五六日天])[）)]"
)


def held(sourced: Sourced[Notice], customs: Customs) -> list[Problem]:
    """Why a notice cannot be published at all; empty where it can."""
    found = [*_clock_faults(sourced, customs)]
    if found:
        return found
    return [*_end_faults(sourced), *_order_faults(sourced, customs), *_debt_faults(sourced)]


def told(sourced: Sourced[Notice], posting: Posting, customs: Customs) -> list[Problem]:
    """What else to say about a notice that is published."""
    return [
        *_posting_faults(sourced, posting, customs),
        *_lead_time(sourced, posting, customs),
        *_signature(sourced, customs),
        *_weekdays(sourced),
        *_wording(sourced),
    ]


def _clock_faults(sourced: Sourced[Notice], customs: Customs) -> Iterator[Problem]:
    """Clock times the zone skips or repeats, each at its own place."""
    notice = sourced.value
    moments: list[tuple[str, Moment | None]] = [
        ("from", notice.starts),
        ("until", notice.until),
        ("objection", notice.objection),
        ("ended", notice.ended),
        ("extended_from", notice.extended_from),
        *(("window", moment) for w in notice.window for moment in (w.start, w.end)),
    ]
    for field, moment in moments:
        try:
            if moment is not None:
                moment.start(customs.zone)
        except ClockError as error:
            code = "date.repeated" if error.repeated else "date.skipped"
            yield problem(sourced.place(field), code, field=field, value=str(moment))


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


def _debt_faults(sourced: Sourced[Notice]) -> Iterator[Problem]:
    """Civil Code art. 944: no cutting of supplies to press for fees."""
    notice = sourced.value
    if not notice.category.is_outage:
        return
    fields = {"title": notice.title, "cause": notice.cause or "", "help": notice.help or ""}
    for field, text in [*fields.items(), ("body", notice.body)]:
        if match := _DEBT_RE.search(text):
            yield problem(sourced.place(field), "notice.debt_in_outage", value=match[0])


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
            sourced.place("until"),
            "notice.too_short",
            days=posting.minimum,
            lawful=lawful,
            until=notice.until or notice.window[-1].end,
        )
    first = posting.period.start.astimezone(customs.zone).date()
    spare = posting.period.end is None or posting.period.end - posting.lawful_end > LONGEST_REST
    if not spare and customs.rest.is_provisional(first, lawful):
        year = min({first.year, lawful.year} - customs.rest.announced)
        yield problem(sourced.place("from"), "notice.provisional", year=year, lawful=lawful)
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
    given = int((effect - start) / timedelta(hours=1))
    if given < lead.hours:
        yield problem(
            sourced.place("from"), "notice.late", given=given, hours=lead.hours, basis=lead.basis
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


def _weekdays(sourced: Sourced[Notice]) -> Iterator[Problem]:
    """Weekdays typed in the text that are not those of their dates."""
    notice = sourced.value
    for field, text in (("title", notice.title), ("body", notice.body)):
        for match in _WEEKDAY_RE.finditer(text):
            day = _date(int(match[1] or _year_of(notice)), int(match[2]), int(match[3]))
            if day is None or WEEKDAYS[day.weekday()] == match[4].replace("天", "日"):
                continue
            yield problem(
                sourced.place(field),
                "notice.wrong_weekday",
                value=match[0],
                day=day,
                weekday=WEEKDAYS[day.weekday()],
            )


def _year_of(notice: Notice) -> int:
    """The year a date without one means: that of the first date the notice gives."""
    typed = [*(w.start.day for w in notice.window)]
    typed += [m.day for m in (notice.until, notice.starts) if m]
    return (typed[0] if typed else notice.review or date.max).year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _wording(sourced: Sourced[Notice]) -> Iterator[Problem]:
    notice = sourced.value
    length = len(notice.title)
    if length > POSTER_TITLE:
        yield problem(
            sourced.place("title"), "notice.long_title", length=length, limit=POSTER_TITLE
        )
    if notice.version > 1 and not notice.changes and notice.extended_from is None:
        place = sourced.place("version")
        yield problem(place, "notice.unmarked_version", version=notice.version)
    taken_back = notice.status in {Status.CANCELLED, Status.WITHDRAWN}
    if taken_back and not notice.reason:
        place = sourced.place("status")
        yield problem(place, "notice.no_reason", status=notice.status.zh)


def _window_place(sourced: Sourced[Notice], number: int) -> Place:
    """A window stands on a line of its own, or all of them on one."""
    return sourced.places.get(("window", number)) or sourced.place("window")
