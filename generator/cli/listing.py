"""``list`` and ``next``: what hangs, what is to come, what is due, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from generator.checks import DueDisclosure, disclosure_calendar
from generator.cli import output
from generator.cli.call import DONE, Call
from generator.cli.words import REASONS, STATES, pick
from generator.problems import Grade
from generator.snapshot import Life, Snapshot, State, lives, take
from generator.templating.words import until_words


def list_content(call: Call) -> int:
    if call.arguments.kind == "disclosures":
        return _list_disclosures(call)
    return _list_notices(call)


def _list_notices(call: Call) -> int:
    wanted = call.arguments.state
    if wanted == "broken":
        return _list_broken(call)
    rows = [
        _row(call, life)
        for life in sorted(lives(call.reading.content), key=_list_order)
        if _GROUPS[life.state(call.at)] == wanted
    ]
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


_GROUPS = {
    State.CURRENT: "current",
    State.SCHEDULED: "scheduled",
    State.DRAFT: "scheduled",
    State.ENDED: "ended",
    State.WITHDRAWN: "ended",
    State.SUPERSEDED: "ended",
}


def _list_order(life: Life) -> tuple[datetime, str]:
    never = datetime.max.replace(tzinfo=UTC)
    return life.posting.period.end or never, life.notice.id


def _row(call: Call, life: Life) -> dict[str, object]:
    state, period = life.state(call.at), life.posting.period
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
        words += [call.say("unlimited", review=life.notice.review)]
    return {
        "id": life.notice.id,
        "title": life.notice.title,
        "state": state.value,
        "reason": pick(call.language, REASONS[state]),
        "period": "，".join(words) if call.language == "zh" else ", ".join(words),
        "from": output.iso(start),
        "until": output.iso(end),
        "days_left": days if state is State.CURRENT else None,
        "file": f"content/notices/{life.notice.id}.md",
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


def show_next(call: Call) -> int:
    now = take(call.reading.content, call.at)
    changes = _changes_at_next(call, now)
    if call.arguments.json:
        instant = now.changes.next
        output.as_json(
            {
                "at": output.iso(call.local(instant)) if instant else None,
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
    if now.changes.next is None:
        return []
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
    yield from ((view.fee.id, (view.fee.name, view)) for view in lookups.fees)
    yield from (
        (view.service.id, (view.service.name, view))
        for group in lookups.services
        for view in group.services
    )
    yield from ((v.disclosure.id, (v.disclosure.title, v)) for v in lookups.disclosures)
    yield from ((v.indicator.id, (v.indicator.name, v)) for v in lookups.indicators)
