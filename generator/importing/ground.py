"""The estate that something is moved into, as it is read, and the day on which that is done."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from generator.dataclass import dataclass
from generator.reading import Reading


@dataclass(frozen=True)
class Ground:
    """``taken`` are paths that other drafts of the same run will have."""

    folder: Path
    reading: Reading
    today: date
    taken: Collection[str] = ()
