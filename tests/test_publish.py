"""The output folder: ours is replaced and removed, everybody else's is left alone."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import pytest

from generator.cli import main
from generator.languages import CHINESE, language_of
from generator.patience import WINDOWS_PAUSES
from generator.publish import (
    Disk,
    LockedError,
    RefusalError,
    plan,
    publish,
    refuse_unsafe_output,
)
from generator.publish.order import steps, to_put, to_remove
from tests.builders import REPOSITORY, notice_file, write_estate
from tests.locks import holding
from tests.page_reading import Page, file_behind
from tests.waiting import LONGEST, ran

pytestmark = pytest.mark.whole

MARK = "<!-- estate-site -->"
OLD = {
    "404.html": f"{MARK} not here",
    "assets/style.0123456789.css": "p {}",
    "feeds/notices.xml": f"<feed>{MARK} a b</feed>",
    "files/notices/gone/plan.pdf": "%PDF",
    "index.html": f"{MARK} a gone",
    "n/2026-001/index.html": f"{MARK} to gone",
    "notices/a/index.html": f"{MARK} a, first version",
    "notices/gone/index.html": f"{MARK} gone",
    "notices/index.html": f"{MARK} a gone",
    "sitemap.xml": "<urlset/>",
    "status.json": '{"generator": "estate-site", "next": 1}',
}
NEW = {
    **{path: text for path, text in OLD.items() if "gone" not in text and "plan" not in path},
    "index.html": f"{MARK} a new",
    "notices/a/index.html": f"{MARK} a, second version",
    "notices/index.html": f"{MARK} a new",
    "notices/new/index.html": f"{MARK} new",
    "status.json": '{"generator": "estate-site", "next": 2}',
}
OTHER = {
    path: text.replace("new", "other")
    for path, text in NEW.items()
    if path != "notices/a/index.html"
}


class NoRoom(Disk):
    """A disk that is full and says so."""

    def free(self, folder):  # noqa: ARG002 -- it is full everywhere
        return 0


def put(files, out, disk=None):
    return publish({path: text.encode() for path, text in files.items()}, out, disk)


def tree(out):
    return {
        file.relative_to(out).as_posix(): file.read_text("utf-8", errors="surrogateescape")
        for file in out.rglob("*")
        if file.is_file()
    }


def stamps(out):
    """What tells a file that was touched: inode and time of change, of folders too."""
    return {p: ((s := p.lstat()).st_ino, s.st_mtime_ns) for p in [out, *out.rglob("*")]}


@pytest.fixture
def out(tmp_path):
    """A site that holds OLD."""
    put(OLD, tmp_path / "site")
    return tmp_path / "site"


# What changes and what does not ---------------------------------------------------------------


def test_the_folder_holds_exactly_what_was_made(out):
    assert tree(out) == OLD


def test_nothing_is_touched_where_nothing_changed(out):
    before = stamps(out)
    done = put(OLD, out)
    assert (done.put, done.removed, done.unchanged) == ((), (), len(OLD))
    assert stamps(out) == before


def test_only_what_changed_is_touched(out):
    before = stamps(out)
    put({**OLD, "notices/index.html": f"{MARK} changed"}, out)
    after = stamps(out)
    touched = {path.relative_to(out).as_posix() for path in before if before[path] != after[path]}
    assert touched == {"notices", "notices/index.html"}


def test_what_is_no_longer_made_goes_with_the_folders_it_leaves_empty(out):
    done = put(NEW, out)
    assert tree(out) == NEW
    assert set(done.removed) == set(OLD) - set(NEW)
    assert not (out / "n").exists()
    assert not (out / "files").exists()
    assert not (out / "notices/gone").exists()


def test_nothing_but_the_site_is_in_its_folder(out):
    put(NEW, out)
    assert {path.name for path in out.parent.iterdir()} == {"site", ".site.estate"}


def test_a_folder_with_a_foreign_file_stays(out):
    foreign = out / "notices/gone/hand-made.html"
    foreign.write_text("mine", "utf-8")
    put(NEW, out)
    assert foreign.read_text("utf-8") == "mine"
    assert not (out / "notices/gone/index.html").exists()


@pytest.mark.parametrize("path", ["foreign.html", "notices/foreign.html", ".well-known/x", "CNAME"])
def test_a_foreign_file_keeps_its_bytes_and_its_time(out, path):
    foreign = out / path
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_bytes(b"\xff\x00 not ours")
    os.utime(foreign, (1, 1))
    for files in (NEW, OLD, NEW):
        put(files, out)
    shutil.rmtree(out.parent / ".site.estate")
    put(OLD, out)
    assert foreign.read_bytes() == b"\xff\x00 not ours"
    assert foreign.stat().st_mtime == 1


def test_a_site_behind_a_link_is_published_where_it_really_is(tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "disk" / "www")
    (tmp_path / "disk" / "www").mkdir()
    put(OLD, tmp_path / "site")
    assert tree(tmp_path / "disk" / "www") == OLD
    assert (tmp_path / "disk" / ".www.estate" / "manifest.json").exists()


# Foreign files in the way ---------------------------------------------------------------------


@pytest.mark.parametrize("path", ["index.html", "notices/new/index.html", "n", "notices/a"])
def test_a_foreign_file_in_the_way_is_refused_and_nothing_is_written(tmp_path, path):
    out = tmp_path / "site"
    (out / path).parent.mkdir(parents=True)
    (out / path).write_text("mine", "utf-8")
    with pytest.raises(RefusalError) as caught:
        put({**OLD, **NEW}, out)
    for language in (CHINESE, language_of("en")):
        assert str(out / path) in caught.value.why.said(language)
    assert tree(out) == {path: "mine"}


def left_out(done):
    return {one.path: one.is_refused for one in done.left_out}


def test_a_folder_where_a_file_must_be_keeps_back_that_file_alone(out):
    (out / "index.html").unlink()
    (out / "index.html").mkdir()
    done = put(NEW, out)
    assert left_out(done) == {"index.html": True}
    assert tree(out) == {path: text for path, text in NEW.items() if path != "index.html"}


def test_a_foreign_file_in_the_way_keeps_no_expired_notice_on_a_list(out):
    """Whoever put it there must not keep somebody else's notice on the home page."""
    (out / "notices/new").mkdir()
    (out / "notices/new/index.html").write_text("mine", "utf-8")
    for _ in range(2):
        done = put(NEW, out)
        assert left_out(done) == {"notices/new/index.html": True}
        assert str(out / "notices/new/index.html") in str(done.left_out[0].why)
        assert tree(out) == {**NEW, "notices/new/index.html": "mine"}
    (out / "notices/new/index.html").unlink()
    assert put(NEW, out).left_out == ()
    assert tree(out) == NEW


