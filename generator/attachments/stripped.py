"""A picture without its metadata, and what of them decides how it is shown."""

from __future__ import annotations

import struct

from generator.dataclass import dataclass

UPRIGHT = 1
_ORIENTATION = 0x0112
_SHORT = 3


@dataclass(frozen=True)
class Stripped:
    """``data`` holds the same pixels; ``orientation`` is EXIF's, ``profile`` an ICC profile.

    No profile stays in ``data``: on the web a picture without one is sRGB, and a profile
    has room for anybody's text.
    """

    kind: str
    data: bytes
    size: tuple[int, int]
    orientation: int = UPRIGHT
    profile: bytes = b""
    is_lossless: bool = False


def orientation_of(exif: bytes) -> int:
    """The orientation in the first directory of an EXIF block; upright where it is damaged."""
    tiff = exif.removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return UPRIGHT
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(count):
            entry = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if entry[:2] == (_ORIENTATION, _SHORT):
                return entry[3] if entry[3] in range(1, 9) else UPRIGHT
    except struct.error:
        return UPRIGHT
    return UPRIGHT
