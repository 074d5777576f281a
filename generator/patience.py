"""Trying again where somebody else holds a file, as virus scanners and readers do on Windows.

Elsewhere a refusal is a matter of permissions, which no waiting changes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

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


def replace_patiently(source: Path, target: Path) -> None:
    """Replace a file. Raises ``OSError`` where the target stays as it was."""
    patiently(lambda: source.replace(target))


def remove_patiently(file: Path) -> None:
    """Remove a file, also where there is none. Raises ``OSError`` for what stays."""
    patiently(lambda: file.unlink(missing_ok=True))