def test_a_file_put_where_one_of_ours_was_removed_is_not_ours(out):
    with pytest.raises(OSError, match="No space"):
        put(NEW, out, NoRoom())
    assert not (out / "notices/gone").exists()
    (out / "notices/gone").mkdir()
    (out / "notices/gone/index.html").write_text("mine now", "utf-8")
    put(NEW, out)
    assert (out / "notices/gone/index.html").read_text("utf-8") == "mine now"


def test_a_file_of_ours_that_was_edited_is_kept_aside(out):
    for words in ("edited once", "edited twice"):
        (out / "notices/index.html").write_text(words, "utf-8")
        done = put(OLD, out)
        assert done.aside == ("notices/index.html",)
        assert tree(out) == OLD
    aside = out.parent / ".site.estate" / "aside"
    kept = {f.read_text("utf-8") for f in aside.rglob("*") if f.is_file()}
    assert kept == {"edited once", "edited twice"}


def test_an_edited_page_goes_all_the_same_when_it_expires(out):
    (out / "notices/gone/index.html").write_text("edited", "utf-8")
    assert put(NEW, out).aside == ("notices/gone/index.html",)
    assert tree(out) == NEW


# In which order ---------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_poster_is_there_before_its_page_offers_it_and_goes_after_it(folder):
    page, papers = f"{folder}notices/x/index.html", {"poster.pdf", "poster.png"}
    paths = [page, *(f"{folder}notices/x/{name}" for name in papers)]
    for known in ((), paths):
        assert to_put(paths, known)[-1] == page
    assert to_remove(paths)[0] == page
    assert [page] == steps(paths, paths)[-1]


