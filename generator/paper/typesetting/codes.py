"""QR codes: what stands on paper so that a telephone finds the living page.

Drawn as one SVG path of whole modules, so that nothing is blurred at any size.
"""

from __future__ import annotations

from functools import lru_cache

QUIET = 4
"""Modules of white around it (ISO/IEC 18004); a narrower margin is not found by all readers."""


@lru_cache(maxsize=512)
def qr_svg(address: str) -> str:
    """Draw an address at level M: a seventh of it may be lost to dirt or a drawing pin."""
    import segno  # noqa: PLC0415  # 50 ms, loaded where a code is drawn

    code = segno.make(address, error="m", micro=False, boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    side = len(rows) + 2 * QUIET
    path = "".join(_runs(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>'
    )


def _runs(rows: list[bytes]) -> list[str]:
    """Draw neighbouring dark modules as one rectangle."""
    found = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            length = 1
            while row[x] and x + length < len(row) and row[x + length]:
                length += 1
            if row[x]:
                found.append(f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z")
            x += length
    return found
