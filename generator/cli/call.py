"""One call of the command line, and the exit statuses it may end with."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from generator.cli.unchanged import Look
from generator.cli.words import say
from generator.dataclass import dataclass
from generator.languages import Language
from generator.problems import Grade, Problem
from generator.reading import Reading
from generator.snapshot import Snapshot

DONE, PROBLEMS, USAGE, REFUSED, IO_ERROR, LOCKED = 0, 1, 2, 3, 4, 75
INTERRUPTED = 130  # what a shell reports for Ctrl-C

Clock = Callable[[], datetime]


class UsageError(Exception):
    """Wrong usage that only shows once the arguments are looked at; the text is shown."""


@dataclass(frozen=True)
class Call:
    """One command: its arguments, what the folder says, the moment it is about."""

    arguments: argparse.Namespace
    language: Language
    folder: Path
    reading: Reading
    at: datetime
    looked: Look | None = None
    """The folders before anything was read of them; ``None`` where no record is kept."""
    repaired: tuple[dict[str, str], ...] = ()
    """Repairs that ``check --fix`` made just before, each a path and a diff."""

    @property
    def out(self) -> Path:
        return self.arguments.out or self.folder / "site"

    def say(self, key: str, **facts: object) -> str:
        return say(self.language, key, **facts)

    def local(self, instant: datetime) -> datetime:
        return instant.astimezone(self.reading.content.estate.zone)

    def next_line(self, snapshot: Snapshot) -> str:
        when = f"{self.local(snapshot.changes.next):%Y-%m-%d %H:%M}"
        return self.say("next_change", when=when)


def status_of(problems: tuple[Problem, ...]) -> int:
    """Return 1 where something must be put right, 0 where nothing or only warnings were found."""
    return DONE if all(p.grade is Grade.WARNING for p in problems) else PROBLEMS
