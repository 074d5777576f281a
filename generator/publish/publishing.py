"""Files to the output folder: the only writer.

Everything is compared first; what is equal is not touched. What changed is staged on the
same file system and put in place by one rename each, in an order in which every prefix is
harmless: assets, leaf pages, data, lists, the home page. Then what we no longer produce is
removed, and it is removed even where writing failed: nothing that expired stays.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.publish import manifest as manifests
from generator.publish.lock import locked
from generator.publish.manifest import Manifest, digest
from generator.publish.paths import refuse_foreign, refuse_unsafe_paths, state_folder


@dataclass(frozen=True)
class Published:
    """Paths in the order they were put and removed; ``aside`` were edited by hand."""

    put: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    aside: tuple[str, ...]


def publish(files: Mapping[str, bytes], out: Path) -> Published:
    """Makes ``out`` hold exactly ``files`` and whatever in it is not ours.

    Raises ``RefusalError`` before anything is written, ``LockedError`` while another build
    runs, and ``OSError`` where writing failed; by then the expired files are removed.
    """
    refuse_unsafe_paths(files)
    state = state_folder(out)
    with locked(state):
        before = manifests.read(state, out)
        refuse_foreign(out, files, before)
        return _apply(files, before, out, state)


def _apply(files: Mapping[str, bytes], before: Manifest, out: Path, state: Path) -> Published:
    after = {path: digest(data) for path, data in files.items()}
    changed = sorted((p for p in files if not _is_current(out, p, after[p])), key=_order)
    gone = sorted((path for path in before if path not in after), key=_order, reverse=True)
    aside = [*_set_aside(out, state, before, [*changed, *gone])]
    try:
        _put(files, changed, out, state)
    finally:
        removed = [*_remove(gone, out)]
    manifests.write(state, after)
    return Published(tuple(changed), tuple(removed), len(files) - len(changed), tuple(aside))


def _order(path: str) -> tuple[int, str]:
    """Rank of a path: whoever follows a link finds its target already there."""
    parts = PurePosixPath(path).parts
    if parts[0] in {"assets", "files"}:
        return 0, path
    if parts[0] in {"feeds", "data"} or len(parts) == 1 != path.endswith("index.html"):
        return 2, path
    if path == "index.html":
        return 4, path
    is_list = len(parts) == 2 and parts[1] == "index.html"  # noqa: PLR2004 - LIST/index.html
    return (3 if is_list else 1), path


def _is_current(out: Path, path: str, wanted: str) -> bool:
    try:
        return digest((out / path).read_bytes()) == wanted
    except OSError:
        return False


def _put(files: Mapping[str, bytes], changed: list[str], out: Path, state: Path) -> None:
    stage = state / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    for number, path in enumerate(changed):
        staged = stage / str(number)
        staged.write_bytes(files[path])
        staged.chmod(0o644)
    for number, path in enumerate(changed):
        target = out / path
        _make_folder(target.parent)
        (stage / str(number)).replace(target)
    stage.rmdir()


def _make_folder(folder: Path) -> None:
    """With mode 0755 whatever the umask: a web server must be able to read it."""
    missing = [folder]
    while not missing[-1].parent.exists():
        missing.append(missing[-1].parent)
    for path in reversed(missing):
        if not path.exists():
            path.mkdir(exist_ok=True)
            path.chmod(0o755)


def _set_aside(out: Path, state: Path, before: Manifest, paths: list[str]) -> Iterator[str]:
    """A file of ours that somebody edited is kept beside the manifest, not destroyed."""
    for path in paths:
        file = out / path
        if path not in before or not file.is_file() or _is_current(out, path, before[path]):
            continue
        kept = state / "aside" / path
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, kept)
        yield path


def _remove(paths: list[str], out: Path) -> Iterator[str]:
    """Unlinks what is no longer produced, and the folders that this leaves empty."""
    for path in paths:
        with suppress(FileNotFoundError):
            (out / path).unlink()
            yield path
        for parent in PurePosixPath(path).parents:
            if parent == PurePosixPath():
                break
            try:
                (out / parent).rmdir()
            except OSError:
                break
