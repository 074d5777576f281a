"""Progress of long work: rooms say what they are at, and whoever watches is told.

Nothing is handed down for it: every room would only pass on a watcher that it has no use for. Where
nobody watches, nothing is done.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from typing import TypeVar

T = TypeVar("T")


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
