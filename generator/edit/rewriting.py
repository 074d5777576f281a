"""Writing on at a record, whatever its kind: what nobody has read yet is simply changed.

What owners can read already is corrected: the file says what it said before, as ``correct``
has it say. A slip of the pen that changes words alone may go without.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

import yaml
from pydantic_core import PydanticCustomError

from generator.dataclass import dataclass
from generator.edit.changing import Editor, Value, shown
from generator.edit.entering import differing, entered, own_keys
from generator.edit.layout import Spot, layout_of
from generator.edit.living import LONGEST_ITEM, Correction, stamp
from generator.edit.record import Filed, as_filed, faults_of
from generator.edit.refusing import EditError
from generator.edit.source import Source
from generator.kinds.content import Content
from generator.kinds.scene import Scene
from generator.models.fields import Choice
from generator.models.status import as_change
from generator.models.translation import texts_of
from generator.models.unshown import UNSHOWN
from generator.problems import Problem, ProblemError
from generator.vocabulary import label

_NOT_TOLD = UNSHOWN | {"boards", "version"}
"""Keys of what owners do not read, so that nothing is corrected where only these change."""


@dataclass(frozen=True)
class Rewriting:
    """Values by what was typed for their keys, and how owners hear of them.

    ``is_read`` where owners can read the record as it stands; ``is_slip`` where somebody says
    that only slips of the pen are mended.
    """

    values: Mapping[str, Value]
    note: str = ""
    is_read: bool = False
    is_slip: bool = False


@dataclass(frozen=True)
class Difference:
    """A field that says something else, in words; of long texts what they do not share.

    ``is_own`` where the program wrote it of itself: a version, the day of a correction.
    """

    key: str
    label: str
    was: str
    now: str
    is_own: bool


class FaultyError(Exception):
    """A file that could not be read any more, with all its ``faults``; nothing was written."""

    def __init__(self, source: Source, faults: list[Problem]) -> None:
        self.source = source
        self.faults = faults
        super().__init__(source.path)


def is_read(content: Content, filed: Filed, at: datetime) -> bool:
    """Tell whether owners can read a record, or the words of its translation, at a moment."""
    return filed.id in Scene(content, at).visible[filed.kind]


def rewritten(filed: Filed, wanted: Rewriting, now: datetime) -> Editor:
    """Return the file with what was given, and with what is to be told of it.

    Raises ``FaultyError`` for values that cannot be understood, and ``EditError``.
    """
    editor = filed.editor
    entered(filed, editor, wanted.values)
    try:
        after = as_filed(editor.source)
    except ProblemError as error:
        faults = faults_of(editor.source) or [error.problem]
        raise FaultyError(editor.source, faults) from error
    told = [key for key in changed_keys(filed, after) if key not in _NOT_TOLD]
    if told and wanted.is_read and not (wanted.is_slip and _are_words(filed, told)):
        _require_note(wanted.note, len(told))
        values = {key: after.sourced.plain.get(key) for key in told}
        stamp(filed, editor, Correction(wanted.note, values), now)
    return editor


def changed_keys(before: Filed, after: Filed) -> list[str]:
    """List the keys that say something else, in the order in which their kind has them."""
    was, now = before.sourced.plain, after.sourced.plain
    keys = [info.alias or name for name, info in before.model.model_fields.items()]
    return [key for key in keys if was.get(key) != now.get(key)]


def differences(before: Filed, after: Filed) -> list[Difference]:
    """List what a file says otherwise than it did, field by field."""
    record = before.model.__name__.lower()
    return [_difference(record, key, before, after) for key in changed_keys(before, after)]


def _difference(record: str, key: str, before: Filed, after: Filed) -> Difference:
    word = "正文" if key == "body" else label(f"{record}.{key}")
    was, now = (_said(one, key) for one in (before, after))
    return Difference(key, word, *differing(was, now), is_own=key in own_keys(before))


def _said(filed: Filed, key: str) -> str:
    """Return the value of a field as people call it: a choice by its word."""
    names = (name for name, info in filed.model.model_fields.items() if key in {info.alias, name})
    value = getattr(filed.sourced.value, next(names, key), None)
    return value.zh if isinstance(value, Choice) else shown(filed.sourced.plain.get(key, ""))


def key_of(problem: Problem, filed: Filed, source: Source) -> str:
    """Return the key that a problem in a file belongs to, with the row; empty where it has none.

    ``source`` is the file as it was when the problem was found.
    """
    record, _, key = dict(problem.facts).get("field", "").rpartition(".")
    if record == filed.model.__name__.lower():
        return key
    with suppress(ProblemError, EditError):
        layout, number = layout_of(source), problem.place.line - 1
        if number > layout.last:
            return "body"
        for spot in layout.spots():
            if spot.first <= number < spot.last:
                return f"{filed.editor.known(spot.key) or ''}{_row(spot, number - layout.first)}"
    return ""


def _row(spot: Spot, line: int) -> str:
    """Return the number of the row that a line is in, as it is written behind a key."""
    if not isinstance(spot.value, yaml.SequenceNode):
        return ""
    rows = [one for one in spot.value.value if isinstance(one, yaml.MappingNode)]
    number = sum(one.start_mark.line <= line for one in rows)
    return f".{number}" if number else ""


def _are_words(filed: Filed, keys: Iterable[str]) -> bool:
    fields: Any = filed.model.model_fields
    words = {fields[name].alias or name for name in texts_of(filed.model)} | {"body"}
    return set(keys) <= words


def _require_note(note: str, count: int) -> None:
    """Raise ``EditError`` for a note that is neither a whole line nor the name of one item."""
    text = note.strip()
    with suppress(PydanticCustomError):
        as_change(text)
        return
    is_name = count == 1 and len(text) <= LONGEST_ITEM and not any(mark in text for mark in ":：")
    if text and not is_name:
        raise EditError("edit_note", limit=LONGEST_ITEM)
