"""Characters no font holds: a geta (〓) stands for them, and the author is told.

〓 is what printers have always set for a sort they lack. Typst would set an empty box, or
refuse the whole paper (PDF/A and PDF/UA allow no missing glyph).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from generator.dataclass import dataclass

GETA = "〓"
_UNSEEN = {"Cf", "Cc", "Cs"}
_JOINERS = ("\ufe0e", "\ufe0f", "\u200d", "\u20e3")
_VARIATIONS = (0xE0100, 0xE01EF)
_STAND_INS = (GETA, "□", "?")


@dataclass(frozen=True)
class Seen:
    """Data with nothing in it that cannot be set, and what had to go, each once, in order."""

    data: Any
    missing: tuple[str, ...]


def seen(data: Any, holds: Callable[[str], bool]) -> Seen:
    """Replace what no font ``holds`` in data as of JSON; keys are ours and hold nothing rare."""
    reader = _Reader(holds)
    return Seen(reader.of(data), tuple(reader.missing))


class _Reader:
    def __init__(self, holds: Callable[[str], bool]) -> None:
        self._holds = holds
        self._stand_in = next((one for one in _STAND_INS if holds(one)), "")
        self.missing: dict[str, None] = {}

    def of(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, Mapping):
            return {key: self.of(inner) for key, inner in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.of(inner) for inner in value]
        return value

    def _text(self, text: str) -> str:
        if text.isascii() and text.isprintable():
            return text
        made: list[str] = []
        was_symbol = False
        for character in text:
            if _is_unseen(character):
                continue  # keeps a run of symbols together: 👨‍👩‍👧 is one picture
            if character.isspace() or self._holds(character):
                made.append(character)
                was_symbol = False
                continue
            self.missing[character] = None
            is_symbol = unicodedata.category(character)[0] in "SC"
            if not (is_symbol and was_symbol):
                made.append(self._stand_in)
            was_symbol = is_symbol
        return "".join(made)


def _is_unseen(character: str) -> bool:
    """Joiners, variation selectors and control characters have no glyph of their own."""
    if character in _JOINERS or _VARIATIONS[0] <= ord(character) <= _VARIATIONS[1]:
        return True
    return unicodedata.category(character) in _UNSEEN and not character.isspace()


def named(characters: tuple[str, ...]) -> str:
    """Name characters with their codes, 𬂩（U+2C0A9）: the reader's fonts may lack them as well."""
    return "、".join(f"{one}（U+{ord(one):04X}）" for one in characters)
