"""Facts on paper: a label, and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from generator.kinds.fact import View
from generator.kinds.facts import facts_of
from generator.wording.values import value_words

Row = dict[str, Any]


def row(*lines: str, key: str = "", notes: Iterable[str] = ()) -> Row:
    """Make a row, set large where ``key`` is ``time`` or ``scope``; ``notes`` stay small."""
    said = [line for line in lines if line]
    return {"lines": said, "notes": [note for note in notes if note], "key": key}


def rows_of(
    view: View, own: Mapping[str, Callable[[Any], Row]], elsewhere: Collection[str]
) -> list[Row]:
    """Make the rows of a view, without what the paper has another place for.

    ``own`` are the rows that say a fact in a shorter way than in its plain words.
    """
    found = []
    for fact in facts_of(view):
        if fact.key in elsewhere:
            continue
        made = own[fact.key](view) if fact.key in own else row(value_words(fact.value))
        if made["lines"]:
            found.append({"label": fact.label, **made})
    return found
