"""The last good version of every record, as one JSON file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.load import Kept, LastGood, relocated
from generator.memory.files import FOLDER, read, write

FILE = f"{FOLDER}/last-good.json"
_VERSION = 1


def last_good(folder: Path) -> LastGood:
    """Read the last good versions; none where there is no file, or a damaged one.

    Their paths are those that the files have now.
    """
    try:
        stored = json.loads(read(folder / FILE) or "{}")
        if stored.get("version") != _VERSION:
            return LastGood()
        known = LastGood(
            {
                kind: {key: _kept(one) for key, one in records.items()}
                for kind, records in stored["records"].items()
            },
            {str(name): str(said) for name, said in stored.get("withdrawn", {}).items()},
            {str(path): _digest(one) for path, one in stored.get("attachments", {}).items()},
            frozenset((str(kind), str(key)) for kind, key in stored.get("missing", ())),
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return LastGood()
    return relocated(known, folder)


def _kept(stored: dict[str, Any]) -> Kept:
    path, plain = stored["path"], stored["plain"]
    if not isinstance(path, str) or not isinstance(plain, dict):
        raise TypeError("not a record")
    return Kept(path, plain)


def _digest(stored: Any) -> str:
    """Check a digest: it becomes the name of a file, so it must be one."""
    if not isinstance(stored, str) or not stored.isalnum():
        raise TypeError("not a hash")
    return stored


def remember(folder: Path, good: LastGood) -> None:
    """Write the last good versions in the order they are shown in; nothing where it is the same.

    Raises ``OSError`` where it cannot be written.
    """
    records = {
        kind: {key: {"path": one.path, "plain": one.plain} for key, one in kept.items()}
        for kind, kept in good.records.items()
        if kept
    }
    data: dict[str, Any] = {"generator": "estate-site", "records": records, "version": _VERSION}
    if good.withdrawn:
        data["withdrawn"] = good.withdrawn
    if good.attachments:
        data["attachments"] = good.attachments
    if good.missing:
        data["missing"] = sorted(good.missing)
    write(folder / FILE, json.dumps(data, ensure_ascii=False, indent=0))
