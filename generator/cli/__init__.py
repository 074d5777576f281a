"""The command line: arguments, the one reading of the clock, printing, exit statuses."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from generator.cli import output
from generator.cli.arguments import parse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command ``estate`` and return its exit status; no content mistake is a traceback."""
    output.prepare()
    parsed = parse(sys.argv[1:] if arguments is None else arguments)
    # Lazily: who asks for help waits for nothing else, who has changed nothing for no content.
    from generator.cli.unchanged import repeated  # noqa: PLC0415

    if (status := repeated(parsed, _now)) is not None:
        return status
    from generator.cli.ending import ended  # noqa: PLC0415

    return ended(parsed, _now)


def _now() -> datetime:
    """The only reading of the clock in this program."""
    return datetime.now(UTC)
