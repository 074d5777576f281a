"""Reading a folder: its content reviewed, and looked at beside what was published last."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from generator import store, vanishing
from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.records import Records, Translated
from generator.kinds.sourced import Sourced
from generator.load import LastGood, Memory, load
from generator.load.marks import mark_of
from generator.problems import Problem
from generator.review import due, review


@dataclass(frozen=True)
class Reading:
    """A folder as read: records with places, the content made of them, all problems.

    ``last_good`` is what to keep of it for the day something breaks, ``before`` what the last
    run kept. The ``ledger`` says when each record was first seen and last changed.
    """

    records: Records
    content: Content
    problems: tuple[Problem, ...]
    last_good: LastGood
    memory: Memory
    """Memory of what each file said, for the next reading."""
    before: LastGood = LastGood()
    ledger: store.Ledger | None = None
    allows_missing: bool = False
    """True if somebody said that what is gone is meant to be gone."""

    def problems_at(self, at: datetime) -> tuple[Problem, ...]:
        """List the problems, with what has come due by then."""
        return tuple(sorted([*self.problems, *due(self.records, self.content, at)]))


def read(folder: Path, memory: Memory | None = None, *, allows_missing: bool = False) -> Reading:
    """Read and review a folder; only what has changed since the last look is read anew.

    Args:
        folder: an estate's.
        memory: the last look; else it is that of the last build.
        allows_missing: somebody said that what is gone is meant to be gone.

    Raises ``NoEstateError`` where the estate's own file cannot be used, and never could.
    """
    last_good = store.last_good(folder)
    memory = memory or Memory(folder)
    records = load(folder, last_good, memory)
    content, problems, good_now = review(records, last_good)
    ledger = store.ledger(folder)
    content = replace(content, seen=store.seen_of(ledger))
    found = (records, content, tuple(problems), good_now, memory, last_good, ledger)
    return Reading(*found, allows_missing)


def guarded(reading: Reading, at: datetime) -> Reading:
    """Put back what is gone with most of its kind, as far as it is live then.

    Nothing changes where it was put back before, or where somebody said that it may be gone.
    """
    if reading.allows_missing:
        return reading
    put_back = vanishing.put_back(reading.records, reading.content, reading.before, at)
    if put_back is None:
        return reading
    records, content, problems, good_now = put_back
    seen = store.seen_of(reading.ledger)
    return replace(
        reading,
        records=records,
        content=replace(content, seen=seen),
        problems=problems,
        last_good=good_now,
    )


def reviewed_with(reading: Reading, kind: str, sourced: Sourced[Any]) -> Reading:
    """Review the content once more with a file that says something else than it was read to say.

    ``kind`` is that of its record, ``sourced`` the record or its translation.
    """
    records, path = reading.records, sourced.own.path
    problems = [one for one in records.problems if one.place.path != path]
    if mark := mark_of(path):
        kept = [one for one in records.translations if one.sourced.own.path != path]
        own = Translated(mark.language, mark.original, kind, sourced)
        changed = replace(records, translations=[*kept, own], problems=problems)
    else:
        others = [one for one in records.lists[kind] if one.own.path != path]
        lists = {**records.lists, kind: [*others, sourced]}
        changed = replace(records, lists=lists, problems=problems)
    content, found, last_good = review(changed, reading.last_good)
    return replace(
        reading,
        records=changed,
        content=replace(content, seen=reading.content.seen),
        problems=tuple(found),
        last_good=last_good,
    )


def noted(reading: Reading, at: datetime) -> Reading:
    """Note what is new, changed or gone in a reading as seen at ``at``; write nothing."""
    content = reading.content
    ledger = store.advanced(reading.ledger, content, reading.before, reading.last_good, at)
    return replace(reading, content=replace(content, seen=store.seen_of(ledger)), ledger=ledger)
