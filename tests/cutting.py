"""A build that is cut short before each of its file operations in turn: a process of its own.

    python cutting.py kill|fail OLD NEW FOLDER

OLD and NEW are JSON files ``{path: text}``. For every N a folder ``FOLDER/N/site`` is made to
hold OLD, then NEW is published into it, and before the N-th file operation the process is
killed, or that operation fails as on a broken disk. Its name is written to ``FOLDER/N/cut``.
Python itself announces its file operations (PEP 578), so nothing of ours is replaced.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
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


def files_of(text: str) -> dict[str, bytes]:
    return {path: text.encode() for path, text in json.loads(text).items()}


def main(how: str, old: str, new: str, folder: str) -> None:
    before, after = files_of(Path(old).read_text("utf-8")), files_of(Path(new).read_text("utf-8"))
    number, finished = 0, False
    while not finished:
        number += 1
        home = Path(folder, str(number))
        home.mkdir(parents=True)
        publish(before, home / "site")
        (home / "site" / "foreign.txt").write_text("not ours", "utf-8")
        child = os.fork()
        if child == 0:
            sys.addaudithook(Cut(how, number, home / "cut"))
            status = 0
            try:
                publish(after, home / "site")
            except OSError:
                status = 4
            os._exit(status)
        os.waitpid(child, 0)
        finished = not (home / "cut").exists()


if __name__ == "__main__":
    main(*sys.argv[1:])
