"""What is gone or cannot be looked at: was it a wish of the clerk's, or a fault of the disk."""

from __future__ import annotations

import errno
import shutil
from functools import partial

import pytest

from generator.attachments import Preparer
from generator.cli import main
from generator.store import LastFiles, remember_files
from tests.builders import NOON, built, files_below, shown
from tests.disks import refuse_to_list

pytestmark = pytest.mark.whole

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
WATER = (
    "---\n标题: 二栋停水\n类别: 停水\n张贴至: 2026-11-25\n附件: [plan.pdf]\n---\n"
    "[须知](/files/rules.pdf)\n"
)
LATER = "---\n标题: 电梯保养\n类别: 电梯\n张贴至: 2026-11-30\n---\n请走楼梯。\n"
WALK = "---\n标题: 冬日健走\n种类: 文体\n日期: 2026-12-05 9:00–10:00\n地点: 南门\n---\n"
ATTACHED = {
    "notices/water.md": WATER,
    "notices/later.md": LATER,
    "notices/water/plan.pdf": PDF,
    "files/rules.pdf": PDF,
    "events/walk.md": WALK,
}


@pytest.fixture
def folder(tmp_path, built_estate):
    """An estate that was built once, while all was well."""
    folder = built_estate(tmp_path / "estate", ATTACHED, NOON)
    assert {"files/notices/water/plan.pdf", "files/rules.pdf"} <= set(files_below(folder / "site"))
    return folder


def told(built):
    return [(problem.code, problem.place.path) for problem in built.problems]


@pytest.fixture
def cannot_list(monkeypatch):
    return partial(refuse_to_list, monkeypatch)


# A folder that cannot be listed


@pytest.mark.parametrize("error", [errno.EACCES, errno.EIO])
@pytest.mark.parametrize(
    "name",
    ["content", "content/notices", "content/events", "content/files", "content/notices/water"],
)
def test_what_lies_in_a_folder_that_cannot_be_listed_stays(folder, cannot_list, name, error):
    before = files_below(folder / "site")
    cannot_list(folder / name, error)
    for _ in range(2):
        done = built(folder)
        assert files_below(folder / "site") == before
        assert ("folder.unreadable", name) in told(done)


@pytest.mark.parametrize("name", ["content", "content/notices"])
def test_what_ends_meanwhile_is_taken_down_with_its_attachments(folder, cannot_list, name):
    cannot_list(folder / name, errno.EIO)
    built(folder, "2026-11-26T00:00")
    assert shown(folder / "site", "二栋停水") == []
    assert shown(folder / "site", "电梯保养")
    assert not [path for path in files_below(folder / "site") if path.startswith("files/")]


def test_a_folder_that_cannot_be_listed_says_so_once_and_in_a_sentence(folder, cannot_list, capsys):
    cannot_list(folder / "content", errno.EACCES)
    assert main(["build", str(folder), "--at", NOON, "--no-posters"]) == 1
    said = capsys.readouterr().err
    assert said.count("打不开") == 1
    assert "content：文件夹打不开（系统提示：Permission denied）" in said
    assert "缺少这个文件" not in said


def test_what_cannot_be_listed_is_not_taken_for_empty_whatever_somebody_says(folder, cannot_list):
    before = files_below(folder / "site")
    cannot_list(folder / "content", errno.EACCES)
    assert main(["build", str(folder), "--at", NOON, "--allow-empty", "--no-posters"]) == 1
    assert files_below(folder / "site") == before


def test_others_can_be_edited_while_one_folder_cannot_be_listed(folder, cannot_list):
    cannot_list(folder / "content/events", errno.EIO)
    (folder / "content/notices/later.md").write_text(LATER.replace("电梯保养", "电梯年检"), "utf-8")
    (folder / "content/notices/water.md").unlink()
    built(folder)
    assert shown(folder / "site", "电梯年检")
    assert shown(folder / "site", "二栋停水") == shown(folder / "site", "电梯保养") == []
    assert shown(folder / "site", "冬日健走")


# Content that is gone


@pytest.mark.parametrize("is_empty", [False, True])
def test_content_that_is_gone_takes_no_attachment_down(folder, is_empty):
    before = files_below(folder / "site")
    shutil.rmtree(folder / "content")
    if is_empty:
        (folder / "content").mkdir()
    for _ in range(2):
        assert told(built(folder)).count(("content.empty", "content")) == 1
        assert files_below(folder / "site") == before
    built(folder, "2026-11-26T00:00")
    assert not [path for path in files_below(folder / "site") if path.startswith("files/")]


def test_an_attachment_that_cannot_be_read_is_as_it_was_last_published(tmp_path):
    last = LastFiles(tmp_path, remember_files(tmp_path, {"content/files/a.pdf": PDF}))
    preparer = Preparer(tmp_path, None, last)
    assert preparer.file("content/files/a.pdf") == PDF
    assert preparer.file("content/files/b.pdf") is None
    assert {problem.code for problem in preparer.problems} == {"file.unreadable"}
    (digest,) = last.digests.values()
    (tmp_path / ".estate/attachments" / digest).write_bytes(PDF[:-9])
    assert Preparer(tmp_path, None, last).file("content/files/a.pdf") is None


