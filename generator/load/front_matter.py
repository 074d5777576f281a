"""A Markdown file: fields between two lines ``---``, then the text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.dataclass import dataclass
from generator.patterns import lazy_re
from generator.problems import Place, Problem, ProblemError, problem
from generator.vocabulary import is_key

LARGEST_FIELDS = 50_000
"""Characters between the fences; whatever is longer is text that belongs below them."""

_FENCE_RE = lazy_re(r"\s*(?:-{3,}|[-—–]{2,}|－{3,})\s*")
_OTHER_FENCE_RE = lazy_re(r"\s*([*+=_~.])\1{2,}\s*")
_FEWEST_FIELDS = 2
"""A rule with one line like a field below it may be text; with two it is another record."""

_FIELD_LIKE_RE = lazy_re(r"(?P<key>[\w\u3400-\u9fff]{1,20})\s*(?P<colon>[:：])")
_CONFLICT_RE = lazy_re(r"(<{7}|={7}|>{7})(\s|$)")


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
        raise ProblemError(_no_end(lines, last, path))
    if fault := _second_record(lines, end + 1, path):
        raise ProblemError(fault)
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
        raise ProblemError(_no_start(lines, start, path))
    return start


def _no_start(lines: list[str], start: int, path: str) -> Problem:
    place, value = Place(path, start + 1), lines[start].strip()
    if _OTHER_FENCE_RE.fullmatch(lines[start]):
        return problem(place, "front.other_fence", value=value)
    if fence := next(_fences_of_fields(lines, start, 1), None):
        return problem(place, "front.text_before", value=value, line=fence + 1)
    return problem(place, "front.no_start", value=value)


def _no_end(lines: list[str], last: int, path: str) -> Problem:
    below = lines[last + 1] if last + 1 < len(lines) else ""
    if _OTHER_FENCE_RE.fullmatch(below):
        return problem(Place(path, last + 2), "front.other_fence", value=below.strip())
    return problem(Place(path, last + 1), "front.no_end")


def _second_record(lines: list[str], start: int, path: str) -> Problem | None:
    """Fields between two fences in the text are another record, pasted below this one."""
    for fence in _fences_of_fields(lines, start, _FEWEST_FIELDS):
        if any(_FENCE_RE.fullmatch(line) for line in lines[fence + 1 :]):
            value = lines[fence + 1].strip()
            return problem(Place(path, fence + 2), "front.second_fields", value=value)
    return None


def _fences_of_fields(lines: list[str], start: int, fewest: int) -> Iterator[int]:
    """Numbers of fences below which at least so many lines are fields we know."""
    for number in range(start, len(lines)):
        below = lines[number + 1 : number + 1 + fewest]
        known = sum(map(_is_known_field, below))
        if _FENCE_RE.fullmatch(lines[number]) and known == fewest:
            yield number


def _is_known_field(line: str) -> bool:
    match = _FIELD_LIKE_RE.match(line)
    return match is not None and is_key(match["key"])


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
    """Tell whether a line can belong to the fields, and not to the text already."""
    if line[0] in " \t#-]}":
        return True
    match = _FIELD_LIKE_RE.match(line)
    return match is not None and (match["colon"] == ":" or is_key(match["key"]))
