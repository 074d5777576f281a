"""``next``: when something changes by itself, and what."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cli import output
from generator.cli.call import DONE, Call
from generator.snapshot import Snapshot, take


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
    before = dict(_shown(now, call))
    after = dict(_shown(take(call.reading.content, now.changes.next), call))
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


def _shown(snapshot: Snapshot, call: Call) -> Iterator[tuple[str, tuple[str, object]]]:
    """Id → (title, what is shown) of everything that can change by itself."""
    lookups = snapshot.lookups
    yield from ((notice.id, (notice.title, notice)) for notice in snapshot.notices)
    yield from ((event.id, (event.title, event)) for event in snapshot.events)
    yield from ((v.programme.id, (v.programme.name, v.programme)) for v in snapshot.programmes)
    yield "calendar", (call.say("calendar"), snapshot.months[0].first)
    yield from ((view.fee.id, (view.fee.name, view)) for view in lookups.fees)
    yield from (
        (view.service.id, (view.service.name, view))
        for group in lookups.services
        for view in group.services
    )
    yield from ((v.disclosure.id, (v.disclosure.title, v)) for v in lookups.disclosures)
    yield from ((v.indicator.id, (v.indicator.name, v)) for v in lookups.indicators)
