"""A fault at every call that changes the disk, and what it leaves behind, counted.

    python -m tests.crash_sweep [--sample]

One small publication with changes of every sort is done again and again, and each time another
call of the disk fails in another way. What it left is looked at; then it is published anew, with
the same files and with others, and must equal what a publication into an empty folder makes.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path

from generator.publish import Disk, publish
from tests.waiting import ran

MARK = "<!-- estate-site -->"
HERE = Path(__file__).parent.parent

# What is published ----------------------------------------------------------------------------


def site(generation, *, gone=False, a="1", new=""):
    """A small site: assets of a generation, a notice that may be gone, one that may be new."""
    words = f"{'gone ' if gone else ''}a{a} {new}"
    files = {
        "404.html": f"{MARK} not here",
        f"assets/style.{generation:010}.css": f"p {{order: {generation}}}",
        "assets/logo.0000000000.svg": "<svg/>",
        "contacts/index.html": f"{MARK} contacts",
        "data/search.js": f"/* estate-site */ {words}",
        "feeds/notices.xml": f"<feed>{MARK} {words}</feed>",
        "index.html": f"{MARK} home {generation} {words}",
        "notices/a/index.html": f"{MARK} a {a}",
        "notices/index.html": f"{MARK} notices {words}",
        "sitemap.xml": f"<urlset>{words}</urlset>",
    }
    if gone:
        files |= {
            "files/notices/gone/plan.pdf": "%PDF gone",
            "n/2026-001/index.html": f"{MARK} to gone",
            "notices/edited/index.html": f"{MARK} edited by hand and gone",
            "notices/gone/index.html": f"{MARK} gone",
            "notices/gone/poster.pdf": "%PDF estate-site gone",
        }
    if new:
        files |= {
            "files/notices/new/map.png": f"PNG {new}",
            "notices/new/index.html": f"{MARK} new {new}",
        }
    return {path: text.encode() for path, text in files.items()}


OLDER = site(1, gone=True)
OLD = site(2, gone=True)
NEW = site(3, a="2", new="x")
FOLLOWING = {
    "same": NEW,
    "deleted": site(3, a="2"),
    "edited": site(3, a="3", new="y"),
    "expired": {p: d for p, d in site(3).items() if p != "notices/a/index.html"},
    "back": OLD,
}
FOREIGN = {"CNAME": b"mine", "notices/gone/mine.txt": b"mine", "n/mine.txt": b"mine"}
EDITED = {"notices/edited/index.html": b"by hand 1", "notices/index.html": b"by hand 2"}
BLANK = NEW["404.html"]


def is_asset(path):
    return path.startswith("assets/")


EXPIRED = {path for path in OLD if path not in NEW and not is_asset(path)}
COMMON = {path for path in OLD if path in NEW}
UNCHANGED = {path for path in COMMON if OLD[path] == NEW[path]}


# The faults -----------------------------------------------------------------------------------

OPERATIONS = (
    *("open_lock", "write", "sync", "sync_folder", "replace", "unlink"),
    *("make_folder", "remove_folder"),
)
ERRORS = {"ENOSPC": errno.ENOSPC, "EACCES": errno.EACCES, "EIO": errno.EIO}
DEATHS = ("killed", "killed half way", "power cut, site behind", "power cut, state behind")
FAULTS = (*DEATHS, *ERRORS, "full from then on", "read-only from then on")


class Killed(BaseException):
    """No handler of ours may keep a dead process alive."""


class FaultyDisk(Disk):
    """Fails at its n-th call; where that is a death, at every call after it too.

    At a power cut, bytes that were not synced are half there, and in one of the two folders
    all that was not synced of its names is as it was before: the worst a disk may do.
    """

    def __init__(self, fault="", number=0):
        super().__init__(pauses=())
        self.calls = []
        self.fired = False
        self._fault = fault
        self._number = number
        self._dead = False
        self._unsynced = set()
        self._undo = []

    def _call(self, name, *paths):
        if self._dead:
            raise Killed
        self.calls.append((name, paths[0]))
        is_now = len(self.calls) == self._number
        self.fired |= is_now
        if is_now and self._fault in DEATHS:
            self._die(name, paths)
        if is_now and self._fault in ERRORS:
            self._fail(name, paths, ERRORS[self._fault])
        if self.fired and self._fault == "full from then on" and name in {"write", "make_folder"}:
            self._fail(name, paths, errno.ENOSPC)
        if self.fired and self._fault == "read-only from then on":
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(paths[0]))

    def _fail(self, name, paths, number):
        if name == "write":
            self._half(paths)
        raise OSError(number, os.strerror(number), str(paths[0]))

    def _half(self, paths):
        with suppress(OSError):
            paths[0].write_bytes(paths[1][: len(paths[1]) // 2])

    def _die(self, name, paths):
        self._dead = True
        if self._fault == "killed half way" and name == "write":
            self._half(paths)
        if self._fault.startswith("power cut"):
            self._lose(is_state=self._fault.endswith("state behind"))
        raise Killed

    def _lose(self, *, is_state):
        for file in self._unsynced:
            with suppress(OSError):
                os.truncate(file, file.stat().st_size // 2)
        for folder, undo in reversed(self._undo):
            if (".site.estate" in folder.parts) == is_state:
                undo()

    def write(self, file, data):
        self._call("write", file, data)
        self._unsynced.add(file)
        super().write(file, data)

    def sync(self, file):
        self._call("sync", file)
        self._unsynced.discard(file)

    def sync_folder(self, folder):
        self._call("sync_folder", folder)
        self._undo = [(where, undo) for where, undo in self._undo if where != folder]

    def replace(self, source, target):
        self._call("replace", source, target)
        self._note(target, source, target)
        if source in self._unsynced:
            self._unsynced ^= {source, target}
        super().replace(source, target)

    def unlink(self, file):
        self._call("unlink", file)
        self._note(file, file)
        super().unlink(file)

    def make_folder(self, folder):
        self._call("make_folder", folder)
        if not folder.exists():
            self._undo.append((folder.parent, lambda: shutil.rmtree(folder, ignore_errors=True)))
        super().make_folder(folder)

    def remove_folder(self, folder):
        self._call("remove_folder", folder)
        up = folder.parent  # what was removed in it is gone for good as soon as it is itself
        self._undo = [(up if where == folder else where, undo) for where, undo in self._undo]
        self._undo.append((folder.parent, lambda: folder.mkdir(parents=True, exist_ok=True)))
        super().remove_folder(folder)

    def open_lock(self, file):
        self._call("open_lock", file)
        return super().open_lock(file)

    def _note(self, changed, *files):
        """What ``files`` are now, to be brought back if the change of their folder is lost."""
        before = [(file, file.read_bytes(), file.stat()) for file in files if file.exists()]
        missing = [file for file in files if not file.exists()]

        def undo():
            for file in missing:
                file.unlink(missing_ok=True)
            for file, data, known in before:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
                os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))

        self._undo.append((changed.parent, undo))


class DeadlyDisk(FaultyDisk):
    """Dies of it really: the process is killed, and nothing can swallow that."""

    def _die(self, *_):
        os.kill(os.getpid(), signal.SIGKILL)


# What is looked at ----------------------------------------------------------------------------


def tree(out):
    """Files with their bytes, and folders too."""
    found = {}
    for path in out.rglob("*"):
        name = path.relative_to(out).as_posix()
        found[name if path.is_file() else f"{name}/"] = path.read_bytes() if path.is_file() else b""
    return found


def stamps(home):
    return {p: ((s := p.lstat()).st_ino, s.st_mtime_ns) for p in [home, *home.rglob("*")]}


def quickly(files, out):
    """Without a fault, and without waiting for a disk that nobody cuts off."""
    return publish(files, out, FaultyDisk())


@cache
def cold(files):
    """What a publication into an empty folder makes."""
    with tempfile.TemporaryDirectory() as home:
        quickly(dict(files), Path(home, "site"))
        return tree(Path(home, "site"))


def times(out, paths):
    return {path: (out / path).stat().st_mtime_ns for path in paths if (out / path).exists()}


def prepared(home):
    """A site after two publications, with files of others in it, and two edited by hand."""
    home.mkdir(parents=True)
    for files in (OLDER, OLD):
        quickly(files, home / "site")
    for path, data in (FOREIGN | EDITED).items():
        (home / "site" / path).write_bytes(data)
    for path in [*OLD, *FOREIGN]:
        os.utime(home / "site" / path, (1, 1))
    return home


def copied(home, to):
    return Path(shutil.copytree(home, to, copy_function=shutil.copy2))


def allowed(path):
    """Every whole content a file may have during this publication."""
    known = (files.get(path) for files in (OLDER, OLD, NEW, FOREIGN, EDITED))
    return {*known, BLANK if path in EXPIRED else None}


def left_behind(home, *, is_dead):
    """What is wrong with a site right after a fault, as names of invariants."""
    out = home / "site"
    found = {path: data for path, data in tree(out).items() if not path.endswith("/")}
    known = {*OLDER, *OLD, *NEW, *FOREIGN}
    yield from ("temporary" for path in found if path not in known)
    yield from ("torn" for path in found if path in known and found[path] not in allowed(path))
    yield from ("lost" for path in COMMON if path not in found)
    yield from ("foreign" for path in FOREIGN if found.get(path) != FOREIGN[path])
    moved = times(out, {*UNCHANGED, *FOREIGN}).values()
    yield from ("touched" for stamp in moved if stamp != 1_000_000_000)
    if not is_dead:
        yield from ("leaked" for path in EXPIRED if found.get(path, BLANK) != BLANK)
        yield from ("leaked" for path in EXPIRED if found.get(path) == EDITED.get(path, b""))


def destroyed(home):
    """Edits of others that are nowhere any more."""
    kept = {file.read_bytes() for file in home.rglob("*") if file.is_file()}
    return (1 for data in EDITED.values() if data not in kept)


def unlike(out, files):
    """Where the site is not what a publication into an empty folder makes.

    Only the assets of the publication before stay, and files of others with their folders.
    """
    found, wanted = tree(out), cold(tuple(sorted(files.items())))
    earlier = {path for path in (*OLD, *NEW, *(OLDER if files is OLD else ())) if is_asset(path)}
    if files is not OLD:
        yield from ("lost" for path in OLD if is_asset(path) and path not in found)
    other = {*FOREIGN, "n/", "notices/", "notices/gone/", *(earlier - {*wanted})}
    if {path: found[path] for path in found if path not in other} != {
        path: wanted[path] for path in wanted if path not in other
    }:
        yield "unhealed"


def after_healing(home, name):
    """What is wrong after one plain publication of the following files, and after another."""
    files = FOLLOWING[name]
    out = home / "site"
    quickly(files, out)
    yield from unlike(out, files)
    yield from ("temporary" for _ in (home / ".site.estate").glob("stage"))
    yield from ("destroyed" for _ in destroyed(home))
    before = stamps(home)
    again = quickly(files, out)
    if (again.put, again.removed, again.aside) != ((), (), ()) or stamps(home) != before:
        yield "restless"


# The sweep ------------------------------------------------------------------------------------

WRONG = (
    *("torn", "lost", "leaked", "foreign", "touched", "temporary"),
    *("destroyed", "unhealed", "restless", "silent"),
)


def calls(home):
    """What a publication without a fault asks of the disk."""
    disk = FaultyDisk()
    publish(NEW, copied(prepared(home / "old"), home / "calls") / "site", disk)
    return disk.calls


def struck(home, fault, number, files=NEW):
    """Publishes with one fault; whether it struck, and whether anybody was told."""
    disk = FaultyDisk(fault, number)
    told = False
    try:
        publish(files, home / "site", disk)
    except (OSError, Killed):
        told = True
    return disk.fired, told


def one(home, fault, number, following):
    """One fault, what it left, and how it healed with each of the following files."""
    counts = Counter(injected=1)
    here = copied(home / "old", home / "here")
    fired, told = struck(here, fault, number)
    counts["fired"] += fired
    counts["silent"] += not told and [*unlike(here / "site", NEW)] != []
    could_begin = number > 1 or fault in DEATHS
    counts.update(left_behind(here, is_dead=fault in DEATHS or not could_begin))
    if fault.startswith("read-only"):
        del counts["leaked"]  # where nothing can be removed, nothing is
    for name in following:
        there = copied(here, home / "there")
        counts.update(after_healing(there, name))
        shutil.rmtree(there)
    shutil.rmtree(here)
    return counts


def two(home, pairs):
    """A death, and another fault in the run that should have healed it."""
    counts = Counter()
    for first, number, second, another, name in pairs:
        here = copied(home / "old", home / "here")
        struck(here, first, number)
        fired, _ = struck(here, second, another, FOLLOWING[name])
        counts.update(injected=1, fired=fired)
        counts.update(after_healing(here, "deleted" if name != "deleted" else "same"))
        shutil.rmtree(here)
    return counts


def really(home, numbers):
    """The process itself is killed."""
    counts = Counter()
    for number in numbers:
        here = copied(home / "old", home / "here")
        command = [sys.executable, "-m", "tests.crash_sweep", "--die", number, here]
        killed = ran(command, cwd=HERE, expected=())
        counts.update(injected=1, fired=killed.status == -signal.SIGKILL)
        counts.update(left_behind(here, is_dead=True))
        counts.update(after_healing(here, "edited"))
        shutil.rmtree(here)
    return counts


def sweep(home, *, is_whole):
    """``{what was done: counts}``; a sample is a part of the whole, the same one every time."""
    names = [name for name, _ in calls(home)]
    total = len(names)
    chance = random.Random(1)
    found = {}
    for offset, fault in enumerate(FAULTS):
        found[fault] = Counter()
        for number in range(1, total + 1):
            if is_whole:
                found[fault] += one(home, fault, number, FOLLOWING)
            elif (number + offset) % len(FAULTS) == 0:
                found[fault] += one(home, fault, number, chance.sample([*FOLLOWING], 1))
    pairs = [
        (
            chance.choice(DEATHS),
            chance.randint(1, total),
            chance.choice(FAULTS),
            chance.randint(1, total // 2),
            chance.choice([*FOLLOWING]),
        )
        for _ in range(2000 if is_whole else 60)
    ]
    found["two after one another"] = two(home, pairs)
    spread = range(1, total + 1) if is_whole else range(2, total, total // 5)
    found["SIGKILL to a process"] = really(home, spread)
    return found


def main(arguments):
    if arguments[:1] == ["--die"]:
        publish(NEW, Path(arguments[2]) / "site", DeadlyDisk("killed", int(arguments[1])))
        return 0
    start = time.monotonic()
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=memory) as home:
        found = sweep(Path(home), is_whole="--sample" not in arguments)
    columns = ("injected", "fired", *WRONG)
    for name, counts in {"": {c: c for c in columns}, **found, "all": total(found)}.items():
        line(f"{name:24}", *(f"{counts[column]:>11}" for column in columns))
    line(f"{time.monotonic() - start:.0f} s")
    return any(total(found)[column] for column in WRONG)


def line(*words):
    sys.stdout.write(" ".join(words) + "\n")


def total(found):
    return sum(found.values(), Counter())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
