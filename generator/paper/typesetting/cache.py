"""Papers made before.

An entry is called by the hash of everything that made it: the document, the templates, the
fonts, Typst, this program.
"""

from __future__ import annotations

import json
from pathlib import Path

from generator.memory.entries import Entries
from generator.paper.typesetting.engine import Made


class Cache:
    """A cache of papers in one estate's folder; ``is_kept=False`` writes nothing."""

    def __init__(self, folder: Path, *, is_kept: bool = True) -> None:
        self._entries = Entries(folder, "papers", is_kept=is_kept)

    def recall(self, key: str) -> Made | None:
        head, _, data = (self._entries.recall(key) or b"").partition(b"\n")
        try:
            return Made(data, tuple(str(one) for one in json.loads(head)["missing"]))
        except (ValueError, KeyError, TypeError):
            return None

    def keep(self, key: str, made: Made) -> None:
        head = json.dumps({"missing": made.missing}).encode()
        self._entries.keep(key, head + b"\n" + made.data)

    def tidy(self) -> None:
        """Drop the papers this build did not ask for."""
        self._entries.tidy()