@pytest.mark.parametrize("damaged", [PDF[:-9], bytes(len(PDF))], ids=["cut off", "in zeros"])
def test_a_damaged_copy_of_an_attachment_is_written_anew_by_the_next_run(tmp_path, damaged):
    files = {"content/files/a.pdf": PDF}
    (digest,) = remember_files(tmp_path, files).values()
    kept = tmp_path / ".estate/attachments" / digest
    kept.write_bytes(damaged)
    last = LastFiles(tmp_path, remember_files(tmp_path, files))
    assert last.bytes_of("content/files/a.pdf") == PDF


def test_a_copy_that_is_the_same_is_not_written_again(tmp_path):
    files = {"content/files/a.pdf": PDF}
    (digest,) = remember_files(tmp_path, files).values()
    before = (tmp_path / ".estate/attachments" / digest).stat()
    remember_files(tmp_path, files)
    after = (tmp_path / ".estate/attachments" / digest).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


# Most of a kind gone at once

FIRST, LAST = 20, 29
NOTICE = "---\n标题: 停水通知{0}\n类别: 停水\n张贴至: 2026-11-{0}\n---\n备水{0}。\n"
MANY = {f"notices/n{day}.md": NOTICE.format(day) for day in range(FIRST, LAST + 1)}
FEE = (
    "  - {{id: f{0}, name: 收费{0}, kind: 其他, payer: 业主, basis: 按次, unit: 元/张,"
    " source: 合同, rates: [{{price: 10, from: 2023-07-01}}]}}\n"
)
FEES = "fees:\n" + "".join(FEE.format(n) for n in range(5))
LINKED = "".join(f"[表{n}](/files/{n}.pdf)\n" for n in range(4))
GUIDE = f"---\n标题: 装修须知\nupdated: 2026-11-01\n---\n{LINKED}"
MANY |= {
    "notices/20261120-always.md": None,
    "fees.yaml": FEES,
    "guides/guide.md": GUIDE,
    **{f"files/{n}.pdf": PDF for n in range(4)},
}
ALL_DAYS = range(FIRST, LAST + 1)


@pytest.fixture
def full(tmp_path, built_estate):
    """Ten notices that end day by day, of which all are current; fees; a guide with files."""
    folder = built_estate(tmp_path / "full", MANY, NOON)
    assert days(folder) == [*ALL_DAYS]
    return folder


def days(folder):
    return [day for day in ALL_DAYS if (folder / f"site/notices/n{day}/index.html").exists()]


def delete(folder, *numbers):
    for day in numbers:
        (folder / f"content/notices/n{day}.md").unlink()


def most_gone(done):
    return [dict(p.facts)["known"] for p in done.problems if p.code == "content.most_gone"]


def codes(done):
    return {problem.code for problem in done.problems}


def test_when_most_notices_are_gone_they_stay_until_they_end_and_it_is_told(full):
    before = files_below(full / "site")
    shutil.rmtree(full / "content/notices")
    for _ in range(2):
        done = built(full)
        assert files_below(full / "site") == before
        assert most_gone(done) == ["content/notices 10/10"]
        assert codes(done) == {"content.most_gone"}
    built(full, "2026-11-28T00:00")
    assert days(full) == [28, 29]
    done = built(full, "2026-11-30T00:00")
    assert (days(full), codes(done)) == ([], set())


def test_nothing_is_dropped_in_silence_when_others_of_it_have_ended(full):
    """Once it was told, it is told until somebody says something, or it has ended."""
    delete(full, *range(FIRST, LAST))
    assert most_gone(built(full)) == ["content/notices 9/10"]
    done = built(full, "2026-11-27T00:00")
    assert days(full) == [27, 28, 29]
    assert most_gone(done)


def test_on_a_persons_word_it_is_gone_for_good(full, capsys):
    shutil.rmtree(full / "content/notices")
    order = ["build", str(full), "--at", NOON, "--no-posters"]
    assert main(order) == 1
    said = capsys.readouterr().err
    assert said.count("--allow-missing") == 1
    assert (
        "【已发布，须改正】content：内容一下子少了大半（少了/原有：content/notices 10/10）" in said
    )
    assert days(full) == [*ALL_DAYS]
    assert main([*order, "--allow-missing", "--plan"]) == 0
    assert days(full) == [*ALL_DAYS]
    assert main([*order, "--allow-missing"]) == 0
    assert days(full) == []
    assert main(order) == 0
    assert days(full) == []


def test_what_comes_back_is_as_it_was_and_nothing_more_is_said(full):
    shutil.move(full / "content/notices", full / "elsewhere")
    built(full)
    shutil.move(full / "elsewhere", full / "content/notices")
    delete(full, 20)
    assert codes(built(full)) == {"content.most_gone"}, "it might be on its way back"
    (full / "content/notices/n20.md").write_text(MANY["notices/n20.md"], "utf-8")
    assert codes(built(full)) == set()
    delete(full, 20)
    assert codes(built(full)) == set()
    assert days(full) == [*range(21, LAST + 1)]


