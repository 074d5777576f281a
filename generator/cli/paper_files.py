"""Writing what was printed: into a folder of its own, never into the site.

A pile is whole or old: what an earlier pile left behind goes with the next one, since
yesterday's pack in today's folder would be hung up. Only files this command has made
itself are ever removed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from generator.cli.call import UsageError
from generator.patience import remove_patiently, write_atomically
from generator.publish import refuse_unsafe_output

_MADE = ".estate-print.json"


def write_pile(files: Mapping[str, bytes], out: Path, *, is_whole: bool) -> None:
    """Write a pile; ``is_whole`` takes away what an earlier one left. Raises ``OSError``."""
    before = _made(out)
    for name, data in files.items():
        write_atomically(out / name, data, makes_folders=True)
    stale = sorted(before - files.keys()) if is_whole else []
    for name in stale:
        remove_patiently(out / name)
        for parent in PurePosixPath(name).parents[:-1]:
            with suppress(OSError):
                (out / parent).rmdir()
    known = files.keys() | (set() if is_whole else before)
    made = json.dumps(sorted(known), ensure_ascii=False, indent=0).encode()
    write_atomically(out / _MADE, made, makes_folders=True)


def write_once(path: Path, text: str) -> bool:
    """Write a new file and return true; what is there is never changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True


def refuse_published(out: Path, folder: Path, said: str) -> None:
    """Refuse the site as output, since paper may say what it must not.

    Raises ``UsageError`` or ``RefusalError``.
    """
    refuse_unsafe_output(out, folder)
    site = (folder / "site").resolve()
    if out.resolve().is_relative_to(site) or site.is_relative_to(out.resolve()):
        raise UsageError(said)


def refuse_published_file(out: Path, folder: Path, said: str) -> None:
    """Refuse one file among what is published or written by people; elsewhere it harms nothing.

    Raises ``UsageError``.
    """
    homes = ((folder / name).resolve() for name in ("site", "content"))
    if any(out.resolve().is_relative_to(home) for home in homes):
        raise UsageError(said)


def _made(out: Path) -> set[str]:
    """Read the names of an earlier pile, those that stay inside the folder."""
    try:
        names = json.loads((out / _MADE).read_text("utf-8"))
    except (OSError, ValueError):
        return set()
    return (
        {str(name) for name in names if _is_inside(str(name))} if isinstance(names, list) else set()
    )


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name
