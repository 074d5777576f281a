"""The history as one reads it: changes by number, the files in each, what any file said then."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta, timezone
from functools import cached_property
from pathlib import PurePosixPath
from typing import Self

from generator.dataclass import dataclass
from generator.history.deeds import Message, message_of
from generator.history.fields import Field, differences, title_in
from generator.history.forgotten import forgotten_ids
from generator.history.repository import Moved, Repository, Written, faults_told
from generator.load.folders import record_id
from generator.load.marks import mark_of
from generator.vocabulary import label

_IN_A_FOLDER = 3
"""Parts of a path: content/KIND/FILE. What lies deeper belongs to the record of its folder."""


MOST_RECORDS = 50
"""Records of a change that its message names."""


def identity_of(path: str) -> str:
    """Name the record a file belongs to: by its own name, or by the folder it lies in."""
    parts = PurePosixPath(path).parts
    if len(parts) > _IN_A_FOLDER and parts[1] != "files":
        return unicodedata.normalize("NFC", parts[2])
    return record_id(path)


@dataclass(frozen=True)
class File:
    """A file in a change: its record, what became of it, and how its fields differ.

    ``what`` is new, gone, renamed or changed. ``fields`` is ``None`` for what has no fields.
    """

    path: str
    what: str
    title: str
    fields: tuple[Field, ...] | None
    was: str = ""
    """Its path before, where that was another."""

    @property
    def id(self) -> str:
        return identity_of(self.path)

    @property
    def name(self) -> str:
        """Name by which it is listed: of a record its id, of a table what it is called."""
        is_table = len(PurePosixPath(self.path).parts) < _IN_A_FOLDER
        return label(self.id) if is_table else self.id

    @property
    def is_attached(self) -> bool:
        """Tell whether it lies in the folder of its record."""
        return len(PurePosixPath(self.path).parts) > _IN_A_FOLDER

    @property
    def is_beside(self) -> bool:
        """Tell whether it is not the record itself: a translation of it, or an attachment."""
        return self.is_attached or mark_of(self.path) is not None

    @property
    def former_id(self) -> str:
        """Id of the record before it was renamed; empty where it had the same."""
        former = identity_of(self.was) if self.was else ""
        return former if former != self.id else ""


@dataclass(frozen=True)
class Change:
    """A change with its number, counted from the first, which is 1."""

    number: int
    at: datetime
    by: str
    command: str
    why: str
    is_forgotten: bool
    files: tuple[File, ...]
    count: int
    """Files in it, of which those are listed that were asked for."""


class History:
    """All changes of an estate, read as they are asked for."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        with faults_told(repository.place.git), ExitStack() as opened:
            opened.push(repository)
            self._commits = repository.commits()
            opened.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._repository.close()

    @property
    def forgotten(self) -> frozenset[str]:
        """Ids whose words were removed for privacy."""
        return forgotten_ids(self._repository)

    def __len__(self) -> int:
        return len(self._commits)

    def changes(self, identity: str = "") -> Iterator[Change]:
        """Yield changes from the newest on; with an identity those of one record.

        A record is followed through its names: what it was called before is part of its past.
        """
        name = self.name_now(identity) if identity else ""
        for number in range(len(self), 0, -1):
            if not identity:
                yield self._change(number, self._moved(number))
            elif own := self._moved_of(number, name):
                yield self._change(number, own)
                name = _name_before(own, name)

    def files(self, number: int, identity: str = "") -> dict[str, str]:
        """Map paths to blobs as they stood after a change, of one record by its name then."""
        found = self._repository.files(self._commits[number - 1].tree)
        return {p: blob for p, blob in found.items() if not identity or identity_of(p) == identity}

    def name_at(self, identity: str, number: int) -> str:
        """Find what a record was called after a change."""
        name = self.name_now(identity)
        for later in range(len(self), number, -1):
            name = _name_before(self._moved_of(later, name), name)
        return name

    def read(self, blob: str) -> bytes:
        return self._repository.read(blob)

    def number_at(self, moment: datetime) -> int:
        """Find the last change up to a moment; 0 where the history begins later."""
        times = (datetime.fromtimestamp(one.seconds, UTC) for one in self._commits)
        later = (number for number, at in enumerate(times) if at > moment)
        return next(later, len(self))

    def sides(self, number: int) -> Iterator[tuple[str, bytes, bytes]]:
        """Yield every file in a change with its bytes before and after; empty where it was not."""
        for one in self._moved(number):
            was, now = (self.read(side[1]) if side else b"" for side in (one.was, one.now))
            yield (one.now or one.was or ("", ""))[0], was, now

    @cached_property
    def _last_files(self) -> dict[str, str]:
        return self.files(len(self)) if self._commits else {}

    def name_now(self, identity: str) -> str:
        """Follow a name that nothing bears any more to what was made of it."""
        if any(identity_of(path) == identity for path in self._last_files):
            return identity
        for number in range(1, len(self) + 1):
            for one in self._moved_of(number, identity):
                if one.was and one.now and identity_of(one.was[0]) == identity:
                    identity = identity_of(one.now[0])
        return identity

    def _moved_of(self, number: int, name: str) -> list[Moved]:
        """List the files of one record in a change, whose message may tell that there are none."""
        named = self._messages[number - 1].records
        if named and name not in named:
            return []
        return [one for one in self._moved(number) if name in _identities(one)]

    @cached_property
    def _messages(self) -> list[Message]:
        return [message_of(commit.message) for commit in self._commits]

    def _moved(self, number: int) -> list[Moved]:
        commit = self._commits[number - 1]
        before = self._commits[number - 2].tree if number > 1 else ""
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._repository.moved(before, commit.tree)
        return known

    @cached_property
    def _known(self) -> dict[int, list[Moved]]:
        return {}

    def _change(self, number: int, moved: list[Moved]) -> Change:
        commit = self._commits[number - 1]
        message = self._messages[number - 1]
        files = tuple(file_in(self._repository, one) for one in moved) if commit.parent else ()
        about = message.command, message.why, message.is_forgotten
        return Change(number, moment_of(commit), commit.by, *about, files, len(moved))


