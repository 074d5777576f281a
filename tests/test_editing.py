"""The life of a notice: small changes of its own file, which does not suffer otherwise."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.edit import EditError, layout_of, living, source_of
from generator.edit.living import DRAFT_HINTS, Correction
from generator.edit.record import as_filed, filed, proposed
from generator.problems import ProblemError
from generator.reading import read
from generator.schedule import parse_moment
from generator.snapshot import take
from tests.builders import at, write_estate
from tests.disks import find_files_in_any_case
from tests.examples import examples

NOON = at("2026-11-25T12:00")
TODAY = date(2026, 11, 25)
PATH = "content/notices/20261125-water.md"
ZH = """\
---
# 水箱每年清洗两次
标题: 2栋水箱清洗停水   # 标题写清楚几栋
类别: 停水
张贴自: 2026-11-22
影响时段: 2026-11-25 9:00–17:00    # 几点停、几点来水
影响范围: [2栋]
请您配合:
  - 提前储水  # 够用一天
  # 还有一条
  - 放一会儿再用
---
水清了再用。
"""
EN = """\
---
title: Water off
category: water
from: 2026-11-22
window: 2026-11-25 9:00–17:00
---
"""


@pytest.fixture
def folder(tmp_path):
    return write_estate(tmp_path / "estate", {"notices/20261125-water.md": ZH})


def edit(folder, *words, more=("--at", "2026-11-25T12:00")):
    command, identity, *others = words
    return main([command, identity, str(folder), *others, *more])


def changed(folder, before=ZH, path=PATH):
    """The lines that are new and those that are gone."""
    old, new = before.splitlines(), (folder / path).read_text("utf-8").splitlines()
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    return list(gone.elements()), list(come.elements())


def view(folder, identity="20261125-water"):
    """The notice as pages, feeds and papers get to see it."""
    return next(n for n in take(read(folder).content, NOON).notices if n.id == identity)


# What becomes of it -----------------------------------------------------------------------------


def test_a_correction_says_what_it_said_and_what_it_says_now(folder):
    assert edit(folder, "correct", "20261125-water", "--note", "停水时间",
                "--set", "影响时段=2026-11-26 9:00–17:00") == 0  # fmt: skip
    assert changed(folder) == (
        ["影响时段: 2026-11-25 9:00–17:00    # 几点停、几点来水"],
        [
            "影响时段: 2026-11-26 9:00–17:00    # 几点停、几点来水",
            "版本: 2",
            "修订日期: 2026-11-25 12:00",
            "更正内容:",
            "  - 停水时间：原 11月25日 9:00–17:00 → 现 11月26日 9:00–17:00",
        ],
    )
    found = view(folder)
    assert (found.version, found.life.changes[0].now) == (2, "11月26日 9:00–17:00")


def test_a_second_correction_is_one_line_more(folder):
    for scope in ("1栋", "1栋、2栋"):
        edit(folder, "correct", "20261125-water", "--note", "楼栋", "--set", f"影响范围={scope}")
    text = (folder / PATH).read_text("utf-8")
    assert "版本: 3\n" in text
    assert text.count("  - 楼栋：原 ") == 2


def test_a_line_given_whole_is_entered_as_it_is(folder):
    line = "电话：原 000-0000 0101 → 现 000-0000 0110"
    edit(folder, "correct", "20261125-water", "--note", line)
    assert f"  - {line}" in changed(folder)[1]


def test_a_longer_window_says_when_it_was_to_end(folder):
    assert (
        edit(folder, "extend", "20261125-water", "--until", "2026-11-26", "--reason", "管件晚到")
        == 0
    )
    assert changed(folder)[1] == [
        "影响时段: 2026-11-25 9:00 – 2026-11-26 17:00    # 几点停、几点来水",
        "原定截止: 2026-11-25 17:00",
        "修订日期: 2026-11-25 12:00",
        "变更原因: 管件晚到",
    ]
    assert view(folder).life.reason == "管件晚到"


def test_a_notice_without_a_window_hangs_longer(folder):
    (folder / "content/notices/dogs.md").write_text(
        "---\n标题: 牵绳\n类别: 文明提示\n张贴至: 2026-11-30\n---\n"
    )
    assert edit(folder, "extend", "dogs", "--until", "2026-12-10", "--reason", "再提醒") == 0
    text = (folder / "content/notices/dogs.md").read_text("utf-8")
    assert "张贴至: 2026-12-10\n原定截止: 2026-11-30\n" in text


def test_what_is_extended_again_was_to_end_when_it_was_first(folder):
    for day in ("2026-11-26", "2026-11-27"):
        edit(folder, "extend", "20261125-water", "--until", day, "--reason", "再等")
    assert (folder / PATH).read_text("utf-8").count("原定截止: 2026-11-25 17:00") == 1


def test_what_is_over_early_is_shown_as_such_and_gone_the_next_day(folder):
    assert edit(folder, "end", "20261125-water", "--reason", "已恢复供水") == 0
    assert changed(folder) == ([], ["提前结束: 2026-11-25 12:00", "结束说明: 已恢复供水"])
    content = read(folder).content
    assert view(folder).life.ended_note == "已恢复供水"
    assert "20261125-water" not in {n.id for n in take(content, at("2026-11-26T00:00")).notices}


def test_what_is_cancelled_is_shown_as_such_until_it_would_be_over(folder):
    assert edit(folder, "cancel", "20261125-water", "--reason", "改到下周") == 0
    assert changed(folder)[1] == ["状态: 取消", "修订日期: 2026-11-25 12:00", "变更原因: 改到下周"]
    assert view(folder).life.is_cancelled


def test_an_event_is_cancelled_in_the_calendar_as_well(folder):
    text = "---\n标题: 茶话会\n种类: 文体\n日期: 2026-12-01 14:00–16:00\n地点: 活动室\n---\n"
    (folder / "content/events").mkdir()
    (folder / "content/events/tea.md").write_text(text)
    assert edit(folder, "cancel", "tea", "--reason", "场地维修") == 0
    (event,) = take(read(folder).content, NOON).events
    assert event.event.status == "cancelled"


WEEKLY = """\
---
标题: 晨练
种类: 文体
重复: {每: 周, 星期: 六, 自: 2026-12-05, 至: 2026-12-26}
时间: 7:00–8:00
地点: 广场   # 雨天在架空层
%s---
"""


@pytest.mark.parametrize("there", ["", "变动:\n", "变动:   # 没有\n", "变动: ''\n", "变动: []\n",
                                   "变动:\n  - {原日期: 2026-12-05, 怎么变: 停办}  # 场地\n",
                                   "变动: [{原日期: 2026-12-05, 怎么变: 停办}]\n"])  # fmt: skip
def test_one_day_of_an_event_is_cancelled_and_the_others_take_place(folder, there):
    (folder / "content/events").mkdir()
    path = folder / "content/events/walk.md"
    path.write_text(WEEKLY % there, "utf-8")
    assert edit(folder, "cancel", "walk", "--on", "2026-12-12", "--reason", "大风: 七级") == 0
    text = path.read_text("utf-8")
    assert '{原日期: 2026-12-12, 怎么变: 取消, 原因: "大风: 七级"}' in text
    assert "# 雨天在架空层" in text
    posting = read(folder).content.event_postings["walk"]
    assert [one.is_cancelled for one in posting.occurrences if one.day.day > 5] == [
        True,
        False,
        False,
    ]
    again = edit(folder, "cancel", "walk", "--on", "2026-12-12", "--reason", "x")
    assert (again, path.read_text("utf-8")) == (3, text)


def test_a_day_on_which_nothing_takes_place_cannot_be_cancelled(folder, capsys):
    (folder / "content/events").mkdir()
    path = folder / "content/events/walk.md"
    path.write_text(WEEKLY % "", "utf-8")
    assert edit(folder, "cancel", "walk", "--on", "2026-12-13", "--reason", "x") == 3
    assert path.read_text("utf-8") == WEEKLY % ""
    assert "最近的一次是 2026-12-12" in capsys.readouterr().err


def test_english_files_stay_english(folder):
    (folder / PATH).write_text(EN)
    edit(folder, "cancel", "20261125-water", "--reason", "later")
    assert changed(folder, EN)[1] == [
        "status: cancelled",
        "revised: 2026-11-25 12:00",
        "reason: later",
    ]


def test_a_replacement_is_a_draft_that_names_what_it_replaces(folder, capsys):
    assert edit(folder, "replace", "20261125-water", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["path"] == "content/notices/20261125-water-2.md"
    text = (folder / told["path"]).read_text("utf-8")
    assert "状态: 草稿\n替代: 20261125-water\n" in text
    assert "# 几点停、几点来水" in text
    assert changed(folder) == ([], [])
    assert "20261125-water" in {n.id for n in take(read(folder).content, NOON).notices}
    edit(folder, "approve", told["id"], "--by", "周经理")
    shown = {n.id for n in take(read(folder).content, NOON).notices}
    assert shown >= {told["id"]}
    assert "20261125-water" not in shown


def test_a_correction_names_the_translation_that_is_of_the_version_before(folder, capsys):
    home = folder / "content/estate.yaml"
    home.write_text(home.read_text("utf-8") + "languages: [zh, en]\n", "utf-8")
    (folder / "content/notices/20261125-water.en.md").write_text("---\ntitle: Water off\n---\n")
    more = ["--note", "楼栋", "--set", "影响范围=1栋"]
    assert edit(folder, "correct", "20261125-water", *more) == 1
    assert "content/notices/20261125-water.en.md" in capsys.readouterr().err
    assert "影响范围: 1栋" in (folder / PATH).read_text("utf-8")


# Approval ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("hint", DRAFT_HINTS)
def test_what_is_approved_is_no_draft_any_more_and_names_who_answers_for_it(folder, hint):
    text = ZH.replace("类别: 停水\n", f"类别: 停水\n{hint}\n状态: 草稿\n审批人:\n")
    (folder / PATH).write_text(text, "utf-8")
    assert edit(folder, "approve", "20261125-water", "--by", "周经理") == 0
    assert changed(folder, text) == (
        [hint, "状态: 草稿", "审批人:"],
        ["审批人: 周经理", "审批日期: 2026-11-25"],
    )


def test_what_is_approved_without_a_day_of_posting_is_posted_from_then_on(folder):
    text = ZH.replace("张贴自: 2026-11-22\n", "状态: 草稿\n")
    (folder / PATH).write_text(text, "utf-8")
    assert edit(folder, "approve", "20261125-water", "--by", "周经理") == 0
    assert changed(folder, text) == (
        ["状态: 草稿"],
        ["张贴自: 2026-11-25 12:00", "审批人: 周经理", "审批日期: 2026-11-25"],
    )


def test_what_is_said_beside_the_draft_line_stays(folder):
    text = ZH.replace("类别: 停水\n", "类别: 停水\n状态: 草稿  # 等工程部回话\n")
    (folder / PATH).write_text(text, "utf-8")
    edit(folder, "approve", "20261125-water", "--by", "周经理")
    assert "\n# 等工程部回话\n" in (folder / PATH).read_text("utf-8")


def test_what_must_be_approved_goes_out_once_it_is(folder):
    home = folder / "content/estate.yaml"
    home.write_text(home.read_text("utf-8") + "approval: [停水]\n", "utf-8")
    assert "20261125-water" not in {n.id for n in take(read(folder).content, NOON).notices}
    assert edit(folder, "approve", "20261125-water", "--by", "周经理") == 0
    assert "20261125-water" in {n.id for n in take(read(folder).content, NOON).notices}


def test_what_a_draft_leaves_to_be_written_is_named_when_it_is_approved(folder, capsys):
    text = ZH.replace("水清了再用。", "请在这里写明。").replace(
        "类别: 停水", "类别: 停水\n状态: 草稿"
    )
    (folder / PATH).write_text(text, "utf-8")
    assert edit(folder, "approve", "20261125-water", "--by", "周经理") == 0
    assert "还没有写好：请在这里写明。" in capsys.readouterr().err


# What is refused --------------------------------------------------------------------------------

REFUSED = {
    "a draft": ("状态: 草稿\n", ["cancel", "--reason", "x"], "是草稿，还没有发布过"),
    "cancelled already": (
        "状态: 取消\n变更原因: 改期\n",
        ["cancel", "--reason", "x"],
        "已经是“取消”",
    ),
    "ended already": (
        "提前结束: 2026-11-25 10:00\n",
        ["end", "--reason", "x"],
        "已经写明提前结束",
    ),
    "not later": ("", ["extend", "--until", "2026-11-24", "--reason", "x"], "不比原来的"),
    "no correction": ("", ["correct", "--note", "改了"], "请写明更正了什么"),
    "no such field": ("", ["correct", "--note", "改", "--set", "颜色=红"], "没有叫“颜色”的项"),
    "its own command": ("", ["correct", "--note", "改", "--set", "状态=取消"], "不能用 --set 改"),
    "no day": (
        "",
        ["correct", "--note", "改", "--set", "张贴至=2026-11-31"],
        "2026 年 11 月没有 31 日",
    ),
    "no longer publishable": (
        "",
        ["correct", "--note", "改", "--set", "张贴至=2026-11-20"],
        "不晚于开始的",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_do_harm_is_refused_and_the_file_left_as_it_is(folder, case, capsys):
    extra, (command, *words), said = REFUSED[case]
    text = ZH.replace("类别: 停水\n", f"类别: 停水\n{extra}")
    (folder / PATH).write_text(text, "utf-8")
    assert edit(folder, command, "20261125-water", *words) == 3
    assert said in capsys.readouterr().err
    assert (folder / PATH).read_text("utf-8") == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\n标题：停水\n类别: 停水\n张贴至: 2026-12-01\n---\n", "第 2 行"),
        ("---\n{标题: 停水, 类别: 停水, 张贴至: 2026-12-01}\n---\n", "没法只改一处"),
        ("---\n<<<<<<< HEAD\n标题: 停水\n---\n", "第 2 行"),
    ],
)
def test_a_file_that_cannot_be_changed_safely_is_left_alone_with_one_sentence(
    folder, text, said, capsys
):
    (folder / PATH).write_text(text, "utf-8")
    assert edit(folder, "cancel", "20261125-water", "--reason", "x") == 3
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert (folder / PATH).read_text("utf-8") == text


def test_an_id_in_other_letters_is_unknown_on_every_disk(folder, capsys, monkeypatch):
    """Replaced under that name, the file would have another id on Windows: another address."""
    find_files_in_any_case(monkeypatch)
    assert edit(folder, "end", "20261125-WATER", "--reason", "x") == 2
    assert "是不是想写“20261125-water”" in capsys.readouterr().err
    assert (folder / PATH).read_text("utf-8") == ZH


def test_an_unknown_id_is_told_with_what_is_near(folder, capsys):
    assert edit(folder, "cancel", "20261125-watre", "--reason", "x") == 2
    assert "20261125-water" in capsys.readouterr().err


def test_who_was_faster_is_not_overwritten(folder):
    before = filed(folder, PATH)
    proposal, _ = proposed(folder, before, living.cancel(before, "x", NOON))
    (folder / PATH).write_text(ZH + "又一行。\n", "utf-8")
    with pytest.raises(EditError, match="edit_changed"):
        proposal.write(folder)
    assert (folder / PATH).read_text("utf-8") == ZH + "又一行。\n"


def test_an_edit_that_changed_something_else_is_not_made(folder):
    before = filed(folder, PATH)
    editor = before.editor
    editor.set("place", "大堂")
    editor.touched.clear()
    with pytest.raises(EditError, match="edit_unsafe"):
        proposed(folder, before, editor)


def test_an_edit_that_lost_a_comment_is_not_made(folder):
    before = filed(folder, PATH)
    editor = before.editor
    editor.source = source_of(ZH.replace("  # 够用一天", "").encode(), PATH)
    with pytest.raises(EditError, match="edit_unsafe"):
        proposed(folder, before, editor)


def test_a_plan_shows_the_lines_and_writes_nothing(folder, capsys):
    assert edit(folder, "cancel", "20261125-water", "--reason", "x", "--plan", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["path"], told["id"], told["is_plan"]) == (PATH, "20261125-water", True)
    assert "+状态: 取消\n" in told["diff"]
    assert (folder / PATH).read_text("utf-8") == ZH


def test_a_withdrawal_is_planned_without_being_entered(folder, capsys):
    assert edit(folder, "withdraw", "20261125-water", "--reason", "x", "--plan", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["path"] == "content/withdrawn.yaml"
    assert '+  - {id: "20261125-water"' in told["diff"]
    assert not (folder / "content/withdrawn.yaml").exists()


# How the file is kept ---------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_mark_are_kept(folder, end, mark):
    (folder / PATH).write_bytes(mark + ZH.replace("\n", end).encode())
    edit(folder, "cancel", "20261125-water", "--reason", "x")
    data = (folder / PATH).read_bytes()
    assert data.startswith(mark + b"---")
    assert data.decode().count(end) == ZH.count("\n") + 3
    assert data.decode().replace(end, "").count("\n") == 0


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_another_encoding_becomes_utf_8_and_nothing_else_changes(folder, encoding):
    (folder / PATH).write_bytes(ZH.encode(encoding))
    edit(folder, "cancel", "20261125-water", "--reason", "x")
    text = (folder / PATH).read_bytes().decode("utf-8-sig")
    assert [line for line in text.splitlines() if line not in ZH] == [
        "状态: 取消",
        "修订日期: 2026-11-25 12:00",
        "变更原因: x",
    ]


# Whatever stands there --------------------------------------------------------------------------

_WORDS = st.text(st.sampled_from("停水 ：:#'\"[]{},-、，*&!|>%@`?\\ab1"), min_size=1, max_size=12)
_PLAIN = st.sampled_from(["停水", "3栋大堂", "原因一", "x y"])
_COMMENTS = st.none() | st.sampled_from(["# 一", "#二", "# 三 # 四", "# 五: 六"])
_ORDERS = {
    "extend": lambda one, text: living.extend(one, parse_moment("2026-12-20"), text, NOON),
    "end": lambda one, text: living.end(one, text, NOON),
    "cancel": lambda one, text: living.cancel(one, text, NOON),
    "approve": lambda one, text: living.approve(one, text, NOON),
    "place": lambda one, text: living.correct(one, Correction("地点", {"place": text}), NOON),
    "actions": lambda one, text: living.correct(
        one, Correction("要做的", {"请您配合": [text, "二"]}), NOON
    ),
    "body": lambda one, text: living.correct(one, Correction("正文", {"正文": text}), NOON),
}
_MEANT = {
    "extend": {"window", "until", "extended_from", "revised", "reason"},
    "end": {"ended", "ended_note"},
    "cancel": {"status", "revised", "reason"},
    "approve": {"approved_by", "approved_on", "from"},
    "place": {"place", "version", "revised", "changes"},
    "actions": {"actions", "version", "revised", "changes"},
    "body": {"body", "version", "revised", "changes"},
}


@st.composite
def _values(draw, key):
    """One value in one of the layouts YAML has for it, and its comments."""
    after = draw(_COMMENTS)
    tail = f"   {after}" if after else ""
    items = [draw(_PLAIN) for _ in range(draw(st.integers(1, 3)))]
    shape = draw(
        st.sampled_from(["plain", "double", "single", "flow", "block", "margin", "folded"])
    )
    if shape in {"flow", "block", "margin"} and key not in {"请您配合", "不含"}:
        shape = "plain"
    if shape == "flow":
        return f"{key}: [{', '.join(items)}]{tail}\n"
    if shape in {"block", "margin"}:
        margin = "  " if shape == "block" else ""
        inner = draw(_COMMENTS)
        lines = [f"{margin}- {item}{tail}\n" for item in items]
        return f"{key}:{tail}\n" + "".join(
            lines[:1] + ([f"{margin}{inner}\n"] if inner else []) + lines[1:]
        )
    if shape == "folded":
        return f"{key}: {items[0]}\n  {items[-1]}{tail}\n"
    quote = {"double": '"', "single": "'"}.get(shape, "")
    return f"{key}: {quote}{items[0]}{quote}{tail}\n"


@st.composite
def files(draw):
    fields = [
        "标题: 停水通知\n",
        "类别: 停水\n",
        draw(
            st.sampled_from(
                ["影响时段: 2026-12-10 9:00–17:00\n", "window: [2026-12-10, 2026-12-12]\n"]
            )
        ),
    ]
    optional = draw(st.lists(st.sampled_from(["地点", "请您配合", "原因", "帮助"]), unique=True))
    fields += [draw(_values(key)) for key in optional]
    fields += draw(st.lists(st.sampled_from(["# 说明\n", "\n", "  # 靠里\n"]), max_size=3))
    order = draw(st.permutations(fields))
    body = draw(st.sampled_from(["", "正文\n", "# 大标题\n\n- 一\n- 二\n", "没有换行"]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return ("---\n" + "".join(order) + "---\n" + body).replace("\n", end).encode()


@examples(150)
@given(data=files(), deed=st.sampled_from(sorted(_ORDERS)), text=_WORDS)
def test_whatever_stands_there_only_what_is_meant_differs_and_every_comment_stays(data, deed, text):
    try:
        before = as_filed(source_of(data, PATH))
    except ProblemError:
        return  # what no build could read is not edited
    try:
        after = as_filed(_ORDERS[deed](before, text).source)
    except (EditError, ProblemError):
        return  # refused: nothing was written
    was, now = before.sourced.plain, after.sourced.plain
    assert {key for key in {*was, *now} if was.get(key) != now.get(key)} <= _MEANT[deed]
    assert _comments(before) - _comments(after) == Counter()
    untouched = set(data.splitlines(keepends=True)) - set(
        after.source.data.splitlines(keepends=True)
    )
    assert len(untouched) <= 12


def _comments(one):
    return Counter(text for _, _, text in layout_of(one.source).comments())


@examples(60)
@given(data=files(), deed=st.sampled_from(["cancel", "approve", "end"]))
def test_nearly_every_file_that_can_be_read_can_be_edited(data, deed):
    try:
        before = as_filed(source_of(data, PATH))
    except ProblemError:
        return
    after = as_filed(_ORDERS[deed](before, "原因").source)
    assert after.sourced.plain["title"] == "停水通知"
    assert set(data.splitlines()) <= set(after.source.data.splitlines())
