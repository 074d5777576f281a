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
    answer = "" if arguments.json else output.answered(question)
    if not answer:
        output.line(say(arguments.language, "fix_needs_yes"), sys.stderr)
    return answer.strip().casefold() in _YES
