"""Facts of a record, whatever its kind: by its own list of facts, or each of its texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.kinds.fact import Fact, FactLine, FactList, View
from generator.kinds.modules import gathered
from generator.kinds.table import KINDS
from generator.models.fields import Record
from generator.models.translation import Shape, texts_of
from generator.models.unshown import UNSHOWN

HEADINGS = frozenset({"title", "name", "body"})
"""Texts that every surface sets above or below the facts."""


def facts_of(view: View) -> tuple[Fact, ...]:
    """Return what a view says, in the order people ask."""
    return facts_declared(view).of(view)


def facts_declared(view: View) -> FactList[Any]:
    """Return every fact that a view of this kind may have."""
    model = type(view.record)
    return own_facts().get(model) or _by_field(model)


def every_label() -> Iterator[str]:
    """Yield the Chinese label of every fact there can be, for the catalogues."""
    for facts in (*own_facts().values(), *_without_own()):
        yield from facts.labels


def _without_own() -> Iterator[FactList[Any]]:
    for kind in KINDS:
        if kind.is_on_site and kind.model not in own_facts() and issubclass(kind.model, Record):
            yield _by_field(kind.model)


@cache
def own_facts() -> Mapping[type[BaseModel], FactList[Any]]:
    """Map models to the facts their kinds declare; any other kind says each text of its record."""
    return {facts.model: facts for facts in gathered(KINDS, "facts", "FACTS").values()}


@cache
def _by_field(model: type[Record]) -> FactList[Any]:
    """Make a fact of each text that owners may read, those in parts of the record included."""
    names = [name for name in texts_of(model) if name not in HEADINGS | UNSHOWN]
    return FactList(model, tuple(_line(model, name) for name in names))


def _line(model: type[Record], name: str) -> FactLine[Any]:
    if texts_of(model)[name] is Shape.TEXT:
        return FactLine(name)
    return FactLine(name, lambda view: tuple(_texts(getattr(view.record, name), model)))


def _texts(value: Any, model: type[BaseModel]) -> Iterator[str]:
    """Yield every text in a value that a translation would translate."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one, model)
    elif isinstance(value, BaseModel):
        for name in texts_of(type(value)):
            yield from _texts(getattr(value, name), type(value))
