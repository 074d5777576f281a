"""Waiting for what others do, and programs that a test starts and always ends.

A wait is for a condition and never for a number of seconds. Its end lies far beyond what a busy
machine needs. It is there so that a broken promise becomes a sentence and not a suite that hangs.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, TypeVar

T = TypeVar("T")

LONGEST = 120.0
"""Seconds until a wait is given up."""

LONGEST_MS = LONGEST * 1000
"""The same for Playwright, which counts in milliseconds."""

WORK = 600.0
"""Seconds until a program that works to its end is given up."""

MERCY = 20.0
"""Seconds a program has to end by itself once it is asked to."""

if sys.platform == "win32":
    # Ctrl-C goes to all of a console, so to the tests too; Ctrl-Break goes to a group of its own.
    APART = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    STOP = INTERRUPT = signal.CTRL_BREAK_EVENT
else:
    APART = {"start_new_session": True}
    STOP, INTERRUPT = signal.SIGTERM, signal.SIGINT

_PAUSE = 0.02
_SHOWN = 4000
"""Characters of what a program said last that a failing test shows."""


def until(
    claim: Callable[[], T],
    awaited: str,
    *,
    seconds: float = LONGEST,
    report: Callable[[], str] = str,
) -> T:
    """Return the first true answer of ``claim``; fail with a sentence where none comes.

    Args:
        claim: What is asked again and again.
        awaited: What the sentence says that did not happen, as a clause: "the page is there".
        seconds: How long to wait at most.
        report: What else a reader of the sentence needs to know.
    """
    end = time.monotonic() + seconds
    while not (answer := claim()):
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:g} s in vain until {awaited}{report()}")
        time.sleep(_PAUSE)
    return answer


class Child:
    """A program that a test has started; what it says can be read at any time, and afterwards."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self._process = process
        self._folder = folder
        self._heard: dict[str, bytes] = {}

    @property
    def pid(self) -> int:
        """Its number, which on POSIX is that of its process group too."""
        return self._process.pid

    @property
    def status(self) -> int | None:
        """Its exit status, negative where a signal ended it; ``None`` while it runs.

        Once it has ended, what it left in its group is ended too, before its number can be that of
        somebody else's group.
        """
        if self._process.returncode is None and _has_ended(self._process):
            _signal(self._process, is_order=True)
            self._process.wait(LONGEST)
        return self._process.returncode

    @property
    def stdin(self) -> IO[bytes]:
        """The pipe it listens to, where it was started with one."""
        assert self._process.stdin, "it was started without a pipe to listen to"
        return self._process.stdin

    @property
    def out_bytes(self) -> bytes:
        return self._said("out")

    @property
    def out(self) -> str:
        """All it has printed so far."""
        return _text(self._said("out"))

    @property
    def err(self) -> str:
        """All it has complained about so far."""
        return _text(self._said("err"))

    def signal(self, number: int) -> None:
        """Send a signal to the program alone, if it still runs."""
        if self.status is None:
            self._process.send_signal(number)

    def until(self, claim: Callable[[], T], awaited: str) -> T:
        """Wait for what the program does; fail at once where it ends without having done it."""

        def settled() -> T:
            is_over = self.status is not None  # asked first, since its last act counts as well
            answer = claim()
            if is_over and not answer:
                raise AssertionError(f"it ended before {awaited}{self._report()}")
            return answer

        return until(settled, awaited, report=self._report)

    def says(self, pattern: str) -> re.Match[str]:
        """Wait until it has printed what the pattern describes, and return the match."""
        return self.until(lambda: re.search(pattern, self.out), f"it printed {pattern!r}")

    def ended(self) -> int:
        """Wait until it has ended by itself, and return its status."""
        until(lambda: self.status is not None, "it ended", seconds=WORK, report=self._report)
        return self._process.returncode

    def ends_with(self, *statuses: int) -> None:
        """Wait until it has ended, with one of these statuses."""
        expected = " or ".join(map(str, statuses))
        assert self.ended() in statuses, f"it should have ended with {expected}{self._report()}"

    def end(self) -> None:
        """End it and its children whatever they do; what it said is kept."""
        try:
            if self._process.stdin:
                with suppress(OSError):  # what it never read
                    self._process.stdin.close()
            if self.status is None:
                _signal(self._process, is_order=False)
                with suppress(AssertionError):
                    until(lambda: self.status is not None, "it ended", seconds=MERCY)
        finally:
            if self.status is None:
                _signal(self._process, is_order=True)
                self._process.wait(LONGEST)
            self._heard = {name: (self._folder / name).read_bytes() for name in ("out", "err")}

    def _said(self, stream: str) -> bytes:
        return self._heard[stream] if self._heard else (self._folder / stream).read_bytes()

    def _report(self) -> str:
        """What a reader of a failing test wants to know of it."""
        said = {"stdout": self.out, "stderr": self.err}
        lines = [f"\n  command: {self._process.args}", f"  status: {self.status}"]
        lines += [f"  {name}: {text[-_SHOWN:]}" for name, text in said.items() if text]
        return "\n".join(lines)


@contextmanager
def started(command: Sequence[object], **options: Any) -> Iterator[Child]:
    """Start a program in a process group of its own, and end it with its children in any case.

    What it says goes to files and not through pipes, which a child that hangs would keep open for
    ever. ``options`` are those of ``subprocess.Popen``.
    """
    words = [os.fspath(word) if isinstance(word, os.PathLike) else str(word) for word in command]
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        child = Child(_start(words, Path(folder), options), Path(folder))
        try:
            yield child
        finally:
            child.end()


def ran(command: Sequence[object], *, expected: tuple[int, ...] = (0,), **options: Any) -> Child:
    """Run a program to its end, which must come with an expected status; none means any."""
    with started(command, **options) as child:
        child.ends_with(*expected) if expected else child.ended()
    return child


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\r\n", "\n")


def _start(command: list[str], folder: Path, options: dict[str, Any]) -> subprocess.Popen[bytes]:
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err, _nothing_ignored():
        streams = {"stdin": subprocess.DEVNULL, "stdout": out, "stderr": err}
        return subprocess.Popen(command, **{**streams, **APART, **options})


@contextmanager
def _nothing_ignored() -> Iterator[None]:
    """Have what is started now be stopped by Ctrl-C even where this process is told to ignore it.

    POSIX, ``exec``: what a process ignores its children ignore too, as those of a shell script's
    ``trap '' INT`` do; what it handles has the default action in them.
    """
    stops = (signal.SIGINT, signal.SIGTERM) if os.name != "nt" else ()
    ignored = [number for number in stops if signal.getsignal(number) is signal.SIG_IGN]
    for number in ignored:
        signal.signal(number, lambda *_: None)
    try:
        yield
    finally:
        for number in ignored:
            signal.signal(number, signal.SIG_IGN)


def _has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether it has ended; where the system can say so, without giving its number free."""
    if not hasattr(os, "waitid"):
        return process.poll() is not None
    how = os.WEXITED | os.WNOHANG | os.WNOWAIT
    return os.waitid(os.P_PID, process.pid, how) is not None


if sys.platform == "win32":

    def _signal(process: subprocess.Popen[bytes], *, is_order: bool) -> None:
        """Windows has no groups to signal; its own tool ends a program with its children."""
        force = ["/F"] if is_order else []
        tree = ["taskkill", "/T", "/PID", str(process.pid), *force]
        subprocess.run(tree, capture_output=True, check=False)
        if is_order:
            process.kill()

else:

    def _signal(process: subprocess.Popen[bytes], *, is_order: bool) -> None:
        """Tell the whole group, which outlives its leader."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL if is_order else signal.SIGTERM)
