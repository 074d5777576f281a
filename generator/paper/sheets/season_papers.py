"""Events ahead on paper: a month as a wall calendar, a season as a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.kinds.events.calendar_words import cell_words, span_words
from generator.kinds.events.shown import (
    Admission,
    DayView,
    EventView,
    HappeningView,
    MonthView,
    ProgrammeView,
)
from generator.kinds.events.words import admission_words
from generator.paper.sheet import Sheet
from generator.paper.sheets.addresses import living_page
from generator.paper.sheets.event_facts import rhythm_of
from generator.paper.sheets.standing_boards import Section, StandingBoard, board_sheet, stamp_of
from generator.snapshot import Snapshot
from generator.wording import on_paper

MONTHS = 2
"""This month and the next."""


def season_papers(site: Snapshot) -> Iterator[tuple[str, Sheet]]:
    for month in site.months[:MONTHS]:
        if month.has_happenings:
            yield f"活动月历-{month.first:%Y-%m}-A3.pdf", month_sheet(month, site)
    for view in site.programmes:
        if view.events:
            yield f"{view.programme.name}-{view.programme.id}-A4.pdf", programme_sheet(view, site)


def month_sheet(month: MonthView, site: Snapshot) -> Sheet:
    address = living_page(month.address, site)
    return Sheet(
        template="month",
        title=f"{on_paper.month(month.first)}活动",
        data={
            "estate": site.estate.name,
            "heading": f"{on_paper.month(month.first)}活动",
            "weekdays": on_paper.weekdays(),
            "weeks": [[_day(day) if day else None for day in week] for week in month.weeks],
            "spans": [f"{on_paper.day_span(s.first, s.last)}{span_words(s)}" for s in month.spans],
            "phone": {"number": site.hotline.phone, "name": site.hotline.name},
            "address": address,
        },
        stamp=max((e.updated for e in site.events), default=stamp_of(month.first, site)),
        source="content/events",
        paper="a3",
        codes=(address["url"],),
    )


def _day(day: DayView) -> dict[str, Any]:
    return {
        "number": day.day.day,
        "name": cell_words(day),
        "is_off": day.is_off,
        "is_swapped": day.is_swapped,
        "happenings": [_happening(one) for one in day.happenings],
    }


def _happening(one: HappeningView) -> dict[str, Any]:
    is_void = one.is_former or one.occurrence.is_cancelled
    word = "改期" if one.is_former else "取消" if one.occurrence.is_cancelled else ""
    return {
        "time": on_paper.hours(one.window),
        "title": one.event.title,
        "place": "" if is_void else one.occurrence.place,
        "is_void": is_void,
        "word": word,
    }


def programme_sheet(view: ProgrammeView, site: Snapshot) -> Sheet:
    programme = view.programme
    rows = [
        (
            f"**{event.title}",
            "，".join(part for part in rhythm_of(event) if part),
            event.place,
            _admission(event),
        )
        for event in view.events
        if not event.is_cancelled
    ]
    board = StandingBoard(
        heading=programme.name,
        lead=f"{on_paper.day_span(programme.starts, programme.until)}。{programme.summary or ''}",
        sections=[Section("", ("活动", "时间", "地点", "报名"), rows, (1.7, 2.2, 1.3, 0))],
        path=view.address,
        updated=programme.announced,
        dated=on_paper.announced(programme.announced) if programme.announced else "",
        source="content/programmes.yaml",
        note="不用手机，打电话就能报名",
        calls=[("", view.events[0].contact)],
        paper="a4",
        sizes=(17.0, 9.0),
        most_pages=3,
    )
    return board_sheet(board, site)


def _admission(event: EventView) -> str:
    if event.registration is None:
        return "直接来"
    if event.registration.admission in {Admission.CLOSED, Admission.FULL}:
        return admission_words(event.registration)
    return "要报名"
