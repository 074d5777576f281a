"""How much Markdown a body may hold, checked before anything parses it.

The Markdown library backtracks: eight thousand ``[`` take it eight seconds and deep
nesting overflows its stack. No timer can interrupt a regular expression on Windows, so
what would hurt is counted and refused.
"""

from __future__ import annotations

from generator.problems import Place, Problem, problem

LARGEST_BODY = 200_000
"""Bytes of UTF-8."""

MOST_MARKS = 1_000
DEEPEST_QUOTE = 20
DEEPEST_INDENT = 80

_MARKS = "[]()*_`<&!\\"


def faults(body: str, place: Place) -> list[Problem]:
    """Problems that keep a body from being parsed at all."""
    size = len(body.encode("utf-8", "replace"))
    if size > LARGEST_BODY:
        return [problem(place, "body.too_big", size=size, limit=LARGEST_BODY)]
    found = [(mark, body.count(mark), MOST_MARKS) for mark in _MARKS]
    lines = body.split("\n")
    quotes = max(line.replace(" ", "").count(">") for line in lines)
    indent = max(len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip()) for line in lines)
    bullets = max(len(line) - len(line.lstrip(" -+*\t0123456789.")) for line in lines)
    found += [
        (">", quotes, DEEPEST_QUOTE),
        ("␣", indent, DEEPEST_INDENT),
        ("-", bullets, DEEPEST_INDENT),
    ]
    return [
        problem(place, "body.too_many_marks", mark=mark, count=count, limit=limit)
        for mark, count, limit in found
        if count > limit
    ][:1]
