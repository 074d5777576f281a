"""Rows looked at once more together with everything else: what a review would hold back."""

from __future__ import annotations

from dataclasses import replace

from generator.edit.tables import records_in
from generator.importing.merge import Merge
from generator.importing.remarks import Remark
from generator.kinds.records import Records
from generator.kinds.table import tables
from generator.problems import Grade, Problem, ProblemError
from generator.review import review


def found_by_review(merging: Merge) -> dict[int, list[Remark | Problem]]:
    """Map rows to what would hold them back once everything is looked at together."""
    reading = merging.ground.reading
    known = {(one.code, one.facts) for one in reading.problems}
    found: dict[int, list[Remark | Problem]] = {}
    for proposal in merging.proposals:
        fresh = records_in(proposal.after)
        lists = dict(reading.records.lists)
        for kind in tables()[merging.kind.table]:
            others = [one for one in lists[kind.name] if one.own.path != proposal.path]
            lists[kind.name] = [*others, *fresh.lists[kind.name]]
        problems = review(replace(reading.records, lists=lists), reading.last_good)[1]
        new = [one for one in problems if (one.code, one.facts) not in known]
        for one in (one for one in new if one.grade is Grade.HELD):
            found.setdefault(_row_of(merging, fresh, one), []).append(one)
    return found


def _row_of(merging: Merge, fresh: Records, found: Problem) -> int:
    """Return the row a problem comes from. Raises ``ProblemError`` where it is none of ours."""
    above = [r for r in fresh.lists[merging.kind.name] if r.own.line <= found.place.line]
    identity = max(above, key=lambda one: one.own.line).value.id if above else ""
    rows = [one.row for one in merging.outcomes if one.id == identity and one.state != "refused"]
    if not rows:
        raise ProblemError(found)
    return rows[0]
