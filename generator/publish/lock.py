"""One build at a time for one output folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.lock import LOCK, holding
from generator.publish.disk import Disk, make_folders


@contextmanager
def locked(state: Path, disk: Disk | None = None) -> Iterator[None]:
    """Hold ``state/lock``; raise ``LockedError`` at once where somebody else does."""
    disk = disk or Disk()
    make_folders(disk, state)
    with holding(disk.open_lock(state / LOCK)):
        yield
