"""Running a command of ``estate`` as a child: exactly what would happen if it were typed.

No shell is between, and whatever the console's code page, the child speaks UTF-8.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

import generator
from generator.dataclass import dataclass
from generator.languages import Language

_IO_ERROR = 4


@dataclass(frozen=True)
class Outcome:
    """A command's words and its exit status; ``said`` is its JSON, where it was asked for that."""

    line: tuple[str, ...]
    status: int
    output: str
    errors: str
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def is_done(self) -> bool:
        """Exit status 1 is: done, with something in the content to put right."""
        return self.status in {0, 1}

    @property
    def text(self) -> str:
        """Text for a person: problems and reasons first, as they came."""
        told = (self.errors, "" if self.said else self.output)
        return "\n".join(part.strip() for part in told if part.strip())


def run(line: Sequence[str], language: Language, given: str = "") -> Outcome:
    """Run a command, which is ``given`` something to read, and return what it said."""
    command = [sys.executable, "-m", "generator", *line, f"--lang={language.code}"]
    home = Path(generator.__file__).parent.parent
    try:
        done = _done(command, home, given)
    except OSError:  # a system bounds what may stand on a line
        return Outcome(tuple(line), _IO_ERROR, "", language.say("填的内容太长了，请分几次改。"))
    output, errors = (one.decode("utf-8", "replace") for one in (done.stdout, done.stderr))
    return Outcome(tuple(line), done.returncode, output, errors, _said(output))


def _done(command: list[str], home: Path, given: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - our own program, every argument by itself
        command,
        capture_output=True,
        check=False,
        cwd=home,
        input=given.encode(),
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": _path(home)},
    )


def _path(home: Path) -> str:
    """Put our folder before all others of the search path, wherever the desk was started."""
    return os.pathsep.join(filter(None, (str(home), os.environ.get("PYTHONPATH", ""))))


def _said(output: str) -> dict[str, Any]:
    try:
        said = json.loads(output)
    except ValueError:
        return {}
    if isinstance(said, list):
        return {"problems": said}
    return said if isinstance(said, dict) else {}
