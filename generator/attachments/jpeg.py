"""JPEG (ITU-T T.81) without metadata: segments are left out, the coded pixels are not touched.

Kept is what the decoder needs. Application segments (EXIF, XMP, IPTC, profiles, the
previews and films that phones add) and comments go, and whatever follows the end.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import field

from generator.attachments.outcome import broken
from generator.attachments.stripped import UPRIGHT, Stripped, orientation_of
from generator.dataclass import dataclass
from generator.patterns import lazy_re

_MARKER_RE = lazy_re(rb"\xff+([\x01\xc0-\xfe])")
_AFTER_SCAN_RE = lazy_re(rb"\xff+[\x01-\xcf\xd8-\xfe]")
_START, _END = b"\xff\xd8", b"\xff\xd9"
_EOI, _SOS, _DQT, _APP0, _APP1, _APP2, _APP14 = 0xD9, 0xDA, 0xDB, 0xE0, 0xE1, 0xE2, 0xEE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_NEEDED = frozenset(range(0xC0, 0xD0)) | frozenset(range(0xDA, 0xE0))
_FRAME_HEAD = struct.Struct(">xHH")
"""Precision, height, width."""

_JFIF_HEAD, _ADOBE_HEAD = 12, 12
"""Bytes up to the room for a preview; the whole of what Adobe says."""

_TABLE, _WIDEST = 64, 2
"""Numbers in a table of divisors, and bytes of one at most."""

_PROFILE_HEAD = 14
"""Name, number of this part, number of parts."""

_MOST_SCANS = 100
"""A photo has ten; of empty scans a small file can hold enough to decode for hours."""


@dataclass(frozen=True)
class _Segment:
    marker: int
    payload: bytes
    scan: bytes
    """The coded pixels that follow the head of a scan."""

    @property
    def whole(self) -> bytes:
        length = (len(self.payload) + 2).to_bytes(2, "big")
        return bytes([0xFF, self.marker]) + length + self.payload + self.scan


@dataclass
class _Finds:
    kept: list[bytes] = field(default_factory=lambda: [_START])
    sizes: list[tuple[int, int]] = field(default_factory=list)
    scans: int = 0
    orientation: int = UPRIGHT
    profile: list[bytes] = field(default_factory=list)
    """Its parts; all writers put them in order."""


def strip(data: bytes) -> Stripped:
    """Raises ``RefusedError`` for what is cut off or no JPEG at all."""
    finds = _Finds()
    for segment in _segments(data):
        _sort(segment, finds)
    if len(finds.sizes) != 1 or not finds.scans or finds.scans > _MOST_SCANS:
        raise broken()
    return Stripped(
        kind="JPEG",
        data=b"".join([*finds.kept, _END]),
        size=finds.sizes[0],
        orientation=finds.orientation,
        profile=b"".join(finds.profile),
    )


def _segments(data: bytes) -> Iterator[_Segment]:
    at = len(_START)
    while match := _MARKER_RE.search(data, at):
        marker, start = match[1][0], match.end()
        if marker == _EOI:
            return
        end = start + int.from_bytes(data[start : start + 2], "big")
        if not start + 2 <= end <= len(data):
            raise broken()
        at = _end_of_scan(data, end) if marker == _SOS else end
        yield _Segment(marker, data[start + 2 : end], data[end:at])
    raise broken()


def _end_of_scan(data: bytes, start: int) -> int:
    found = _AFTER_SCAN_RE.search(data, start)
    if found is None:
        raise broken()
    return found.start()


def _sort(segment: _Segment, finds: _Finds) -> None:
    marker, payload = segment.marker, segment.payload
    if marker == _DQT and not _are_divisors(payload):
        raise broken()
    if marker in _NEEDED:
        finds.kept.append(segment.whole)
        finds.scans += marker == _SOS
        if marker in _FRAMES and len(payload) > _FRAME_HEAD.size:
            height, width = _FRAME_HEAD.unpack_from(payload)
            finds.sizes.append((width, height))
    elif marker == _APP1 and payload.startswith(b"Exif\0\0"):
        finds.orientation = orientation_of(payload)
    elif marker == _APP2 and payload.startswith(b"ICC_PROFILE\0"):
        finds.profile.append(payload[_PROFILE_HEAD:])
    else:
        finds.kept.append(_colour_mark(segment))


def _are_divisors(payload: bytes) -> bool:
    """Tables of 64 numbers, none of them 0 (ITU-T T.81, table B.4): words are no such thing."""
    at = 0
    while at < len(payload):
        width = 1 + (payload[at] >> 4)
        table = payload[at + 1 : at + 1 + _TABLE * width]
        numbers = [table[n : n + width] for n in range(0, len(table), width)]
        if width > _WIDEST or len(numbers) != _TABLE or bytes(width) in numbers:
            return False
        at += 1 + _TABLE * width
    return True


def _colour_mark(segment: _Segment) -> bytes:
    """Return what says how colours are coded, without the room for a preview; else nothing."""
    marker, payload = segment.marker, segment.payload
    if marker == _APP0 and payload.startswith(b"JFIF\0") and len(payload) > _JFIF_HEAD:
        return _Segment(marker, payload[:_JFIF_HEAD] + b"\0\0", b"").whole
    if marker == _APP14 and payload.startswith(b"Adobe") and len(payload) >= _ADOBE_HEAD:
        return _Segment(marker, payload[:_ADOBE_HEAD], b"").whole
    return b""
