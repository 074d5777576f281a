"""Files shipped with the program: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """Find a folder that is shipped, such as ``templates`` or ``docs``."""
    packed = PACKAGE / name
    return packed if packed.is_dir() else PACKAGE.parent / name
