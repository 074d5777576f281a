"""The few shapes a value can have, as schemas: a line, a number, a choice, one or several.

An editor reads YAML by its own lights: ``2.35`` is a number to it and ``2026-11-25`` a text.
The loader reads every value as it was typed, so a number is allowed wherever a text is.
"""

from __future__ import annotations

import re
from typing import Any

from generator.models.fields import COUNT, LONGEST_LINE, Choice

Schema = dict[str, Any]

_TYPED = ["string", "number", "boolean"]
_ONE_LINE = r"^\s*\S.*\s*$"
_SEPARATOR = "[、，,;；]"


def _as_typed(pattern: str) -> str:
    """A pattern of folded text for what is typed, full width included, as ECMA-262 knows it."""
    groups = dict(re.findall(r"\(\?P<(\w+)>(\[[^\]]*\])\)", pattern))
    plain = re.sub(r"\(\?P=(\w+)\)", lambda match: groups[match[1]], pattern)
    plain = re.sub(r"(?<!\?):", "[:：]", re.sub(r"\(\?P<\w+>", "(?:", plain))
    for folded, typed in _WIDTHS.items():
        plain = plain.replace(folded, typed)
    return rf"^\s*(?:{plain})\s*$"


_WIDTHS = {
    r"\d": "[0-9０-９]",
    "[-/.]": "[-/.－／．−]",
    "[-–—~]": "[-–—~～〜－−]",
    "[+-]": "[-+＋－−]",
    "[日)]": "[日)）]",
    r"\(": "[(（]",
    r"\)": "[)）]",
}


def text(expected: str, longest: int = LONGEST_LINE, **own: Any) -> Schema:
    return {
        "description": expected,
        "type": _TYPED,
        "pattern": _ONE_LINE,
        "maxLength": longest,
        **own,
    }


def spelled(expected: str, pattern: str, *, is_number: bool = False, **own: Any) -> Schema:
    return {
        "description": expected,
        "type": ["string", "number"] if is_number else "string",
        "pattern": _as_typed(pattern),
        "patternErrorMessage": f"看不懂。{expected}。",
        **own,
    }


def number(expected: str, pattern: str = COUNT, **own: Any) -> Schema:
    return spelled(expected, pattern, is_number=True, **{"minimum": 0, **own})


def words(expected: str, **own: Any) -> Schema:
    return or_list(text(expected, **own))


def anything() -> Schema:
    """Return the schema of a type that nothing is known about: whatever is one value."""
    return {"type": _TYPED}


def or_list(one: Schema) -> Schema:
    """One of it, or a list."""
    words = {"description": one["description"]} if "description" in one else {}
    items = {key: value for key, value in one.items() if key != "description"}
    return {**words, "anyOf": [items, {"type": "array", "items": items}]}


def several(one: Schema) -> Schema:
    """A list of choices, which may be written in one line with marks between them."""
    words = "|".join(map(re.escape, one["enum"]))
    line = {"type": "string", "pattern": rf"^\s*(?:{words})(?:{_SEPARATOR}\s*(?:{words}))*\s*$"}
    return {"anyOf": [one, line, {"type": "array", "items": one}]}


def or_blank(value: Schema) -> Schema:
    """Allow a value to be blank, for what is left blank counts as not given."""
    if "anyOf" in value:
        return {**value, "anyOf": [*value["anyOf"], {"type": "null"}]}
    if "$ref" in value:
        kept: Schema = {k: value[k] for k in ("title", "description", "examples") if k in value}
        return {**kept, "anyOf": [{"$ref": value["$ref"]}, {"type": "null"}]}
    types = value["type"] if isinstance(value["type"], list) else [value["type"]]
    blank = {**value, "type": [*types, "null"]}
    return {**blank, "enum": [*value["enum"], None]} if "enum" in value else blank


def choice(choices: type[Choice], *others: str) -> Schema:
    """The Chinese words first, since an editor proposes them in this order."""
    words = dict.fromkeys([*others, *(one.zh for one in choices), *(one.value for one in choices)])
    return {"type": "string", "enum": list(words)}
