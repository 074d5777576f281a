"""Rows of a table of content: one added at the end of its list, or single values of one changed.

Whatever else stands in the file stays as it is, comments and layout too. The result is read again
before it counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.dataclass import dataclass
from generator.edit.changing import ahead_of_bracket, has_han
from generator.edit.items import Item, inline, written_item
from generator.edit.layout import Layout, Spot, layout_of
from generator.edit.record import Proposal
from generator.edit.refusing import EditError
from generator.edit.source import Source, read_source, source_of
from generator.kinds.kind import Kind
from generator.kinds.records import Records
from generator.kinds.table import tables
from generator.load.fields import keys_of
from generator.load.readers import TABLE_READERS
from generator.problems import ProblemError
from generator.schedule import fold
from generator.vocabulary import label, normal, spellings


@dataclass(frozen=True)
class Table:
    """A file of tables; ``before`` is ``None`` where there is none yet."""

    source: Source
    before: bytes | None

    @property
    def is_chinese(self) -> bool:
        """Tell whether its keys are Chinese, as those of a new file are."""
        if not self.source.text.strip():
            return True
        return any(has_han(key.value) for key in _keys(layout_of(self.source).root))


def table_at(folder: Path, path: str) -> Table:
    """Read a table. Raises ``ProblemError`` where it has a mistake, and ``OSError``."""
    if not (folder / path).exists():
        return Table(source_of(b"", path), None)
    source = read_source(folder, path)
    records_in(source)
    return Table(source, (folder / path).read_bytes())


def records_in(source: Source) -> Records:
    """Read all records of a table. Raises ``ProblemError`` with its first mistake."""
    records = Records()
    if source.text.strip():
        TABLE_READERS[_table_of(source.path)](records, source.path, source.text)
    if records.problems:
        raise ProblemError(min(records.problems))
    return records


def _table_of(path: str) -> str:
    """Name the table that a file is, or that a file of its folder is a part of."""
    parts = path.removeprefix("content/").removesuffix(".yaml").split("/")
    return parts[0]


class TableEditor:
    """Changes of one table, each where it stands in the file as it was, made all at once.

    A sheet may have a thousand rows, and a file is laid out anew by every look at it.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._is_chinese = table.is_chinese
        self._is_blank = not table.source.text.strip()
        self._layout = None if self._is_blank else layout_of(table.source)
        self._items: dict[str, dict[str, yaml.MappingNode]] = {}
        self._new: dict[str, tuple[Kind, list[Item]]] = {}
        self._splices: list[tuple[int, int, int, str]] = []
        self._lines: list[tuple[int, list[str]]] = []

    def add(self, kind: Kind, item: Item) -> None:
        """Put a record at the end of its list. Raises ``EditError`` for an odd layout."""
        spot = _part(self._layout, kind) if self._layout else None
        is_list = spot and isinstance(spot.value, yaml.SequenceNode) and not spot.value.flow_style
        if spot and not is_list and not _is_blank(spot.value):
            raise EditError("edit_layout")
        self._new.setdefault(kind.name, (kind, []))[1].append(item)

    def change(self, kind: Kind, identity: str, values: Mapping[str, Any]) -> None:
        """Change values of a record, or add them. Raises ``EditError`` for an odd layout."""
        if self._layout is None:
            raise EditError("edit_layout")
        item = self._item(self._layout, kind, identity)
        known = spellings(kind.single, keys_of(kind.model))
        nodes = {known.get(normal(name.value)): node for name, node in item.value}
        texts = {
            key: inline(value, kind, key, is_chinese=self._is_chinese)
            for key, value in values.items()
        }
        there = [key for key in texts if key in nodes]
        splices = [_splice(self._layout, nodes[key], texts[key]) for key in there]
        added = [self._pair(kind, key, text) for key, text in texts.items() if key not in nodes]
        if added and item.flow_style:
            splices.append(ahead_of_bracket(self._layout, item, ", ".join(added)))
        elif added:
            column = self._layout.at(item.start_mark)[1]
            self._lines.append((_last_line(self._layout, item) + 1, _indented(added, column)))
        self._splices += splices

    def result(self) -> Table:
        """Return the table with all changes; those further down are made first."""
        source = self._table.source
        for number, start, end, text in sorted(self._splices, reverse=True):
            line = source.lines[number].rstrip("\r\n")
            source = source.with_lines(number, number + 1, [f"{line[:start]}{text}{line[end:]}"])
        inserted_lines = [*self._lines, *self._additions()]
        below = 0
        for number, lines in sorted(inserted_lines, key=lambda one: one[0]):
            source = source.with_lines(number + below, number + below, lines)
            below += len(lines)
        return Table(source, self._table.before)

    def _pair(self, kind: Kind, key: str, text: str) -> str:
        return f"{label(f'{kind.single}.{key}') if self._is_chinese else key}: {text}"

    def _item(self, layout: Layout, kind: Kind, identity: str) -> yaml.MappingNode:
        if kind.name not in self._items:
            self._items[kind.name] = _items(layout, kind)
        if identity not in self._items[kind.name]:
            raise EditError("edit_layout")
        return self._items[kind.name][identity]

    def _additions(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the lines of new records, each list with the line before which they go."""
        for kind, items in self._new.values():
            lines = [
                line
                for item in items
                for line, _ in written_item(item, kind, is_chinese=self._is_chinese)
            ]
            spot = _part(self._layout, kind) if self._layout else None
            if spot is None:
                word = label(kind.key) if self._is_chinese else kind.key
                end = 0 if self._is_blank else len(self._table.source.lines)
                yield end, [f"{word}:", *_indented(lines, 2)]
            elif self._layout and isinstance(spot.value, yaml.SequenceNode) and spot.value.value:
                yield spot.last, _indented(lines, self._layout.at(spot.value.start_mark)[1])
            else:
                yield spot.first + 1, _indented(lines, spot.indent + 2)


def proposed_table(before: Table, after: Table, changed: Mapping[str, frozenset[str]]) -> Proposal:
    """Propose a table, read again: only records that are meant differ, and no comment is lost.

    ``changed`` maps the name of a kind to the ids that were added or changed.
    """
    was, now = records_in(before.source), records_in(after.source)
    for kind in tables()[_table_of(before.source.path)]:
        meant = changed.get(kind.name, frozenset())
        one, other = (_plain(records, kind, meant) for records in (was, now))
        if one != other:
            raise EditError("edit_unsafe", path=before.source.path)
    if before.source.text.strip() and _comments(before.source) != _comments(after.source):
        raise EditError("edit_unsafe", path=before.source.path)
    return Proposal(after.source.path, before.before, after.source)


def _plain(records: Records, kind: Kind, but: frozenset[str]) -> list[Mapping[str, Any]]:
    listed = records.lists[kind.name]
    return [one.plain for one in listed if getattr(one.value, "id", None) not in but]


def _comments(source: Source) -> list[str]:
    return sorted(text for _, _, text in layout_of(source).comments())


def _splice(layout: Layout, node: yaml.Node, text: str) -> tuple[int, int, int, str]:
    """Put another value in the place of one, where that is on one line."""
    (number, start), (last, end) = layout.at(node.start_mark), layout.at(node.end_mark)
    is_block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    is_literal = isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}
    if number != last or is_block or is_literal:
        raise EditError("edit_layout")
    gap = " " if start == end and not layout.lines[number][:start].endswith(" ") else ""
    return number, start, end, f"{gap}{text}"


def _items(layout: Layout, kind: Kind) -> dict[str, yaml.MappingNode]:
    """Map the ids of a list to their records."""
    spot = _part(layout, kind)
    known = spellings(kind.single, ["id"])
    listed = spot.value.value if spot and isinstance(spot.value, yaml.SequenceNode) else []
    found: dict[str, yaml.MappingNode] = {}
    for one in (node for node in listed if isinstance(node, yaml.MappingNode)):
        for key, value in one.value:
            if known.get(normal(key.value)) == "id" and isinstance(value, yaml.ScalarNode):
                found.setdefault(fold(value.value), one)
    return found


def _part(layout: Layout, kind: Kind) -> Spot | None:
    return layout.find(kind.key, spellings("", [kind.key]))


def _is_blank(node: yaml.Node) -> bool:
    is_empty_list = isinstance(node, yaml.SequenceNode) and node.flow_style and not node.value
    return is_empty_list or (isinstance(node, yaml.ScalarNode) and not node.value.strip())


def _indented(lines: Sequence[str], margin: int) -> list[str]:
    return [f"{' ' * margin}{line}" for line in lines]


def _last_line(layout: Layout, node: yaml.Node) -> int:
    """Return the line on which the last thing in a block ends."""
    last = node
    while isinstance(last, yaml.CollectionNode) and not last.flow_style and last.value:
        part = last.value[-1]
        last = part[1] if isinstance(part, tuple) else part
    number, column = layout.at(last.end_mark)
    is_literal = isinstance(last, yaml.ScalarNode) and last.style in {"|", ">"}
    return number - 1 if is_literal and column == 0 else number


def _keys(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield every key below a node."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, yaml.MappingNode):
            yield from (key for key, _ in one.value)
            waiting += [value for _, value in one.value]
        elif isinstance(one, yaml.SequenceNode):
            waiting += one.value
