"""Ends of commands: a status, or a sentence about what kept a command from its work."""

from __future__ import annotations

import argparse
import sys

from generator.cli import output
from generator.cli.call import (
    DONE,
    INTERRUPTED,
    IO_ERROR,
    LOCKED,
    REFUSED,
    USAGE,
    Clock,
    UsageError,
)
from generator.cli.commands import run
from generator.cli.failures import failure
from generator.cli.words import say
from generator.edit import EditError
from generator.history import HistoryError
from generator.languages import Language
from generator.problems import ProblemError
from generator.publish import LockedError, RefusalError
from generator.review import NoEstateError


def ended(arguments: argparse.Namespace, clock: Clock) -> int:
    """Run the command and return its exit status, whatever becomes of it."""
    try:
        return _heard(run(arguments, clock))
    except KeyboardInterrupt:
        return INTERRUPTED
    except _SAID as error:
        if isinstance(error, OSError) and output.is_unheard(error):
            output.drop_rest()
            return DONE
        text, status = _told(error, arguments.language)
        output.line(text, sys.stderr)
        return status


_SAID = (
    UsageError,
    ProblemError,
    EditError,
    HistoryError,
    RefusalError,
    LockedError,
    OSError,
)
"""Exceptions with a sentence for whoever gave the command."""


def _heard(status: int) -> int:
    """Hand everything over: only then it shows whether the reader is still there."""
    sys.stdout.flush()
    return status


def _all_of(error: NoEstateError, language: Language) -> str:
    """Say why nothing can be built, then whatever else was found: it is all one run's work."""
    others = (found for found in error.problems if found != error.problem)
    return "\n".join(found.sentence(language) for found in (error.problem, *others))


def _refused(error: EditError | HistoryError | RefusalError, language: Language) -> str:
    if isinstance(error, EditError):
        return say(language, error.code, **error.facts)
    return error.why.said(language)


def _told(error: Exception, language: Language) -> tuple[str, int]:
    """Return a sentence of what went wrong, and its exit status."""
    match error:
        case UsageError():
            return str(error), USAGE
        case NoEstateError():
            return _all_of(error, language), REFUSED
        case ProblemError():
            return error.problem.sentence(language), REFUSED
        case EditError() | HistoryError() | RefusalError():
            return _refused(error, language), REFUSED
        case LockedError():
            return say(language, "locked"), LOCKED
        case OSError():
            return failure(error, language), IO_ERROR
        case _:
            raise error
