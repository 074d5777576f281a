"""Supersession: which notice takes the place of which, and where that goes round in a circle.

Notices that replace one another would all be gone. So whatever lies on a circle, of any
length, takes the place of nothing: an owner who reads both the old notice and the new one
is better off than one who reads neither.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from generator.kinds.notices.model import Notice

Pair = tuple[str, str]
"""The id of a notice and of one that it names as replaced."""


def replaced_by(notices: Iterable[Notice]) -> dict[str, tuple[str, ...]]:
    """Map each notice to those that give way to it, leaving out what lies on a circle."""
    named = {notice.id: notice.supersedes for notice in notices}
    round_about = circles(named)
    return {
        new: tuple(old for old in olds if (new, old) not in round_about)
        for new, olds in named.items()
    }


def circles(named: Mapping[str, Iterable[str]]) -> dict[Pair, tuple[str, ...]]:
    """Map each pair that lies on a circle to the ids of the shortest one, its first id first."""
    try:
        TopologicalSorter(named).prepare()
    except CycleError:
        pairs = ((new, old) for new, olds in named.items() for old in olds)
        ways = (((new, old), _way(old, new, named)) for new, old in pairs)
        return {pair: (pair[0], *way[:-1]) for pair, way in ways if way}
    return {}


def _way(start: str, goal: str, named: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The shortest chain from ``start`` to ``goal``, both included; empty where there is none."""
    ways: dict[str, tuple[str, ...]] = {start: (start,)}
    ahead = deque([start])
    while ahead and goal not in ways:
        reached = ahead.popleft()
        fresh = [one for one in named.get(reached, ()) if one not in ways]
        ways.update((one, (*ways[reached], one)) for one in fresh)
        ahead.extend(fresh)
    return ways.get(goal, ())
