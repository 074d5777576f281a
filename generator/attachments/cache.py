"""Attachments made ready before.

An entry is called by the hash of what it was made from and of how.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from generator.attachments.outcome import Outcome
from generator.memory.entries import Entries


class Cache:
    """A cache of prepared attachments in one estate's folder. ``is_kept=False`` writes nothing."""

    def __init__(self, folder: Path, *, is_kept: bool = True) -> None:
        self._entries = Entries(folder, "attachments", is_kept=is_kept)

    def made(self, key: str, source: bytes, make: Callable[[], Outcome]) -> Outcome:
        """Return what was made of ``source``; where nobody knows that undamaged, make it."""
        known = self.recall(key, source)
        if known is None:
            known = make()
            self.keep(key, source, known)
        return known

    def recall(self, key: str, source: bytes) -> Outcome | None:
        """Return what was made of ``source``, if that is known and undamaged."""
        head, _, data = (self._entries.recall(key) or b"").partition(b"\n")
        try:
            return _outcome(json.loads(head), data, source)
        except (ValueError, KeyError, TypeError):
            return None

    def keep(self, key: str, source: bytes, outcome: Outcome) -> None:
        self._entries.keep(key, _entry(outcome, source))

    def tidy(self) -> None:
        """Drops what this build did not ask for."""
        self._entries.tidy()


def key_of(source: bytes, *how: str) -> str:
    """The name of an entry: of the same bytes processed the same way."""
    made = hashlib.sha256("\n".join(how).encode() + b"\n")
    made.update(source)
    return made.hexdigest()


def _entry(outcome: Outcome, source: bytes) -> bytes:
    is_same = outcome.data == source
    head = {"code": outcome.code, "facts": outcome.facts, "refused": outcome.data is None}
    data = b"" if is_same or outcome.data is None else outcome.data
    return json.dumps({**head, "same": is_same}).encode() + b"\n" + data


def _outcome(head: dict[str, object], data: bytes, source: bytes) -> Outcome:
    facts = head["facts"]
    if not isinstance(facts, list):
        raise TypeError("facts are pairs")
    kept = tuple((str(name), str(value)) for name, value in facts)
    made = None if head["refused"] else source if head["same"] else data
    return Outcome(made, str(head["code"]), kept)
