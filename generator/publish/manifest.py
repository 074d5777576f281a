"""The manifest, path → hash of what we published, tells our files from everybody else's.

Where it is missing or damaged it is rebuilt from the marks our own outputs carry; whatever
carries none is foreign and is never removed. The journal says what is about to be put: a
build that was cut short left files that are ours before the manifest says so.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.dataclass import dataclass
from generator.patterns import lazy_re
from generator.publish.disk import Disk
from generator.publish.paths import folded, state_folder, stays_inside

MARK = b"estate-site"
"""Mark near the beginning of every text we publish."""

_MARK_WITHIN = 4096
_ASSET_RE = lazy_re(r"assets/[\w-]+\.[0-9a-f]{10}\.\w+")
_POSTER_RE = lazy_re(r"(?:[^/]+/)+poster\.(?:pdf|png)")
_OURS_RE = lazy_re(rf"files/.+|{_ASSET_RE.pattern}|{_POSTER_RE.pattern}|sitemap\.xml")
"""Places that are wholly ours: attachments, hashed assets, and what cannot hold a mark."""

_MANIFEST, _JOURNAL, _STATUS = "manifest.json", "journal.json", "status.json"


@dataclass(frozen=True)
class Manifest:
    """Hashes of our files by path; ``kept`` are those no page refers to any more.

    A page that lies in a phone since before the last change of the assets still finds its
    stylesheet: one earlier generation of hashed assets stays.
    """

    files: Mapping[str, str]
    kept: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    """Folders of the output that once held something of ours and hold nothing of it now."""

    @property
    def assets(self) -> frozenset[str]:
        """Assets of the pages that are published."""
        return assets(self.files) - self.kept

    @property
    def folders(self) -> frozenset[str]:
        """Folders directly below the output in which something of ours lies, or once lay."""
        return self.former | {path.split("/")[0] for path in self.files if "/" in path}

    def without(self, paths: Iterable[str]) -> Manifest:
        gone = set(paths)
        files = {path: mark for path, mark in self.files.items() if path not in gone}
        return Manifest(files, self.kept - gone, self.folders)


def assets(paths: Iterable[str]) -> frozenset[str]:
    """Select the files whose name follows from their bytes: a changed one is another file."""
    return frozenset(path for path in paths if _ASSET_RE.fullmatch(path))


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class Past:
    """Knowledge of ``out``: what is ours, and what a run cut short had ``announced``.

    ``returned`` are files of ours that we had removed, or put somewhere else, and that somebody
    put back: a backup of the site restored over it would show again what has expired.
    """

    ours: Manifest
    announced: Mapping[str, str]
    returned: frozenset[str] = frozenset()


def read(state: Path, out: Path) -> Past:
    known = _read(state / _MANIFEST) or Manifest(_rebuilt(out))
    announced = _announced(state, out)
    put = {path: mark for path, mark in announced.items() if holds(out, path, mark)}
    ours = replace(known, files={**known.files, **put})
    return Past(ours, announced, frozenset(_returned(out, ours)))


def ours(out: Path) -> Mapping[str, str]:
    """Map paths to hashes of what was published into ``out`` and is there."""
    known = read(state_folder(out), out).ours.files
    return {path: mark for path, mark in known.items() if os.path.lexists(out / path)}


def _announced(state: Path, out: Path) -> Mapping[str, str]:
    if not (state / _JOURNAL).exists():
        return {}
    journal = _read(state / _JOURNAL)
    return _rebuilt(out) if journal is None else journal.files


def holds(out: Path, path: str, wanted: str) -> bool:
    """Tell whether the file at ``path`` has the bytes with this hash."""
    return found(out, path) == wanted


def found(out: Path, path: str) -> str | None:
    """Hash what stands at a path; ``None`` where nothing does that can be read."""
    try:
        return digest((out / path).read_bytes())
    except OSError:
        return None


def announce(state: Path, disk: Disk, past: Past, planned: Mapping[str, str]) -> None:
    """Note what will be put, before anything is; what an older journal announced stays in it."""
    if (state / _JOURNAL).exists():
        remember(state, disk, past.ours)
    _write(state / _JOURNAL, disk, Manifest({**past.announced, **planned}))


def remember(state: Path, disk: Disk, manifest: Manifest) -> None:
    """Write down what is ours; write nothing where that is known already."""
    if not holds(state, _MANIFEST, digest(_text(manifest))):
        _write(state / _MANIFEST, disk, manifest)


def conclude(state: Path, disk: Disk, manifest: Manifest) -> None:
    """Write down what is ours and drop the journal: everything announced was done."""
    remember(state, disk, manifest)
    if (state / _JOURNAL).exists():
        disk.unlink(state / _JOURNAL)


def size(manifest: Manifest) -> int:
    return len(_text(manifest))


def _read(file: Path) -> Manifest | None:
    """Read a manifest or journal.

    ``None`` for a file that is missing, damaged, or names a path outside of the output.
    """
    try:
        stored = json.loads(file.read_bytes())
        files, kept = stored["files"], stored.get("kept", [])
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    if not _is_whole(files) or not isinstance(kept, list):
        return None
    former = stored.get("former", [])
    names = former if isinstance(former, list) else []
    return Manifest(
        files,
        frozenset(path for path in files if path in kept),
        frozenset(name for name in names if isinstance(name, str)),
    )


def _is_whole(files: Any) -> bool:
    return isinstance(files, dict) and all(
        stays_inside(path) and isinstance(mark, str) for path, mark in files.items()
    )


def _text(manifest: Manifest) -> bytes:
    stored = {"files": dict(sorted(manifest.files.items())), "version": 1}
    if manifest.kept:
        stored["kept"] = sorted(manifest.kept)
    if former := manifest.folders - Manifest(manifest.files).folders:
        stored["former"] = sorted(former)
    return json.dumps(stored, indent=0).encode()


def _write(file: Path, disk: Disk, manifest: Manifest) -> None:
    """Write whole or not at all, and safe from a power cut before anything relies on it."""
    stage = file.with_name(f"{file.name}.new")
    disk.write(stage, _text(manifest))
    disk.sync(stage)
    disk.replace(stage, file)
    disk.sync_folder(file.parent)


def _rebuilt(out: Path) -> dict[str, str]:
    rebuilt: dict[str, str] = {}
    for path in _walked(out, out):
        if _is_marked(out / path, path) and (mark := found(out, path)):
            rebuilt[path] = mark
    return rebuilt


def _walked(folder: Path, out: Path) -> Iterator[str]:
    """Yield the paths of all files below the folder, relative to the output."""
    for inner, _, names in os.walk(folder):
        yield from (Path(inner, name).relative_to(out).as_posix() for name in sorted(names))


def _returned(out: Path, ours: Manifest) -> Iterator[str]:
    """Yield files with our mark that the manifest lacks: in folders of ours, and in copies.

    Compared as systems that fold names hold them, so that none of ours seems unknown there.
    """
    known = {folded(path) for path in ours.files}
    for site, path in _in_places_of_ours(out, ours):
        file = site / path
        whole = file.relative_to(out).as_posix()
        if folded(whole) not in known and _is_marked(file, path):
            yield whole


def _in_places_of_ours(out: Path, ours: Manifest) -> Iterator[tuple[Path, str]]:
    """Yield pairs of a site, ours or a copy of it inside it, and a path in that site."""
    try:
        entries = sorted(os.scandir(out), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            yield out, entry.name
        elif entry.name in ours.folders:
            yield from ((out, path) for path in _walked(Path(entry.path), out))
        elif _is_copy_of(out, copy := Path(entry.path)):
            yield from ((copy, path) for path in _walked(copy, copy))


def _is_copy_of(out: Path, folder: Path) -> bool:
    """Tell whether the folder is a whole site of the estate whose site stands in ``out``.

    That of another estate may well stand there on purpose.
    """
    own = _estate_of(out)
    return own is not None and _estate_of(folder) == own


def _estate_of(site: Path) -> str | None:
    try:
        status = json.loads((site / _STATUS).read_bytes())
        return str(status["estate"]) if status["generator"] == MARK.decode() else None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _is_marked(file: Path, path: str) -> bool:
    """Tell whether a file looks like ours; a link, a pipe, what cannot be read is foreign."""
    if file.is_symlink() or not file.is_file():
        return False
    if _OURS_RE.fullmatch(path):
        return True
    try:
        with file.open("rb") as opened:
            return MARK in opened.read(_MARK_WITHIN)
    except OSError:
        return False
