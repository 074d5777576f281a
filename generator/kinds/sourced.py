"""Records with their places: what was typed where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from generator.dataclass import dataclass
from generator.models.translation import texts_of
from generator.models.unshown import FOR_BOARDS_ALONE
from generator.problems import Place

R = TypeVar("R", bound=BaseModel)

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Sourced(Generic[R]):
    """A record and where each of its values stands in the admin's file."""

    value: R
    own: Place
    places: Mapping[Location, Place] = field(repr=False)
    typed: Mapping[Location, str] = field(default_factory=dict, repr=False)
    """Text of each value as the admin typed it."""
    plain: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """All of it, key by key, from which the record can be made again."""
    is_kept: bool = False
    """Mark of a last good version, which stands in for a record that is broken now."""

    def place(self, *location: str | int) -> Place:
        """Return where a value stands; the record itself where it was not typed."""
        return self.places.get(location, self.own)

    def place_of(self, word: str, *location: str | int) -> Place:
        """Return where a word of a list stands: its own line, or that of the list."""
        size = len(location)
        holders = (
            self.places[at]
            for at, text in self.typed.items()
            if at[:size] == location and word in text
        )
        return next(holders, self.place(*location))

    def place_in_text(self, key: str, position: int) -> Place:
        """Return where a character of a text of several lines stands."""
        start = self.place(key)
        text: str = getattr(self.value, key)
        return Place(start.path, start.line + text.count("\n", 0, position))


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


def words(sourced: Sourced[Any]) -> Iterator[tuple[Location, str]]:
    """Yield every typed text that is somebody's words: no date, no number, no choice.

    Words for the boards are read by whoever stands there, though no page shows them.
    """
    model: type[BaseModel] = type(sourced.value)
    fields = model.model_fields
    names = FOR_BOARDS_ALONE.intersection(fields).union(texts_of(model))
    keys = {fields[name].alias or name for name in names}
    yield from texts({key: value for key, value in sourced.plain.items() if key in keys})


def place_in(sourced: Sourced[Any], at: Location, position: int) -> Place:
    """Return where a character of one of a record's texts stands."""
    if at == ("body",):
        return sourced.place_in_text("body", position)
    if at == ("id",) and at not in sourced.places:
        return Place(sourced.own.path)
    return sourced.place(*at)