LIST_PAGES = ("notices/page/2", "notices/category/water/page/2", "events/page/2")


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("page", LIST_PAGES)
def test_a_further_page_of_a_list_is_put_after_what_it_leads_to_and_goes_before_it(folder, page):
    page, record = (f"{folder}{one}/index.html" for one in (page, f"{page.split('/')[0]}/x"))
    assert to_put([page, record], {page, record}) == [record, page]
    assert to_remove([page, record]) == [page, record]
    assert steps([page, record], {page, record}) == [[record], [page]]


# Old files of ours that come back --------------------------------------------------------------

BACK = {path: text for path, text in OLD.items() if path not in NEW} | {
    "notices/gone/poster.pdf": "%PDF a poster, which holds no mark",
    "assets/style.9876543210.css": "p {order: 1}",
}


def restored(out, files, below="."):
    for path, text in files.items():
        file = out / below / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def test_an_old_site_restored_over_the_new_one_leaves_nothing_of_it(out):
    put(NEW, out)
    restored(out, BACK)
    done = put(NEW, out)
    assert tree(out) == NEW
    assert set(done.returned) == set(BACK)
    assert set(done.removed) == set(BACK)
    assert not (out / "n").exists()
    again = put(NEW, out)
    assert (again.put, again.removed, again.returned) == ((), (), ())


def test_what_was_restored_is_kept_aside(out):
    put(NEW, out)
    restored(out, {"notices/gone/index.html": f"{MARK} gone, edited since"})
    put(NEW, out)
    (kept,) = (out.parent / ".site.estate/aside").rglob("index.html")
    assert kept.read_text("utf-8") == f"{MARK} gone, edited since"


def test_what_is_published_anew_takes_the_place_of_what_was_restored(out):
    put(NEW, out)
    restored(out, {"notices/gone/index.html": f"{MARK} gone, of last year"})
    assert put(OLD, out).left_out == ()
    assert tree(out) == OLD


def test_what_was_restored_goes_even_where_nothing_can_be_written(out):
    put(NEW, out)
    restored(out, {"notices/gone/index.html": f"{MARK} gone"})
    with pytest.raises(OSError, match="No space"):
        put(OLD | {"notices/gone/index.html": ""}, out, NoRoom())
    put(NEW, out)
    assert tree(out) == NEW


STATUS = '{"generator": "estate-site", "estate": "one", "next": 1}'


def test_a_copy_of_the_whole_site_inside_it_goes_and_that_of_another_estate_stays(out):
    own = {**NEW, "status.json": STATUS}
    other = {**OLD, "status.json": STATUS.replace("one", "two")}
    put(own, out)
    restored(out, {**OLD, "status.json": STATUS}, "site - 副本")
    restored(out, other, "two")
    put(own, out)
    assert tree(out) == own | {f"two/{path}": text for path, text in other.items()}
    assert not (out / "site - 副本").exists()


def test_a_file_without_our_mark_stays_in_a_folder_of_ours_and_one_with_it_elsewhere(out):
    foreign = {"notices/mine.html": "mine", "mine/page.html": f"{MARK} saved from the site"}
    put(NEW, out)
    restored(out, foreign)
    put(NEW, out)
    assert tree(out) == NEW | foreign


# The manifest ---------------------------------------------------------------------------------


