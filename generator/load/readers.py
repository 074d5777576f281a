"""Readers of files: text to records, by the record where the YAML parses.

A table holds several lists; a record file is one record, called after the file. Which
file is read as what stands at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from generator.load import front_matter, markdown_limits
from generator.load.diagnosis import suspicions, unspaced_key
from generator.load.files import record_id
from generator.load.harvest import Records
from generator.load.records import Given, Sourced, read
from generator.load.tree import Fields, Listing, Node, Scalar, outline, parse
from generator.models.boards import Board, Evergreen, OtherPaper
from generator.models.contacts import Contact
from generator.models.disclosure import Disclosure
from generator.models.equipment import Equipment
from generator.models.estate import Estate
from generator.models.event import Event
from generator.models.fee import Example, Fee, FeeBoard
from generator.models.fee_calendar import FeeTask
from generator.models.form import Form
from generator.models.guide import Guide
from generator.models.indicator import Indicator, Results
from generator.models.notice import Notice
from generator.models.programme import Programme
from generator.models.rules import CalendarYear, RuleProfile
from generator.models.service import CatalogueReview, Service, ServiceGroup
from generator.models.standard import Standard
from generator.models.withdrawal import Withdrawal
from generator.problems import Place, Problem, problem
from generator.vocabulary import label, nearest, normal, spellings

R = TypeVar("R", bound=BaseModel)
Reader = Callable[[Records, str, str], None]

_ID_KEYS = spellings("", ["id"])
_NAMING_KEYS = spellings("", ["id", "year"])


def _fields(records: Records, path: str, text: str, first_line: int = 1) -> Fields | None:
    """The fields of a document, or ``None`` with the reason among the problems."""
    node, problems = parse(text, path, first_line)
    if isinstance(node, Scalar):
        problems = suspicions(text.split("\n"), path, first_line) or problems
    if not problems and not isinstance(node, Fields):
        problems = [_no_fields(node, Place(path, first_line))]
    records.problems += problems
    if isinstance(node, Fields) and not problems:
        return node
    records.broken.add((path, None))
    return None


def _no_fields(node: Node | None, start: Place) -> Problem:
    if node is None:
        return problem(start, "file.only_comments")
    return problem(node.place, "yaml.not_fields", value=outline(node))


def _read_one(
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


def _read_estate(records: Records, path: str, text: str) -> None:
    if node := _yaml(records, path, text):
        records.estate = _read_one(records, node, Estate)
    if records.estate is None:
        records.broken.add((path, None))


@dataclass(frozen=True)
class _Part:
    """One key of a table: a list of records, or a single one, and where it is collected."""

    attribute: str
    model: type[BaseModel]
    is_list: bool = True


def _read_table(**parts: _Part) -> Reader:
    """A reader of a file of several lists: key → part. The unit is the record."""
    keys = spellings("", parts)

    def reader(records: Records, path: str, text: str) -> None:
        node = _yaml(records, path, text)
        first_lines: dict[str, int] = {}
        for key, value in node.entries if node else ():
            name = keys.get(normal(key.text))
            if name is None:
                records.problems.append(_unknown_part(key, keys))
                records.broken.add((path, None))
            elif name in first_lines:
                records.problems.append(_second_part(key, name, first_lines[name]))
            elif not (isinstance(value, Scalar) and not value.text.strip()):
                first_lines[name] = key.place.line
                _read_part(records, name, value, parts[name])

    return reader


def _read_part(records: Records, name: str, value: Node, part: _Part) -> None:
    if not part.is_list:
        if isinstance(value, Fields):
            setattr(records, part.attribute, _read_one(records, value, part.model))
        else:
            _misshapen(records, name, value, "value.not_fields")
    elif isinstance(value, Listing):
        _read_items(records, value, getattr(records, part.attribute), part.model)
    else:
        _misshapen(records, name, value, "value.not_list")


def _misshapen(records: Records, name: str, value: Node, code: str) -> None:
    records.problems.append(problem(value.place, code, field=name, value=outline(value)))
    records.broken.add((value.place.path, None))


def _second_part(key: Scalar, name: str, first: int) -> Problem:
    return problem(key.place, "yaml.duplicate_key", field=name, first=first)


def _unknown_part(key: Scalar, keys: Mapping[str, str]) -> Problem:
    if near := nearest(key.text, keys):
        return problem(key.place, "key.misspelt", value=key.text, like=keys[near])
    known = "、".join(dict.fromkeys(label(name) for name in keys.values()))
    return problem(key.place, "key.unknown", value=key.text, known=known)


def _read_items(
    records: Records, listing: Listing, into: list[Sourced[BaseModel]], model: type[BaseModel]
) -> None:
    first_lines: dict[str, int] = {}
    for item in listing.items:
        if not isinstance(item, Fields):
            records.problems.append(_no_item(item))
            records.broken.add((item.place.path, None))
            continue
        sourced = _read_one(records, item, model)
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
    return _no_fields(item, item.place)


def _read_yaml_record(attribute: str, model: type[BaseModel]) -> Reader:
    """A reader of a file that is one record, called after the file."""

    def reader(records: Records, path: str, text: str) -> None:
        if (node := _yaml(records, path, text)) is None:
            return
        misnamed = _drop_own_id(node, record_id(path))
        records.problems += misnamed
        sourced = _read_one(records, node, model, Given(record_id(path)))
        if sourced is not None and not misnamed:
            getattr(records, attribute).append(sourced)

    return reader


def _yaml(records: Records, path: str, text: str) -> Fields | None:
    front_matter.refuse_conflict_markers(text.split("\n"), path)
    return _fields(records, path, text)


def _read_markdown(attribute: str, model: type[BaseModel]) -> Reader:
    def reader(records: Records, path: str, text: str) -> None:
        parts = front_matter.split(text, path)
        node = _fields(records, path, parts.fields, parts.fields_line)
        body_place = Place(path, parts.body_line)
        faults = markdown_limits.faults(parts.body, body_place)
        records.problems += faults
        if node is None:
            return
        faults += (misnamed := _drop_own_id(node, record_id(path)))
        records.problems += misnamed
        given = Given(record_id(path), parts.body, body_place)
        sourced = _read_one(records, node, model, given)
        if sourced is not None and not faults:
            getattr(records, attribute).append(sourced)

    return reader


def _drop_own_id(node: Fields, expected: str) -> list[Problem]:
    """An ``id`` may be typed if it says what the file name says; it is never read."""
    own = [value for key, value in node.entries if _is_id(key)]
    node.entries = [(key, value) for key, value in node.entries if not _is_id(key)]
    return [
        problem(value.place, "value.id_differs", value=value.text, expected=expected)
        for value in own
        if isinstance(value, Scalar) and value.text.strip() != expected
    ]


def _is_id(key: Scalar) -> bool:
    return normal(key.text) in _ID_KEYS


_FEES = _read_table(
    board=_Part("fee_board", FeeBoard, is_list=False),
    fees=_Part("fees", Fee),
    examples=_Part("examples", Example),
)
_SERVICES = _read_table(
    groups=_Part("service_groups", ServiceGroup),
    services=_Part("services", Service),
    review=_Part("catalogue_review", CatalogueReview, is_list=False),
)

TABLE_READERS: dict[str, Reader] = {
    "estate": _read_estate,
    "contacts": _read_table(contacts=_Part("contacts", Contact), public=_Part("public", Contact)),
    "boards": _read_table(
        boards=_Part("boards", Board),
        evergreen=_Part("evergreen", Evergreen),
        others=_Part("others", OtherPaper),
    ),
    "calendar": _read_table(
        years=_Part("years", CalendarYear), fee_calendar=_Part("fee_tasks", FeeTask)
    ),
    "programmes": _read_table(programmes=_Part("programmes", Programme)),
    "withdrawn": _read_table(withdrawn=_Part("withdrawals", Withdrawal)),
    "fees": _FEES,
    "services": _SERVICES,
    "indicators": _read_table(indicators=_Part("indicators", Indicator)),
    "equipment": _read_table(equipment=_Part("equipment", Equipment)),
}

RECORD_READERS: dict[str, Reader] = {
    "notices": _read_markdown("notices", Notice),
    "events": _read_markdown("events", Event),
    "disclosures": _read_markdown("disclosures", Disclosure),
    "pages": _read_markdown("guides", Guide),
    "forms": _read_markdown("forms", Form),
    "rules": _read_yaml_record("profiles", RuleProfile),
    "standards": _read_yaml_record("standards", Standard),
    "results": _read_yaml_record("results", Results),
    "fees": _FEES,
    "services": _SERVICES,
}
