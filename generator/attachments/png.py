"""PNG (W3C, third edition) without metadata: chunks are left out, the pixels are not touched."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from generator.attachments.outcome import RefusedError, broken
from generator.attachments.stripped import UPRIGHT, Stripped, orientation_of

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_NEEDED = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"cICP"}
"""Pixels, transparency and how colours are meant; texts, times, previews and the unknown go."""

_SIZE = struct.Struct(">II")
_LONGEST_PROFILE = 4_000_000


def strip(data: bytes) -> Stripped:
    """Raises ``RefusedError`` for what is cut off, damaged or animated."""
    kept, found = [_SIGNATURE], dict[bytes, bytes]()
    for name, payload, whole in _chunks(data):
        found.setdefault(name, payload)
        if name in _NEEDED:
            kept.append(whole)
    header = found.get(b"IHDR", b"")
    if len(header) < _SIZE.size or b"IDAT" not in found:
        raise broken()
    if int.from_bytes(found.get(b"acTL", b"")[:4], "big") > 1:
        raise RefusedError("attachment.animated")
    return Stripped(
        kind="PNG",
        data=b"".join(kept),
        size=_SIZE.unpack_from(header),
        orientation=orientation_of(found[b"eXIf"]) if b"eXIf" in found else UPRIGHT,
        profile=_profile(found.get(b"iCCP", b"")),
        is_lossless=True,
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Name, payload and the whole of each chunk; what follows the last one is passed over."""
    at = len(_SIGNATURE)
    name = b""
    while name != b"IEND":
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if end > len(data):
            raise broken()
        name, payload, check = data[at + 4 : at + 8], data[at + 8 : end - 4], data[end - 4 : end]
        if zlib.crc32(name + payload) != int.from_bytes(check, "big"):
            raise broken()
        yield name, payload, data[at:end]
        at = end


def _profile(payload: bytes) -> bytes:
    """Unpacked up to a size no honest profile has; nothing where it is damaged."""
    packed = payload.partition(b"\0")[2][1:]
    try:
        return zlib.decompressobj().decompress(packed, _LONGEST_PROFILE) if packed else b""
    except zlib.error:
        return b""
