"""The line on a terminal that says how far a command is, once it takes long."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from generator.cli.words import say
from generator.languages import Language
from generator.progress import ProgressLine, Work, watched


@contextmanager
def shown(arguments: argparse.Namespace) -> Iterator[None]:
    """Show on a terminal how far the work is that is done meanwhile."""
    is_for_people = sys.stderr.isatty() and not getattr(arguments, "json", False)
    if not is_for_people:
        yield
        return
    language: Language = arguments.language

    def words(work: Work) -> str:
        return say(language, f"at_{work.value}")

    line = ProgressLine(sys.stderr, words)
    try:
        with watched(line):
            yield
    finally:
        line.wipe()
