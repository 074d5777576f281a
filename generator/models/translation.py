"""A translation: the words of one record in another language, and nothing else of it.

``ID.en.md`` beside ``ID.md``, ``fees.en.yaml`` beside ``fees.yaml``. Everything that is not
words (dates, prices, status, who is concerned) is the original's alone, so that no two
languages can ever disagree about it, and a translation ends when its original does.
Which fields are words follows from their types; a new field is translatable by itself.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from typing import Annotated, Any, ClassVar, Optional, get_args, get_origin

from pydantic import BaseModel, Field, create_model
from pydantic.fields import FieldInfo

from generator.models.estate import Estate
from generator.models.fields import Record, as_text, as_title, as_words
from generator.models.status import as_change
from generator.models.validators import PlainValidator

NAMES_OF_OTHERS = frozenset(
    {
        *("contact", "contacts", "hotline", "scope", "excepted", "boards", "board_only", "serves"),
        *("supersedes", "programme", "publicity", "languages", "round", "icp", "police_record"),
    }
)
"""Fields that name other records, are numbers, or that no page shows: the original's alone."""

_WITHOUT_ID = {Estate}
"""Alone in their file, so that no id need say which one is meant."""


class Translation(Record):
    """The base of all translations; ``of`` is what is translated."""

    of: ClassVar[type[BaseModel]]


class Shape(Enum):
    """Ways in which a field holds words."""

    TEXT = "text"
    LINES = "lines"
    CHANGES = "changes"
    RECORD = "record"
    RECORDS = "records"


@cache
def texts_of(model: type[BaseModel]) -> Mapping[str, Shape]:
    """The fields of a record that are words, or hold any."""
    found = {}
    for name, info in model.model_fields.items():
        if name not in NAMES_OF_OTHERS and (shape := _shape(name, info)):
            found[name] = shape
    return found


def key_of(model: type[BaseModel]) -> str | None:
    """The field by which an entry of a list is found; ``None`` where it is its place."""
    key = _key(model)
    return key if key in model.model_fields else None


def _key(model: type[BaseModel]) -> str:
    return model.told_apart_by if issubclass(model, Record) else "id"


def nested_model(model: type[BaseModel], name: str) -> type[BaseModel]:
    """Return the model that a field of shape ``RECORD`` or ``RECORDS`` holds."""
    return next(_models_in(model.model_fields[name].annotation))


def _shape(name: str, info: FieldInfo) -> Shape | None:
    if name == "body":
        return Shape.TEXT
    is_list = get_origin(info.annotation) is tuple
    if any(texts_of(model) for model in _models_in(info.annotation)):
        return Shape.RECORDS if is_list else Shape.RECORD
    readers = {*_readers(info.annotation), *_readers_among(info.metadata)}
    if as_change in readers:
        return Shape.CHANGES
    if not readers & {as_text, as_title, as_words}:
        return None
    return Shape.LINES if is_list else Shape.TEXT


def _readers(annotation: Any) -> Iterator[Any]:
    """The validators in an annotation, however deep."""
    yield from _readers_among(getattr(annotation, "__metadata__", ()))
    for part in get_args(annotation):
        yield from _readers(part)


def _readers_among(metadata: Any) -> Iterator[Any]:
    return (one.func for one in metadata if isinstance(one, PlainValidator))


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


@cache
def translation_of(model: type[BaseModel]) -> type[Translation]:
    """The model of a translation, called like what it translates, whose keys it shares."""
    words = texts_of(model)
    fields: dict[str, Any] = {name: _optional(model, name, words[name]) for name in words}
    for name in sorted({"id", "version", _key(model)} & model.model_fields.keys()):
        if name != "id" or model not in _WITHOUT_ID:
            fields[name] = _same(model.model_fields[name])
    made = create_model(model.__name__, __base__=Translation, **fields)
    made.of = model
    return made


def _same(info: FieldInfo) -> tuple[Any, Any]:
    return _annotated(info), Field(alias=info.alias, default=info.default)


def _annotated(info: FieldInfo) -> Any:
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation


def _optional(model: type[BaseModel], name: str, shape: Shape) -> tuple[Any, Any]:
    info = model.model_fields[name]
    kind: Any = _annotated(info)
    if shape is Shape.RECORD:
        kind = translation_of(nested_model(model, name))
    elif shape is Shape.RECORDS:
        kind = tuple[translation_of(nested_model(model, name)), ...]  # type: ignore[misc]
    elif as_title in _readers_among(info.metadata):
        kind = Annotated[str, PlainValidator(as_text)]
    return Optional[kind], Field(alias=info.alias, default=None)  # noqa: UP045 - made as we go
