"""Reading and replacing the small files of the store."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from generator.patience import remove_patiently, replace_patiently

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
    stage = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        with stage.open("w", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        replace_patiently(stage, file)
    finally:
        with suppress(OSError):
            remove_patiently(stage)
