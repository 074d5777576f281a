"""The objects of a PDF, as far as one must read them to know what it does.

No reader of the format: references are followed, dictionaries are told apart by their brackets,
and compressed object streams are unpacked (ISO 32000-2, 7.5.7). What cannot be looked into is
refused, since it may hold anything.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from generator.attachments.outcome import RefusedError
from generator.patterns import lazy_re

_END = b"endstream"
_FILTER_RE = lazy_re(rb"/Filter\s*(?:\[([^\]]*)\]|(/[\w#]+))")
_NUMBER_RE = {
    key: re.compile(rb"/" + key.encode() + rb"\s+(\d{1,7})")
    for key in ("Predictor", "Columns", "Colors", "BitsPerComponent", "First", "N")
}
_REFERENCE_RE = lazy_re(rb"\s*(\d{1,10})\s+(\d{1,5})\s+R\b")
_MOST_BYTES = 64 * 1024 * 1024
"""Unpacked, of one file: no honest one comes near it."""

_PNG_PREDICTORS = range(10, 16)
_LONGEST_LOOK = 4096


def name_re(name: str) -> re.Pattern[bytes]:
    """A PDF name, each character plain or as its number, up to a delimiter (ISO 32000 7.3.5)."""
    letters = "".join(f"(?:{letter}|#{ord(letter):02x}|#{ord(letter):02X})" for letter in name)
    return re.compile(rf"/{letters}(?=[\s()<>\[\]{{}}/%]|$)".encode())


def unpacked(data: bytes) -> bytes:
    """Everything in its object streams, as objects in clear.

    Raises ``RefusedError`` for what cannot be looked into.
    """
    found, room = [], _MOST_BYTES
    for head, packed in _object_streams(data):
        if name_re("Encrypt").search(data):
            raise _closed()
        plain = _unfiltered(head, packed, room)
        room -= len(plain)
        found.append(_in_clear(head, plain))
    return b"\n".join(found)


def objects_in(plain: bytes, at: int) -> Iterator[bytes]:
    """The value that stands there, and the objects it refers to, each once."""
    seen: set[bytes] = set()
    waiting = [_value(plain, at)]
    while waiting:
        value = waiting.pop()
        yield value
        for match in _REFERENCE_RE.finditer(value):
            name = b"%d %d obj" % (int(match[1]), int(match[2]))
            if name not in seen and len(seen) < _LONGEST_LOOK:
                seen.add(name)
                places = re.finditer(rb"(?<!\d)" + name + rb"\b", plain)
                waiting += [_value(plain, place.end()) for place in places]


def _object_streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    for match in re.finditer(rb"\bstream\r?\n", data):
        head = data[data.rfind(b"obj", 0, match.start()) : match.start()]
        if name_re("ObjStm").search(head):
            end = data.find(_END, match.end())
            yield head, data[match.end() : end if end >= 0 else len(data)]


def _unfiltered(head: bytes, packed: bytes, room: int) -> bytes:
    filters = _FILTER_RE.search(head)
    if filters is None:
        return packed
    if (filters[1] or filters[2]).split() != [b"/FlateDecode"]:
        raise _closed()
    unpacking = zlib.decompressobj()
    try:
        plain = unpacking.decompress(packed, room)
    except zlib.error as error:
        raise _closed() from error
    if unpacking.unconsumed_tail:
        raise _closed()
    return _unpredicted(head, plain)


def _unpredicted(head: bytes, data: bytes) -> bytes:
    """Rows of PNG differences back to what they are of (ISO 32000 7.4.4.4)."""
    predictor = _number(head, "Predictor", 1)
    if predictor not in _PNG_PREDICTORS:
        if predictor != 1:
            raise _closed()
        return data
    bits = _number(head, "Colors", 1) * _number(head, "BitsPerComponent", 8)
    row, step = (_number(head, "Columns", 1) * bits + 7) // 8, max(1, bits // 8)
    before, rows = bytes(row), []
    for at in range(0, len(data), row + 1):
        before = _row(data[at], data[at + 1 : at + 1 + row].ljust(row, b"\0"), before, step)
        rows.append(before)
    return b"".join(rows)


def _row(way: int, line: bytes, above: bytes, step: int) -> bytes:
    made = bytearray(line)
    for at, value in enumerate(line):
        left = made[at - step] if at >= step else 0
        corner = above[at - step] if at >= step else 0
        expected = (0, left, above[at], (left + above[at]) // 2, _paeth(left, above[at], corner))
        made[at] = (value + (expected[way] if way < len(expected) else 0)) & 0xFF
    return bytes(made)


def _paeth(left: int, above: int, corner: int) -> int:
    """The neighbour nearest to left + above - corner (PNG, section 9.4)."""
    guess = left + above - corner
    return min((left, above, corner), key=lambda one: abs(guess - one))


def _in_clear(head: bytes, plain: bytes) -> bytes:
    """Objects with their numbers before them, as they would stand outside of a stream."""
    first = _number(head, "First", 0)
    numbers = [int(word) for word in plain[:first].split() if word.isdigit()]
    starts = [first + at for at in numbers[1::2]]
    ends = [*starts[1:], len(plain)]
    parts = zip(numbers[::2], starts, ends, strict=False)
    objects = (b"%d 0 obj\n%s\nendobj" % (name, plain[a:b]) for name, a, b in parts)
    return b"\n".join((*objects, plain))


def _value(plain: bytes, at: int) -> bytes:
    """The rest of a dictionary or an array to its bracket, or to the end of its object."""
    end = plain.find(b"endobj", at)
    text = plain[at : min(end if end >= 0 else len(plain), at + _LONGEST_LOOK)]
    depth = 0
    for bracket in re.finditer(rb"<<|>>|[\[\]]", text):
        depth += 1 if bracket[0] in {b"<<", b"["} else -1
        if depth <= 0:
            return text[: bracket.end()]
    return text


def _number(head: bytes, key: str, default: int) -> int:
    found = _NUMBER_RE[key].search(head)
    return int(found[1]) if found else default


def _closed() -> RefusedError:
    return RefusedError("attachment.pdf_closed")
