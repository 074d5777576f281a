"""Publishing against crashes, failing and full disks, power cuts, and others at the same time.

What is injected and counted stands in ``tests/crash_sweep.py``, which also runs by itself.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack, contextmanager

import pytest

from generator.cli import main
from generator.publish import Disk, digest, publish
from tests import syscall_sweep
from tests.builders import REPOSITORY, write_estate
from tests.crash_sweep import (
    ERRORS,
    EXPIRED,
    FAULTS,
    FOLLOWING,
    NEW,
    OLD,
    OPERATIONS,
    WRONG,
    after_healing,
    calls,
    copied,
    left_behind,
    prepared,
    site,
    struck,
    sweep,
    total,
    tree,
)
from tests.often import always
from tests.waiting import started

pytestmark = pytest.mark.whole

# A fault at every call ------------------------------------------------------------------------


WHOLE_OR_SAMPLE = pytest.mark.parametrize(
    "is_whole",
    [pytest.param(True, id="whole", marks=pytest.mark.slow), pytest.param(False, id="sample")],
)


@pytest.mark.skipif(not syscall_sweep.works(), reason="needs strace and the right to trace")
@pytest.mark.slow  # strace holds up every call; the seam is struck at every call below
@pytest.mark.parametrize("is_whole", [True, False], ids=["whole", "sample"])
def test_a_build_struck_by_the_kernel_at_any_call_breaks_no_promise(tmp_path, is_whole):
    found = syscall_sweep.sweep(tmp_path, is_whole=is_whole)
    for counts in found.values():
        assert {name: counts[name] for name in syscall_sweep.WRONG if counts[name]} == {}
        assert counts["fired"] == counts["injected"] > (60 if is_whole else 0)


@WHOLE_OR_SAMPLE
def test_a_fault_at_any_call_breaks_no_promise_and_the_next_run_heals_it(tmp_path, is_whole):
    found = sweep(tmp_path, is_whole=is_whole)
    wrong = {name: {w: counts[w] for w in WRONG if counts[w]} for name, counts in found.items()}
    assert wrong == {name: {} for name in found}
    assert all(found[fault]["fired"] == found[fault]["injected"] > 5 for fault in FAULTS)
    assert found["SIGKILL to a process"]["fired"] == found["SIGKILL to a process"]["injected"] > 4
    assert total(found)["fired"] > (2500 if is_whole else 120)


@pytest.mark.parametrize(
    ("last", "following"),
    always(
        (("remove_folder", ".site.estate/stage"), "edited"),  # all was put, and is put anew
        more=[(("make_folder", "site/notices/new"), "expired")],  # a folder was made, for nothing
    ),
)
def test_what_two_killed_builds_began_the_third_brings_to_an_end(tmp_path, last, following):
    names = [(name, path.relative_to(tmp_path / "calls")) for name, path in calls(tmp_path)]
    first = [(name, path.as_posix()) for name, path in names].index(last) + 2
    fired = True
    number = 0
    while fired:
        number += 1
        home = copied(tmp_path / "old", tmp_path / f"home-{number}")
        assert struck(home, "killed", first) == (True, True)
        fired, _ = struck(home, "killed", number, FOLLOWING[following])
        assert [*after_healing(home, "deleted")] == [], number
    assert number > 20


# Nothing gets past the seam -------------------------------------------------------------------

WRITING = {
    *("chmod", "copy", "copy2", "copyfile", "fdopen", "fsync", "link", "makedirs", "mkdir"),
    *("move", "open", "rename", "renames", "replace", "rmdir", "rmtree", "symlink_to", "touch"),
    *("truncate", "unlink", "utime", "write_bytes", "write_text"),
}
HARMLESS = {
    "lock.py": {"open"},  # of a lock that is there already, by one who only plans
    "manifest.py": {"open"},  # to read
}


def test_only_the_seam_changes_the_disk():
    for file in (REPOSITORY / "generator/publish").glob("*.py"):
        if file.name == "disk.py":
            continue
        names = {called(node) for node in ast.walk(ast.parse(file.read_text("utf-8")))}
        assert names & WRITING <= HARMLESS.get(file.name, set()), file


def called(node):
    """The name of a method that is called on anything but a disk; of ``dataclasses``' none."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return None
    owner = node.func.value
    is_disk = ast.unparse(owner) in {"disk", "self._disk"}
    is_text = isinstance(owner, ast.Constant)
    return None if is_disk or is_text else node.func.attr


def test_every_call_of_the_seam_is_swept():
    methods = {name for name in vars(Disk) if not name.startswith("_")}
    assert methods == {*OPERATIONS, "free"}


# A disk that is full --------------------------------------------------------------------------


class Hopeful(Disk):
    """Believes that there is room, so that it runs out in the middle of everything."""

    def free(self, folder):  # noqa: ARG002 -- it believes so of every folder
        return sys.maxsize


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own, of 800 kB; mounting one takes a privileged user."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=800k", "tmpfs", folder]
    if not shutil.which("mount") or subprocess.run(mount, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def filled(folder, left):
    """The disk with so many blocks ``left`` and no more."""
    ballast = folder / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(folder).free - left * 4096)
    yield
    ballast.unlink()


