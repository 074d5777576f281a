"""``build`` where nothing has changed: the words of the last one, before anything is loaded.

A timer asks every ten minutes, and hardly ever is there anything to do. So a build keeps what
it looked at and what it would say if it ran again; the next one looks at the stats of those
files, and at the clock, before it imports what reads content.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator import __version__, memory
from generator.cli import output
from generator.memory import Fingerprint, Record, Root
from generator.publish import LockedError, state_folder, undisturbed
from generator.shipped import PACKAGE, shipped

_COMPILED = frozenset({"__pycache__"})
_CACHES = frozenset({"cache", "last-build.json", "last-run"})
"""Names in the store on which nothing depends that a build says or writes."""


@dataclass(frozen=True)
class Look:
    """The folders of a build, as they were before it read any of them."""

    read: Fingerprint
    store: Fingerprint
    earlier: int
    """Nanoseconds, by the clock of the file system, some time before."""


def repeated(arguments: argparse.Namespace, clock: Callable[[], datetime]) -> int | None:
    """Say what the last build said and return its status, where it would do and say the same.

    ``None`` where it might not, or is asked for more.
    """
    if not is_plain(arguments):
        return None
    folder = arguments.folder.absolute()
    record = memory.read_record(folder)
    if record is None or record.key != key_of(arguments):
        return None
    at = None if arguments.at else clock()
    try:
        with undisturbed(state_folder(arguments.out or folder / "site")):
            if not (_is_time(record, at, folder) and record.holds()):
                return None
            if at is not None:
                memory.remember_run(folder, at)
            memory.settle(folder, record)
    except (LockedError, OSError):
        return None
    try:
        _say(record, arguments, at)
    except OSError as error:
        if not output.is_unheard(error):
            raise
        output.drop_rest()
    return record.status


def is_plain(arguments: argparse.Namespace) -> bool:
    """Tell whether a command is a build without an option that asks for more than building."""
    more = ("plan", "allow_empty", "allow_clock_back", "allow_missing", "fonts")
    return arguments.command == "build" and not any(getattr(arguments, name) for name in more)


def key_of(arguments: argparse.Namespace) -> str:
    """Name what was asked for, and the engine that answers as far as its files do not show it."""
    libraries = (Path(path) for path in sys.path if path.endswith("-packages"))
    return json.dumps(
        {
            "asked": [str(getattr(arguments, name)) for name in ("folder", "out", "at", "posters")],
            "folder": str(arguments.folder.absolute()),
            "engine": [__version__, str(PACKAGE), sys.version, sys.prefix],
            "libraries": [path.stat().st_mtime_ns for path in libraries if path.is_dir()],
        }
    )


def read_roots(folder: Path) -> tuple[Root, ...]:
    """List what a build reads and does not write: content, templates and the program itself."""
    folder = folder.absolute()
    return (
        Root(folder / "content"),
        Root(folder / "templates"),
        Root(PACKAGE, _COMPILED),
        Root(shipped("templates"), _COMPILED),
    )


def store_root(folder: Path) -> Root:
    """Name what a build reads of the store, and writes."""
    return Root(folder.absolute() / memory.FOLDER, _CACHES)


def look(arguments: argparse.Namespace) -> Look | None:
    """Look at what a build is about to read; ``None`` where nothing is kept of it."""
    if not is_plain(arguments):
        return None
    try:
        folder: Path = arguments.folder
        earlier = memory.written_at(folder)
        read = memory.taken(read_roots(folder), earlier)
        return Look(read, memory.taken([store_root(folder)]), earlier)
    except OSError:
        return None


def _is_time(record: Record, at: datetime | None, folder: Path) -> bool:
    """Tell whether the words hold at ``at``, and no clock went back.

    ``None`` is the moment that was typed, the record's own.
    """
    if at is None:
        return True
    last = memory.last_run(folder)
    return last is not None and last <= at and record.since <= at < record.until


def _say(record: Record, arguments: argparse.Namespace, at: datetime | None) -> None:
    said = record.said[arguments.lang]
    if arguments.json:
        output.as_json({**said.data, **({"at": at.isoformat()} if at else {})})
    else:
        sys.stderr.write(said.err)
        sys.stdout.write(said.out)
    sys.stdout.flush()
