"""One writer of a history at a time: others wait for it, and not for long."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from generator import memory
from generator.history.faults import locked, unwritable
from generator.lock import LockedError, holding

FILE = f"{memory.FOLDER}/cache/history.lock"
PAUSE = 0.05
TRIES = 100
"""Pauses that make five seconds: what another change takes at the very most."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the history of an estate. Raises ``HistoryError``."""
    file = folder / FILE
    with ExitStack() as held:
        for _ in range(TRIES):
            try:
                held.enter_context(holding(_opened(file)))
                break
            except LockedError:
                time.sleep(PAUSE)
        else:
            raise locked(file)
        yield


def _opened(file: Path) -> int:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise unwritable(file, error) from error
