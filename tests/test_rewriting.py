"""``estate edit``: any field and the text of any kind, and nothing else of its file."""

from __future__ import annotations

import json
from copy import deepcopy
from io import BytesIO, TextIOWrapper

import pytest

from generator.cli import main
from generator.edit import OWN_KEYS, layout_of, source_of
from generator.edit.record import MODELS, as_filed, faults_of, filed
from generator.edit.rewriting import FaultyError, Rewriting, rewritten
from generator.edit.source import read_source
from generator.load.fields import keys_of, record_in
from generator.problems import ProblemError
from tests.builders import REPOSITORY, at, write_estate

pytestmark = pytest.mark.whole

NOON = "2026-11-25T12:00"
PATH = "notices/20261125-water.md"
NOTICE = """\
---
# 水箱每年清洗两次
标题: 2栋水箱清洗停水   # 标题写清楚几栋
类别: 停水
张贴自: 2026-11-22
影响时段: 2026-11-25 9:00–17:00
请您配合:
  - 提前储水  # 够用一天
  - 放一会儿再用
---

第一段。

第二段。
"""
EVENT = """\
---
标题: 邻里象棋赛
种类: 比赛
日期: 2026-12-06 13:30–17:00
变动:
  - {原日期: 2026-12-06, 怎么变: 换地点, 地点: 3栋, 原因: 装修}  # 林管家记
报名: {报名方式: [电话, 服务台], 名额: 24}
下雨:
  怎么办: 顺延
  顺延天数: 7  # 一周
---
抽签对局。
"""
FIGURES = """\
---
标题: 2026年第三季度公共收益
种类: revenue
期间: 2026-Q3
张贴自: 2026-10-20
张贴至: 2026-12-20
签署单位: [测试物业公司]
收入:
  - {项目: 电梯广告, 金额: 1200.00}
  # 车位按月收
  - {项目: 地面车位, 金额: 300.00, 来源: 台账}
  - 项目: 场地
    金额: 500.00
物业公司所得: 0.00
结余: 2000.00
---
说明。
"""


@pytest.fixture
def folder(tmp_path):
    files = {
        PATH: NOTICE,
        "notices/draft.md": NOTICE.replace("类别", "状态: 草稿\n类别"),
        "events/2026-chess.md": EVENT,
        "disclosures/revenue-2026q3.md": FIGURES,
        "guides/lift.md": "---\n标题: 电梯\n最近核对: 2026-11-01\n---\n站稳扶好。\n",
        "guides/lift.en.md": "---\ntitle: Lifts\n---\nHold on.\n",
    }
    return write_estate(tmp_path / "estate", files)


def edit(folder, *words):
    return main(["edit", words[0], str(folder), *words[1:], "--at", NOON])


def said(folder, capsys, *words):
    status = edit(folder, *words, "--json")
    return status, json.loads(capsys.readouterr().out)


def text(folder, path=PATH):
    return (folder / "content" / path).read_text("utf-8")


def lines(folder, path, before):
    """Lines that are gone, and those that have come."""
    old, new = before.splitlines(), text(folder, path).splitlines()
    return [one for one in old if one not in new], [one for one in new if one not in old]


def test_a_draft_is_simply_changed(folder):
    before = text(folder, "notices/draft.md")
    assert edit(folder, "draft", "--set", "地点=3栋大堂", "--unset", "actions") == 0
    gone, come = lines(folder, "notices/draft.md", before)
    assert gone == ["请您配合:", "  - 提前储水  # 够用一天", "  - 放一会儿再用"]
    assert come == ["地点: 3栋大堂", "# 够用一天"]


def test_what_owners_can_read_is_corrected_as_correct_does_it(folder):
    assert edit(folder, "20261125-water", "--set", "影响时段=2026-11-25 9:00–21:00") == 0
    gone, come = lines(folder, PATH, NOTICE)
    assert gone == ["影响时段: 2026-11-25 9:00–17:00"]
    assert come == [
        "影响时段: 2026-11-25 9:00–21:00",
        "版本: 2",
        "修订日期: 2026-11-25 12:00",
        "更正内容:",
        "  - 影响时段：原 11月25日 9:00–17:00 → 现 11月25日 9:00–21:00",
    ]