def moment_of(commit: Written) -> datetime:
    zone = timezone(timedelta(seconds=commit.offset))
    return datetime.fromtimestamp(commit.seconds, zone)


def file_in(repository: Repository, one: Moved) -> File:
    """Say what a change did to one file."""
    was, now = (repository.read(side[1]) if side else None for side in (one.was, one.now))
    path = (one.now or one.was or ("", ""))[0]
    return compared(path, was, now, one.was[0] if one.was and one.was[0] != path else "")


def compared(path: str, was: bytes | None, now: bytes | None, former: str = "") -> File:
    """Say how a file differs from what it was; ``former`` is its path then, if that was another."""
    what = "gone" if now is None else "new" if was is None else "changed"
    fields = differences(path, was, now) if what == "changed" else []
    title = title_in(path, now) or title_in(path, was)
    found = None if fields is None else tuple(fields)
    return File(path, "renamed" if former else what, title, found, former)


def records_in(moved: list[Moved]) -> tuple[str, ...]:
    """List the ids of the records in a change, or none where they are very many."""
    ids = sorted({id for one in moved for id in _identities(one)})
    return tuple(ids) if len(ids) <= MOST_RECORDS else ()


def _identities(one: Moved) -> set[str]:
    return {identity_of(side[0]) for side in (one.was, one.now) if side}


def _name_before(moved: list[Moved], name: str) -> str:
    """Return what a record was called before these changes of it."""
    renamed = (one for one in moved if one.was and one.now and identity_of(one.now[0]) == name)
    return next((identity_of(one.was[0]) for one in renamed if one.was), name)
