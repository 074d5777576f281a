"""The estate that something is moved into, as it is read, and the day on which that is done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path

from generator.dataclass import dataclass
from generator.edit.tables import Table
from generator.reading import Reading


@dataclass(frozen=True)
class Ground:
    """An estate to import into, with the plans before: paths ``taken`` and ``tables`` changed."""

    folder: Path
    reading: Reading
    today: date
    taken: Collection[str] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)
