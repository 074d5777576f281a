"""Rows of a table of content: one added at the end of its list, or single values of one changed.

Whatever else stands in the file stays as it is, comments and layout too. The result is read again
before it counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from generator.dataclass import dataclass
from generator.edit.changing import has_han, inserted
from generator.edit.layout import Layout, Spot, layout_of
from generator.edit.quoting import flow, typed
from generator.edit.record import Proposal
from generator.edit.refusing import EditError
from generator.edit.source import Source, read_source, source_of
from generator.kinds.kind import Kind
from generator.kinds.records import Records
from generator.kinds.table import tables
from generator.load.fields import keys_of, record_in
from generator.load.readers import TABLE_READERS
from generator.problems import ProblemError
from generator.schedule import fold
from generator.vocabulary import label, normal, spellings

Fields = Mapping[str, str | Sequence[str]]
Item = Mapping[str, str | Sequence[str] | Fields | Sequence[Fields]]
"""Keys of a record as they are typed; one of them may hold fields, or a list of such."""

Path_ = tuple[str, ...]


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


def written_item(item: Item, kind: Kind, *, is_chinese: bool) -> list[tuple[str, Path_]]:
    """Lay out a record in lines, as an item of a list, each line with the key it is about."""
    lines = list(_fields(item, kind.model, is_chinese=is_chinese))
    return [(f"{'  ' if n else '- '}{line}", path) for n, (line, path) in enumerate(lines)]


def _fields(
    item: Mapping[str, Any], model: type[BaseModel] | None, *, is_chinese: bool
) -> Iterator[tuple[str, Path_]]:
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


def with_item(table: Table, kind: Kind, item: Item) -> Table:
    """Put a record at the end of the list of its kind. Raises ``EditError`` for an odd layout."""
    lines = [line for line, _ in written_item(item, kind, is_chinese=table.is_chinese)]
    source = table.source
    word = label(kind.key) if table.is_chinese else kind.key
    if not source.text.strip():
        return Table(source.with_lines(0, 0, [f"{word}:", *_indented(lines, 2)]), table.before)
    layout = layout_of(source)
    spot = _part(layout, kind)
    if spot is None:
        last = len(source.lines)
        return Table(
            source.with_lines(last, last, [f"{word}:", *_indented(lines, 2)]), table.before
        )
    if _is_blank(spot.value):
        line = _bare(layout, spot)
        kept = source.with_lines(
            spot.first, spot.first + 1, [line, *_indented(lines, spot.indent + 2)]
        )
        return Table(kept, table.before)
    if not isinstance(spot.value, yaml.SequenceNode) or spot.value.flow_style:
        raise EditError("edit_layout")
    margin = layout.at(spot.value.start_mark)[1]
    below = spot.last
    return Table(source.with_lines(below, below, _indented(lines, margin)), table.before)


def with_value(
    table: Table, kind: Kind, identity: str, key: str, value: str | Sequence[str] | Fields
) -> Table:
    """Change one value of a record, or add it. Raises ``EditError`` for an odd layout."""
    source = table.source
    layout = layout_of(source)
    item = _item(layout, kind, identity)
    known = spellings(kind.single, keys_of(kind.model))
    text = _inline(value, kind, key, table)
    for name, node in item.value:
        if known.get(normal(name.value)) == key:
            return Table(_replaced(source, layout, node, text), table.before)
    word = label(f"{kind.single}.{key}") if table.is_chinese else key
    if item.flow_style:
        return Table(inserted(source, layout, item, f"{word}: {text}"), table.before)
    column = layout.at(item.start_mark)[1]
    last = _last_line(layout, item) + 1
    added = source.with_lines(last, last, [f"{' ' * column}{word}: {text}"])
    return Table(added, table.before)


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


def _inline(value: Any, kind: Kind, key: str, table: Table) -> str:
    """Write a value on one line, wherever that line is."""
    if isinstance(value, str):
        return typed(value, is_inside=True)
    if not isinstance(value, Mapping):
        return flow(value)
    nested = record_in(kind.model, key)
    name = nested.__name__.lower() if nested else key
    words = {part: label(f"{name}.{part}") if table.is_chinese else part for part in value}
    return (
        "{" + ", ".join(f"{words[k]}: {_inline(v, kind, k, table)}" for k, v in value.items()) + "}"
    )


def _replaced(source: Source, layout: Layout, node: yaml.Node, text: str) -> Source:
    (number, start), (last, end) = layout.at(node.start_mark), layout.at(node.end_mark)
    is_block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    if (
        number != last
        or is_block
        or (isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"})
    ):
        raise EditError("edit_layout")
    line = layout.lines[number]
    gap = " " if start == end and not line[:start].endswith(" ") else ""
    return source.with_lines(number, number + 1, [f"{line[:start]}{gap}{text}{line[end:]}"])


def _item(layout: Layout, kind: Kind, identity: str) -> yaml.MappingNode:
    spot = _part(layout, kind)
    known = spellings(kind.single, ["id"])
    listed = spot.value.value if spot and isinstance(spot.value, yaml.SequenceNode) else []
    for one in (node for node in listed if isinstance(node, yaml.MappingNode)):
        named = [value for key, value in one.value if known.get(normal(key.value)) == "id"]
        if any(isinstance(v, yaml.ScalarNode) and fold(v.value) == identity for v in named):
            return one
    raise EditError("edit_layout")


def _part(layout: Layout, kind: Kind) -> Spot | None:
    return layout.find(kind.key, spellings("", [kind.key]))


def _is_blank(node: yaml.Node) -> bool:
    is_empty_list = isinstance(node, yaml.SequenceNode) and node.flow_style and not node.value
    return is_empty_list or (isinstance(node, yaml.ScalarNode) and not node.value.strip())


def _bare(layout: Layout, spot: Spot) -> str:
    """Return the line of a key whose list is empty, without the value, with its comment."""
    line = layout.lines[spot.first]
    (_, start), (_, end) = spot.start, spot.end
    return f"{line[:start].rstrip()}{line[end:]}"


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
