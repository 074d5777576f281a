"""Characters a font holds, by its character map (OpenType, ``cmap``), read from the file.

Only the subtables for Unicode are read, formats 4 and 12, which is what fonts carry.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

Span = tuple[int, int]
"""The first and the last code point of neighbours the font has glyphs for."""

_COLLECTION = b"ttcf"
_UNICODE, _WINDOWS = 0, 3
_WINDOWS_FULL = 10
_SEGMENTED, _GROUPED = 4, 12


def characters(file: Path, index: int) -> list[Span]:
    """List the spans of font number ``index`` in a file. Raises ``OSError`` or ``struct.error``."""
    with file.open("rb") as font:
        table = _table(font, _font_offset(font, index), b"cmap")
    offset = _best_subtable(table)
    if offset is None:
        return []
    (form,) = struct.unpack_from(">H", table, offset)
    spans = _grouped(table, offset) if form == _GROUPED else _segmented(table, offset)
    return merged(spans)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Sort spans, joining those that overlap or touch."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _font_offset(font: BinaryIO, index: int) -> int:
    """Find where a font begins: a collection lists several, any other file is one."""
    if font.read(4) != _COLLECTION:
        return 0
    font.seek(12 + 4 * index)
    (offset,) = struct.unpack(">I", font.read(4))
    return int(offset)


def _table(font: BinaryIO, start: int, wanted: bytes) -> bytes:
    font.seek(start + 4)
    (count,) = struct.unpack(">H", font.read(2))
    font.seek(start + 12)
    for tag, _, offset, length in struct.iter_unpack(">4sIII", font.read(16 * count)):
        if tag == wanted:
            font.seek(offset)
            return font.read(length)
    return b"\0\0\0\0"


def _best_subtable(table: bytes) -> int | None:
    """Find the subtable of all Unicode, else that of its first plane; ``None`` without either."""
    (count,) = struct.unpack_from(">H", table, 2)
    found: dict[int, int] = {}
    for platform, encoding, offset in struct.iter_unpack(">HHI", table[4 : 4 + 8 * count]):
        (form,) = struct.unpack_from(">H", table, offset)
        is_unicode = platform == _UNICODE or (
            platform == _WINDOWS and encoding in {1, _WINDOWS_FULL}
        )
        if is_unicode and form in {_SEGMENTED, _GROUPED}:
            found.setdefault(form, offset)
    return found.get(_GROUPED, found.get(_SEGMENTED))


def _grouped(table: bytes, offset: int) -> Iterator[Span]:
    """Read format 12: groups of neighbours; glyph 0 is "there is none"."""
    (count,) = struct.unpack_from(">I", table, offset + 12)
    body = table[offset + 16 : offset + 16 + 12 * count]
    for first, last, glyph in struct.iter_unpack(">III", body):
        if glyph or first < last:
            yield (first if glyph else first + 1), last


def _segmented(table: bytes, offset: int) -> Iterator[Span]:
    """Read format 4: four arrays side by side, of the Basic Multilingual Plane."""
    (doubled,) = struct.unpack_from(">H", table, offset + 6)
    count = doubled // 2
    at = offset + 14
    lasts = struct.unpack_from(f">{count}H", table, at)
    firsts = struct.unpack_from(f">{count}H", table, at + doubled + 2)
    deltas = struct.unpack_from(f">{count}H", table, at + 2 * doubled + 2)
    ranges_at = at + 3 * doubled + 2
    ranges = struct.unpack_from(f">{count}H", table, ranges_at)
    for number, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if ranges[number]:
                place = ranges_at + 2 * number + ranges[number] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", table, place)
            else:
                glyph = (code + deltas[number]) & 0xFFFF
            if glyph:
                yield code, code
