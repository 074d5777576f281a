"""Work on a picture that only a decoder can do: verify, turn, scale, convert. Imports Pillow.

Pillow is handed stripped bytes only, so none of its readers of metadata is ever reached,
and one decoder by name, so what is no JPEG cannot pass as something rarer.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageFile
from PIL.Image import Resampling, Transpose
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from generator.attachments.colours import Conversion, conversion
from generator.attachments.outcome import broken
from generator.attachments.stripped import UPRIGHT, Stripped

LONGEST_SIDE = 2560
"""Pixels; twice what the widest phone shows, and enough for a plan of A3."""

_DECODERS: dict[str, type[ImageFile.ImageFile]] = {
    "JPEG": JpegImageFile,
    "PNG": PngImageFile,
    "WebP": WebPImageFile,
}
_FAILURES = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, MemoryError)
"""What decoders raise about damaged bytes; Pillow promises nothing narrower."""

_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_PLAIN_MODES = {"L", "RGB", "RGBA", "CMYK"}


def finished(stripped: Stripped) -> bytes:
    """The stripped bytes where they will do, else the picture coded anew.

    Raises ``RefusedError`` where it cannot be decoded to its end.
    """
    try:
        image = _DECODERS[stripped.kind](BytesIO(stripped.data))
        if image.size != stripped.size:
            raise broken()
        to_srgb = conversion(stripped.profile, _plain_mode(image))
        if to_srgb is None and _will_do(image, stripped):
            image.load()
            return stripped.data
        return _coded(_redrawn(image, stripped, to_srgb), stripped)
    except _FAILURES as error:
        raise broken() from error


def _will_do(image: Image.Image, stripped: Stripped) -> bool:
    """CMYK is for presses: browsers disagree about its colours."""
    is_small = max(image.size) <= LONGEST_SIDE
    return is_small and stripped.orientation == UPRIGHT and image.mode != "CMYK"


def _redrawn(image: Image.Image, stripped: Stripped, to_srgb: Conversion | None) -> Image.Image:
    """Scaled first, since a JPEG is decoded small at once and the rest then costs less."""
    plain = _plain(image)
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Resampling.LANCZOS)
    if to_srgb is not None:
        plain = to_srgb(plain)
    if plain.mode == "CMYK":
        plain = plain.convert("RGB")
    turn = _TURNS.get(stripped.orientation)
    return plain if turn is None else plain.transpose(turn)


def _plain_mode(image: Image.Image) -> str:
    """Eight bits a channel and no palette: what can be scaled and converted."""
    if "transparency" in image.info or image.mode in {"LA", "PA", "RGBA", "RGBa", "La"}:
        return "RGBA"
    if image.mode in _PLAIN_MODES:
        return image.mode
    return "L" if image.mode.startswith(("I", "1")) else "RGB"


def _plain(image: Image.Image) -> Image.Image:
    mode = _plain_mode(image)
    if image.mode.startswith("I"):  # sixteen bits: converting alone would cut off, not scale
        image = image.convert("F").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    return image if image.mode == mode else image.convert(mode)


def _coded(image: Image.Image, stripped: Stripped) -> bytes:
    image.info.clear()  # Pillow would write back what it finds here
    made = BytesIO()
    if stripped.kind == "JPEG":
        image.save(made, "JPEG", quality=88, optimize=True, progressive=True)
    elif stripped.kind == "PNG":
        image.save(made, "PNG")
    else:
        image.save(made, "WEBP", quality=88, lossless=stripped.is_lossless)
    return made.getvalue()
