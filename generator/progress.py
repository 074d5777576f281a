"""Progress of long work: rooms say what they are at, and whoever watches is told.

Nothing is handed down for it: every room would only pass on a watcher that it has no use for. Where
nobody watches, nothing is done. On a terminal a line watches; it is wiped before anything else is
said, so that neither pipes nor logs nor programs ever read it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from time import monotonic
from typing import TextIO, TypeVar

T = TypeVar("T")

LONG = 2.0
"""Seconds from which on somebody who waits wants to know."""

PAUSE = 0.1
"""Seconds between two words: more nobody can read, and a console of Windows is slow."""


class Work(Enum):
    """Work that may take long."""

    READ = "read"
    DRAW = "draw"
    SET = "set"
    AUDIT = "audit"
    WRITE = "write"


Watcher = Callable[[Work, int, int], None]
"""A function of the work, how much of it is done, and how much there is; 0 where nobody knows."""

_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watched(watcher: Watcher | None) -> Iterator[None]:
    """Tell this watcher of all work that is done meanwhile."""
    before = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(before)


def at_work(work: Work, done: int = 0, total: int = 0) -> None:
    if watcher := _watcher.get():
        watcher(work, done, total)


def counted(work: Work, items: Collection[T]) -> Iterator[T]:
    """Yield the items, and tell before each how many of them are done."""
    for number, item in enumerate(items):
        at_work(work, number, len(items))
        yield item


class ProgressLine:
    """The line on a terminal; ``words`` says what is done, ``clock`` counts seconds."""

    def __init__(
        self,
        stream: TextIO,
        words: Callable[[Work], str],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._stream = stream
        self._words = words
        self._clock = clock
        self._next = clock() + LONG
        self._width = 0

    def __call__(self, work: Work, done: int, total: int) -> None:
        now = self._clock()
        if now < self._next:
            return
        self._next = now + PAUSE
        words = self._words(work)
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
