"""``check --fix``: slips whose right spelling is certain, put right one by one.

Each remedy is tried on the text and read again: it counts only if its fault is gone and none
has come instead. What is left is what only its author can know.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.edit.record import Proposal
from generator.edit.remedies import remedied
from generator.edit.source import Source, source_of
from generator.kinds.records import Records
from generator.load import translations
from generator.load.files import survey
from generator.load.folders import FOLDERS
from generator.load.marks import mark_of
from generator.load.readers import RECORD_READERS, TABLE_READERS, Reader
from generator.load.text import read_bytes
from generator.problems import Problem, ProblemError

MOST_REPAIRS = 500
"""Of one file; more of them are a file of another kind."""


def repairs(folder: Path) -> Iterator[Proposal]:
    """Yield repairs by file; files that only their author can mend are not among them.

    Raises ``OSError`` only where the folder cannot be listed.
    """
    listing = survey(folder)
    records = (path for _, path in listing.records)
    for path in sorted((*listing.tables, *records, *listing.translations)):
        try:
            data = read_bytes(folder / path, path)
            source = source_of(data, path)
        except (ProblemError, OSError):
            continue
        mended = repaired(source)
        if source.text.strip() and mended.data != data:
            yield Proposal(path, data, mended)


def repaired(source: Source) -> Source:
    """Return a file with its certain slips put right; itself where there are none.

    It is mended as far as its layout, or not at all: what still cannot be parsed may hide
    that a remedy was none.
    """
    mended, found = source, faults(source)
    for _ in range(MOST_REPAIRS):
        better = next(_better(mended, found), None)
        if better is None:
            break
        mended, found = better
    return source if any(_is_layout(one.code) for one in found) else mended


def faults(source: Source) -> list[Problem]:
    """Everything its reader has to say of a file, whatever else lies in the folder."""
    records = Records()
    try:
        _read(source, records)
    except ProblemError as error:
        return [*records.problems, error.problem]
    return records.problems


def _read(source: Source, records: Records) -> None:
    text = source.text
    if not text.strip():
        return
    if mark_of(source.path):
        translations.read(records, source.path, text)
    elif reader := _reader(source.path):
        reader(records, source.path, text)


def _reader(path: str) -> Reader | None:
    name = PurePosixPath(path)
    return (
        RECORD_READERS[name.parent.name]
        if name.parent.name in FOLDERS
        else TABLE_READERS.get(name.stem)
    )


def _better(source: Source, found: list[Problem]) -> Iterator[tuple[Source, list[Problem]]]:
    lines = source.text.split("\n")
    for fault in sorted(found, key=lambda one: _order(one, lines)):
        new = remedied(lines, fault)
        if new is None:
            continue
        changed = _with(source, lines, new)
        left = faults(changed)
        if _is_mended(fault, found, left):
            yield changed, left


def _with(source: Source, lines: list[str], new: list[str]) -> Source:
    """Replace only the lines that differ, so that the others keep what they are made of."""
    changed = source
    for number, (before, after) in enumerate(zip(lines, new, strict=True)):
        if before != after:
            changed = changed.with_lines(number, number + 1, [after])
    if source.lines and not source.lines[-1].endswith(("\r", "\n")):
        *rest, last = changed.lines
        changed = replace(changed, lines=(*rest, last.rstrip("\r\n")))
    return changed


def _order(fault: Problem, lines: list[str]) -> tuple[bool, int, int]:
    """Sort faults that stand further out first: what looks like a field in a list may be a text."""
    line = lines[fault.place.line - 1] if 0 < fault.place.line <= len(lines) else ""
    bare = line.lstrip()
    return bare.startswith("-"), len(line) - len(bare), fault.place.line


def _is_mended(fault: Problem, before: list[Problem], after: list[Problem]) -> bool:
    """Its fault is gone, and neither its line nor the layout of the file has a new one."""
    was = {(one.place.line, one.code) for one in before}
    now = {(one.place.line, one.code) for one in after}
    new = {(line, code) for line, code in now - was if _is_layout(code) or line == fault.place.line}
    return (fault.place.line, fault.code) not in now and not new


def _is_layout(code: str) -> bool:
    return code.startswith(("yaml.", "front."))
