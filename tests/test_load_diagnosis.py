"""Why YAML could not be parsed: every line at fault, in words of the person who typed it."""

from __future__ import annotations

import pytest

from generator.load.diagnosis import MOST_SUSPICIONS, suspicions
from generator.load.tree import parse

PATH = "content/notices/a.md"


def told(text: str) -> list[tuple[int, str]]:
    return [(p.place.line, p.code) for p in parse(text, PATH)[1]]


def suggestion(text: str) -> str:
    (one,) = parse(text, PATH)[1]
    return dict(one.facts)["suggestion"]


def test_every_line_at_fault_is_told_and_not_only_the_first():
    text = '标题：停水\n类别:停水\n原因: *清洗*\n范围: [1栋\n帮助: "好\n'
    assert told(text) == [
        (1, "yaml.fullwidth_colon"),
        (2, "yaml.no_space"),
        (3, "yaml.reserved"),
        (4, "yaml.bracket"),
        (5, "yaml.quote"),
    ]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("标题：停水", "标题: 停水"),
        ("标题 ： 停水", "标题: 停水"),
        ("张贴至:2026-11-25", "张贴至: 2026-11-25"),
        ("标题: 通知: 停水", '标题: "通知: 停水"'),
        ('标题: "急": 停水', "标题: '\"急\": 停水'"),
        ("标题: *急* 停水", '标题: "*急* 停水"'),
        ("标题: @全体业主", '标题: "@全体业主"'),
        ("标题: `停水`", '标题: "`停水`"'),
        ("标题: 100%: 好", '标题: "100%: 好"'),
        ("标题: [急] 停水", '标题: "[急] 停水"'),
        ("标题: {急} 停水", '标题: "{急} 停水"'),
        ('标题: "急" 停水', "标题: '\"急\" 停水'"),
        ("标题: '急' 停水", "标题: \"'急' 停水\""),
        ("标题: > 停水", '标题: "> 停水"'),
        ("标题: | 停水", '标题: "| 停水"'),
        ("标题: - 停水", '标题: "- 停水"'),
        ("标题: , 停水", '标题: ", 停水"'),
        ("标题:\u3000停水", "标题: 停水"),
        ("标题:\u00a0停水", "标题: 停水"),
        ("**标题**: 停水", "标题: 停水"),
        ("**标题：**停水", "标题: 停水"),
        ("报名: {报名方式: 电话，名额: 20}", "报名: {报名方式: 电话, 名额: 20}"),
    ],
)
def test_the_line_is_given_as_it_was_meant(line, meant):
    assert suggestion(f"{line}\n类别: 停水\n") == meant


@pytest.mark.parametrize("meant", ["标题: '\"急\" 停水'", '标题: "通知: 停水"', "- '\"a\\b'"])
def test_what_is_suggested_can_be_parsed(meant):
    assert parse(f"{meant}\n", PATH)[1] == []


def test_a_suggestion_doubles_the_quotation_marks_inside():
    assert suggestion('标题: "it\'s" 好\n类别: 停水\n') == "标题: '\"it''s\" 好'"


def test_a_line_without_a_colon_is_named_itself_and_not_the_next_one():
    assert told("标题 停水\n类别: 停水\n") == [(1, "yaml.no_colon")]


def test_a_line_without_a_key_is_named():
    assert told("标题: 停水\n: 2栋\n") == [(2, "key.empty")]


@pytest.mark.parametrize("line", ["\t- 2栋", "\t", " \t原因: 清洗"])
def test_a_tab_at_the_start_of_a_line_is_named(line):
    assert (2, "yaml.tab") in told(f"影响范围:\n{line}\n类别: 停水\n- x\n")


def test_an_item_that_is_not_aligned_is_named():
    assert told("影响范围:\n  - 1栋\n - 2栋\n") == [(3, "yaml.indent")]


def test_a_field_that_is_not_aligned_is_named():
    assert told("标题: 停水\n 类别: 停水\n") == [(2, "yaml.indent")]


def test_a_literal_text_is_not_searched_for_mistakes():
    text = "说明: |\n  时间：9:00\n  *重要*\n  标题:停水\n类别：停水\n标题: 好\n"
    assert told(text) == [(5, "yaml.fullwidth_colon")]


def test_a_comment_is_not_searched_for_mistakes():
    assert told("# 标题：停水\n类别：停水\n标题: 好\n") == [(2, "yaml.fullwidth_colon")]


@pytest.mark.parametrize(
    "right",
    [
        "范围: [1栋,\n  2栋]",
        '标题: "停水\n  通知"',
        "标题: '好' # 备注",
        "范围: [1栋, 2栋] # 备注",
        "组团:\n  - {id: a,\n     name: b}",
        '"标题": 好',
        "时间: 9:30",
        "网址: http://a.example/",
        "- 9:00停水",
    ],
)
def test_what_is_right_is_not_suspected(right):
    assert suspicions(right.split("\n"), PATH, 1) == []


def test_the_parser_has_the_last_word_where_nothing_is_suspected():
    assert told("标题: 停水\n- 2栋\n") == [(2, "yaml.syntax")]


def test_lines_are_counted_from_the_first_line_of_the_file():
    assert suspicions(["标题：停水"], PATH, 7)[0].place.line == 7


def test_a_file_of_another_kind_is_not_searched_to_its_end():
    assert len(suspicions(["标题：停水"] * 100_000, PATH, 1)) == MOST_SUSPICIONS


@pytest.mark.parametrize("mark", ["• ", "·", "-", "—", "1. ", "1、", "1）"])
def test_lines_with_marks_of_a_letter_are_a_list_without_hyphens(mark):
    text = f"请您配合:\n  {mark}储水\n  {mark}关阀\n"
    assert told(text) == [(2, "yaml.glued_list")]
    assert suggestion(text) == "- 储水"


@pytest.mark.parametrize(
    "right",
    [
        "帮助: 1. 先打电话\n",
        "帮助: 请在 9:00 前\n  1.5 米以外等候\n",
        "请您配合:\n  - 1. 储水\n  - 2. 关阀\n",
    ],
)
def test_one_line_with_a_mark_and_items_with_hyphens_are_left_alone(right):
    assert told(right) == []
