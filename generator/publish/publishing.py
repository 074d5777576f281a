"""Files to the output folder: the only writer.

Everything is compared first; what is equal is not touched. What changed is staged on the
same file system, announced in a journal, and put in place by one rename each, in an order
in which every prefix is harmless: assets, records, data, lists, the home page. Then what we
no longer produce is removed, and it is removed even where writing failed or was refused:
nothing that expired stays.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.publish import manifest as manifests
from generator.publish.lock import locked
from generator.publish.manifest import digest
from generator.publish.paths import (
    obstacle_before,
    refuse_foreign,
    refuse_unsafe_paths,
    state_folder,
)

_LIST_RE = re.compile(
    r"[^/]+/index\.html|(?:buildings|programmes|events/\d{4}-\d{2}|notices/category)/.*"
)
"""Pages that lead to the pages of single records."""


@dataclass(frozen=True)
class Published:
    """Paths in the order they were put and removed; ``aside`` were edited by hand."""

    put: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    aside: tuple[str, ...]


def publish(files: Mapping[str, bytes], out: Path) -> Published:
    """Makes ``out`` hold exactly ``files`` and whatever in it is not ours.

    Raises ``RefusalError`` before anything is written, ``LockedError`` while another build
    runs, and ``OSError`` where writing failed; by then the expired files are removed.
    """
    state = state_folder(out)
    _make_folder(state.parent)
    with locked(state):
        return _Publication(files, out, state).run()


class _Publication:
    """One run: what shall be there, what was, and where the difference is noted."""

    def __init__(self, files: Mapping[str, bytes], out: Path, state: Path) -> None:
        self._files = files
        self._out = out
        self._state = state
        self._before = manifests.read(state, out)
        self._after = {path: digest(data) for path, data in files.items()}

    def run(self) -> Published:
        expired = (path for path in self._before if path not in self._after)
        gone = sorted(expired, key=lambda path: (_rank(path), path), reverse=True)
        try:
            changed, aside = self._put(gone)
        except BaseException:
            with suppress(OSError):  # the first failure is the one to tell
                self._remove(gone)
            raise
        removed = self._remove(gone)
        manifests.conclude(self._state, self._after)
        unchanged = len(self._files) - len(changed)
        return Published(tuple(changed), tuple(removed), unchanged, tuple(aside))

    def _put(self, gone: list[str]) -> tuple[list[str], list[str]]:
        """Puts what changed; returns its paths, and those that were edited by hand."""
        refuse_unsafe_paths(self._files)
        refuse_foreign(self._out, self._files, self._before)
        after = self._after
        stale = (path for path in after if not manifests.holds(self._out, path, after[path]))
        known = self._before
        changed = sorted(stale, key=lambda p: (_rank(p, is_new=p not in known), p))
        aside = [*self._set_aside([*changed, *gone])]
        if changed:
            self._stage(changed)
            manifests.announce(self._state, self._before, {path: after[path] for path in changed})
            self._place(changed)
        return changed, aside

    def _stage(self, paths: list[str]) -> None:
        shutil.rmtree(self._staged, ignore_errors=True)
        self._staged.mkdir()
        for number, path in enumerate(paths):
            staged = self._staged / str(number)
            staged.write_bytes(self._files[path])
            staged.chmod(0o644)

    def _place(self, paths: list[str]) -> None:
        for number, path in enumerate(paths):
            target = self._out / path
            _make_folder(target.parent)
            (self._staged / str(number)).replace(target)
        self._staged.rmdir()

    @property
    def _staged(self) -> Path:
        return self._state / "stage"

    def _set_aside(self, paths: Iterable[str]) -> Iterator[str]:
        """A file of ours that somebody edited is kept beside the manifest, not destroyed."""
        for path in paths:
            file = self._out / path
            if path not in self._before or not file.is_file():
                continue
            found = digest(file.read_bytes())
            if found != self._before[path]:
                kept = self._state / "aside" / found[:10] / path
                kept.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, kept)
                yield path

    def _remove(self, paths: list[str]) -> list[str]:
        """Unlinks what is no longer produced; one that resists does not keep the others."""
        removed: list[str] = []
        failures: list[OSError] = []
        for path in paths:
            try:
                removed += _unlinked(self._out, path)
            except OSError as error:
                failures.append(error)
        left = {path: mark for path, mark in self._before.items() if path not in removed}
        with suppress(OSError):  # a full disk: the next run finds them gone
            manifests.remember(self._state, left)
        if failures:
            raise failures[0]
        return removed


def _unlinked(out: Path, path: str) -> list[str]:
    """Removes a file and the folders this leaves empty; nothing where a link leads elsewhere."""
    if obstacle_before(out, path):
        return []
    found = []
    with suppress(FileNotFoundError):
        (out / path).unlink()
        found = [path]
    for parent in [*PurePosixPath(path).parents][:-1]:
        try:
            (out / parent).rmdir()
        except OSError:
            break
    return found


def _make_folder(folder: Path) -> None:
    """With mode 0755 whatever the umask: a web server must be able to read it."""
    missing = [folder]
    while not missing[-1].parent.exists():
        missing.append(missing[-1].parent)
    for path in reversed(missing):
        if not path.exists():
            path.mkdir(exist_ok=True)
            path.chmod(0o755)


def _rank(path: str, *, is_new: bool = False) -> int:
    """Order of putting: whoever follows a link finds its target already there.

    What is new goes first, since nothing leads to it yet; removing goes the other way round.
    """
    parts = PurePosixPath(path).parts
    if parts[0] in {"assets", "files"}:
        return 0
    if path == "index.html":
        return 5
    if is_new:
        return 1
    if parts[0] in {"n", "feeds", "data"} or not path.endswith("index.html"):
        return 3
    return 4 if _LIST_RE.fullmatch(path) else 2
