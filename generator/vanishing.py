"""Most of a kind gone at once: hardly a clerk's wish, so it stays until somebody says it is.

A folder that was moved, or a drive that is not synchronised yet, looks like a hundred files that
were deleted. Only what is live counts: the notices of last year are put away by the hundred.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from generator.attachments import wanted
from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.records import Records
from generator.load import ATTACHMENTS, LastGood, fresh, gone, home_of, with_missing
from generator.problems import Place, Problem, problem
from generator.review import review
from generator.snapshot import over

FEWEST = 3
"""Number of a kind that must be gone: of two or three notices one may delete any."""

Key = tuple[str, str]
PutBack = tuple[Records, Content, tuple[Problem, ...], LastGood]


def put_back(records: Records, content: Content, before: LastGood, at: datetime) -> PutBack | None:
    """Put back what must not vanish; ``None`` where nothing is to be done.

    Args:
        records: what was read, with last good versions for what is broken.
        content: what is made of it.
        before: what the last run published, with what was missing even then.
        at: the moment at which what is put back must be live.
    """
    absent = gone(records, before)
    many = {kind for kind, keys in absent.items() if len(keys) >= FEWEST}
    lost = frozenset((kind, key) for kind, keys in absent.items() for key in keys)
    if not many and before.missing.isdisjoint(lost):
        return None
    case = _Case(records, content, before, at, lost)
    missing = case.missing_records()
    missing |= case.missing_files(missing)
    if not missing:
        return None
    again = with_missing(records, before, missing)
    found = review(again, before)
    told = problem(Place("content"), "content.most_gone", known=_counted(missing, before))
    kept = replace(found.last_good, missing=missing)
    return again, found.content, tuple(sorted({*found.problems, told})), kept


@dataclass(frozen=True)
class _Case:
    """A reading at a moment; ``lost`` is gone from the folder, for whatever reason."""

    records: Records
    content: Content
    before: LastGood
    at: datetime
    lost: frozenset[Key]

    def missing_records(self) -> frozenset[Key]:
        """Collect live records that were missing before, or went with most live ones of a kind."""
        lost = frozenset(key for key in self.lost if key[0] != ATTACHMENTS)
        everything = self._with(lost)
        live = lost - over(everything, self.at, lost)
        vanished = {kind for kind, _ in live if self._is_most(kind, live, everything)}
        return frozenset(key for key in live if key[0] in vanished or key in self.before.missing)

    def missing_files(self, records: frozenset[Key]) -> frozenset[Key]:
        """Collect missing attachments that something refers to, by the same rule.

        With ``records`` all of these count, since their files go with them.
        """
        files = frozenset(key for key in self.lost if key[0] == ATTACHMENTS)
        named = wanted(self._with(records | files), self.at)
        live = files & {(ATTACHMENTS, path) for path in named}
        there = len([path for path in self.before.attachments if path in named])
        loss = len(live) - len({*wanted(self.content, self.at)} - self.before.attachments.keys())
        return live if records or _is_vanishing(loss, there) else live & self.before.missing

    def _is_most(self, kind: str, live: frozenset[Key], everything: Content) -> bool:
        keys = {(kind, name) for name in self.before.records[kind]}
        there = len(keys - over(everything, self.at, keys))
        number = sum(of == kind for of, _ in live)
        return _is_vanishing(number - fresh(self.records, self.before, kind), there)

    def _with(self, missing: frozenset[Key]) -> Content:
        return review(with_missing(self.records, self.before, missing), self.before).content


def _is_vanishing(loss: int, there: int) -> bool:
    return loss >= FEWEST and loss * 2 > there


def _counted(missing: Iterable[Key], before: LastGood) -> str:
    """Count how many are gone from where, of how many: ``content/notices 11/12``."""
    known = [(kind, key) for kind, kept in before.records.items() for key in kept]
    known += [(ATTACHMENTS, path) for path in before.attachments]
    absent = Counter(home_of(kind, key, before) for kind, key in missing)
    there = Counter(home_of(kind, key, before) for kind, key in known)
    return "、".join(f"{home} {absent[home]}/{there[home]}" for home in sorted(absent))
