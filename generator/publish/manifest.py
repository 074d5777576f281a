"""What we published: path → hash. It tells our files from everybody else's.

Where it is missing or damaged it is rebuilt from the marks our own outputs carry; whatever
carries none is foreign and is never removed. The journal says what is about to be put: a
build that was cut short left files that are ours before the manifest says so.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

from generator.publish.paths import is_safe

MARK = b"estate-site"
"""Stands near the beginning of every text we publish."""

_MARK_WITHIN = 4096
_OURS_RE = re.compile(r"files/.+|assets/[\w-]+\.[0-9a-f]{10}\.\w+|sitemap\.xml")
"""Places that are wholly ours: attachments, hashed assets, and what cannot hold a mark."""

_MANIFEST, _JOURNAL = "manifest.json", "journal.json"

Manifest = Mapping[str, str]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read(state: Path, out: Path) -> Manifest:
    """Path → hash of what we last put into ``out``."""
    planned = _read(state / _JOURNAL) or {}
    found = _read(state / _MANIFEST)
    known = _rebuilt(out) if found is None else found
    return {
        **known,
        **{path: wanted for path, wanted in planned.items() if holds(out, path, wanted)},
    }


def holds(out: Path, path: str, wanted: str) -> bool:
    """Whether the file at ``path`` has the bytes with this hash."""
    try:
        return digest((out / path).read_bytes()) == wanted
    except OSError:
        return False


def announce(state: Path, known: Manifest, planned: Manifest) -> None:
    """Says what will be put, before anything is; what is ``known`` from an older journal stays."""
    if (state / _JOURNAL).exists():
        remember(state, known)
    _write(state / _JOURNAL, planned)


def remember(state: Path, manifest: Manifest) -> None:
    """What is ours while a run is not concluded."""
    _write(state / _MANIFEST, manifest)


def conclude(state: Path, manifest: Manifest) -> None:
    """Everything announced was done."""
    remember(state, manifest)
    (state / _JOURNAL).unlink(missing_ok=True)


def _read(file: Path) -> dict[str, str] | None:
    """``None`` for a file that is missing, damaged, or names a path outside of the output."""
    try:
        files = json.loads(file.read_bytes())["files"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    if not isinstance(files, dict):
        return None
    is_whole = all(is_safe(path) and isinstance(value, str) for path, value in files.items())
    return files if is_whole else None


def _write(file: Path, files: Manifest) -> None:
    text = json.dumps({"files": dict(sorted(files.items())), "version": 1}, indent=0)
    stage = file.with_name(f"{file.name}.new")
    stage.write_text(text, encoding="utf-8")
    stage.replace(file)


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
