"""The command line: what each command says and does, and the status it ends with."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.cli.arguments import parse
from generator.problems import CATALOGUE
from tests.builders import REPOSITORY, files_below, shown, write_estate
from tests.locks import holding
from tests.waiting import ran, started

pytestmark = pytest.mark.whole

DONE, PROBLEMS, USAGE, REFUSED, IO_ERROR, LOCKED = 0, 1, 2, 3, 4, 75
NOON = ("--at", "2026-11-25T12:00")
COMMANDS = ("build", "check", "list", "next", "print", "round", "withdraw")
CHINESE_RE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def notice(**fields):
    """A notice file as a clerk writes it."""
    lines = (f"{key}: {value}" for key, value in fields.items())
    return "\n".join(["---", *lines, "---", "请备水。", ""])


NOTICES = {
    "notices/20261125-water.md": notice(
        标题="二栋停水",
        类别="停水",
        编号="2026-118",
        张贴自="2026-11-20",
        张贴至="2026-11-25",
        影响时段="2026-11-25 9:00–17:00",
    ),
    "notices/20261201-later.md": notice(
        标题="消防演练", 类别="消防", 张贴自="2026-12-01", 张贴至="2026-12-05"
    ),
    "notices/20261101-gone.md": notice(标题="已经过去", 类别="服务", 张贴至="2026-11-10"),
    "notices/20261120-draft.md": notice(
        标题="还没写好", 类别="服务", 张贴至="2026-12-10", 状态="草稿"
    ),
    "notices/20261120-revenue.md": notice(
        标题="收益公示",
        类别="公示",
        公示事项="revenue",
        张贴自="2026-11-20",
        张贴至="2026-12-25",
    ),
}
EVENTS = {
    "events/2026-dongzhi.md": notice(
        标题="冬至邻里聚",
        种类="节庆",
        张贴自="2026-11-20",
        节日="冬至",
        年份="2026",
        地点="活动室",
    ),
    "events/chess.md": notice(
        标题="象棋赛", 种类="比赛", 日期="2026-11-24 13:30–17:00", 地点="活动室"
    ),
}
FEE_CALENDAR = """\
years:
  - {year: 2026, off: [2026-10-01 – 2026-10-07], work: [2026-09-20, 2026-10-10]}
fee_calendar:
  - {id: statement, name: 发放账单, days: 28–31, public: 账单发放期}
  - {id: call, name: 提醒缴费, days: 15–21, public: 缴费提醒期}
  - {id: review, name: 核对承诺, days: 15–21, months: 3、6、9、12}
