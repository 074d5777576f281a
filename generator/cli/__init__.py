"""The command line: arguments, the one reading of the clock, printing, exit statuses."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from generator.checks import NoEstateError
from generator.cli import output
from generator.cli.arguments import parse
from generator.cli.commands import IO_ERROR, LOCKED, REFUSED, USAGE, UsageError, run
from generator.cli.words import say
from generator.problems import ProblemError
from generator.publish import LockedError, RefusalError


def main(arguments: Sequence[str] | None = None) -> int:
    """The command ``estate``; returns its exit status. No content mistake is a traceback."""
    output.prepare()
    parsed = parse(sys.argv[1:] if arguments is None else arguments)
    language = parsed.lang
    try:
        return run(parsed, _now)
    except UsageError as error:
        return _fail(str(error), USAGE)
    except (NoEstateError, ProblemError) as error:
        return _fail(error.problem.sentence(language), REFUSED)
    except RefusalError as error:
        return _fail(error.zh if language == "zh" else error.en, REFUSED)
    except LockedError:
        return _fail(say(language, "locked"), LOCKED)
    except OSError as error:
        reason = f"{error.strerror or error} {error.filename or ''}".strip()
        return _fail(say(language, "io", reason=reason), IO_ERROR)


def _now() -> datetime:
    """The only reading of the clock in this program."""
    return datetime.now(UTC)


def _fail(text: str, status: int) -> int:
    output.line(text, sys.stderr)
    return status
