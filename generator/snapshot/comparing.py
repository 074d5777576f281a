"""Differences between two snapshots: what appears, what goes, what says something else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from generator.dataclass import dataclass
from generator.kinds.table import KINDS
from generator.snapshot.snapshot import Snapshot

Key = tuple[str, str]


@dataclass(frozen=True)
class Shown:
    """One thing that may appear, change or go; ids are unique within their kind."""

    kind: str
    id: str
    title: str
    view: Any

    @property
    def key(self) -> Key:
        """Return the key to sort by: the id first, as lists are sorted."""
        return self.id, self.kind


@dataclass(frozen=True)
class Difference:
    """One difference: a thing appears where ``before`` is ``None``, goes where ``after`` is."""

    before: Shown | None
    after: Shown | None

    @property
    def what(self) -> str:
        if self.before is None:
            return "appears"
        return "disappears" if self.after is None else "alters"

    @property
    def shown(self) -> Shown:
        """Return the thing as it is called afterwards, or was called at last."""
        return cast("Shown", self.after or self.before)


def differences(before: Snapshot, after: Snapshot) -> list[Difference]:
    earlier = {one.key: one for one in _shown(before)}
    later = {one.key: one for one in _shown(after)}
    pairs = ((earlier.get(key), later.get(key)) for key in sorted(earlier.keys() | later.keys()))
    return [Difference(old, new) for old, new in pairs if not _is_same(old, new)]


def _is_same(old: Shown | None, new: Shown | None) -> bool:
    return old is not None and new is not None and old.view == new.view


def _shown(snapshot: Snapshot) -> Iterator[Shown]:
    """Yield what pages show; the calendar and the heads of lists have no title of their own."""
    yield from _of_the_estate(snapshot)
    for kind in (kind for kind in KINDS if kind.pages):
        yield from (Shown(kind.single, v.id, v.title, v) for v in snapshot.lists[kind.name])
    yield Shown("calendar", "calendar", "", snapshot.months[0].first)
    heads = {"fee_board": snapshot.fee_board, "catalogue": snapshot.catalogue_review}
    yield from (Shown(kind, kind, "", head) for kind, head in heads.items() if head is not None)


def _of_the_estate(snapshot: Snapshot) -> Iterator[Shown]:
    yield Shown("estate", "estate", snapshot.estate.name, snapshot.estate)
    for contact in (*snapshot.contacts, *snapshot.public):
        yield Shown("contact", contact.id, contact.name, contact)
    for hung in snapshot.boards:
        yield Shown("board", hung.board.id, hung.board.name, (hung.board, hung.evergreen))
