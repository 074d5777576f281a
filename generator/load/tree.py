"""YAML as text with places: every scalar stays what was typed, with its line and column.

The tree is built from the parser's events without recursion, so that depth and size are
bounded before anything is composed (libyaml's own composer overflows the stack on a
hundred thousand brackets). Anchors, aliases, tags and merge keys are refused.
"""

from __future__ import annotations

from dataclasses import field

import yaml

from generator.dataclass import dataclass
from generator.load.diagnosis import MOST_SUSPICIONS, diagnose, swallowed
from generator.load.pasted import glued_list
from generator.patterns import lazy_re
from generator.problems import Place, Problem, ProblemError, problem

DEEPEST = 20
MOST_VALUES = 50_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CUT_RE = lazy_re(r"\s+#[^\s#]")


@dataclass(frozen=True)
class Scalar:
    text: str
    place: Place


@dataclass
class Listing:
    place: Place
    items: list[Node] = field(default_factory=list)


@dataclass
class Fields:
    """Entries in the order typed, duplicates included: their reader names both lines."""

    place: Place
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)


Node = Scalar | Listing | Fields


def outline(node: Node) -> str:
    """Outline what stands at a node, enough of it to be found."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return f"- {outline(node.items[0])}" if node.items else "[]"
    return f"{node.entries[0][0].text}: …" if node.entries else "{}"


def parse(text: str, path: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """The tree of one YAML document whose first line is line ``first_line`` of the file.

    ``None`` for an empty document. A document that cannot be parsed is ``None`` too, with
    every suspicious line reported, not only the one the parser stopped at.
    """
    builder = _Builder(text.split("\n"), path, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        return None, diagnose(error, builder.lines, path, first_line)
    except ProblemError as error:
        return None, [error.problem]
    return builder.root, builder.problems


class _Builder:
    """Turns the parser's events into a tree; holds the open collections on a stack."""

    def __init__(self, lines: list[str], path: str, first_line: int) -> None:
        self.lines = lines
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._path = path
        self._first_line = first_line
        self._open: list[Listing | Fields] = []
        self._keys: list[Scalar | None] = []
        self._count = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin(Listing(self._place(event)), event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin(Fields(self._place(event)), event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise self._refusal(event, f"*{event.anchor}")
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise ProblemError(problem(self._place(event), "yaml.second_document"))

    def _begin(self, node: Listing | Fields, event: yaml.CollectionStartEvent) -> None:
        self._refuse_marks(event)
        self._add(node)
        self._open.append(node)
        self._keys.append(None)
        if len(self._open) > DEEPEST:
            raise ProblemError(problem(node.place, "yaml.too_deep", limit=DEEPEST))

    def _add(self, node: Node) -> None:
        self._count += 1
        if self._count > MOST_VALUES:
            raise ProblemError(problem(node.place, "yaml.too_many", limit=MOST_VALUES))
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Listing):
            parent.items.append(node)
        elif (key := self._keys[-1]) is not None:
            parent.entries.append((key, node))
            self._keys[-1] = None
        elif isinstance(node, Scalar):
            self._keys[-1] = node
        else:
            raise ProblemError(problem(node.place, "yaml.syntax", value=self._line(node.place)))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        self._refuse_marks(event)
        place = self._place(event)
        if event.style in {None, ""}:
            self._check_cut(event, place)
            self._check_swallowed(event)
        return Scalar(event.value, place)

    def _check_swallowed(self, event: yaml.ScalarEvent) -> None:
        """A value goes on over lines further in, even where they were meant as fields."""
        first, last = _position(event.start_mark)[0], _position(event.end_mark)[0]
        if first == last:
            return
        self._check_list(first, last)
        for number in range(first + 1, min(last + 1, len(self.lines))):
            if len(self.problems) >= MOST_SUSPICIONS:
                return
            if finding := swallowed(self.lines[number]):
                code, facts = finding
                place = Place(self._path, number + self._first_line)
                self.problems.append(problem(place, code, **facts))

    def _check_list(self, first: int, last: int) -> None:
        if finding := glued_list([line for line in self.lines[first : last + 1] if line.strip()]):
            code, facts = finding
            place = Place(self._path, first + self._first_line)
            self.problems.append(problem(place, code, **facts))

    def _check_cut(self, event: yaml.ScalarEvent, place: Place) -> None:
        """`` #`` glued to a word is meant as text, but YAML drops it as a comment."""
        line, column = _position(event.end_mark)
        rest = self.lines[line][column:] if line < len(self.lines) else ""
        if _CUT_RE.match(rest):
            meant = f"{event.value}{rest}".strip()
            self.problems.append(
                problem(place, "yaml.comment_cuts", value=meant, suggestion=f'"{meant}"')
            )

    def _refuse_marks(self, event: yaml.NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if event.anchor:
            raise self._refusal(event, f"&{event.anchor}")
        if tag and tag != "!":
            raise self._refusal(event, tag)

    def _refusal(self, event: yaml.Event, mark: str) -> ProblemError:
        return ProblemError(problem(self._place(event), "yaml.not_allowed", value=mark))

    def _place(self, event: yaml.Event) -> Place:
        line, column = _position(event.start_mark)
        return Place(self._path, line + self._first_line, column + 1)

    def _line(self, place: Place) -> str:
        return self.lines[place.line - self._first_line].strip()


def _position(mark: object) -> tuple[int, int]:
    """Line and column of a mark, from 0; the two parsers have mark types of their own."""
    return getattr(mark, "line", 0), getattr(mark, "column", 0)
