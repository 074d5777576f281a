"""Files to the output folder: the only writer.

Everything is compared first; what is equal is not touched. What changed is staged on the same
file system, announced in a journal, and put in place by one rename each. Then what we no longer
produce is removed, and it is removed even where writing failed: nothing that expired stays.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from generator.lock import undisturbed
from generator.progress import Work, counted
from generator.publish import manifest as manifests
from generator.publish.deciding import Published, decide
from generator.publish.disk import Disk, existing, is_empty, make_folders
from generator.publish.lock import locked
from generator.publish.manifest import assets, digest
from generator.publish.paths import obstacle_before, parents_of, state_folder

_NOT_FOUND = "404.html"


class PublishError(OSError):
    """A failure to write; ``removed`` files of what expired are gone, ``left`` ones are not."""

    def __init__(self, error: OSError, removed: tuple[str, ...], left: tuple[str, ...]) -> None:
        super().__init__(error.errno, error.strerror or str(error), error.filename)
        self.removed = removed
        self.left = left


def publish(files: Mapping[str, bytes], out: Path, disk: Disk | None = None) -> Published:
    """Make ``out`` hold exactly ``files`` and whatever in it is not ours.

    One earlier generation of hashed assets stays too. Raises ``RefusalError`` before anything
    is written, ``LockedError`` while another build runs, and ``PublishError`` where writing
    failed; by then the expired files are removed, but for those it names.
    """
    state, disk = state_folder(out), disk or Disk()
    with locked(state, disk):
        return _Publication(files, out, state, disk).run()


def plan(files: Mapping[str, bytes], out: Path, disk: Disk | None = None) -> Published:
    """Find what ``publish`` would do, by the same code; write nothing at all."""
    state, disk = state_folder(out), disk or Disk()
    with undisturbed(state):
        free = disk.free(existing(state))
        return decide(files, out, manifests.read(state, out), free).published


class _Publication:
    """One run: what is decided, and where it is noted until it is done."""

    def __init__(self, files: Mapping[str, bytes], out: Path, state: Path, disk: Disk) -> None:
        self._files = files
        self._out = out
        self._state = state
        self._disk = disk
        self._past = manifests.read(state, out)
        self._decision = decide(files, out, self._past, disk.free(state))
        self._touched: set[Path] = set()
        self._overwritten: dict[str, str] = {}

    def run(self) -> Published:
        try:
            self._put(self._decision.published.put)
        except OSError as error:
            self._remove()  # the first failure is the one to tell
            self._remember_what_is_left()
            raise self._failed(error) from error
        except BaseException:
            self._remove()
            self._remember_what_is_left()
            raise
        if failures := self._remove():
            self._remember_what_is_left()
            raise self._failed(failures[0]) from failures[0]
        self._sync_touched()
        manifests.conclude(self._state, self._disk, self._decision.after)
        return self._decision.published

    def _failed(self, error: OSError) -> PublishError:
        """Make the error; a page that could be written over is as good as removed."""
        removed = self._decision.published.removed
        left = {path for path in removed if os.path.lexists(self._out / path)}
        left -= self._overwritten.keys()
        gone = tuple(path for path in removed if path not in left)
        return PublishError(error, gone, tuple(path for path in removed if path in left))

    # Putting

    def _put(self, paths: tuple[str, ...]) -> None:
        self._clear_stage()
        if self._decision.published.lacking:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._out))
        if not paths:
            return
        try:
            self._stage(paths)
            self._announce(paths)
            self._place(paths)
        finally:
            with suppress(OSError):
                self._clear_stage()

    def _stage(self, paths: tuple[str, ...]) -> None:
        make_folders(self._disk, self._staged)
        for number, path in enumerate(counted(Work.WRITE, paths)):
            self._disk.write(self._staged / str(number), self._files[path])
        for number, _ in enumerate(paths):
            self._disk.sync(self._staged / str(number))

    def _announce(self, paths: tuple[str, ...]) -> None:
        planned = {path: self._decision.after.files[path] for path in paths}
        manifests.announce(self._state, self._disk, self._past, planned)

    def _place(self, paths: tuple[str, ...]) -> None:
        for number, path in enumerate(paths):
            target = self._out / path
            if path in self._decision.published.aside:
                self._copy_aside(path)
            if target.parent not in self._touched:
                self._touched |= make_folders(self._disk, target.parent)
            self._disk.replace(self._staged / str(number), target)

    @property
    def _staged(self) -> Path:
        return self._state / "stage"

    def _clear_stage(self) -> None:
        """Remove the stage, also with what a run that was cut short left there."""
        if self._staged.is_dir():
            for file in sorted(self._staged.iterdir()):
                self._disk.unlink(file)
            self._disk.remove_folder(self._staged)

    # Removing

    def _remove(self) -> list[OSError]:
        """Take away what is no longer produced; one that resists does not keep the others.

        Returns the failures.
        """
        failures = []
        for path in self._decision.published.removed:
            try:
                self._take_away(path)
            except OSError as error:
                failures.append(error)
                self._overwrite(path)
        for folder in self._emptied():
            try:
                self._disk.remove_folder(folder)
                self._touched.add(folder.parent)
            except OSError as error:
                failures.append(error)
        return failures

    def _take_away(self, path: str) -> None:
        file = self._out / path
        self._touched.add(file.parent)
        if path in self._decision.published.aside and self._move_aside(path):
            return
        with suppress(FileNotFoundError):
            self._disk.unlink(file)

    def _emptied(self) -> Iterator[Path]:
        """Yield folders that held what is forgotten and hold nothing now, the innermost first."""
        folders = {folder for path in self._decision.forgotten for folder in parents_of(path)}
        for folder in sorted(folders, key=lambda f: (-f.count("/"), f)):
            path = self._out / folder
            if not obstacle_before(self._out, f"{folder}/x") and is_empty(path):
                yield path

    def _overwrite(self, path: str) -> None:
        """Write over a page that cannot be removed, as far as possible: then it says nothing more.

        An asset never said anything that expires.
        """
        file = self._out / path
        if assets([path]):
            return
        with suppress(OSError):
            data = self._files.get(_NOT_FOUND) or (self._out / _NOT_FOUND).read_bytes()
            found = file.lstat()
            if stat.S_ISREG(found.st_mode) and found.st_nlink == 1:
                self._disk.write(file, data)
                self._overwritten[path] = digest(data)

    def _remember_what_is_left(self) -> None:
        """Note what is left: a file somebody puts where one of ours was is not taken for ours."""
        gone = (path for path in self._decision.forgotten if self._is_gone(self._out / path))
        left = self._past.ours.without(gone)
        with suppress(OSError):  # a full disk: the next run finds them gone
            self._sync_touched()
            files = {**left.files, **self._overwritten}
            manifests.remember(self._state, self._disk, replace(left, files=files))

    def _is_gone(self, file: Path) -> bool:
        """Tell whether a file is gone, and its folder too where that is not needed any more."""
        return not os.path.lexists(file) and not is_empty(file.parent)

    # Keeping

    def _aside(self, path: str) -> Path:
        """Make a place where a file of ours that somebody edited is kept, and not destroyed."""
        mark = manifests.found(self._out, path) or ""
        kept = self._state / "aside" / mark[:10] / path
        self._touched |= make_folders(self._disk, kept.parent)
        return kept

    def _copy_aside(self, path: str) -> None:
        """Copy an edited page aside, since the page itself must never be missing."""
        kept = self._aside(path)
        self._disk.write(kept, (self._out / path).read_bytes())
        self._disk.sync(kept)
        self._sync_touched()

    def _move_aside(self, path: str) -> bool:
        """Move a file aside, which takes no room; a full disk may lack that for a folder, though.

        Then it goes into the state folder itself; false is returned where it could not be moved.

        What expired goes even where nothing can be kept of it.
        """
        for place in (self._aside, lambda path: self._state / f"aside-{Path(path).name}"):
            with suppress(OSError):
                self._disk.replace(self._out / path, place(path))
                return True
        return False

    def _sync_touched(self) -> None:
        for folder in sorted(self._touched):
            if folder.is_dir():
                self._disk.sync_folder(folder)
        self._touched.clear()
