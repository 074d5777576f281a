"""The attachments as they were last published: what a drive that is away cannot give.

Each lies under a hash of its own bytes, so a damaged one is as good as none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from generator.dataclass import dataclass
from generator.memory.files import FOLDER
from generator.patience import remove_patiently, write_atomically

FILES = f"{FOLDER}/attachments"


def _nothing_is_lost(_: str) -> bool:
    return False


@dataclass(frozen=True)
class LastFiles:
    """Digests by path of the estate in ``folder``; ``is_lost`` says where nobody can look now."""

    folder: Path
    digests: Mapping[str, str]
    is_lost: Callable[[str], bool] = _nothing_is_lost

    def bytes_of(self, path: str) -> bytes | None:
        """Read an attachment as last published; ``None`` where it never was, or is damaged."""
        digest = self.digests.get(path)
        if digest is None:
            return None
        try:
            data = (self.folder / FILES / digest).read_bytes()
        except OSError:
            return None
        return data if _digest(data) == digest else None


def remember_files(folder: Path, files: Mapping[str, bytes]) -> dict[str, str]:
    """Keep these files and no others; return the digest by path of each that could be kept.

    Nothing is written where they are the same.
    """
    home = folder / FILES
    digests: dict[str, str] = {}
    for path, data in sorted(files.items()):
        digest = _digest(data)
        with suppress(OSError):
            if not _is_there(home / digest, data):
                write_atomically(home / digest, data, makes_folders=True)
            digests[path] = digest
    _drop(home, but=set(digests.values()))
    return digests


def forget_files(folder: Path) -> None:
    _drop(folder / FILES, but=set())


def _is_there(file: Path, data: bytes) -> bool:
    """Tell whether a file holds these bytes: a power cut may leave zeros of the same length.

    Comparing 200 files of 300 kB adds some 25 ms, half of what hashing them takes anyway.
    """
    try:
        return file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False


def _drop(home: Path, *, but: set[str]) -> None:
    with suppress(OSError):
        for file in home.iterdir():
            if file.name not in but:
                remove_patiently(file)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