def test_a_slip_of_the_pen_is_no_correction_and_a_date_is_one_whatever_is_said(folder):
    assert edit(folder, "20261125-water", "--body", "第一段。\n\n第二句。", "--slip") == 0
    assert lines(folder, PATH, NOTICE) == (["第二段。"], ["第二句。"])
    assert edit(folder, "20261125-water", "--set", "until=2026-11-30", "--slip") == 0
    assert "版本: 2" in text(folder)


def test_where_paper_hangs_is_no_correction(folder):
    assert edit(folder, "20261125-water", "--set", "张贴位置=全部大门") == 0
    assert "版本" not in text(folder)


def test_a_note_names_what_was_corrected_or_is_refused_in_a_sentence(folder, capsys):
    assert edit(folder, "20261125-water", "--body", "全新。", "--note", "停水原因") == 0
    assert "停水原因：原 第一段。 第二段。 → 现 全新。" in text(folder)
    before = text(folder)
    changes = ("--set", "地点=大堂", "--set", "原因=清洗")
    assert edit(folder, "20261125-water", *changes, "--note", "改了两处") == 3
    assert "最多 20 个字" in capsys.readouterr().err
    assert text(folder) == before


def test_of_a_guide_the_day_it_was_looked_at_follows(folder):
    assert edit(folder, "lift", "--body", "站稳。") == 0
    assert text(folder, "guides/lift.md") == "---\n标题: 电梯\n最近核对: 2026-11-25\n---\n站稳。\n"


def test_the_words_of_another_language_are_changed_in_their_own_file(folder):
    estate = folder / "content/estate.yaml"
    estate.write_text(f"{estate.read_text('utf-8')}languages: [en]\n", "utf-8")
    assert edit(folder, "lift.en", "--set", "title=The lift", "--body", "Hold tight.") == 0
    assert text(folder, "guides/lift.en.md") == "---\ntitle: The lift\n---\nHold tight.\n"
    assert text(folder, "guides/lift.md").endswith("站稳扶好。\n")


def test_a_text_keeps_the_lines_that_say_what_they_did(folder):
    raw = NOTICE.replace("第一段。", "第一段。  ").replace("\n", "\r\n")
    (folder / "content/notices/draft.md").write_bytes(
        raw.replace("类别", "状态: 草稿\r\n类别").encode()
    )
    before = (folder / "content/notices/draft.md").read_bytes()
    assert edit(folder, "draft", "--body", "第一段。\n\n第三段。") == 0
    after = (folder / "content/notices/draft.md").read_bytes()
    assert after == before.replace("第二段。".encode(), "第三段。".encode())


def test_a_text_is_read_from_a_file_or_from_what_comes_in(folder, tmp_path, monkeypatch):
    (tmp_path / "text.txt").write_text("文件里的。\n", "utf-8")
    assert edit(folder, "draft", "--body-file", str(tmp_path / "text.txt")) == 0
    assert text(folder, "notices/draft.md").endswith("---\n\n文件里的。\n")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO("--plan\n进来的。".encode())))
    assert edit(folder, "draft", "--body-file", "-") == 0
    assert text(folder, "notices/draft.md").endswith("---\n\n--plan\n进来的。\n")


def test_only_the_row_that_is_meant_is_changed(folder):
    where = "disclosures/revenue-2026q3.md"
    assert (
        edit(folder, "revenue-2026q3", "--set", "收入.2.金额=300.50", "--set", "net=2000.50") == 0
    )
    assert lines(folder, where, FIGURES) == (
        ["  - {项目: 地面车位, 金额: 300.00, 来源: 台账}", "结余: 2000.00"],
        ["  - {项目: 地面车位, 金额: 300.50, 来源: 台账}", "结余: 2000.50"],
    )


def test_rows_are_added_and_removed_and_comments_stay(folder):
    where = "disclosures/revenue-2026q3.md"
    new = ("--set", "income.4.item=快递柜, 一组", "--set", "income.4.amount=800.00")
    gone = [f"--unset=income.1.{key}" for key in ("item", "amount", "source")]
    more = ("--set", "income.3.amount=700.00", "--unset", "income.2.source", "--set", "net=1800.00")
    assert edit(folder, "revenue-2026q3", *new, *gone, *more) == 0
    assert lines(folder, where, FIGURES)[1] == [
        "  - {项目: 地面车位, 金额: 300.00}",
        "    金额: 700.00",
        '  - {项目: "快递柜, 一组", 金额: 800.00}',
        "结余: 1800.00",
    ]
    assert "电梯广告" not in text(folder, where)
    assert "  # 车位按月收\n" in text(folder, where)


