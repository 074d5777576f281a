"""When the last real run was, so that a clock that went back is noticed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from generator.store.files import FOLDER, read, write

_FILE = f"{FOLDER}/last-run"


def last_run(folder: Path) -> datetime | None:
    """The moment of the last run that asked the clock; ``None`` where it is not known."""
    try:
        moment = datetime.fromisoformat((read(folder / _FILE) or "").strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def remember_run(folder: Path, at: datetime) -> None:
    """Raises ``OSError`` where it cannot be written."""
    write(folder / _FILE, f"{at.astimezone(UTC).isoformat()}\n")
