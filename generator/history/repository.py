"""A git repository as the history needs it: files by path, one change after another.

``dulwich`` reads and writes it, so no git need be installed, and any git can read it. Whatever
it raises becomes one sentence here: a fault of the history must not stop an edit or a build.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self, TypeVar

from dulwich.diff_tree import RenameDetector, TreeChange, tree_changes
from dulwich.file import FileLocked
from dulwich.index import commit_tree
from dulwich.object_store import iter_tree_contents
from dulwich.objects import Blob, Commit, ObjectID
from dulwich.refs import Ref
from dulwich.repo import Repo

from generator.dataclass import dataclass
from generator.history.faults import HistoryError, damaged, locked, unwritable
from generator.history.place import DESCRIPTION, Place
from generator.patience import rename_patiently

R = TypeVar("R")

FILE_MODE = 0o100644
FOLDER_MODE = 0o40000
MOST_BY_ITSELF = 100
"""Objects that are written one by one; more of them at once go into one pack."""


@dataclass(frozen=True)
class Written:
    """A commit of the repository, with its times as git keeps them."""

    name: str
    parent: str
    tree: str
    by: str
    seconds: int
    """Since 1970, in UTC."""
    offset: int
    """Seconds by which clocks there were ahead of UTC."""
    message: str


@dataclass(frozen=True)
class Moved:
    """A file that a change made, altered, renamed or removed; each side is a path and a blob."""

    was: tuple[str, str] | None
    now: tuple[str, str] | None


@contextmanager
def faults_told(git: Path) -> Iterator[None]:
    """Raise ``HistoryError`` for whatever goes wrong in a repository."""
    try:
        yield
    except HistoryError:
        raise
    except FileLocked as error:
        raise locked(Path(os.fsdecode(error.lockfilename))) from error
    except OSError as error:
        raise unwritable(git, error) from error
    except Exception as error:
        raise damaged(git, error) from error


class Repository:
    """The repository at a place; who opens it closes it, and holds the lock while writing.

    Every method raises what ``dulwich`` does: callers stand within ``faults_told``.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        if place.is_own and not place.git.exists():
            _make(place.git)
        self.repo = Repo(controldir=str(place.git))
        self.store = self.repo.object_store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.repo.close()

    def commits(self) -> list[Written]:
        """List all changes, the oldest first."""
        found: list[Written] = []
        name = self.place.tip()
        while name:
            found.append(self._written(name))
            name = found[-1].parent
        return found[::-1]

    def last(self) -> Written | None:
        name = self.place.tip()
        return self._written(name) if name else None

    def files(self, tree: str) -> dict[str, str]:
        """Map the path of every file in a tree to its blob."""
        entries = iter_tree_contents(self.store, _id(tree))
        return {_path(one.path): one.sha.decode() for one in entries if one.path and one.sha}

    def folders(self, tree: str) -> set[str]:
        """List a tree and all trees below it."""
        entries = iter_tree_contents(self.store, _id(tree), include_trees=True)
        return {tree, *(one.sha.decode() for one in entries if one.sha and one.mode == FOLDER_MODE)}

    def moved(self, before: str, after: str) -> list[Moved]:
        """List what differs between two trees; without a tree before, all is new."""
        renames = RenameDetector(self.store)
        sides = (_id(before) if before else None, _id(after))
        found = tree_changes(self.store, *sides, rename_detector=renames)
        return sorted(map(_moved, found), key=lambda one: (one.now or one.was or ("",))[0])

    def read(self, blob: str) -> bytes:
        found = self.store[_id(blob)]
        return found.as_raw_string()

    def put(self, contents: Sequence[bytes]) -> list[str]:
        """Write files, and return their names."""
        blobs = [Blob.from_string(data) for data in contents]
        new = [blob for blob in blobs if blob.id not in self.store]
        if len(new) > MOST_BY_ITSELF:
            self.store.add_objects([(blob, None) for blob in new])
        else:
            for blob in new:
                self._add(blob)
        return [blob.id.decode() for blob in blobs]

    def tree(self, files: Mapping[str, str]) -> str:
        """Write the folders of files that are there already."""
        entries = [(_bytes(path), _id(blob), FILE_MODE) for path, blob in files.items()]
        return self._unlocked(lambda: commit_tree(self.store, entries)).decode()

    def commit(self, change: Written) -> str:
        """Write a change, which nothing leads to yet, and return its name."""
        commit = Commit()
        commit.tree = _id(change.tree)
        commit.parents = [_id(change.parent)] if change.parent else []
        commit.author = commit.committer = f"{change.by} <>".encode()
        commit.author_time = commit.commit_time = change.seconds
        commit.author_timezone = commit.commit_timezone = change.offset
        commit.message = change.message.encode()
        self._add(commit)
        return commit.id.decode()

    def lead_to(self, name: str) -> None:
        """Make a change the last one."""
        ref = Ref(self.place.ref.encode())
        self._unlocked(lambda: self.repo.refs.set_if_equals(ref, None, _id(name)))

    def _add(self, one: Blob | Commit) -> None:
        self._unlocked(lambda: self.store.add_object(one))

    def _unlocked(self, write: Callable[[], R]) -> R:
        """Write past a lock that a crash left behind: in our own repository nobody holds any."""
        try:
            return write()
        except FileLocked as error:
            if not self.place.is_own:
                raise
            Path(os.fsdecode(error.lockfilename)).unlink(missing_ok=True)
            return write()

    def _written(self, name: str) -> Written:
        commit = self.store[_id(name)]
        if not isinstance(commit, Commit):
            raise TypeError(name)
        parent = commit.parents[0].decode() if commit.parents else ""
        by = commit.author.decode("utf-8", "replace").rpartition(" <")[0]
        times = commit.author_time, commit.author_timezone
        message = commit.message.decode("utf-8", "replace")
        return Written(name, parent, commit.tree.decode(), by, *times, message)


def name_of(data: bytes) -> str:
    """Return the name a file would have in a repository, by its bytes alone."""
    return Blob.from_string(data).id.decode()


def _make(git: Path) -> None:
    """Make a repository as a whole: a crash leaves none, never half of one."""
    stage = git.with_name(f".{git.name}.new")
    shutil.rmtree(stage, ignore_errors=True)
    try:
        stage.mkdir()
        Repo.init_bare(str(stage), default_branch=b"main").close()
        (stage / "description").write_text(DESCRIPTION, "utf-8", newline="\n")
        rename_patiently(stage, git)
    finally:
        with suppress(OSError):
            shutil.rmtree(stage)


def _moved(one: TreeChange) -> Moved:
    def side(entry: object) -> tuple[str, str] | None:
        path, sha = getattr(entry, "path", None), getattr(entry, "sha", None)
        return (_path(path), sha.decode()) if path and sha else None

    was = None if one.type == "copy" else side(one.old)
    return Moved(was, side(one.new))


def _id(name: str) -> ObjectID:
    return ObjectID(name.encode())


def _bytes(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")


def _path(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")
