"""A build that would change nothing says so before anything is loaded, and never wrongly."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys

import pytest

import generator
from generator import memory
from generator.cli import main, repeated
from generator.memory import COARSE, FINE, Root, holds, settled, taken
from tests.builders import REPOSITORY, at, files_below, write_estate
from tests.faults import CASES, make_faulty
from tests.locks import holding
from tests.often import always

NOON = "2026-11-20T12:00"
NOTICE = "content/notices/20261120-always.md"
RECORD = ".estate/last-build.json"

pytestmark = pytest.mark.whole


def run(words, clock=lambda: at(NOON)):
    return main(words, clock)


@pytest.fixture
def built(tmp_path, capsys):
    """A folder whose site was built, and the record of that kept."""
    folder = write_estate(tmp_path / "estate")
    assert run(["build", str(folder), "--no-posters"]) == 0
    capsys.readouterr()
    return folder


@pytest.fixture
def quickly(capsys):
    """Ask for a build that may be spared: status and words, or ``None`` where it is not."""

    def asked(folder, *options, now=NOON):
        words = ["build", str(folder), "--no-posters", *options]
        status = repeated(words, lambda: at(now))
        said = capsys.readouterr()
        return None if status is None else (status, said.out, said.err)

    return asked


@pytest.fixture
def fully(capsys):
    """Run a build that does everything: status and words."""

    def asked(folder, *options):
        (folder / RECORD).unlink(missing_ok=True)
        status = run(["build", str(folder), "--no-posters", *options])
        said = capsys.readouterr()
        return status, said.out, said.err

    return asked


# What it says ---------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [(), ("--json",), ("--lang", "en"), ("--lang", "en", "--json")])
def test_it_says_what_a_whole_build_would(options, built, quickly, fully):
    whole = fully(built, *options)
    assert quickly(built, *options) == whole


def test_nothing_that_reads_content_is_loaded_for_it(built):
    code = (
        "import sys, generator.cli as cli; from datetime import datetime, UTC;"
        f"clock = lambda: datetime.fromisoformat('{NOON}+08:00').astimezone(UTC);"
        f"status = cli.main(['build', {str(built)!r}, '--no-posters'], clock);"
        "heavy = {'pydantic', 'yaml', 'jinja2', 'markdown', 'icalendar', 'typst', 'PIL'};"
        "heavy.add('generator.problems');"
        "print(status, sorted(heavy & sys.modules.keys()))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "0 []"


def test_problems_are_told_again_with_their_status(tmp_path, quickly, fully):
    folder = write_estate(tmp_path / "estate", {"notices/20261125-bad.md": "---\n标题: 停水\n"})
    fully(folder)
    fully(folder)  # of the first the store was a part
    again = quickly(folder)
    assert again is not None
    assert again[0] == 1
    assert "20261125-bad.md" in again[2]
    assert again == fully(folder)


@pytest.mark.skipif(os.name == "nt", reason="its shells have no such pipe")
def test_whoever_has_read_enough_is_told_nothing_more(built):
    """A reader behind a pipe may go, as ``head`` does."""
    code = (
        "import sys, os, generator.cli as cli; from datetime import datetime, UTC;"
        f"clock = lambda: datetime.fromisoformat('{NOON}+08:00').astimezone(UTC);"
        f"sys.exit(cli.main(['build', {str(built)!r}, '--no-posters', '--json'], clock))"
    )
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_moment_that_is_told_to_programs_is_that_of_the_question(built, quickly, fully):
    fully(built, "--json")
    later = quickly(built, "--json", now="2026-11-20T12:10")
    assert json.loads(later[1])["at"] == at("2026-11-20T12:10").isoformat()


def test_the_run_is_remembered_though_it_was_spared(built, quickly):
    assert quickly(built, now="2026-11-20T12:10")
    assert memory.last_run(built) == at("2026-11-20T12:10")


def test_a_typed_moment_is_known_by_its_words_and_is_no_run(tmp_path, quickly, fully):
    folder = write_estate(tmp_path / "estate")
    fully(folder, "--at", NOON)
    assert quickly(folder, "--at", NOON) is not None
    assert quickly(folder, "--at", "2026-11-20") is None
    assert quickly(folder) is None
    assert memory.last_run(folder) is None


# When it does not -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "option", ["--plan", "--allow-empty", "--allow-clock-back", "--allow-missing", "--anew"]
)
def test_whoever_asks_for_something_else_gets_it_every_time(option, built, quickly, fully):
    assert quickly(built, option) is None
    fully(built, option)
    assert quickly(built, option) is None


def test_the_words_must_be_those_of_the_last_build_and_so_must_the_folder(
    built, quickly, monkeypatch, tmp_path
):
    assert quickly(built, "--json") is None
    assert repeated(["check", str(built)], lambda: at(NOON)) is None
    monkeypatch.chdir(tmp_path)
    assert quickly(built) is None


@pytest.mark.skipif(os.name == "nt", reason="nobody can remove the folder one is in")
def test_where_nobody_knows_which_folder_one_is_in_a_build_is_a_build(
    built, quickly, monkeypatch, tmp_path
):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert quickly(built) is None


def test_in_the_folder_itself_it_needs_no_name(built, monkeypatch, capsys):
    monkeypatch.chdir(built)
    words = ["build", "--no-posters"]
    assert repeated(words, lambda: at(NOON)) is None
    assert run(words) == 0
    assert repeated(words, lambda: at(NOON)) == 0
    capsys.readouterr()


@pytest.mark.parametrize(
    "now",
    [
        "2026-11-20T11:59:59",  # a clock that went back
        "2026-11-21T00:00",  # a day on which something may come due
        "2026-12-01T00:00",  # a change by itself
    ],
)
def test_time_makes_a_whole_build_necessary(now, built, quickly):
    assert quickly(built, now=now) is None


def test_a_notice_that_ends_today_ends_it_at_that_minute(tmp_path, quickly, fully):
    text = (
        "---\n标题: 停水\n类别: 停水\n张贴自: 2026-11-19\n张贴至: 2026-11-20 18:00\n---\n停水。\n"
    )
    folder = write_estate(tmp_path / "estate", {"notices/20261119-water.md": text})
    fully(folder)
    assert quickly(folder, now="2026-11-20T17:59:59") is not None
    assert quickly(folder, now="2026-11-20T18:00") is None


def edited(folder):
    path = folder / NOTICE
    path.write_text(path.read_text("utf-8") + "另行通知。\n", "utf-8")


def rewritten_to_the_size(folder):
    """Other bytes, as many as before, with the old time of change."""
    path = folder / NOTICE
    before, data = path.stat(), path.read_bytes()
    path.write_bytes(data[:-1] + b" ")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def touched(folder):
    os.utime(folder / NOTICE)


CHANGES = {
    "edited": edited,
    "rewritten": rewritten_to_the_size,
    "touched": touched,
    "added": lambda folder: (folder / "content/notices/20261121-new.md").write_text("", "utf-8"),
    "renamed": lambda folder: (folder / "content/boards.yaml").rename(folder / "content/b.yaml"),
    "renamed again": lambda folder: (folder / "content/b.yaml").rename(
        folder / "content/boards.yaml"
    ),
    "removed": lambda folder: (folder / "content/calendar.yaml").unlink(),
    "folder made": lambda folder: (folder / "content/strange").mkdir(),
    "template of its own": lambda folder: (folder / "templates").mkdir(),
    "page edited": lambda folder: (folder / "site/index.html").write_text("x", "utf-8"),
    "page removed": lambda folder: (folder / "site/index.html").unlink(),
    "old page put back": lambda folder: (folder / "site/notices/old.html").write_text("x"),
    "site gone": lambda folder: shutil.rmtree(folder / "site"),
    "notes of the site gone": lambda folder: shutil.rmtree(folder / ".site.estate"),
    "store gone": lambda folder: shutil.rmtree(folder / ".estate"),
    "last good version gone": lambda folder: (folder / ".estate/last-good.json").unlink(),
    "proof damaged": lambda folder: (folder / ".estate/audit.json").write_text("{", "utf-8"),
    "last run forgotten": lambda folder: (folder / ".estate/last-run").unlink(),
    "record cut short": lambda folder: os.truncate(folder / RECORD, 100),
    "record gone": lambda folder: (folder / RECORD).unlink(),
}


def test_whatever_was_changed_makes_a_whole_build_necessary(built, quickly, fully):
    for name, change in CHANGES.items():
        assert quickly(built) is not None, f"before: {name}"
        change(built)
        assert quickly(built) is None, name
        fully(built)
        if quickly(built) is None:  # it has changed the store, and reported more than reminders
            fully(built)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("content", "edited"),
        ("templates", "template of its own"),
        (".estate", "last good version gone"),
        ("site", "page edited"),
        (".site.estate", "notes of the site gone"),
    ],
)
def test_each_folder_that_is_looked_at_is_needed(name, change, built, quickly):
    """A record that leaves one of them out does not notice what happens there."""
    record = memory.read_record(built)
    roots = tuple(root for root in record.roots if root.path != built / name)
    seen = {
        path: entry
        for path, entry in record.seen.items()
        if not f"{path}/".startswith(f"{built / name}/")
    }
    assert len(roots) == len(record.roots) - 1
    memory.write_record(built, record._replace(roots=roots, seen=seen))
    CHANGES[change](built)
    assert quickly(built) is not None


def test_a_bit_that_flipped_in_the_record_makes_it_worthless(built, quickly):
    data = (built / RECORD).read_bytes()
    chance = random.Random(1)
    for _ in range(50):
        spot, bit = chance.randrange(len(data)), 1 << chance.randrange(8)
        flipped = bytes([*data[:spot], data[spot] ^ bit, *data[spot + 1 :]])
        (built / RECORD).write_bytes(flipped)
        assert quickly(built) is None


def test_the_record_of_another_estate_is_not_its_own(built, tmp_path, quickly):
    other = tmp_path / "other"
    shutil.copytree(built, other)
    assert quickly(other) is None


@pytest.mark.parametrize(
    ("of", "attribute"), [(generator, "__version__"), (sys, "version"), (sys, "prefix")]
)
def test_another_engine_believes_nothing(of, attribute, built, quickly, monkeypatch):
    monkeypatch.setattr(of, attribute, "another")
    assert quickly(built) is None


def test_what_was_edited_while_it_was_built_is_built_next_time(built, quickly):
    def clock():
        """The time, which is asked for after the content was read."""
        edited(built)
        return at(NOON)

    touched(built)
    assert run(["build", str(built), "--no-posters"], clock) == 0
    assert "另行通知" in (built / NOTICE).read_text("utf-8")
    assert quickly(built) is None


def test_while_another_build_runs_it_is_told_to_wait(built, quickly, capsys):
    with holding(built / ".site.estate"):
        assert quickly(built) is None
        assert run(["build", str(built), "--no-posters"]) == 75
    capsys.readouterr()
    assert quickly(built) is not None


def test_where_the_record_cannot_be_written_a_build_is_a_build(built, quickly, monkeypatch):
    def refused(*_):
        raise PermissionError(13, "denied")

    touched(built)
    monkeypatch.setattr(memory, "write_record", refused)
    assert run(["build", str(built), "--no-posters"]) == 0
    assert quickly(built) is None


def test_a_site_that_lacks_a_page_is_never_called_unchanged(built, quickly, fully):
    """A file of somebody else in the place of a page is told every time."""
    (built / "site/notices/index.html").unlink()
    (built / "site/notices/index.html").mkdir()
    assert fully(built)[0] != 0
    assert quickly(built) is None


# Fingerprints ---------------------------------------------------------------------------------


def test_a_file_changed_within_the_clock_of_the_disk_is_known_by_its_bytes(tmp_path):
    """FAT knows times to two seconds: a second edit of one size leaves no trace in the stat."""
    file, roots = tmp_path / "a", [Root(tmp_path)]
    file.write_bytes(b"one")
    known = taken(roots)
    file.write_bytes(b"two")
    _, *stat, _ = ["", *taken(roots)[str(file)]]
    known[str(file)][:4] = stat
    assert not holds(known, roots)


def test_only_what_is_older_than_the_clock_of_the_disk_is_known_by_its_stat(tmp_path):
    roots, file = [Root(tmp_path)], tmp_path / "a"
    file.write_bytes(b"one")
    known = taken(roots)
    for parts, granule in ((1, FINE), (0, COARSE)):
        touched_at = 5_000_000_000 + parts
        known[str(file)][1:3] = [touched_at, touched_at]
        assert settled(known, touched_at + granule - 1) == known
        assert len(settled(known, touched_at + granule)[str(file)]) == 4
    assert taken(roots, file.stat().st_ctime_ns + COARSE)[str(file)] == taken(roots)[str(file)][:4]
    assert holds(taken(roots, file.stat().st_ctime_ns + COARSE), roots)


def test_a_folder_may_be_named_twice(tmp_path):
    """The templates are both the estate's and the program's where the estate came with it."""
    (tmp_path / "a").write_bytes(b"one")
    roots = [Root(tmp_path), Root(tmp_path)]
    assert holds(taken(roots), roots)


def test_a_link_is_known_as_itself_and_not_followed(tmp_path):
    home, away = tmp_path / "home", tmp_path / "away"
    home.mkdir()
    away.mkdir()
    try:
        (home / "link").symlink_to(away, target_is_directory=True)
    except OSError:
        pytest.skip("this disk, or this user, makes no links")
    known = taken([Root(home)])
    (away / "file").write_text("x", "utf-8")
    assert holds(known, [Root(home)])


def test_a_folder_reached_through_a_link_is_looked_into(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    try:
        (tmp_path / "link").symlink_to(home, target_is_directory=True)
    except OSError:
        pytest.skip("this disk, or this user, makes no links")
    known = taken([Root(tmp_path / "link")])
    (home / "file").write_text("x", "utf-8")
    assert not holds(known, [Root(tmp_path / "link")])


# Whatever is done to the folder ---------------------------------------------------------------


@pytest.mark.parametrize("seed", always(0, more=(1, 2)))
def test_over_a_walk_at_random_the_spared_build_and_the_whole_one_agree(
    seed, built, quickly, fully
):
    """After each step both are asked; where the first answers, words and files are the same."""
    chance, spared = random.Random(seed), 0
    steps = [CHANGES[name] for name in ("edited", "rewritten", "touched", "page edited")]
    steps += [lambda _: None, lambda _: None]
    for _ in range(8):
        chance.choice(steps)(built)
        answer, before = quickly(built), files_below(built / "site")
        whole = fully(built)
        if answer is not None:
            spared += 1
            assert (answer, before) == (whole, files_below(built / "site"))
    assert spared


@pytest.mark.slow
@pytest.mark.parametrize("fault", CASES)
def test_whatever_is_wrong_the_spared_build_tells_what_the_whole_one_does(
    fault, tmp_path, quickly, fully
):
    folder = tmp_path / "estate"
    make_faulty(fault, folder)
    status = fully(folder, "--at", NOON)[0]
    for _ in range(2):
        spared = quickly(folder, "--at", NOON)
        whole = fully(folder, "--at", NOON)
        assert spared in {None, whole}
    assert quickly(folder, "--at", NOON) is not None or status not in {0, 1}


# Anew -----------------------------------------------------------------------------------------


def test_what_was_kept_wrongly_is_believed_until_somebody_asks_for_all_anew(built, fully):
    """A picture in the cache that is whole, but not what its source makes: a fault of our own."""
    picture = (REPOSITORY / "templates/assets/icon.png").read_bytes()
    fields = "标题: 停水\n类别: 停水\n张贴至: 2026-11-25\n附件: 现场.png\n"
    notice = built / "content/notices/20261119-water.md"
    notice.write_text(f"---\n{fields}---\n请储水。\n", encoding="utf-8")
    notice.with_suffix("").mkdir()
    (notice.with_suffix("") / "现场.png").write_bytes(picture)
    fully(built)
    (shown,) = (built / "site/files/notices/20261119-water").iterdir()
    right = shown.read_bytes()
    wrong = right + b"wrong"
    (entry,) = (built / ".estate/cache/attachments").iterdir()
    head = json.loads(entry.read_bytes().split(b"\n", 2)[1])
    data = json.dumps({**head, "same": False}).encode() + b"\n" + wrong
    digest = hashlib.sha256(entry.name.encode() + data).hexdigest().encode()
    entry.write_bytes(digest + b"\n" + data)
    fully(built)
    assert shown.read_bytes() == wrong
    fully(built, "--anew")
    assert shown.read_bytes() == right
    assert memory.last_run(built) is not None