def test_putting_away_what_has_ended_is_no_alarm(full):
    moment = "2026-11-27T00:00"
    built(full, moment)
    delete(full, *range(FIRST, 27))
    assert codes(built(full, moment)) == set()
    assert days(full) == [27, 28, 29]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_deleting_up_to_half_of_them_is_no_alarm(full, count):
    delete(full, *range(FIRST, FIRST + count))
    assert codes(built(full)) == set()
    assert days(full) == [*range(FIRST + count, LAST + 1)]


@pytest.mark.parametrize("gone", [["later.md"], ["later.md", "water.md"]])
def test_of_two_notices_one_may_delete_what_one_wants(folder, gone):
    for name in gone:
        (folder / "content/notices" / name).unlink()
    assert "content.most_gone" not in codes(built(folder))
    assert shown(folder / "site", "电梯保养") == []


def test_renaming_all_of_them_is_no_alarm(full):
    for day in ALL_DAYS:
        file = full / f"content/notices/n{day}.md"
        file.rename(file.with_name(f"new{day}.md"))
    assert codes(built(full)) == set()
    assert days(full) == []
    assert len(shown(full, "停水通知20")) > 1


def test_writing_all_of_them_anew_is_no_alarm(full):
    delete(full, *ALL_DAYS)
    for day in ALL_DAYS:
        text = MANY[f"notices/n{day}.md"].replace("停水通知", "更正通知")
        (full / f"content/notices/new{day}.md").write_text(text, "utf-8")
    assert codes(built(full)) == set()
    assert shown(full, "停水通知") == []


def test_moving_all_of_them_into_another_folder_is_told_and_takes_nothing_down(full):
    shutil.move(full / "content/notices", full / "content/2026")
    done = built(full)
    assert {"content.most_gone", "file.lost_folder"} <= codes(done)
    assert days(full) == [*ALL_DAYS]


def test_splitting_a_table_into_several_files_is_no_alarm(full):
    (full / "content/fees.yaml").unlink()
    (full / "content/fees").mkdir()
    lines = FEES.splitlines(keepends=True)[1:]
    for number, line in enumerate(lines):
        (full / f"content/fees/{number}.yaml").write_text(f"fees:\n{line}", "utf-8")
    assert codes(built(full)) == set()


def test_a_table_that_has_lost_most_of_its_lines_keeps_them(full):
    (full / "content/fees.yaml").write_text("".join(FEES.splitlines(keepends=True)[:3]), "utf-8")
    assert most_gone(built(full)) == ["content/fees.yaml 3/5"]
    assert all(shown(full, f"收费{n}") for n in range(5))


def test_when_most_downloads_are_gone_they_stay(full):
    before = files_below(full / "site")
    shutil.rmtree(full / "content/files")
    for _ in range(2):
        done = built(full)
        assert (files_below(full / "site"), most_gone(done)) == (before, ["content/files 4/4"])
        assert codes(done) == {"content.most_gone"}


def test_renaming_all_downloads_is_no_alarm(full):
    for n in range(4):
        (full / f"content/files/{n}.pdf").rename(full / f"content/files/new-{n}.pdf")
    text = GUIDE.replace("/files/", "/files/new-")
    (full / "content/guides/guide.md").write_text(text, "utf-8")
    assert codes(built(full)) == set()


def test_notices_that_are_gone_keep_the_files_beside_them(full):
    for day in (21, 22):
        text = MANY[f"notices/n{day}.md"].replace("---\n备", "附件: [a.pdf]\n---\n备")
        (full / f"content/notices/n{day}.md").write_text(text, "utf-8")
        (full / f"content/notices/n{day}").mkdir()
        (full / f"content/notices/n{day}/a.pdf").write_bytes(PDF)
    built(full)
    before = files_below(full / "site")
    assert "files/notices/n21/a.pdf" in before
    shutil.rmtree(full / "content/notices")
    assert codes(built(full)) == {"content.most_gone"}
    assert files_below(full / "site") == before
    built(full, "2026-11-22T00:00")
    assert "files/notices/n21/a.pdf" not in files_below(full / "site")
    assert "files/notices/n22/a.pdf" in files_below(full / "site")


def test_what_is_missing_can_be_withdrawn(full):
    shutil.rmtree(full / "content/notices")
    built(full)
    order = ["withdraw", "n25", str(full), "--reason", "误发", "--at", NOON]
    assert main(order) == 1
    assert days(full) == [day for day in ALL_DAYS if day != 25]


@pytest.mark.parametrize("command", ["list", "check", "next"])
def test_every_command_speaks_of_what_is_still_shown(full, capsys, command):
    shutil.rmtree(full / "content/notices")
    built(full)
    main([command, str(full), "--at", NOON, "--json"])
    assert "n25" in capsys.readouterr().out or command != "list"
