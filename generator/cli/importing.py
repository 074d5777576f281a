"""``import``: a plan first, then a yes, then the files.

All files are read before anything is written: where one cannot be taken, none is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator.cli import output
from generator.cli.call import DONE, PROBLEMS, Call, UsageError
from generator.cli.consent import is_wanted
from generator.cli.editing import values_of
from generator.cli.importing_report import plan_record, tell
from generator.cli.recording import write
from generator.edit import EditError
from generator.edit.changing import Value, shown
from generator.edit.record import Proposal
from generator.history import Deed
from generator.importing import (
    LISTED,
    TABLES,
    TEXTS,
    Draft,
    Given,
    Ground,
    Headed,
    Merge,
    draft_of,
    given,
    ground_after,
    headed,
    kind_called,
    known_paths,
    merge,
    pasted,
    sheets_of,
    text_of,
)
from generator.kinds.kind import Kind
from generator.kinds.table import named
from generator.vocabulary import normal

_STANDARD_INPUT = "-"
_LARGEST_PASTED = 1_000_001
_NOTICE = named("notices")
Planned = tuple[str, Draft | Merge]
"""The name of what a plan was made from, and the plan."""


def import_files(call: Call) -> int:
    """Plan what files become, write it after a yes, return the status.

    Raises ``UsageError``, and ``EditError`` or ``ProblemError`` for a file that cannot be taken.
    """
    planned = list(_plans(call))
    # Of a table that several sheets change, the last plan holds what the others say.
    every = [one for _, plan in planned for one in _proposals(plan)]
    proposals = list({one.path: one for one in every}.values())
    if not call.arguments.json:
        tell(call, planned)
    count = len(proposals) + sum(len(one.files) for one in proposals)
    is_agreed = bool(proposals) and is_wanted(call.arguments, call.say("import_ask", count=count))
    if is_agreed:
        deed = Deed(call.arguments.command, at=call.local(call.at))
        write(call.arguments, call.folder, proposals, deed)
    _end(call, planned, proposals, is_agreed=is_agreed)
    return PROBLEMS if any(_is_open(plan) for _, plan in planned) else DONE


def _end(call: Call, planned: list[Planned], proposals: list[Proposal], *, is_agreed: bool) -> None:
    paths = [path for one in proposals for path in (one.path, *one.files)]
    if call.arguments.json:
        plans = [plan_record(call, name, plan) for name, plan in planned]
        output.as_json({"plans": plans, "files": paths, "is_written": is_agreed})
    elif is_agreed:
        output.line(call.say("import_done", paths=call.language.listed(paths)))
    elif not proposals:
        output.line(call.say("import_nothing"))
    elif call.arguments.plan:
        output.line(call.say("edit_planned"))


def _proposals(plan: Draft | Merge) -> list[Proposal]:
    return [plan.proposal] if isinstance(plan, Draft) else plan.proposals


def _is_open(plan: Draft | Merge) -> bool:
    """Tell whether something is left to a person: a question, a row that was not taken whole."""
    if isinstance(plan, Draft):
        return bool(plan.questions)
    return any(one.faults for one in plan.outcomes)


def _plans(call: Call) -> Iterator[Planned]:
    files = [_given(call, word) for word in call.arguments.file]
    kind = _wanted_kind(call)
    values = values_of(call.arguments.set, call.language)
    ground = Ground(call.folder, call.reading, call.local(call.at).date())
    for file in files:
        if kind and file.form not in (TEXTS if kind is _NOTICE else TABLES):
            raise UsageError(call.say("import_kind_form", name=file.name, kind=kind.word))
        if file.form in TEXTS:
            draft = draft_of(text_of(file), ground, values)
            ground = replace(ground, taken=[*ground.taken, draft.proposal.path])
            yield file.name, draft
            continue
        for name, sheet in _sheets(call, file, kind):
            plan = merge(ground, sheet, _settings(sheet, values))
            ground = ground_after(plan)
            yield name, plan


def _given(call: Call, word: str) -> Given:
    """Read a file, or what is pasted on standard input. Raises ``UsageError``."""
    if word == _STANDARD_INPUT:
        return pasted(sys.stdin.buffer.read(_LARGEST_PASTED), call.say("import_pasted"))
    path = Path(word)
    if path.is_dir():
        raise UsageError(call.say("import_folder", name=word))
    if not path.exists():
        raise UsageError(call.say("import_missing", name=word))
    return given(path)


def _wanted_kind(call: Call) -> Kind | None:
    typed = call.arguments.kind
    if typed is None:
        return None
    if normal(typed) in {"notice", "notices", _NOTICE.word, *_NOTICE.also_called}:
        return _NOTICE
    if (kind := kind_called(typed)) is None:
        known = call.language.listed([_NOTICE.word, *(one.word for one in LISTED)])
        raise UsageError(call.say("import_kind_unknown", kind=typed, known=known))
    return kind


def _sheets(call: Call, file: Given, kind: Kind | None) -> Iterator[tuple[str, Headed]]:
    """Yield each sheet that has headings of ours; there must be one at least."""
    found = 0
    for sheet in sheets_of(file):
        name = call.say("import_of_sheet", name=file.name, sheet=sheet.name)
        name = name if sheet.name else file.name
        choices = headed(sheet, (kind,) if kind else LISTED)
        if len(choices) > 1:
            known = call.language.listed(one.kind.word for one in choices)
            raise EditError("import_which", name=name, known=known)
        found += len(choices)
        yield from ((name, one) for one in choices)
    if not found:
        raise EditError("import_no_headings", name=file.name)


def _settings(sheet: Headed, values: Mapping[str, Value]) -> dict[tuple[str, ...], str | list[str]]:
    """Map what was given to the fields of the kind. Raises ``EditError`` for one it has not."""
    known = known_paths(sheet.kind)
    found: dict[tuple[str, ...], str | list[str]] = {}
    for word, value in values.items():
        path = known.get(normal(word))
        if path is None:
            raise EditError("edit_unknown_key", word=word)
        found[path] = value if isinstance(value, str) else [shown(one) for one in value]
    return found
