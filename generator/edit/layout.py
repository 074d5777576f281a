"""Positions of the fields of a file, which an edit must know besides what they say.

The parser's own nodes are used, which know where a value ends; whether the text may be
composed at all was asked of our own reader before.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from generator.dataclass import dataclass
from generator.edit.refusing import EditError
from generator.edit.source import Source
from generator.load.front_matter import split
from generator.load.tree import parse
from generator.problems import ProblemError
from generator.vocabulary import normal

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Spot:
    """A field in a mapping laid out in lines; lines count from 0 in the file."""

    key: str
    first: int
    last: int
    """Before this line the next thing begins; comments further out belong to that."""
    indent: int
    start: tuple[int, int]
    end: tuple[int, int]
    """Of the value, in lines and columns; both the same where there is none."""
    value: yaml.Node

    @property
    def is_on_one_line(self) -> bool:
        is_block = isinstance(self.value, yaml.CollectionNode) and not self.value.flow_style
        is_literal = isinstance(self.value, yaml.ScalarNode) and self.value.style in {"|", ">"}
        return not is_block and not is_literal and self.start[0] == self.end[0] == self.first


@dataclass(frozen=True)
class Layout:
    """The fields of a file: the parsed ``root``, the lines, and the line they begin on."""

    root: yaml.MappingNode
    lines: tuple[str, ...]
    first: int
    last: int

    def spots(self, node: yaml.MappingNode | None = None) -> list[Spot]:
        """Raises ``EditError`` for a mapping in braces, or written in another odd way."""
        mapping = node or self.root
        if mapping.flow_style:
            raise EditError("edit_layout")
        starts = [self.at(key.start_mark) for key, _ in mapping.value]
        final = self.last if mapping is self.root else self._end_of(mapping)
        stops = [line for line, _ in starts[1:]] + [final]
        return [
            self._spot(key, value, stop)
            for (key, value), stop in zip(mapping.value, stops, strict=True)
        ]

    def find(self, name: str, spellings: dict[str, str]) -> Spot | None:
        """The field of this key, in whatever spelling it stands there."""
        named = (spot for spot in self.spots() if spellings.get(normal(spot.key)) == name)
        return next(named, None)

    def comments(self) -> list[tuple[int, int, str]]:
        """Line, column and text of each comment among the fields."""
        covered = list(_scalars(self.root))
        return [
            (number, column, self.lines[number][column:].rstrip())
            for number in range(self.first, self.last)
            if (column := self._comment(number, covered)) is not None
        ]

    def at(self, mark: yaml.Mark) -> tuple[int, int]:
        return mark.line + self.first, mark.column

    def _spot(self, key: yaml.ScalarNode, value: yaml.Node, stop: int) -> Spot:
        first, indent = self.at(key.start_mark)
        if self.lines[first][:indent].strip(" -"):
            raise EditError("edit_layout")
        last = stop
        while last > first + 1 and self._is_outside(self.lines[last - 1], indent):
            last -= 1
        start, end = self.at(value.start_mark), self.at(value.end_mark)
        return Spot(key.value, first, last, indent, start, end, value)

    def _end_of(self, mapping: yaml.MappingNode) -> int:
        """A block ends where the next thing begins, comments before it included."""
        return min(self.at(mapping.end_mark)[0], self.last)

    def _is_outside(self, line: str, indent: int) -> bool:
        """Blank, or a comment no further in than the key: it is about what comes next."""
        bare = line.strip()
        return not bare or (bare[0] == "#" and len(line) - len(line.lstrip()) <= indent)

    def _comment(self, number: int, covered: list[tuple[yaml.Mark, yaml.Mark]]) -> int | None:
        line = self.lines[number]
        for column, character in enumerate(line):
            if character != "#" or (column and line[column - 1] not in " \t"):
                continue
            here = (number - self.first, column)
            if not any(_position(a) <= here < _position(b) for a, b in covered):
                return column
        return None


def layout_of(source: Source) -> Layout:
    """Raises ``ProblemError`` for a file no build could read, ``EditError`` for an odd one."""
    text = source.text
    if source.path.endswith(".md"):
        parts = split(text, source.path)
        fields, first = parts.fields, parts.fields_line - 1
    else:
        fields, first = text, 0
    _, problems = parse(fields, source.path, first + 1)
    if problems:
        raise ProblemError(problems[0])
    root = yaml.compose(fields, Loader=_LOADER)
    if not isinstance(root, yaml.MappingNode):
        raise EditError("edit_layout")
    last = first + fields.count("\n") + 1
    return Layout(root, tuple(text.split("\n")), first, last)


def _scalars(node: yaml.Node) -> Iterator[tuple[yaml.Mark, yaml.Mark]]:
    """Yield the start and the end of each scalar below a node."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, yaml.ScalarNode):
            yield one.start_mark, _end_of(one)
        elif isinstance(one, yaml.MappingNode):
            waiting += [part for pair in one.value for part in pair]
        elif isinstance(one, yaml.SequenceNode):
            waiting += one.value


def _end_of(scalar: yaml.ScalarNode) -> yaml.Mark:
    return scalar.end_mark


def _position(mark: yaml.Mark) -> tuple[int, int]:
    return mark.line, mark.column
