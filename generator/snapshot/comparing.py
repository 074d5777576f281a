"""Differences between two snapshots: what appears, what goes, what says something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from generator.snapshot.lookups import Lookups
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
    yield from _of_what_is_posted(snapshot)
    yield from _of_what_is_looked_up(snapshot.lookups)


def _of_the_estate(snapshot: Snapshot) -> Iterator[Shown]:
    yield Shown("estate", "estate", snapshot.estate.name, snapshot.estate)
    for contact in (*snapshot.contacts, *snapshot.public):
        yield Shown("contact", contact.id, contact.name, contact)
    for hung in snapshot.boards:
        yield Shown("board", hung.board.id, hung.board.name, (hung.board, hung.evergreen))


def _of_what_is_posted(snapshot: Snapshot) -> Iterator[Shown]:
    yield from (Shown("notice", one.id, one.title, one) for one in snapshot.notices)
    yield from (Shown("event", one.id, one.title, one) for one in snapshot.events)
    for programme in (view.programme for view in snapshot.programmes):
        yield Shown("programme", programme.id, programme.name, programme)
    yield from (Shown("guide", one.id, one.title, one) for one in snapshot.guides)
    yield Shown("calendar", "calendar", "", snapshot.months[0].first)


def _of_what_is_looked_up(lookups: Lookups) -> Iterator[Shown]:
    yield from (Shown("fee", view.fee.id, view.fee.name, view) for view in lookups.fees)
    for kind, head in (("fee_board", lookups.fee_board), ("catalogue", lookups.catalogue_review)):
        if head is not None:
            yield Shown(kind, kind, "", head)
    for group in lookups.services:
        for view in group.services:
            yield Shown("service", view.service.id, view.service.name, view)
    for promised in lookups.standards:
        yield Shown("standard", promised.standard.id, promised.standard.title, promised)
    yield from (Shown("form", one.form.id, one.form.title, one) for one in lookups.forms)
    for posted in lookups.disclosures:
        yield Shown("disclosure", posted.disclosure.id, posted.disclosure.title, posted)
    yield from (Shown("equipment", one.id, one.name, one) for one in lookups.equipment)
    for measured in lookups.indicators:
        yield Shown("indicator", measured.indicator.id, measured.indicator.name, measured)
