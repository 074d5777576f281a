"""A content file as its lines, so that an edit changes those it must and no others.

What is written back is UTF-8, whatever it was before; whether it begins with a mark and how
its lines end stays as it is, for the editor it is opened with next.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator.dataclass import dataclass
from generator.load.text import characters, decode, read_bytes
from generator.patterns import lazy_re

_LINE_RE = lazy_re(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Source:
    """``path`` is relative to the estate's folder; ``lines`` are as typed, with their ends."""

    path: str
    lines: tuple[str, ...]
    is_marked: bool = False

    @property
    def data(self) -> bytes:
        mark = codecs.BOM_UTF8 if self.is_marked else b""
        return mark + "".join(self.lines).encode()

    @property
    def text(self) -> str:
        """Return the text as a build reads it. Raises ``ProblemError``."""
        return decode(self.data, self.path)

    @property
    def end(self) -> str:
        """Return how lines end here; what is new ends in the same way."""
        ends = [line[len(line.rstrip("\r\n")) :] for line in self.lines]
        known = [end for end in ends if end]
        return max(dict.fromkeys(known), key=known.count, default="\n")

    def with_lines(self, first: int, last: int, new: Sequence[str]) -> Source:
        """Put ``new`` in the place of the lines from ``first`` to before ``last``."""
        kept, end = list(self.lines), self.end
        if new and first == len(kept) and kept and not kept[-1].endswith(("\r", "\n")):
            kept[-1] += end
        kept[first:last] = [f"{line}{end}" for line in new]
        return replace(self, lines=tuple(kept))


def source_of(data: bytes, path: str) -> Source:
    """Raises ``ProblemError`` for what is no text, or cannot be read as one."""
    decode(data, path)
    lines = tuple(_LINE_RE.findall(characters(data, path)))
    return Source(path, lines, is_marked=data.startswith(_MARKS))


def read_source(folder: Path, path: str) -> Source:
    """Raises ``ProblemError`` and ``OSError``."""
    return source_of(read_bytes(folder / path, path), path)
