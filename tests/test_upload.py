"""``publish`` with real commands and a real server: what is sent, in which order, what stays.

The host is a folder of its own that a web server serves; ``tests/courier.py`` is the estate's
own command, which also fails, hangs and dies.
"""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from generator import live, stopping
from generator.audit import leads_somewhere, links
from generator.cli import main
from generator.reading import read
from generator.upload import Route, upload
from tests.builders import REPOSITORY, SMALL_ESTATE, at, files_below, notice_file, write_estate
from tests.hosts import serving
from tests.often import always
from tests.waiting import LONGEST, started, until

pytestmark = pytest.mark.whole

DONE, PROBLEMS, USAGE, REFUSED, IO_ERROR = range(5)
NOON = at("2026-11-25T12:00")
NEXT_DAY = NOON + timedelta(days=1)
LONG_AFTER = at("2040-01-01T12:00")
"""After the real time at which a process of its own has built."""
WATER, POWER = "notices/20261125-water/index.html", "notices/20261128-power/index.html"
LIFT = "notices/20261201-lift.md"
CARD = "notices/20261202-card.md"
COURIER = REPOSITORY / "tests/courier.py"
ALONE = (sys.executable, "-I", "-S")
"""Python without what is installed beside it, which takes as long to find as it takes to start."""
NOTICES = {
    "notices/20261125-water.md": notice_file("二栋停水", "2026-11-25", 张贴自="2026-11-20"),
    "notices/20261128-power.md": notice_file("一栋停电", "2026-11-28", 张贴自="2026-11-20"),
}


class Estate:
    """An estate with a host, and what the clerk does."""

    def __init__(self, folder, host, server):
        self.folder, self.host, self.server = folder, host, server
        write_estate(folder, NOTICES)
        self.upload_by(put="put", remove="remove")

    def command(self, what):
        words = [*ALONE, COURIER, what, "$site", "$list", self.host]
        return [str(word) for word in words]

    def upload_by(self, **commands):
        """``put="put"`` is the courier's; a list is a command of its own."""
        wanted = {
            key: self.command(words) if isinstance(words, str) else words
            for key, words in commands.items()
        }
        self.configure(f"upload: {json.dumps(wanted)}\n")

    def configure(self, more):
        text = SMALL_ESTATE["estate.yaml"].replace("https://test.example/", self.server.url)
        (self.folder / "content/estate.yaml").write_text(f"{text}{more}", "utf-8")

    def fault(self, *lines):
        Path(f"{self.host}.fault").write_text("\n".join(lines), "utf-8")

    def remembers(self, path):
        """A file of ours on the host, of an earlier publication."""
        stored = json.loads(self.note.read_text("utf-8"))
        stored["files"][path] = "x"
        self.note.write_text(json.dumps(stored), "utf-8")
        (self.host / path).parent.mkdir(exist_ok=True)
        (self.host / path).write_text("x", "utf-8")

    @property
    def has_child(self):
        """Whether the command that hangs has come so far as to have a child."""
        return Path(f"{self.host}.child").exists()

    def loses_its_child(self):
        number = int(Path(f"{self.host}.child").read_text("utf-8"))
        until(lambda: is_gone(number), "the child of the upload command was gone")

    def publish(self, moment=NOON, *more):
        """Without posters, which are sent as any file is."""
        return main(["publish", str(self.folder), "--no-posters", *more], lambda: moment)

    @property
    def note(self):
        """What is believed to be on the host."""
        return self.folder / ".site.estate/uploaded.json"

    @property
    def route(self):
        upload = read(self.folder).content.estate.upload
        return Route(self.folder, self.folder / "site", self.server.url, upload)

    def goes_back_to(self, files, noted):
        """The host is as it was, and what is believed of it."""
        for path in self.live.keys() - files.keys():
            (self.host / path).unlink()
        for path, data in files.items():
            (self.host / path).parent.mkdir(parents=True, exist_ok=True)
            (self.host / path).write_bytes(data)
        self.note.write_bytes(noted)

    @property
    def site(self):
        return files_below(self.folder / "site")

    @property
    def live(self):
        return files_below(self.host)

    @property
    def calls(self):
        """What the command was asked to do: (put, [paths])."""
        diary = Path(f"{self.host}.diary")
        lines = diary.read_text("utf-8").splitlines() if diary.exists() else []
        return [(words[0], words[1:]) for words in (line.split() for line in lines)]

    def edit(self, path, text):
        (self.folder / "content" / path).write_text(text, "utf-8")


