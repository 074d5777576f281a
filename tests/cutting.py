"""A build that is cut short before each of its file operations in turn: a process of its own.

    python cutting.py kill|fail FOLDER OLD NEW [NEXT]

OLD, NEW and NEXT are JSON files ``{path: text}``. For every N a folder ``FOLDER/N/site`` is
made to hold OLD, then NEW is published into it, and before the N-th file operation the process
is killed, or that operation fails as on a broken disk. Its name is written to ``FOLDER/N/cut``.
With NEXT, publishing NEW is killed just before it is concluded, and publishing NEXT is cut.
Python itself announces its file operations (PEP 578), so nothing of ours is replaced.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from generator.publish import publish

OPERATIONS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "shutil.")


class Cut:
    def __init__(self, how: str, number: int, note: Path) -> None:
        self._how = how
        self._left = number
        self._note = note

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if self._left <= 0 or not event.startswith(OPERATIONS):
            return
        if event == "open" and not args[2] & (os.O_WRONLY | os.O_RDWR):
            return  # reading changes nothing, so an end before it is one before what follows
        self._left -= 1
        if self._left:
            return
        self._note.write_text(f"{event} {args[0]}", "utf-8")
        if self._how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(errno.EIO, os.strerror(errno.EIO))


class Unconcluded:
    """Everything is put and removed, and nobody has written that down."""

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if event == "open" and str(args[0]).endswith("manifest.json.new"):
            os.kill(os.getpid(), signal.SIGKILL)


def read(file: str) -> dict[str, bytes]:
    files = json.loads(Path(file).read_text("utf-8"))
    return {path: text.encode() for path, text in files.items()}


def publish_cut(files: dict[str, bytes], site: Path, cut: Cut | Unconcluded) -> None:
    """In a process of its own, which may die of it."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    sys.addaudithook(cut)
    with suppress(OSError):
        publish(files, site)
    os._exit(0)


def main(how: str, folder: str, *steps: str) -> None:
    before, after, *following = map(read, steps)
    number, finished = 0, False
    while not finished:
        number += 1
        home = Path(folder, str(number))
        home.mkdir(parents=True)
        publish(before, home / "site")
        (home / "site" / "foreign.txt").write_text("not ours", "utf-8")
        if following:
            publish_cut(after, home / "site", Unconcluded())
        last = following[0] if following else after
        publish_cut(last, home / "site", Cut(how, number, home / "cut"))
        finished = not (home / "cut").exists()


if __name__ == "__main__":
    main(*sys.argv[1:])
