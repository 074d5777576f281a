"""One run of somebody else's command: no shell, an end in any case, and what it said.

What it says goes to a file and not through a pipe: a child it leaves behind could keep a pipe
open for ever. It is its own process group, so that ending it ends its children as well.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

MINUTE = 60.0
"""Seconds."""

_LAST = 4096
"""Bytes of what it said that are shown: the reason stands at the end."""

_MERCY = 5.0
"""Seconds to end by itself once it is asked to."""


@dataclass(frozen=True)
class Failure:
    """``reason`` is missing, unusable, status, signal or timeout; ``fact`` its word or number."""

    reason: str
    fact: str
    said: str = ""

    @property
    def is_heard(self) -> bool:
        """Whether it ran at all, so that what it said matters."""
        return self.reason not in {"missing", "unusable"}


def run(
    command: Sequence[str], folder: Path, heard: Path, log: Path, minutes: int
) -> Failure | None:
    """Runs it in ``folder``; ``None`` where it ended with status 0. ``log`` is written anew.

    It reads ``heard`` on standard input. Raises ``OSError`` where the log cannot be written.
    Whatever interrupts the wait ends the command before it goes on.
    """
    with heard.open("rb") as names, log.open("wb") as said:
        try:
            process = _started(command, folder, names, said)
        except FileNotFoundError:
            return Failure("missing", command[0])
        except (OSError, ValueError) as error:  # no permission, no program, a NUL in an argument
            return Failure("unusable", getattr(error, "strerror", None) or str(error))
        try:
            status = process.wait(minutes * MINUTE)
        except subprocess.TimeoutExpired:
            _end(process)
            return Failure("timeout", str(minutes), _tail(log))
        except BaseException:
            _end(process)
            raise
    if status == 0:
        return None
    if status < 0:
        return Failure("signal", str(-status), _tail(log))
    return Failure("status", str(status), _tail(log))


def _started(
    command: Sequence[str], folder: Path, names: IO[bytes], said: IO[bytes]
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - the estate's own command, as a list and without a shell
        command,
        cwd=folder,
        stdin=names,
        stdout=said,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """Asks first, since an upload may want to clean up; then makes sure."""
    _signal(process, is_order=False)
    try:
        process.wait(_MERCY)
    except subprocess.TimeoutExpired:
        pass
    finally:
        _signal(process, is_order=True)
        process.wait()


if sys.platform == "win32":

    def _signal(process: subprocess.Popen[bytes], *, is_order: bool) -> None:
        """Windows has no groups to signal; its own tool ends a process with its children."""
        tool = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
        arguments = [str(tool), "/T", "/PID", str(process.pid), *(["/F"] if is_order else [])]
        with suppress(OSError):
            subprocess.run(arguments, check=False, capture_output=True)  # noqa: S603
        if is_order:
            process.kill()

else:

    def _signal(process: subprocess.Popen[bytes], *, is_order: bool) -> None:
        """The group outlives its leader, so it is told even where that has ended."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL if is_order else signal.SIGTERM)


def _tail(log: Path) -> str:
    """The last lines. Chinese Windows tools write GBK; half a character at the cut is dropped."""
    data = log.read_bytes()[-_LAST:]
    if b"\n" in data[:-1] and len(data) == _LAST:
        data = data.partition(b"\n")[2]
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip())
