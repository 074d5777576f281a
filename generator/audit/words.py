"""Looking for many lines in many texts at once: each text is gone through a single time.

Lines are found by their first characters, so the cost follows the texts that are looked
through, and not the number of lines that are looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.audit.hidden import LONG


def occurring(words: Iterable[str], texts: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Name → the words that stand in one of its texts; a text in many files is read once."""
    beginnings = _by_beginning(words)
    names: dict[str, list[str]] = {}
    for name, own in texts.items() if beginnings else ():
        for text in own:
            names.setdefault(text, []).append(name)
    found: dict[str, set[str]] = {}
    for text, holders in names.items():
        if here := _in_text(text, beginnings):
            for name in holders:
                found.setdefault(name, set()).update(here)
    return found


def _by_beginning(words: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in words:
        found.setdefault(one[:LONG], set()).add(one)
    return found


def _in_text(text: str, beginnings: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    for start in range(len(text) - LONG + 1):
        if (words := beginnings.get(text[start : start + LONG])) is not None:
            found |= {one for one in words if text.startswith(one, start)}
    return found
