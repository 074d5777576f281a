"""Pictures for paper: no larger than print shows, as SVG that holds them.

Typst is handed its files as text, so a picture goes in as the SVG around it.
"""

from __future__ import annotations

import io
from base64 import b64encode
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 1200
"""Pixels: 62 mm high on A4 that is more than 300 to the inch."""

_FEW_COLOURS = 256
_QUALITY = 80


@lru_cache(maxsize=16)
def figure_svg(data: bytes) -> bytes:
    """Wrap a picture in SVG, cached: a poster, its picture and its copies follow each other."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  # loaded where there is one

    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            kind, made = _saved(picture)
            return _svg(*picture.size, f"data:image/{kind};base64,{b64encode(made).decode()}")
    except (OSError, UnidentifiedImageError):  # it was looked at before, so that is rare
        return _svg(1, 1)


def _svg(width: int, height: int, held: str = "") -> bytes:
    inner = f'<image width="{width}" height="{height}" href="{held}"/>' if held else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{inner}</svg>'
    ).encode()


def _saved(picture: Image.Image) -> tuple[str, bytes]:
    """Save drawings as PNG, photographs as JPEG."""
    into = io.BytesIO()
    is_drawing = picture.mode in {"1", "L", "P", "RGBA"} or picture.getcolors(_FEW_COLOURS)
    if is_drawing:
        picture.save(into, "PNG", optimize=True)
        return "png", into.getvalue()
    picture.convert("RGB").save(into, "JPEG", quality=_QUALITY, optimize=True)
    return "jpeg", into.getvalue()
