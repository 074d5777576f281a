"""The stats of ``content/`` when the history last looked, so that what is known is not read."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from generator import memory
from generator.dataclass import dataclass
from generator.memory import Fingerprint, Root
from generator.patience import write_atomically

_FILE = f"{memory.FOLDER}/cache/history.json"
_VERSION = 1
_STAT = 4
"""Values of an entry that come of its stat; a digest behind them says that it proves nothing."""


@dataclass(frozen=True)
class Seen:
    """Entries of all files below ``content/``, known as they stand in the change ``tip``."""

    tip: str
    entries: Fingerprint

    def is_same(self, path: Path, now: Fingerprint) -> bool:
        """Tell whether a file's bytes are those that were seen."""
        entry, known = now.get(str(path)), self.entries.get(str(path))
        if not entry or not known or entry[:_STAT] != known[:_STAT]:
            return False
        return len(known) == _STAT or known == entry


NOTHING = Seen("", {})


def read_seen(folder: Path) -> Seen:
    """Read what was seen; nothing where that is not known."""
    try:
        plain = json.loads((folder / _FILE).read_bytes())
        if plain["version"] == _VERSION:
            return Seen(plain["tip"], plain["seen"])
    except (OSError, ValueError, LookupError, TypeError):
        pass
    return NOTHING


def write_seen(folder: Path, seen: Seen) -> None:
    """Write it for the next look. Raises ``OSError``."""
    plain = {"version": _VERSION, "tip": seen.tip, "seen": seen.entries}
    data = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    write_atomically(folder / _FILE, data, is_durable=False, makes_folders=True)


def take(folder: Path) -> Fingerprint:
    """Look at all files of the content. Raises ``OSError``."""
    (folder / memory.FOLDER).mkdir(exist_ok=True)
    return memory.taken([_root(folder)], memory.now_in(folder / memory.FOLDER))


def is_known(folder: Path, tip: str) -> bool:
    """Tell whether the content stands as that change left it, by stats alone where they prove it.

    Raises ``OSError`` where something cannot be looked at.
    """
    seen = read_seen(folder)
    if not tip or seen.tip != tip or not memory.holds(seen.entries, [_root(folder)]):
        return False
    settled = memory.settled(seen.entries, (folder / _FILE).stat().st_mtime_ns)
    if settled != seen.entries:  # bytes that were new need not be read at every look from now on
        with suppress(OSError):
            write_seen(folder, replace(seen, entries=settled))
    return True


def _root(folder: Path) -> Root:
    return Root(folder.absolute() / "content")