def test_the_fields_of_a_field_are_changed_where_they_stand(folder):
    given = ("报名.名额=30", "registration.until=2026-12-05", "下雨.顺延天数=14", "变动.1.地点=4栋")
    words = [word for one in given for word in ("--set", one)]
    assert edit(folder, "2026-chess", *words, "--unset", "变动.1.原因") == 0
    assert lines(folder, "events/2026-chess.md", EVENT) == (
        [
            "  - {原日期: 2026-12-06, 怎么变: 换地点, 地点: 3栋, 原因: 装修}  # 林管家记",
            "报名: {报名方式: [电话, 服务台], 名额: 24}",
            "  顺延天数: 7  # 一周",
        ],
        [
            "  - {原日期: 2026-12-06, 怎么变: 换地点, 地点: 4栋}  # 林管家记",
            "报名: {报名方式: [电话, 服务台], 名额: 30, 报名至: 2026-12-05}",
            "  顺延天数: 14  # 一周",
            "版本: 2",
            "修订日期: 2026-11-25 12:00",
        ],
    )


def test_a_fault_is_told_with_the_key_it_belongs_to_and_nothing_is_written(folder, capsys):
    status, told = said(folder, capsys, "20261125-water", "--set", "until=明天", "--unset", "标题")
    assert status == 3
    assert {one["key"] for one in told["problems"]} == {"until", "title"}
    assert all(
        "content/" not in one["remark"] and "until" not in one["remark"] for one in told["problems"]
    )
    status, told = said(folder, capsys, "revenue-2026q3", "--set", "收入.2.金额=很多")
    assert (status, told["problems"][0]["key"]) == (3, "income.2")
    status, told = said(
        folder, capsys, "20261125-water", "--body", "张三 身份证 110101199003074258"
    )
    assert (status, told["problems"][0]["key"]) == (3, "body")
    assert (text(folder), text(folder, "disclosures/revenue-2026q3.md")) == (NOTICE, FIGURES)


def test_a_plan_says_what_would_change_in_words_and_writes_nothing(folder, capsys):
    changes = ("--set", "类别=停电", "--set", "影响时段=2026-11-25 9:00–21:00")
    status, told = said(folder, capsys, "20261125-water", *changes, "--plan")
    assert status in {0, 1}
    meant = [(one["label"], one["was"], one["now"]) for one in told["changes"] if not one["is_own"]]
    assert meant == [
        ("类别", "停水", "停电"),
        ("影响时段", "2026-11-25 9:00–17:00", "2026-11-25 9:00–21:00"),
    ]
    assert {one["label"] for one in told["changes"] if one["is_own"]} == {
        "版本",
        "修订日期",
        "更正内容",
    }
    assert text(folder) == NOTICE


def test_without_a_change_the_fields_are_listed_with_what_stands_there(folder, capsys):
    status, told = said(folder, capsys, "20261125-water")
    found = {one["key"]: one for one in told["fields"]}
    assert (status, told["is_read"]) == (0, True)
    assert found["actions"]["values"] == ["提前储水", "放一会儿再用"]
    assert (found["title"]["label"], found["title"]["is_needed"]) == ("标题", True)
    assert {"停水", "停电"} <= {*found["category"]["choices"]}
    assert edit(folder, "20261125-water") == 0
    assert "请您配合（actions）：提前储水 放一会儿再用" in capsys.readouterr().out


def test_a_translation_says_which_version_it_is_of(folder):
    assert edit(folder, "lift.en", "--set", "id=other") == 3
    where = folder / "content/notices/20261125-water.en.md"
    where.write_text("---\ntitle: Water off\n---\nStore some.\n", "utf-8")
    edit(
        folder, "20261125-water.en", "--set", "version=2", "--set", "changes=Time: was 9 -> now 10"
    )
    assert "version: 2\n" in where.read_text("utf-8")


def test_a_file_that_was_changed_underneath_is_left_alone(folder, capsys):
    file, change = folder / "content/notices/draft.md", ("draft", "--set", "地点=大堂")
    was = f"--was={filed(folder, 'content/notices/draft.md').digest}"
    assert edit(folder, *change, was, "--plan") == 0
    file.write_text(f"{text(folder, 'notices/draft.md')}又改\n", "utf-8")
    before = text(folder, "notices/draft.md")
    assert edit(folder, *change, was) == 3
    assert "在别处改过" in capsys.readouterr().err
    assert text(folder, "notices/draft.md") == before


