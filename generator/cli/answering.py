"""Answers to the questions of ``init``: from options, from a file, or typed at a terminal."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.beginning import QUESTIONS, Fault, Question, defaults, faults_of, taken
from generator.cli import output
from generator.cli.call import UsageError
from generator.cli.editing import values_of
from generator.cli.words import say
from generator.edit import EditError
from generator.languages import Language
from generator.load.text import decode, read_bytes
from generator.load.tree import Fields, Listing, Node, Scalar, parse
from generator.problems import Place, ProblemError, problem
from generator.vocabulary import normal, spellings

_KEYS = spellings("", [one.key for one in QUESTIONS]) | {
    normal(str(one.word)): one.key for one in QUESTIONS
}
"""Every word by which a question may be named, mapped to its key."""


def given(arguments: argparse.Namespace) -> dict[str, str]:
    """Return the answers that need not be asked for; an option has the last word.

    Raises ``EditError`` for a key there is no question of, ``ProblemError`` for a file that cannot
    be understood, ``UsageError`` and ``OSError``.
    """
    found = _in_file(arguments.answers) if arguments.answers else {}
    said: dict[str, list[str]] = {}
    for word, value in values_of(arguments.set, arguments.language).items():
        said.setdefault(_key(word), []).extend([value] if isinstance(value, str) else value)
    return found | {key: "\n".join(lines) for key, lines in said.items()}


def asked(answers: Mapping[str, str], language: Language) -> dict[str, str]:
    """Ask at a terminal for what is not given; a bad answer is told and asked for again.

    Raises ``UsageError`` where somebody types no more.
    """
    found = dict(answers)
    for number, one in enumerate(QUESTIONS, 1):
        faults = faults_of(one.key, found) if one.key in found else ()
        if one.key not in found or faults:
            _told(faults, language)
            found[one.key] = _asked(one, number, found, language)
    return found


def _asked(one: Question, number: int, before: Mapping[str, str], language: Language) -> str:
    words = {"word": one.word.said(language), "purpose": one.purpose.said(language)}
    counted = {"number": number, "count": len(QUESTIONS), "example": one.example}
    output.line(say(language, "init_question", **words, **counted))
    proposed = defaults(taken(before)).get(one.key, "")
    while True:
        answer = _typed(one, proposed, language)
        faults = faults_of(one.key, {**before, one.key: answer})
        if not faults:
            return answer
        _told(faults, language)


def _typed(one: Question, proposed: str, language: Language) -> str:
    """Return what is typed; of a list one line after another, until there is an empty one."""
    lines: list[str] = []
    while True:
        line = output.answered(f"[{proposed}] >" if proposed and not lines else ">")
        if not line:
            raise UsageError(say(language, "init_unwritten"))
        if not line.strip() and not lines:
            return proposed
        if not one.has_lines:
            return line.strip()
        if not line.strip():
            return "\n".join(lines)
        lines.append(line.strip())


def _told(faults: Iterable[Fault], language: Language) -> None:
    for one in faults:
        output.line(one.said(language))


def _in_file(path: Path) -> dict[str, str]:
    """Read answers from a file of fields, where a list has lines."""
    node, problems = parse(decode(read_bytes(path, path.name), path.name), path.name)
    if problems:
        raise ProblemError(problems[0])
    if not isinstance(node, Fields):
        raise ProblemError(problem(Place(path.name), "file.empty"))
    return {_key(key.text): "\n".join(_lines(value)) for key, value in node.entries}


def _lines(node: Node) -> list[str]:
    """Raise ``ProblemError`` for what is neither a text nor a list of texts."""
    if isinstance(node, Scalar):
        return [node.text]
    if isinstance(node, Listing):
        return [line for item in node.items for line in _lines(item)]
    raise ProblemError(problem(node.place, "value.not_text", field="buildings"))


def _key(word: str) -> str:
    key = _KEYS.get(normal(word))
    if key is None:
        raise EditError("edit_unknown_key", word=word)
    return key
