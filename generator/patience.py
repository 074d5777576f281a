"""Replacing and removing files, again and again where somebody else holds one.

Virus scanners and readers do so on Windows. Elsewhere a refusal is a matter of permissions,
which no waiting changes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import get_ident

WINDOWS_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
"""Seconds between tries: only Windows refuses for as long as somebody else has a file open."""

PAUSES = WINDOWS_PAUSES if os.name == "nt" else ()


def patiently(
    action: Callable[[], object],
    pauses: Sequence[float] | None = None,
    wait: Callable[[float], object] = time.sleep,
) -> None:
    """Do it, again after each pause while it is refused; raise what the last try raises."""
    for pause in PAUSES if pauses is None else pauses:
        try:
            action()
        except PermissionError:
            wait(pause)
        else:
            return
    action()


def remove_patiently(file: Path) -> None:
    """Remove a file, also where there is none. Raises ``OSError`` for what stays."""
    patiently(lambda: file.unlink(missing_ok=True))


def rename_patiently(source: Path, target: Path) -> None:
    """Rename a file or a folder to a name nothing has. Raises ``OSError``."""
    patiently(lambda: source.rename(target))


def write_atomically(
    file: Path, data: bytes, *, is_durable: bool = True, makes_folders: bool = False
) -> None:
    """Replace a file as a whole: a crash leaves the old one or the new one, never half of either.

    The bytes are written beside it and renamed.

    Args:
        file: what is replaced, or made anew.
        data: all it will hold.
        is_durable: whether a power cut, too, leaves no half file. That costs a wait for the disk,
            which is spared where a damaged file is noticed when it is read, and made once more.
        makes_folders: whether the folders to it are made. Those of people are not: one that is
            gone may be a drive that is away.

    Raises:
        OSError: the file stays as it was.
    """
    # Not by its name, which may be as long as a name can be.
    stage = file.with_name(f".{os.getpid()}-{get_ident()}.new")
    if makes_folders:
        file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with stage.open("wb") as opened:
            opened.write(data)
            if is_durable:
                opened.flush()
                os.fsync(opened.fileno())
        patiently(lambda: stage.replace(file))
    finally:
        with suppress(OSError):  # what kept the file from being replaced is what must be told
            remove_patiently(stage)
