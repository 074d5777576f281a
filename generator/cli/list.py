"""``list``: notices and events by state, with the reason and the days left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from generator.cli import output
from generator.cli.call import DONE, Call
from generator.cli.duties import list_additions, list_disclosures, list_fee_calendar
from generator.cli.reporting import print_problems, problem_records
from generator.cli.words import REASONS, STATES
from generator.dataclass import dataclass
from generator.kinds.events.life import event_lives
from generator.kinds.notices.life import lives
from generator.kinds.states import State
from generator.languages import CHINESE
from generator.problems import Grade
from generator.schedule import Period
from generator.wording.dates import until_words


def list_content(call: Call) -> int:
    if call.arguments.kind == "disclosures":
        return list_disclosures(call)
    if call.arguments.kind == "fee-calendar":
        return list_fee_calendar(call)
    if call.arguments.kind == "to-add":
        return list_additions(call)
    return _list_dated(call)


def _list_dated(call: Call) -> int:
    """Print notices and events of one state, by the time they end."""
    wanted = call.arguments.state
    if wanted == "broken":
        return _list_broken(call)
    listed = [one for one in _dated(call) if _GROUPS[one.state] == wanted]
    rows = [_row(call, one) for one in sorted(listed, key=_list_order)]
    if call.arguments.json:
        output.as_json(rows)
        return DONE
    state = call.language.within("state", STATES[wanted])
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
    """A notice or an event as a list shows it."""

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
        is_over = one.review is not None and one.review <= call.local(call.at).date()
        words += [call.say("unlimited_overdue" if is_over else "unlimited", review=one.review)]
    return {
        "id": one.id,
        "title": one.title,
        "state": state.value,
        "reason": call.language.within("reason", REASONS[state.value]),
        "period": call.language.listed(words, "，"),
        "from": output.iso(start),
        "until": output.iso(end),
        "days_left": days if state is State.CURRENT else None,
        "file": f"content/{one.folder}/{one.id}.md",
    }


def _end_words(call: Call, end: datetime) -> str:
    if call.language is CHINESE:
        return until_words(end)
    if (end.hour, end.minute, end.second) == (0, 0, 0):
        return call.say("inclusive", day=end.date() - timedelta(days=1))
    return f"{end:%Y-%m-%d %H:%M}"


def _list_broken(call: Call) -> int:
    held = tuple(p for p in call.reading.problems if p.grade is Grade.HELD)
    if call.arguments.json:
        output.as_json(problem_records(held, call.language))
    elif held:
        print_problems(held, call.language)
    else:
        state = call.language.within("state", STATES["broken"])
        output.line(call.say("listed_none", state=state))
    return DONE
