"""Printing: problems, states and changes, for people and for programs."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TextIO

from generator.cli.words import GRADES, say
from generator.languages import Language
from generator.problems import Grade, Problem, grouped


def prepare(system: str = os.name) -> None:
    """Make every stream one that takes whatever is said.

    An old console that cannot show a character shows a question mark, not a traceback. What
    Windows writes into a file is UTF-8, as ``run.py`` has it, or one log would hold two encodings.
    A program without a window, as ``pythonw`` starts it, has no streams at all.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - until the end
            setattr(sys, name, nowhere)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            is_log = system == "nt" and not stream.isatty()
            encoding = "utf-8" if is_log and "PYTHONIOENCODING" not in os.environ else None
            stream.reconfigure(encoding=encoding, errors="replace")


def is_unheard(error: OSError, system: str = os.name) -> bool:
    """Tell whether the reader of a pipe has gone, which Windows calls an invalid argument."""
    return isinstance(error, BrokenPipeError) or (
        system == "nt" and error.errno == errno.EINVAL and error.filename is None
    )


def drop_rest() -> None:
    """Send what is still to be said nowhere: the reader had enough, as ``head`` behind a pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def line(text: str, to: TextIO | None = None) -> None:
    print(text, file=to or sys.stdout)


def as_json(value: object) -> None:
    """Print JSON, readable where the reader can be sure of the encoding, escaped elsewhere."""
    plain = str(sys.stdout.encoding).lower() in {"utf-8", "utf8"}
    line(json.dumps(value, ensure_ascii=not plain, indent=1))


def problems(found: Iterable[Problem], language: Language, to: TextIO | None = None) -> None:
    """Print problems, the gravest first, each with place and remedy; then how many of each.

    Reminders that are alike share a line; each is counted.
    """
    found = tuple(found)
    for one in grouped(found):
        said = one.sentence(language)
        line(say(language, "graded", grade=_word(one.grade, language), sentence=said), to)
    if found:
        counts = (
            f"{_word(grade, language)} {number}"
            for grade in Grade
            if (number := sum(p.grade is grade for p in found))
        )
        grades = language.listed(counts, "，")
        line(say(language, "count", problems=len(found), grades=grades), to)


def _word(grade: Grade, language: Language) -> str:
    return language.within("grade", GRADES[grade])


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
