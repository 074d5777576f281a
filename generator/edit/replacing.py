"""A text once more, as a draft: in the place of the old notice, or for another time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from generator.edit.changing import Editor
from generator.edit.creating import free_path
from generator.edit.proposing import SHORTEST_NOTICE
from generator.edit.record import Filed, Proposal, as_filed
from generator.edit.refusing import EditError
from generator.edit.source import Source
from generator.kinds.events.model import Event
from generator.kinds.notices.model import Notice
from generator.load import front_matter
from generator.models.status import Status
from generator.patterns import lazy_re

_OF_ITS_NAME_RE = lazy_re(r"^\d{4}-?\d{2}-?\d{2}-?")
_DAY_RE = lazy_re(r"(?<!\d)(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})(?!\d)")
_ITS_OWN = (
    *("number", "version", "revised", "changes", "extended_from", "ended", "ended_note"),
    *("reason", "approved_by", "approved_on", "attachments", "signed", "overrides"),
)
"""What is said of the old one alone. Its files lie in its own folder; its number leads to it."""

_OF_THAT_TIME = (*_ITS_OWN, "supersedes", "privacy", "personal_data")
_WEEK = 7


def replacement(folder: Path, old: Filed, today: date) -> Proposal:
    """Draft a notice in the place of the old one, which stays until the draft is approved.

    Raises ``EditError`` for what is no notice, or is not there to be replaced.
    """
    notice = old.sourced.value
    if not isinstance(notice, Notice):
        raise EditError("edit_only_notices", id=old.id)
    if notice.status is Status.DRAFT:
        raise EditError("edit_draft", id=old.id)
    editor = _without(old, _ITS_OWN)
    editor.set("supersedes", old.id)
    if editor.has("from"):
        editor.set("from", str(today))
    return _drafted(folder, old, editor.source, today)


def repetition(folder: Path, old: Filed, today: date) -> Proposal:
    """Draft a notice or an event as it was, its days as many whole weeks later as it takes.

    So a Saturday stays one. What its text says of days stays as it is: whoever goes on reads it.
    Raises ``EditError`` for what has no days of its own.
    """
    if not isinstance(old.sourced.value, Notice | Event):
        raise EditError("edit_only_dated", id=old.id)
    source = _without(old, _OF_THAT_TIME).source
    days = sorted(_days_in(source))
    first = today + timedelta(days=SHORTEST_NOTICE)
    behind = max((first - days[0]).days, 0) if days else 0
    later = timedelta(days=-(-behind // _WEEK) * _WEEK)
    return _drafted(folder, old, _later(source, later), days[0] + later if days else today)


def _without(old: Filed, names: tuple[str, ...]) -> Editor:
    editor = old.editor
    for name in names:
        editor.remove(name)
    editor.set("status", Status.DRAFT.zh if editor.is_chinese else Status.DRAFT.value)
    return editor


def _drafted(folder: Path, old: Filed, source: Source, day: date) -> Proposal:
    """Name the draft after a day, and read it. Raises ``ProblemError`` where nobody could."""
    slug = _OF_ITS_NAME_RE.sub("", old.id) or old.kind.removesuffix("s")
    path = free_path(folder, old.folder, f"{day:%Y%m%d}-{slug}")
    made = replace(source, path=path)
    as_filed(made)
    return Proposal(path, None, made)


def _fields_end(source: Source) -> int:
    """Count the lines of the fields, the mark before them included."""
    return front_matter.split(source.text, source.path).body_line - 1


def _days_in(source: Source) -> Iterator[date]:
    for line in source.lines[: _fields_end(source)]:
        for match in _DAY_RE.finditer(line.partition("#")[0]):
            try:
                yield date(int(match[1]), int(match[3]), int(match[5]))
            except ValueError:
                continue


def _later(source: Source, by: timedelta) -> Source:
    """Move every day among the fields, as it is typed; no comment and no word of the text."""

    def moved(match: re.Match[str]) -> str:
        try:
            day = date(int(match[1]), int(match[3]), int(match[5])) + by
        except (ValueError, OverflowError):
            return match[0]
        month, number = (f"{n:0{len(match[part])}}" for n, part in ((day.month, 3), (day.day, 5)))
        return f"{day.year}{match[2]}{month}{match[4]}{number}"

    end = _fields_end(source)
    lines = []
    for line in source.lines[:end]:
        value, mark, comment = line.partition("#")
        lines.append(f"{_DAY_RE.sub(moved, value)}{mark}{comment}")
    return replace(source, lines=(*lines, *source.lines[end:]))
