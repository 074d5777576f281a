"""Files in which each record is a line by itself, between a head and a tail.

So a line can be known by what it is made of, as a page is, and be taken from the file that was
published; and whoever compares two versions of the file sees which records are others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

_BETWEEN = ",\n"


class Line(NamedTuple):
    """A record that can be written in one line, and all that it is made of."""

    made_of: tuple[object, ...]
    write: Callable[[], str]


class LinesFile(NamedTuple):
    """A file that can be written: lines, and what stands before them, which may depend on them."""

    head: Callable[[str], str]
    lines: list[Line]
    tail: str

    def written(self, known: Mapping[int, str]) -> bytes:
        """Write the file; ``known`` are lines, by their numbers, that need not be made."""
        every = enumerate(self.lines)
        texts = [known[number] if number in known else line.write() for number, line in every]
        body = _BETWEEN.join(texts)
        return "\n".join([self.head(body), *([body] if texts else []), self.tail, ""]).encode()


def lines_of(data: bytes) -> list[str]:
    """Return the lines of such a file as it was written, without its head and its tail."""
    rest = data.decode().partition("\n")[2]
    return rest.removesuffix("\n").rpartition("\n")[0].split(_BETWEEN)


class RecallLines(Protocol):
    """Writes a file of lines, or knows those that an earlier build has written."""

    def lines(self, path: str, file: LinesFile) -> bytes: ...


def written(files: Mapping[str, LinesFile], recall: RecallLines | None) -> dict[str, bytes]:
    """Write files by their paths."""
    if recall is None:
        return {path: file.written({}) for path, file in files.items()}
    return {path: recall.lines(path, file) for path, file in files.items()}
