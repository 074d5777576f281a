"""Remedies for slips, line by line, where a slip can have meant nothing else.

Never a date, an amount or a name that somebody would have to know: only colons, spaces, quotes,
brackets, tabs, marks around a key, and a day written without its hyphens.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.load.diagnosis import quoted_whole
from generator.load.pasted import Finding, decorated_key, fullwidth_marks, odd_space
from generator.load.second_look import ALSO_WRONG
from generator.patterns import lazy_re
from generator.problems import Problem
from generator.vocabulary import is_key

TAB = "yaml.tab"
_STEP = "  "
_COLON_RE = lazy_re(
    r"(?P<lead>\s*(?:-\s+)*)(?P<key>[^\s:：{}\[\],'\"#]{1,20})\s*[:：]\s*(?P<value>.*)"
)
_CURLY = {"“": "”", "‘": "’", "„": "“", "「": "」", "＂": "＂"}
_CURLY_RE = lazy_re(
    r"(?P<head>[:\[,\-]\s*)(?P<open>[“‘„「＂])(?P<value>[^“”‘’„「」＂#]+)(?P<close>[”’“」＂])"
)
_UNREAD = ("date.", "window.", "time.", "value.not_", "event.not_")

Remedy = Callable[[list[str], Problem], str | None]


def remedied(lines: list[str], fault: Problem) -> list[str] | None:
    """The lines with this one fault put right; ``None`` where only its author can."""
    if fault.code == TAB:
        return untabbed(lines)
    number = fault.place.line - 1
    if not 0 <= number < len(lines):
        return None
    new = _line(lines[number], fault)
    if new is None or new == lines[number]:
        return None
    return [*lines[:number], new, *lines[number + 1 :]]


def untabbed(lines: list[str]) -> list[str] | None:
    """Turn tabs into spaces; ``None`` where spaces indent too and steps are not plain."""
    leads = [line[: len(line) - len(line.lstrip(" \t"))] for line in lines if line.strip()]
    if any(" " in lead for lead in leads):
        return None
    return [_without_tabs(line) for line in lines]


def _without_tabs(line: str) -> str:
    bare = line.lstrip(" \t")
    return bare and _STEP * (len(line) - len(bare)) + bare


def _line(line: str, fault: Problem) -> str | None:
    if fault.code.removesuffix(ALSO_WRONG) in {"yaml.fullwidth_colon", "yaml.no_space"}:
        return _spaced(line)
    if fault.code in {"yaml.colon_in_value", "yaml.reserved", "yaml.text_after_quote"}:
        return quoted_whole(line, fault.code)
    if look := _PASTED.get(fault.code):
        return _plain(line, look)
    if fault.code == "front.other_fence":
        return "---"
    if fault.code == "date.compact":
        return _dated(line, dict(fault.facts))
    return _without_curly(line) if fault.code.startswith(_UNREAD) else None


_PASTED = {
    "yaml.odd_space": odd_space,
    "yaml.fullwidth_marks": fullwidth_marks,
    "key.decorated": decorated_key,
}


def _plain(line: str, look: Callable[[str], Finding | None]) -> str | None:
    """Return a line as the report proposes, as far in as it stands.

    Spaces of another width are one step.
    """
    finding = look(line)
    if finding is None:
        return None
    bare = line.lstrip()
    lead = line[: len(line) - len(bare)]
    return (lead if not lead.strip(" ") else _STEP) + finding[1]["suggestion"].strip()


def _spaced(line: str) -> str | None:
    """``标题：停水`` and ``标题:停水``, of keys we know."""
    match = _COLON_RE.fullmatch(line)
    if match is None or not is_key(match["key"]):
        return None
    return f"{match['lead']}{match['key']}: {match['value']}".rstrip()


def _dated(line: str, facts: dict[str, str]) -> str | None:
    """``20261125``, where it stands once and so is the value that was not understood."""
    typed = facts.get("value", "")
    if not typed or line.count(typed) != 1:
        return None
    return line.replace(typed, facts["suggestion"])


def _without_curly(line: str) -> str | None:
    """Quotes of prose about a value that is no prose; of texts they stay."""
    found = list(_CURLY_RE.finditer(line))
    if len(found) != 1 or _CURLY[found[0]["open"]] != found[0]["close"]:
        return None
    match = found[0]
    return f"{line[: match.start()]}{match['head']}{match['value'].strip()}{line[match.end() :]}"
