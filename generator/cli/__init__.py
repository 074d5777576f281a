"""The command line: arguments, the one reading of the clock, printing, exit statuses."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from generator.cli.output import is_unheard, prepare
from generator.cli.unchanged import repeated

__all__ = ["is_unheard", "main", "now", "prepare", "repeated"]

_SELDOM = (100_000, 50, 1_000)
"""Thresholds of the garbage collector: not off, so that what goes on for days stays small."""


def now() -> datetime:
    """The only reading of the clock in this program."""
    return datetime.now(UTC)


def main(arguments: Sequence[str] | None = None, clock: Callable[[], datetime] = now) -> int:
    """Run the command ``estate`` and return its exit status; no content mistake is a traceback.

    Args:
        arguments: the words behind ``estate``; without them those of this process.
        clock: is asked for the time where no moment is typed.
    """
    prepare()
    words = sys.argv[1:] if arguments is None else [*arguments]
    if (status := repeated(words, clock)) is not None:
        return status
    # Lazily: who has changed nothing waits for nothing else, who asks for help for no content.
    from generator.cli.arguments import parse  # noqa: PLC0415

    parsed = parse(words)
    parsed.words = words
    with _few_collections():
        from generator.cli.ending import ended  # noqa: PLC0415

        status = ended(parsed, clock)
    if arguments is None:
        # The process ends: what still lives goes with it, and need not be searched once more.
        gc.freeze()
    return status


@contextmanager
def _few_collections() -> Iterator[None]:
    """Look for cycles seldom while a command runs.

    A command keeps nearly all it makes until its end, and a build makes a million objects: the
    usual search every 700 of them finds next to nothing.
    """
    usual = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
