"""Rows looked at once more together with everything else: what a review would hold back."""

from __future__ import annotations

from dataclasses import replace

from generator.edit.tables import records_in
from generator.importing.ground import Ground
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
    records = _records_after(merging)
    found: dict[int, list[Remark | Problem]] = {}
    for one in review(records, reading.last_good)[1] if merging.touched else ():
        is_ours = one.place.path in merging.touched and (one.code, one.facts) not in known
        if is_ours and one.grade is Grade.HELD:
            found.setdefault(_row_of(merging, records, one), []).append(one)
    return found


def ground_after(merging: Merge) -> Ground:
    """Return what the estate would be, for the next sheet of the same run."""
    ground = merging.ground
    records = _records_after(merging)
    content, problems, _ = review(records, ground.reading.last_good)
    reading = replace(ground.reading, records=records, content=content, problems=tuple(problems))
    return replace(ground, reading=reading, tables={**ground.tables, **merging.tables})


def _records_after(merging: Merge) -> Records:
    records = merging.ground.reading.records
    lists = dict(records.lists)
    for proposal in merging.proposals:
        fresh = records_in(proposal.after)
        for kind in tables()[merging.kind.table]:
            others = [one for one in lists[kind.name] if one.own.path != proposal.path]
            lists[kind.name] = [*others, *fresh.lists[kind.name]]
    return replace(records, lists=lists)


def _row_of(merging: Merge, records: Records, found: Problem) -> int:
    """Return the row a problem comes from. Raises ``ProblemError`` where it is none of ours."""
    listed = [r for r in records.lists[merging.kind.name] if r.own.path == found.place.path]
    above = [one for one in listed if one.own.line <= found.place.line]
    identity = max(above, key=lambda one: one.own.line).value.id if above else ""
    rows = [one.row for one in merging.outcomes if one.id == identity and one.state != "refused"]
    if not rows:
        raise ProblemError(found)
    return rows[0]
