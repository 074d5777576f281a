"""A fingerprint of folders: every file by its stat, and by its bytes where a stat proves nothing.

A file that was written just before it was looked at may change again without a trace in its
times. Such a file is known by a digest of its bytes as well, the rule git has for racy entries.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

COARSE = 2_000_000_000
"""Nanoseconds of the coarsest clock of a file system in use: that of FAT."""

FINE = 50_000_000
"""Nanoseconds that the clock of a file system may stand still which knows parts of a second."""

Entry = list[int | str]
"""Size, mtime, ctime, inode; then a digest of the bytes where the stat may be racy."""

Fingerprint = dict[str, Entry]
"""Entries by path; a folder's path ends with a slash, and its entry is empty."""

_STAT = 4
_MTIME, _CTIME = 1, 2


class Root(NamedTuple):
    """A file, or a folder with all below it but for what bears one of the names left out."""

    path: Path
    left_out: frozenset[str] = frozenset()


def taken(roots: Iterable[Root], earlier: int = 0) -> Fingerprint:
    """Take the fingerprint of what is there, with digests of what was touched of late.

    Args:
        roots: files and folders; one that is not there is known as missing.
        earlier: nanoseconds by the clock of the file system, now or before; 0 if unknown.

    Raises:
        OSError: something cannot be looked at.
    """
    found = {}
    for path, status in _walked(roots):
        entry = _entry(status)
        if entry and not _is_proof(entry, earlier):
            entry.append(_digest(path, status))
        found[path] = entry
    return found


def holds(known: Fingerprint, roots: Iterable[Root]) -> bool:
    """Tell whether all is as it was when the fingerprint was taken.

    Raises ``OSError`` where something cannot be looked at.
    """
    found = set()
    for path, status in _walked(roots):
        found.add(path)
        if not _is_same(known.get(path), path, status):
            return False
    return len(found) == len(known)


def settled(known: Fingerprint, now: int) -> Fingerprint:
    """Drop the digests of files whose stat proves their bytes.

    Args:
        known: a fingerprint that held after ``now``.
        now: nanoseconds, by the clock of the file system.
    """
    return {
        path: entry[:_STAT] if entry and _is_proof(entry, now) else entry
        for path, entry in known.items()
    }


def _is_proof(entry: Entry, now: int) -> bool:
    """Tell whether no later change can leave a file's stat as it is, its clock having gone on."""
    times = int(entry[_MTIME]), int(entry[_CTIME])
    is_fine = all(instant % 1_000_000_000 for instant in times)
    return max(times) <= now - (FINE if is_fine else COARSE)


def _is_same(entry: Entry | None, path: str, status: os.stat_result) -> bool:
    if entry is None or entry[:_STAT] != _entry(status):
        return False
    return len(entry) <= _STAT or entry[_STAT] == _digest(path, status)


def _entry(status: os.stat_result) -> Entry:
    if stat.S_ISDIR(status.st_mode):
        return []
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]


def _walked(roots: Iterable[Root]) -> Iterator[tuple[str, os.stat_result]]:
    """Yield every file and folder with its status; links below a root lead nowhere."""
    for root in roots:
        try:
            status = root.path.stat()
        except FileNotFoundError:
            continue
        yield from _below(str(root.path), status, root.left_out)


def _below(
    path: str, status: os.stat_result, left_out: frozenset[str]
) -> Iterator[tuple[str, os.stat_result]]:
    if not stat.S_ISDIR(status.st_mode):
        yield path, status
        return
    yield f"{path}/", status
    # By ``os``, since ``pathlib`` takes longer for thousands of names than all the rest. And not
    # by the entry's own stat, which Windows has from the folder, where it comes too late.
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.name not in left_out:
                yield from _below(entry.path, os.lstat(entry.path), left_out)


def _digest(path: str, status: os.stat_result) -> str:
    """Digest the bytes of a file; of a link or a device no more can be known than its stat."""
    if not stat.S_ISREG(status.st_mode):
        return ""
    return blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
