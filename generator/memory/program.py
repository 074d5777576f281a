"""The program that makes a site, as far as its own files do not show which one it is."""

from __future__ import annotations

import sys
from pathlib import Path

import generator
from generator.shipped import PACKAGE


def engine() -> list[str | int]:
    """Name this program, its Python, and when a library was last installed beside it."""
    places = (Path(path) for path in sys.path if path.endswith("-packages"))
    installed = (place.stat().st_mtime_ns for place in places if place.is_dir())
    return [generator.__version__, str(PACKAGE), sys.version, sys.prefix, *installed]
