"""Every system call that changes the disk, in one place.

So it can be said of each what a crash before it leaves behind, and a test can let any one of
them fail. What a power cut must not undo is synced; where a scanner or a reader holds a file,
as happens on Windows, replacing and removing are tried again for a while.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.patience import patiently

_FILE_MODE, _FOLDER_MODE = 0o644, 0o755
_BINARY = getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_UNSYNCABLE = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
"""Errors of a file system that has no way to sync a folder, as some in user space."""


class Disk:
    """The disk as it is; ``wait`` passes the time between two tries."""

    def __init__(
        self, pauses: Sequence[float] | None = None, wait: Callable[[float], object] = time.sleep
    ) -> None:
        self._pauses = pauses
        self._wait = wait

    def free(self, folder: Path) -> int:
        """Return the bytes that may still be written, or more than any site where nobody knows."""
        try:
            usage = shutil.disk_usage(folder)
        except OSError:
            return sys.maxsize
        return usage.free if usage.total else sys.maxsize

    def open_lock(self, file: Path) -> int:
        return os.open(file, os.O_RDWR | os.O_CREAT, _FILE_MODE)

    def write(self, file: Path, data: bytes) -> None:
        """Write a file with mode 0644 whatever the umask: a web server must be able to read it."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY | _NO_LINK
        with os.fdopen(os.open(file, flags, _FILE_MODE), "wb", buffering=0) as opened:
            rest = memoryview(data)
            while rest:
                rest = rest[opened.write(rest) :]
        if stat.S_IMODE(file.stat().st_mode) != _FILE_MODE:
            file.chmod(_FILE_MODE)

    def sync(self, file: Path) -> None:
        """Sync a file: after this, a power cut leaves its bytes whole."""
        _sync(os.open(file, os.O_RDWR | _BINARY))

    def sync_folder(self, folder: Path) -> None:
        """Sync a folder: after this, a power cut undoes no change of names in it.

        Windows has no such call.
        """
        if os.name == "nt":
            return
        try:
            _sync(os.open(folder, os.O_RDONLY))
        except OSError as error:
            if error.errno not in _UNSYNCABLE:
                raise

    def replace(self, source: Path, target: Path) -> None:
        patiently(lambda: source.replace(target), self._pauses, self._wait)

    def unlink(self, file: Path) -> None:
        patiently(file.unlink, self._pauses, self._wait)

    def make_folder(self, folder: Path) -> None:
        """Make a folder with mode 0755 whatever the umask."""
        folder.mkdir(exist_ok=True)
        folder.chmod(_FOLDER_MODE)

    def remove_folder(self, folder: Path) -> None:
        folder.rmdir()


def make_folders(disk: Disk, folder: Path) -> set[Path]:
    """Make a folder with all that lead to it; return the folders made, and the one they lie in."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        disk.make_folder(path)
    return {folder, *missing}


def existing(folder: Path) -> Path:
    """Find the folder itself, or the nearest above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def is_empty(folder: Path) -> bool:
    try:
        return next(folder.iterdir(), None) is None
    except OSError:
        return False


def _sync(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
