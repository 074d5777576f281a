"""Finding an item in the list: by its words, its state, its kind, or the month it is about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, tzinfo

from generator.dataclass import dataclass
from generator.desk.panels import GROUPS, WITH_FILES, Item
from generator.kinds.records import Records
from generator.kinds.sourced import texts
from generator.patterns import lazy_re

_NEVER = datetime.max.replace(tzinfo=UTC)

MOST = 50
"""The most items of a group that are shown before somebody asks for all of them."""

_SPACE_RE = lazy_re(r"\s+")


@dataclass(frozen=True)
class Wanted:
    """A search in the list of content; a field that is empty narrows nothing."""

    words: str = ""
    group: str = ""
    kind: str = ""
    month: str = ""
    """Month in which an item hangs, such as ``2026-11``."""
    is_whole: bool = False
    """True where groups are shown to their end, however long they are."""

    @property
    def is_narrow(self) -> bool:
        return bool(self.words.strip() or self.group or self.kind or self.month)


@dataclass(frozen=True)
class Group:
    """Items of one state: those that are shown, and how many there are."""

    name: str
    shown: tuple[Item, ...]
    count: int


@dataclass(frozen=True)
class Found:
    """The outcome of a search: its groups, and how many items each state and kind would give."""

    groups: tuple[Group, ...]
    states: Mapping[str, int]
    kinds: Mapping[str, int]

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


def find(every: Iterable[Item], wanted: Wanted, said: Mapping[str, str], zone: tzinfo) -> Found:
    """Find items; each word must stand somewhere in what an item says.

    Args:
        every: all items, in the order in which they are shown.
        wanted: what is looked for.
        said: the id of an item → its text, folded; see ``words_of``.
        zone: the estate's, in which months begin.
    """
    words = folded(wanted.words).split()
    about = [one for one in every if _says(one, words, said) and _is_in(one, wanted.month, zone)]
    found = [one for one in about if wanted.kind in {"", one.kind}]
    groups = []
    for name in GROUPS if not wanted.group else [wanted.group]:
        own = [one for one in found if one.group == name]
        if name == "over":
            own.reverse()  # the last that has ended is the first that is looked for
        if name == "scheduled":
            own.sort(key=lambda one: one.period.start or _NEVER)
        shown = own if wanted.is_whole else own[:MOST]
        groups.append(Group(name, tuple(shown), len(own)))
    return Found(
        tuple(group for group in groups if group.count),
        {name: sum(one.group == name for one in found) for name in GROUPS},
        {kind.name: sum(one.kind == kind.name for one in about) for kind in WITH_FILES},
    )


def words_of(records: Records) -> dict[str, str]:
    """Map ids to all that is typed of a record, as it is compared."""
    return {
        one.value.id: folded(" ".join(text for _, text in texts(one.plain)))
        for kind in WITH_FILES
        for one in records.lists[kind.name]
    }


def folded(text: str) -> str:
    """Write a text as it is compared: without the width and the case of its letters."""
    return _SPACE_RE.sub(" ", unicodedata.normalize("NFKC", text).casefold())


def _says(item: Item, words: list[str], said: Mapping[str, str]) -> bool:
    own = f"{folded(item.title)} {item.id.casefold()} {said.get(item.id, '')}"
    return all(word in own for word in words)


def _is_in(item: Item, month: str, zone: tzinfo) -> bool:
    """Tell whether an item hangs, or hung, in a month; what has no dates is in none."""
    if not month:
        return True
    start, end = item.period.start, item.period.end
    first = f"{start.astimezone(zone):%Y-%m}" if start else ""
    last = f"{end.astimezone(zone):%Y-%m}" if end else ""
    return bool(first or last) and (first or last) <= month <= (last or "9999")
