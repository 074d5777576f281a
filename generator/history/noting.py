"""Noting changes: what was edited by hand, and what a command does, each as a change of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from generator.history import seen
from generator.history.changes import History, file_in, identity_of, records_in
from generator.history.deeds import BEGIN, BY_HAND, Deed, Message
from generator.history.faults import HistoryError
from generator.history.forgetting import forget
from generator.history.forgotten import forgotten_ids, hidden_blobs
from generator.history.kept import Noted
from generator.history.locking import alone
from generator.history.people import name_at_work
from generator.history.place import Place, place_of
from generator.history.private import Private, private_in
from generator.history.repository import Repository, Written, faults_told, name_of
from generator.history.seen import Seen
from generator.history.wording import headline
from generator.load.folders import LITTER_RE

LARGEST_BATCH = 32_000_000
"""Bytes of files that are read before they are written."""


def note_by_hand(folder: Path, place: Place, at: datetime | None) -> Noted:
    """Note what was edited by hand."""
    try:
        with alone(folder):
            return _Book(folder, place).by_hand(at)
    except HistoryError as error:
        return Noted(error)


def change(folder: Path, deed: Deed, write: Callable[[], object]) -> Noted:
    """Do what changes content and note it; what was edited by hand before is noted first.

    A history that cannot be kept stops nothing. Raises what ``write`` does.
    """
    noted, book = Noted(), None
    with ExitStack() as held:
        try:
            held.enter_context(alone(folder))
            book = _Book(folder, place_of(folder))
            noted = book.by_hand(deed.at)
        except HistoryError as error:
            noted = Noted(error)
        write()
        if book is None or noted.fault:
            return noted
        try:
            return _joined(noted, book.by(deed))
        except HistoryError as error:
            return replace(noted, fault=error)


def look_if_kept(folder: Path, at: datetime) -> tuple[Noted, History | None]:
    """Open the history as ``look`` does, where one is kept. Raises ``HistoryError``."""
    place = place_of(folder)
    with faults_told(place.git):
        return look(folder, at) if place.tip() else (Noted(), None)


def look(folder: Path, at: datetime) -> tuple[Noted, History]:
    """Open the history to be read, begun where there is none, with what was edited by hand in it.

    Where it can be read but not written it is shown as it is. Raises ``HistoryError``.
    """
    place = place_of(folder)
    noted = note_by_hand(folder, place, at)
    with faults_told(place.git):
        if noted.fault and not place.tip():
            raise noted.fault
        return noted, History(Repository(place))


def _joined(first: Noted, second: Noted) -> Noted:
    ids = tuple(dict.fromkeys((*first.forgotten, *second.forgotten)))
    return Noted(second.fault, ids, first.is_left_elsewhere or second.is_left_elsewhere)


class _Book:
    """A history that is written in, by who holds its lock."""

    def __init__(self, folder: Path, place: Place) -> None:
        self._folder = folder.absolute()
        self._place = place

    def by_hand(self, at: datetime | None) -> Noted:
        """Note what differs from the last change, if anything does."""
        with faults_told(self._place.git):
            if seen.is_known(self._folder, self._place.tip()):
                return Noted()
            return self._note(Deed(BY_HAND, at=at))

    def by(self, deed: Deed) -> Noted:
        with faults_told(self._place.git):
            return self._note(deed)

    def _note(self, deed: Deed) -> Noted:
        with Repository(self._place) as repository:
            last = repository.last()
            private = private_in(self._folder, forgotten_ids(repository))
            entries = seen.take(self._folder)
            before = seen.read_seen(self._folder)
            known = repository.files(last.tree) if last and before.tip == last.name else {}
            same = {p: b for p, b in known.items() if before.is_same(self._folder / p, entries)}
            found, hidden = self._found(repository, same, private)
            if last is None or found != repository.files(last.tree):
                tree = repository.tree(found)
                repository.lead_to(self._commit(repository, last, tree, deed, entries))
            forgotten = forget(repository, private, hidden)
            seen.write_seen(self._folder, Seen(self._place.tip(), entries))
        return Noted(None, forgotten, bool(forgotten) and not self._place.is_own)

    def _found(
        self, repository: Repository, same: dict[str, str], private: Private
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Map the files there are to their blobs, and the blobs of private ones to their ids.

        Only what is not known to be the ``same`` is read, and nothing private is written.
        """
        paths = sorted(_content(self._folder))
        own = {path: identity_of(path) for path in paths if identity_of(path) in private.ids}
        hidden = {name_of(self._read(path)): id for path, id in own.items()}
        withheld = hidden.keys() | hidden_blobs(repository, private)
        found = {path: same[path] for path in paths if path in same and path not in own}
        new = (path for path in paths if path not in found and path not in own)
        for some in _batches((path, self._read(path)) for path in new):
            shown = {path: data for path, data in some.items() if name_of(data) not in withheld}
            blobs = repository.put([*shown.values()])
            found |= dict(zip(shown, blobs, strict=True))
        return found, hidden

    def _read(self, path: str) -> bytes:
        return (self._folder / path).read_bytes()

    def _commit(
        self,
        repository: Repository,
        last: Written | None,
        tree: str,
        deed: Deed,
        entries: dict[str, list[int | str]],
    ) -> str:
        parent, before = (last.name, last.tree) if last else ("", "")
        command = deed.command if last else BEGIN
        moved = repository.moved(before, tree)
        files = [file_in(repository, one) for one in moved] if last else []
        touched = [side[0] for one in moved if (side := one.now)]
        at = self._moment(deed, last, [self._folder / path for path in touched], entries)
        by = deed.by or name_at_work(self._folder)
        said, why = headline(command, files, len(moved)), " ".join(deed.why.split())
        message = Message(command, said, why, records=records_in(moved))
        offset = at.utcoffset()
        seconds = int(offset.total_seconds()) // 60 * 60 if offset else 0
        written = Written("", parent, tree, by, int(at.timestamp()), seconds, str(message))
        return repository.commit(written)

    def _moment(
        self,
        deed: Deed,
        last: Written | None,
        touched: Iterable[Path],
        entries: dict[str, list[int | str]],
    ) -> datetime:
        """Find when it was: of a command when it ran, of an edit by hand when it was saved.

        That is never before the change before it, nor after the look that found it.
        """
        if deed.at and deed.command != BY_HAND:
            return deed.at
        times = [
            int(entry[1]) // 1_000_000_000 for path in touched if (entry := entries.get(str(path)))
        ]
        saved = max(times, default=int((self._folder / "content").stat().st_mtime))
        saved = min(saved, int(deed.at.timestamp())) if deed.at else saved
        saved = max(saved, last.seconds) if last else saved
        return datetime.fromtimestamp(saved, deed.at.tzinfo if deed.at else UTC)


def _batches(files: Iterable[tuple[str, bytes]]) -> Iterator[dict[str, bytes]]:
    """Yield files in lots that a small machine can hold."""
    some: dict[str, bytes] = {}
    size = 0
    for path, data in files:
        some[path] = data
        size += len(data)
        if size > LARGEST_BATCH:
            yield some
            some, size = {}, 0
    if some:
        yield some


def _content(folder: Path) -> Iterator[str]:
    """Yield the paths of all files that people put below ``content/``. Raises ``OSError``."""

    def below(path: str) -> Iterator[str]:
        with os.scandir(folder / path) as entries:
            for entry in entries:
                inner = f"{path}/{entry.name}"
                if LITTER_RE.fullmatch(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from below(inner)
                elif entry.is_file(follow_symlinks=False):
                    yield inner

    if (folder / "content").is_dir():
        yield from below("content")
