"""``check --fix``: the difference first, then a yes, then the files.

Goes before everything else, since a slip in the estate's own file keeps all of it from being read.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.cli import output
from generator.cli.consent import is_wanted
from generator.cli.recording import write
from generator.cli.words import say
from generator.edit.record import Proposal
from generator.edit.repairing import repairs
from generator.history import Deed


def repair(arguments: argparse.Namespace, folder: Path) -> list[dict[str, str]]:
    """Put right what can be, if wanted, and list it as paths with diffs.

    Raises ``EditError`` and ``OSError``.
    """
    found = list(repairs(folder))
    if not arguments.json:
        _show(found, arguments)
    question = say(arguments.language, "fix_ask", count=len(found))
    if found and is_wanted(arguments, question):
        write(arguments, folder, found, Deed(arguments.command))
        if not arguments.json:
            output.line(say(arguments.language, "fixed", count=len(found)))
    return [{"path": one.path, "diff": one.diff} for one in found]


def _show(found: list[Proposal], arguments: argparse.Namespace) -> None:
    for one in found:
        output.line(one.diff.rstrip("\n") or say(arguments.language, "fix_encoding", path=one.path))
    if not found:
        output.line(say(arguments.language, "fix_nothing"))
    elif arguments.plan:
        output.line(say(arguments.language, "edit_planned"))
