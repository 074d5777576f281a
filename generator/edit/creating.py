"""A new file to write in: commented, with dates that hold, and a draft until somebody says so.

What is not a draft goes out with the next build, and nobody wants an example to go out. So
each stub begins with the line that keeps it back, and says that it is to be deleted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from itertools import chain, count
from pathlib import Path, PurePosixPath
from string import Template

from pydantic_core import PydanticCustomError

from generator.dataclass import dataclass
from generator.edit.changing import Value
from generator.edit.entering import entered
from generator.edit.kinds import Stub
from generator.edit.proposing import proposal
from generator.edit.record import Filed, Proposal, as_filed, faults_of
from generator.edit.refusing import EditError
from generator.edit.source import Source, source_of
from generator.kinds import modules
from generator.kinds.content import Content
from generator.kinds.table import in_folder
from generator.models.fields import as_id
from generator.problems import Problem
from generator.vocabulary import normal, spellings

_ID_KEYS = spellings("", ["id"])
NOTHING: Mapping[str, Value] = {}
NO_PARTS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Given:
    """A text from elsewhere: the lines of its fields, its body, pictures by their names."""

    lines: Sequence[str]
    body: str
    id: Value = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    others: Collection[str] = ()
    """Paths that are about to be taken."""


def create(folder: Path, stub: Stub, content: Content, today: date) -> Path:
    """Writes a new file below ``folder`` and returns its path.

    One that is there is never overwritten: the id gets a number then. Raises ``OSError``.
    """
    drafted, _ = draft(folder, stub, content, today)
    drafted.write(folder)
    return folder / drafted.path


def draft(
    folder: Path, stub: Stub, content: Content, today: date, values: Mapping[str, Value] = NOTHING
) -> tuple[Proposal, Filed]:
    """The file that would be written, with ``values`` in the place of what it proposes.

    Raises ``EditError`` for a key it has none of and ``ProblemError`` for a value that
    cannot be understood.
    """
    named = {word: value for word, value in values.items() if normal(word) in _ID_KEYS}
    text, proposed = _begun(stub, content, today)
    stem = _stem(next(iter(named.values()), None)) or proposed
    source = source_of(text, free_path(folder, stub.folder, stem))
    own = {word: value for word, value in values.items() if word not in named}
    made = _with_values(source, own) if own else source
    return Proposal(made.path, None, made), as_filed(made)


def draft_from(
    folder: Path, stub: Stub, content: Content, today: date, given: Given
) -> tuple[Proposal, list[Problem]]:
    """Draft what somebody else has written, with every problem its file would have.

    It may lack what nobody knows yet. Raises ``EditError`` for an id that is none.
    """
    parts = {"fields": "\n".join(given.lines), "text": given.body}
    text, proposed = _begun(stub, content, today, parts)
    stem = _stem(given.id or None) or proposed
    source = source_of(text, free_path(folder, stub.folder, stem, given.others))
    path = PurePosixPath(source.path)
    files = {f"{path.with_suffix('')}/{name}": data for name, data in given.files.items()}
    return Proposal(source.path, None, source, files), faults_of(source)


def _begun(
    stub: Stub, content: Content, today: date, parts: Mapping[str, str] = NO_PARTS
) -> tuple[bytes, str]:
    """Fill in the pattern of a draft, and ``parts`` where it leaves them; propose its id."""
    pattern = modules.draft(in_folder(stub.folder), stub.template)
    proposed = proposal(stub, content, today, is_dated="$day" in pattern)
    text = Template(pattern).substitute({**proposed.values, **parts})
    return text.encode(), proposed.stem


def free_path(folder: Path, home: str, stem: str, others: Collection[str] = ()) -> str:
    """Return a path nothing stands at, by an id nobody has, in the folder of a kind.

    ``others`` are paths that are about to be taken.

    An estate that still calls the folder by its former name has no second one made.
    """
    homes = [folder / "content" / name for name in in_folder(home).folders]
    own = next((one for one in homes if one.is_dir()), homes[0])
    stems = chain([stem], (f"{stem}-{number}" for number in count(2)))
    names = (f"{one}.md" for one in stems)
    paths = ((name, f"content/{own.name}/{name}") for name in names)
    return next(
        path
        for name, path in paths
        if path not in others and not any((one / name).exists() for one in homes)
    )


def _stem(typed: Value | None) -> str:
    if typed is None:
        return ""
    try:
        return as_id(typed)
    except PydanticCustomError as error:
        raise EditError("edit_bad_id", value=typed) from error


def _with_values(source: Source, values: Mapping[str, Value]) -> Source:
    filed = as_filed(source)
    editor = filed.editor
    entered(filed, editor, values)
    return replace(editor.source, path=source.path)
