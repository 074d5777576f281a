"""Entries of the desk's lists: what there is, its state and why, what changes when.

The state and its reason are those the site goes by, so a list never says of an item what its
page does not.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.records import Records
from generator.kinds.scene import Scene
from generator.kinds.states import State
from generator.kinds.table import KINDS, named
from generator.load.folders import record_id
from generator.models.status import Draftable
from generator.problems import Grade, Problem
from generator.schedule import Period
from generator.snapshot import Difference, Snapshot, differences
from generator.templating import file_of

GROUPS = ("held", "draft", "current", "scheduled", "over")
"""Groups of items, in the order in which a clerk has to do with them."""

WITH_FILES = tuple(kind for kind in KINDS if kind.has_text)
"""Kinds that lie in files a clerk writes texts in."""

BY_FOLDER = {folder: kind for kind in WITH_FILES for folder in kind.folders}


@dataclass(frozen=True)
class Item:
    """A record in a file of its own, as of a moment; without a state it cannot be read."""

    kind: str
    id: str
    title: str
    state: State | None
    period: Period
    review: date | None = None
    faults: tuple[Problem, ...] = ()
    folder: str = ""
    """Folder of its file, where that is not called like its kind."""

    @property
    def file(self) -> str:
        return f"content/{self.folder or self.kind}/{self.id}.md"

    @property
    def is_lasting(self) -> bool:
        """Tell whether it has no end, and is simply there once it is approved."""
        return named(self.kind).is_lasting

    @property
    def address(self) -> str:
        """Address of its page on the site."""
        return f"/{self.kind}/{self.id}/"

    @property
    def group(self) -> str:
        """Name of the group, which says how a clerk has to do with it."""
        if self.faults:
            return "held"
        known = {State.DRAFT: "draft", State.SCHEDULED: "scheduled", State.CURRENT: "current"}
        return known.get(self.state, "over") if self.state else "held"

    @property
    def lacks_approval(self) -> bool:
        return any(fault.code == "approval.lacking" for fault in self.faults)

    @property
    def is_draft(self) -> bool:
        return self.state is State.DRAFT

    @property
    def is_public(self) -> bool:
        return self.state is State.CURRENT


@dataclass(frozen=True)
class Change:
    """A set of differences: all that appears, alters and goes at one instant."""

    at: datetime
    differences: tuple[Difference, ...]


def items(
    content: Content, records: Records, problems: Iterable[Problem], at: datetime
) -> tuple[Item, ...]:
    """List items, those that cannot be read first, all others by when they end."""
    held = _held(problems)
    known = [*_dated(content, held, at), *_drafts(records)]
    ids = {(one.kind, one.id) for one in known}
    lost = (
        Item(kind, id, id, None, Period(None, None), None, faults, _folder(faults[0].place.path))
        for (kind, id), faults in held.items()
        if (kind, id) not in ids
    )
    never = datetime.max.replace(tzinfo=UTC)
    return (*lost, *sorted(known, key=lambda one: (one.period.end or never, one.id)))


def item(every: Iterable[Item], id: str) -> Item | None:
    return next((one for one in every if one.id == id), None)


def of_page(every: Iterable[Item], address: str) -> Item | None:
    """Find the item whose page it is, in whatever language, or would be."""
    return next((one for one in every if address.endswith(one.address)), None)


def sent(
    every: Iterable[Item], put: Iterable[str], removed: Iterable[str], there: Container[str]
) -> Iterator[tuple[str, Item]]:
    """Yield the items whose pages a build puts or removes, each with what becomes of it."""
    pages = {file_of(one.address): one for one in every}
    yield from (("disappears", pages[path]) for path in removed if path in pages)
    for path in put:
        if path in pages:
            yield "alters" if path in there else "appears", pages[path]


def changes(stages: Iterable[Snapshot]) -> Iterator[Change]:
    """Yield the change from each stage to the next."""
    before: Snapshot | None = None
    for after in stages:
        if before is not None:
            yield Change(after.at, tuple(differences(before, after)))
        before = after


def _held(problems: Iterable[Problem]) -> dict[tuple[str, str], tuple[Problem, ...]]:
    """Map items to the problems that hold them; those in a translation count as its own."""
    found: dict[tuple[str, str], tuple[Problem, ...]] = {}
    for one in problems:
        path = PurePosixPath(one.place.path)
        if one.grade is Grade.HELD and path.parent.name in BY_FOLDER and len(path.parts) == 3:  # noqa: PLR2004 - content/KIND/FILE
            key = (BY_FOLDER[path.parent.name].name, record_id(path.name))
            found[key] = (*found.get(key, ()), one)
    return found


_Held = dict[tuple[str, str], tuple[Problem, ...]]


def _dated(content: Content, held: _Held, at: datetime) -> Iterator[Item]:
    """Yield what comes and goes by its dates, of every kind in files that clerks write."""
    scene = Scene(content, at)
    for kind in WITH_FILES:
        for one in scene.standings(kind.name):
            faults = held.get((kind.name, one.record.id), ())
            known = one.record.id, one.record.title, one.state, one.period
            yield Item(kind.name, *known, one.review, faults)


def _drafts(records: Records) -> Iterator[Item]:
    """Yield drafts of what never ends; once somebody approves them, they are simply there."""
    for kind in WITH_FILES:
        for one in records.lists[kind.name]:
            if getattr(one.value, "status", None) is Draftable.DRAFT:
                period, folder = Period(None, None), _folder(one.own.path)
                draft = State.DRAFT
                yield Item(kind.name, one.value.id, one.value.title, draft, period, folder=folder)


def _folder(path: str) -> str:
    return PurePosixPath(path).parent.name
