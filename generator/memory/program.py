"""The program that makes a site: which one it is, beside and by its own files."""

from __future__ import annotations

import json
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

import generator
from generator.shipped import PACKAGE


def engine() -> list[str | int]:
    """Name this program, its Python, and when a library was last installed beside it."""
    places = (Path(path) for path in sys.path if path.endswith("-packages"))
    installed = (place.stat().st_mtime_ns for place in places if place.is_dir())
    return [generator.__version__, str(PACKAGE), sys.version, sys.prefix, *installed]


@cache
def program() -> str:
    """Digest this program as this process has loaded it, by the bytes of its files.

    Once: a watch that goes on after the files were replaced still is the program it was.
    """
    files = (file for file in PACKAGE.rglob("*") if file.suffix in {".py", ".mo"})
    marks = [blake2b(file.read_bytes()).hexdigest() for file in sorted(files)]
    return blake2b(json.dumps([*engine(), *marks]).encode(), digest_size=16).hexdigest()
