"""Writing a first ``content`` folder: all of it at once, or nothing, and never over anything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator import store
from generator.edit import EditError
from generator.patience import rename_patiently

CONTENT = "content"


def is_untouched(folder: Path) -> bool:
    """Tell whether a folder holds no content, and never did as far as its store remembers."""
    content = folder / CONTENT
    is_free = not content.is_dir() and not content.exists() and not content.is_symlink()
    return (is_free or _is_blank(content)) and not store.last_good(folder).records


def refuse_what_is_there(folder: Path) -> None:
    """Raise ``EditError`` where a folder has content, or had some that may be on a drive away."""
    if not is_untouched(folder):
        is_gone = not (folder / CONTENT).exists()
        raise EditError("begin_gone" if is_gone else "begin_has_content", folder=folder.resolve())


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files whose paths begin with ``content/``: all of them are there at once, or none.

    They are written into a folder beside it, which is renamed. Raises ``EditError`` where content
    is there by then, and ``OSError``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    refuse_what_is_there(folder)
    stage = folder / f".{CONTENT}-{os.getpid()}"
    shutil.rmtree(stage, ignore_errors=True)  # of a run that was killed and had the same number
    stage.mkdir()
    try:
        for path, data in files.items():
            _write_durably(stage / path.removeprefix(f"{CONTENT}/"), data)
        if (folder / CONTENT).is_dir():
            (folder / CONTENT).rmdir()  # it is blank, and Windows renames over no folder
        rename_patiently(stage, folder / CONTENT)
    finally:
        with suppress(OSError):
            shutil.rmtree(stage)


def _is_blank(content: Path) -> bool:
    """Tell whether the folder is there and holds nothing at all."""
    try:
        return content.is_dir() and not content.is_symlink() and not any(content.iterdir())
    except OSError:
        return False


def _write_durably(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
