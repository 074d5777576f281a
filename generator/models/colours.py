"""Colours and whether they can be read: contrast as WCAG 2.2 computes it.

The accent of an estate is refused where it cannot be read on paper, and adapted where more is
promised or the ground is dark: lighter or darker until it is legible, the hue kept.
"""

from __future__ import annotations

from generator.patterns import lazy_re

LEAST = 4.5
"""The contrast of text to its ground: WCAG 2.2, 1.4.3 (level AA)."""

_COLOUR_RE = lazy_re(r"#[0-9a-f]{6}")

Rgb = tuple[int, int, int]


def is_colour(text: str) -> bool:
    """``#14584a``: six hexadecimal digits, in small letters."""
    return _COLOUR_RE.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Compute a contrast ratio (WCAG 2.2): from 1 (the same) to 21 (black on white)."""
    brighter, darker = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def adapted(colour: str, ground: str, least: float) -> str:
    """The nearest colour on the way to black or white that has this contrast to the ground."""
    end = 0 if contrast("#000000", ground) > contrast("#ffffff", ground) else 255
    steps = 50
    mixed = (_mixed(_rgb(colour), end, step / steps) for step in range(steps + 1))
    return next(one for one in mixed if contrast(one, ground) >= least)


def mixed(colour: str, other: str, part: float) -> str:
    """Return the colour that lies ``part`` (0 to 1) of the way from ``colour`` to ``other``."""
    pairs = zip(_rgb(colour), _rgb(other), strict=True)
    return "#" + "".join(f"{round(one + (end - one) * part):02x}" for one, end in pairs)


def _mixed(colour: Rgb, end: int, part: float) -> str:
    return "#" + "".join(f"{round(one + (end - one) * part):02x}" for one in colour)


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


def _luminance(colour: Rgb) -> float:
    """WCAG 2.2, relative luminance of sRGB."""
    red, green, blue = (_linear(one / 255) for one in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    straight_until = 0.04045
    return value / 12.92 if value <= straight_until else ((value + 0.055) / 1.055) ** 2.4
