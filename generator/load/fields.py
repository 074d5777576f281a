"""Fields of a tree to a typed record, every fault of every field in one pass."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.dataclass import dataclass
from generator.kinds.sourced import Location, Sourced
from generator.kinds.table import KINDS
from generator.load.diagnosis import MOST_SUSPICIONS, unspaced_key
from generator.load.examples import EXAMPLES, FIELD_EXAMPLES
from generator.load.tree import Fields, Listing, Node, Scalar, outline
from generator.models.fields import Record
from generator.models.translation import Translation
from generator.problems import CATALOGUE, Place, Problem, problem
from generator.vocabulary import label, nearest, normal, spellings

R = TypeVar("R", bound=BaseModel)

BODY_WORDS = frozenset(("body", "正文", "内容", "text"))
"""What people call the text below the fields, which no key stands for."""

_WITH_BODY = {kind.single for kind in KINDS if kind.has_text}

_SHAPES = {
    "tuple_type": "value.not_list",
    "list_type": "value.not_list",
    "model_type": "value.not_fields",
    "model_attributes_type": "value.not_fields",
    "dict_type": "value.not_fields",
}


@dataclass(frozen=True)
class Given:
    """Values the loader knows without a key: the id from the file name, the text below."""

    id: str
    body: str | None = None
    body_place: Place | None = None


def read(
    model: type[R], node: Fields, given: Given | None = None
) -> tuple[Sourced[R] | None, list[Problem]]:
    """A record of ``model`` from typed fields, or every reason why it is none."""
    reader = _Reader()
    plain = reader.fields(node, model, model.__name__.lower(), ())
    if given is not None:
        plain["id"] = given.id
        if given.body_place is not None:
            plain["body"] = given.body
            reader.places["body",] = given.body_place
    value: R | None = None
    try:
        value = model.model_validate(plain)
    except ValidationError as error:
        details = error.errors(include_url=False)
        reader.problems += [
            reader.translated(detail, node.place)
            for detail in details
            if not reader.is_explained(detail)
        ]
    if value is None or reader.problems:
        reader.problems += _lacking(model, plain, reader, node.place)
        return None, reader.problems
    return Sourced(value, node.place, reader.places, reader.typed, plain), []


def _lacking(
    model: type[BaseModel], plain: Mapping[str, Any], reader: _Reader, own: Place
) -> list[Problem]:
    """Find missing fields that a later look would find, so that one run names all to mend."""
    if not issubclass(model, Record) or reader.has_odd_key:
        return []
    code = model.lacking(plain)
    return [problem(own, code)] if code else []


class _Reader:
    """Walks a tree beside the model that describes it; notes places and key faults."""

    def __init__(self) -> None:
        self.places: dict[Location, Place] = {}
        self.typed: dict[Location, str] = {}
        self.problems: list[Problem] = []
        self._names: dict[Location, str] = {}
        self._meant: set[Location] = set()
        self._listed: set[str] = set()

    def fields(
        self, node: Fields, model: type[BaseModel] | None, name: str, at: Location
    ) -> dict[str, Any]:
        self._names[at] = name
        known = _accepted(name, model) if model else {}
        plain: dict[str, Any] = {}
        first_lines: dict[str, int] = {}
        for key_node, value in node.entries:
            key = known.get(normal(key_node.text)) if model else key_node.text
            if key is None and (kept := _of_original(key_node.text, model, name)):
                facts = {"field": f"{name}.{kept}"}
                self.problems.append(problem(key_node.place, "translation.no_words", **facts))
            elif key is None:
                self._unknown(key_node, known, name, at)
            elif key in first_lines:
                self._twice(key_node, f"{name}.{key}", first_lines[key])
            else:
                first_lines[key] = key_node.place.line
                self.places[*at, key] = key_node.place
                self._add(plain, key, value, model, at)
        return plain

    def translated(self, detail: ErrorDetails, own: Place) -> Problem:
        """Translate what pydantic found into a problem of ours."""
        key = self._key(detail["loc"])
        place = _nearest_place(detail["loc"], self.places, own)
        code = detail["type"]
        if code in CATALOGUE:
            return problem(place, code, **{"field": key, **detail.get("ctx", {})})
        if code == "missing":
            plain = key.rpartition(".")[2]
            example = EXAMPLES.get(key) or EXAMPLES.get(plain) or f"{label(key)}: …"
            return problem(place, "value.missing", field=key, example=example)
        shown = self.typed.get(detail["loc"], "…")
        if _SHAPES.get(code) == "value.not_fields" and (like := FIELD_EXAMPLES.get(key)):
            return problem(place, "value.not_fields_like", field=key, value=shown, example=like)
        return problem(place, _SHAPES.get(code, "value.not_text"), field=key, value=shown)

    @property
    def has_odd_key(self) -> bool:
        """Tell whether what seems to be missing may only be misspelt."""
        return any(found.code.startswith("key.") for found in self.problems)

    def is_explained(self, detail: ErrorDetails) -> bool:
        """A key is missing because it is misspelt, which was said already."""
        return detail["type"] == "missing" and detail["loc"] in self._meant

    def _key(self, location: Location) -> str:
        """``contract.until``: the last key of a location, qualified by its record."""
        last = max(n for n, part in enumerate(location) if isinstance(part, str))
        return f"{self._names.get(location[:last], '')}.{location[last]}"

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
        nested = record_in(model, key) if model else None
        plain[key] = self._plain(
            value, nested, nested.__name__.lower() if nested else key, (*at, key)
        )

    def _plain(self, node: Node, model: type[BaseModel] | None, name: str, at: Location) -> Any:
        self.places[at] = node.place
        self.typed[at] = outline(node)
        if isinstance(node, Scalar):
            return node.text
        if isinstance(node, Listing):
            return [self._plain(item, model, name, (*at, n)) for n, item in enumerate(node.items)]
        return self.fields(node, model, name, at)

    def _unknown(self, key: Scalar, known: Mapping[str, str], name: str, at: Location) -> None:
        if not key.text.strip():
            self.problems.append(problem(key.place, "key.empty"))
        elif normal(key.text) in BODY_WORDS and name in _WITH_BODY:
            self.problems.append(problem(key.place, "key.body", value=key.text))
        elif finding := unspaced_key(key.text):
            code, facts = finding
            self._meant.add((*at, known.get(normal(re.split("[:：]", key.text)[0]), "")))
            self.problems.append(problem(key.place, code, **facts))
        elif (near := self._nearest(key.text, known)) is not None:
            self._meant.add((*at, known[near]))
            like = f"{name}.{known[near]}"
            self.problems.append(problem(key.place, "key.misspelt", value=key.text, like=like))
        else:
            self.problems.append(self._nowhere(key, known, name))

    def _nearest(self, word: str, known: Mapping[str, str]) -> str | None:
        """Return the known word nearest to a strange key.

        Not for a whole file of strange keys: comparing all of them takes seconds.
        """
        return nearest(word, known) if len(self.problems) < MOST_SUSPICIONS else None

    def _nowhere(self, key: Scalar, known: Mapping[str, str], name: str) -> Problem:
        """The keys there are, but not a second time for the same kind of record."""
        if name in self._listed:
            return problem(key.place, "key.unknown_too", value=key.text)
        self._listed.add(name)
        words = dict.fromkeys(label(f"{name}.{key}") for key in known.values())
        return problem(key.place, "key.unknown", value=key.text, known="、".join(words))

    def _twice(self, key: Scalar, name: str, first: int) -> None:
        self.problems.append(problem(key.place, "yaml.duplicate_key", field=name, first=first))


@cache
def _accepted(name: str, model: type[BaseModel]) -> Mapping[str, str]:
    """Asked for with every record, though there are few kinds of them."""
    return spellings(name, keys_of(model))


def _of_original(key: str, model: type[BaseModel] | None, name: str) -> str | None:
    """A key that only the original has: a date, a status, a reference."""
    if model is None or not issubclass(model, Translation):
        return None
    return _accepted(name, model.of).get(normal(key))


def keys_of(model: type[BaseModel]) -> list[str]:
    """Keys a clerk may type; ``body`` is the text below the fields, never a key."""
    aliases = (info.alias or name for name, info in model.model_fields.items())
    return [key for key in aliases if key != "body"]


@cache
def record_in(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    for name, info in model.model_fields.items():
        if key == (info.alias or name):
            return _model_in(info.annotation)
    return None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _nearest_place(location: Location, places: Mapping[Location, Place], own: Place) -> Place:
    """The place of a value, or of the record it is missing from."""
    while location:
        if location in places:
            return places[location]
        location = location[:-1]
    return own