def test_a_disk_that_is_really_full_at_any_point_is_survived_and_healed(small_disk):
    """The error comes from the kernel, at each block that could be the last."""
    failed = Counter()
    prepared(small_disk / "old")
    for left in range(20):
        home = copied(small_disk / "old", small_disk / "home")
        with filled(small_disk, left):
            try:
                publish(NEW, home / "site", Hopeful())
            except OSError as error:
                failed[error.errno] += 1
            assert [*left_behind(home, is_dead=False)] == [], left
        assert [*after_healing(home, "edited")] == [], left
        shutil.rmtree(home)
    assert set(failed) == {ERRORS["ENOSPC"]}
    assert 5 < failed.total() < 20


def test_where_there_is_too_little_room_nothing_is_begun_but_what_expired_goes(small_disk):
    home = prepared(small_disk / "home")
    before = tree(home / "site")
    with filled(small_disk, 30), pytest.raises(OSError, match="No space left"):
        publish(NEW, home / "site")
    after = tree(home / "site")
    assert set(before) - set(after) >= EXPIRED
    assert all(before[path] == after[path] for path in after)
    assert not (home / ".site.estate/journal.json").exists()
    assert not (home / ".site.estate/stage").exists()


# Assets of the publication before -------------------------------------------------------------


def styles(out):
    return sorted(int(file.name.split(".")[1]) for file in (out / "assets").glob("style.*"))


@pytest.mark.parametrize("damage", [None, "manifest.json", "journal.json"])
def test_a_page_from_yesterday_finds_its_stylesheet_until_the_next_change_of_them(tmp_path, damage):
    out = tmp_path / "site"
    known = []
    for number, generation in enumerate((1, 2, 2, 2, 3, 3, 4)):
        publish(site(generation, a=str(number)), out)
        known.append(styles(out))
        if damage and number == 1:
            (tmp_path / ".site.estate" / damage).write_bytes(b"damaged")
    assert known == [[1], [1, 2], [1, 2], [1, 2], [2, 3], [2, 3], [3, 4]]


def test_an_asset_that_comes_back_is_one_of_today(tmp_path):
    for generation in (1, 2, 1, 3):
        publish(site(generation), tmp_path / "site")
    assert styles(tmp_path / "site") == [1, 3]


def test_an_attachment_is_not_kept(tmp_path):
    publish(OLD, tmp_path / "site")
    publish(NEW, tmp_path / "site")
    assert not (tmp_path / "site/files/notices/gone").exists()


def test_of_a_site_that_is_emptied_nothing_is_kept(tmp_path):
    publish(OLD, tmp_path / "site")
    publish({}, tmp_path / "site")
    assert tree(tmp_path / "site") == {}


# Others at the same time ----------------------------------------------------------------------

READER = """\
import hashlib, json, sys
from pathlib import Path
site, allowed = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text())
print("ready", flush=True)
torn = missing = 0
while not Path(sys.argv[3]).exists():
    for path, marks in allowed.items():
        try:
            torn += hashlib.sha256((site / path).read_bytes()).hexdigest() not in marks
        except FileNotFoundError:
            missing += 1
    print("round", torn, missing, flush=True)
"""


def test_a_reader_in_a_tight_loop_sees_no_torn_and_no_missing_page(tmp_path):
    long = {path: data + b" " * 100_000 for path, data in NEW.items()}  # many a page of memory
    publish(OLD, tmp_path / "site")
    common = [path for path in OLD if path in NEW]
    allowed = {p: [digest(files[p]) for files in (OLD, long)] for p in common}
    (tmp_path / "allowed").write_text(json.dumps(allowed), "utf-8")
    places = (tmp_path / "site", tmp_path / "allowed", tmp_path / "stop")

    def publish_twice():
        publish(long, tmp_path / "site")
        publish(OLD, tmp_path / "site")
        return reader.out.count("round") > 50

    with started([sys.executable, "-c", READER, *places]) as reader:
        reader.says("ready")
        for _ in range(49):
            publish_twice()
        reader.until(publish_twice, "it had read everything fifty times")
        (tmp_path / "stop").touch()
        reader.ends_with(0)
    assert set(reader.out.splitlines()) == {"ready", "round 0 0"}


NOTICE = "---\n标题: 停水\n类别: 停水\n张贴自: 2026-11-20\n张贴至: 2026-11-25\n---\n请备水。\n"


@pytest.mark.parametrize(
    ("builds", "rounds"),
    [(3, 1), pytest.param(8, 8, id="many rounds", marks=pytest.mark.slow)],
)
def test_of_builds_at_once_each_does_all_or_is_told_to_wait(tmp_path, builds, rounds):
    """Whoever does not hold the lock ends with 75; what is there is the work of one of them."""
    folder = write_estate(tmp_path / "estate", {"notices/20261125-water.md": NOTICE})
    moments = ("2026-11-25T12:00", "2026-11-26T12:00")
    cold = [cold_site(folder, moment, tmp_path / moment[:10]) for moment in moments]
    command = [sys.executable, "-m", "generator", "build", folder, "--no-posters", "--at"]
    statuses = Counter()
    for _ in range(rounds):
        with ExitStack() as stack:
            orders = [[*command, moments[number % 2]] for number in range(builds)]
            running = [stack.enter_context(started(one, cwd=REPOSITORY)) for one in orders]
            for build in running:
                build.ends_with(0, 75)
        statuses.update(build.status for build in running)
        assert tree(folder / "site") in cold
    assert statuses[0] >= rounds


