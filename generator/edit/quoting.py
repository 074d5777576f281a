"""Text as a YAML scalar on one line: as a clerk would type it where that is safe."""

from __future__ import annotations

from collections.abc import Sequence

from generator.load.tree import Fields, Listing, Scalar, parse

_JOINER = "\u200d"
"""Invisible, but it makes one picture of several, such as a family."""


def quoted(text: str) -> str:
    """A double-quoted scalar, of characters YAML can hold."""
    escaped = one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def typed(text: str, *, is_inside: bool = False) -> str:
    """Write text without quotes where it is read back the same.

    With ``is_inside`` brackets more is special.
    """
    plain = one_line(text)
    return plain if plain and _is_read_back(plain, is_inside=is_inside) else quoted(plain)


def flow(texts: Sequence[str]) -> str:
    """A list on one line."""
    return "[" + ", ".join(typed(text, is_inside=True) for text in texts) + "]"


def one_line(text: str) -> str:
    return "".join(c for c in " ".join(text.split()) if c.isprintable() or c == _JOINER)


def _is_read_back(plain: str, *, is_inside: bool) -> bool:
    """Tell whether text is read back as it is, by the very parser that will read it."""
    written = f"k: [{plain}, x]" if is_inside else f"k: {plain}"
    node, problems = parse(written, "")
    if problems or not isinstance(node, Fields) or len(node.entries) != 1:
        return False
    value = node.entries[0][1]
    if is_inside:
        is_pair = isinstance(value, Listing) and len(value.items) == len("vx")
        value = value.items[0] if is_pair and isinstance(value, Listing) else value
    return isinstance(value, Scalar) and value.text == plain
