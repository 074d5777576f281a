"""``check --fix``: the difference first, then a yes, then the files.

Goes before everything else, since a slip in the estate's own file keeps all of it from being read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.cli import output
from generator.cli.words import say
from generator.edit.record import Proposal
from generator.edit.repairing import repairs

_YES = {"y", "yes", "是", "好", "对"}


def repair(arguments: argparse.Namespace, folder: Path) -> list[dict[str, str]]:
    """Put right what can be, if wanted, and list it as paths with diffs.

    Raises ``EditError`` and ``OSError``.
    """
    found = list(repairs(folder))
    if not arguments.json:
        _show(found, arguments)
    if found and _is_wanted(arguments, len(found)):
        for one in found:
            one.write(folder)
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


def _is_wanted(arguments: argparse.Namespace, count: int) -> bool:
    """Tell whether to write: by ``--yes``, or typed at a terminal.

    A program that says neither changes nothing.
    """
    if arguments.plan or arguments.yes:
        return bool(arguments.yes and not arguments.plan)
    question = say(arguments.language, "fix_ask", count=count)
    answer = "" if arguments.json else _answer(question)
    if not answer:
        output.line(say(arguments.language, "fix_needs_yes"), sys.stderr)
    return answer.strip().casefold() in _YES


def _answer(question: str) -> str:
    """Return the line typed at a terminal, with its end; nothing where nobody can type one.

    To Windows ``NUL`` is a terminal as well, which is what a program without a window reads.
    """
    if not sys.stdin.isatty():
        return ""
    print(question, end=" ", flush=True)
    answer = sys.stdin.readline()
    if not answer:
        print()
    return answer
