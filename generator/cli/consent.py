"""Consent to what was shown: by ``--yes``, or typed at a terminal."""

from __future__ import annotations

import argparse
import sys

from generator.cli import output
from generator.cli.words import say

_YES = {"y", "yes", "是", "好", "对"}


def is_wanted(arguments: argparse.Namespace, question: str) -> bool:
    """Tell whether to write. Without a terminal, and without ``--yes``, nothing is."""
    if arguments.plan or arguments.yes:
        return bool(arguments.yes and not arguments.plan)
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
