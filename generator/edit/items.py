"""Records as YAML: an item of a list, laid out in lines, and a value on one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from generator.edit.quoting import flow, typed
from generator.kinds.kind import Kind
from generator.load.fields import record_in
from generator.vocabulary import label

Fields = Mapping[str, str | Sequence[str]]
Item = Mapping[str, str | Sequence[str] | Fields | Sequence[Fields]]
"""Keys of a record as they are typed; one of them may hold fields, or a list of such."""

FieldPath = tuple[str, ...]


def written_item(item: Item, kind: Kind, *, is_chinese: bool) -> list[tuple[str, FieldPath]]:
    """Lay out a record in lines, as an item of a list, each line with the key it is about."""
    lines = list(_fields(item, kind.model, is_chinese=is_chinese))
    return [(f"{'  ' if n else '- '}{line}", path) for n, (line, path) in enumerate(lines)]


def _fields(
    item: Mapping[str, Any], model: type[BaseModel] | None, *, is_chinese: bool
) -> Iterator[tuple[str, FieldPath]]:
    """Yield the lines of a record, and of the records in it, by their keys."""
    record = model.__name__.lower() if model else ""
    for key, value in item.items():
        word = label(f"{record}.{key}") if is_chinese else key
        nested = record_in(model, key) if model else None
        if isinstance(value, str) or not _has_fields(value):
            yield f"{word}: {_scalar(value)}", (key,)
            continue
        yield f"{word}:", (key,)
        each = [value] if isinstance(value, Mapping) else value
        for one in each:
            for n, (line, path) in enumerate(_fields(one, nested, is_chinese=is_chinese)):
                lead = "" if one is value else "  " if n else "- "
                yield f"  {lead}{line}", (key, *path)


def _has_fields(value: Any) -> bool:
    return isinstance(value, Mapping) or any(isinstance(one, Mapping) for one in value)


def _scalar(value: str | Sequence[str]) -> str:
    return typed(value) if isinstance(value, str) else flow(value)


def inline(value: Any, kind: Kind, key: str, *, is_chinese: bool) -> str:
    """Write a value on one line, wherever that line is."""
    if isinstance(value, str):
        return typed(value, is_inside=True)
    if not isinstance(value, Mapping):
        return flow(value)
    nested = record_in(kind.model, key)
    name = nested.__name__.lower() if nested else key
    words = {part: label(f"{name}.{part}") if is_chinese else part for part in value}
    return (
        "{"
        + ", ".join(
            f"{words[k]}: {inline(v, kind, k, is_chinese=is_chinese)}" for k, v in value.items()
        )
        + "}"
    )
