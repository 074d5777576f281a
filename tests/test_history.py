"""The history of the content: what was changed, by whom and why, and the way back."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import zlib
from datetime import UTC, datetime

import pytest

from generator.cli import main
from generator.history import Deed, noting
from generator.lock import holding
from tests.builders import REPOSITORY, write_estate

pytestmark = pytest.mark.whole

AT = ("--at", "2026-11-20T12:00")
ID = "20261125-water"
PATH = f"content/notices/{ID}.md"
ZH = """\
---
标题: 2栋水箱清洗停水
类别: 停水
张贴自: 2026-11-19
影响时段: 2026-11-25 9:00–17:00
影响范围: [2栋]
---
水清了再用。
"""
GIT = shutil.which("git")
needs_git = pytest.mark.skipif(not GIT, reason="no git here to read the repository with")


@pytest.fixture
def folder(tmp_path):
    return write_estate(tmp_path / "estate", {f"notices/{ID}.md": ZH})


@pytest.fixture(autouse=True)
def named_account(monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "wang")


def correct(folder, hour=10, *more, at=AT):
    window = f"影响时段=2026-11-25 {hour}:00–17:00"
    return main(["correct", ID, str(folder), "--note", "停水时间", "--set", window, *more, *at])


def by_hand(folder, text, path=PATH):
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8")


def history(folder, capsys, *words):
    capsys.readouterr()
    assert main(["history", *words, str(folder), "--json"]) == 0
    return json.loads(capsys.readouterr().out)["changes"]


def git(folder, *words, at="history.git"):
    command = [GIT, "-C", str(folder / at), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


# What is kept -----------------------------------------------------------------------------------


def test_a_change_says_who_when_why_and_what_was_there(folder, capsys):
    assert correct(folder, 10, "--by", "小王") == 0
    last, first = history(folder, capsys)
    assert (last["number"], last["by"], last["why"]) == (2, "小王", "停水时间")
    assert (last["deed"], last["at"]) == ("更正", "2026-11-20T12:00:00+08:00")
    [file] = last["files"]
    window = {"was": "2026-11-25 9:00–17:00", "now": "2026-11-25 10:00–17:00"}
    assert file["fields"] == [{"label": "影响时段", **window}]
    assert (first["deed"], first["by"]) == ("开始记录", "小王")


def test_what_was_edited_by_hand_before_a_command_is_a_change_of_its_own(folder, capsys):
    correct(folder, 10)
    text = (folder / PATH).read_text("utf-8")
    by_hand(folder, text.replace("水清了", "水很清了"))
    os.utime(folder / PATH, ns=(1, 1_795_316_400_000_000_000))
    correct(folder, 11, at=("--at", "2026-12-01T12:00"))
    newest, hand, *_ = history(folder, capsys)
    assert (newest["deed"], hand["deed"]) == ("更正", "改于记事本")
    assert hand["sentences"] == [f"{ID} 正文 原 水清了再用。 → 现 水很清了再用。"]
    assert datetime.fromisoformat(hand["at"]) == datetime.fromtimestamp(1_795_316_400, UTC)


def test_a_name_is_remembered_and_that_of_an_approver_is_not(folder, capsys):
    correct(folder, 10, "--by", "小王")
    correct(folder, 11)
    main(["approve", ID, str(folder), "--by", "周经理", *AT])
    assert [one["by"] for one in history(folder, capsys)] == ["小王"] * 4


def test_every_command_that_writes_content_is_in_the_history(folder, capsys):
    main(["new", "停水", str(folder), "--set", "id=another", *AT])
    main(["approve", "another", str(folder), "--by", "周经理", *AT])
    main(["extend", ID, str(folder), "--until", "2026-11-26", "--reason", "管件晚到", *AT])
    main(["end", ID, str(folder), "--reason", "已恢复", *AT])
    main(["replace", ID, str(folder), *AT])
    main(["cancel", "another", str(folder), "--reason", "不停了", *AT])
    main(["withdraw", ID, str(folder), "--reason", "写错了", *AT])
    main(["withdraw", ID, str(folder), "--undo", "--reason", "没有写错", *AT])
    by_hand(folder, ZH.replace("类别: ", "类别："), "content/notices/slip.md")
    main(["check", str(folder), "--fix", "--yes", *AT])
    main(["restore", ID, str(folder), "--to", "1", "--yes", *AT])
    deeds = [one["deed"] for one in reversed(history(folder, capsys))]
    assert deeds == [
        *("开始记录", "新建", "审批", "延期", "提前结束", "替代", "取消", "撤回", "恢复公开"),
        *("改于记事本", "自动修正", "还原"),
    ]


def test_a_plan_is_no_change(folder):
    correct(folder, 10, "--plan")
    assert not (folder / "history.git").exists()


def test_a_record_is_followed_through_its_names_and_beyond_its_end(folder, capsys):
    correct(folder, 10)
    (folder / PATH).rename(folder / "content/notices/new-name.md")
    assert [one["number"] for one in history(folder, capsys, "new-name")] == [3, 2, 1]
    assert [one["number"] for one in history(folder, capsys, ID)] == [3, 2, 1]
    (folder / "content/notices/new-name.md").unlink()
    newest, *_ = found = history(folder, capsys, "new-name")
    assert len(found) == 4
    assert newest["sentences"] == ["删去 new-name 2栋水箱清洗停水"]


def test_a_long_history_says_how_much_more_there_is(folder, capsys):
    for hour in (10, 11, 12):
        correct(folder, hour)
    capsys.readouterr()
    assert main(["history", str(folder), "--limit", "1"]) == 0
    said = capsys.readouterr().out
    assert "更早的还有 3 次" in said
    assert said.count("更正") == 1
    assert "@@" not in said


def test_lines_are_shown_to_whoever_asks_for_them(folder, capsys):
    correct(folder, 10)
    main(["history", ID, str(folder), "--diff", "--lang", "en"])
    said = capsys.readouterr().out
    assert "-影响时段: 2026-11-25 9:00–17:00" in said
    assert "Corrected" in said


def test_nobody_has_changed_what_nobody_knows(folder, capsys):
    assert main(["history", "nothing", str(folder)]) == 2
    assert "nothing" in capsys.readouterr().err


# The way back -----------------------------------------------------------------------------------


def random_step(folder, chance, number):
    """Edit by hand: write, rename or remove a text, a picture or a translation."""
    names = ["a.md", "a.en.md", "a/plan.pdf", "b.md", "b/photo.jpg"]
    path = folder / "content/notices" / chance.choice(names)
    if path.exists() and chance.random() < 0.3:
        path.unlink()
    else:
        noise = f"{ZH}第 {number} 次。\n".encode(chance.choice(["utf-8", "gb18030"]))
        path.parent.mkdir(exist_ok=True)
        other = f"---\ntitle: Water {number}\n---\n".encode()
        path.write_bytes(noise if path.suffix == ".md" else bytes([number]) * 50)
        if ".en." in path.name:
            path.write_bytes(other)


def files_of(folder, identity):
    home = folder / "content/notices"
    found = [*home.glob(f"{identity}.*"), *home.glob(f"{identity}/*")]
    return {str(path.relative_to(home)): path.read_bytes() for path in found if path.is_file()}


@pytest.mark.parametrize("seed", range(2))
def test_what_is_restored_has_the_bytes_it_had(folder, seed):
    chance, known = random.Random(seed), {}
    for number in range(1, 8):
        random_step(folder, chance, number)
        main(["history", str(folder)])
        known[number] = {name: files_of(folder, name) for name in "ab"}
    for _ in range(5):
        number, name = chance.randint(1, 7), chance.choice("ab")
        before = files_of(folder, name)
        status = main(["restore", name, str(folder), "--to", str(number), "--yes"])
        if known[number][name] and status == 0:
            assert files_of(folder, name) == known[number][name]
        else:
            assert files_of(folder, name) == before
    assert main(["restore", "--all", str(folder), "--to", "7", "--yes"]) in {0, 3}
    assert {name: files_of(folder, name) for name in "ab"} == known[7]


def test_nothing_is_restored_that_was_not_shown_and_wanted(folder, capsys):
    correct(folder, 10)
    now = (folder / PATH).read_bytes()
    for words in (["--plan"], [], ["--plan", "--yes"]):
        assert main(["restore", ID, str(folder), "--to", "1", *words]) == 0
        assert "10:00–17:00 → 现 2026-11-25 9:00–17:00" in capsys.readouterr().out
        assert (folder / PATH).read_bytes() == now
    assert main(["restore", ID, str(folder), "--to", "1", "--yes"]) == 0
    assert (folder / PATH).read_text("utf-8") == ZH


def test_a_restoration_can_be_taken_back_like_any_change(folder, capsys):
    correct(folder, 10)
    now = (folder / PATH).read_bytes()
    main(["restore", ID, str(folder), "--to", "1", "--yes"])
    main(["restore", ID, str(folder), "--to", "2", "--yes"])
    assert (folder / PATH).read_bytes() == now
    assert [one["number"] for one in history(folder, capsys)] == [4, 3, 2, 1]


def test_what_could_not_be_published_is_not_restored(folder, capsys):
    by_hand(folder, ZH.replace("2026-11-25", "2026-02-30"))
    main(["history", str(folder)])
    by_hand(folder, ZH)
    assert main(["restore", ID, str(folder), "--to", "1", "--yes"]) == 3
    assert "2026-02-30" in capsys.readouterr().err
    assert (folder / PATH).read_text("utf-8") == ZH


def test_a_renamed_record_is_restored_under_its_new_name(folder):
    correct(folder, 10)
    (folder / PATH).rename(folder / "content/notices/new-name.md")
    assert main(["restore", "new-name", str(folder), "--to", "1", "--yes"]) == 0
    assert (folder / "content/notices/new-name.md").read_text("utf-8") == ZH
    assert not (folder / PATH).exists()


def test_a_deleted_record_comes_back(folder):
    main(["history", str(folder)])
    (folder / PATH).unlink()
    assert main(["restore", ID, str(folder), "--to", "1", "--yes"]) == 0
    assert (folder / PATH).read_text("utf-8") == ZH


def test_the_whole_content_goes_back_to_a_moment(folder):
    correct(folder, 10)
    main(["new", "停水", str(folder), "--set", "id=later", "--at", "2026-11-21T12:00"])
    words = ["--all", "--to", "2026-11-20T13:00", "--yes"]
    assert main(["restore", str(folder), *words]) == 0
    assert not (folder / "content/notices/later.md").exists()
    assert "10:00" in (folder / PATH).read_text("utf-8")


def test_a_way_back_needs_a_number_there_is(folder, capsys):
    main(["history", str(folder)])
    for words in (["--to", "7"], ["--to", "0"], ["--to", "1990-01-01"], ["--to", "gestern"]):
        assert main(["restore", ID, str(folder), *words, "--yes"]) == 2
    assert main(["restore", str(folder), "--to", "1", "--yes"]) == 2
    assert main(["restore", ID, str(folder), "--all", "--to", "1", "--yes"]) == 2
    assert main(["restore", "nothing", str(folder), "--to", "1", "--yes"]) == 2
    assert "那时还没有写" in capsys.readouterr().err
    (folder / "content/withdrawn.yaml").write_text("withdrawn: []\n", "utf-8")
    assert main(["restore", "withdrawn", str(folder), "--to", "2", "--yes"]) == 3


def test_the_content_needs_to_be_readable_by_nobody_to_be_restored(folder):
    main(["history", str(folder)])
    good = (folder / "content/estate.yaml").read_bytes()
    (folder / "content/estate.yaml").write_text("nothing of it", "utf-8")
    assert main(["restore", "estate", str(folder), "--to", "1", "--yes"]) == 0
    assert (folder / "content/estate.yaml").read_bytes() == good


# What was withdrawn -----------------------------------------------------------------------------


def test_what_was_withdrawn_stays_withdrawn_whatever_is_restored(folder, capsys):
    correct(folder, 10)
    page = folder / f"site/notices/{ID}/index.html"
    main(["withdraw", ID, str(folder), "--reason", "写错了", *AT])
    capsys.readouterr()
    assert main(["restore", ID, str(folder), "--to", "1", "--yes", *AT]) == 0
    assert "--undo" in capsys.readouterr().out
    assert main(["restore", str(folder), "--all", "--to", "1", "--yes", *AT]) in {0, 3}
    assert ID in (folder / "content/withdrawn.yaml").read_text("utf-8")
    main(["build", str(folder), "--no-posters", *AT])
    assert not page.exists()


def objects(repository):
    """Everything a repository holds, as plain bytes: loose, packed, and its other files."""
    for path in repository.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            yield data
            try:
                yield zlib.decompress(data)
            except zlib.error:
                continue
    if GIT:
        command = [GIT, "-C", str(repository), "cat-file", "--batch", "--batch-all-objects"]
        yield subprocess.run(command, capture_output=True, check=True).stdout


def is_said(word, repository):
    return any(word.encode() in data for data in objects(repository))


def withdraw_for_privacy(folder, *more):
    words = ["--reason", "涉及隐私", "--privacy", *AT]
    return main(["withdraw", ID, str(folder), *words, *more])


def test_a_withdrawal_for_privacy_takes_the_words_out_of_the_history(folder, capsys):
    correct(folder, 10)
    for text in ("三栋的欧阳修先生家里", "三栋的住户家里"):
        by_hand(folder, ZH.replace("水清了再用", text), "content/notices/old.md")
        main(["history", str(folder)])
    (folder / PATH).unlink()
    main(["history", str(folder)])
    (folder / "content/notices/old.md").rename(folder / PATH)
    main(["extend", ID, str(folder), "--until", "2026-11-26", "--reason", "欧阳修先生请求", *AT])
    assert is_said("欧阳修", folder / "history.git")
    assert withdraw_for_privacy(folder) in {0, 1}
    assert "找不回来" in capsys.readouterr().err
    assert not is_said("欧阳修", folder / "history.git")
    assert not is_said("水箱清洗", folder / "history.git")
    assert main(["restore", ID, str(folder), "--to", "2", "--yes"]) == 2
    assert "隐私" in capsys.readouterr().err
    assert len(history(folder, capsys)) == 8
    assert (folder / PATH).exists()
    if GIT:
        git(folder, "fsck", "--strict")


def test_private_words_do_not_come_back_by_an_edit_or_a_copy(folder):
    main(["history", str(folder)])
    withdraw_for_privacy(folder)
    shutil.copy(folder / PATH, folder / "content/notices/copy.md")
    by_hand(folder, (folder / PATH).read_text("utf-8") + "又一句。\n")
    main(["history", str(folder)])
    (folder / "content/withdrawn.yaml").unlink()
    main(["history", str(folder)])
    assert not is_said("水箱清洗", folder / "history.git")


def test_what_is_made_public_again_is_noted_again(folder, capsys):
    main(["history", str(folder)])
    withdraw_for_privacy(folder)
    main(["withdraw", ID, str(folder), "--undo", "--reason", "可以公开", *AT])
    correct(folder, 10)
    newest, *_ = history(folder, capsys, ID)
    assert newest["deed"] == "更正"


def test_forgetting_that_was_cut_off_is_done_by_the_next_run(folder, monkeypatch):
    correct(folder, 10)
    with monkeypatch.context() as broken:
        broken.setattr("dulwich.gc.garbage_collect", _full)
        withdraw_for_privacy(folder)
    assert is_said("水箱清洗", folder / "history.git")
    by_hand(folder, ZH, "content/notices/other.md")
    main(["history", str(folder)])
    assert not is_said("9:00–17:00 → 现", folder / "history.git")


def _full(*_, **__):
    raise OSError(28, "No space left on device")


# Where it lies ----------------------------------------------------------------------------------


@needs_git
def test_any_git_reads_the_history(folder):
    correct(folder, 10, "--by", "小王")
    first, *_ = git(folder, "log", "--format=%an %s").splitlines()
    assert first == f"小王 更正：{ID} 影响时段 原 2026-11-25 9:00–17:00 → 现 2026-11-25 10:00–17:00"
    git(folder, "fsck", "--strict", "--full")
    git(folder, "gc", "--quiet", "--prune=now")
    assert correct(folder, 11) == 0
    assert len(git(folder, "log", "--format=%h").split()) == 3


@needs_git
def test_in_a_work_tree_the_history_is_a_ref_and_nothing_else_is_touched(folder, capsys):
    git(folder, "init", "--quiet", "--initial-branch=trunk", at=".")
    who = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    git(folder, "add", "content", at=".")
    git(folder, *who, "commit", "--quiet", "-m", "First", at=".")
    before = (git(folder, "rev-parse", "HEAD", at="."), (folder / ".git/index").read_bytes())
    correct(folder, 10)
    assert (
        git(folder, "rev-parse", "HEAD", at="."),
        (folder / ".git/index").read_bytes(),
    ) == before
    assert not (folder / "history.git").exists()
    refs = git(folder, "for-each-ref", "--format=%(refname)", at=".").split()
    assert refs == ["refs/estate/history", "refs/heads/trunk"]
    assert len(history(folder, capsys)) == 2
    assert withdraw_for_privacy(folder) in {0, 1}
    assert "git" in capsys.readouterr().err
    assert git(folder, "show", f"HEAD:{PATH}", at=".") == ZH
    assert not is_said("10:00–17:00", folder / ".git")
    git(folder, "fsck", "--strict", at=".")


@needs_git
def test_two_estates_in_one_work_tree_have_a_history_each(folder, tmp_path, capsys):
    git(tmp_path, "init", "--quiet", at=".")
    shutil.copytree(folder, tmp_path / "另一个")
    correct(folder, 10)
    assert len(history(folder, capsys)) == 2
    assert len(history(tmp_path / "另一个", capsys)) == 1


def test_deleting_the_history_loses_nothing_else(folder, capsys):
    correct(folder, 10)
    shutil.rmtree(folder / "history.git")
    assert correct(folder, 11) == 0
    assert [one["deed"] for one in history(folder, capsys)] == ["更正", "开始记录"]


# Builds -----------------------------------------------------------------------------------------

BUILD = """
import sys
from generator.cli import main
status = main(["build", sys.argv[1], "--no-posters", "--at", "2026-11-20T12:00"])
print(status, "dulwich" in sys.modules, file=sys.stderr)
"""


def build_apart(folder):
    command = [sys.executable, "-c", BUILD, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    return done.stderr.strip().splitlines()[-1]


def test_a_build_notes_what_was_edited_where_a_history_is_kept_and_loads_nothing_else(
    folder, capsys
):
    assert build_apart(folder) == "0 False"
    assert not (folder / "history.git").exists()
    correct(folder, 10)
    assert build_apart(folder) == "0 False"
    by_hand(folder, (folder / PATH).read_text("utf-8").replace("水清了", "水很清了"))
    assert build_apart(folder) == "0 True"
    assert build_apart(folder) == "0 False"
    assert history(folder, capsys)[0]["deed"] == "改于记事本"


# Faults -----------------------------------------------------------------------------------------


def break_nothing(folder):
    (folder / "history.git").mkdir()
    (folder / "history.git/letter.txt").write_text("mine", "utf-8")


def break_ref(folder):
    correct(folder, 10)
    (folder / "history.git/refs/heads/main").write_text("0" * 40, "ascii")


def break_objects(folder):
    correct(folder, 10)
    for path in (folder / "history.git/objects").rglob("*"):
        if path.is_file():
            path.chmod(0o600)
            path.write_bytes(b"")


def break_place(folder):
    (folder / "history.git").write_text("a file", "utf-8")


@pytest.mark.parametrize("harm", [break_nothing, break_ref, break_objects, break_place])
def test_a_history_that_is_damaged_or_not_ours_stops_no_edit_and_no_build(folder, harm, capsys):
    harm(folder)
    capsys.readouterr()
    assert correct(folder, 11) == 0
    assert "history.git" in capsys.readouterr().err
    assert "11:00" in (folder / PATH).read_text("utf-8")
    assert main(["build", str(folder), "--no-posters", *AT]) in {0, 1}
    assert main(["history", str(folder)]) == 3
    assert main(["restore", ID, str(folder), "--to", "1", "--yes"]) == 3
    assert "Traceback" not in capsys.readouterr().err


def test_a_full_disk_keeps_the_history_back_and_nothing_else(folder, monkeypatch, capsys):
    main(["history", str(folder)])
    with monkeypatch.context() as full:
        full.setattr("dulwich.object_store.DiskObjectStore.add_object", _full)
        assert correct(folder, 10) == 0
    assert "磁盘空间" in capsys.readouterr().err
    assert "10:00" in (folder / PATH).read_text("utf-8")
    newest, *_ = history(folder, capsys)
    assert newest["deed"] == "改于记事本"


def test_nothing_is_restored_over_what_the_history_could_not_hold(folder, monkeypatch):
    main(["history", str(folder)])
    by_hand(folder, ZH.replace("水清了", "水很清了"))
    with monkeypatch.context() as full:
        full.setattr("dulwich.object_store.DiskObjectStore.add_object", _full)
        assert main(["restore", ID, str(folder), "--to", "1", "--yes"]) == 3
    assert "水很清了" in (folder / PATH).read_text("utf-8")


def test_whoever_writes_the_history_is_waited_for_and_not_for_ever(folder, monkeypatch, capsys):
    main(["history", str(folder)])
    monkeypatch.setattr("time.sleep", lambda _: None)
    with holding(os.open(folder / ".estate/cache/history.lock", os.O_RDWR)):
        assert correct(folder, 10) == 0
    assert "另一个程序" in capsys.readouterr().err
    assert "10:00" in (folder / PATH).read_text("utf-8")
    assert main(["history", str(folder)]) == 0


def test_a_lock_left_by_a_crash_is_no_lock(folder, capsys):
    correct(folder, 10)
    (folder / "history.git/refs/heads/main.lock").write_text("", "ascii")
    assert correct(folder, 11) == 0
    assert capsys.readouterr().err == ""
    assert len(history(folder, capsys)) == 3


def test_two_commands_at_once_are_two_changes(folder, capsys):
    by_hand(folder, ZH, "content/notices/other.md")
    main(["history", str(folder)])
    words = ["--note", "停水时间", "--set", "影响时段=2026-11-25 10:00–17:00", *AT]
    command = [sys.executable, "-m", "generator", "correct"]
    both = [
        subprocess.Popen([*command, name, str(folder), *words], cwd=REPOSITORY)
        for name in (ID, "other")
    ]
    assert [one.wait() for one in both] == [0, 0]
    newest, before, _ = history(folder, capsys)
    assert {newest["deed"], before["deed"]} == {"更正"}
    assert {one["files"][0]["id"] for one in (newest, before)} == {ID, "other"}


def test_an_edit_that_fails_is_no_change(folder, capsys):
    main(["history", str(folder)])

    def fail():
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        noting.change(folder, Deed("correct"), fail)
    assert len(history(folder, capsys)) == 1
