"""Reports of problems, for people and for programs.

Apart from other printing, since ``--help`` and a build that changes nothing load no problems.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from generator.cli import output
from generator.cli.words import GRADES, say
from generator.languages import Language
from generator.problems import Grade, Problem, grouped


def print_problems(found: Iterable[Problem], language: Language, to: TextIO | None = None) -> None:
    """Print problems, the gravest first, each with place and remedy; then how many of each.

    Reminders that are alike share a line; each is counted.
    """
    found = tuple(found)
    for one in grouped(found):
        said = one.sentence(language)
        output.line(say(language, "graded", grade=_word(one.grade, language), sentence=said), to)
    if found:
        counts = (
            f"{_word(grade, language)} {number}"
            for grade in Grade
            if (number := sum(p.grade is grade for p in found))
        )
        grades = language.listed(counts, "，")
        output.line(say(language, "count", problems=len(found), grades=grades), to)


def _word(grade: Grade, language: Language) -> str:
    return language.within("grade", GRADES[grade.name.lower()])


def problem_records(found: Iterable[Problem], language: Language) -> list[dict[str, object]]:
    return [
        {
            "grade": one.grade.name.lower(),
            "code": one.code,
            "file": one.place.shown,
            "line": one.place.line,
            "column": one.place.column,
            "facts": dict(one.facts),
            "message": one.sentence(language),
            "remark": one.remark(language),
        }
        for one in found
    ]
