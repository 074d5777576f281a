"""One run of somebody else's command: an end in any case, and what it said.

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
from pathlib import Path
from typing import IO

from generator.dataclass import dataclass
from generator.stopping import wait_for_end
from generator.upload.programs import command_line, found

_LAST = 4096
"""Bytes of what it said that are shown: the reason stands at the end."""

_MERCY = 5.0
"""Seconds to end by itself once it is asked to."""


@dataclass(frozen=True)
class Failure:
    """A failed run: ``reason`` is missing, unusable, status, signal or timeout.

    ``fact`` is its word or number, ``said`` the last lines of the log.
    """

    reason: str
    fact: str
    said: str = ""

    @property
    def is_heard(self) -> bool:
        """Tell whether it ran at all, so that what it said matters."""
        return self.reason not in {"missing", "unusable"}


def run(
    command: Sequence[str], folder: Path, heard: Path, log: Path, minutes: int
) -> Failure | None:
    """Run a command in ``folder``; ``None`` where it ended with status 0.

    ``log`` is written anew, in UTF-8 whatever the tool spoke.
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
            status = wait_for_end(process, minutes)
        except subprocess.TimeoutExpired:
            _end(process)
            return Failure("timeout", str(minutes), _tail(log))
        except BaseException:
            _end(process)
            raise
    said_last = _tail(log)
    if status == 0:
        return None
    if status < 0:
        return Failure("signal", str(-status), said_last)
    return Failure("status", str(status), said_last)


def _started(
    command: Sequence[str], folder: Path, names: IO[bytes], said: IO[bytes]
) -> subprocess.Popen[bytes]:
    program = found(command[0], folder) or command[0]
    return subprocess.Popen(  # noqa: S603 - the estate's own command, each word by itself
        command_line(program, command[1:]),
        cwd=folder,
        stdin=names,
        stdout=said,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a command: ask first, since an upload may want to clean up; then make sure."""
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
        """End a process with its children by Windows' own tool: there are no groups to signal."""
        tool = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
        arguments = [str(tool), "/T", "/PID", str(process.pid), *(["/F"] if is_order else [])]
        with suppress(OSError):
            subprocess.run(arguments, check=False, capture_output=True)  # noqa: S603
        if is_order:
            process.kill()

else:

    def _signal(process: subprocess.Popen[bytes], *, is_order: bool) -> None:
        """Signal the group, which outlives its leader, even where that has ended."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL if is_order else signal.SIGTERM)


def _tail(log: Path) -> str:
    """Read the last lines of what it said, once the log is one encoding."""
    data = log.read_bytes()
    text = "".join(map(_line, data.splitlines(keepends=True)))
    if text.encode() != data:
        log.write_bytes(text.encode())
    last = text.encode()[-_LAST:].decode("utf-8", "ignore")
    if len(last) < len(text):
        last = last.partition("\n")[2] or last
    return "\n".join(line.rstrip() for line in last.splitlines() if line.strip())


def _line(data: bytes) -> str:
    """Decode a line: Chinese Windows tools write GBK, and others write UTF-8 between."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
