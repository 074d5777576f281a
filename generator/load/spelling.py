"""Files under exactly their name: Windows and macOS find one in any case.

There ``estate.yaml`` is found where only ``Estate.yaml`` lies, and an id is one in other letters.
"""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize


def is_file_so_named(file: Path) -> bool:
    """Tell whether there is a file with exactly this name, in whichever Unicode form."""
    name = normalize("NFC", file.name)
    return file.is_file() and any(
        normalize("NFC", one.name) == name for one in file.parent.iterdir()
    )