DAMAGED = {
    "empty": b"",
    "torn": b'{"files": {"index.html": "ab',
    "a list": b"[]",
    "files in a list": b'{"files": []}',
    "numbers": b'{"files": {"index.html": 1}}',
    "not text": b"\xff\xfe\x00",
    "very deep": b"[" * 200_000,
    "null": b"null",
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_manifest_is_made_anew_from_the_marks(out, damage):
    (out.parent / ".site.estate/manifest.json").write_bytes(DAMAGED[damage])
    before = stamps(out)
    done = put(OLD, out)
    assert (done.put, done.removed, done.aside) == ((), (), ())
    assert stamps(out) == before


def test_without_a_manifest_what_expired_still_goes(out):
    shutil.rmtree(out.parent / ".site.estate")
    put(NEW, out)
    assert tree(out) == NEW


def test_every_file_of_a_real_site_is_known_by_its_mark(tmp_path, site_at):
    """Whatever the manifest forgets: the next, quite different site leaves nothing behind."""
    publish(site_at("2026-11-21T12:00"), tmp_path / "site")
    shutil.rmtree(tmp_path / ".site.estate")
    for page in (b"estate-site 1", b"estate-site 2"):  # the assets stay until the second
        publish({"index.html": page, f"assets/s.{page[-1]:010}.css": b""}, tmp_path / "site")
    left = {path for path in tree(tmp_path / "site") if not path.startswith("assets/s.")}
    assert left == {"index.html"}


def test_a_manifest_that_names_files_elsewhere_removes_nothing_there(out):
    victim = out.parent / "victim.txt"
    victim.write_text("mine", "utf-8")
    manifest = out.parent / ".site.estate/manifest.json"
    manifest.write_text(json.dumps({"files": {"../victim.txt": "0", str(victim): "0"}}), "utf-8")
    put(NEW, out)
    assert victim.read_text("utf-8") == "mine"
    assert tree(out) == NEW


# Paths ----------------------------------------------------------------------------------------


UNSAFE = [
    *("../x.html", "/x.html", "a/../../x.html", "a/./x.html", "a//x.html", "a\\x.html"),
    *("C:x.html", "x\0.html", "", ".", "a/", "長" * 90 + ".html"),
    *("CON", "a/nul", "Aux.html", "a/com1.tar.gz/x.html", "LPT¹", "con .txt", "conin$"),
    *("x.", "a./x.html", "a /x.html", "x ", *(f"x{mark}.html" for mark in '<>:"|?*\t\n\x1f\x7f')),
    *("half \udce9.html", "/".join(["長" * 20] * 12) + "/x.html"),
]


@pytest.mark.parametrize("path", UNSAFE)
def test_a_path_that_not_every_system_can_hold_is_left_out_and_the_rest_published(out, path):
    done = put({**NEW, path: MARK}, out)
    assert left_out(done) == {path: True}
    assert tree(out) == NEW
    assert not list(out.parent.glob("x*"))
    words = done.left_out[0].why.said(CHINESE) + done.left_out[0].why.said(language_of("en"))
    assert words.isprintable()
    words.encode()


@pytest.mark.parametrize(
    "path",
    ["console.html", "com/x.html", "a.con", "a b.html", "公告（2）.html", ".well-known/x", "nul-1"],
)
def test_a_path_that_only_looks_unsafe_is_published(out, path):
    assert put({**NEW, path: MARK}, out).left_out == ()
    assert tree(out) == {**NEW, path: MARK}


@pytest.mark.parametrize("length", [239, 240, 241])
def test_a_path_has_at_most_240_characters(tmp_path, length):
    path = "/".join(["a" * 60] * 3) + "/"
    path += "b" * (length - len(path))
    assert bool(put({"index.html": MARK, path: MARK}, tmp_path / "site").left_out) == (length > 240)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("notices/Water/index.html", "notices/water/index.html"),
        ("notices/e\u0301/index.html", "notices/é/index.html"),
        ("notices/STRASSE/index.html", "notices/straße/index.html"),
        ("files/plan", "files/plan/index.html"),
        ("files/Plan", "files/plan/index.html"),
        ("files/PLAN/index.html", "files/plan"),
    ],
)
def test_of_two_outputs_that_some_system_holds_for_one_the_first_is_published(out, one, other):
    for files in ({**NEW, one: MARK, other: MARK}, {other: MARK, one: MARK, **NEW}):
        done = put(files, out)
        assert left_out(done) == {other: False}
        assert tree(out) == {**NEW, one: MARK}
    assert one in str(done.left_out[0].why)
    assert other in str(done.left_out[0].why)


