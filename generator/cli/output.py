"""Printing: problems, states and changes, for people and for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import datetime
from typing import TextIO

from generator.cli.words import GRADES, pick, say
from generator.problems import Grade, Language, Problem


def prepare() -> None:
    """An old console that cannot show a character shows a question mark, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def line(text: str, to: TextIO | None = None) -> None:
    print(text, file=to or sys.stdout)


def as_json(value: object) -> None:
    """Readable where the reader can be sure of the encoding, escaped everywhere else."""
    plain = str(sys.stdout.encoding).lower() in {"utf-8", "utf8"}
    line(json.dumps(value, ensure_ascii=not plain, indent=1))


def problems(found: Iterable[Problem], language: Language, to: TextIO | None = None) -> None:
    """By grade, the gravest first, each with place and remedy; then how many of each."""
    found = tuple(found)
    for grade in Grade:
        for one in (p for p in found if p.grade is grade):
            line(f"{_marked(grade, language)}{one.sentence(language)}", to)
    if found:
        counts = (
            f"{pick(language, GRADES[grade])} {number}"
            for grade in Grade
            if (number := sum(p.grade is grade for p in found))
        )
        total = say(language, "count", problems=len(found))
        line(
            f"{total}：{'，'.join(counts)}"
            if language == "zh"
            else f"{total}: {', '.join(counts)}",
            to,
        )


def _marked(grade: Grade, language: Language) -> str:
    word = pick(language, GRADES[grade])
    return f"【{word}】" if language == "zh" else f"[{word}] "


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
        }
        for one in found
    ]


def iso(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None
