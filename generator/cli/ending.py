"""How a command ends: with its status, or with a sentence about what kept it from its work."""

from __future__ import annotations

import argparse
import os
import sys

from generator.checks import NoEstateError
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
from generator.problems import Language, ProblemError
from generator.publish import LockedError, RefusalError


def ended(arguments: argparse.Namespace, clock: Clock) -> int:
    """Runs the command and returns its exit status, whatever becomes of it."""
    try:
        return _heard(run(arguments, clock))
    except KeyboardInterrupt:
        return INTERRUPTED
    except (UsageError, ProblemError, EditError, RefusalError, LockedError, OSError) as error:
        if isinstance(error, OSError) and output.is_unheard(error):
            return _unheard()
        text, status = _told(error, arguments.lang)
        output.line(text, sys.stderr)
        return status


def _heard(status: int) -> int:
    """Whether the reader is still there shows only when everything is handed over."""
    sys.stdout.flush()
    return status


def _unheard() -> int:
    """The reader had enough, as ``estate list | head`` does: no fault, and nothing more to say."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _all_of(error: NoEstateError, language: Language) -> str:
    """Why nothing can be built, then whatever else was found: it is all one run's work."""
    others = (found for found in error.problems if found != error.problem)
    return "\n".join(found.sentence(language) for found in (error.problem, *others))


def _refused(error: EditError | RefusalError, language: Language) -> str:
    if isinstance(error, EditError):
        return say(language, error.code, **error.facts)
    return error.zh if language == "zh" else error.en


def _told(error: Exception, language: Language) -> tuple[str, int]:
    """What went wrong, and its exit status."""
    match error:
        case UsageError():
            return str(error), USAGE
        case NoEstateError():
            return _all_of(error, language), REFUSED
        case ProblemError():
            return error.problem.sentence(language), REFUSED
        case EditError() | RefusalError():
            return _refused(error, language), REFUSED
        case LockedError():
            return say(language, "locked"), LOCKED
        case OSError():
            return failure(error, language), IO_ERROR
        case _:
            raise error
