"""One build at a time for one output folder: a kernel lock, freed even by a crash."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.publish.disk import Disk, make_folders

_LOCK = "lock"


class LockedError(Exception):
    """An error: another build holds the lock."""


@contextmanager
def locked(state: Path, disk: Disk | None = None) -> Iterator[None]:
    """Hold ``state/lock``; raise ``LockedError`` at once where somebody else does."""
    disk = disk or Disk()
    make_folders(disk, state)
    with _holding(disk.open_lock(state / _LOCK)):
        yield


@contextmanager
def undisturbed(state: Path) -> Iterator[None]:
    """Hold the lock as ``locked`` does, but make nothing: without its file nobody can hold it."""
    try:
        descriptor = os.open(state / _LOCK, os.O_RDWR)
    except FileNotFoundError:
        yield
    else:
        with _holding(descriptor):
            yield


@contextmanager
def _holding(descriptor: int) -> Iterator[None]:
    try:
        try:
            _lock(descriptor)
        except (BlockingIOError, PermissionError) as error:
            raise LockedError from error
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
