"""Our belief about the host: path → hash of every file we put there.

It is noted before a command runs and again after it: a file that is on its way counts as there,
with bytes nobody knows. So after any crash it is sent again, or removed if it is no longer ours.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.dataclass import dataclass
from generator.memory.files import read, write
from generator.models.upload import Upload
from generator.publish import order
from generator.publish.paths import stays_inside

_FILE = "uploaded.json"
_VERSION = 1
_UNKNOWN = ""


@dataclass(frozen=True)
class Remote:
    """Files on the host; ``target`` is how they got there: if it changed, nobody knows them.

    ``is_lost`` where there was a note that cannot be read: files may be there that nobody knows.
    """

    target: str
    files: Mapping[str, str]
    is_lost: bool = False

    def unsure_of(self, paths: Iterable[str]) -> Remote:
        return replace(self, files={**self.files, **dict.fromkeys(paths, _UNKNOWN)})

    def holding(self, marks: Mapping[str, str]) -> Remote:
        return replace(self, files={**self.files, **marks})

    def without(self, paths: Iterable[str]) -> Remote:
        gone = set(paths)
        return replace(self, files={p: mark for p, mark in self.files.items() if p not in gone})


@dataclass(frozen=True)
class Transfer:
    """A transfer: ``steps`` are put, each before the next is begun; then ``removed`` goes."""

    steps: tuple[tuple[str, ...], ...]
    removed: tuple[str, ...]
    new: frozenset[str]

    @property
    def put(self) -> tuple[str, ...]:
        return tuple(path for step in self.steps for path in step)


def transfer(marks: Mapping[str, str], remote: Remote) -> Transfer:
    """Plan how the host comes to hold exactly these files, and whatever is not ours.

    ``marks`` maps their paths to hashes.
    """
    changed = [path for path, mark in marks.items() if remote.files.get(path) != mark]
    return Transfer(
        steps=tuple(tuple(step) for step in order.steps(changed, remote.files)),
        removed=tuple(order.to_remove(remote.files.keys() - marks.keys())),
        new=frozenset(changed) - remote.files.keys(),
    )


def recall(state: Path, upload: Upload, url: str) -> Remote:
    target = _target(upload, url)
    text = read(state / _FILE)
    if text is None:
        return Remote(target, {}, is_lost=(state / _FILE).exists())
    stored = _parsed(text)
    if stored is None:
        return Remote(target, {}, is_lost=True)
    files = stored["files"]
    return Remote(target, files if stored["target"] == target else dict.fromkeys(files, _UNKNOWN))


def note(state: Path, remote: Remote) -> None:
    """Note what is there. Raises ``OSError`` if it cannot be written: then nothing may be sent."""
    stored = {
        "files": dict(sorted(remote.files.items())),
        "target": remote.target,
        "version": _VERSION,
    }
    write(state / _FILE, json.dumps(stored, ensure_ascii=False, indent=0))


def _target(upload: Upload, url: str) -> str:
    """Digest how files get there: where it changes, all is sent again, what must go still goes.

    That is another host perhaps, or only another option.
    """
    return hashlib.sha256("\0".join([url, *upload.put]).encode()).hexdigest()


def _parsed(text: str) -> Any:
    """Parse a note; ``None`` for one that is not whole, or names a path outside of the site."""
    try:
        stored = json.loads(text)
        files = stored["files"]
        is_whole = stored["version"] == _VERSION and isinstance(stored["target"], str)
        is_whole &= all(stays_inside(p) and isinstance(mark, str) for p, mark in files.items())
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return stored if is_whole else None
