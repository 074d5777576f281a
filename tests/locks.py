"""Another process that holds the lock of a site, as a build does that takes long."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager

from tests.builders import REPOSITORY
from tests.waiting import started

HOLD = """\
import sys
from pathlib import Path
from generator.publish.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holding(state):
    """Start a process that holds the lock of this folder until the block ends."""
    command = [sys.executable, "-c", HOLD, state]
    with started(command, cwd=REPOSITORY, stdin=subprocess.PIPE) as process:
        process.says("held")
        yield process
