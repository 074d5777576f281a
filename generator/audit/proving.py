"""Files made from content, in which nothing hidden stands, whoever put it there.

Nearly always the first set of files is sound. Where it is not, they are made again from content
in which there is nothing hidden at all, without the addresses of hidden items in its texts; and
with the built-in templates as well, since those of an estate may say anything. What the built-in
ones say then is no secret, however much it may resemble one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from generator.audit.auditing import Finding, Proof, audit
from generator.audit.hidden import Hidden, hidden_at, source
from generator.audit.mending import (
    Record,
    mentions,
    only_shown,
    owners,
    place_of,
    without,
    without_mentions,
)
from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.records import Records
from generator.problems import Problem, problem
from generator.snapshot import Snapshot, take

Drawn = tuple[dict[str, bytes], list[Problem]]
"""Files, and what was found on the way to them."""


class Draw(Protocol):
    """Draws a snapshot, with the templates of the estate's own or without."""

    def __call__(self, snapshot: Snapshot, *, with_overrides: bool) -> Drawn: ...


@dataclass(frozen=True)
class Proved:
    snapshot: Snapshot
    files: dict[str, bytes]
    problems: tuple[Problem, ...]
    proof: Proof


def proven(draw: Draw, records: Records, content: Content, at: datetime, before: Proof) -> Proved:
    """``before`` is what is known of the files of an earlier build."""
    hidden, snapshot = hidden_at(content, at), take(content, at)
    files, problems = draw(snapshot, with_overrides=True)
    audited = audit(files, hidden, before)
    if audited.findings:
        case = _Case(draw, records, hidden, snapshot, audited.proof)
        return case.mended(without_mentions(only_shown(content, hidden), hidden))
    told = (*problems, *audited.faults)
    return Proved(snapshot, files, told, audited.proof)


@dataclass(frozen=True)
class _Case:
    """Something hidden was found in the files of ``snapshot``."""

    draw: Draw
    records: Records
    hidden: Hidden
    snapshot: Snapshot
    proof: Proof

    def mended(self, content: Content) -> Proved:
        """``content`` is what of it may be known to a template."""
        told = [*mentions(self.records, self.hidden)]
        plain = self._found(self._drawn(content, with_overrides=False)[0])
        if held := owners((one.path for one in plain if one.is_identity), content):
            told += {*self._held(plain, held, content)}
            content = without(content, held)
            plain = self._found(self._drawn(content, with_overrides=False)[0])
        files, problems = self._drawn(content, with_overrides=True)
        excused = {one.what for one in plain if not one.is_identity}
        leaks = [one for one in self._found(files) if one.what not in excused]
        if leaks:
            files, problems = self._drawn(content, with_overrides=False)
        return self._proved(content, files, [*told, *problems, *self._told(leaks)], plain)

    def _proved(
        self,
        content: Content,
        files: dict[str, bytes],
        problems: list[Problem],
        plain: Iterable[Finding],
    ) -> Proved:
        """Hold back what still names something hidden, though nobody knows why."""
        stopped = {one.path for one in plain if one.is_identity}
        sound = {path: data for path, data in files.items() if path not in stopped}
        faults = audit(sound, self.hidden, self.proof).faults
        return Proved(self._taken(content), sound, (*problems, *faults), self.proof)

    def _taken(self, content: Content) -> Snapshot:
        """Changes are those of everything there is: what is hidden may be shown tomorrow."""
        return replace(take(content, self.snapshot.at), changes=self.snapshot.changes)

    def _drawn(self, content: Content, *, with_overrides: bool) -> Drawn:
        return self.draw(self._taken(content), with_overrides=with_overrides)

    def _found(self, files: dict[str, bytes]) -> tuple[Finding, ...]:
        return audit(files, self.hidden, self.proof).findings

    def _held(
        self, plain: Iterable[Finding], held: Iterable[Record], content: Content
    ) -> Iterator[Problem]:
        for one in plain:
            for record in owners([one.path], content) & set(held) if one.is_identity else ():
                facts = {"value": one.what, "other": source(one.item, self.records)}
                yield problem(place_of(record, self.records), "audit.held", **facts)

    def _told(self, leaks: Iterable[Finding]) -> list[Problem]:
        """Report each leak once, though a template may say it on every page."""
        each = {(one.item, one.what): one for one in leaks}.values()
        return [one.told(self.records) for one in each]
