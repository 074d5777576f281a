"""A cache of what was made, named by what it was made of: bounded, and never believed blindly.

An entry begins with a hash of itself and of its name. Anything odd is as good as nothing there,
and nothing that goes wrong here is worth a word: it is made once more.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from generator.memory.files import FOLDER
from generator.patience import write_atomically


class Entries:
    """Entries in ``FOLDER/.estate/cache/KIND``; ``is_kept=False`` writes nothing."""

    def __init__(self, folder: Path, kind: str, *, is_kept: bool) -> None:
        self._folder = folder / FOLDER / "cache" / kind
        self._is_kept = is_kept
        self._used: set[str] = set()

    def recall(self, key: str) -> bytes | None:
        """Read an entry; ``None`` where there is none, or a damaged one."""
        self._used.add(key)
        try:
            digest, _, data = (self._folder / key).read_bytes().partition(b"\n")
        except (OSError, ValueError):
            return None
        return data if digest == _digest(key, data) else None

    def keep(self, key: str, data: bytes) -> None:
        """Write an entry, or nothing where that fails."""
        if not self._is_kept:
            return
        with suppress(OSError):
            entry = _digest(key, data) + b"\n" + data
            write_atomically(self._folder / key, entry, is_durable=False, makes_folders=True)

    def tidy(self) -> None:
        """Drop entries this build did not ask for, so that they never outgrow the site."""
        if not self._is_kept:
            return
        with suppress(OSError):
            for entry in self._folder.iterdir():
                if entry.name not in self._used:
                    with suppress(OSError):
                        entry.unlink()


def _digest(key: str, data: bytes) -> bytes:
    """Hash an entry with its name: an entry under another name is not that entry."""
    return hashlib.sha256(key.encode() + data).hexdigest().encode()
