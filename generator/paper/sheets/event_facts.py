"""Facts on the poster of an event: when, where, for whom, how to take part, in what weather.

A poster hangs for weeks, so it says from when to when one signs up, not whether one can now;
only that nothing is left is said as it is.
"""

from __future__ import annotations

from typing import Any

from generator.kinds.events import words as events
from generator.kinds.events.calendar_words import lunar_words
from generator.kinds.events.shown import Admission, EventView, OccurrenceView, RegistrationView
from generator.paper.sheets.fact_rows import Row, row, rows_of
from generator.wording import on_paper

MOST_DATES = 4
_DONE = {Admission.FULL, Admission.CLOSED}


def event_rows(view: EventView) -> list[Row]:
    return rows_of(view, _ROWS, {"help", "contact"})


def event_state(view: EventView) -> dict[str, Any]:
    """Say that an event is called off altogether, or what differs on single days."""
    if view.is_cancelled:
        return on_paper.state("cancelled", "已取消", view.reason)
    changed = [one for one in view.occurrences if one.is_changed]
    if not changed:
        return on_paper.state()
    word = "改期" if any(one.is_moved for one in changed) else "变动"
    reasons = dict.fromkeys(one.reason for one in changed if one.reason)
    return on_paper.state("corrected", word, "；".join(reasons), [_change(one) for one in changed])


def _change(one: OccurrenceView) -> dict[str, str]:
    if one.is_moved:
        return {
            "item": "时间",
            "was": on_paper.window(one.planned),
            "now": on_paper.window(one.window),
        }
    day = on_paper.window(one.window)
    if one.is_cancelled:
        return {"item": "取消一次", "was": day, "now": "这一次不办"}
    return {"item": "地点", "was": "", "now": f"{day} 在 {one.place}"}


def _time(view: EventView) -> Row:
    """Say when an event is: single days with their lunar day; a series by rhythm and dates."""
    first, *more = _lines(view)
    notes = more if view.event.repeat or len(_held(view)) == 1 else more[MOST_DATES - 1 :]
    lines = [first] if notes == more else [first, *more[: MOST_DATES - 1]]
    return row(*lines, key="time", notes=notes)


def rhythm_of(view: EventView) -> list[str]:
    """Say when in a few lines: the rhythm and the span of a series, or its days."""
    return [line for line in _lines(view) if line][:MOST_DATES]


def _held(view: EventView) -> list[OccurrenceView]:
    """List the occurrences that take place; all where none does."""
    return [one for one in view.occurrences if not one.is_cancelled] or list(view.occurrences)


def _lines(view: EventView) -> list[str]:
    held = _held(view)
    first = held[0].window
    if view.event.repeat is not None:
        rhythm = f"{events.repeat_words(view.event.repeat)} {on_paper.hours(first)}"
        return [rhythm, _span(held)]
    if len(held) == 1:
        return [on_paper.window(first), lunar_words(first.start)]
    lines = [on_paper.window(one.window) for one in held[:MOST_DATES]]
    if len(held) > MOST_DATES:
        lines.append(f"……共 {len(held)} 次，到{on_paper.day(held[-1].window.start)}")
    return lines


def _span(held: list[OccurrenceView]) -> str:
    """Name few dates one by one, many from the first to the last."""
    days = tuple(one.window.start.date() for one in held)
    if len(days) <= MOST_DATES:
        return on_paper.days(days)
    return f"{on_paper.day(days[0])}起，到{on_paper.day(days[-1])}，共 {len(days)} 次"


def _registration(view: EventView) -> Row:
    if view.registration is None:
        return row("不用报名，直接来")
    how, places = _signing_up(view.registration)
    return row(how, notes=[places])


def _signing_up(view: RegistrationView) -> tuple[str, str]:
    """Say when and how one signs up, and how many places there are."""
    registration = view.registration
    if view.admission in _DONE:
        how = events.admission_words(view)
    else:
        period = on_paper.sign_up(view.start, view.end)
        ways = "、".join(one.zh for one in registration.how) or "电话"
        how = "，".join(part for part in (period, f"办法：{ways}") if part)
    places = [
        f"名额 {registration.capacity} 个" if registration.capacity else "",
        f"{registration.offline} 个留给不用智能手机的住户" if registration.offline else "",
        f"每户限 {registration.per_household} 人" if registration.per_household else "",
    ]
    return how, "，".join(place for place in places if place)


_ROWS = {
    "date": _time,
    "skipped": lambda view: row(on_paper.days(view.skipped)),
    "place": lambda view: row(view.place, key="scope"),
    "registration": _registration,
}
"""Facts that a poster says in a shorter way than a page, or larger."""
