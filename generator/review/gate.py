"""Records on their way to the public: what may not pass gives way to its last good version.

Whatever is published passes here, since anybody's number may stand in anything that was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from pydantic import BaseModel

from generator.kinds.sourced import Sourced
from generator.load import LastGood
from generator.problems import Problem
from generator.review import parts
from generator.review.privacy import Guard

R = TypeVar("R", bound=BaseModel)


class Gate:
    """``problems`` grows by why something did not pass."""

    def __init__(self, last_good: LastGood, problems: list[Problem], guard: Guard) -> None:
        self._last_good = last_good
        self._problems = problems
        self._guard = guard

    def accept(
        self,
        kind: str,
        candidates: Iterable[Sourced[R]],
        held: Callable[[Sourced[R]], list[Problem]] = lambda _: [],
    ) -> list[Sourced[R]]:
        """Return those that pass ``held`` and hold nobody's data, or their last good versions."""

        def faults(one: Sourced[R]) -> list[Problem]:
            return [*held(one), *parts.faults(one, kind), *self._guard.faults(one)]

        looked_at = [(one, faults(one)) for one in candidates]
        sound = [one for one, found in looked_at if not found]
        passed: list[Sourced[R]] = []
        for one, found in looked_at:
            if not found:
                passed.append(one)
            elif not one.is_kept:
                self._problems += found
                kept = self._last_good.instead(kind, one, [*sound, *passed])
                passed += [earlier for earlier in kept if not faults(earlier)]
        return passed
