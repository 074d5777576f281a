"""A record in its own file, as it stands there now: what an edit begins and ends with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel

from generator.dataclass import dataclass
from generator.edit.changing import Editor
from generator.edit.layout import layout_of
from generator.edit.refusing import EditError
from generator.edit.source import Source, read_source, source_of
from generator.kinds.records import Records
from generator.kinds.sourced import Sourced
from generator.kinds.table import KINDS, in_folder
from generator.load.fields import keys_of
from generator.load.folders import record_id
from generator.load.front_matter import split
from generator.load.marks import mark_of
from generator.load.readers import RECORD_READERS, Reader
from generator.models.translation import translation_of
from generator.patience import write_atomically
from generator.privacy import masked
from generator.problems import Problem, ProblemError

_DIGITS = 16

MODELS = {folder: kind.model for kind in KINDS if kind.has_text for folder in kind.folders}
"""Folder → what each file in it is."""


@dataclass(frozen=True)
class Filed:
    """``source`` is the file, ``sourced`` what was read of it; ``path`` names its folder."""

    source: Source
    sourced: Sourced[Any]

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def folder(self) -> str:
        return PurePosixPath(self.path).parent.name

    @property
    def id(self) -> str:
        return record_id(self.path)

    @property
    def kind(self) -> str:
        """The list of ``Records`` it belongs to."""
        return in_folder(self.folder).name

    @property
    def language(self) -> str:
        """Code of the language it is a translation into; empty for what is none."""
        mark = mark_of(self.path)
        return mark.language if mark else ""

    @property
    def model(self) -> type[BaseModel]:
        own = MODELS[self.folder]
        return translation_of(own) if self.language else own

    @property
    def editor(self) -> Editor:
        return Editor(self.source, self.model.__name__.lower(), keys_of(self.model))

    @property
    def body(self) -> str:
        """The text below the fields as it stands there, with what is only for its editor."""
        return split(self.source.text, self.path).body

    @property
    def digest(self) -> str:
        """Return a name for exactly these bytes, by which a form knows what it was filled from."""
        return sha256(self.source.data).hexdigest()[:_DIGITS]


@dataclass(frozen=True)
class Proposal:
    """A file as it was, ``None`` where it is new, and as it would be; nothing is written yet.

    ``files`` are new ones that come with it, such as its pictures.
    """

    path: str
    before: bytes | None
    after: Source
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return record_id(self.path)

    @property
    def diff(self) -> str:
        """Return a diff for people and programs, nobody's data quoted; lines as they are read."""
        was = _lines(self.before, self.path)
        now = self.after.text.splitlines(keepends=True)
        name = "/dev/null" if self.before is None else self.path
        found = unified_diff(was, now, name, self.path)
        return masked("".join(line if line.endswith("\n") else f"{line}\n" for line in found))

    def write(self, folder: Path) -> None:
        """Never over what is there by then: raises ``EditError``, or ``OSError``."""
        for name, data in self.files.items():  # before the text that shows them
            _take_name(folder / name)
            write_atomically(folder / name, data)
        path = folder / self.path
        if self.before is None:  # nobody else may take the name in between
            _take_name(path)
        elif path.read_bytes() != self.before:
            raise EditError("edit_changed", path=self.path)
        write_atomically(path, self.after.data)


def _take_name(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.open("xb").close()


def filed(folder: Path, path: str) -> Filed:
    """Raises ``ProblemError`` for a file no build could read, and ``OSError``."""
    return as_filed(read_source(folder, path))


def as_filed(source: Source) -> Filed:
    """Raises ``ProblemError`` with the first fault of a file that is no record."""
    found, problems = _read(source)
    if problems or found is None:
        raise ProblemError(min(problems))
    return Filed(source, found)


def faults_of(source: Source) -> list[Problem]:
    """List every fault of a file by itself, in its order."""
    try:
        return sorted(_read(source)[1])
    except ProblemError as error:
        return [error.problem]


def _read(source: Source) -> tuple[Sourced[Any] | None, list[Problem]]:
    records = Records()
    folder = PurePosixPath(source.path).parent.name
    reader: Reader = RECORD_READERS[folder]
    reader = reader.of_translations() if mark_of(source.path) else reader
    reader(records, source.path, source.text)
    return next(iter(records.lists[in_folder(folder).name]), None), records.problems


def proposed(
    folder: Path, before: Filed, editor: Editor, *, dropped: Sequence[str] = ()
) -> tuple[Proposal, Filed]:
    """Propose a change, read again: nothing but what was meant differs, no comment is lost.

    ``dropped`` are comments of our own that go with the line they are about.
    """
    after = as_filed(editor.source)
    _require_same(before, after, editor.touched)
    _require_comments(before.source, after.source, dropped)
    if after.source == before.source:
        raise EditError("edit_nothing")
    return Proposal(before.path, (folder / before.path).read_bytes(), after.source), after


def _require_same(before: Filed, after: Filed, touched: set[str]) -> None:
    was, now = before.sourced.plain, after.sourced.plain
    changed = {key for key in {*was, *now} if was.get(key) != now.get(key)}
    if not changed <= touched:
        raise EditError("edit_unsafe", path=before.path)


def _require_comments(before: Source, after: Source, dropped: Sequence[str]) -> None:
    was, now = (Counter(text for _, _, text in layout_of(s).comments()) for s in (before, after))
    if any(text not in dropped for text in was - now):
        raise EditError("edit_unsafe", path=before.path)


def _lines(data: bytes | None, path: str) -> list[str]:
    return source_of(data, path).text.splitlines(keepends=True) if data else []
