"""Fields between two lines ``---``, then the text; and the ways in which that goes wrong."""

from __future__ import annotations

import pytest

from generator.load.front_matter import LARGEST_FIELDS, split
from generator.problems import ProblemError

PATH = "content/notices/a.md"


def fault(text: str) -> tuple[str, int]:
    with pytest.raises(ProblemError) as caught:
        split(text, PATH)
    return caught.value.problem.code, caught.value.problem.place.line


def test_fields_and_text_are_told_apart_with_their_lines():
    parts = split("---\n标题: a\n---\n\n正文\n", PATH)
    assert (parts.fields, parts.fields_line) == ("标题: a", 2)
    assert (parts.body, parts.body_line) == ("正文", 5)


def test_empty_lines_above_are_no_mistake_and_counted():
    parts = split("\n\n---\n标题: a\n---\n正文", PATH)
    assert (parts.fields_line, parts.body_line) == (4, 6)


def test_a_notice_without_a_text_has_an_empty_one():
    assert split("---\n标题: a\n---", PATH).body == ""


@pytest.mark.parametrize("fence", ["---", "----------", " --- ", "－－－", "——", "—–—", "--"])
def test_a_fence_may_be_written_as_word_processors_write_it(fence):
    assert split(f"{fence}\n标题: a\n{fence}\n正文", PATH).body == "正文"


def test_a_rule_in_the_text_is_no_fence():
    assert split("---\n标题: a\n---\n一\n\n---\n\n二", PATH).body == "一\n\n---\n\n二"


def test_the_first_fence_is_missed_at_the_first_words():
    assert fault("\n标题: a\n---\n正文") == ("front.no_start", 2)


def test_the_second_fence_is_missed_below_the_last_field():
    assert fault("---\n标题: a\n张贴至: 2026-11-25\n\n各位业主：\n请储水。") == ("front.no_end", 3)


def test_a_text_right_below_the_fields_does_not_count_as_one():
    assert fault("---\n标题: a\n张贴至: 2026-11-25\n各位业主，请储水。") == ("front.no_end", 3)


def test_a_rule_further_down_is_not_taken_for_the_second_fence():
    assert fault("---\n标题: a\n\n各位业主：\n请储水。\n\n---\n\n物业") == ("front.no_end", 2)


def test_lists_and_continued_lines_belong_to_the_fields():
    text = "---\n标题: a\n影响范围:\n- 1栋\n  - 2栋\n\n请储水。"
    assert fault(text) == ("front.no_end", 5)


def test_empty_lines_and_comments_may_stand_between_fields():
    fields = "标题: a\n\n# 备注\n\n张贴至：2026-11-25\n\n  - 续行"
    assert split(f"---\n{fields}\n---\n正文", PATH).fields == fields


def test_no_fields_at_all_are_missed():
    assert fault("---\n\n---\n正文") == ("front.empty", 1)


def test_a_whole_text_among_the_fields_is_refused():
    assert fault(f"---\n标题: {'a' * LARGEST_FIELDS}\n---\n") == ("front.too_big", 1)


def test_conflict_markers_are_named_at_the_first():
    text = "---\n标题: a\n<<<<<<< 我的\n类别: 停水\n=======\n类别: 停电\n>>>>>>> 他的\n---\n"
    assert fault(text) == ("file.conflict_markers", 3)


def test_a_line_of_equals_signs_alone_is_a_heading():
    assert split("---\n标题: a\n---\n停水\n=======\n", PATH).body == "停水\n======="


@pytest.mark.parametrize("mark", ["***", "+++", "===", "...", "~~~"])
def test_a_fence_of_other_marks_is_to_be_replaced(mark):
    assert fault(f"{mark}\n标题: a\n{mark}\n正文") == ("front.other_fence", 1)
    assert fault(f"---\n标题: a\n{mark}\n正文") == ("front.other_fence", 3)


def test_what_stands_above_the_first_fence_is_to_be_deleted():
    assert fault("物业小王 9:12\n---\n标题: a\n---\n正文") == ("front.text_before", 1)


def test_a_second_record_in_the_text_is_no_text():
    text = "---\n标题: a\n---\n请储水。\n\n---\n标题: b\n类别: 停电\n---\n请注意。"
    assert fault(text) == ("front.second_fields", 7)


@pytest.mark.parametrize(
    "body",
    [
        "请储水。\n\n---\n时间: 9点\n\n---\n物业",
        "请储水。\n\n---\n标题: b\n类别: 停电\n",
        "---\n\n标题: b\n\n---",
    ],
    ids=["one line like a field", "no fence below", "a blank line between"],
)
def test_rules_in_a_text_with_something_like_a_field_below_are_text(body):
    assert split(f"---\n标题: a\n---\n{body}", PATH).body == body.rstrip()
