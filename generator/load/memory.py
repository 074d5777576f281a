"""A memory of what each file said, for whoever reads one folder again and again.

A file is known by its bytes, never by its time: what was saved twice within one tick of the
disk's clock is still read as it is. What a build has kept, the next run knows from the start.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from generator.kinds.records import Records
from generator.load import said
from generator.memory import Notes

Read = Callable[[str, bytes], Records]


class Memory:
    """A memory of one folder. Records are only ever added to others, so they can be shared."""

    def __init__(self, folder: Path) -> None:
        self._notes = Notes(folder, "content", "said")
        self._past: Mapping[str, list[str]] = self._notes.recall() or {}
        """Path → digest of the bytes that a build has read there, and what they said, as JSON."""
        self._known: dict[str, tuple[str, Records]] = {}

    def read(self, path: str, data: bytes, read: Read) -> Records:
        """Return what is known of these bytes at ``path``, else what ``read`` makes of them."""
        mark = blake2b(data, digest_size=16).hexdigest()
        known = self._known.get(path)
        if known is None or known[0] != mark:
            known = self._known[path] = (mark, self._recalled(path, mark) or read(path, data))
        return known[1]

    def keep(self, paths: Iterable[str]) -> None:
        """Keep for the next run what these files said.

        And nothing of any other: its words may have been withdrawn, for privacy even.
        """
        found = ((path, self._kept(path)) for path in paths)
        kept = {path: one for path, one in found if one}
        if kept != self._past:
            self._notes.keep(kept)

    def _recalled(self, path: str, mark: str) -> Records | None:
        with suppress(ValueError, LookupError, TypeError, AttributeError, RecursionError):
            past, plain = self._past[path]
            return said.restored(path, json.loads(plain)) if past == mark else None
        return None

    def _kept(self, path: str) -> list[str] | None:
        """Return what is to be kept of a file; ``None`` where it has a fault."""
        if path not in self._known:
            return None
        mark, records = self._known[path]
        past = self._past.get(path)
        if past and past[0] == mark:
            return past
        plain = said.plain(records)
        return plain and [mark, json.dumps(plain, ensure_ascii=False, separators=(",", ":"))]
