"""``restore``: a record, or all of the content, as it stood after an earlier change.

It is a new change, shown first. What was withdrawn stays withdrawn: only ``withdraw --undo``, with
a person's reason on record, makes it public again.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime, tzinfo
from pathlib import Path, PurePosixPath

from generator.cli import output
from generator.cli.call import DONE, REFUSED, Clock, UsageError
from generator.cli.consent import is_wanted
from generator.cli.history import folder_of, moment_of, plain_file, zone_of
from generator.cli.recording import tell, write
from generator.cli.reporting import print_problems
from generator.cli.words import say
from generator.dataclass import dataclass
from generator.edit import WITHDRAWN, EditError
from generator.edit.restoring import Restoration, content_of
from generator.history import Deed
from generator.history.changes import History, compared
from generator.history.noting import look
from generator.history.private import withdrawn_in
from generator.history.wording import file_sentence
from generator.languages import CHINESE, Language

_IN_A_FOLDER = 3
"""Parts of a path: content/KIND/FILE."""


@dataclass(frozen=True)
class _Plan:
    """Files to be restored, which stand as they stood after the change ``number``."""

    id: str
    number: int
    files: tuple[Restoration, ...]
    is_register_left: bool = False
    """True if the register of withdrawals was another then, and stays as it is."""


def restore(arguments: argparse.Namespace, clock: Clock) -> int:
    """Restore and return the status; without a yes it is only shown.

    Raises ``UsageError``, ``EditError``, ``HistoryError`` and ``OSError``.
    """
    folder, word = folder_of(arguments)
    if bool(word) == bool(arguments.all):
        raise UsageError(say(arguments.language, "restore_what"))
    zone = zone_of(folder)
    typed = arguments.at
    at = moment_of(typed, "--at", zone, arguments.language) if typed else clock().astimezone(zone)
    noted, history = look(folder, at)
    tell(noted, arguments.language)
    if noted.fault:  # what the history does not hold would be lost
        return REFUSED
    with history:
        plan = _planned(arguments, folder, history, word, zone)
    return _settled(arguments, folder, at, plan)


def _planned(
    arguments: argparse.Namespace, folder: Path, history: History, word: str, zone: tzinfo
) -> _Plan:
    number = _number(arguments, history, zone)
    pairs = _of_record(arguments, history, word, number) if word else _of_all(history, number)
    files = []
    for path, blob in pairs:
        before = content_of(folder / path)
        after = history.read(blob) if blob else None
        if before != after and path != WITHDRAWN:
            files.append(Restoration(path, before, after))
    register = {path for path, _ in pairs} & {WITHDRAWN}
    if not files:
        raise EditError("restore_register" if register else "edit_nothing")
    return _Plan(word, number, tuple(files), bool(register))


def _number(arguments: argparse.Namespace, history: History, zone: tzinfo) -> int:
    """Find the change that is meant by its number or a moment. Raises ``UsageError``."""
    language, typed = arguments.language, arguments.to
    if typed.isdecimal():
        number = int(typed)
        if not 1 <= number <= len(history):
            facts = {"number": typed, "count": len(history)}
            raise UsageError(say(language, "restore_no_number", **facts))
        return number
    number = history.number_at(moment_of(typed, "--to", zone, language))
    if not number:
        raise UsageError(say(language, "restore_too_early", when=typed))
    return number


def _of_record(
    arguments: argparse.Namespace, history: History, word: str, number: int
) -> list[tuple[str, str]]:
    """List the paths of a record with what they held then; with nothing, what was not there.

    A record that was renamed since keeps its new name. Raises ``UsageError``.
    """
    language = arguments.language
    then, now = history.name_at(word, number), history.name_now(word)
    found, there = history.files(number, then), history.files(len(history), now)
    if not found:
        is_forgotten = word in history.forgotten
        key = "restore_forgotten" if is_forgotten else "restore_absent"
        raise UsageError(say(language, key, id=word, number=number))
    homes = (PurePosixPath(path).parts for path in there)
    home = next((parts[1] for parts in homes if len(parts) >= _IN_A_FOLDER), "")
    held = {_renamed(path, then, now, home): blob for path, blob in found.items()}
    return sorted({**dict.fromkeys(there, ""), **held}.items())


def _renamed(path: str, then: str, now: str, home: str) -> str:
    """Name a file of a record as it is called now."""
    parts = list(PurePosixPath(path).parts)
    if len(parts) < _IN_A_FOLDER:
        return path
    parts[1] = home or parts[1]
    if parts[2].startswith(then):
        parts[2] = f"{now}{parts[2].removeprefix(then)}"
    return "/".join(parts)


def _of_all(history: History, number: int) -> list[tuple[str, str]]:
    found, there = history.files(number), history.files(len(history))
    paths = sorted(found.keys() | there.keys())
    return [(p, found.get(p, "")) for p in paths if found.get(p) != there.get(p)]


def _settled(arguments: argparse.Namespace, folder: Path, at: datetime, plan: _Plan) -> int:
    """Show the plan, ask, and write what does no harm."""
    language: Language = arguments.language
    faults = [fault for one in plan.files for fault in one.new_faults()]
    if faults:
        print_problems(faults, language, sys.stderr)
        output.line(say(language, "edit_harm", path=faults[0].place.path), sys.stderr)
        return REFUSED
    notes = list(_notes(folder, at, plan, language))
    if not arguments.json:
        _show(plan, notes, language)
    is_written = is_wanted(arguments, say(language, "restore_ask", count=len(plan.files)))
    if is_written:
        why = say(CHINESE, "restore_why", number=plan.number)
        write(arguments, folder, plan.files, Deed(arguments.command, at=at, why=why))
    if arguments.json:
        _tell_programs(arguments, plan, notes)
    elif is_written:
        output.line(say(language, "restored", count=len(plan.files)))
    elif arguments.plan:
        output.line(say(language, "edit_planned"))
    return DONE


def _notes(folder: Path, at: datetime, plan: _Plan, language: Language) -> Iterator[str]:
    """Yield what a restoration does not do."""
    files = (compared(one.path, one.before, one.after) for one in plan.files)
    down = sorted({one.id for one in files} & withdrawn_in(folder, at))
    if down:
        yield say(language, "restore_withdrawn", ids=language.listed(down))
    if plan.is_register_left:
        yield say(language, "restore_register")


def _show(plan: _Plan, notes: list[str], language: Language) -> None:
    output.line(say(language, "restore_plan", number=plan.number))
    for one in plan.files:
        file = compared(one.path, one.before, one.after)
        output.line(f"  {file_sentence(file, language)}")
    for note in notes:
        output.line(note)


def _tell_programs(arguments: argparse.Namespace, plan: _Plan, notes: list[str]) -> None:
    files = [compared(one.path, one.before, one.after) for one in plan.files]
    output.as_json(
        {
            "id": plan.id,
            "number": plan.number,
            "path": plan.files[0].path,
            "is_plan": bool(arguments.plan),
            "changes": [plain_file(one, arguments.language) for one in files],
            "notes": notes,
        }
    )
