"""A row of a sheet to a record as it would be typed, with whatever is not understood in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, get_origin

from generator.dataclass import dataclass
from generator.edit.items import Item, written_item
from generator.edit.source import source_of
from generator.importing.headings import Column, Headed, Path
from generator.importing.remarks import Remark
from generator.importing.sheets import Cell, Row
from generator.kinds.content import Content
from generator.kinds.kind import Kind
from generator.kinds.records import Records
from generator.kinds.sourced import Sourced
from generator.languages import original
from generator.load.fields import record_in
from generator.load.readers import TABLE_READERS
from generator.models import scope
from generator.models.estate import Estate
from generator.patterns import lazy_re
from generator.problems import Problem
from generator.schedule import fold
from generator.vocabulary import label

Typed = str | list[str]
Values = dict[Path, Typed]

_PRICED_RE = lazy_re(r"(\d+(?:\.\d+)?)\s*(元/\S.*)")
_LISTS = {("services", "group"): "service_groups", ("services", "fee"): "fees"}
_LISTS |= {("contacts", "substitute"): "contacts"}
"""Kind and key → the list whose ids the key holds, where a sheet has names."""


@dataclass(frozen=True)
class Fault:
    """A cell, by its row and its heading, and what is wrong with what stands there."""

    row: int
    heading: str
    said: Problem | Remark


@dataclass(frozen=True)
class Filled:
    """A row as typed; ``days`` are the dates that its bare numbers would be.

    ``defaults`` are for a new record alone: a heading says nothing against one that is there.
    """

    row: int
    values: Values
    days: Mapping[Path, str]
    defaults: Mapping[Path, Typed]

    @property
    def name(self) -> str:
        return self.text(("name",))

    def text(self, path: Path) -> str:
        value = self.values.get(path, "")
        return value if isinstance(value, str) else "、".join(value)


def filled_row(row: Row, sheet: Headed, content: Content, settings: Mapping[Path, Typed]) -> Filled:
    """Read the cells of a row; ``settings`` fill in what a new record has no word for."""
    values: Values = {}
    days: dict[Path, str] = {}
    for column in (one for one in sheet.columns if one.path):
        cell = row.at(column.index)
        if cell.text:
            values |= _parted(column, cell, sheet.kind)
            days |= {column.path: cell.day} if cell.day else {}
    defaults = {**_units(sheet.columns), **settings}
    named, given = (
        {path: _by_name(sheet.kind, path, value, content) for path, value in one.items()}
        for one in (values, defaults)
    )
    return Filled(row.number, named, days, given)


def _parted(column: Column, cell: Cell, kind: Kind) -> Values:
    """Split a cell into a list where the field is one, and a price from its unit."""
    lines = [line.strip() for line in cell.text.split("\n") if line.strip()]
    if len(lines) > 1:
        return {column.path: lines if _is_list(kind, column.path) else "；".join(lines)}
    match = _PRICED_RE.fullmatch(fold(cell.text)) if column.path[-1] == "price" else None
    if match:
        return {column.path: match[1], ("unit",): cell.text[cell.text.index("元") :]}
    return {column.path: cell.text}


def _is_list(kind: Kind, path: Path) -> bool:
    if len(path) > 1:
        return False
    fields = {info.alias or name: info for name, info in kind.model.model_fields.items()}
    return get_origin(fields[path[0]].annotation) is tuple


def _units(columns: Iterable[Column]) -> Values:
    """Take the unit of a price from its heading, as in 单价（元/㎡·月）."""
    priced = [one.unit for one in columns if one.path[-1:] == ("price",) and "元/" in one.unit]
    return {("unit",): priced[0]} if priced else {}


def _by_name(kind: Kind, path: Path, value: Typed, content: Content) -> Typed:
    """Put ids in the place of names, which is what sheets have."""
    if not isinstance(value, str):
        return value
    if (kind.name, path[0]) == ("boards", "serves"):
        return _served(value, content.estate)
    listed = _LISTS.get((kind.name, path[0]))
    for one in content.lists[listed] if listed else ():
        if original(one.name) == value:
            return str(one.id)
    return value


def _served(value: str, estate: Estate) -> Typed:
    """Name buildings and units by their ids; a word that names nothing stays to be told."""
    ids = {*(one.id for one in estate.buildings), *estate.all_units}
    found: list[str] = []
    for word in filter(None, re.split(r"[、，,;；\s]+", value)):
        units = () if word in ids else scope.resolve((word,), estate).units
        whole = [b.id for b in estate.buildings if set(b.unit_ids) <= set(units)]
        covered = {u for b in estate.buildings if b.id in whole for u in b.unit_ids}
        found += [*whole, *(unit for unit in units if unit not in covered)] or [word]
    return "、".join(dict.fromkeys(found))


def item_of(values: Mapping[Path, Typed], kind: Kind, old: Mapping[str, Any] | None = None) -> Item:
    """Lay values out as a record; what an ``old`` one says stays where nothing new is said."""
    item: dict[str, Any] = dict(old or {})
    for path, value in values.items():
        if len(path) == 1:
            item[path[0]] = value
            continue
        key, part = path
        if _is_list_of_records(kind, key):
            first = item[key][0] if item.get(key) else {}
            item[key] = [{**first, part: value}]
        else:
            before = item.get(key)
            item[key] = {**(before if isinstance(before, Mapping) else {}), part: value}
    keys = [key for key in ("id", "name") if key in item]
    return {key: item[key] for key in [*keys, *(k for k in item if k not in keys)]}


def _is_list_of_records(kind: Kind, key: str) -> bool:
    fields = {info.alias or name: info for name, info in kind.model.model_fields.items()}
    return record_in(kind.model, key) is not None and get_origin(fields[key].annotation) is tuple


def read_item(item: Item, kind: Kind) -> tuple[Sourced[Any] | None, list[tuple[Path, Problem]]]:
    """Read a record as a build would; every problem with the field it is about."""
    lines = written_item(item, kind, is_chinese=False)
    text = "\n".join([f"{kind.key}:", *(f"  {line}" for line, _ in lines)])
    source = source_of(text.encode(), f"content/{kind.table}.yaml")
    records = Records()
    TABLE_READERS[kind.table](records, source.path, source.text)
    paths = [(), *(path for _, path in lines)]
    found = [(paths[min(one.place.line, len(paths)) - 1], one) for one in records.problems]
    listed = records.lists[kind.name]
    return (listed[0] if listed and not found else None), found


def with_days(filled: Filled, paths: Iterable[Path]) -> Filled:
    """Take bare numbers for the days that Excel means by them, where a day is wanted."""
    values: Values = {path: filled.days[path] for path in paths if path in filled.days}
    return replace(filled, values=filled.values | values)


def heading_of(path: Path, sheet: Headed) -> str:
    """Name the column of a field as the sheet does; a field without one by its own label."""
    for column in sheet.columns:
        if column.path and (column.path == path or column.path[:1] == path):
            return column.heading
    return label_of(sheet.kind, path) if path else ""


def label_of(kind: Kind, path: Path) -> str:
    """Return the word for a field, or for one of a record within it."""
    nested = record_in(kind.model, path[0]) if len(path) > 1 else None
    record = nested.__name__.lower() if nested else kind.single
    return label(f"{record}.{path[-1]}")