def test_a_page_whose_name_changed_in_case_alone_is_not_removed_as_the_old_one(out):
    """Two names of one file, as on Windows; here they are hard links."""
    (out / "notices/A").mkdir()
    os.link(out / "notices/a/index.html", out / "notices/A/index.html")
    renamed = {path.replace("/a/", "/A/"): text for path, text in OLD.items()}
    done = put(renamed, out)
    assert (done.put, done.removed, done.left_out) == ((), (), ())
    assert (out / "notices/A/index.html").read_text("utf-8") == OLD["notices/a/index.html"]


def test_nothing_is_written_through_a_link(out):
    elsewhere = out.parent / "elsewhere"
    (out / "notices").rename(elsewhere)
    (out / "notices").symlink_to(elsewhere)
    before = tree(elsewhere)
    done = put(NEW, out)
    notices = {path for path in NEW if path.startswith("notices/")}
    assert left_out(done) == dict.fromkeys(notices, True)
    assert tree(elsewhere) == before
    (out / "notices").unlink()
    elsewhere.rename(out / "notices")
    assert put(NEW, out).left_out == ()
    assert tree(out) == NEW


def test_nothing_is_removed_through_a_link(out):
    elsewhere = out.parent / "elsewhere"
    (out / "notices/gone").rename(elsewhere)
    (out / "notices/gone").symlink_to(elsewhere)
    put(NEW, out)
    assert (elsewhere / "index.html").exists()


def test_a_link_in_the_place_of_a_file_is_foreign(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "secret").write_text("mine", "utf-8")
    (tmp_path / "site/index.html").symlink_to(tmp_path / "secret")
    with pytest.raises(RefusalError):
        put(NEW, tmp_path / "site")
    assert (tmp_path / "secret").read_text("utf-8") == "mine"


def test_an_output_that_would_swallow_something_is_refused(tmp_path):
    folder = write_estate(tmp_path / "estate")
    (tmp_path / "file").write_text("mine", "utf-8")
    unsafe = [folder, folder / "content", folder / "content/site", tmp_path, Path("/"), Path.home()]
    for out in [*unsafe, tmp_path / "file", Path("/proc")]:
        with pytest.raises(RefusalError):
            refuse_unsafe_output(out, folder)
    refuse_unsafe_output(folder / "site", folder)
    refuse_unsafe_output(tmp_path / "elsewhere/site", folder)


def test_an_output_that_exists_is_judged_where_a_path_cannot_tell_mounts(tmp_path, monkeypatch):
    """As on Windows before Python 3.12."""

    def missing(_):
        raise NotImplementedError("Path.is_mount() is unsupported on this system")

    monkeypatch.setattr(Path, "is_mount", missing)
    folder = write_estate(tmp_path / "estate")
    (folder / "site").mkdir()
    refuse_unsafe_output(folder / "site", folder)
    mounts = {(folder / "site").resolve()}
    monkeypatch.setattr(os.path, "ismount", lambda path: path in mounts)
    with pytest.raises(RefusalError, match="整个磁盘"):
        refuse_unsafe_output(folder / "site", folder)


@contextmanager
def umask(mask):
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def test_a_web_server_may_read_everything_whatever_the_umask(tmp_path):
    with umask(0o077):
        put(OLD, tmp_path / "srv/www/site")
    made = [tmp_path / "srv", tmp_path / "srv/www", tmp_path / "srv/www/site"]
    made += (tmp_path / "srv/www/site").rglob("*")
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in made}
    assert modes == {(True, 0o755), (False, 0o644)}


# Order ----------------------------------------------------------------------------------------


