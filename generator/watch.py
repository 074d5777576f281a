"""Building again once something was edited, or the next change has come.

The folder and the clock are looked at every few seconds instead of being waited for: a
machine that slept, a clock that was set and a folder that somebody else synchronises look
the same then as any other moment.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from generator.dataclass import dataclass

LOOK_EVERY = 2.0
"""Seconds between two looks: an edit is on the site before one has reloaded the page."""

TRY_AGAIN_AFTER = 30.0
"""Seconds after a build that failed: the disk may be full, or another build running."""

_WATCHED = ("content", "templates")

Mark = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Result:
    """The result of one build: when something next changes by itself; ``None`` if it failed."""

    next_change: datetime | None


def watch(
    folder: Path,
    rebuild: Callable[[], Result],
    clock: Callable[[], datetime],
    wait: Callable[[float], bool],
) -> None:
    """Build at once, and again whenever there is a reason, until ``wait`` says to stop.

    ``wait`` sleeps for so many seconds and returns whether somebody asked to stop.
    """
    seen: Mark | None = None
    result = Result(None)
    while True:
        now_seen = mark(folder)
        is_edited = now_seen != seen
        if is_edited or result.next_change is None or clock() >= result.next_change:
            seen, result = now_seen, rebuild()
        if wait(LOOK_EVERY if result.next_change else TRY_AGAIN_AFTER):
            return


def mark(folder: Path) -> Mark:
    """List path, time and size of all that is read; equal as long as nothing was edited."""
    return tuple(sorted(one for name in _WATCHED for one in _files(folder / name)))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield the files of a folder; what vanishes while one looks is as good as gone."""
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            try:
                found = path.stat()
            except OSError:
                continue
            yield str(path), found.st_mtime_ns, found.st_size
