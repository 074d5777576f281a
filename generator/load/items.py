"""The records of one document: a single one, or the items of a list, each on its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from generator.dataclass import dataclass
from generator.kinds.records import Records
from generator.kinds.sourced import Sourced
from generator.load.diagnosis import unspaced_key
from generator.load.fields import Given, read
from generator.load.tree import Fields, Listing, Node, Scalar, outline
from generator.models.translation import translation_of
from generator.models.withdrawal import Withdrawal
from generator.problems import Place, Problem, problem
from generator.vocabulary import normal, spellings

R = TypeVar("R", bound=BaseModel)

_NAMING_KEYS = spellings("", ["id", "year"])


@dataclass(frozen=True)
class Part:
    """One key of a table: a list of records, or a single one, and where it is collected."""

    attribute: str
    model: type[BaseModel]
    is_list: bool = True

    def of_translations(self) -> Part:
        return replace(self, model=translation_of(self.model))


def read_one(
    records: Records, node: Fields, model: type[R], given: Given | None = None
) -> Sourced[R] | None:
    sourced, problems = read(model, node, given)
    records.problems += problems
    if sourced is None:
        records.broken.add((node.place.path, given.id if given else _typed_id(node)))
    return sourced


def _typed_id(node: Fields) -> str | None:
    """The id, or the year, of a record that could not be read otherwise."""
    named = [value for key, value in node.entries if normal(key.text) in _NAMING_KEYS]
    return next((v.text.strip() for v in named if isinstance(v, Scalar) and v.text.strip()), None)


def read_part(records: Records, name: str, value: Node, part: Part) -> None:
    if not part.is_list:
        if isinstance(value, Fields):
            found = read_one(records, value, part.model)
            records.lists[part.attribute] = [found] if found else []
        else:
            _misshapen(records, name, value, "value.not_fields")
    elif isinstance(value, Listing):
        _read_items(records, value, records.lists[part.attribute], part.model)
    else:
        _misshapen(records, name, value, "value.not_list")


def _misshapen(records: Records, name: str, value: Node, code: str) -> None:
    records.problems.append(problem(value.place, code, field=name, value=outline(value)))
    records.broken.add((value.place.path, None))


def _read_items(
    records: Records, listing: Listing, into: list[Sourced[BaseModel]], model: type[BaseModel]
) -> None:
    first_lines: dict[str, int] = {}
    for item in listing.items:
        if not isinstance(item, Fields):
            records.problems.append(_no_item(item))
            records.broken.add((item.place.path, None))
            continue
        sourced = read_one(records, item, model)
        if sourced is None:
            continue
        identity = getattr(sourced.value, "id", None)
        if model is not Withdrawal and identity in first_lines:
            place, first = sourced.place("id"), first_lines[identity]
            records.problems.append(problem(place, "value.same_id", value=identity, first=first))
            continue
        if identity is not None:
            first_lines[identity] = sourced.own.line
        into.append(sourced)


def _no_item(item: Scalar | Listing) -> Problem:
    if isinstance(item, Scalar) and (finding := unspaced_key(item.text)):
        code, facts = finding
        return problem(item.place, code, **facts)
    return no_fields(item, item.place)


def no_fields(node: Node | None, start: Place) -> Problem:
    if node is None:
        return problem(start, "file.only_comments")
    return problem(node.place, "yaml.not_fields", value=outline(node))
