"""Texts as they were typed in a record, and where each of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.load.records import Location, Sourced
from generator.problems import Place


def texts(typed: object, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield every text that was typed, with its location; the id is the name of the file."""
    if isinstance(typed, str):
        yield at, typed
    elif isinstance(typed, Mapping):
        for key, value in typed.items():
            yield from texts(value, (*at, key))
    elif isinstance(typed, list | tuple):
        for number, value in enumerate(typed):
            yield from texts(value, (*at, number))


def place_in(sourced: Sourced[Any], at: Location, position: int) -> Place:
    """Return where a character of one of a record's texts stands."""
    if at == ("body",):
        return sourced.place_in_text("body", position)
    if at == ("id",) and at not in sourced.places:
        return Place(sourced.own.path)
    return sourced.place(*at)
