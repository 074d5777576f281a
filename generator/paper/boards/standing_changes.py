"""Standing papers that say something else at one moment than at another.

A standing paper hangs until what it says changes; that day the old one comes down and the
new one goes up. What it says is what is set on it, so nothing need be noted anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.models.boards import StandingPaper
from generator.paper.sheet import Sheet
from generator.paper.sheets.catalogues import catalogues
from generator.paper.sheets.contact_papers import contact_papers
from generator.paper.sheets.price_boards import price_boards
from generator.paper.sheets.promise_boards import promise_boards
from generator.snapshot import Snapshot

Said = Mapping[str, object]


def changed_papers(before: Snapshot, now: Snapshot) -> tuple[StandingPaper, ...]:
    """List the standing papers that differ, one that is new or no longer made included."""
    old, new = _said(before), _said(now)
    return tuple(paper for paper in StandingPaper if _of(paper, old) != _of(paper, new))


def _of(paper: StandingPaper, said: Said) -> dict[str, object]:
    """Select a paper's files by name, which begins with what it is called: 服务标准-A3-1.pdf."""
    return {name: one for name, one in said.items() if name.partition("-")[0] == paper.zh}


def _said(site: Snapshot) -> Said:
    found = {name: [sheet.plain for sheet in sheets] for name, sheets in contact_papers(site)}
    return {**found, **{name: sheet.plain for name, sheet in _single(site)}}


def _single(site: Snapshot) -> Iterator[tuple[str, Sheet]]:
    yield from price_boards(site)
    yield from promise_boards(site)
    yield from catalogues(site)
