"""Changing fields of a file: the lines that must change, and every comment kept.

Each step looks at the file anew, so that no step has to know what another one moved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml

from generator.edit.layout import Layout, Spot, layout_of
from generator.edit.quoting import typed
from generator.edit.refusing import EditError
from generator.edit.source import Source
from generator.vocabulary import label, normal, spellings

Value = str | Sequence[str]


class Editor:
    """The fields of one record file; ``record`` is the kind its keys belong to.

    Raises ``ProblemError`` for a file no build could read and ``EditError`` for a layout
    that nothing can be changed in without laying it out anew.
    """

    def __init__(self, source: Source, record: str, keys: Sequence[str]) -> None:
        self.source = source
        self.touched: set[str] = set()
        self._record = record
        self._spellings = spellings(record, keys)
        self.is_chinese = any(has_han(spot.key) for spot in layout_of(source).spots())

    def known(self, word: str) -> str | None:
        """The key that a word stands for."""
        return self._spellings.get(normal(word))

    def has(self, name: str) -> bool:
        return self._find(layout_of(self.source), name) is not None

    def look(self, name: str) -> tuple[Layout, Spot | None]:
        """Return the file as it is laid out now, and where a field stands in it."""
        layout = layout_of(self.source)
        return layout, self._find(layout, name)

    def take(self, name: str, source: Source) -> None:
        """Take over a file in which something of this field was changed."""
        self.touched.add(name)
        self.source = source

    def set(self, name: str, value: Value) -> None:
        """Set a field in the place of what stands there, or add it at the end."""
        self.touched.add(name)
        layout = layout_of(self.source)
        spot = self._find(layout, name)
        if spot is None:
            self._add(layout, name, value)
        elif isinstance(value, str) and spot.is_on_one_line:
            self._splice(layout, spot, typed(value))
        else:
            self._relay(layout, spot, value)

    def append(self, name: str, item: str) -> None:
        """One more item to a list, which may be a single value yet, or not there."""
        self.touched.add(name)
        layout = layout_of(self.source)
        spot = self._find(layout, name)
        if spot is None:
            self._add(layout, name, [item])
        elif isinstance(spot.value, yaml.SequenceNode):
            text = typed(item, is_inside=bool(spot.value.flow_style))
            self.source = with_item(self.source, layout, spot, text)
        elif isinstance(spot.value, yaml.ScalarNode):
            old = [spot.value.value] if spot.value.value.strip() else []
            self._relay(layout, spot, [*old, item])
        else:
            raise EditError("edit_layout")

    def set_fields(self, name: str, record: str, item: Mapping[str, str]) -> None:
        """Set a field that is made of fields, those of ``record``, and that says nothing yet."""
        self.remove(name)
        layout, text = layout_of(self.source), self._braced(record, item)
        last, indent = layout.spots()[-1].last, layout.spots()[-1].indent
        line = f"{' ' * indent}{self._word(name)}: {text}"
        self.take(name, self.source.with_lines(last, last, [line]))

    def append_fields(self, name: str, record: str, item: Mapping[str, str]) -> None:
        """Append an item of several fields, which are those of ``record``, to a list."""
        self.touched.add(name)
        layout = layout_of(self.source)
        spot = self._find(layout, name)
        text = self._braced(record, item)
        if spot is None:
            last, indent = layout.spots()[-1].last, layout.spots()[-1].indent
            lines = [f"{' ' * indent}{self._word(name)}:", f"{' ' * indent}  - {text}"]
            self.source = self.source.with_lines(last, last, lines)
        elif isinstance(spot.value, yaml.SequenceNode):
            self.source = with_item(self.source, layout, spot, text)
        elif isinstance(spot.value, yaml.ScalarNode) and not spot.value.value.strip():
            margin = " " * spot.indent
            key = _key_as_typed(layout, spot)
            self._lay(layout, spot, [f"{margin}{key}:", f"{margin}  - {text}"])
        else:
            raise EditError("edit_layout")

    def remove(self, name: str, hints: Sequence[str] = ()) -> None:
        """A field, but not what is said beside it, unless that is one of our own ``hints``."""
        layout = layout_of(self.source)
        spot = self._find(layout, name)
        if spot is None:
            return
        self.touched.add(name)
        first, said = spot.first, _comments_in(layout, spot)
        if first and layout.lines[first - 1].strip() in hints:
            first -= 1
        kept = [f"{' ' * spot.indent}{one}" for one in said if one not in hints]
        self.source = self.source.with_lines(first, spot.last, kept)

    def set_body(self, text: str) -> None:
        """Set the text below the fields; lines that say what they did are left as they are."""
        self.touched.add("body")
        lines = [line.rstrip() for line in text.rstrip().splitlines()]
        while lines and not lines[0]:
            lines.pop(0)
        first = layout_of(self.source).last + 1  # past the fence
        old = [line.rstrip() for line in self.source.lines]
        while first < len(old) and not old[first]:
            first += 1
        last, end = len(old), len(lines)
        while last > first and not old[last - 1]:
            last -= 1
        while last > first and end and old[last - 1] == lines[end - 1]:
            last, end = last - 1, end - 1
        start = 0
        while first < last and start < end and old[first] == lines[start]:
            first, start = first + 1, start + 1
        self.source = self.source.with_lines(first, last, lines[start:end])

    def _find(self, layout: Layout, name: str) -> Spot | None:
        return layout.find(name, self._spellings)

    def _word(self, name: str) -> str:
        """A key in the language of the others."""
        return label(f"{self._record}.{name}") if self.is_chinese else name

    def _braced(self, record: str, item: Mapping[str, str]) -> str:
        words = {key: label(f"{record}.{key}") if self.is_chinese else key for key in item}
        pairs = (f"{words[key]}: {typed(value, is_inside=True)}" for key, value in item.items())
        return "{" + ", ".join(pairs) + "}"

    def _add(self, layout: Layout, name: str, value: Value) -> None:
        spots = layout.spots()
        last, indent = spots[-1].last, spots[-1].indent
        lines = written(self._word(name), value, indent)
        self.source = self.source.with_lines(last, last, lines)

    def _splice(self, layout: Layout, spot: Spot, text: str) -> None:
        self.source = spliced(self.source, layout, spot, text)

    def _relay(self, layout: Layout, spot: Spot, value: Value) -> None:
        """Lay out a field anew where it stood over several lines."""
        self.source = relaid(self.source, layout, spot, value)

    def _lay(self, layout: Layout, spot: Spot, lines: list[str]) -> None:
        self.source = laid(self.source, layout, spot, lines)


def relaid(source: Source, layout: Layout, spot: Spot, value: Value) -> Source:
    """Lay out a field anew where it stood over several lines; without a value only take it out."""
    lines = written(_key_as_typed(layout, spot), value, spot.indent) if value else []
    return laid(source, layout, spot, lines)


def laid(source: Source, layout: Layout, spot: Spot, lines: list[str]) -> Source:
    """Put lines in the place of a field, and its comments below them."""
    said = [f"{' ' * spot.indent}{one}" for one in _comments_in(layout, spot)]
    return source.with_lines(spot.first, spot.last, [*lines, *said])


def written(key: str, value: Value, indent: int) -> list[str]:
    margin = " " * indent
    if isinstance(value, str):
        return [f"{margin}{key}: {typed(value)}"]
    return [f"{margin}{key}:", *(f"{margin}  - {typed(item)}" for item in value)]


def spliced(source: Source, layout: Layout, spot: Spot, text: str) -> Source:
    """Put another value on the same line, and keep whatever else stands on it."""
    line, (_, start), (_, end) = layout.lines[spot.first], spot.start, spot.end
    gap = " " if start == end else ""
    return source.with_lines(spot.first, spot.first + 1, [f"{line[:start]}{gap}{text}{line[end:]}"])


def with_item(source: Source, layout: Layout, spot: Spot, text: str) -> Source:
    """One item more at the end of a list, in lines or in brackets; ``text`` is YAML."""
    sequence = spot.value
    if isinstance(sequence, yaml.CollectionNode) and sequence.flow_style:
        return inserted(source, layout, sequence, text)
    margin = " " * layout.at(sequence.start_mark)[1]
    return source.with_lines(spot.last, spot.last, [f"{margin}- {text}"])


def inserted(source: Source, layout: Layout, node: yaml.CollectionNode, text: str) -> Source:
    """Before the bracket a collection ends with."""
    number, start, end, said = ahead_of_bracket(layout, node, text)
    line = layout.lines[number]
    return source.with_lines(number, number + 1, [f"{line[:start]}{said}{line[end:]}"])


def ahead_of_bracket(
    layout: Layout, node: yaml.CollectionNode, text: str
) -> tuple[int, int, int, str]:
    """Return the line, the two columns between which to write, and what to write there.

    Raises ``EditError`` for a bracket on a line of its own.
    """
    number, column = layout.at(node.end_mark)
    before = layout.lines[number][: column - 1].rstrip()
    lead = before.rstrip(",") if node.value else before
    if not lead.strip():
        raise EditError("edit_layout")
    return number, len(lead), column - 1, f", {text}" if node.value else text


def _key_as_typed(layout: Layout, spot: Spot) -> str:
    line = layout.lines[spot.first][spot.indent :]
    return line[: line.index(":")].rstrip() if ":" in line else spot.key


def _comments_in(layout: Layout, spot: Spot) -> list[str]:
    return [text for line, _, text in layout.comments() if spot.first <= line < spot.last]


def has_han(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def shown(value: object) -> str:
    """A value as a sentence can repeat it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return "，".join(map(shown, value.values()))
    return "、".join(map(shown, value)) if isinstance(value, Sequence) else ""
