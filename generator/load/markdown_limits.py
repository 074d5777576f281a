"""Limits on the Markdown a body may hold, checked before anything parses it.

The Markdown library reads some texts again and again: eight thousand ``[`` take it eight
seconds, five thousand headings one, and deep nesting overflows its stack. No timer can
interrupt a regular expression on Windows, so what would hurt is counted and refused. The
numbers were found by trial: no body within them takes a second to render.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from generator.patterns import lazy_re
from generator.problems import Place, Problem, problem

LARGEST_BODY = 200_000
"""Bytes of UTF-8."""

MOST_LINES = 3_000
MOST_MARKS = 1_000
MOST_CELLS = 10_000
MOST_LEVELS = 5_000
"""Quotes and list items, each counted once for every level they are nested."""

DEEPEST_NESTING = 20
DEEPEST_INDENT = 120
"""Columns; four of them are a level of a list."""

LONGEST_SEARCH = 500_000
"""Characters looked at in search of closing brackets, over the whole text."""

LONGEST_REREADING = 3_000_000
"""Characters below headings and rules that no blank line sets apart."""

_MARKS = "[]()*_`<&!\\"
_RULE_RE = lazy_re(r"[ \t]*(?:[-\t ]*|[*\t ]*)")
_HEADING_RE = lazy_re(r" {0,3}(?:#|[-=*_][-=*_ ]*$)")
_TITLE_RE = lazy_re(r"\]\([^)\"']*+(?P<mark>[\"'])")
_LEVEL_RE = lazy_re(r"[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))")


def body_faults(body: str, place: Place) -> list[Problem]:
    """Find the problems that keep a body from being parsed at all."""
    size = len(body.encode("utf-8", "replace"))
    if size > LARGEST_BODY:
        return [problem(place, "body.too_big", size=size // 1000, limit=LARGEST_BODY // 1000)]
    lines = body.split("\n")
    if len(lines) > MOST_LINES:
        return [problem(place, "body.too_many_lines", count=len(lines), limit=MOST_LINES)]
    looks = (_many_marks, _deep, _headings, _unclosed, _titles)
    return [fault for look in looks for fault in look(lines, place)]


def _many_marks(lines: list[str], place: Place) -> Iterator[Problem]:
    text = "\n".join(lines)
    for mark, most in (*((mark, MOST_MARKS) for mark in _MARKS), ("|", MOST_CELLS)):
        if text.count(mark) <= most:  # as nearly always: which line it is need not be known
            continue
        counts = accumulate(line.count(mark) for line in lines)
        for number, count in enumerate(counts):
            if count > most:
                facts = {"mark": mark, "count": count, "limit": most}
                yield problem(_below(place, number), "body.too_many_marks", **facts)
                return


def _deep(lines: list[str], place: Place) -> Iterator[Problem]:
    """Quotes, lists and indentation; a line ``- - -`` is a rule and not nested."""
    total = 0
    for number, line in enumerate(lines):
        expanded = line.expandtabs(4)
        indent = len(expanded) - len(expanded.lstrip(" "))
        levels = 0 if _RULE_RE.fullmatch(line) else _levels(line)
        total += levels
        if indent > DEEPEST_INDENT or levels > DEEPEST_NESTING or total > MOST_LEVELS:
            yield problem(_below(place, number), "body.too_deep", limit=DEEPEST_NESTING)
            return


def _levels(line: str) -> int:
    levels = position = 0
    while match := _LEVEL_RE.match(line, position):
        levels += 1
        position = match.end()
    return levels


def _headings(lines: list[str], place: Place) -> Iterator[Problem]:
    """Headings and rules in one paragraph: all that is below is read again for each."""
    looked_at = 0
    for start, text in _paragraphs(lines):
        end = 0
        for number, line in enumerate(text.split("\n"), start):
            end += len(line) + 1
            looked_at += (len(text) - end) if _HEADING_RE.match(line) else 0
            if looked_at > LONGEST_REREADING:
                yield problem(_below(place, number), "body.headings")
                return


def _unclosed(lines: list[str], place: Place) -> Iterator[Problem]:
    """Brackets are looked for as far as the library or the search for links looks."""
    scopes: dict[str, Iterable[tuple[int, str]]] = {
        "[]": _paragraphs(lines),
        "()": [(0, "\n".join(lines))],
        "<>": enumerate(lines),
    }
    for pair, texts in scopes.items():
        looked_at = 0
        for start, text in texts:
            further, first = _search(text, pair)
            looked_at += further
            if looked_at > LONGEST_SEARCH:
                line = start + text.count("\n", 0, first)
                facts = {"mark": pair[0], "closing": pair[1]}
                yield problem(_below(place, line), "body.unclosed", **facts)
                break


def _titles(lines: list[str], place: Place) -> Iterator[Problem]:
    """Refuse too many quotation marks in link targets: each hides the closing bracket."""
    looked_at = 0
    for start, text in _paragraphs(lines):
        for match in _TITLE_RE.finditer(text):
            looked_at += len(text) - match.start()
            if looked_at > LONGEST_SEARCH:
                line = start + text.count("\n", 0, match.start())
                facts = {"mark": match["mark"], "closing": match["mark"]}
                yield problem(_below(place, line), "body.unclosed", **facts)
                return


def _paragraphs(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Runs of lines that are not blank, each with the number of its first line."""
    start = 0
    for number, line in enumerate([*lines, ""]):
        if not line.strip():
            if number > start:
                yield start, "\n".join(lines[start:number])
            start = number + 1


def _search(text: str, pair: str) -> tuple[int, int]:
    """Sum the distances from every bracket to its closing one, or else to the end.

    Returns the sum, and the position of the first bracket that is not closed, or of the first.
    """
    if pair[0] not in text and pair[1] not in text:
        return 0, 0
    total, still_open = 0, []
    brackets = [match.start() for match in re.finditer(f"[{re.escape(pair)}]", text)]
    for position in brackets:
        if text[position] == pair[0]:
            still_open.append(position)
        elif still_open:
            total += position - still_open.pop()
    total += sum(len(text) - position for position in still_open)
    return total, next(iter([*still_open, *brackets]), 0)


def _below(place: Place, number: int) -> Place:
    return Place(place.path, place.line + number)
