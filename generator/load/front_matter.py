"""A Markdown file: fields between two lines ``---``, then the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.problems import Place, Problem, ProblemError, problem
from generator.vocabulary import is_key

LARGEST_FIELDS = 50_000
"""Characters between the fences; whatever is longer is text that belongs below them."""

_FENCE_RE = re.compile(r"\s*(?:-{3,}|[-—–]{2,}|－{3,})\s*")
_FIELD_LIKE_RE = re.compile(r"(?P<key>[\w\u3400-\u9fff]{1,20})\s*(?P<colon>[:：])")
_CONFLICT_RE = re.compile(r"(<{7}|={7}|>{7})(\s|$)")


@dataclass(frozen=True)
class FrontMatter:
    """``fields`` is YAML text starting on line ``fields_line``, ``body`` is Markdown."""

    fields: str
    fields_line: int
    body: str
    body_line: int


def split(text: str, path: str) -> FrontMatter:
    """Raises ``ProblemError`` where a fence is missing or a merge conflict is left over."""
    lines = text.split("\n")
    refuse_conflict_markers(lines, path)
    start = _start(lines, path)
    end = next((n for n in range(start + 1, len(lines)) if _FENCE_RE.fullmatch(lines[n])), None)
    last = _last_field(lines[:end], start, fenced=end is not None)
    if end is None or any(line.strip() for line in lines[last + 1 : end]):
        raise ProblemError(problem(Place(path, last + 1), "front.no_end"))
    fields = "\n".join(lines[start + 1 : end])
    if fault := _fault_of(fields, Place(path, start + 1)):
        raise ProblemError(fault)
    text_start = next((n for n in range(end + 1, len(lines)) if lines[n].strip()), len(lines))
    return FrontMatter(
        fields=fields,
        fields_line=start + 2,
        body="\n".join(lines[text_start:]).rstrip(),
        body_line=text_start + 1,
    )


def refuse_conflict_markers(lines: list[str], path: str) -> None:
    """Raises ``ProblemError`` at a marker that version control left over."""
    found = [n for n, line in enumerate(lines) if _CONFLICT_RE.match(line)]
    if any(lines[n][0] in "<>" for n in found):
        value = lines[found[0]].split()[0]
        raise ProblemError(problem(Place(path, found[0] + 1), "file.conflict_markers", value=value))


def _start(lines: list[str], path: str) -> int:
    start = next(n for n, line in enumerate(lines) if line.strip())
    if not _FENCE_RE.fullmatch(lines[start]):
        place = Place(path, start + 1)
        raise ProblemError(problem(place, "front.no_start", value=lines[start].strip()))
    return start


def _fault_of(fields: str, place: Place) -> Problem | None:
    if not fields.strip():
        return problem(place, "front.empty")
    if len(fields) > LARGEST_FIELDS:
        return problem(place, "front.too_big", size=len(fields), limit=LARGEST_FIELDS)
    return None


def _last_field(lines: list[str], start: int, *, fenced: bool) -> int:
    """The last line that belongs to the fields; text after a blank line does not.

    A fence further down then is a rule in the text, and the second fence is missing.
    """
    last = start
    doubtful = not fenced
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            doubtful = True
        elif doubtful and not _continues(line):
            break
        else:
            last, doubtful = number, not fenced
    return last


def _continues(line: str) -> bool:
    """Whether a line can belong to the fields, and not to the text already."""
    if line[0] in " \t#-]}":
        return True
    match = _FIELD_LIKE_RE.match(line)
    return match is not None and (match["colon"] == ":" or is_key(match["key"]))
