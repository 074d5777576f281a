"""What we published: path → hash. It tells our files from everybody else's.

Where it is missing or damaged it is rebuilt from the marks our own outputs carry; whatever
carries none is foreign and is never removed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

MARK = b"estate-site"
"""Stands near the beginning of every text we publish."""

_MARK_WITHIN = 4096
_OURS_RE = re.compile(r"files/.+|assets/[\w-]+\.[0-9a-f]{10}\.\w+|sitemap\.xml")
"""Places that are wholly ours: attachments, hashed assets, and what cannot hold a mark."""

Manifest = Mapping[str, str]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read(state: Path, out: Path) -> Manifest:
    """Path → hash of what we last published into ``out``."""
    try:
        manifest = json.loads((state / "manifest.json").read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return _rebuilt(out)
    if isinstance(manifest, dict) and all(isinstance(value, str) for value in manifest.values()):
        return manifest
    return _rebuilt(out)


def write(state: Path, manifest: Manifest) -> None:
    text = json.dumps({"files": dict(sorted(manifest.items())), "version": 1}, indent=0)
    stage = state / "manifest.json.new"
    stage.write_text(text, encoding="utf-8")
    stage.replace(state / "manifest.json")


def _rebuilt(out: Path) -> Manifest:
    found: dict[str, str] = {}
    for folder, _, names in os.walk(out):
        for name in sorted(names):
            file = Path(folder, name)
            path = file.relative_to(out).as_posix()
            if file.is_symlink() or not file.is_file():
                continue
            data = file.read_bytes()
            if _OURS_RE.fullmatch(path) or MARK in data[:_MARK_WITHIN]:
                found[path] = digest(data)
    return found
