"""The command line: arguments, the one reading of the clock, printing, exit statuses."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from generator.cli import output
from generator.cli.unchanged import repeated


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command ``estate`` and return its exit status; no content mistake is a traceback."""
    output.prepare()
    words = sys.argv[1:] if arguments is None else [*arguments]
    if (status := repeated(words, _now)) is not None:
        return status
    # Lazily: who has changed nothing waits for nothing else, who asks for help for no content.
    from generator.cli.arguments import parse  # noqa: PLC0415

    parsed = parse(words)
    parsed.words = words
    from generator.cli.ending import ended  # noqa: PLC0415

    return ended(parsed, _now)


def _now() -> datetime:
    """The only reading of the clock in this program."""
    return datetime.now(UTC)
