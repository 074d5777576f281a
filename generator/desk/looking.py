"""Looking at the folder, many times a second, in a thread of its own.

An editor writes a file in several steps, and 500 saves in five seconds are one edit: what was
seen to change is read once it has rested for a moment, or when that takes too long.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread
from time import perf_counter

from generator.desk.desk import Desk
from generator.watch import mark

LOOK_EVERY = 0.1
"""Seconds between two looks."""

MOST_OF_IT = 4
"""Times a look's length that a pause lasts: many files on a slow disk are looked at less often."""

REST = 0.04
MOST_LOOKS = 8
"""Looks at one edit that does not rest: a third of a second, then what is there is read."""


class Looking(Thread):
    """A thread that looks until ``stop``; ``changed`` is called from it."""

    def __init__(self, desk: Desk, changed: Callable[[], None], every: float = LOOK_EVERY) -> None:
        super().__init__(name="looking", daemon=True)
        self._desk = desk
        self._changed = changed
        self._every = every
        self._ended = Event()
        self._seen = mark(desk.folder)

    def run(self) -> None:
        pause = self._every
        while not self._ended.wait(pause):
            start = perf_counter()
            if self._is_edited():
                self._look()
                self._changed()
            elif self._desk.is_due():
                self._changed()
                self._ended.wait(1)  # until somebody has looked at what is new
            pause = max(self._every, MOST_OF_IT * (perf_counter() - start))

    def _look(self) -> None:
        """Look once: no text in a file may end the looking, not even by a mistake of ours."""
        try:
            self._desk.look()
        except Exception:
            logging.getLogger(__name__).exception("the folder could not be read")

    def stop(self) -> None:
        self._ended.set()
        self.join()

    def _is_edited(self) -> bool:
        """Tell whether something was edited, after it has come to rest.

        The mark is taken before the reading: what is saved meanwhile is another edit.
        """
        found = mark(self._desk.folder)
        if found == self._seen:
            return False
        for _ in range(MOST_LOOKS):
            self._ended.wait(REST)
            before, found = found, mark(self._desk.folder)
            if before == found:
                break
        self._seen = found
        return True
