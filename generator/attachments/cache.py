"""Attachments made ready before: derived, bounded, and never believed without a look.

An entry is called by the hash of what it was made from and of how; inside, a hash of the
entry itself comes first. Anything odd is as good as nothing there, and nothing that goes
wrong here is worth a word: the picture is made once more.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from generator.attachments.outcome import Outcome


class Cache:
    """Entries in ``FOLDER/.estate/cache/attachments``. ``is_kept=False`` writes nothing."""

    def __init__(self, folder: Path, *, is_kept: bool = True) -> None:
        self._folder = folder / ".estate" / "cache" / "attachments"
        self._is_kept = is_kept
        self._used: set[str] = set()

    def recall(self, key: str, source: bytes) -> Outcome | None:
        """What was made of ``source``, if that is known and undamaged."""
        self._used.add(key)
        try:
            digest, _, rest = (self._folder / key).read_bytes().partition(b"\n")
            if digest != _digest(key, rest):
                return None
            head, _, data = rest.partition(b"\n")
            return _outcome(json.loads(head), data, source)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, key: str, source: bytes, outcome: Outcome) -> None:
        """Written beside and renamed, so that a crash leaves no half entry under its name."""
        if not self._is_kept:
            return
        rest = _entry(outcome, source)
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


def key_of(source: bytes, *how: str) -> str:
    """The name of an entry: of the same bytes processed the same way."""
    made = hashlib.sha256("\n".join(how).encode() + b"\n")
    made.update(source)
    return made.hexdigest()


def _digest(key: str, rest: bytes) -> bytes:
    """With the name in it: an entry under another name is not that entry."""
    return hashlib.sha256(key.encode() + rest).hexdigest().encode()


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
