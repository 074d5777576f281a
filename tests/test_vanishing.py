"""What is gone or cannot be looked at: was it a wish of the clerk's, or a fault of the disk."""

from __future__ import annotations

import errno
import os
import shutil

import pytest

from generator.build import build, read
from generator.cli import main
from tests.builders import at

pytestmark = pytest.mark.whole

NOON = "2026-11-20T12:00"
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
    assert {"files/notices/water/plan.pdf", "files/rules.pdf"} <= set(site(folder))
    return folder


def built(folder, moment=NOON):
    return build(folder, folder / "site", read(folder), at(moment))


def site(folder):
    return {
        file.relative_to(folder / "site").as_posix(): file.read_bytes()
        for file in (folder / "site").rglob("*")
        if file.is_file()
    }


def shown(folder, words):
    return [path for path, data in site(folder).items() if words.encode() in data]


def told(built):
    return [(problem.code, problem.place.path) for problem in built.problems]


@pytest.fixture
def cannot_list(monkeypatch):
    """``cannot_list(folder, error)``: this folder cannot be listed any more; root can list all."""
    real = os.scandir

    def refuse(folder, error):
        def scandir(path="."):
            if os.fspath(path) == os.fspath(folder):
                raise OSError(error, os.strerror(error), os.fspath(path))
            return real(path)

        monkeypatch.setattr(os, "scandir", scandir)

    return refuse


# A folder that cannot be listed


@pytest.mark.parametrize("error", [errno.EACCES, errno.EIO])
@pytest.mark.parametrize(
    "name",
    ["content", "content/notices", "content/events", "content/files", "content/notices/water"],
)
def test_what_lies_in_a_folder_that_cannot_be_listed_stays(folder, cannot_list, name, error):
    before = site(folder)
    cannot_list(folder / name, error)
    for _ in range(2):
        done = built(folder)
        assert site(folder) == before
        assert ("folder.unreadable", name) in told(done)


@pytest.mark.parametrize("name", ["content", "content/notices"])
def test_what_ends_meanwhile_is_taken_down_with_its_attachments(folder, cannot_list, name):
    cannot_list(folder / name, errno.EIO)
    built(folder, "2026-11-26T00:00")
    assert shown(folder, "二栋停水") == []
    assert shown(folder, "电梯保养")
    assert not [path for path in site(folder) if path.startswith("files/")]


def test_a_folder_that_cannot_be_listed_says_so_once_and_in_a_sentence(folder, cannot_list, capsys):
    cannot_list(folder / "content", errno.EACCES)
    assert main(["build", str(folder), "--at", NOON, "--no-posters"]) == 1
    said = capsys.readouterr().err
    assert said.count("打不开") == 1
    assert "content：文件夹打不开（系统提示：Permission denied）" in said
    assert "缺少这个文件" not in said


def test_what_cannot_be_listed_is_not_taken_for_empty_whatever_somebody_says(folder, cannot_list):
    before = site(folder)
    cannot_list(folder / "content", errno.EACCES)
    assert main(["build", str(folder), "--at", NOON, "--allow-empty", "--no-posters"]) == 1
    assert site(folder) == before


def test_others_can_be_edited_while_one_folder_cannot_be_listed(folder, cannot_list):
    cannot_list(folder / "content/events", errno.EIO)
    (folder / "content/notices/later.md").write_text(LATER.replace("电梯保养", "电梯年检"), "utf-8")
    (folder / "content/notices/water.md").unlink()
    built(folder)
    assert shown(folder, "电梯年检")
    assert shown(folder, "二栋停水") == shown(folder, "电梯保养") == []
    assert shown(folder, "冬日健走")


# Content that is gone


@pytest.mark.parametrize("is_empty", [False, True])
def test_content_that_is_gone_takes_no_attachment_down(folder, is_empty):
    before = site(folder)
    shutil.rmtree(folder / "content")
    if is_empty:
        (folder / "content").mkdir()
    for _ in range(2):
        assert told(built(folder)).count(("content.empty", "content")) == 1
        assert site(folder) == before
    built(folder, "2026-11-26T00:00")
    assert not [path for path in site(folder) if path.startswith("files/")]
