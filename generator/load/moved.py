"""Paths of what was published last, where its folder was called by another name since.

Whoever renames a folder between two runs has deleted nothing: a record that breaks at that moment
still has its last good version, and a file beside it that cannot be read its last copy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from generator.kinds.table import twins
from generator.load.recovery import LastGood

V = TypeVar("V")


def relocated(last_good: LastGood, folder: Path) -> LastGood:
    """Return the last good versions with the paths that their files have now."""
    paths = {*last_good.paths, *last_good.attachments}
    new = {path: there for path in paths if (there := _now(folder, path))}
    if not new:
        return last_good
    return replace(
        last_good,
        records={
            kind: {key: replace(one, path=new.get(one.path, one.path)) for key, one in kept.items()}
            for kind, kept in last_good.records.items()
        },
        attachments=_renamed(last_good.attachments, new),
        missing=frozenset((kind, new.get(key, key)) for kind, key in last_good.missing),
    )


def _now(folder: Path, path: str) -> str | None:
    """Return where a file lies instead: where it is found, else where its whole folder went."""
    others = twins(path)
    if not others or (folder / path).exists():
        return None
    found = (one for one in others if (folder / one).exists())
    is_folder_gone = not _home(folder, path).is_dir()
    homes = (one for one in others if is_folder_gone and _home(folder, one).is_dir())
    return next(found, None) or next(homes, None)


def _home(folder: Path, path: str) -> Path:
    content, name, *_ = path.split("/")
    return folder / content / name


def _renamed(known: Mapping[str, V], new: Mapping[str, str]) -> dict[str, V]:
    """Rename keys; what was known by the new one already counts more."""
    moved = {new[path]: value for path, value in known.items() if path in new}
    return moved | {path: value for path, value in known.items() if path not in new}
