"""What each command does: read, decide with the pipeline, print, return an exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path, PurePosixPath

from generator import store
from generator.build import build, empty, guarded, inspect, noted, planned, read
from generator.cli import output
from generator.cli.build_report import NOTHING, show_plan, told
from generator.cli.call import DONE, REFUSED, Call, Clock, UsageError, status_of
from generator.cli.check_fix import repair
from generator.cli.check_live import check_live
from generator.cli.clock import moment
from generator.cli.editing import change_file, replace_notice, tell_plan
from generator.cli.list import list_content
from generator.cli.new import create_draft
from generator.cli.next_and_diff import show_differences, show_next
from generator.cli.paper import press_for
from generator.cli.preview import open_desk
from generator.cli.print import print_papers
from generator.cli.publish import publish_site
from generator.cli.round import print_round
from generator.cli.schema import write_schemas
from generator.cli.text import show_text
from generator.cli.watch import keep_watching
from generator.cli.words import say
from generator.edit import withdrawn
from generator.edit.record import Proposal
from generator.load import is_empty
from generator.load.files import record_id
from generator.problems import Language
from generator.vocabulary import nearest


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Runs one command. ``clock`` is asked once, and only where ``--at`` is not given."""
    if apart := _APART.get(arguments.command):
        return apart(arguments, clock)
    language: Language = arguments.lang
    folder = Path(arguments.folder)
    if getattr(arguments, "allow_empty", False) and is_empty(folder):
        return _empty(arguments, folder)
    if not (folder / "content").is_dir() and not store.last_good(folder).records:
        raise UsageError(say(language, "no_content", folder=folder.resolve()))
    repaired = repair(arguments, folder)
    reading = read(folder, allows_missing=getattr(arguments, "allow_missing", False))
    at = moment(arguments, folder, reading, clock)
    reading = guarded(reading, at)
    if not arguments.at or arguments.command in _OF_THE_BOARDS:
        reading = noted(reading, at)
    call = Call(arguments, language, folder, reading, at)
    if arguments.command == "check":
        return _check(call, repaired)
    return _COMMANDS[arguments.command](call)


def _empty(arguments: argparse.Namespace, folder: Path) -> int:
    """On a person's word: everything of ours is taken down, and nothing is remembered."""
    out = arguments.out or folder / "site"
    done = empty(folder, out, is_plan=arguments.plan)
    if arguments.plan:
        show_plan(done, out, arguments.lang)
    else:
        output.line(say(arguments.lang, "emptied", out=out, removed=len(done.removed)))
    return DONE


def _build(call: Call, entered: Mapping[str, str] = NOTHING) -> int:
    """``entered`` is what was changed in the content just before."""
    is_plan, is_real = getattr(call.arguments, "plan", False), not call.arguments.at
    where = (call.folder, call.out, call.reading, call.at)
    press = press_for(call.arguments, call.folder, is_kept=not is_plan)
    make = planned if is_plan else partial(build, is_real=is_real)
    return told(call, make(*where, press=press), is_plan=is_plan, entered=entered)


def _check(call: Call, repaired: list[dict[str, str]]) -> int:
    found = inspect(call.reading, call.folder, call.at)
    if call.arguments.json:
        problems = output.problem_records(found, call.language)
        is_fixing = call.arguments.fix
        output.as_json({"repairs": repaired, "problems": problems} if is_fixing else problems)
    elif found:
        output.problems(found, call.language)
    else:
        content = call.reading.content
        counts = {"notices": len(content.notices), "events": len(content.events)}
        counts["guides"] = len(content.guides)
        output.line(call.say("no_problem", **counts))
    return status_of(found)


def _withdraw(call: Call) -> int:
    if call.arguments.undo:
        return _make_public_again(call)
    identity, private = _known_id(call, call.arguments.id), call.arguments.privacy
    content = call.reading.content
    posting = content.postings.get(identity) or content.disclosure_postings.get(identity)
    if posting and posting.lawful_end and call.at < posting.lawful_end and not private:
        output.line(call.say("protected", lawful=posting.lawful), sys.stderr)
        return REFUSED
    reason = call.arguments.reason
    entry = withdrawn(call.folder, identity, call.local(call.at), reason, private=private)
    return _entered(call, entry, identity, "withdrawn")


def _make_public_again(call: Call) -> int:
    """Enters it after the last of the withdrawals, whatever the clock says."""
    identity = _known_id(call, call.arguments.id, *call.reading.content.withdrawn_ids)
    content = call.reading.content
    if identity not in content.withdrawn_ids:
        raise UsageError(call.say("not_withdrawn", id=identity))
    starts = [period.start for period in content.withdrawn(identity) if period.start]
    at = max(call.at, *(start + timedelta(seconds=1) for start in starts))
    entry = withdrawn(call.folder, identity, call.local(at), call.arguments.reason, back=True)
    return _entered(call, entry, identity, "made_public_again")


def _entered(call: Call, entry: Proposal, identity: str, said: str) -> int:
    """Writes the entry and builds at once, or shows what would be written."""
    if call.arguments.plan:
        return tell_plan(call, entry, identity)
    entry.write(call.folder)
    if not call.arguments.json:
        output.line(call.say(said, id=identity, reason=call.arguments.reason))
    reading = guarded(read(call.folder), call.at)
    again = Call(call.arguments, call.language, call.folder, reading, call.at)
    return _build(again, {"path": entry.path, "id": identity, "diff": entry.diff})


def _known_id(call: Call, typed: str, *others: str) -> str:
    """The id of what can be withdrawn and read, or at least of a file that cannot be."""
    records = call.reading.records
    known = {*others, *(notice.value.id for notice in records.notices)}
    known |= {event.value.id for event in records.events}
    known |= {disclosure.value.id for disclosure in records.disclosures}
    broken = (PurePosixPath(p.place.path) for p in call.reading.problems)
    known |= {record_id(path.name) for path in broken if path.parent in _WITHDRAWABLE}
    identity = record_id(f"{typed.removesuffix('.md')}.md")
    if identity not in known:
        near = nearest(identity, known)
        hint = call.say("hint", near=near) if near else ""
        raise UsageError(call.say("unknown_notice", id=typed, hint=hint).rstrip())
    return identity


_WITHDRAWABLE = {
    PurePosixPath(f"content/{folder}") for folder in ("notices", "events", "disclosures")
}


_APART: dict[str, Callable[[argparse.Namespace, Clock], int]] = {
    "check-live": check_live,
    "preview": open_desk,
    "schema": write_schemas,
    "watch": keep_watching,
}
"""Those that need no readable folder, or read it more than once."""

_OF_THE_BOARDS = {"print", "round"}
"""What no run has seen yet is new to the boards, whatever the moment that is asked about."""

_COMMANDS: dict[str, Callable[[Call], int]] = {
    **dict.fromkeys(("approve", "cancel", "correct", "end", "extend"), change_file),
    "build": _build,
    "diff": show_differences,
    "list": list_content,
    "new": create_draft,
    "next": show_next,
    "print": print_papers,
    "replace": replace_notice,
    "round": print_round,
    "publish": publish_site,
    "text": show_text,
    "withdraw": _withdraw,
}