def check_is_consistent(live, before, after):
    """``before`` is what stood there, ``after`` what all of it would be."""
    assert not [path for path in before.keys() - after.keys() if path in live]
    for path, data in live.items():
        for _, target in links(path, data):
            is_there = leads_somewhere(target, live)
            is_over = not leads_somewhere(target, after)
            is_under_way = path not in before and leads_somewhere(target, after)
            assert is_there or is_over or is_under_way, (path, target)


@pytest.fixture
def estate(tmp_path, monkeypatch):
    monkeypatch.setattr(live, "LOOK_AGAIN_AFTER", (0.0,))
    monkeypatch.setattr(live, "PATIENCE", LONGEST)
    monkeypatch.setattr(live, "WHOLE_PATIENCE", LONGEST)
    host = tmp_path / "host"
    host.mkdir()
    with serving(host) as server:
        yield Estate(tmp_path / "estate", host, server)


def test_the_host_holds_what_was_built(estate):
    assert estate.publish(NOON, "--posters") == DONE
    assert estate.live == estate.site
    assert {WATER, WATER.replace("index.html", "poster.pdf")} <= estate.live.keys()


def test_what_leads_to_a_page_is_sent_after_it(estate):
    estate.publish()
    asked = len(estate.calls)
    estate.edit(LIFT, notice_file("电梯检修", "2026-12-05"))
    estate.publish()
    steps = [paths for what, paths in estate.calls[asked:] if what == "put"]
    place = {path: number for number, paths in enumerate(steps) for path in paths}
    lift = "notices/20261201-lift/index.html"
    assert place[lift] < place["data/notices.json"] < place["notices/index.html"]
    assert steps[-1][-1] == "index.html"


def test_a_second_publication_sends_nothing_and_says_so(estate, capsys):
    estate.publish()
    asked, _ = len(estate.calls), capsys.readouterr()
    assert estate.publish() == DONE
    assert len(estate.calls) == asked
    assert "不用更新" in capsys.readouterr().out


def test_what_expired_is_taken_off_the_host(estate):
    estate.publish()
    assert estate.publish(NEXT_DAY) == DONE
    assert WATER not in estate.live
    assert POWER in estate.live
    assert estate.live == estate.site


def test_one_sentence_says_what_went_out(estate, capsys):
    estate.publish()
    capsys.readouterr()
    estate.edit(LIFT, notice_file("电梯检修", "2026-12-05", 张贴自="2026-11-26"))
    estate.publish(NEXT_DAY)
    *_, sentence = capsys.readouterr().out.splitlines()
    assert sentence.startswith(
        f"已发布到 {estate.server.url}：上架 1 项（电梯检修），下架 1 项（二栋停水），"
    )
    assert sentence.endswith("线上已核对，都对。")


def test_what_was_deleted_is_called_by_its_id(estate, capsys):
    estate.publish()
    (estate.folder / "content/notices/20261128-power.md").unlink()
    capsys.readouterr()
    estate.publish()
    assert "下架 1 项（20261128-power）" in capsys.readouterr().out


def test_many_are_not_all_named(estate, capsys):
    for number in range(5):
        estate.edit(f"notices/2026-{number}.md", notice_file(f"第{number}则", "2026-12-05"))
    estate.publish()
    assert re.search("上架 8 项（[^、]+、[^、]+、[^、]+ 等），", capsys.readouterr().out)


def test_a_withdrawn_notice_is_not_called_by_its_title(estate, capsys):
    estate.publish()
    capsys.readouterr()
    estate.edit(
        "withdrawn.yaml",
        "- {id: 20261125-water, at: 2026-11-25 11:00, reason: 涉及住户隐私, privacy: 是}\n",
    )
    estate.publish()
    out = capsys.readouterr().out
    assert "下架 1 项（20261125-water）" in out


