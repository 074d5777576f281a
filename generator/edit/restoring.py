"""A file as it stood once, byte for byte, in whatever encoding: no record need be made of it."""

from __future__ import annotations

from pathlib import Path

from generator.dataclass import dataclass
from generator.edit.refusing import EditError
from generator.edit.repairing import faults
from generator.edit.source import source_of
from generator.patience import remove_patiently, write_atomically
from generator.problems import Grade, Problem, ProblemError

_TEXTS = (".md", ".yaml")


@dataclass(frozen=True)
class Restoration:
    """A file as it is and as it shall be; ``None`` where it is not there, or shall not be."""

    path: str
    before: bytes | None
    after: bytes | None

    def new_faults(self) -> list[Problem]:
        """List what would keep the file from being published that does not already."""
        known = {one.code for one in _faults(self.path, self.before)}
        return [one for one in _faults(self.path, self.after) if one.code not in known]

    def write(self, folder: Path) -> None:
        """Never over what is there by then: raises ``EditError``, or ``OSError``."""
        path = folder / self.path
        if content_of(path) != self.before:
            raise EditError("edit_changed", path=self.path)
        if self.after is None:
            remove_patiently(path)
        else:
            write_atomically(path, self.after, makes_folders=True)


def content_of(path: Path) -> bytes | None:
    """Read a file; ``None`` where there is none. Raises ``OSError``."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _faults(path: str, data: bytes | None) -> list[Problem]:
    if not data or not path.endswith(_TEXTS):
        return []
    try:
        found = faults(source_of(data, path))
    except ProblemError as error:
        return [error.problem]
    return [one for one in found if one.grade is Grade.HELD]
