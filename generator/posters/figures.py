"""Pictures for paper: no larger than print shows, as SVG that holds them.

Typst is handed its files as text, so a picture goes in as the SVG around it.
"""

from __future__ import annotations

import base64
import io

LONGEST_SIDE = 1200
"""Pixels: 62 mm high on A4 that is more than 300 to the inch."""

_FEW_COLOURS = 256
_QUALITY = 80


def figure_svg(data: bytes) -> bytes | None:
    """``None`` for what cannot be drawn; it was looked at before, so that is rare."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  # loaded where there is one

    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            kind, made = _saved(picture)
            width, height = picture.size
    except (OSError, UnidentifiedImageError):
        return None
    held = base64.b64encode(made).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><image width="{width}" height="{height}" '
        f'href="data:image/{kind};base64,{held}"/></svg>'
    ).encode()


def _saved(picture: object) -> tuple[str, bytes]:
    """Drawings as PNG, photographs as JPEG."""
    from PIL import Image  # noqa: PLC0415  # see above

    if not isinstance(picture, Image.Image):
        raise TypeError("a picture")
    into = io.BytesIO()
    is_drawing = picture.mode in {"1", "L", "P", "RGBA"} or picture.getcolors(_FEW_COLOURS)
    if is_drawing:
        picture.save(into, "PNG", optimize=True)
        return "png", into.getvalue()
    picture.convert("RGB").save(into, "JPEG", quality=_QUALITY, optimize=True)
    return "jpeg", into.getvalue()