HOSTILE = (  # what YAML, a shell, a page or a person may take for something else
    *("--plan", "- a: {b", "'单", '"双', "a: b", "a #b", "&x *y !z", "%TAG", "[1, 2", "{a: 1}"),
    *("~", "null", "9:30", "no", "标题: 假的", "---", "...", "👨‍👩‍👧 一家", "\t制表\t符"),
    *("\x07\x1b[31m红", "\u2028行", "a" * 10_000),
    *("| 表 | 格 |", "<script>alert(1)</script>", "$(reboot)", "\\"),
    *("''", "?", "- ", ": ", "＃：｛", "\ufeff", "值\n---\n值"),
)  # fmt: skip


def size(file):
    return len(file.read_bytes()), file.name


def one_of_each():
    """Yield the shortest file of each kind that has a text, and its shortest translation."""
    for folder in MODELS:
        files = sorted((REPOSITORY / "content" / folder).glob("*.md"), key=size)
        for is_translation in (False, True):
            own = [file for file in files if (".en." in file.name) is is_translation]
            yield from own[:1]


@pytest.mark.parametrize("path", [pytest.param(p, id=p.name) for p in one_of_each()])
def test_whatever_is_typed_into_any_field_is_read_back_or_refused_and_harms_nothing_else(path):
    before = as_filed(read_source(REPOSITORY, path.relative_to(REPOSITORY).as_posix()))
    now, accepted = at(NOON), 0
    keys = [key for key in (*keys_of(before.model), "body") if not record_in(before.model, key)]
    for key in (one for one in keys if one not in {"id", *OWN_KEYS}):
        for typed in HOSTILE:
            try:
                editor = rewritten(before, Rewriting({key: typed}), now)
            except (FaultyError, ProblemError):
                continue
            accepted += 1
            after = as_filed(editor.source)
            was, new = dict(before.sourced.plain), dict(after.sourced.plain)
            value = new.pop(key, "")
            was.pop(key, "")
            assert new == was, (key, typed)
            assert unseen(shown(value)) == unseen(typed), (key, typed)
            assert set(outside(before, key)) <= set(editor.source.lines), (key, typed)
    assert accepted
    assert faults_of(before.source) == []


@pytest.mark.parametrize(("path", "text"), [("events/a.md", EVENT), ("disclosures/a.md", FIGURES)])
def test_whatever_is_typed_into_a_row_changes_that_row_alone(path, text):
    before = as_filed(source_of(text.encode(), f"content/{path}"))
    rows = {f"{key}.{n + 1}.{inner}": (key, n, inner)
            for key, value in before.sourced.plain.items() if isinstance(value, list)
            for n, row in enumerate(value) if isinstance(row, dict) for inner in row}  # fmt: skip
    assert rows
    accepted = 0
    for name, (key, number, inner) in rows.items():
        for typed in HOSTILE[::2]:
            try:
                after = as_filed(rewritten(before, Rewriting({name: typed}), at(NOON)).source)
            except (FaultyError, ProblemError):
                continue
            accepted += 1
            expected = deepcopy(dict(before.sourced.plain))
            value = after.sourced.plain[key][number].get(inner, "")
            assert unseen(value) == unseen(typed), (name, typed)
            expected[key][number][inner] = value
            now = deepcopy(dict(after.sourced.plain))
            now[key][number][inner] = value
            assert now == expected
    assert accepted


def shown(value):
    return "\n".join(value) if isinstance(value, list | tuple) else str(value)


def unseen(value):
    """A text as it is meant: without what nobody sees, however wide its gaps."""
    return "".join(c if c.isprintable() else " " for c in value).split()


def outside(filed_, key):
    """The lines of a file that a field has no part in."""
    layout, editor = layout_of(filed_.source), filed_.editor
    spot = next((one for one in layout.spots() if editor.known(one.key) == key), None)
    own = range(spot.first, spot.last) if spot else range(0)
    body = range(layout.last + 1, len(filed_.source.lines)) if key == "body" else range(0)
    return [line for n, line in enumerate(filed_.source.lines) if n not in own and n not in body]
