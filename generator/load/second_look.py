"""Fields that did not parse, read as they will be once they are mended as proposed.

Whoever mends a colon should not be told only then that the day behind it does not exist.
And a line that is proposed must not be wrong itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pydantic import BaseModel

from generator.load.fields import Given, read
from generator.load.tree import Fields, parse
from generator.models.fields import Record
from generator.privacy import MASK
from generator.problems import CATALOGUE, Place, Problem, problem

ALSO_WRONG = "_too"
"""Ends the code of a sentence that proposes no line, since more is wrong with it."""


def looked_again(
    found: list[Problem], text: str, start: Place, model: type[BaseModel], given: Given
) -> list[Problem]:
    """The problems ``found`` in a text that did not parse, and those it would still have.

    Args:
        found: why the text did not parse.
        text: the fields as YAML.
        start: where its first line stands.
        model: what it was to be a record of.
        given: what is known of the record without a key.
    """
    mended = _mended(found, text.split("\n"), start.line)
    node, left = parse(mended, start.path, start.line) if mended is not None else (None, [])
    if not isinstance(node, Fields) or left:
        return found
    sourced, more = read(model, node, given)
    if sourced is not None and issubclass(model, Record) and (code := model.lacking(sourced.plain)):
        more = [problem(sourced.own, code)]
    wrong = {one.place.line for one in more if "value" in dict(one.facts)}
    return [*(_without_line(one) if one.place.line in wrong else one for one in found), *more]


def _mended(found: Iterable[Problem], lines: list[str], first_line: int) -> str | None:
    """The lines as they are proposed; ``None`` where one is only to be thought over."""
    for one in found:
        facts, number = dict(one.facts), one.place.line - first_line
        proposed = facts.get("suggestion", "")
        if not proposed or MASK in proposed or not 0 <= number < len(lines):
            return None
        line = lines[number]
        lead = line[: len(line) - len(line.lstrip())]
        is_item = line.lstrip().startswith("- ") and not proposed.startswith("- ")
        lines[number] = f"{lead}{'- ' if is_item else ''}{proposed}"
    return "\n".join(lines)


def _without_line(found: Problem) -> Problem:
    """Return a fault without its proposed line, where there is a sentence for that."""
    code = f"{found.code}{ALSO_WRONG}"
    return replace(found, code=code) if code in CATALOGUE else found