"""
BROKEN = {
    "notices/20261126-broken.md": "---\n标题：没有空格\n类别: 停水\n张贴至: 2026-12-01\n---\n"
}
WARNED = {"notices/20261126-long.md": notice(标题="长" * 30, 类别="服务", 张贴至="2026-12-01")}


class Said:
    def __init__(self, status, out, err):
        self.status = status
        self.out = out
        self.err = err

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def estate(capsys):
    """Runs a command in this process: ``estate("list", folder).out``."""

    def run(*arguments):
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as wrong_usage:
            status = wrong_usage.code or 0
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Said(status, said.out, said.err)

    return run


@pytest.fixture
def folder(tmp_path):
    return write_estate(tmp_path / "estate", NOTICES)


def process(*arguments, **surroundings):
    """Runs a command as a process of its own, started from another folder."""
    surroundings = {**os.environ, "PYTHONPATH": str(REPOSITORY), **surroundings}
    return ran([sys.executable, "-m", "generator", *arguments], cwd="/", env=surroundings)


# Usage ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)], ids=str)
def test_every_command_explains_itself(estate, command, language):
    said = estate(*command, "--help", "--lang", language)
    assert said.status == DONE
    assert bool(CHINESE_RE.search(said.out)) == (language == "zh")
    if language == "zh":
        assert not re.search("usage|options|arguments|show|exit|help message", said.out)
    if not command:
        assert all(name in said.out for name in COMMANDS)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("publisch",),
        ("build", "--nope"),
        ("build", "--json=yes"),
        ("list", "--state", "all"),
        ("next", "--at"),
        ("withdraw",),
        ("withdraw", "a"),
        ("check", "a", "b"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_in_the_readers_language(estate, arguments, language):
    said = estate("--lang", language, *arguments)
    assert said.status == USAGE
    assert said.out == ""
    assert bool(CHINESE_RE.search(said.err)) == (language == "zh")
    if language == "zh":
        assert not re.search("usage|error|required|invalid|expected|ignored", said.err)
        assert "看不懂" not in said.err  # each of these is told exactly


@pytest.mark.parametrize(
    "line",
    [
        "check --at 2026-11-26 {}",
        "check {} --at 2026-11-26",
        "text 20261125-a {} --json",
        "text 20261125-a --json {}",
        "correct 20261125-a --note x {}",
        "correct --note x 20261125-a {}",
        "print --item 20261125-a {}",
        "print --board gate desk {}",
        "new 停水 --plan {}",
    ],
)
def test_options_may_stand_before_and_behind_the_folder(folder, line):
    parsed = parse([word.format(folder) for word in line.split()])
    assert Path(parsed.folder) == folder
    several = [word for words in vars(parsed).values() if isinstance(words, list) for word in words]
    assert str(folder) not in several


def test_a_language_we_do_not_speak_is_wrong_usage(estate):
    assert estate("--lang", "fr", "check").status == USAGE


def test_the_version_is_told(estate):
    assert re.fullmatch(r"estate-site \d+\.\d+\.\d+\n", estate("--version").out)


@pytest.mark.parametrize("command", ["build", "check", "list", "next"])
def test_a_folder_without_content_is_wrong_usage_said_in_one_sentence(estate, tmp_path, command):
    said = estate(command, tmp_path)
    assert said.status == USAGE
    assert said.err.count("\n") == 1
    assert "content/" in said.err
    assert str(tmp_path) in said.err


def test_started_in_a_folder_without_content_it_says_so(estate, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = estate("build")
    assert (said.status, said.out) == (USAGE, "")
    assert said.err.startswith(f"{tmp_path} 里没有 content/ 文件夹。")


@pytest.mark.parametrize("moment", ["tomorrow", "明天", "11/5", "2026-02-30", "", "25:00"])
def test_a_moment_that_is_not_understood_is_wrong_usage(estate, folder, moment):
    said = estate("next", folder, f"--at={moment}")
    assert said.status == (USAGE if moment else DONE)
    assert (moment in said.err) or not moment


# Building -------------------------------------------------------------------------------------


def test_a_build_says_what_it_did_and_what_comes_next(estate, folder):
    said = estate("build", folder, *NOON)
    assert said.status == DONE
    assert said.err == ""
    assert f"已生成 {folder}/site：公告 3 则" in said.out
    assert said.out.endswith("下一次自动变化：2026-11-25 17:00\n")


def test_a_second_build_has_nothing_to_do_and_says_so(estate, folder):
    first = estate("build", folder, *NOON)
    second, third = estate("build", folder, *NOON), estate("build", folder, *NOON)
    assert "更新 0 个文件，删除 0 个" in second.out
    assert second.out == third.out != first.out


def test_a_build_in_json_can_be_read_by_a_program(estate, folder):
    estate("build", folder, "--at", "2026-11-25T12:00")
    said = estate("build", folder, "--at", "2026-11-26", "--json").json
    assert said["removed"] == [
        "n/2026-118/index.html",
        "notices/20261125-water/index.html",
        "notices/20261125-water/poster.png",  # after the page that leads there
        "notices/20261125-water/poster.pdf",
    ]
    assert said["put"][-1] == "index.html"
    assert said["next_change"] == "2026-11-30T16:00:00+00:00"
    assert said["problems"] == []


def test_the_site_may_be_put_elsewhere(estate, folder, tmp_path):
    assert estate("build", folder, "--out", tmp_path / "www", *NOON).status == DONE
    assert (tmp_path / "www" / "index.html").exists()
    assert not (folder / "site").exists()


def test_a_warning_is_told_but_is_no_failure(estate, tmp_path):
    said = estate("build", write_estate(tmp_path, WARNED), *NOON)
    assert said.status == DONE
    assert said.err.startswith("【提醒】content/notices/20261126-long.md 第 2 行：")
    assert said.err.endswith("共 1 处：提醒 1\n")


def test_a_broken_file_is_told_and_the_rest_is_built(estate, tmp_path):
    said = estate("build", write_estate(tmp_path, NOTICES | BROKEN), *NOON)
    assert said.status == PROBLEMS
    assert "【未发布】content/notices/20261126-broken.md 第 2 行：" in said.err
    assert "标题: 没有空格" in said.err
    assert (tmp_path / "site/notices/20261125-water/index.html").exists()


def test_a_broken_rule_of_the_trade_is_told_and_published(estate, tmp_path):
    dates = {"张贴自": "2026-11-20", "张贴至": "2026-11-22"}
    short = {"notices/a.md": notice(标题="收益公示", 类别="公示", 公示事项="revenue", **dates)}
    said = estate("build", write_estate(tmp_path, short), *NOON)
    assert said.status == PROBLEMS
    assert "【已发布，须改正】" in said.err
    assert (tmp_path / "site/notices/a/index.html").exists()


def test_an_edited_page_is_kept_and_its_new_place_is_told(estate, folder):
    estate("build", folder, *NOON)
    (folder / "site/index.html").write_text("mine", "utf-8")
    said = estate("build", folder, *NOON)
    assert said.status == DONE
    assert f"index.html 被人手工改过，改动已另存到 {folder}/.site.estate/aside" in said.err


def test_an_old_site_that_was_put_back_is_told_in_one_sentence(estate, folder):
    estate("build", folder, *NOON)
    shutil.copytree(folder / "site/notices", folder / "site/events/old")
    said = estate("build", folder, *NOON)
    assert said.status == DONE
    assert said.err.count("旧的网站文件被放了回去") == 1
    assert not (folder / "site/events/old").exists()


# Refusing and failing -------------------------------------------------------------------------


def test_a_foreign_file_in_the_way_is_refused(estate, folder):
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text("mine", "utf-8")
    said = estate("build", folder, *NOON)
    assert said.status == REFUSED
    assert f"{folder}/site/index.html 不是本程序生成的" in said.err
    assert (folder / "site/index.html").read_text("utf-8") == "mine"


def test_an_output_inside_the_content_is_refused(estate, folder):
    said = estate("build", folder, "--out", folder / "content" / "site", *NOON)
    assert said.status == REFUSED
    assert "会毁掉内容" in said.err


@pytest.mark.parametrize("missing", ["estate.yaml", "contacts.yaml"])
@pytest.mark.parametrize("command", ["build", "check", "list", "next"])
def test_without_the_estate_itself_nothing_can_be_done(estate, tmp_path, missing, command):
    said = estate(command, write_estate(tmp_path, {missing: None}))
    assert said.status == REFUSED
    assert f"content/{missing}" in said.err
    assert not (tmp_path / "site").exists()


def test_with_a_broken_estate_every_other_mistake_is_told_in_the_same_run(estate, tmp_path):
    broken = {"estate.yaml": "id: test\n", "notices/20261125-x.md": "---\n标题: 停水\n---\n"}
    said = estate("check", write_estate(tmp_path, broken))
    assert said.status == REFUSED
    lines = said.err.splitlines()
    assert lines[0].startswith("content/estate.yaml")
    assert any(line.startswith("content/notices/20261125-x.md") for line in lines)


def test_an_output_that_cannot_be_written_is_an_input_output_error(estate, folder, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    said = estate("build", folder, "--out", tmp_path / "file" / "site", *NOON)
    assert said.status == IO_ERROR
    assert "读写出错" in said.err
    assert said.err.count("\n") == 1


def test_a_second_build_at_the_same_time_is_told_to_wait(estate, folder):
    estate("build", folder, *NOON)
    with holding(folder / ".site.estate"):
        said = estate("build", folder, *NOON)
    assert said.status == LOCKED
    assert said.err == "另一个生成正在进行，请稍后再试。\n"
    assert estate("build", folder, *NOON).status == DONE


def test_a_broken_template_is_told_and_the_site_is_built(estate, folder):
    (folder / "templates/pages").mkdir(parents=True)
    (folder / "templates/pages/home.html").write_text("{% if %}", "utf-8")
    said = estate("build", folder, *NOON)
    assert said.status == PROBLEMS
    assert "templates/pages/home.html 第 1 行：模板有错" in said.err
    assert "现行公告" in (folder / "site/index.html").read_text("utf-8")


# Looking --------------------------------------------------------------------------------------


def test_a_check_writes_nothing(estate, folder):
    before = files_below(folder)
    assert estate("check", folder, *NOON).status == DONE
    assert files_below(folder) == before


def test_a_check_without_a_problem_says_so(estate, folder):
    said = estate("check", folder, *NOON)
    assert said.out == "没有问题：6 则公告、0 项活动、0 篇指南都正常。\n"


def test_a_check_tells_every_problem_at_once(estate, tmp_path):
    said = estate("check", write_estate(tmp_path, BROKEN | WARNED), *NOON, "--json")
    assert said.status == PROBLEMS
    assert [problem["grade"] for problem in said.json] == ["held", "warning"]
    assert {problem["file"] for problem in said.json} == {f"content/{p}" for p in BROKEN | WARNED}
    assert all(problem["code"] in CATALOGUE for problem in said.json)


@pytest.mark.parametrize(
    ("state", "ids"),
    [
        ("current", ["20261125-water", "20261120-revenue", "20261120-always"]),
        ("scheduled", ["20261201-later", "20261120-draft"]),
        ("ended", ["20261101-gone"]),
    ],
)
def test_notices_are_listed_by_state(estate, folder, state, ids):
    said = estate("list", folder, "--state", state, *NOON, "--json").json
    assert sorted(row["id"] for row in said) == sorted(ids)
    assert [row["until"] for row in said] == sorted(row["until"] for row in said)
    words = estate("list", folder, "--state", state, *NOON).out
    assert all(identity in words for identity in ids)


def test_events_are_listed_with_the_notices_and_by_themselves(estate, tmp_path):
    folder = write_estate(tmp_path, {**NOTICES, **EVENTS})
    both = estate("list", folder, *NOON, "--json").json
    assert [row["id"] for row in both][:2] == ["20261125-water", "2026-dongzhi"]
    events = estate("list", "--kind", "events", folder, *NOON)
    assert "2026-dongzhi  冬至邻里聚  张贴至 2026年12月22日（含当日），还有 27 天" in events.out
    assert "20261125-water" not in events.out
    assert "chess" not in events.out
    ended = estate("list", "--kind", "events", "--state", "ended", folder, *NOON, "--json").json
    assert [(row["id"], row["file"]) for row in ended] == [("chess", "content/events/chess.md")]
    notices = estate("list", "--kind", "notices", folder, *NOON, "--json").json
    assert "2026-dongzhi" not in {row["id"] for row in notices}


def test_the_fee_calendar_is_listed_for_the_office_with_rest_days_marked(estate, tmp_path):
    folder = write_estate(tmp_path, {"calendar.yaml": FEE_CALENDAR})
    said = estate("list", "--kind", "fee-calendar", folder, *NOON)
    assert said.out.splitlines()[:3] == [
        "  2026-11-28 – 2026-11-30  发放账单  （含休息日，可提前安排）",
        "  2026-12-15 – 2026-12-21  提醒缴费、核对承诺",
        "  2026-12-28 – 2026-12-31  发放账单",
    ]
    data = estate("list", "--kind", "fee-calendar", folder, *NOON, "--json").json
    assert data[1] == {
        "from": "2026-12-15",
        "until": "2026-12-21",
        "names": ["提醒缴费", "核对承诺"],
        "rest_day": False,
    }
    none = estate("list", "--kind", "fee-calendar", write_estate(tmp_path / "without"), *NOON)
    assert none.out == "calendar.yaml 里没有收费日历。\n"


def test_the_list_says_how_many_days_are_left(estate, folder):
    rows = {row["id"]: row for row in estate("list", folder, *NOON, "--json").json}
    assert rows["20261125-water"]["days_left"] == 0
    assert rows["20261120-revenue"]["days_left"] == 30
    words = estate("list", folder, *NOON).out
    assert "20261125-water  二栋停水  张贴至 2026年11月25日（含当日），最后一天" in words
    assert "还有 30 天" in words


def test_the_list_gives_the_reason_why_a_notice_is_not_shown(estate, folder):
    assert "草稿" in estate("list", folder, "--state", "scheduled", *NOON).out
    assert "已到期" in estate("list", folder, "--state", "ended", *NOON).out


def test_broken_files_are_listed_with_what_to_do(estate, tmp_path):
    said = estate("list", write_estate(tmp_path, BROKEN), "--state", "broken", *NOON)
    assert "标题: 没有空格" in said.out
    none = estate("list", REPOSITORY, "--state", "broken", *NOON)
    assert none.out == "没有有误的内容。\n"


def test_the_next_change_is_named_with_what_it_does(estate, folder):
    said = estate("next", folder, "--at", "2026-11-25T18:00")
    assert said.out == "下一次自动变化：2026-11-26 00:00\n  下架  20261125-water  二栋停水\n"
    data = estate("next", folder, "--at", "2026-11-26", "--json").json
    assert data["at"] == "2026-12-01T00:00:00+08:00"
    assert data["changes"] == [
        {"what": "appears", "kind": "notice", "id": "20261201-later", "title": "消防演练"},
        {"what": "alters", "kind": "calendar", "id": "calendar", "title": "活动日历"},
    ]


def test_the_next_change_really_is_the_next(estate, folder):
    said = estate("next", folder, *NOON, "--json").json
    (change,) = said["changes"]
    assert change == {
        "what": "alters",
        "kind": "notice",
        "id": "20261125-water",
        "title": "二栋停水",
    }


def test_between_two_moments_what_appears_changes_and_goes_is_named(estate, folder):
    said = estate("diff", folder, "--from", "2026-11-25T12:00", "--to", "2026-12-02")
    assert said.out.splitlines() == [
        "2026-11-25 12:00 → 2026-12-02 00:00：3 处不同",
        "  上架  20261201-later  消防演练",
        "  变化  calendar  活动日历",
        "  下架  20261125-water  二栋停水",
    ]
    none = estate("diff", folder, "--from", "2026-11-26", "--to", "2026-11-26T01:00")
    assert none.out == "2026-11-26 00:00 → 2026-11-26 01:00：没有不同。\n"


def test_of_a_price_that_changes_both_are_named(estate):
    said = estate("diff", REPOSITORY, "--from", "2027-02-28", "--to", "2027-03-01")
    prices = "2.20 元/㎡·月 → 2.35 元/㎡·月（2027年3月1日起）"
    assert f"变化  property-highrise  物业服务费（高层住宅）：{prices}\n" in said.out


def test_two_folders_are_compared_at_one_moment(estate, folder, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    (other / "content/notices/20261125-water.md").unlink()
    said = estate("diff", folder, "--with", other, *NOON, "--json").json
    assert [(one["what"], one["id"]) for one in said["changes"]] == [
        ("disappears", "20261125-water")
    ]


@pytest.mark.parametrize(
    "options", [(), ("--to", "明天"), ("--with", "no-such-folder")], ids=["nothing", "to", "with"]
)
def test_what_is_to_be_compared_must_be_said(estate, folder, options):
    assert estate("diff", folder, *options, *NOON).status == USAGE


def test_where_nothing_else_changes_the_calendar_moves_on_with_the_month(estate, folder):
    said = estate("next", folder, "--at", "2199-01-01").out
    assert said == "下一次自动变化：2199-02-01 00:00\n  变化  calendar  活动日历\n"


@pytest.mark.parametrize(
    "command", [("check",), ("list",), ("next",), ("list", "--state", "ended")]
)
def test_asked_twice_it_says_the_same(estate, folder, command):
    for extra in ((), ("--json",)):
        first, second = (estate(*command, *extra, folder, *NOON) for _ in range(2))
        assert first.out == second.out != ""


# Withdrawing ----------------------------------------------------------------------------------


def pages(folder):
    return b"".join(file.read_bytes() for file in (folder / "site").rglob("*") if file.is_file())


def test_a_withdrawn_notice_is_gone_at_once(estate, folder):
    estate("build", folder, *NOON)
    assert "二栋停水".encode() in pages(folder)
    said = estate("withdraw", "20261125-water", folder, "--reason", "写错了楼栋", *NOON)
    assert said.status == DONE
    assert "已登记撤回：20261125-water（写错了楼栋）。" in said.out
    assert "二栋停水".encode() not in pages(folder)
    assert b"20261125-water" not in pages(folder)
    assert "已撤回" in estate("list", folder, "--state", "ended", *NOON).out


def test_what_was_withdrawn_stays_withdrawn_on_another_machine(estate, folder, tmp_path):
    estate("withdraw", "20261125-water", folder, "--reason", "x", *NOON)
    shutil.copytree(folder / "content", tmp_path / "other" / "content")
    estate("build", tmp_path / "other", *NOON)
    assert "二栋停水".encode() not in pages(tmp_path / "other")


def test_a_withdrawn_event_is_gone_at_once_from_every_file(estate, tmp_path):
    folder = write_estate(tmp_path, EVENTS)
    estate("build", folder, *NOON)
    assert shown(folder / "site", "冬至邻里聚")
    said = estate("withdraw", "2026-dongzhi", folder, "--reason", "日期有误", *NOON)
    assert said.status == DONE
    assert [path for path in files_below(folder / "site") if "2026-dongzhi" in path] == []
    assert shown(folder / "site", "冬至邻里聚") == []


def test_withdrawing_keeps_the_comments_of_the_register(estate, folder):
    register = folder / "content/withdrawn.yaml"
    register.write_text("# 一条也不要删\nwithdrawn: []  # 还没有\n", "utf-8")
    estate("withdraw", "20261125-water", folder, "--reason", "x", *NOON)
    text = register.read_text("utf-8")
    assert "# 一条也不要删" in text
    assert "# 还没有" in text


def test_an_unknown_id_is_wrong_usage_with_a_hint(estate, folder):
    said = estate("withdraw", "20261125-watr", folder, "--reason", "x", *NOON)
    assert said.status == USAGE
    assert said.err == "没有叫“20261125-watr”的公告。是不是想写“20261125-water”？\n"
    assert not (folder / "content/withdrawn.yaml").exists()


def test_an_id_that_resembles_nothing_has_no_hint(estate, folder):
    said = estate("withdraw", "完全不同", folder, "--reason", "x", *NOON)
    assert (said.status, said.err) == (USAGE, "没有叫“完全不同”的公告。\n")


def test_the_file_name_is_understood_as_the_id(estate, folder):
    said = estate("withdraw", "20261125-water.md", folder, "--reason", "x", *NOON)
    assert "已登记撤回：20261125-water（" in said.out


def test_a_public_notice_is_protected_until_its_time_is_over(estate, folder):
    estate("build", folder, *NOON)
    said = estate("withdraw", "20261120-revenue", folder, "--reason", "x", *NOON)
    assert said.status == REFUSED
    assert "最早 2026-12-21（含当日）之后才能撤下" in said.err
    assert not (folder / "content/withdrawn.yaml").exists()
    assert "收益公示".encode() in pages(folder)


def test_privacy_is_stronger_than_the_time_of_a_public_notice(estate, folder):
    estate("build", folder, *NOON)
    reason = ("--reason", "写了住户姓名", "--privacy")
    assert estate("withdraw", "20261120-revenue", folder, *reason, *NOON).status == DONE
    assert "收益公示".encode() not in pages(folder)


def test_a_public_notice_may_be_withdrawn_after_its_time(estate, folder):
    after = ("--at", "2026-12-22T00:00")
    assert estate("withdraw", "20261120-revenue", folder, "--reason", "x", *after).status == DONE
    assert "收益公示".encode() not in pages(folder)


def test_a_notice_that_cannot_be_read_can_be_withdrawn(estate, folder):
    estate("build", folder, *NOON)
    path = folder / "content/notices/20261125-water.md"
    good = path.read_text("utf-8")
    path.write_text("---\n标题：坏了\n---\n", "utf-8")
    said = estate("withdraw", "20261125-water", folder, "--reason", "x", *NOON)
    assert said.status == PROBLEMS
    path.write_text(good, "utf-8")
    assert estate("build", folder, *NOON).status == DONE
    assert "二栋停水".encode() not in pages(folder)


def test_an_id_with_quotes_can_be_withdrawn(estate, folder):
    """Such a file is held for its name, but it is there, and its owner wants it gone."""
    name = "a\"b'c"
    (folder / f"content/notices/{name}.md").write_text("---\n标题: x\n---\n", "utf-8")
    said = estate("withdraw", name, folder, "--reason", 'er sagte "nein"', *NOON)
    assert said.status == PROBLEMS
    register = (folder / "content/withdrawn.yaml").read_text("utf-8")
    assert r'id: "a\"b' in register
    assert "withdrawn.yaml" not in said.err


def test_a_register_that_cannot_be_read_is_refused_and_left_alone(estate, folder):
    register = folder / "content/withdrawn.yaml"
    register.write_text("withdrawn：\n", "utf-8")
    said = estate("withdraw", "20261125-water", folder, "--reason", "x", *NOON)
    assert said.status == REFUSED
    assert "content/withdrawn.yaml" in said.err
    assert register.read_text("utf-8") == "withdrawn：\n"


def test_withdrawing_in_json_says_what_was_built(estate, folder):
    estate("build", folder, *NOON)
    arguments = ("--reason", "x", *NOON, "--json")
    said = estate("withdraw", "20261125-water", folder, *arguments).json
    assert "notices/20261125-water/index.html" in said["removed"]


# Languages and consoles -----------------------------------------------------------------------

ENGLISH = {
    "estate.yaml": """\
