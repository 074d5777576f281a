"""A fact: one thing that a record says, typed, and how early it must be said.

Each kind declares its facts once, a line for each, in the order people ask: when, whom, whom
not, where, why, what to do. Every surface asks for them and only sets them in its own way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import Any, Generic, Protocol, TypeVar

from generator.dataclass import dataclass
from generator.models.contacts import Contact
from generator.models.fields import Choice, Record
from generator.vocabulary import label


class Weight(IntEnum):
    """Steps of how early a fact must be said where there is little room."""

    FIRST = 0
    """When, whom and where: in feeds, and in every text for the owners' group."""
    NEXT = 1
    """Facts the owners' group is told as far as there is room."""
    THEN = 2
    """Facts the owners' group is told last, and that are cut first."""
    REST = 3
    """For pages and papers."""


class View(Protocol):
    """A record as of a moment; ``record`` is what its author wrote."""

    @property
    def record(self) -> Record: ...


V = TypeVar("V", bound=View)


@dataclass(frozen=True)
class Fact:
    """``key`` is the field's name, ``label`` the Chinese word that every surface translates."""

    key: str
    label: str
    value: Any
    """Value as the view holds it: windows, a scope, a text, lines, a contact, a day …"""
    weight: Weight

    @property
    def form(self) -> str:
        """Return how a page sets the value: ``text``, ``lines``, ``contact``; else ``words``."""
        if isinstance(self.value, str) and not isinstance(self.value, Choice):
            return "text"
        if isinstance(self.value, tuple) and all(isinstance(one, str) for one in self.value):
            return "lines"
        return "contact" if isinstance(self.value, Contact) else "words"


@dataclass(frozen=True)
class FactLine(Generic[V]):
    """The declaration of one fact.

    Without a ``value`` it is the field of the record called ``key``, as typed; without a
    ``label`` it is called what the vocabulary calls that field.
    """

    key: str
    value: Callable[[V], Any] | None = None
    label: str = ""
    weight: Weight = Weight.REST

    def of(self, view: V) -> Any:
        return self.value(view) if self.value else getattr(view.record, self.key)


@dataclass(frozen=True)
class FactList(Generic[V]):
    """All that the records of one kind say, in order. Two lines of one key exclude each other."""

    model: type[Record]
    lines: tuple[FactLine[V], ...]

    def of(self, view: V) -> tuple[Fact, ...]:
        """Return the facts of a view that have a value."""
        return tuple(
            Fact(line.key, self.label(line), value, line.weight)
            for line in self.lines
            if _is_there(value := line.of(view))
        )

    def label(self, line: FactLine[V]) -> str:
        return line.label or field_label(self.model, line.key)

    def label_of(self, key: str) -> str:
        """Return what the fact of that key is called. Raises ``StopIteration`` without any."""
        return next(self.label(line) for line in self.lines if line.key == key)

    @property
    def labels(self) -> Iterator[str]:
        return (self.label(line) for line in self.lines)


def field_label(model: type[Record], name: str) -> str:
    """Return what the vocabulary calls a field of a record."""
    info = model.model_fields[name]
    return label(f"{model.__name__.lower()}.{info.alias or name}")


def _is_there(value: Any) -> bool:
    """Tell whether there is something to say; the number zero is."""
    return value is not None and value not in ("", ())
