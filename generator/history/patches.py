"""Changes as lines, for whoever wants to see them: nobody's data quoted."""

from __future__ import annotations

from difflib import unified_diff

from generator.history.changes import Change, History, identity_of
from generator.load.text import decode
from generator.privacy import masked
from generator.problems import ProblemError


def patch(history: History, change: Change, identity: str = "") -> str:
    """Write what differs in each text of a change, of one record with its id."""
    parts: list[str] = []
    names = {identity_of(file.path) for file in change.files} if identity else set()
    for path, was, now in history.sides(change.number):
        if names and identity_of(path) not in names:
            continue
        before, after = (_lines(path, data) for data in (was, now))
        parts += unified_diff(before, after, f"a/{path}", f"b/{path}", lineterm="")
    return masked("\n".join(parts))


def _lines(path: str, data: bytes) -> list[str]:
    try:
        return decode(data, path).split("\n") if data else []
    except ProblemError:
        return []
