"""Notes that one run leaves to the next: a JSON value, read by the same program alone.

Whoever can write them can make a build say something false, but run nothing.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.memory.entries import Entries
from generator.memory.program import program

_AS_TYPED = "surrogatepass"
"""Halves of characters, which a text may have, are kept like any other character."""


class Notes:
    """The notes of that ``kind`` and ``name`` in an estate's cache."""

    def __init__(self, folder: Path, kind: str, name: str, *, is_kept: bool = True) -> None:
        self._entries = Entries(folder, kind, is_kept=is_kept)
        self._name = name
        self._program = program()
        """Asked for before anything is made that will be noted: files may be replaced since."""

    def recall(self) -> Any:
        """Read the notes; ``None`` where there are none, or another program has left them."""
        with suppress(ValueError, TypeError, RecursionError):
            by, noted = json.loads(self._entries.recall(self._name) or b"null")
            return noted if by == self._program else None
        return None

    def keep(self, value: Any) -> None:
        """Write the notes, or nothing where that fails."""
        noted = json.dumps(
            [self._program, value], ensure_ascii=False, separators=(",", ":"), check_circular=False
        )
        self._entries.keep(self._name, noted.encode("utf-8", _AS_TYPED))
