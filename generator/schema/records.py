"""A record as a schema: its keys in every spelling, what stands behind each, what is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from generator.load.examples import EXAMPLES
from generator.models.fields import Choice, as_list, as_words
from generator.schema.shapes import Schema, anything, or_blank, or_list, several
from generator.schema.values import value_of
from generator.vocabulary import label, words_for


class Definitions:
    """The records and fields of one document, each described once and referred to."""

    def __init__(self) -> None:
        self.all: dict[str, Schema] = {}

    def refer(self, model: type[BaseModel]) -> Schema:
        record = model.__name__.lower()
        if record not in self.all:
            self.all[record] = {}  # so that one that holds itself would end
            self.all[record] = self.of(model)
        return {"$ref": f"#/$defs/{record}"}

    def of(self, model: type[BaseModel], *, is_named_by_file: bool = False) -> Schema:
        """The record itself; whose id is the name of its file need not type one."""
        record = model.__name__.lower()
        properties, needed = {}, []
        for name, info in model.model_fields.items():
            key = info.alias or name
            if key == "body":
                continue
            is_needed = info.is_required() and not (is_named_by_file and key == "id")
            needed += [key] if is_needed else []
            properties[key] = self._field(f"{record}.{key}", info, is_needed=is_needed)
        for key, described in properties.items():
            self.all[f"{record}.{key}"] = described
        references = {key: {"$ref": f"#/$defs/{record}.{key}"} for key in properties}
        return with_spellings(record, references, needed)

    def _field(self, name: str, info: FieldInfo, *, is_needed: bool) -> Schema:
        value = self._value(info.annotation, info.metadata)
        words = _words(name, value.pop("description", ""), info, is_needed=is_needed)
        example = EXAMPLES.get(name) or EXAMPLES.get(name.rpartition(".")[2], "")
        own = {"examples": [example.partition(": ")[2]]} if example else {}
        described = {"title": label(name), "description": words, **own, **value}
        return described if is_needed else or_blank(described)

    def _value(self, annotation: Any, metadata: Iterable[Any]) -> Schema:
        """Describe a value, by the first reader among the type's own and those within it."""
        if found := value_of(annotation, metadata):
            return found
        if get_origin(annotation) is Annotated:
            inner, *own = get_args(annotation)
            return self._value(inner, own)
        if get_origin(annotation) in {Union, UnionType}:
            return self._value(next(a for a in get_args(annotation) if a is not type(None)), ())
        if get_origin(annotation) is tuple:
            return self._list(self._value(get_args(annotation)[0], ()), metadata)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return {"type": "object", **self.refer(annotation)}
        return anything()

    @staticmethod
    def _list(items: Schema, metadata: Iterable[Any]) -> Schema:
        before = {one.func for one in metadata if isinstance(one, BeforeValidator)}
        if as_words in before:
            return several(items)
        return or_list(items) if as_list in before else {"type": "array", "items": items}


def with_spellings(
    record: str, properties: Mapping[str, Schema], needed: Iterable[str] = ()
) -> Schema:
    """An object whose keys may be written in every accepted way, and no others."""
    every = {word: schema for key, schema in properties.items() for word in words_for(record, key)}
    demands = [
        {"anyOf": [{"required": [word]} for word in words_for(record, key)]} for key in needed
    ]
    return {
        "type": "object",
        "properties": every,
        "additionalProperties": False,
        **({"allOf": demands} if demands else {}),
    }


def _words(name: str, value: str, info: FieldInfo, *, is_needed: bool) -> str:
    """Say in Chinese what is expected, whether it may be left out, how else the key is written."""
    record, _, key = name.rpartition(".")
    default = _default(info)
    without = "必填" if is_needed else default and f"不写就是“{default}”"
    others = "、".join(word for word in words_for(record, key) if word != label(name))
    also = f"也可以写成 {others}" if others else ""
    return "".join(f"{part}。" for part in (value, without, also) if part)


def _default(info: FieldInfo) -> str:
    value = info.default
    if isinstance(value, Choice):
        return value.zh
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value) if isinstance(value, str | int) and value != "" else ""
