"""Marks that come along when a text is pasted, or typed as in a letter.

Spaces of other widths, marks around a key, full-width brackets, bullets: each is looked for in
one line, as in ``diagnosis``.
"""

from __future__ import annotations

import re

from generator.patterns import lazy_re
from generator.vocabulary import is_key

Finding = tuple[str, dict[str, str]]

_ODD = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that YAML takes for letters: of web pages, of typesetting, and the full-width one."""

_LEAD = r"(?P<lead>\s*(?:-\s+)*)"
_KEY = r"(?P<key>[\w\u3400-\u9fff（）()]{1,20})"
_AFTER_COLON_RE = lazy_re(_LEAD + _KEY + rf":\s*[{_ODD}]\s*(?P<value>\S.*)")
_INDENT_RE = lazy_re(rf" *[{_ODD}][ {_ODD}]*(?P<rest>\S.*)")
_DECORATED_RE = lazy_re(_LEAD + r"[*_`]+" + _KEY + r"[*_`]*\s*[:：][*_`]*\s*(?P<value>.*)")
_BRACKETS_RE = lazy_re(_LEAD + _KEY + r":\s+(?P<value>[｛［{\[].*)")
_BULLET_RE = lazy_re(
    r"\s*(?:[•·●▪◆○]\s*|[-—–](?=[^\s\d-])|\d{1,2}(?:[、)）]|\.(?!\d))\s*)(?P<item>\S.*)"
)
_NARROW = str.maketrans({"｛": "{", "｝": "}", "［": "[", "］": "]", "，": ", ", "：": ": "})


def odd_space(line: str) -> Finding | None:
    """After a colon, or before the line."""
    if match := _AFTER_COLON_RE.fullmatch(line):
        meant = f"{match['lead']}{match['key']}: {match['value']}"
    elif match := _INDENT_RE.fullmatch(line):
        meant = f"  {match['rest']}"
    else:
        return None
    return "yaml.odd_space", {"value": line.strip(), "suggestion": meant}


def decorated_key(line: str) -> Finding | None:
    """``**标题**: 停水``, as in a chat that knows bold letters."""
    match = _DECORATED_RE.fullmatch(line)
    if match is None or not is_key(match["key"]):
        return None
    return "key.decorated", {
        "value": line.strip(),
        "suggestion": f"{match['key']}: {match['value']}",
    }


def fullwidth_marks(line: str) -> Finding | None:
    """``{原日期: 2026-12-05，怎么变: 停办}``."""
    match = _BRACKETS_RE.fullmatch(line)
    if match is None or not re.search("[｛｝［］，：]", match["value"]):
        return None
    narrow = re.sub(r" +", " ", match["value"].translate(_NARROW))
    meant = f"{match['lead']}{match['key']}: {narrow}"
    return "yaml.fullwidth_marks", {"value": line.strip(), "suggestion": meant.strip()}


def glued_list(lines: list[str]) -> Finding | None:
    """Lines that each begin with a bullet or a number, which YAML would join to one text."""
    items = [_BULLET_RE.fullmatch(line) for line in lines]
    if len(lines) < 2 or items[0] is None or not all(items):  # noqa: PLR2004 - a list of one is a text
        return None
    return "yaml.glued_list", {"value": lines[0].strip(), "suggestion": f"- {items[0]['item']}"}
