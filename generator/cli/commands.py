"""What each command does: read, decide with the pipeline, print, return an exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePosixPath

from generator.build import Reading, build, read
from generator.cli import output
from generator.cli.call import REFUSED, Call, Clock, UsageError, status_of
from generator.cli.listing import list_content
from generator.cli.upcoming import show_next
from generator.cli.words import say
from generator.edit import withdraw as enter_withdrawal
from generator.load.files import record_id
from generator.problems import Language
from generator.publish import state_folder
from generator.schedule import SpellingError, parse_moment
from generator.vocabulary import nearest


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Runs one command. ``clock`` is asked once, and only where ``--at`` is not given."""
    language: Language = arguments.lang
    folder = Path(arguments.folder)
    if not (folder / "content").is_dir():
        raise UsageError(say(language, "no_content", folder=folder.resolve()))
    reading = read(folder)
    at = _moment(arguments.at, reading, language) if arguments.at else clock()
    call = Call(arguments, language, folder, reading, at)
    return _COMMANDS[arguments.command](call)


def _moment(typed: str, reading: Reading, language: Language) -> datetime:
    try:
        return parse_moment(typed).start(reading.content.estate.zone)
    except (SpellingError, ValueError) as error:
        raise UsageError(say(language, "bad_moment", value=typed)) from error


def _build(call: Call) -> int:
    built = build(call.folder, call.out, call.reading, call.at)
    done = built.published
    if call.arguments.json:
        output.as_json(
            {
                "out": str(call.out),
                "at": call.at.isoformat(),
                "put": list(done.put),
                "removed": list(done.removed),
                "unchanged": done.unchanged,
                "next_change": output.iso(built.snapshot.changes.next),
                "problems": output.problem_records(built.problems, call.language),
            }
        )
        return status_of(built.problems)
    output.problems(built.problems, call.language, sys.stderr)
    for path in done.aside:
        kept = state_folder(call.out) / "aside"
        output.line(call.say("aside", path=path, folder=kept), sys.stderr)
    counts = {"put": len(done.put), "removed": len(done.removed), "unchanged": done.unchanged}
    counts |= {"notices": len(built.snapshot.notices), "events": len(built.snapshot.events)}
    output.line(call.say("built", out=call.out, **counts))
    output.line(call.next_line(built.snapshot))
    return status_of(built.problems)


def _check(call: Call) -> int:
    found = call.reading.problems_at(call.at)
    if call.arguments.json:
        output.as_json(output.problem_records(found, call.language))
    elif found:
        output.problems(found, call.language)
    else:
        content = call.reading.content
        counts = {"notices": len(content.notices), "events": len(content.events)}
        counts["guides"] = len(content.guides)
        output.line(call.say("no_problem", **counts))
    return status_of(found)


def _withdraw(call: Call) -> int:
    identity, private = _known_id(call, call.arguments.id), call.arguments.privacy
    content = call.reading.content
    posting = content.postings.get(identity) or content.disclosure_postings.get(identity)
    if posting and posting.lawful_end and call.at < posting.lawful_end and not private:
        output.line(call.say("protected", lawful=posting.lawful), sys.stderr)
        return REFUSED
    reason = call.arguments.reason
    enter_withdrawal(call.folder, identity, call.local(call.at), reason, private=private)
    if not call.arguments.json:
        output.line(call.say("withdrawn", id=identity, reason=reason))
    again = Call(call.arguments, call.language, call.folder, read(call.folder), call.at)
    return _build(again)


def _known_id(call: Call, typed: str) -> str:
    """The id of what can be withdrawn and read, or at least of a file that cannot be."""
    records = call.reading.records
    known = {notice.value.id for notice in records.notices}
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


_COMMANDS: dict[str, Callable[[Call], int]] = {
    "build": _build,
    "check": _check,
    "list": list_content,
    "next": show_next,
    "withdraw": _withdraw,
}
