"""Records on their way to the public: what may not pass gives way to its last good version.

Whatever is published passes here, since anybody's number may stand in anything that was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.kinds.records import Records, listed
from generator.kinds.sourced import Sourced
from generator.load import LastGood
from generator.load.recovery import kinds
from generator.problems import Problem
from generator.review import parts
from generator.review.privacy import Guard

R = TypeVar("R", bound=BaseModel)


UNPUBLISHED = frozenset({"withdrawals"})


"""Kinds of which no word reaches a page."""


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

    def searched(self, records: Records, *, but: Iterable[str]) -> Records:
        """Return the records with every kind accepted but these, which have more rules."""
        wanted = {*kinds()} - UNPUBLISHED - {*but}
        accepted = {kind: self.accept(kind, listed(records, kind)) for kind in sorted(wanted)}
        return replace(records, **{kind: _like(records, kind, accepted[kind]) for kind in accepted})


def _like(records: Records, kind: str, accepted: list[Sourced[Any]]) -> Any:
    """A list, or a single record where there is only ever one."""
    is_list = isinstance(getattr(records, kind), list)
    return accepted if is_list else next(iter(accepted), None)
