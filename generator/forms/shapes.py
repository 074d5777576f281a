"""Shapes of fields: how what a model takes is asked for, whatever the kind it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.dataclass import dataclass
from generator.load.examples import EXAMPLES
from generator.load.fields import record_in
from generator.models.fields import Choice, as_text, as_title
from generator.models.validators import PlainValidator
from generator.schema import value_of
from generator.vocabulary import label
from generator.vocabulary.rare import is_rare


class Ask(StrEnum):
    """Ways of asking for a value."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    LINES = "lines"
    RECORD = "record"
    ROWS = "rows"
    BODY = "body"


@dataclass(frozen=True)
class Shape:
    """A field as it is asked for; ``parts`` are the fields it is made of, where it is."""

    key: str
    name: str
    """Name of the field in the model."""
    label: str
    ask: Ask
    choices: tuple[str, ...] = ()
    hint: str = ""
    is_needed: bool = False
    is_rare: bool = False
    parts: tuple[Shape, ...] = ()


@cache
def shapes_of(model: type[BaseModel]) -> tuple[Shape, ...]:
    """Describe the fields of a model in its order; the id is the name of the file."""
    record = model.__name__.lower()
    fields = ((name, info.alias or name, info) for name, info in model.model_fields.items())
    return tuple(
        _shape(model, record, name, key, info) for name, key, info in fields if key != "id"
    )


def _shape(model: type[BaseModel], record: str, name: str, key: str, info: FieldInfo) -> Shape:
    full, inner = f"{record}.{key}", record_in(model, key)
    word = "正文" if key == "body" else label(full)
    marks = info.is_required(), is_rare(full)
    if key == "body":
        return Shape(key, name, word, Ask.BODY)
    if inner is not None:
        ask = Ask.ROWS if _is_list(info.annotation) else Ask.RECORD
        return Shape(key, name, word, ask, (), "", *marks, shapes_of(inner))
    choices = tuple(_choices(info.annotation))
    if _is_list(info.annotation):
        ask = Ask.LINES
    elif choices:
        ask = Ask.CHOICE
    else:
        ask = Ask.DATE if date in set(_types(info.annotation)) else Ask.TEXT
    return Shape(key, name, word, ask, choices, _hint(full, info, ask), *marks)


def _hint(name: str, info: FieldInfo, ask: Ask) -> str:
    """Say what is expected, where that is more than a line of words."""
    example = EXAMPLES.get(name) or EXAMPLES.get(name.rpartition(".")[2], "")
    readers = list(_readers(info.annotation, info.metadata))
    if ask in {Ask.CHOICE, Ask.DATE}:
        return ""
    if not {as_text, as_title}.isdisjoint(one.func for one in readers) or not readers:
        return f"如 {example.partition(': ')[2]}" if example and ask is Ask.TEXT else ""
    said = value_of(info.annotation, readers) or {}
    return str(said.get("description", "")) if ask is Ask.TEXT or len(readers) == 1 else ""


def _is_list(annotation: Any) -> bool:
    """Tell whether a field holds several values, be it optional or not."""
    parts = [part for part in get_args(annotation) if part is not type(None)]
    is_optional = len(parts) < len(get_args(annotation)) and len(parts) == 1
    return get_origin(annotation) is tuple or (is_optional and _is_list(parts[0]))


def _choices(annotation: Any) -> Iterable[str]:
    types = set(_types(annotation))
    if bool in types:
        return ("是", "否")
    found = next((one for one in types if issubclass(one, Choice)), None)
    return (one.zh for one in found) if found else ()


def _types(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        yield annotation
    for part in get_args(annotation):
        yield from _types(part)


def _readers(annotation: Any, metadata: Iterable[Any]) -> Iterator[PlainValidator]:
    """Yield the functions that read a field, those of the whole before those of its parts."""
    yield from (one for one in metadata if isinstance(one, PlainValidator))
    for part in get_args(annotation):
        yield from _readers(part, getattr(part, "__metadata__", ()))
