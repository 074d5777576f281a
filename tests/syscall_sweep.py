"""A whole build as a process of its own, struck by the kernel at each call that changes the disk.

    python -m tests.syscall_sweep [--sample]

``crash_sweep`` lets the one seam to the disk fail; this needs no seam: strace ends the process
before a call, or lets the call fail, whoever makes it: the publication, the store, the runtime.
A notice expires in that build, one is new and one is edited. Then the estate is built anew as it
is, or with the new notice deleted, edited or ended, and must equal a build into an empty folder.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path

from generator.cli import main
from tests.builders import REPOSITORY, files_below, write_estate
from tests.waiting import ran

STRACE = shutil.which("strace")
CALLS = ("write", "fsync", "rename", "unlink", "mkdir", "rmdir", "chmod")
DEATH, ERRORS = "SIGKILL", ("ENOSPC", "EACCES", "EIO")
WRONG = ("torn", "lost", "leaked", "foreign", "temporary", "unhealed", "restless", "content")
BEFORE, MOMENT, AFTER = "2026-11-25T12:00", "2026-11-26T12:00", "2026-11-26T13:00"
EXPIRED, NEW = "notices/20261125-water", "notices/20261126-new"


def notice(title, until, start="2026-11-20"):
    return f"---\n标题: {title}\n类别: 停水\n张贴自: {start}\n张贴至: {until}\n---\n请备水。\n"


OLD_CONTENT = {
    f"{EXPIRED}.md": notice("二栋停水", "2026-11-25"),
    "notices/20261128-power.md": notice("一栋停水", "2026-11-28"),
}
EDITS = {
    f"{NEW}.md": notice("三栋停水", "2026-12-01"),
    "notices/20261128-power.md": notice("一栋停水改期", "2026-11-28"),
}
FOLLOWING = {
    "same": {},
    "deleted": {f"{NEW}.md": None},
    "edited": {f"{NEW}.md": notice("三栋停水改期", "2026-12-02")},
    "ended": {f"{NEW}.md": notice("三栋停水", "2026-11-25")},
}
FOREIGN = {"CNAME": b"mine", "notices/mine.txt": b"mine"}


def prepared(home):
    """An estate whose site is as of the day before, with files of others in it, then edited."""
    folder = write_estate(home / "estate", OLD_CONTENT)
    built(folder, BEFORE)
    for path, data in FOREIGN.items():
        (folder / "site" / path).write_bytes(data)
    write_estate(folder, EDITS)
    return folder


def built(folder, moment):
    """In this process, and unheard."""
    arguments = ["build", str(folder), "--no-posters", "--at", moment]
    with redirect_stdout(io.StringIO()):
        return main(arguments)


def traced(folder, *options):
    """The build that is struck; its exit status, negative where a signal ended it."""
    command = [STRACE, "-f", "-qq", *options, sys.executable, "-m", "generator", "build"]
    quiet = {"cwd": REPOSITORY, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command += [folder, "--no-posters", "--at", MOMENT]
    return ran(command, expected=(), env=environment, **quiet).status


def works():
    """Whether this machine lets a process be traced at all."""
    if STRACE is None:
        return False
    return subprocess.run([STRACE, "-qq", "true"], capture_output=True, check=False).returncode == 0


def points(folder, log):
    """(call, its number) of every call that changes the disk, in the order they are made."""
    traced(folder, "-o", str(log), "-e", f"trace={','.join(CALLS)}")
    counts = Counter()
    for line in log.read_text("utf-8", "replace").splitlines():
        if match := re.match(rf"\d+ +({'|'.join(CALLS)})\((\d*)", line):
            counts[match[1]] += 1
            if match.groups() not in {("write", "1"), ("write", "2")}:  # what it says
                yield match[1], counts[match[1]]


def copied(folder, home):
    shutil.rmtree(home, ignore_errors=True)
    return Path(shutil.copytree(folder, home / "estate"))


def struck(folder, log, fault, call, number):
    """Whether the fault was met."""
    how = "signal=SIGKILL" if fault == DEATH else f"error={fault}"
    options = ("-e", f"trace={call}", "-e", f"inject={call}:{how}:when={number}")
    status = traced(folder, "-o", str(log), *options)
    return status == -signal.SIGKILL or "(INJECTED)" in log.read_text("utf-8", "replace")


def left_behind(before, folder, *, is_dead):
    """What is wrong right after the fault, as names of invariants."""
    found, old, wanted = (
        files_below(folder / "site"),
        files_below(before / "site"),
        cold("same", MOMENT),
    )
    blank = {data["404.html"] for data in (old, wanted)}
    for path, data in found.items():
        known = {old.get(path), wanted.get(path)} | (blank if path not in wanted else set())
        if path not in old and path not in wanted:
            yield "temporary"
        elif data not in known:
            yield "torn"
    yield from ("lost" for path in old.keys() & wanted.keys() if path not in found)
    yield from ("foreign" for path, data in FOREIGN.items() if found.get(path) != data)
    if not is_dead and found.get(f"{EXPIRED}/index.html") not in {None, *blank}:
        yield "leaked"
    if files_below(folder / "content") != files_below(before / "content"):
        yield "content"


def after_healing(folder, name):
    """What is wrong after one plain build of the following content, and after another."""
    change(folder, name)
    built(folder, AFTER)
    found = {p: d for p, d in files_below(folder / "site").items() if p not in FOREIGN}
    if found != cold(name):
        yield "unhealed"
    stamps = {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*")}
    built(folder, AFTER)
    if stamps != {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*")}:
        yield "restless"


def change(folder, name):
    for path, text in FOLLOWING[name].items():
        if text is None:
            (folder / "content" / path).unlink()
        else:
            write_estate(folder, {path: text})


@cache
def cold(name, moment=AFTER):
    """What a build into an empty folder makes."""
    with tempfile.TemporaryDirectory() as home:
        folder = write_estate(Path(home), {**OLD_CONTENT, **EDITS})
        change(folder, name)
        built(folder, moment)
        return files_below(folder / "site")


def sweep(home, *, is_whole):
    """``{fault: counts}``; in a sample each fault strikes once, at the same call every time."""
    before = prepared(home / "before")
    every = [*points(copied(before, home / "traced"), home / "log")]
    found = {fault: Counter(injected=0, fired=0) for fault in (DEATH, *ERRORS)}
    for offset, fault in enumerate(found):
        chosen = range(len(every)) if is_whole else [(11 + 23 * offset) % len(every)]
        for position in chosen:
            folder, name = copied(before, home / "struck"), [*FOLLOWING][position % len(FOLLOWING)]
            is_met = struck(folder, home / "log", fault, *every[position])
            found[fault].update(injected=1, fired=is_met)
            found[fault].update(left_behind(before, folder, is_dead=fault == DEATH))
            found[fault].update(after_healing(folder, name))
    return found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        for fault, counts in sweep(Path(scratch), is_whole="--sample" not in sys.argv).items():
            wrong = {name: counts[name] for name in WRONG}
            counted = f"injected {counts['injected']}, fired {counts['fired']}, {wrong}"
            sys.stdout.write(f"{fault:8} {counted}\n")
