"""Printing, for people and for programs, whatever streams a system has."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TextIO


def prepare(system: str = os.name) -> None:
    """Make every stream one that takes whatever is said.

    An old console that cannot show a character shows a question mark, not a traceback. What
    Windows writes into a file is UTF-8, as ``run.py`` has it, or one log would hold two encodings.
    A program without a window, as ``pythonw`` starts it, has no streams at all.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - until the end
            setattr(sys, name, nowhere)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            is_log = system == "nt" and not stream.isatty()
            encoding = "utf-8" if is_log and "PYTHONIOENCODING" not in os.environ else None
            stream.reconfigure(encoding=encoding, errors="replace")


def is_unheard(error: OSError, system: str = os.name) -> bool:
    """Tell whether the reader of a pipe has gone, which Windows calls an invalid argument."""
    return isinstance(error, BrokenPipeError) or (
        system == "nt" and error.errno == errno.EINVAL and error.filename is None
    )


def drop_rest() -> None:
    """Send what is still to be said nowhere: the reader had enough, as ``head`` behind a pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def line(text: str, to: TextIO | None = None) -> None:
    print(text, file=to or sys.stdout)


def answered(question: str) -> str:
    """Return the line typed at a terminal, with its end; nothing where nobody can type one.

    To Windows ``NUL`` is a terminal as well, which is what a program without a window reads.
    """
    if not sys.stdin.isatty():
        return ""
    print(question, end=" ", flush=True)
    answer = sys.stdin.readline()
    if not answer:
        print()
    return answer


def as_json(value: object) -> None:
    """Print JSON, readable where the reader can be sure of the encoding, escaped elsewhere."""
    plain = str(sys.stdout.encoding).lower() in {"utf-8", "utf8"}
    line(json.dumps(value, ensure_ascii=not plain, indent=1))


def iso(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None
