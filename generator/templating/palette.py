"""The colours that follow from an estate's accent, as custom properties of the stylesheet.

The estate chooses one colour; its variants for the dark scheme, for the large-type edition,
which promises 7 to 1 (WCAG 2.2, 1.4.6), and for an office printer are computed from it.
"""

from __future__ import annotations

from generator.models.colours import LEAST, adapted

LEAST_LARGE = 7.0
DARK_GROUND = "#24221d"
"""The lightest ground text stands on in the dark scheme; ``estate.GROUND`` is its counterpart."""


def palette_css(accent: str, ground: str) -> str:
    """Write the colours; ``accent`` is legible on ``ground``, the darkest that light pages have."""
    light_large = adapted(accent, ground, LEAST_LARGE)
    dark, dark_large = (adapted(accent, DARK_GROUND, least) for least in (LEAST, LEAST_LARGE))
    return (
        f":root{{--accent:{accent}}}.large{{--accent:{light_large}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{--accent:{dark}}}"
        f".large{{--accent:{dark_large}}}}}"
    )
