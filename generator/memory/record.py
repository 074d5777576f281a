"""The record of a build: what was looked at, until when its words hold, and what it said.

It is JSON with a digest of itself, and never believed where it is damaged. Whoever can write it
can make a build say something false, but run nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from generator.memory.files import FOLDER
from generator.memory.fingerprint import Fingerprint, Root, holds, settled
from generator.patience import write_atomically

_FILE = f"{FOLDER}/last-build.json"
_VERSION = 1


class Record(NamedTuple):
    """A build and its result, which hold as long as the folders are as they were.

    ``key`` says what was asked for, and of which engine. What it said holds from ``since`` until
    just before ``until``, if it was a build as of now, else for ever.
    """

    key: str
    is_of_now: bool
    since: datetime
    until: datetime
    status: int
    out: str
    err: str
    data: Mapping[str, Any] | None
    """The answer to a program; to people, ``out`` and ``err`` were said."""
    lock: Path
    """The folder of the lock that builds of this site hold."""
    roots: tuple[Root, ...]
    """All that the build has read or written."""
    seen: Fingerprint
    """Stats of all that was read, from before the build; of all that was written, from after."""

    def holds(self) -> bool:
        """Tell whether the same build would find what it found, and change nothing.

        Raises ``OSError`` where something cannot be looked at.
        """
        return holds(self.seen, self.roots)


def written_at(folder: Path) -> int:
    """Return when the record of an estate was written, in nanoseconds; 0 where there is none."""
    try:
        return (folder / _FILE).stat().st_mtime_ns
    except OSError:
        return 0


def settle(folder: Path, record: Record) -> None:
    """Spare the next look the reading of files whose stat proves enough by now.

    To be called where the record holds. Raises ``OSError``.
    """
    seen = settled(record.seen, written_at(folder))
    if seen != record.seen:
        write_record(folder, record._replace(seen=seen))


def read_record(folder: Path) -> Record | None:
    """Read the record of an estate's last build; ``None`` where there is none, or a damaged one."""
    try:
        digest, _, data = (folder / _FILE).read_bytes().partition(b"\n")
        return _restored(json.loads(data)) if digest == _digest(data) else None
    except (OSError, ValueError, LookupError, TypeError):
        return None


def write_record(folder: Path, record: Record) -> None:
    """Write the record. Raises ``OSError``."""
    data = json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":")).encode()
    write_atomically(folder / _FILE, b"\n".join((_digest(data), data)), is_durable=False)


def _digest(data: bytes) -> bytes:
    return sha256(data).hexdigest().encode()


def _plain(record: Record) -> dict[str, Any]:
    return record._asdict() | {
        "version": _VERSION,
        "since": record.since.isoformat(),
        "until": record.until.isoformat(),
        "lock": str(record.lock),
        "roots": [[str(root.path), sorted(root.left_out)] for root in record.roots],
    }


def _restored(plain: dict[str, Any]) -> Record:
    """Make a record of its JSON. Raises for what is none: ``TypeError`` and such like."""
    if plain.pop("version") != _VERSION:
        raise ValueError("of another version")
    roots: Iterable[tuple[str, list[str]]] = plain.pop("roots")
    return Record(
        since=datetime.fromisoformat(plain.pop("since")),
        until=datetime.fromisoformat(plain.pop("until")),
        lock=Path(plain.pop("lock")),
        roots=tuple(Root(Path(path), frozenset(names)) for path, names in roots),
        **plain,
    )