def cold_site(folder, moment, out):
    assert main(["build", str(folder), "--no-posters", "--at", moment, "--out", str(out)]) == 0
    return tree(out)


# A plan ---------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    return write_estate(tmp_path, {"notices/20261125-water.md": NOTICE})


def everything(folder):
    return {p: ((s := p.lstat()).st_ino, s.st_mtime_ns) for p in [folder, *folder.rglob("*")]}


def said_by(capsys, *arguments):
    status = main([str(argument) for argument in arguments])
    return status, capsys.readouterr()


def test_a_plan_writes_nothing_at_all_not_even_the_first_time(folder, capsys):
    water = folder / "content/notices/20261125-water"
    water.mkdir()
    shutil.copy(REPOSITORY / "content/notices/20261120-east-gate-detour/plan.png", water)
    water.with_suffix(".md").write_text(
        NOTICE.replace("\n---\n请", "\n附件: plan.png\n---\n请"), "utf-8"
    )
    before = everything(folder)
    for form in ((), ("--json",)):
        status, _ = said_by(capsys, "build", folder, "--plan", "--at", "2026-11-25", *form)
        assert status == 0
        assert everything(folder) == before
    main(["build", str(folder), "--at", "2026-11-25"])
    assert (folder / "site/files/notices/20261125-water/plan.png").exists()
    before = everything(folder)
    said_by(capsys, "build", folder, "--plan", "--at", "2026-11-26")
    assert everything(folder) == before


def test_what_is_planned_is_what_is_done_in_the_same_order(folder, capsys):
    for moment in ("2026-11-25", "2026-11-26", "2026-11-26"):
        arguments = ("build", folder, "--at", moment)
        _, plan = said_by(capsys, *arguments, "--plan", "--json")
        _, lines = said_by(capsys, *arguments, "--plan")
        _, done = said_by(capsys, *arguments, "--json")
        plan, done = json.loads(plan.out), json.loads(done.out)
        assert (plan.pop("is_plan"), done.pop("is_plan")) == (True, False)
        assert plan == done
        told = [f"更新  {path}" for path in done["put"]]
        told += [f"删除  {path}" for path in done["removed"]]
        assert lines.out.splitlines()[:-1] == told
        assert "什么也没有写" in lines.out.splitlines()[-1]


def in_the_way(folder):
    (folder / "site/feeds/notices.xml").unlink()
    (folder / "site/feeds/notices.xml").mkdir()


def all_foreign(folder):
    shutil.rmtree(folder / "site")
    shutil.rmtree(folder / ".site.estate")
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text("mine", "utf-8")


def broken(folder):
    (folder / "content/notices/20261125-water.md").write_text("---\n标题: x\n---\n", "utf-8")


@pytest.mark.parametrize(
    ("change", "status"), [(None, 0), (broken, 1), (in_the_way, 3), (all_foreign, 3)]
)
@pytest.mark.parametrize("form", [(), pytest.param(("--json",), marks=pytest.mark.slow)])
def test_a_plan_ends_with_the_status_of_the_build_it_is_about(folder, capsys, change, status, form):
    main(["build", str(folder), "--at", "2026-11-25"])
    if change:
        change(folder)
    arguments = ("build", folder, "--at", "2026-11-25T13:00", *form)
    planned, _ = said_by(capsys, *arguments, "--plan")
    done, _ = said_by(capsys, *arguments)
    assert (planned, done) == (status, status)


def test_a_plan_says_that_the_disk_is_too_small(small_disk, capsys):
    folder = write_estate(small_disk, {"notices/20261125-water.md": NOTICE})
    with filled(small_disk, 10):
        status, said = said_by(capsys, "build", folder, "--plan", "--at", "2026-11-25")
        assert status == 4
        assert "磁盘空间不够" in said.err
        assert "更新  index.html" in said.out
        assert not (folder / "site").exists()


def test_what_is_left_out_is_told_with_its_place(folder, capsys):
    main(["build", str(folder), "--at", "2026-11-25"])
    in_the_way(folder)
    status, said = said_by(capsys, "build", folder, "--at", "2026-11-26")
    assert status == 3
    assert str(folder / "site/feeds/notices.xml") in said.err
    assert not (folder / "site/notices/20261125-water").exists()
    assert "停水" not in (folder / "site/index.html").read_text("utf-8")
    _, said = said_by(capsys, "build", folder, "--at", "2026-11-26", "--json")
    assert [one["path"] for one in json.loads(said.out)["left_out"]] == ["feeds/notices.xml"]
