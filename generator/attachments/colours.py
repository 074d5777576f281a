"""Colours as the web understands them: sRGB, whatever profile a picture brought along."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageCms

Conversion = Callable[[Image.Image], Image.Image]

_TOLERANCE = 4
"""Levels of 255 that a colour may move before a profile counts as another colour space."""

_LEVELS = (0, 32, 96, 160, 224, 255)
_PROBE = [(red, green, blue) for red in _LEVELS for green in _LEVELS for blue in _LEVELS]


def conversion(profile: bytes, mode: str) -> Conversion | None:
    """Return how to turn pixels of ``mode`` into sRGB; ``None`` where they are, or nobody can say.

    Judged by what the profile does and not by its name, which anybody may write.
    """
    if not profile:
        return None
    made = "RGBA" if mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        transform = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, made)
        convert = _applying(transform)
        return None if mode != "CMYK" and _moves_nothing(convert, mode) else convert
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _applying(transform: ImageCms.ImageCmsTransform) -> Conversion:
    def convert(image: Image.Image) -> Image.Image:
        converted = ImageCms.applyTransform(image, transform)
        return image if converted is None else converted

    return convert


def _moves_nothing(convert: Conversion, mode: str) -> bool:
    probe = Image.new("RGB", (len(_PROBE), 1))
    probe.putdata(_PROBE)
    before = probe.convert(mode)
    after = convert(before).convert("RGB").tobytes()
    pairs = zip(before.convert("RGB").tobytes(), after, strict=True)
    return all(abs(old - new) <= _TOLERANCE for old, new in pairs)