def test_whoever_follows_a_link_during_a_build_finds_its_target(tmp_path, site_at):
    """After each file that is put, all that the pages known so far link to is there."""
    before, after = site_at("2026-11-20T07:59:59"), site_at("2026-11-21T12:00")
    publish(before, tmp_path / "site")
    done = publish(after, tmp_path / "site")
    there = set(before)
    assert len(done.put) > 10
    assert set(done.put) - there
    for path in done.put:
        there.add(path)
        if path in before and path.endswith(".html"):
            links = Page(after[path].decode()).links
            wanted = {file_behind(link, path, "https://chenglanli.example/") for link in links}
            assert wanted - {None} <= there, (path, wanted - there)
    assert done.put[-1] == "index.html"


def test_removing_begins_with_what_leads_to_the_rest(out):
    removed = list(put(NEW, out).removed)
    assert removed.index("n/2026-001/index.html") < removed.index("notices/gone/index.html")
    assert removed[-1] == "files/notices/gone/plan.pdf"


# One at a time --------------------------------------------------------------------------------


@pytest.fixture
def holder(out):
    """Another process that holds the lock of ``out``."""
    with holding(out.parent / ".site.estate") as process:
        yield process


def test_a_second_build_does_not_begin_while_one_runs(out, holder):
    for act in (publish, plan):
        with pytest.raises(LockedError):
            act({path: text.encode() for path, text in NEW.items()}, out)
    assert tree(out) == OLD
    holder.stdin.close()
    holder.ends_with(0)
    put(NEW, out)
    assert tree(out) == NEW


def test_a_build_that_was_killed_holds_no_lock(out, holder):
    holder.signal(signal.SIGKILL)
    holder.ends_with(-signal.SIGKILL)
    put(NEW, out)
    assert tree(out) == NEW


# When writing fails ---------------------------------------------------------------------------


def estate_with_one_that_expires(folder):
    """A site that was built while ``20261125-water`` was visible."""
    water = "---\n标题: 停水\n类别: 停水\n张贴至: 2026-11-25\n---\n请备水。\n"
    write_estate(folder, {"notices/20261125-water.md": water})
    assert main(["build", str(folder), "--at", "2026-11-25T12:00"]) == 0
    return folder / "site" / "notices" / "20261125-water"


def test_on_a_full_disk_what_expired_is_removed_all_the_same(tmp_path, capsys):
    """A process that may write no byte more into any file, which is what a full disk is."""
    resource = pytest.importorskip("resource", reason="Windows cannot limit what a process writes")
    expired = estate_with_one_that_expires(tmp_path)
    old = tree(tmp_path / "site")
    build = ["build", str(tmp_path), "--at", "2026-11-26"]
    done = subprocess.run(
        [sys.executable, "-m", "generator", *build],
        cwd=REPOSITORY,
        capture_output=True,  # through pipes: into a file it could not say a word
        text=True,
        encoding="utf-8",
        timeout=LONGEST,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )
    assert (done.returncode, "已过期的已删除" in done.stderr) == (4, True), done.stderr
    assert "Traceback" not in done.stderr
    assert not expired.exists()
    left = {path: text for path, text in old.items() if "20261125-water/" not in path}
    assert tree(tmp_path / "site") == left
    assert main(build) == 0
    assert main([*build, "--out", str(tmp_path / "cold")]) == 0
    assert tree(tmp_path / "site") == tree(tmp_path / "cold")
    capsys.readouterr()


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own, of 16 MB; mounting one takes a privileged user."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk]
    if not shutil.which("mount") or subprocess.run(mount, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def test_a_disk_that_is_really_full_is_survived_and_then_healed(small_disk, capsys):
    expired = estate_with_one_that_expires(small_disk)
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)) == 4096:
            pass
    build = ["build", str(small_disk), "--at", "2026-11-26"]
    assert main(build) == 4
    assert not expired.exists()
    ballast.unlink()
    assert main(build) == 0
    assert not any("20261125-water" in path for path in tree(small_disk / "site"))
    capsys.readouterr()


class Resisting(Disk):
    """A disk on which some files cannot be removed, or be written to either."""

    def __init__(self, *paths, writable=True):
        super().__init__()
        self._paths = paths
        self._writable = writable

    def _refuse(self, file):
        if any(file.as_posix().endswith(path) for path in self._paths):
            raise PermissionError(errno.EACCES, "held by a scanner", str(file))

    def unlink(self, file):
        self._refuse(file)
        super().unlink(file)

    def write(self, file, data):
        if not self._writable:
            self._refuse(file)
        super().write(file, data)


