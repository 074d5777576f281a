"""A problem: what is wrong, where it stands, and what to write instead.

A problem holds a code and facts, never finished text; the sentence is made from the
catalogue in the reader's language. ``str`` facts only, so that a problem compares,
sorts and serialises by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from generator.problems.catalogue import CATALOGUE, Language
from generator.vocabulary import label

LONGEST_QUOTE = 60
"""Characters of a value quoted back; enough to find it, not a wall of text."""


class Grade(IntEnum):
    """What a problem does to the record it was found in."""

    HELD = 0
    """The record is not published in this form: unreadable, endless, or private."""
    PUBLISHED = 1
    """A rule of the trade is broken, but the record must be shown; exit status 1."""
    WARNING = 2
    """Worth a look; exit status 0."""


@dataclass(frozen=True, order=True)
class Place:
    """Where in the estate's folder. ``line`` and ``column`` count from 1; 0 is "the file"."""

    path: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, order=True)
class Problem:
    place: Place
    code: str
    facts: tuple[tuple[str, str], ...] = field(default=())

    @property
    def grade(self) -> Grade:
        return Grade[CATALOGUE[self.code].grade]

    def sentence(self, language: Language = "zh") -> str:
        """Place, what stands there and what to write instead, in one line."""
        template = CATALOGUE[self.code].text(language)
        facts = {name: _shown(name, value, language) for name, value in self.facts}
        return f"{_place(self.place, language)}{template.format_map(facts)}"


class ProblemError(ValueError):
    """A problem found where nothing can be returned beside it; callers collect it."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.sentence("en"))


def problem(place: Place, code: str, **facts: object) -> Problem:
    """A ``Problem`` with its facts as text, in a fixed order."""
    return Problem(place, code, tuple(sorted((name, str(value)) for name, value in facts.items())))


def _place(place: Place, language: Language) -> str:
    if language == "zh":
        return f"{place.path} 第 {place.line} 行：" if place.line else f"{place.path}："
    return f"{place.path}:{place.line}: " if place.line else f"{place.path}: "


def _shown(name: str, value: str, language: Language) -> str:
    if name in {"field", "like"}:
        key = value.rpartition(".")[2]
        return f"{label(value)}（{key}）" if language == "zh" else key
    one_line = " ".join(value.split())
    if len(one_line) > LONGEST_QUOTE and name != "known":
        one_line = one_line[:LONGEST_QUOTE] + "…"
    return one_line
