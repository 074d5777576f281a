"""A host's own tool, as an estate names it: copies what it is told below a folder, or fails.

``courier.py put|remove|all SITE LIST HOST``. It keeps a diary of its calls in ``HOST.diary``.
``HOST.fault`` may hold a line ``put fail 3``: gives up after three paths and says so in GBK, as
Chinese Windows tools do; ``put fail 3 back`` begins with the last, since tools have an order of
their own, and ``put fail 3 on a.html`` does so only where it is asked for that path. ``hang``
instead does not end, nor does its child, whose number is in ``HOST.child``; ``kill`` ends the
process that waits for it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path


def main(what: str, site: Path, names: Path, host: Path) -> int:
    paths = names.read_text("utf-8").splitlines()
    with Path(f"{host}.diary").open("a", encoding="utf-8") as diary:
        diary.write(f"{what} {' '.join(paths)}\n")
    fault, after, *more = _fault(what, Path(f"{host}.fault"))
    if "on" in more and more[-1] not in paths:
        fault, after = "", None
    if "back" in more:
        paths.reverse()
    for path in paths[:after]:
        _act(what, site / path, host / path)
    if fault == "fail":
        sys.stdout.buffer.write("连接断开".encode("gbk"))
        return 23
    if fault == "hang":
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        note = Path(f"{host}.child.new")
        note.write_text(str(child.pid), "utf-8")
        note.replace(f"{host}.child")
        time.sleep(600)
    if fault == "kill":
        os.kill(os.getppid(), signal.SIGKILL)
    if what == "all":
        shutil.rmtree(host)
        shutil.copytree(site, host)
    return 0


def _fault(what: str, note: Path) -> tuple[str, int | None, *tuple[str, ...]]:
    """Which, after how many paths, and when."""
    lines = note.read_text("utf-8").splitlines() if note.exists() else []
    faults = {line.split()[0]: line.split()[1:] for line in lines}
    fault, after, *more = faults.get(what, ("", None))
    return fault, None if after is None else int(after), *more


def _act(what: str, source: Path, target: Path) -> None:
    if what == "put":
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    elif what == "remove":
        target.unlink(missing_ok=True)
        with suppress(OSError):  # not empty
            target.parent.rmdir()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(Path, sys.argv[2:5])))
