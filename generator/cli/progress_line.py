"""A line on the terminal that says what is being done and how far, once it takes long.

It stands on the stream of faults and is wiped before anything else is said, so that neither pipes
nor logs nor programs ever read it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TextIO

from generator.cli.words import say
from generator.languages import Language
from generator.progress import Work, watched

LONG = 2.0
"""Seconds from which on somebody who waits wants to know."""

PAUSE = 0.1
"""Seconds between two words: more nobody can read, and a console of Windows is slow."""


class ProgressLine:
    """The line on a terminal; ``clock`` counts seconds."""

    def __init__(
        self, stream: TextIO, language: Language, clock: Callable[[], float] = monotonic
    ) -> None:
        self._stream = stream
        self._language = language
        self._clock = clock
        self._next = clock() + LONG
        self._width = 0

    def __call__(self, work: Work, done: int, total: int) -> None:
        now = self._clock()
        if now < self._next:
            return
        self._next = now + PAUSE
        words = say(self._language, f"at_{work.value}")
        self._show(f"{words} {done}/{total} …" if total else f"{words} …")

    def wipe(self) -> None:
        if self._width:
            self._show("")
            self._stream.write("\r")
            self._stream.flush()

    def _show(self, text: str) -> None:
        """Write over what stood there; one of our characters is as wide as two spaces."""
        width = sum(1 if character.isascii() else 2 for character in text)
        self._stream.write(f"\r{text}{' ' * max(0, self._width - width)}")
        self._stream.flush()
        self._width = width


@contextmanager
def shown(arguments: argparse.Namespace) -> Iterator[None]:
    """Show on a terminal how far the work is that is done meanwhile."""
    is_for_people = sys.stderr.isatty() and not getattr(arguments, "json", False)
    if not is_for_people:
        yield
        return
    line = ProgressLine(sys.stderr, arguments.language)
    try:
        with watched(line):
            yield
    finally:
        line.wipe()
