"""Papers made before: derived, bounded, and never believed without a look.

An entry is called by the hash of everything that made it: the document, the templates, the
fonts, Typst, this program. Anything odd is as good as nothing there.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from generator.posters.engine import Made


class Cache:
    """Entries in ``FOLDER/.estate/cache/papers``. ``is_kept=False`` writes nothing."""

    def __init__(self, folder: Path, *, is_kept: bool = True) -> None:
        self._folder = folder / ".estate" / "cache" / "papers"
        self._is_kept = is_kept
        self._used: set[str] = set()

    def recall(self, key: str) -> Made | None:
        self._used.add(key)
        try:
            digest, _, rest = (self._folder / key).read_bytes().partition(b"\n")
            if digest != _digest(key, rest):
                return None
            head, _, data = rest.partition(b"\n")
            missing = json.loads(head)["missing"]
            return Made(data, tuple(str(character) for character in missing))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, key: str, made: Made) -> None:
        """Written beside and renamed, so that a crash leaves no half entry under its name."""
        if not self._is_kept:
            return
        rest = json.dumps({"missing": made.missing}).encode() + b"\n" + made.data
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh = self._folder / f"{key}.{os.getpid()}"
            try:
                fresh.write_bytes(_digest(key, rest) + b"\n" + rest)
                fresh.replace(self._folder / key)
            finally:
                fresh.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Drops what this build did not ask for, so that the cache never outgrows the site."""
        if not self._is_kept:
            return
        with suppress(OSError):
            for entry in self._folder.iterdir():
                if entry.name not in self._used:
                    with suppress(OSError):
                        entry.unlink()


def _digest(key: str, rest: bytes) -> bytes:
    """With the name in it: an entry under another name is not that entry."""
    return hashlib.sha256(key.encode() + rest).hexdigest().encode()
