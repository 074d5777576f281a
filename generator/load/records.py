"""Fields of a tree to a typed record, every fault of every field in one pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.load.tree import Fields, Listing, Node, Scalar
from generator.problems import CATALOGUE, Place, Problem, problem
from generator.vocabulary import label, nearest, normal, spellings

R = TypeVar("R", bound=BaseModel)
Location = tuple[str | int, ...]

_EXAMPLES = {
    "title": "标题: 2栋水箱清洗停水",
    "category": "类别: 停水",
    "updated": "最近核对: 2026-11-20",
    "since": "起始日: 2023-07-01",
    "url": "网址: https://chenglanli.example/",
}
_SHAPES = {
    "tuple_type": "value.not_list",
    "list_type": "value.not_list",
    "model_type": "value.not_fields",
    "model_attributes_type": "value.not_fields",
    "dict_type": "value.not_fields",
}


@dataclass(frozen=True)
class Sourced(Generic[R]):
    """A record and where each of its values stands in the admin's file."""

    value: R
    own: Place
    places: Mapping[Location, Place] = field(repr=False)

    def place(self, *location: str | int) -> Place:
        """Where a value stands; the record itself where it was not typed."""
        return self.places.get(location, self.own)


@dataclass(frozen=True)
class Given:
    """What the loader knows without a key: the id from the file name, the text below."""

    id: str
    body: str
    body_place: Place


def read(
    model: type[R], node: Fields, given: Given | None = None
) -> tuple[Sourced[R] | None, list[Problem]]:
    """A record of ``model`` from typed fields, or every reason why it is none."""
    reader = _Reader()
    plain = reader.fields(node, model, model.__name__.lower(), ())
    if given is not None:
        plain |= {"id": given.id, "body": given.body}
        reader.places["body",] = given.body_place
    try:
        value = model.model_validate(plain)
    except ValidationError as error:
        details = error.errors(include_url=False)
        reader.problems += [_translated(detail, reader.places, node.place) for detail in details]
        return None, reader.problems
    if reader.problems:
        return None, reader.problems
    return Sourced(value, node.place, reader.places), []


class _Reader:
    """Walks a tree beside the model that describes it; notes places and key faults."""

    def __init__(self) -> None:
        self.places: dict[Location, Place] = {}
        self.problems: list[Problem] = []

    def fields(
        self, node: Fields, model: type[BaseModel] | None, name: str, at: Location
    ) -> dict[str, Any]:
        known = spellings(name, _keys(model)) if model else {}
        plain: dict[str, Any] = {}
        first_lines: dict[str, int] = {}
        for key_node, value in node.entries:
            key = known.get(normal(key_node.text)) if model else key_node.text
            if key is None:
                self.problems.append(_unknown_key(key_node, known, name))
            elif key in first_lines:
                self.problems.append(
                    problem(key_node.place, "yaml.duplicate_key", field=key, first=first_lines[key])
                )
            else:
                first_lines[key] = key_node.place.line
                self._add(plain, key, value, model, at)
        return plain

    def _add(
        self,
        plain: dict[str, Any],
        key: str,
        value: Node,
        model: type[BaseModel] | None,
        at: Location,
    ) -> None:
        """Blank values count as not given, as in a form that was not filled in."""
        if isinstance(value, Scalar) and not value.text.strip():
            return
        nested = _nested_model(model, key) if model else None
        plain[key] = self._plain(
            value, nested, nested.__name__.lower() if nested else key, (*at, key)
        )

    def _plain(self, node: Node, model: type[BaseModel] | None, name: str, at: Location) -> Any:
        self.places[at] = node.place
        if isinstance(node, Scalar):
            return node.text
        if isinstance(node, Listing):
            return [self._plain(item, model, name, (*at, n)) for n, item in enumerate(node.items)]
        return self.fields(node, model, name, at)


def _keys(model: type[BaseModel]) -> list[str]:
    """Keys a clerk may type; ``body`` is the text below the fields, never a key."""
    aliases = (info.alias or name for name, info in model.model_fields.items())
    return [key for key in aliases if key != "body"]


def _nested_model(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    for name, info in model.model_fields.items():
        if key == (info.alias or name):
            return _model_in(info.annotation)
    return None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _unknown_key(key: Scalar, known: Mapping[str, str], name: str) -> Problem:
    near = nearest(key.text, known)
    if near is not None:
        return problem(key.place, "key.misspelt", value=key.text, like=f"{name}.{known[near]}")
    words = dict.fromkeys(label(f"{name}.{key}") for key in known.values())
    return problem(key.place, "key.unknown", value=key.text, known="、".join(words))


def _translated(detail: ErrorDetails, places: Mapping[Location, Place], own: Place) -> Problem:
    location = detail["loc"]
    key = ".".join([part for part in location if isinstance(part, str)][-2:])
    place = _nearest_place(location, places, own)
    code = detail["type"]
    if code in CATALOGUE:
        return problem(place, code, **{"field": key, **detail.get("ctx", {})})
    if code == "missing":
        example = _EXAMPLES.get(key, f"{label(key)}: …")
        return problem(place, "value.missing", field=key, example=example)
    shape = _SHAPES.get(code, "value.not_text")
    return problem(place, shape, field=key, value=detail["input"])


def _nearest_place(location: Location, places: Mapping[Location, Place], own: Place) -> Place:
    """The place of a value, or of the record it is missing from."""
    while location:
        if location in places:
            return places[location]
        location = location[:-1]
    return own
