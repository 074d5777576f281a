"""Reading and replacing the small files of the store."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from generator.patience import remove_patiently, write_atomically

FOLDER = ".estate"


def read(file: Path) -> str | None:
    """Read a file; ``None`` where there is none, or none that can be read."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def now_in(folder: Path) -> int:
    """Read the clock of a folder's file system, in nanoseconds. Raises ``OSError``."""
    stamp = folder / f".{os.getpid()}.now"
    try:
        stamp.touch()
        return stamp.stat().st_mtime_ns
    finally:
        with suppress(OSError):
            remove_patiently(stamp)


def write(file: Path, text: str) -> None:
    """Write a file so that a crash leaves the old or the new one; write nothing where equal."""
    if read(file) == text:
        return
    file.parent.mkdir(exist_ok=True)
    write_atomically(file, text.encode())
