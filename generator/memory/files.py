"""Reading and replacing the small files of the store."""

from __future__ import annotations

from pathlib import Path

from generator.patience import write_atomically

FOLDER = ".estate"


def read(file: Path) -> str | None:
    """Read a file; ``None`` where there is none, or none that can be read."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def write(file: Path, text: str) -> None:
    """Write a file so that a crash leaves the old or the new one; write nothing where equal."""
    if read(file) == text:
        return
    file.parent.mkdir(exist_ok=True)
    write_atomically(file, text.encode())
