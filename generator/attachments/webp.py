"""WebP (RFC 9649) without metadata: chunks are left out, the pixels are not touched."""

from __future__ import annotations

from collections.abc import Iterator

from generator.attachments.outcome import RefusedError, broken
from generator.attachments.stripped import UPRIGHT, Stripped, orientation_of

_EXTENDED, _LOSSY, _LOSSLESS, _ALPHA = b"VP8X", b"VP8 ", b"VP8L", b"ALPH"
_ALPHA_FLAG, _ANIMATION_FLAG = 0x10, 0x02
_HEADER = 12


def strip(data: bytes) -> Stripped:
    """Raises ``RefusedError`` for what is cut off, damaged or animated."""
    chunks = dict[bytes, bytes]()
    for name, payload in _chunks(data):
        chunks.setdefault(name, payload)
    extended = chunks.get(_EXTENDED, b"\0")
    if b"ANIM" in chunks or extended[0] & _ANIMATION_FLAG:
        raise RefusedError("attachment.animated")
    return Stripped(
        kind="WebP",
        data=_rebuilt(chunks),
        size=_size(chunks),
        orientation=orientation_of(chunks[b"EXIF"]) if b"EXIF" in chunks else UPRIGHT,
        profile=chunks.get(b"ICCP", b""),
        is_lossless=_LOSSLESS in chunks,
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Names and payloads, as far as the header says the file goes."""
    last = 8 + int.from_bytes(data[4:8], "little")
    at = _HEADER
    while at + 8 <= last:
        end = at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")
        if end > len(data):
            raise broken()
        yield data[at : at + 4], data[at + 8 : end]
        at = end + end % 2


def _rebuilt(chunks: dict[bytes, bytes]) -> bytes:
    """The simple format where it can say all, else the extended one with no flag but alpha's."""
    parts = []
    flags = chunks.get(_EXTENDED, b"\0")[0] & _ALPHA_FLAG
    if flags and _ALPHA in chunks:
        parts.append((_EXTENDED, bytes([flags, 0, 0, 0]) + chunks[_EXTENDED][4:10]))
        parts.append((_ALPHA, chunks[_ALPHA]))
    parts += [(name, chunks[name]) for name in (_LOSSY, _LOSSLESS) if name in chunks]
    body = b"WEBP" + b"".join(_chunk(name, payload) for name, payload in parts)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _chunk(name: bytes, payload: bytes) -> bytes:
    return name + len(payload).to_bytes(4, "little") + payload + b"\0" * (len(payload) % 2)


def _size(chunks: dict[bytes, bytes]) -> tuple[int, int]:
    """Read the size from the frame itself: it is the frame that is decoded."""
    lossy, lossless = chunks.get(_LOSSY, b""), chunks.get(_LOSSLESS, b"")
    if bool(lossy) == bool(lossless):
        raise broken()
    if lossy:
        width, height = (int.from_bytes(lossy[at : at + 2], "little") & 0x3FFF for at in (6, 8))
        return width, height
    bits = int.from_bytes(lossless[1:5], "little")
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