def test_one_page_that_cannot_be_removed_does_not_keep_the_others(out):
    with pytest.raises(OSError, match=r"notices/gone/index\.html"):
        put(NEW, out, Resisting("notices/gone/index.html", writable=False))
    left = NEW | {"notices/gone/index.html": OLD["notices/gone/index.html"]}
    assert tree(out) == left
    put(NEW, out)
    assert tree(out) == NEW


def test_a_page_that_cannot_be_removed_says_at_least_nothing_any_more(out):
    """It is overwritten by the page for what is not there; the next run tries again."""
    for _ in range(2):
        with pytest.raises(OSError, match=r"notices/gone/index\.html"):
            put(NEW, out, Resisting("notices/gone/index.html"))
        assert tree(out) == NEW | {"notices/gone/index.html": NEW["404.html"]}
    done = put(NEW, out)
    assert (done.removed, done.aside) == (("notices/gone/index.html",), ())
    assert tree(out) == NEW


def test_what_cannot_be_removed_is_not_overwritten_where_it_has_another_name(out):
    """A hard link from elsewhere, or a link in its place: the bytes are somebody else's too."""
    mine = out.parent / "mine.html"
    os.link(out / "notices/gone/index.html", mine)
    with pytest.raises(OSError, match=r"notices/gone/index\.html"):
        put(NEW, out, Resisting("notices/gone/index.html"))
    assert mine.read_text("utf-8") == OLD["notices/gone/index.html"]


def full(*_):
    return 0


def resisting(really):
    """A call that one expired page resists."""

    def call(disk, file, *data):
        if file.as_posix().endswith("notices/gone/index.html"):
            raise PermissionError(errno.EACCES, "held by a scanner", str(file))
        really(disk, file, *data)

    return call


@pytest.mark.parametrize(
    ("calls", "said"),
    [
        ({"free": full}, "旧网站仍在，已过期的已删除。"),
        (
            {"unlink": resisting(Disk.unlink), "write": resisting(Disk.write)},
            "没能删掉（1 个文件，已过期却还在网站上）：notices/gone/index.html。",
        ),
        ({"unlink": resisting(Disk.unlink)}, "已过期的已删除。"),
    ],
    ids=["full", "left", "emptied"],
)
def test_of_a_failure_it_is_said_what_was_really_removed(
    tmp_path, monkeypatch, capsys, calls, said
):
    folder = write_estate(tmp_path, {"notices/gone.md": notice_file("停水", "2026-11-25")})
    line = ["build", str(folder), "--no-posters", "--at"]
    assert main([*line, "2026-11-25T12:00"]) == 0
    assert (folder / "site/notices/gone/index.html").exists()
    for name, call in calls.items():
        monkeypatch.setattr(Disk, name, call)
    assert main([*line, "2026-11-26T12:00"]) == 4
    assert said in capsys.readouterr().err


def test_of_a_failure_that_is_not_about_the_site_nothing_is_said_of_it(tmp_path, capsys):
    folder = write_estate(tmp_path)
    (folder / "content/.schema").write_text("in the way", "utf-8")
    assert main(["schema", str(folder)]) == 4
    said = capsys.readouterr().err
    assert ".schema" in said
    assert "网站" not in said


