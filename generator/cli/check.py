"""``check``: everything there is to say, and nothing is written but repairs one asked for."""

from __future__ import annotations

from generator.build import inspect
from generator.cli import output
from generator.cli.call import Call, status_of
from generator.cli.reporting import print_problems, problem_records


def check(call: Call) -> int:
    """Print all problems, with ``--json`` also what ``--fix`` put right.

    Returns 1 where something must be put right.
    """
    found = inspect(call.reading, call.folder, call.at)
    if call.arguments.json:
        problems = problem_records(found, call.language)
        is_fixing = call.arguments.fix
        told = {"repairs": list(call.repaired), "problems": problems}
        output.as_json(told if is_fixing else problems)
    elif found:
        print_problems(found, call.language)
    else:
        content = call.reading.content
        counts = {"notices": len(content.notices), "events": len(content.events)}
        counts["guides"] = len(content.guides)
        output.line(call.say("no_problem", **counts))
    return status_of(found)
