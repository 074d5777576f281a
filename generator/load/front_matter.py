"""A Markdown file: fields between two lines ``---``, then the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.problems import Place, ProblemError, problem

_FENCE_RE = re.compile(r"\s*(?:-{3,}|[-—–]{2,}|－{3,})\s*")
_FIELD_LIKE_RE = re.compile(r"[\w\u3400-\u9fff]{1,20}\s*[:：]")
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
    start = next((n for n, line in enumerate(lines) if line.strip()), None)
    if start is None or not _FENCE_RE.fullmatch(lines[start]):
        line = 0 if start is None else start
        raise ProblemError(
            problem(Place(path, line + 1), "front.no_start", value=lines[line].strip())
        )
    end = next((n for n in range(start + 1, len(lines)) if _FENCE_RE.fullmatch(lines[n])), None)
    if end is None:
        raise ProblemError(problem(Place(path, _last_field(lines, start) + 1), "front.no_end"))
    if not "".join(lines[start + 1 : end]).strip():
        raise ProblemError(problem(Place(path, start + 1), "front.empty"))
    text_start = next((n for n in range(end + 1, len(lines)) if lines[n].strip()), len(lines))
    return FrontMatter(
        fields="\n".join(lines[start + 1 : end]),
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


def _last_field(lines: list[str], start: int) -> int:
    """The line that looks like the last field, after which the fence is missing."""
    last = start
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            break
        if _FIELD_LIKE_RE.match(line) or line.startswith((" ", "-")):
            last = number
    return last
