"""The lines of hidden items as numbers, so that a file is searched for all of them at once.

A file that has changed is searched for the lines of everything hidden. The numbers are kept
between two builds, so the archive itself is not gone through for that; a line that stands in
every notice is one number. What is found is a text of the file: whether a hidden item still
says it is asked afterwards, so two lines of one number, and lines of what is hidden no more,
cost a question and hide nothing.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from generator.audit.hidden import LONG
from generator.dataclass import dataclass

NUMBERS = "I"
"""The type of the arrays: four bytes each."""

MOST_STALE = 2
"""Times as many items as are hidden may be in it, before it is made anew."""

Line = tuple[int, int, int]


def _empty() -> array[int]:
    return array(NUMBERS)


@dataclass(frozen=True)
class Index:
    """Lines as numbers: the beginning, the length and the whole; of ``items`` items or fewer."""

    items: int = 0
    beginnings: array[int] = field(default_factory=_empty)
    lengths: array[int] = field(default_factory=_empty)
    wholes: array[int] = field(default_factory=_empty)

    def with_more(self, items: Mapping[str, Iterable[str]]) -> Index:
        """Return an index with the lines of further items, each once."""
        more = {_line(words) for own in items.values() for words in own}
        more.difference_update(self._lines())
        columns = zip(*sorted(more), strict=True) if more else ((), (), ())
        old = (self.beginnings, self.lengths, self.wholes)
        arrays = (
            before + array(NUMBERS, column) for before, column in zip(old, columns, strict=True)
        )
        return Index(self.items + len(items), *arrays)

    def occurring(self, texts: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
        """Name → what may be hidden words in one of its texts; a text in many is read once."""
        names: dict[str, list[str]] = {}
        for name, own in texts.items():
            for text in own:
                names.setdefault(text, []).append(name)
        found: dict[str, set[str]] = {}
        for text, words in self._found(_places(names, {*self.beginnings})):
            for name in names[text]:
                found.setdefault(name, set()).add(words)
        return found

    def _found(self, places: Mapping[int, list[tuple[str, int]]]) -> Iterator[tuple[str, str]]:
        for beginning, length, whole in self._lines():
            for text, start in places.get(beginning, ()):
                words = text[start : start + length]
                if len(words) == length and _number(words) == whole:
                    yield text, words

    def _lines(self) -> Iterator[Line]:
        return zip(self.beginnings, self.lengths, self.wholes, strict=True)


def _places(texts: Iterable[str], wanted: set[int]) -> dict[int, list[tuple[str, int]]]:
    """Map each wanted number to the places in texts where a line with that beginning may stand."""
    places: dict[int, list[tuple[str, int]]] = {}
    for text in texts if wanted else ():
        for start in range(len(text) - LONG + 1):
            number = _number(text[start : start + LONG])
            if number in wanted:
                places.setdefault(number, []).append((text, start))
    return places


def _line(words: str) -> Line:
    return _number(words[:LONG]), len(words), _number(words)


def _number(words: str) -> int:
    return zlib.crc32(words.encode("utf-8", "surrogatepass"))
