"""Pictures: upright, without metadata, in sRGB, and no larger than a phone can use.

The pixels are decoded in any case, which is how a cut-off picture is found, but coded anew
only where turning, scaling or another colour space demands it.
"""

from __future__ import annotations

from generator.attachments import jpeg, png, webp
from generator.attachments.outcome import Outcome, RefusedError
from generator.attachments.stripped import Stripped

VERSION = "1"
"""The version of what is done to pictures; another one makes all that is cached worthless."""

MOST_PIXELS = 50_000_000
"""Decoded, four bytes each. Phones take 12 or 48 million."""

_STRIPPERS = {"JPEG": jpeg.strip, "PNG": png.strip, "WebP": webp.strip}


def prepared(kind: str, data: bytes) -> Outcome:
    """Prepare a picture for publication, or refuse it."""
    try:
        stripped = _STRIPPERS[kind](data)
        _refuse_bomb(stripped)
        # Pillow takes a third of a build's start-up time: it is loaded for pictures only.
        from generator.attachments.drawing import finished  # noqa: PLC0415

        return Outcome(finished(stripped))
    except RefusedError as error:
        return error.outcome


def _refuse_bomb(stripped: Stripped) -> None:
    """Refuse by the header, before anything is decoded: a few kilobytes can ask for gigabytes."""
    width, height = stripped.size
    if width * height > MOST_PIXELS:
        raise RefusedError("attachment.pixels", width=width, height=height)
