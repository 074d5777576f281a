"""Who works at this folder: as said, else as said last, else the name of the account."""

from __future__ import annotations

import getpass
from pathlib import Path

from generator import memory
from generator.history.faults import unwritable
from generator.memory.files import read, write

FILE = f"{memory.FOLDER}/who"
LONGEST = 40
"""Characters of a name."""


def name_at_work(folder: Path) -> str:
    """Find the name that a change is entered under when nobody says one."""
    return _clean(read(folder / FILE) or "") or _clean(_account()) or "?"


def remember_name(folder: Path, name: str) -> str:
    """Keep a name for the changes to come, and return it as it is entered.

    Raises ``HistoryError`` where it cannot be written.
    """
    clean = _clean(name)
    if clean:
        try:
            write(folder / FILE, clean)
        except OSError as error:
            raise unwritable(folder / FILE, error) from error
    return clean or name_at_work(folder)


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        return ""


def _clean(name: str) -> str:
    """Drop what would end a line or a name in a commit."""
    kept = "".join(c if c.isprintable() and c not in "<>" else " " for c in name)
    return " ".join(kept.split())[:LONGEST].strip(" .,;:'\"\\")