# Scanners on Windows --------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["replace", "unlink"])
def test_what_a_scanner_holds_is_tried_again_for_a_while(tmp_path, monkeypatch, method):
    """Nothing sleeps here: waiting is what makes the scanner let go, or does not."""
    (tmp_path / "new").write_text("new", "utf-8")
    (tmp_path / "page").write_text("old", "utf-8")
    arguments = (
        [tmp_path / "new", tmp_path / "page"] if method == "replace" else [tmp_path / "page"]
    )
    really, waited = getattr(Path, method), []

    def held(*args):
        if len(waited) < free_after:
            raise PermissionError(errno.EACCES, "held by a scanner")
        return really(*args)

    monkeypatch.setattr(Path, method, held)
    free_after = 3
    with pytest.raises(PermissionError):
        getattr(Disk(pauses=(1, 2), wait=waited.append), method)(*arguments)
    assert waited == [1, 2]
    free_after = 4
    getattr(Disk(pauses=(3, 4, 5), wait=waited.append), method)(*arguments)
    assert waited == [1, 2, 3, 4]
    assert tree(tmp_path) == ({"page": "new"} if method == "replace" else {"new": "new"})


@pytest.mark.skipif(os.name == "nt", reason="there it waits")
def test_elsewhere_nobody_waits_and_on_windows_never_for_long(tmp_path, monkeypatch):
    def forbidden(*_):
        raise PermissionError(errno.EACCES, "not yours")

    monkeypatch.setattr(Path, "unlink", forbidden)
    waited = []
    with pytest.raises(PermissionError):
        Disk(wait=waited.append).unlink(tmp_path)
    assert waited == []
    assert 1 < sum(WINDOWS_PAUSES) < 5


@pytest.fixture(scope="module")
def cut_short(tmp_path_factory):
    """``(how, *steps)`` → the folders in which the last step was cut at one operation each."""
    home = tmp_path_factory.mktemp("cut")
    for name, files in (("old", OLD), ("new", NEW), ("other", OTHER)):
        (home / name).write_text(json.dumps(files), "utf-8")

    @cache
    def cut(how, *steps):
        folder = home / "-".join((how, *steps))
        command = [Path(__file__).parent / "cutting.py", how, folder, *(home / s for s in steps)]
        environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
        ran([sys.executable, *command], env=environment)
        return [path for path in folder.iterdir() if (path / "cut").exists()]

    return cut


FOREIGN = {"foreign.txt": "not ours"}


def heal(home, files, scratch):
    """One plain run, after which the folder is as if built anew, and another finds no work.

    In a copy: other tests want to look at what was cut short as well.
    """
    site = Path(shutil.copytree(home, scratch / home.name)) / "site"
    put(files, site)
    assert tree(site) == files | FOREIGN, (home / "cut").read_text("utf-8")
    again = put(files, site)
    assert (again.put, again.removed, again.aside) == ((), (), ())


def test_one_failing_operation_keeps_at_most_the_file_it_should_have_removed(cut_short):
    for home in cut_short("fail", "old", "new"):
        cut = (home / "cut").read_text("utf-8")
        if cut.endswith(".site.estate/lock"):
            continue  # without the lock nothing may begin
        left = {p: t for p, t in tree(home / "site").items() if p in OLD and p not in NEW}
        assert all(cut == f"os.remove {home}/site/{path}" for path in left), (cut, left)
        assert set(left.values()) <= {OLD["404.html"]}


@pytest.mark.parametrize("how", ["kill", "fail"])
def test_a_build_cut_short_anywhere_leaves_a_sound_site_that_the_next_run_heals(
    cut_short, how, tmp_path
):
    """The next run after a kill has other content to publish, so nothing put may be forgotten."""
    homes = cut_short(how, "old", "new")
    assert len(homes) > 30
    for home in homes:
        cut = (home / "cut").read_text("utf-8")
        site = tree(home / "site")
        assert set(OLD) & set(NEW) <= set(site), cut
        assert site.pop("foreign.txt") == "not ours"
        blank = OLD["404.html"]  # what a page that cannot be removed is overwritten by
        known = {path: {OLD.get(path), NEW.get(path), blank} for path in site}
        assert all(text in known[path] for path, text in site.items()), cut
        heal(home, OTHER if how == "kill" else NEW, tmp_path)


def test_two_builds_cut_short_one_after_the_other_forget_nothing(cut_short, tmp_path):
    """What the first has put is ours still, though the second announced something else."""
    homes = cut_short("kill", "old", "new", "other")
    assert len(homes) > 15
    for home in homes:
        heal(home, OLD, tmp_path)
