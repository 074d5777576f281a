"""A kernel lock on a folder of notes, freed even by a crash."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "lock"
"""Name of the file in that folder."""


class LockedError(Exception):
    """An error: another build holds the lock."""


@contextmanager
def undisturbed(notes: Path) -> Iterator[None]:
    """Hold the lock, but make nothing: without its file nobody can hold it.

    Raises ``LockedError`` at once where somebody else does.
    """
    try:
        descriptor = os.open(notes / LOCK, os.O_RDWR)
    except FileNotFoundError:
        yield
    else:
        with holding(descriptor):
            yield


@contextmanager
def holding(descriptor: int) -> Iterator[None]:
    """Hold the lock of an open file, and close it. Raises ``LockedError``."""
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