id: test
name: Test Court
address: 1 Test Road
company: Test Ltd
office: Test Office
url: https://test.example/
since: 2023-07-01
hotline: duty
buildings:
  - {id: 1, name: House 1, kind: highrise, floors: 18, units: [1-1]}
""",
    "contacts.yaml": "contacts:\n  - {id: duty, name: Duty, phone: 000-0000 0110}\n",
    "boards.yaml": "boards: []\n",
    "rules/test.yaml": None,
    "calendar.yaml": None,
    "notices/20261120-always.md": None,
    "notices/water.md": "---\ntitle: No water\ncategory: water\nfrom: 2026-11-20\n"
    "until: 2026-11-25\nnumber: 2026-001\n---\nStore some.\n",
    "notices/later.md": "---\ntitle: Drill\ncategory: fire\nfrom: 2026-12-01\nuntil: 2026-12-02 "
    "18:00\n---\n",
    "notices/pipe.md": "---\ntitle: Pipe\ncategory: service\nuntil_further_notice: yes\n"
    "review: 2026-11-01\n---\n",
    "notices/money.md": "---\ntitle: Income\ncategory: disclosure\nmin_days: 30\n"
    "from: 2026-11-20\nuntil: 2026-12-25\n---\n",
    "notices/second.md": "---\ntitle: x\ncategory: service\nuntil: 2026-12-01\n"
    "number: 2026-001\n---\n",
    "notices/endless.md": "---\ntitle: x\ncategory: service\n---\n",
}


def test_in_english_no_word_is_chinese_where_the_content_is_english(estate, tmp_path):
    folder = write_estate(tmp_path, ENGLISH)
    said = [
        estate(*command, folder, "--lang", "en", *NOON)
        for command in (
            ("build",),
            ("build",),
            ("check",),
            ("next",),
            *(("list", "--state", state) for state in ("current", "scheduled", "ended", "broken")),
            ("withdraw", "watre", "--reason", "typo"),
            ("withdraw", "money", "--reason", "typo"),
            ("withdraw", "water", "--reason", "typo"),
            ("list", "--state", "ended"),
        )
    ]
    said.append(estate("check", tmp_path / "nowhere", "--lang", "en"))
    said.append(estate("next", folder, "--lang", "en", "--at", "soon"))
    said.append(estate("next", folder, "--lang", "en", "--at", "2199-01-01"))
    said.append(estate("build", folder, "--lang", "en", "--out", folder / "content/x"))
    assert {one.status for one in said} == {DONE, PROBLEMS, USAGE, REFUSED}
    words = [one.out + one.err for one in said]
    assert all(words)
    assert [text for text in words if CHINESE_RE.search(text)] == []
    assert "until 2026-11-25 (inclusive), last day" in words[4]


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_console_of_any_encoding_is_spoken_to(folder, encoding):
    said = process("list", folder, *NOON, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert said.err == ""
    words = said.out_bytes.decode(encoding)
    assert "20261125-water" in words
    assert ("停水" in words) == (encoding != "ascii")


def test_json_is_whole_whatever_the_encoding(folder):
    """A program that reads it must not get question marks for what a console cannot show."""
    said = process("list", folder, *NOON, "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "二栋停水" in {row["title"] for row in json.loads(said.out)}


def test_a_reader_who_has_had_enough_is_no_fault(folder):
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "wb") as nowhere:  # noqa: PTH123 - has no path
        command = [sys.executable, "-m", "generator", "list", folder, *NOON]
        assert ran(command, cwd=REPOSITORY, stdout=nowhere).err == ""


def test_ctrl_c_ends_it_without_a_word(folder):
    """Caught while it waits for what it remembers, which here is a pipe nobody writes to."""
    (folder / ".estate").mkdir(exist_ok=True)
    slow = folder / ".estate/last-good.json"
    os.mkfifo(slow)
    command = [sys.executable, "-m", "generator", "build", folder, *NOON]
    with started(command, cwd=REPOSITORY) as build:
        writer = build.until(lambda: opened_if_read(slow), "it read what it remembers")
        build.signal(signal.SIGINT)
        os.close(writer)  # a signal that came just before it began to wait would not end that
        build.ends_with(130)
    assert (build.out, build.err) == ("", "")
    assert not (folder / "site").exists()


def opened_if_read(pipe):
    """A pipe opened for writing, if somebody reads from it."""
    try:
        return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    except OSError:
        return None
