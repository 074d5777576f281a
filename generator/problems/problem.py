"""A problem: what is wrong, where it stands, and what to write instead.

A problem holds a code and facts, never finished text; the sentence is made from the
catalogue in the reader's language. ``str`` facts only, so that a problem compares,
sorts and serialises by itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import field
from enum import IntEnum
from itertools import groupby

from generator.dataclass import dataclass
from generator.languages import CHINESE, Language
from generator.privacy import masked
from generator.problems.catalogue import CATALOGUE
from generator.vocabulary import label

LONGEST_QUOTE = 60
"""Characters of a value quoted back; enough to find it, not a wall of text."""

LONGEST_REMEDY = 200
"""Characters of what to write instead, which is copied, or of the choices there are."""

MOST_OF_A_FILE = 100
"""Problems of one file that are listed; nobody reads more of them in one go."""

WEEKDAYS = tuple(f"周{day}" for day in "一二三四五六日天")
"""Days of the week, the last of them by the other name that people type."""

PERSONAL = {
    "identity": "身份证号",
    "card": "银行卡号",
    "mobile": "手机号",
    "plate": "车牌号",
    "debt": "欠费的房号",
}
"""Kinds of personal data, by the name under which ``privacy`` finds them."""

_FIELDS = {"field", "like"}
_LISTS = {"known", "expected", "circle"}
_DAYS = {"天": "{n} 天", "个工作日": "{n} 个工作日"}


class Grade(IntEnum):
    """Effects of a problem on the record it was found in."""

    HELD = 0
    """The record is not published in this form: unreadable, endless, or private."""
    PUBLISHED = 1
    """A rule of the trade is broken, but the record must be shown; exit status 1."""
    WARNING = 2
    """Worth a look; exit status 0."""


@dataclass(frozen=True, order=True)
class Place:
    """A place in the estate's folder. ``line`` and ``column`` count from 1; 0 is "the file"."""

    path: str
    line: int = 0
    column: int = 0

    @property
    def shown(self) -> str:
        """The path as a report may repeat it: a number in a file's name is masked."""
        return masked(self.path)


@dataclass(frozen=True, order=True)
class Problem:
    place: Place
    code: str
    facts: tuple[tuple[str, str], ...] = field(default=())

    @property
    def grade(self) -> Grade:
        return Grade[CATALOGUE[self.code].grade]

    def sentence(self, language: Language = CHINESE) -> str:
        """Place, what stands there and what to write instead, in one line."""
        return f"{_place(self.place, language)}{self.said(language)}"

    def said(self, language: Language = CHINESE, **called: str) -> str:
        """Say what stands there and what to write instead, to whoever has the place in sight.

        ``called`` are facts in the words by which that person knows them.
        """
        template = language.within(self.code, CATALOGUE[self.code].text)
        facts = {name: _shown(name, value, language) for name, value in self.facts}
        return template.format_map(facts | called)

    def remark(self, language: Language = CHINESE) -> str:
        """Say the same to somebody who looks at the very field: without its place and its key."""
        own = {name: label(value) for name, value in self.facts if name in _FIELDS}
        return self.said(language, **(own if language is CHINESE else {}))


class ProblemError(ValueError):
    """A problem found where nothing can be returned beside it; callers collect it."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem)


def problem(place: Place, code: str, **facts: object) -> Problem:
    """A ``Problem`` with its facts as text, in a fixed order, personal data masked."""
    told = sorted((name, masked(str(value))) for name, value in facts.items())
    return Problem(place, code, tuple(told))


def bounded(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by place, each once; of a file with very many, keep the gravest and a count."""
    listed: list[Problem] = []
    for path, found in groupby(sorted(set(problems)), key=lambda problem: problem.place.path):
        gravest = sorted(found, key=lambda problem: problem.grade)
        shown = sorted(gravest[:MOST_OF_A_FILE])
        listed += shown
        if more := len(gravest[MOST_OF_A_FILE:]):
            listed.append(problem(Place(path, shown[-1].place.line), "file.more", count=more))
    return listed


def _place(place: Place, language: Language) -> str:
    path = _boxed(place.shown)
    if not place.line:
        return language.say("{path}：", path=path)
    return language.say("{path} 第 {line} 行：", path=path, line=place.line)


def _shown(name: str, value: str, language: Language) -> str:
    if name in _FIELDS:
        key = value.rpartition(".")[2]
        return f"{label(value)}（{key}）" if language is CHINESE else key
    if name in {"weekday", "typed"} and f"周{value}" in WEEKDAYS:
        return language.within("long weekday", f"周{value}")
    if name == "personal":
        return language.within("personal", PERSONAL[value])
    if name == "days":
        value = _counted(value, language)
    if name in _LISTS:
        value = language.listed(value.split("、"))
    return _shortened(_visible(value), name)


def _counted(days: str, language: Language) -> str:
    """Count days, written as ``5 个工作日`` or ``30 天``, in the plural where there is one."""
    number, _, unit = days.partition(" ")
    if unit in _DAYS and number.isdecimal():
        return language.count(_DAYS[unit], int(number))
    return days


def _visible(value: str) -> str:
    """Put a value on one line, with a box for what is invisible but causes the trouble."""
    return _boxed(" ".join(value.split()))


def _boxed(text: str) -> str:
    return "".join("□" if unicodedata.category(c) in {"Cc", "Cf", "Cs"} else c for c in text)


def _shortened(value: str, name: str) -> str:
    if name in _LISTS:
        return _shortened_list(value)
    longest = LONGEST_REMEDY if name == "suggestion" else LONGEST_QUOTE
    return value if len(value) <= longest else value[:longest] + "…"


def _shortened_list(value: str) -> str:
    if len(value) <= LONGEST_REMEDY:
        return value
    cut = value[:LONGEST_REMEDY]
    separator = ", " if ", " in cut else "、"
    return (cut.rpartition(separator)[0] or cut) + "…"
