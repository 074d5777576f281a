"""Decisions on a publication, made by comparing alone, before anything is written.

``estate build --plan`` shows it, ``estate build`` does it; so both say the same.
"""

from __future__ import annotations

import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from generator.dataclass import dataclass
from generator.publish import order
from generator.publish.manifest import Manifest, Past, assets, digest, found, size
from generator.publish.paths import (
    LeftOut,
    RefusalError,
    faulty,
    folded,
    is_same_file,
    kind_of,
    obstacle_before,
    obstructed,
)

_BLOCK = 4096
"""Bytes that a file takes at least, and its name in a folder too."""

_MARGIN = 32 * _BLOCK


@dataclass(frozen=True)
class Published:
    """A publication: paths in the order they are put and removed; ``aside`` were edited by hand.

    ``returned`` are old files of ours that somebody put back; they are kept aside as well.
    ``left_out`` could not be published while the rest was. ``lacking`` are the bytes the disk
    has too little to put anything. ``marks`` are the hashes of all that is ours then.
    """

    put: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    aside: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    lacking: int = 0
    marks: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Decision:
    """A decision: what will be done, what will be ours then, and what was and will not be."""

    published: Published
    after: Manifest
    forgotten: frozenset[str]


def decide(files: Mapping[str, bytes], out: Path, past: Past, free: int) -> Decision:
    """Decide what to do; ``free`` are the bytes left on the disk.

    Raises ``RefusalError`` where nothing is ours and somebody else's file is in the way.
    """
    before = past.ours
    there = {*before.files, *past.returned}
    left_out = _left_out(files, out, there)
    marks = {path: digest(files[path]) for path in _others(files, left_out)}
    after = _after(before, marks, out)
    forgotten = frozenset({*there, *past.announced} - {*after.files})
    changed = [path for path, mark in marks.items() if found(out, path) != mark]
    gone = [*_gone(forgotten & there, marks, out)]
    aside = tuple(_edited([*changed, *gone], past, out))
    sizes = [len(files[path]) for path in [*changed, *(set(aside) & {*marks})]]
    published = Published(
        put=tuple(order.to_put(changed, before.files)),
        removed=tuple(order.to_remove(gone)),
        unchanged=len(marks) - len(changed),
        aside=aside,
        returned=tuple(path for path in aside if path in past.returned),
        left_out=left_out,
        lacking=max(0, _needed(sizes, before, after) - free),
        marks=after.files,
    )
    return Decision(published, after, forgotten)


def _left_out(files: Mapping[str, bytes], out: Path, ours: Collection[str]) -> tuple[LeftOut, ...]:
    faults = [*faulty(files)]
    obstacles = [*obstructed(out, _others(files, faults), ours)]
    if obstacles and not ours:
        raise RefusalError(obstacles[0].why)
    return tuple(sorted([*faults, *obstacles], key=lambda one: one.path))


def _others(paths: Iterable[str], left_out: Iterable[LeftOut]) -> list[str]:
    names = {one.path for one in left_out}
    return [path for path in paths if path not in names]


def _kept(before: Manifest, marks: Mapping[str, str], out: Path) -> frozenset[str]:
    """Retain one earlier generation of assets: once they change again, the next takes its place.

    Where nothing is published any more, nobody needs them.
    """
    if not marks:
        return frozenset()
    is_same = before.assets == assets(marks)
    earlier = before.kept if is_same else before.assets
    return frozenset(p for p in earlier if p not in marks and kind_of(out / p))


def _gone(paths: Iterable[str], marks: Mapping[str, str], out: Path) -> Iterator[str]:
    """Yield files of ours that are still there and no longer made.

    A folder somebody made in a file's place is not ours.
    """
    spelt = {folded(path): path for path in marks}
    for path in paths:
        twin = spelt.get(folded(path))
        is_respelt = twin is not None and is_same_file(out / path, out / twin)
        if kind_of(out / path) not in {0, stat.S_IFDIR} and not is_respelt:
            yield path


def _edited(paths: Iterable[str], past: Past, out: Path) -> Iterator[str]:
    """Yield our files that somebody edited or put back: what stands there is not what we put."""
    put = past.ours.files
    for path in paths:
        stands = found(out, path)
        if stands and (path in past.returned or stands != put.get(path, stands)):
            yield path


def _after(before: Manifest, marks: Mapping[str, str], out: Path) -> Manifest:
    """Return what is ours afterwards, with what lies behind a link.

    When the link is gone, that must not stay for ever.
    """
    kept = _kept(before, marks, out)
    behind = {path for path in before.files if path not in marks and obstacle_before(out, path)}
    earlier = {path: before.files[path] for path in kept | behind}
    return Manifest({**earlier, **marks}, kept, before.folders)


def _needed(sizes: list[int], before: Manifest, after: Manifest) -> int:
    """Compute the bytes that must be free at the beginning; the old files go only afterwards."""
    if not sizes:
        return 0
    notes = [size(before), size(after), size(after)]
    return _MARGIN + sum(_BLOCK * (-(-length // _BLOCK) + 1) for length in [*sizes, *notes])
