"""Fields within a field: a record such as a registration, or rows such as those of income.

Each step looks at the file anew. A pair is changed where it stands, so whatever else stands in
the same braces, or on the same line, stays as it was typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from generator.edit.changing import Editor, inserted, relaid, shown, spliced, written
from generator.edit.layout import Layout, Spot
from generator.edit.quoting import typed
from generator.edit.refusing import EditError
from generator.edit.source import Source
from generator.vocabulary import label, normal, spellings

Row = Mapping[str, str]
"""Key → what is to stand there; an empty text takes the key away."""


def change_record(editor: Editor, name: str, record: str, was: Any, row: Row) -> None:
    """Change single fields of the one record that stands under ``name``."""
    before: Mapping[str, Any] = was if isinstance(was, Mapping) else {}
    if not _left(before, row):
        editor.remove(name)
        return
    if not before:
        editor.set_fields(name, record, {key: value for key, value in row.items() if value})
        return
    for key, value in _changed(before, row):
        layout, spot = editor.look(name)
        if spot is None or not isinstance(spot.value, yaml.MappingNode):
            raise EditError("edit_layout")
        editor.take(name, _Pairs(editor, record, layout, spot.value).with_pair(key, value))


def change_rows(editor: Editor, name: str, record: str, was: Any, rows: Mapping[int, Row]) -> None:
    """Change, add and remove rows of a list; they are counted from 0, as they stand there now.

    A row of which nothing is left is removed; one behind the last is added.
    """
    before = was if isinstance(was, Sequence) and not isinstance(was, str) else []
    gone = {n for n in rows if n < len(before) and not _left(before[n], rows[n])}
    added = [row for n, row in sorted(rows.items()) if n >= len(before) and any(row.values())]
    if len(gone) == len(before) and not added:
        editor.remove(name)
        return
    for number in sorted((n for n in rows if n < len(before)), reverse=True):
        for key, value in () if number in gone else _changed(before[number], rows[number]):
            layout, node = _item(editor, name, number)
            editor.take(name, _Pairs(editor, record, layout, node).with_pair(key, value))
    for row in added:
        filled = {key: value for key, value in row.items() if value}
        editor.append_fields(name, record, filled)
    for number in sorted(gone, reverse=True):
        _remove_row(editor, name, number)


def _left(before: Mapping[str, Any], row: Row) -> dict[str, Any]:
    """Return what a row holds once it is changed."""
    return {key: value for key, value in {**before, **row}.items() if value}


def _changed(before: Mapping[str, Any], row: Row) -> list[tuple[str, str]]:
    return [(key, value) for key, value in row.items() if value != shown(before.get(key, ""))]


def _item(editor: Editor, name: str, number: int) -> tuple[Layout, yaml.MappingNode]:
    """Find a row. Raises ``EditError`` for a list that is written in an odd way."""
    layout, spot = editor.look(name)
    items = spot.value.value if spot and isinstance(spot.value, yaml.SequenceNode) else []
    if number >= len(items) or not isinstance(items[number], yaml.MappingNode):
        raise EditError("edit_layout")
    return layout, items[number]


def _remove_row(editor: Editor, name: str, number: int) -> None:
    """Remove the lines of a row, but not the comments among them."""
    layout, spot = editor.look(name)
    if spot is None or not isinstance(spot.value, yaml.SequenceNode) or spot.value.flow_style:
        raise EditError("edit_layout")
    items = spot.value.value
    first = layout.at(items[number].start_mark)[0]
    last = layout.at(items[number + 1].start_mark)[0] if number + 1 < len(items) else spot.last
    indent = layout.at(spot.value.start_mark)[1]
    said = [f"{' ' * indent}{text}" for line, _, text in layout.comments() if first <= line < last]
    editor.take(name, editor.source.with_lines(first, last, said))


class _Pairs:
    """The pairs of one mapping, in braces or in lines."""

    def __init__(self, editor: Editor, record: str, layout: Layout, node: yaml.MappingNode) -> None:
        self._source = editor.source
        self._layout = layout
        self._node = node
        self._record = record
        self._is_chinese = editor.is_chinese

    def with_pair(self, key: str, value: str) -> Source:
        """Return the file with another value behind a key; without the key where it is empty."""
        if self._node.flow_style:
            return self._in_braces(key, value)
        return self._in_lines(key, value)

    def _word(self, key: str) -> str:
        return label(f"{self._record}.{key}") if self._is_chinese else key

    def _is(self, typed_key: str, key: str) -> bool:
        return normal(typed_key) in spellings(self._record, [key])

    def _in_braces(self, key: str, value: str) -> Source:
        pairs = self._node.value
        at = next((n for n, (one, _) in enumerate(pairs) if self._is(one.value, key)), None)
        text = typed(value, is_inside=True)
        if at is None:
            new = f"{self._word(key)}: {text}"
            return inserted(self._source, self._layout, self._node, new) if value else self._source
        if not value:
            return self._without(at)
        node = pairs[at][1]
        gap = " " if node.start_mark.index == node.end_mark.index else ""
        return self._replaced(node.start_mark, node.end_mark, f"{gap}{text}")

    def _without(self, at: int) -> Source:
        """Cut a pair with the comma it needs no more; some other pair is left."""
        pairs = self._node.value
        if at + 1 < len(pairs):
            return self._replaced(pairs[at][0].start_mark, pairs[at + 1][0].start_mark, "")
        return self._replaced(pairs[at - 1][1].end_mark, pairs[at][1].end_mark, "")

    def _replaced(self, start: yaml.Mark, end: yaml.Mark, text: str) -> Source:
        (number, first), (other, last) = self._layout.at(start), self._layout.at(end)
        if number != other:
            raise EditError("edit_layout")
        line = self._layout.lines[number]
        return self._source.with_lines(number, number + 1, [f"{line[:first]}{text}{line[last:]}"])

    def _in_lines(self, key: str, value: str) -> Source:
        spots = self._layout.spots(self._node)
        spot = next((one for one in spots if self._is(one.key, key)), None)
        if spot is None:
            new = written(self._word(key), value, spots[-1].indent) if value else []
            return self._source.with_lines(spots[-1].last, spots[-1].last, new)
        if value and spot.is_on_one_line:
            return spliced(self._source, self._layout, spot, typed(value))
        return self._relaid(spot, value)

    def _relaid(self, spot: Spot, value: str) -> Source:
        """Lay a pair out anew. Raises ``EditError`` where a row begins with it."""
        if self._layout.lines[spot.first][: spot.indent].strip():
            raise EditError("edit_layout")
        return relaid(self._source, self._layout, spot, value)
