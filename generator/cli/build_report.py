"""Reports of a publication, done or planned, and the status it ends with."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from generator.build import Built
from generator.cli import output
from generator.cli.call import IO_ERROR, PROBLEMS, REFUSED, Call, status_of
from generator.cli.reporting import print_problems, problem_records
from generator.cli.words import say
from generator.languages import Language
from generator.publish import Published, state_folder

NOTHING: Mapping[str, str] = MappingProxyType({})


def told(call: Call, built: Built, *, is_plan: bool, entered: Mapping[str, str] = NOTHING) -> int:
    """Print the report and return the status; a plan ends as the build would that it is about."""
    if call.arguments.json:
        output.as_json(record(call, built) | {"is_plan": is_plan, **entered})
        return status(built)
    print_problems(built.problems, call.language, sys.stderr)
    for one in _left_out(built.published, call.language):
        output.line(one["message"], sys.stderr)
    if is_plan:
        show_plan(built.published, call.out, call.language)
    else:
        _show(call, built)
    return status(built)


def show_plan(done: Published, out: Path, language: Language) -> None:
    """Print what a build would put and remove, in the order in which it would be done."""
    for path in done.put:
        output.line(say(language, "would_put", path=path))
    for path in done.removed:
        output.line(say(language, "would_remove", path=path))
    output.line(say(language, "planned", out=out, **_counts(done)))
    if done.lacking:
        output.line(say(language, "lacking", bytes=done.lacking), sys.stderr)


def _show(call: Call, built: Built) -> None:
    _show_aside(call, built.published)
    counts = {"notices": len(built.snapshot.notices), "events": len(built.snapshot.events)}
    output.line(call.say("built", out=call.out, **_counts(built.published), **counts))
    output.line(call.next_line(built.snapshot))


def _show_aside(call: Call, done: Published) -> None:
    """Print what was put aside: edits file by file; of a restored backup one name will do."""
    kept = state_folder(call.out) / "aside"
    for path in (path for path in done.aside if path not in done.returned):
        output.line(call.say("aside", path=path, folder=kept), sys.stderr)
    if done.returned:
        facts = {"count": len(done.returned), "path": done.returned[0]}
        output.line(call.say("returned", folder=kept, out=call.out, **facts), sys.stderr)


def record(call: Call, built: Built) -> dict[str, object]:
    done = built.published
    return {
        "out": str(call.out),
        "at": call.at.isoformat(),
        "put": list(done.put),
        "removed": list(done.removed),
        "unchanged": done.unchanged,
        "left_out": _left_out(done, call.language),
        "next_change": output.iso(built.snapshot.changes.next),
        "problems": problem_records(built.problems, call.language),
    }


def _left_out(done: Published, language: Language) -> list[dict[str, str]]:
    """List the files that could not be published while the rest was, and why."""
    return [{"path": one.path, "message": one.why.said(language)} for one in done.left_out]


def _counts(done: Published) -> dict[str, int]:
    return {"put": len(done.put), "removed": len(done.removed), "unchanged": done.unchanged}


def status(built: Built) -> int:
    """Return the exit status: unsafe files are refused though the rest goes out; no room fails."""
    done = built.published
    if done.lacking:
        return IO_ERROR
    if any(one.is_refused for one in done.left_out):
        return REFUSED
    return PROBLEMS if done.left_out else status_of(built.problems)
