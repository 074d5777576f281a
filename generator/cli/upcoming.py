"""``next``: when something changes by itself, and what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

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
    before = {one.key: one for one in _shown(now, call)}
    after = {one.key: one for one in _shown(take(call.reading.content, now.changes.next), call)}
    found = []
    for key in sorted(before.keys() | after.keys(), key=lambda key: (key[1], key[0])):
        old, new = before.get(key), after.get(key)
        if new is not None and old is None:
            found.append(("appears", new.id, new.title))
        elif old is not None and new is None:
            found.append(("disappears", old.id, old.title))
        elif old is not None and new is not None and old.view != new.view:
            found.append(("alters", old.id, old.title))
    return found


class _Shown(NamedTuple):
    """What can change by itself; ids are unique within their kind."""

    kind: str
    id: str
    title: str
    view: object

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.id


def _shown(snapshot: Snapshot, call: Call) -> Iterator[_Shown]:
    lookups = snapshot.lookups
    yield from (_Shown("notice", one.id, one.title, one) for one in snapshot.notices)
    yield from (_Shown("event", one.id, one.title, one) for one in snapshot.events)
    for programme in (view.programme for view in snapshot.programmes):
        yield _Shown("programme", programme.id, programme.name, programme)
    yield _Shown("calendar", "calendar", call.say("calendar"), snapshot.months[0].first)
    yield from (_Shown("fee", view.fee.id, view.fee.name, view) for view in lookups.fees)
    for group in lookups.services:
        for view in group.services:
            yield _Shown("service", view.service.id, view.service.name, view)
    for posted in lookups.disclosures:
        disclosure = posted.disclosure
        yield _Shown("disclosure", disclosure.id, disclosure.title, posted)
    for measured in lookups.indicators:
        indicator = measured.indicator
        yield _Shown("indicator", indicator.id, indicator.name, measured)
