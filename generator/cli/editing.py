"""``correct``, ``extend``, ``end``, ``cancel``, ``replace``, ``approve``: one file, a few lines.

What would keep the record from being published is found out before anything is written.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date, datetime

from generator.cli import output
from generator.cli.call import DONE, REFUSED, Call, UsageError, status_of
from generator.cli.clock import typed_moment
from generator.cli.recording import write
from generator.cli.reporting import print_problems, problem_records
from generator.cli.words import say
from generator.edit import living
from generator.edit.changing import Editor, Value
from generator.edit.record import MODELS, Filed, Proposal, as_filed, filed, proposed
from generator.edit.refusing import EditError
from generator.edit.replacing import replacement
from generator.edit.rewriting import Difference, differences
from generator.history import Deed
from generator.kinds.content import Content
from generator.kinds.table import KINDS
from generator.languages import Language
from generator.load.spelling import is_file_so_named
from generator.patterns import lazy_re
from generator.problems import Grade, Problem
from generator.reading import reviewed_with as with_file
from generator.schedule import SpellingError, parse_day, parse_moment
from generator.vocabulary import nearest

_GAP_RE = lazy_re(r"请在这里|请填[,，}]|请写项目|请写维修项目")
"""Words by which our own drafts leave something to be written."""

Action = Callable[[Call, Filed], Editor]


def change_file(call: Call) -> int:
    """Change the file of one record and return the status.

    Raises ``UsageError`` for an id nobody knows, ``EditError`` for what cannot be done.
    """
    before = wanted(call, call.arguments.id)
    editor = _ACTIONS[call.arguments.command](call, before)
    proposal, after = proposed(call.folder, before, editor, dropped=living.DRAFT_HINTS)
    return settle(call, proposal, after, before)


def replace_notice(call: Call) -> int:
    """Draft a notice with the text of the old one, which stays until the new one is approved."""
    proposal = replacement(call.folder, wanted(call, call.arguments.id), _now(call).date())
    return settle(call, proposal, as_filed(proposal.after))


def settle(call: Call, proposal: Proposal, after: Filed | None, before: Filed | None = None) -> int:
    """Write what does no harm, unless it is only a plan; say what has changed.

    ``after`` is ``None`` where the file holds more than one record.
    """
    found = _consequences(call, after) if after else []
    if (refused := harm(call, proposal, after, before)) is not None:
        return refused
    if not call.arguments.plan:
        deed = Deed(call.arguments.command if after else "price", at=_now(call))
        write(call.arguments, call.folder, [proposal], deed)
    _tell(call, proposal, found, differences(before, after) if before and after else [])
    return status_of(tuple(found))


def _consequences(call: Call, filed: Filed) -> list[Problem]:
    return reviewed_with(call, filed)[1]


def harm(
    call: Call, proposal: Proposal, after: Filed | None, before: Filed | None = None
) -> int | None:
    """Return the status to end with where a record could not be published any more, and say so.

    What is held elsewhere is its translation, which waits for its own correction.
    """
    grave = grave_of(call, after, before) if after else []
    if not grave:
        return None
    print_problems(grave, call.language, sys.stderr)
    output.line(call.say("edit_harm", path=proposal.path), sys.stderr)
    return REFUSED


def grave_of(call: Call, after: Filed, before: Filed | None) -> list[Problem]:
    """List what would keep a record from being published, and does not do so already."""
    known = {one.code for one in _consequences(call, before)} if before else set()
    held = [one for one in _consequences(call, after) if one.grade is Grade.HELD]
    return [one for one in held if one.place.path == after.path and one.code not in known]


def values_of(pairs: Iterable[str], language: Language) -> dict[str, Value]:
    """Read ``KEY=VALUE`` as given; a key that comes again makes a list. Raises ``UsageError``."""
    found: dict[str, Value] = {}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not sign or not key.strip():
            raise UsageError(say(language, "bad_set", value=pair))
        key = key.strip()
        earlier = found.get(key)
        if earlier is None:
            found[key] = value.strip()
        else:
            found[key] = [*([earlier] if isinstance(earlier, str) else earlier), value.strip()]
    return found


def _tell(call: Call, proposal: Proposal, found: list[Problem], changes: list[Difference]) -> None:
    plan = bool(call.arguments.plan)
    if call.arguments.json:
        record = {"path": proposal.path, "id": proposal.id, "diff": proposal.diff}
        problems = problem_records(found, call.language)
        said = [asdict(one) for one in changes]
        output.as_json({**record, "is_plan": plan, "changes": said, "problems": problems})
        return
    output.line(proposal.diff.rstrip("\n"))
    print_problems(found, call.language, sys.stderr)
    if call.arguments.command == "approve":
        _warn_of_gaps(call, proposal)
    output.line(call.say("edit_planned" if plan else "edited", path=proposal.path))


def _warn_of_gaps(call: Call, proposal: Proposal) -> None:
    """Warn of gaps a draft asks its author to fill: once approved, they go out as they stand."""
    for number, line in enumerate(proposal.after.text.split("\n"), 1):
        if _GAP_RE.search(line.partition(" #")[0]):
            said = call.say("edit_gap", line=number, value=line.strip())
            output.line(said, sys.stderr)


def tell_plan(call: Call, proposal: Proposal, identity: str) -> int:
    """Print the plan of a change whose file is not the record it is about."""
    if call.arguments.json:
        record = {"path": proposal.path, "id": identity, "diff": proposal.diff, "is_plan": True}
        output.as_json(record)
    else:
        output.line(proposal.diff.rstrip("\n"))
        output.line(call.say("edit_planned", path=proposal.path))
    return DONE


def reviewed_with(call: Call, filed: Filed) -> tuple[Content, list[Problem]]:
    """Review the content with this file as given; return its problems, and new ones elsewhere."""
    made = with_file(call.reading, filed.kind, filed.sourced)
    known = set(call.reading.problems)
    return made.content, [p for p in made.problems if p.place.path == filed.path or p not in known]


def wanted(call: Call, word: str) -> Filed:
    """Find a record by its id, the name of its file, or the number that stands on the paper.

    Raises ``UsageError`` for what nobody knows, ``ProblemError`` for a file that is broken.
    """
    typed = word.removesuffix(".md")
    content, records = call.reading.content, call.reading.records
    identity = next((n.id for n in content.notices if n.number and n.number == typed), typed)
    read = [one for kind in KINDS if kind.has_text for one in records.lists[kind.name]]
    taken = {one.own.path for one in read}
    paths = (f"content/{folder}/{identity}.md" for folder in MODELS)
    for path in sorted(paths, key=lambda one: one not in taken):  # one of two by one id was read
        if is_file_so_named(call.folder / path):
            return _not_foreign(call, filed(call.folder, path))
    known = [one.value.id for one in read]
    near = nearest(typed, known)
    hint = call.say("hint", near=near) if near else ""
    raise UsageError(call.say("unknown_notice", id=typed, hint=hint).rstrip())


def _not_foreign(call: Call, found: Filed) -> Filed:
    """Raise ``EditError`` for a translation, which has no life of its own to be changed."""
    if found.language and call.arguments.command != "edit":
        raise EditError("edit_not_about", id=f"{found.id}.{found.language}")
    return found


def _require_day(call: Call, before: Filed, day: date) -> None:
    """Raise ``EditError`` for a day on which, as far as known, the event was not to take place."""
    posting = call.reading.content.event_postings.get(before.id)
    days = [one.day for one in posting.occurrences] if posting else [day]
    if day not in days:
        near = min(days, key=lambda one: abs(one - day))
        raise EditError("edit_no_such_day", id=before.id, day=day, near=near)


def typed_day(call: Call, typed: str, option: str) -> date:
    """Read a day typed for an option. Raises ``UsageError``."""
    try:
        return parse_day(typed)
    except SpellingError as error:
        raise UsageError(call.say("bad_moment", option=option, value=typed)) from error


def _now(call: Call) -> datetime:
    return call.local(call.at)


def _correct(call: Call, before: Filed) -> Editor:
    values = values_of(call.arguments.set, call.language)
    return living.correct(before, living.Correction(call.arguments.note, values), _now(call))


def _extend(call: Call, before: Filed) -> Editor:
    typed = call.arguments.until
    typed_moment(typed, "--until", call.language, call.reading)
    return living.extend(before, parse_moment(typed), call.arguments.reason, _now(call))


def _end(call: Call, before: Filed) -> Editor:
    posting = call.reading.content.postings.get(before.id)
    if posting and not posting.period.contains(call.at):
        raise EditError("edit_not_current", id=before.id)
    return living.end(before, call.arguments.reason, _now(call))


def _cancel(call: Call, before: Filed) -> Editor:
    content = call.reading.content
    posting = content.postings.get(before.id) or content.event_postings.get(before.id)
    if posting and posting.period.is_over(call.at):
        raise EditError("edit_not_current", id=before.id)
    if call.arguments.on:
        day = typed_day(call, call.arguments.on, "--on")
        _require_day(call, before, day)
        return living.cancel_day(before, day, call.arguments.reason, _now(call))
    return living.cancel(before, call.arguments.reason, _now(call))


def _approve(call: Call, before: Filed) -> Editor:
    return living.approve(before, call.arguments.by, _now(call))


_ACTIONS: dict[str, Action] = {
    "correct": _correct,
    "extend": _extend,
    "end": _end,
    "cancel": _cancel,
    "approve": _approve,
}
