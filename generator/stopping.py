"""Being told to stop: the signals of each system, and waits that hear them.

Windows hears Ctrl-C only between two waits, so a long one is made of short ones.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import suppress
from subprocess import Popen, TimeoutExpired
from threading import Event
from types import FrameType

HEARTBEAT = 0.5
"""Seconds of one wait."""

MINUTE = 60.0
"""Seconds."""


def on_stop(handler: Callable[[int, FrameType | None], object]) -> None:
    """Set a handler for SIGTERM and for Windows closing the window; Ctrl-C is another matter."""
    signal.signal(signal.SIGTERM, handler)
    if hasattr(signal, "SIGBREAK"):
        signal.signal(signal.SIGBREAK, handler)


def wait_for(stop: Event, seconds: float) -> bool:
    """Wait so many seconds, and tell whether to stop was said within them."""
    rest = seconds
    while rest > 0 and not stop.wait(min(rest, HEARTBEAT)):
        rest -= HEARTBEAT
    return stop.is_set()


def wait_for_end(process: Popen[bytes], minutes: float) -> int:
    """Wait for the status of a process, so many minutes at most. Raises ``TimeoutExpired``."""
    rest = minutes * MINUTE
    while rest > HEARTBEAT:
        with suppress(TimeoutExpired):
            return process.wait(HEARTBEAT)
        rest -= HEARTBEAT
    return process.wait(rest)