class TestASendingThatFails:
    def test_is_told_with_what_the_command_said(self, estate, capsys):
        estate.fault("put fail 0")
        assert estate.publish() == IO_ERROR
        said = capsys.readouterr()
        assert "上传命令没有成功（退出码 23），它最后说：\n连接断开" in said.err
        assert "没有发布完" in said.out

    def test_takes_away_what_has_expired_all_the_same(self, estate):
        estate.publish()
        estate.edit(LIFT, notice_file("电梯检修", "2026-12-05"))
        estate.fault("put fail 0")
        assert estate.publish(NEXT_DAY) == IO_ERROR
        assert WATER not in estate.live
        assert "notices/20261201-lift/index.html" not in estate.live

    def test_keeps_the_assets_of_pages_that_could_not_be_replaced(self, estate):
        estate.publish()
        old = "assets/style.0123456789.css"
        estate.remembers(old)
        estate.fault("put fail 0")
        estate.publish(NEXT_DAY)
        assert old in estate.live
        estate.fault("")
        assert estate.publish(NEXT_DAY) == DONE
        assert old not in estate.live

    @pytest.mark.parametrize("order", always("", more=["back "]))
    def test_leaves_a_host_that_is_consistent_in_itself_wherever_it_stops(self, estate, order):
        """What was there finds all it leads to, but for what is over; of that nothing is left."""
        estate.edit(CARD, notice_file("门禁换卡", "2026-12-05"))
        estate.publish()
        before = estate.live
        noted, asked = estate.note.read_bytes(), len(estate.calls)
        estate.edit(
            CARD, notice_file("门禁换卡", "2026-12-05") + "[另见](/notices/20261201-lift/)\n"
        )
        estate.edit(
            LIFT, notice_file("电梯检修", "2026-12-05") + "[另见](/notices/20261203-gate/)\n"
        )
        estate.edit("notices/20261203-gate.md", notice_file("大门检修", "2026-12-05"))
        estate.publish(NEXT_DAY)
        after = estate.site
        puts = [paths for what, paths in estate.calls[asked:] if what == "put"]
        for paths in puts:
            for count in {len(paths) // 2, len(paths) - 1}:
                estate.goes_back_to(before, noted)
                estate.fault(f"put fail {count} {order}on {paths[0]}")
                assert upload(estate.route).failures
                check_is_consistent(estate.live, before, after)

    @pytest.mark.parametrize("number", always(0, 5, more=[1]))
    def test_goes_on_at_the_next_publication(self, estate, number):
        estate.fault(f"put fail {number}")
        estate.publish()
        estate.fault("")
        assert estate.publish(NEXT_DAY) == DONE
        assert estate.live == estate.site

    def test_leaves_the_home_page_until_what_it_leads_to_is_there(self, estate):
        estate.publish()
        before = estate.live["index.html"]
        estate.edit(LIFT, notice_file("电梯检修", "2026-12-05"))
        estate.fault("put fail 1")
        estate.publish()
        assert estate.live["index.html"] == before

    def test_whose_removal_fails_too_says_how_much_is_left(self, estate, capsys):
        estate.publish()
        estate.fault("put fail 0", "remove fail 0")
        assert estate.publish(NEXT_DAY) == IO_ERROR
        assert "个已到期的文件没有删除" in capsys.readouterr().out
        estate.fault("")
        assert estate.publish(NEXT_DAY) == DONE
        assert estate.live == estate.site

    def test_takes_what_was_under_way_off_again_if_it_is_withdrawn_before_the_next(self, estate):
        estate.publish()
        estate.edit(LIFT, notice_file("电梯检修", "2026-12-05"))
        estate.fault("put fail 99")
        estate.publish()
        assert "notices/20261201-lift/index.html" in estate.live
        (estate.folder / "content" / LIFT).unlink()
        estate.fault("")
        assert estate.publish() == DONE
        assert estate.live == estate.site

    def test_is_told_where_there_is_no_such_program(self, estate, capsys):
        estate.upload_by(put=["no-such-program", "$list"], remove=["no-such-program", "$list"])
        assert estate.publish() == IO_ERROR
        assert "找不到上传程序“no-such-program”" in capsys.readouterr().err

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission")
    def test_is_told_where_the_program_may_not_run(self, estate, capsys):
        program = estate.folder / "program"
        program.write_text("echo", "utf-8")
        estate.upload_by(put=[str(program), "$list"], remove=[str(program), "$list"])
        assert estate.publish() == IO_ERROR
        assert "上传命令不能运行：Permission denied" in capsys.readouterr().err

    @pytest.mark.skipif(os.name == "nt", reason="looks at processes as Linux shows them")
    def test_is_stopped_with_its_children_where_it_hangs(self, estate, capsys, monkeypatch):
        """It is given more time where this machine needs more to start it."""
        estate.fault("put hang 1")
        for seconds in (2, 10, 50):
            monkeypatch.setattr(stopping, "MINUTE", seconds / 10)
            assert estate.publish() == IO_ERROR
            assert "上传命令 10 分钟还没有做完，已停止" in capsys.readouterr().err
            if estate.has_child:
                break
        assert estate.has_child, "the upload command never came so far as to have a child"
        estate.loses_its_child()


def test_no_shell_reads_the_command(estate):
    estate.upload_by(put=[*estate.command("put"), "; touch $$HOME.txt `id`"], remove="remove")
    assert estate.publish() == DONE
    assert estate.live == estate.site


def is_gone(number):
    """Whether a process has ended, if only its parent has not asked how."""
    try:
        state = Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state in {"Z", "X"}


def test_a_host_that_takes_the_folder_as_a_whole_needs_no_list_and_no_removal(estate):
    (estate.folder / "content").mkdir(exist_ok=True)
    whole = [sys.executable, "-c", WHOLE, "$site", str(estate.host)]
    estate.upload_by(put=whole)
    assert estate.publish() == DONE
    assert estate.publish(NEXT_DAY) == DONE
    assert estate.live == estate.site
    assert WATER not in estate.live


WHOLE = "import shutil, sys; shutil.rmtree(sys.argv[2]); shutil.copytree(sys.argv[1], sys.argv[2])"


@pytest.mark.skipif(os.name == "nt", reason="a shell as POSIX has it")
def test_a_host_with_nothing_but_a_shell_reads_the_list_on_standard_input(estate):
    shell = ["sh", "-c", f"cd '{estate.host}' && while read -r path; do rm -f \"$$path\"; done"]
    estate.upload_by(put="put", remove=shell)
    estate.publish()
    estate.publish(NEXT_DAY)
    assert estate.live == estate.site


def test_a_changed_command_sends_all_again_and_still_removes(estate):
    estate.publish()
    (estate.host / POWER).unlink()
    estate.upload_by(put=[*estate.command("put"), "other"], remove="remove")
    assert estate.publish(NEXT_DAY) == DONE
    assert estate.live == estate.site


def test_a_damaged_note_is_told_and_all_is_sent_again(estate, capsys):
    estate.publish()
    (estate.folder / ".site.estate/uploaded.json").write_text('{"files": {"../x": ""}}', "utf-8")
    (estate.host / POWER).unlink()
    assert estate.publish() == DONE
    assert "上传记录损坏" in capsys.readouterr().err
    assert estate.live == estate.site


def test_files_of_others_on_the_host_stay(estate):
    (estate.host / "verify.txt").write_text("theirs", "utf-8")
    estate.publish()
    estate.publish(NEXT_DAY)
    assert estate.live["verify.txt"] == b"theirs"


def test_a_build_that_fails_takes_what_has_expired_off_the_host(estate, capsys):
    estate.publish()
    stage = estate.folder / ".site.estate/stage"
    stage.write_text("in the way", "utf-8")
    assert estate.publish(NEXT_DAY) == IO_ERROR
    assert "stage" in capsys.readouterr().err
    assert WATER not in estate.live
    assert POWER in estate.live


def test_a_site_that_is_not_right_afterwards_is_told(estate, capsys):
    nowhere = [sys.executable, "-c", "", "$list"]
    estate.upload_by(put=nowhere, remove=nowhere)
    assert estate.publish() == PROBLEMS
    said = capsys.readouterr()
    assert "/status.json 不是本程序生成的（回应 404）" in said.err
    assert "但线上还不对" in said.out


def test_a_host_that_needs_a_moment_is_looked_at_again(estate, monkeypatch):
    monkeypatch.setattr(live, "LOOK_AGAIN_AFTER", (0.0, 0.0))
    late = iter([(404, {}, b""), (404, {}, b"")])
    estate.server.answers = Once({"/status.json": late})
    assert estate.publish() == DONE


class Once(dict):
    """Answers for as long as there are some, then none."""

    def get(self, path, *_):
        return next(super().get(path, iter(())), None)


def test_a_host_that_does_not_answer_is_an_error_of_the_connection(estate, capsys):
    estate.server.url = "http://127.0.0.1:9/"
    estate.upload_by(put="put", remove="remove")
    assert estate.publish() == IO_ERROR
    assert "连不上 http://127.0.0.1:9/" in capsys.readouterr().err


def test_a_problem_of_the_content_shows_in_the_status_though_all_was_sent(estate):
    estate.edit(LIFT, notice_file("电梯检修", "2026-02-30"))
    assert estate.publish() == PROBLEMS
    assert estate.live == estate.site


def test_without_a_command_the_site_is_built_and_looked_at(estate, capsys):
    estate.configure("")
    assert estate.publish() == PROBLEMS
    assert "没有上传：estate.yaml 里没有写上传命令" in capsys.readouterr().out


def test_a_plan_lists_both_in_order_and_writes_and_sends_nothing(estate, capsys):
    estate.publish()
    before, asked = files_below(estate.folder), len(estate.calls)
    capsys.readouterr()
    assert estate.publish(NEXT_DAY, "--plan") == DONE
    out = capsys.readouterr().out
    assert f"删除  {WATER}" in out
    assert out.index("更新  index.html") < out.index(f"删除  {WATER}")
    assert (files_below(estate.folder), len(estate.calls)) == (before, asked)


def test_a_plan_is_what_is_then_done(estate, capsys):
    estate.publish()
    capsys.readouterr()
    estate.publish(NEXT_DAY, "--plan", "--json")
    plan = json.loads(capsys.readouterr().out)["upload"]
    estate.publish(NEXT_DAY, "--json")
    done = json.loads(capsys.readouterr().out)
    assert (done["upload"]["put"], done["upload"]["removed"]) == (plan["put"], plan["removed"])
    assert done["live"] == {"unreachable": None, "findings": []}


def test_another_moment_cannot_be_published(estate, capsys):
    assert estate.publish(NOON, "--at", "2026-11-25") == USAGE
    assert "--at" in capsys.readouterr().err


def test_nobody_builds_while_it_uploads(estate):
    script = estate.folder / "busy.py"
    script.write_text(BUSY, "utf-8")
    words = [sys.executable, script, REPOSITORY, estate.folder, estate.host, "$list"]
    busy = [str(word) for word in words]
    estate.upload_by(put=busy, remove="remove")
    estate.publish()
    assert Path(f"{estate.host}.status").read_text("utf-8") == "75"


BUSY = """import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from generator.cli import main
status = main(["build", sys.argv[2], "--at", "2026-11-25"])
Path(f"{sys.argv[3]}.status").write_text(str(status))
"""


@pytest.fixture
def process(estate):
    """``publish`` as a process of its own, on its way into the courier's fault."""
    command = [sys.executable, "-m", "generator", "publish", estate.folder]
    with ExitStack() as running_now:

        def start(fault):
            estate.fault(fault)
            return running_now.enter_context(started(command, cwd=REPOSITORY))

        yield start


@pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")
def test_a_signal_ends_the_command_too_and_the_next_publication_goes_on(estate, process):
    waiting = process("put hang 1")
    waiting.until(lambda: estate.has_child, "its upload command had a child")
    waiting.signal(signal.SIGTERM)
    waiting.ends_with(130)
    estate.loses_its_child()
    estate.fault("")
    assert estate.publish(LONG_AFTER) == DONE
    assert estate.live == estate.site


@pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")
@pytest.mark.parametrize("number", always(3, more=[0]))
def test_killed_while_it_uploads_it_goes_on_the_next_time(estate, process, number):
    process(f"put kill {number}").ends_with(-signal.SIGKILL)
    (estate.folder / "content/notices/20261128-power.md").unlink()
    estate.fault("")
    assert estate.publish(LONG_AFTER) == DONE
    assert estate.live == estate.site
