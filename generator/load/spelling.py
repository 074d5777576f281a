"""Files under exactly their name: Windows and macOS find one in any case.

There ``estate.yaml`` is found where only ``Estate.yaml`` lies, and an id is one in other letters.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from unicodedata import normalize


def is_file_so_named(file: Path) -> bool:
    """Tell whether there is a file with exactly this name, in whichever Unicode form."""
    name = normalize("NFC", file.name)
    return file.is_file() and any(
        normalize("NFC", one.name) == name for one in file.parent.iterdir()
    )


def spelling_order(path: str) -> list[tuple[bool, str]]:
    """Return a key that sorts paths so that the first of those with one NFC form is the one read.

    Each name that is in Unicode NFC comes before those that are not.
    """
    return [(normalize("NFC", part) != part, part) for part in PurePosixPath(path).parts]


def spelt_on_disk(folder: Path, path: str) -> Path:
    """Find a file whose path is in Unicode NFC: a Mac may have spelt it, or a folder, in NFD.

    Raises ``OSError`` where a folder cannot be listed.
    """
    if (folder / path).exists():
        return folder / path
    found = [folder]
    for part in PurePosixPath(path).parts:
        found = [inner for one in found if one.is_dir() for inner in _spellings(one, part)]
    return found[0] if found else folder / path


def _spellings(folder: Path, name: str) -> list[Path]:
    """List what is called ``name`` in a folder, in the order in which it is read."""
    found = (one for one in folder.iterdir() if normalize("NFC", one.name) == name)
    return sorted(found, key=lambda one: spelling_order(one.name))
