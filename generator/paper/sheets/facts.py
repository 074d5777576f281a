"""A fact on paper: a label, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Fact = dict[str, Any]


def fact(label: str, *lines: str, key: str = "", notes: Iterable[str] = ()) -> Fact:
    """Make a fact, set large where ``key`` is ``time`` or ``scope``; ``notes`` stay small."""
    said = [line for line in lines if line]
    return {"label": label, "lines": said, "notes": [note for note in notes if note], "key": key}


def told(facts: Iterable[Fact]) -> list[Fact]:
    """List the facts that have something to say."""
    return [one for one in facts if one["lines"]]
