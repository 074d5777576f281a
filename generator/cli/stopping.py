"""Being told to stop: the signals of each system, and a wait that hears them."""

from __future__ import annotations

import signal
from collections.abc import Callable
from threading import Event
from types import FrameType

HEARTBEAT = 0.5
"""Seconds of one wait: Windows hears Ctrl-C only between two."""


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
