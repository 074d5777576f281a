"""Copies of the program for a test to change, each with one process that does what it is told.

To start Python and load the program takes longer than most commands do. So a copy is started once
and handed one command after another, as the desk hands them to its own process.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.builders import REPOSITORY
from tests.waiting import Child, started

PARTS = ("generator", "templates", "docs")


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str


class Copy:
    """A running copy of the program."""

    def __init__(self, child: Child) -> None:
        self._child = child
        self._asked = 0

    def run(self, cwd: Path, *arguments: object) -> Done:
        """Run a command in a folder: ``run(folder, "check", ".")``."""
        return self._done({"cwd": str(cwd), "arguments": [str(one) for one in arguments]})

    def execute(self, source: str, *arguments: object) -> Done:
        """Execute Python with the copy's modules; ``sys.argv[1:]`` are the arguments."""
        return self._done({"source": source, "arguments": [str(one) for one in arguments]})

    def _done(self, order: dict[str, object]) -> Done:
        self._asked += 1
        self._child.stdin.write(f"{json.dumps(order)}\n".encode())
        self._child.stdin.flush()
        answers = self._child.until(self._answers, "it had done what it was told")
        return Done(**json.loads(answers[-1]))

    def _answers(self) -> list[str]:
        """All answers, as soon as the last order has its own."""
        lines = self._child.out.split("\n")[:-1]
        return lines if len(lines) == self._asked else []


def copied(folder: Path, program: Path = REPOSITORY) -> Path:
    """Copy what runs of a program, with what Python has compiled of it."""
    for part in PARTS:
        ignored = shutil.ignore_patterns("*.template")  # compiled for the place they lie in
        shutil.copytree(program / part, folder / part, ignore=ignored)
    return folder


@contextmanager
def running(program: Path) -> Iterator[Copy]:
    """Start a copy as it is now; what is changed in it later it does not see."""
    environment = {**os.environ, "PYTHONPATH": str(program), "PYTHONUTF8": "1"}
    command = (sys.executable, "-P", REPOSITORY / "tests/told.py")
    with started(command, cwd=program, env=environment, stdin=subprocess.PIPE) as child:
        yield Copy(child)
