"""``list`` and ``next``: what hangs, what is to come, what is due, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from generator.checks import DueDisclosure, FeeDays, disclosure_calendar, fee_calendar
from generator.cli import output
from generator.cli.call import DONE, Call
from generator.cli.words import REASONS, STATES, pick
from generator.problems import Grade
from generator.schedule import Period
from generator.snapshot import Snapshot, State, event_lives, lives, take
from generator.templating.words import until_words


def list_content(call: Call) -> int:
    if call.arguments.kind == "disclosures":
        return _list_disclosures(call)
    if call.arguments.kind == "fee-calendar":
        return _list_fee_calendar(call)
    return _list_dated(call)


def _list_dated(call: Call) -> int:
    """Notices and events, of one state, by the time they end."""
    wanted = call.arguments.state
    if wanted == "broken":
        return _list_broken(call)
    listed = [one for one in _dated(call) if _GROUPS[one.state] == wanted]
    rows = [_row(call, one) for one in sorted(listed, key=_list_order)]
    if call.arguments.json:
        output.as_json(rows)
        return DONE
    state = pick(call.language, STATES[wanted])
    if not rows:
        output.line(call.say("listed_none", state=state))
        return DONE
    at = f"{call.local(call.at):%Y-%m-%d %H:%M}"
    output.line(call.say("listed", state=state, count=len(rows), at=at))
    for row in rows:
        words = (row["id"], row["title"], row["period"], row["reason"])
        output.line("  " + "  ".join(str(word) for word in words if word))
    return DONE


@dataclass(frozen=True)
class _Listed:
    """What a list says of a notice or an event."""

    folder: str
    id: str
    title: str
    state: State
    period: Period
    review: date | None


def _dated(call: Call) -> Iterator[_Listed]:
    content, kind = call.reading.content, call.arguments.kind
    if kind != "events":
        for life in lives(content):
            n, period = life.notice, life.posting.period
            yield _Listed("notices", n.id, n.title, life.state(call.at), period, n.review)
    if kind != "notices":
        for event_life in event_lives(content):
            e, period = event_life.event, event_life.posting.period
            yield _Listed("events", e.id, e.title, event_life.state(call.at), period, None)


_GROUPS = {
    State.CURRENT: "current",
    State.SCHEDULED: "scheduled",
    State.DRAFT: "scheduled",
    State.ENDED: "ended",
    State.WITHDRAWN: "ended",
    State.SUPERSEDED: "ended",
}


def _list_order(one: _Listed) -> tuple[datetime, str]:
    never = datetime.max.replace(tzinfo=UTC)
    return one.period.end or never, one.id


def _row(call: Call, one: _Listed) -> dict[str, object]:
    state, period = one.state, one.period
    end = call.local(period.end) if period.end else None
    start = call.local(period.start) if period.start else None
    days = (end.date() - call.local(call.at).date()).days if end else None
    if end and days is not None and (end.hour, end.minute) == (0, 0):
        days -= 1
    words = [call.say("from", start=f"{start:%Y-%m-%d %H:%M}")] if start else []
    if state is State.CURRENT and end:
        words = [call.say("until", end=_end_words(call, end))]
        words += [call.say("days_left", days=days) if days else call.say("last_day")]
    elif end:
        words += [call.say("until", end=_end_words(call, end))]
    else:
        words += [call.say("unlimited", review=one.review)]
    return {
        "id": one.id,
        "title": one.title,
        "state": state.value,
        "reason": pick(call.language, REASONS[state]),
        "period": "，".join(words) if call.language == "zh" else ", ".join(words),
        "from": output.iso(start),
        "until": output.iso(end),
        "days_left": days if state is State.CURRENT else None,
        "file": f"content/{one.folder}/{one.id}.md",
    }


def _end_words(call: Call, end: datetime) -> str:
    if call.language == "zh":
        return until_words(end)
    if (end.hour, end.minute, end.second) == (0, 0, 0):
        return call.say("inclusive", day=end.date() - timedelta(days=1))
    return f"{end:%Y-%m-%d %H:%M}"


def _list_broken(call: Call) -> int:
    held = tuple(p for p in call.reading.problems if p.grade is Grade.HELD)
    if call.arguments.json:
        output.as_json(output.problem_records(held, call.language))
    elif held:
        output.problems(held, call.language)
    else:
        state = pick(call.language, STATES["broken"])
        output.line(call.say("listed_none", state=state))
    return DONE


def _list_disclosures(call: Call) -> int:
    """The disclosure calendar: what the rules demand, when it is due, whether it is there."""
    day = call.local(call.at).date()
    calendar = disclosure_calendar(call.reading.content, day)
    if call.arguments.json:
        output.as_json([_due_record(one) for one in calendar])
        return DONE
    if not calendar:
        output.line(call.say("nothing_due"))
    for one in calendar:
        state = one.found or call.say("overdue" if one.due < day else "still_due", due=one.due)
        output.line(f"  {one.term.words}  {one.item.name}  {state}")
    return DONE


def _due_record(one: DueDisclosure) -> dict[str, object]:
    return {
        "kind": one.item.key,
        "name": one.item.name,
        "from": one.term.first.isoformat(),
        "until": one.term.last.isoformat(),
        "due": one.due.isoformat(),
        "id": one.found,
    }


def _list_fee_calendar(call: Call) -> int:
    """What the office does about bills in the next twelve months; for the office alone."""
    content = call.reading.content
    entries = fee_calendar(content, call.local(call.at).date())
    if call.arguments.json:
        output.as_json([_fee_record(one) for one in entries])
        return DONE
    if not entries:
        output.line(call.say("nothing_due"))
    for one in entries:
        days = f"{one.first}" if one.first == one.last else f"{one.first} – {one.last}"
        rest = call.say("rest_day") if one.is_rest_day else ""
        output.line("  " + "  ".join(word for word in (days, "、".join(one.names), rest) if word))
    return DONE


def _fee_record(one: FeeDays) -> dict[str, object]:
    return {
        "from": one.first.isoformat(),
        "until": one.last.isoformat(),
        "names": list(one.names),
        "rest_day": one.is_rest_day,
    }


def show_next(call: Call) -> int:
    now = take(call.reading.content, call.at)
    changes = _changes_at_next(call, now)
    if call.arguments.json:
        output.as_json(
            {
                "at": output.iso(call.local(now.changes.next)),
                "changes": [
                    {"what": what, "id": id_, "title": title} for what, id_, title in changes
                ],
            }
        )
        return DONE
    output.line(call.next_line(now))
    for what, identity, title in changes:
        output.line("  " + call.say(what, id=identity, title=title))
    return DONE


def _changes_at_next(call: Call, now: Snapshot) -> list[tuple[str, str, str]]:
    """(appears | disappears | alters, id, title) of everything that differs then."""
    before = dict(_shown(now))
    after = dict(_shown(take(call.reading.content, now.changes.next)))
    found = []
    for identity in sorted(before.keys() | after.keys()):
        old, new = before.get(identity), after.get(identity)
        if new is not None and old is None:
            found.append(("appears", identity, new[0]))
        elif old is not None and new is None:
            found.append(("disappears", identity, old[0]))
        elif old is not None and old != new:
            found.append(("alters", identity, old[0]))
    return found


def _shown(snapshot: Snapshot) -> Iterator[tuple[str, tuple[str, object]]]:
    """Id → (title, what is shown) of everything that can change by itself."""
    lookups = snapshot.lookups
    yield from ((notice.id, (notice.title, notice)) for notice in snapshot.notices)
    yield from ((event.id, (event.title, event)) for event in snapshot.events)
    yield from ((v.programme.id, (v.programme.name, v.programme)) for v in snapshot.programmes)
    yield from ((month.address, (month.address, month.first)) for month in snapshot.months)
    yield from ((view.fee.id, (view.fee.name, view)) for view in lookups.fees)
    yield from (
        (view.service.id, (view.service.name, view))
        for group in lookups.services
        for view in group.services
    )
    yield from ((v.disclosure.id, (v.disclosure.title, v)) for v in lookups.disclosures)
    yield from ((v.indicator.id, (v.indicator.name, v)) for v in lookups.indicators)
