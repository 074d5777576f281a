"""``build`` where nothing has changed: the words of the last one, before anything is loaded.

A timer asks every ten minutes, and hardly ever is there anything to do. So a build keeps what
it looked at and what it would say if it ran again; the next one that is asked for in the same
words looks at the stats of those files, and at the clock, before its words are even parsed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from generator import memory
from generator.cli import output
from generator.lock import LockedError, undisturbed
from generator.memory import Fingerprint, Record, Root
from generator.shipped import PACKAGE, shipped

COMMAND = "build"
_COMPILED = frozenset({"__pycache__"})
_NOT_RUN = _COMPILED | {"content"}
"""Names in the package of what makes no site: in a wheel the sample lies there as well."""

_CACHES = frozenset({"cache", "last-build.json", "last-run", "who"})
"""Names in the store on which nothing depends that a build says or writes."""


class Look(NamedTuple):
    """The folders of a build, as they were before it read any of them."""

    read: Fingerprint
    store: Fingerprint


def repeated(words: Sequence[str], clock: Callable[[], datetime]) -> int | None:
    """Say what the last build said and return its status, where it would do and say the same.

    ``words`` are those of the command line, as they stand. ``None`` where it might not say the
    same, or nothing is known of a build in those words.
    """
    folder, record = _last_in(words)
    if record is None:
        return None
    try:
        if record.key != key_of(words):
            return None
        at = clock() if record.is_of_now else None
        with undisturbed(record.lock):
            if not (_is_time(record, at, folder) and record.holds()):
                return None
            if at is not None:
                memory.remember_run(folder, at)
            memory.settle(folder, record)
    except (LockedError, OSError):
        return None
    try:
        _say(record, at)
    except OSError as error:
        if not output.is_unheard(error):
            raise
        output.drop_rest()
    return record.status


def _last_in(words: Sequence[str]) -> tuple[Path, Record | None]:
    """Find the record of the folder that the words name, whichever of them does so.

    It is read for its key: one that other words have written is not about these.
    """
    if words[:1] == [COMMAND]:
        named = (Path(word) for word in words[1:] if not word.startswith("-"))
        for folder in (*named, Path()):
            if record := memory.read_record(folder):
                return folder, record
    return Path(), None


def key_of(words: Sequence[str]) -> str:
    """Name what was asked for, where, and of which engine, as far as files do not show it."""
    return json.dumps(
        {
            "asked": [*words],
            "in": os.getcwd(),  # noqa: PTH109 - fails where ``Path.cwd`` does, and loads nothing
            "engine": memory.engine(),
        }
    )


def roots_read(folder: Path) -> tuple[Root, ...]:
    """List what a build reads and does not write: content, templates and the program itself."""
    folder = folder.absolute()
    return (
        Root(folder / "content"),
        Root(folder / "templates"),
        Root(PACKAGE, _NOT_RUN),
        Root(shipped("templates"), _COMPILED),
    )


def store_root(folder: Path) -> Root:
    """Name what a build reads of the store, and writes."""
    return Root(folder.absolute() / memory.FOLDER, _CACHES)


def look(folder: Path) -> Look | None:
    """Look at what a build is about to read; ``None`` where that cannot be known."""
    with suppress(OSError):
        read = memory.taken(roots_read(folder), memory.written_at(folder))
        return Look(read, memory.taken([store_root(folder)]))
    return None


def _is_time(record: Record, at: datetime | None, folder: Path) -> bool:
    """Tell whether the words hold at ``at``, and no clock went back.

    ``None`` is the moment that was typed, the record's own.
    """
    if at is None:
        return True
    last = memory.last_run(folder)
    return last is not None and last <= at and record.since <= at < record.until


def _say(record: Record, at: datetime | None) -> None:
    if record.data is None:
        sys.stderr.write(record.err)
        sys.stdout.write(record.out)
    else:
        output.as_json({**record.data, **({"at": at.isoformat()} if at else {})})
    sys.stdout.flush()
