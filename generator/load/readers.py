"""Readers of files: text to records, by the record where the YAML parses.

A table holds several lists; a record file is one record, called after the file. Which
file is read as what stands at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from pydantic import BaseModel

from generator.dataclass import dataclass
from generator.kinds.kind import Kind
from generator.kinds.records import Records
from generator.kinds.table import KINDS, tables
from generator.load import front_matter
from generator.load.diagnosis import suspicions
from generator.load.fields import Given
from generator.load.folders import record_id
from generator.load.items import Part, no_fields, read_one, read_part
from generator.load.markdown_limits import body_faults
from generator.load.second_look import looked_again
from generator.load.tree import Fields, Scalar, parse
from generator.models.estate import Estate
from generator.models.translation import translation_of
from generator.problems import Place, Problem, problem
from generator.vocabulary import label, nearest, normal, spellings

_ID_KEYS = spellings("", ["id"])


def _fields(records: Records, path: str, text: str, first_line: int = 1) -> Fields | None:
    """The fields of a document, or ``None`` with the reason among the problems."""
    node, problems = parse(text, path, first_line)
    if isinstance(node, Scalar):
        problems = suspicions(text.split("\n"), path, first_line) or problems
    if not problems and not isinstance(node, Fields):
        problems = [no_fields(node, Place(path, first_line))]
    records.problems += problems
    if isinstance(node, Fields) and not problems:
        return node
    records.broken.add((path, None))
    return None


class Reader(Protocol):
    """Reads the text of a file into records; knows who reads its translations."""

    def __call__(self, records: Records, path: str, text: str) -> None: ...

    def of_translations(self) -> Reader: ...


@dataclass(frozen=True)
class EstateReader:
    model: type[BaseModel] = Estate

    def __call__(self, records: Records, path: str, text: str) -> None:
        found = (
            read_one(records, node, self.model) if (node := _yaml(records, path, text)) else None
        )
        if found is None:
            records.broken.add((path, None))
        else:
            records.lists["estate"] = [found]

    def of_translations(self) -> Reader:
        return EstateReader(translation_of(self.model))


class TableReader:
    """Reads a file of several lists: key → part. The unit is the record."""

    def __init__(self, **parts: Part) -> None:
        self.parts = parts
        self._keys = spellings("", parts)

    def __call__(self, records: Records, path: str, text: str) -> None:
        node = _yaml(records, path, text)
        first_lines: dict[str, int] = {}
        for key, value in node.entries if node else ():
            name = self._keys.get(normal(key.text))
            if name is None:
                records.problems.append(_unknown_part(key, self._keys))
                records.broken.add((path, None))
            elif name in first_lines:
                records.problems.append(_second_part(key, name, first_lines[name]))
            elif not (isinstance(value, Scalar) and not value.text.strip()):
                first_lines[name] = key.place.line
                read_part(records, name, value, self.parts[name])

    def of_translations(self) -> Reader:
        parts = {name: part.of_translations() for name, part in self.parts.items()}
        return TableReader(**parts)


def _second_part(key: Scalar, name: str, first: int) -> Problem:
    return problem(key.place, "yaml.duplicate_key", field=name, first=first)


def _unknown_part(key: Scalar, keys: Mapping[str, str]) -> Problem:
    if near := nearest(key.text, keys):
        return problem(key.place, "key.misspelt", value=key.text, like=keys[near])
    known = "、".join(dict.fromkeys(label(name) for name in keys.values()))
    return problem(key.place, "key.unknown", value=key.text, known=known)


@dataclass(frozen=True)
class YamlReader:
    """Reads a file that is one record, called after the file."""

    attribute: str
    model: type[BaseModel]

    def __call__(self, records: Records, path: str, text: str) -> None:
        if (node := _yaml(records, path, text)) is None:
            return
        misnamed = _drop_own_id(node, record_id(path))
        records.problems += misnamed
        sourced = read_one(records, node, self.model, Given(record_id(path)))
        if sourced is not None and not misnamed:
            records.lists[self.attribute].append(sourced)

    def of_translations(self) -> Reader:
        return replace(self, model=translation_of(self.model))


def _yaml(records: Records, path: str, text: str) -> Fields | None:
    front_matter.refuse_conflict_markers(text.split("\n"), path)
    return _fields(records, path, text)


@dataclass(frozen=True)
class MarkdownReader:
    """Reads a file of fields with a text below them."""

    attribute: str
    model: type[BaseModel]

    def __call__(self, records: Records, path: str, text: str) -> None:
        parts = front_matter.split(text, path)
        body_place = Place(path, parts.body_line)
        body = _without_comments(parts.body)
        given = Given(record_id(path), body, body_place)
        before = len(records.problems)
        node = _fields(records, path, parts.fields, parts.fields_line)
        if node is None:
            start, found = Place(path, parts.fields_line), records.problems[before:]
            more = looked_again(found, parts.fields, start, self.model, given)
            records.problems[before:] = more
        faults = body_faults(body, body_place)
        records.problems += faults
        if node is None:
            return
        faults += (misnamed := _drop_own_id(node, record_id(path)))
        records.problems += misnamed
        sourced = read_one(records, node, self.model, given)
        if sourced is not None and not faults:
            records.lists[self.attribute].append(sourced)

    def of_translations(self) -> Reader:
        return replace(self, model=translation_of(self.model))


def _without_comments(body: str) -> str:
    """The text without what is only for whoever edits it; its lines keep their numbers."""
    parts, done = [], 0
    while (start := body.find("<!--", done)) >= 0 and (end := body.find("-->", start + 4)) >= 0:
        parts += [body[done:start], "\n" * body.count("\n", start, end)]
        done = end + len("-->")
    return "".join((*parts, body[done:]))


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


def _reader_of_table(kinds: Iterable[Kind]) -> Reader:
    if any(kind.fills_table for kind in kinds):
        return EstateReader()
    return TableReader(
        **{kind.key: Part(kind.name, kind.model, is_list=not kind.is_single) for kind in kinds}
    )


def _reader_of_file(kind: Kind) -> Reader:
    """Return the reader of a folder's files; tables in one are read as the file they stand for."""
    if kind.is_split_table:
        return TABLE_READERS[kind.table]
    return (MarkdownReader if kind.has_text else YamlReader)(kind.name, kind.model)


TABLE_READERS = {table: _reader_of_table(kinds) for table, kinds in tables().items()}

RECORD_READERS = {folder: _reader_of_file(kind) for kind in KINDS for folder in kind.folders}
