"""The sentences about problems: what holds for every one of them, and how facts are shown."""

from __future__ import annotations

import re

import pytest

from generator.languages import language_of
from generator.problems import CATALOGUE, Grade, Place, ProblemError, bounded, problem

ENGLISH = language_of("en")
NOTICE = Place("content/notices/a.md", 4)


def test_a_chinese_sentence_says_what_to_do():
    assert [code for code, said in CATALOGUE.items() if not re.search("请|可以写", said.text)] == []


def test_an_english_sentence_says_what_to_do():
    verbs = "write|add|check|delete|save|rename|use|read|did you|one of|correct|give|merge|put"
    verbs += "|move|shorten|choose|mend|retype|split|set|join|name|replace|copy|change|enter"
    remedy = re.compile(rf"{verbs}|confirm|arrange")
    english = {code: ENGLISH.within(code, said.text) for code, said in CATALOGUE.items()}
    assert [code for code, said in english.items() if not remedy.search(said)] == []


def test_a_chinese_sentence_ends_like_one_or_with_what_to_write():
    end = re.compile("。$|请[^。]*：[^。]*$|例如：[^。]*$")
    assert [code for code, said in CATALOGUE.items() if not end.search(said.text)] == []


def test_no_wording_breaks_into_two_lines():
    assert [code for code, said in CATALOGUE.items() if "\n" in said.text] == []


def test_a_sentence_begins_with_the_place():
    one = problem(NOTICE, "yaml.tab")
    assert one.sentence().startswith("content/notices/a.md 第 4 行：")
    assert one.sentence(ENGLISH).startswith("content/notices/a.md:4: ")


def test_a_problem_of_a_whole_file_names_no_line():
    one = problem(Place("content/a.docx"), "file.office")
    assert one.sentence().startswith("content/a.docx：")
    assert one.sentence(ENGLISH).startswith("content/a.docx: ")


def test_a_field_is_named_by_its_chinese_label_and_its_key():
    one = problem(NOTICE, "value.several_lines", field="notice.until")
    assert "张贴至（until）" in one.sentence()
    assert "until" in one.sentence(ENGLISH)


def test_a_field_is_named_as_its_own_record_calls_it():
    one = problem(NOTICE, "value.several_lines", field="contract.until")
    assert "合同止（until）" in one.sentence()


def test_a_long_value_is_quoted_only_so_far_that_it_can_be_found():
    one = problem(NOTICE, "yaml.syntax", value="水" * 100)
    assert f"“{'水' * 60}…”" in one.sentence()


def test_what_to_write_instead_is_given_in_full():
    suggestion = f'标题: "{"水" * 100}"'
    one = problem(NOTICE, "yaml.colon_in_value", suggestion=suggestion)
    assert suggestion in one.sentence()


def test_a_long_list_of_choices_ends_after_a_whole_one():
    known = "、".join(f"第{number}栋" for number in range(100))
    sentence = problem(NOTICE, "ref.place", field="scope", value="101栋", known=known).sentence()
    assert re.search(r"、第\d+栋…。$", sentence)


def test_choices_are_separated_as_the_language_does():
    one = problem(NOTICE, "ref.place", field="scope", value="x", known="1栋、2栋")
    assert one.sentence(ENGLISH).endswith("1栋, 2栋.")


def test_what_cannot_be_seen_is_shown_as_a_box():
    one = problem(NOTICE, "yaml.syntax", value="2026\u200b-11-25\x1b")
    assert "“2026□-11-25□”" in one.sentence()


def test_a_value_of_several_lines_is_quoted_on_one():
    assert "“a b”" in problem(NOTICE, "yaml.syntax", value="a\n  b").sentence()


def test_a_file_name_cannot_break_the_line_either():
    assert "\n" not in problem(Place("content/a\nb.md"), "file.office").sentence()


@pytest.mark.parametrize(
    ("days", "english"),
    [("5 个工作日", "5 working days"), ("1 天", "1 day"), ("30 天", "30 days")],
)
def test_english_counts_days_in_english(days, english):
    facts = {"lawful": "2026-12-02", "until": "2026-11-20"}
    sentence = problem(NOTICE, "notice.too_short", days=days, **facts).sentence(ENGLISH)
    assert f"{english} are required" in sentence


def test_weekdays_are_named_in_the_language():
    facts = {"field": "until", "value": "x", "day": "2026-11-25", "weekday": "三", "typed": "天"}
    one = problem(NOTICE, "date.wrong_weekday", **facts)
    assert "是周三，不是周天" in one.sentence()
    assert "is a Wednesday, not a Sunday" in one.sentence(ENGLISH)


def test_the_grade_comes_from_the_catalogue():
    assert problem(NOTICE, "yaml.tab").grade is Grade.HELD
    assert problem(NOTICE, "notice.too_short").grade is Grade.PUBLISHED
    assert problem(NOTICE, "notice.late").grade is Grade.WARNING


def test_facts_are_text_in_a_fixed_order():
    assert problem(NOTICE, "yaml.tab", b=2, a=1) == problem(NOTICE, "yaml.tab", a="1", b="2")


def test_an_error_carries_its_problem():
    one = problem(NOTICE, "yaml.tab")
    assert ProblemError(one).problem is one
    assert "yaml.tab" in str(ProblemError(one))


def test_problems_are_listed_by_place_and_each_once():
    first, second = problem(NOTICE, "yaml.tab"), problem(Place("content/z.md", 1), "yaml.tab")
    assert bounded([second, first, second]) == [first, second]


def test_of_a_file_with_very_many_problems_the_gravest_are_listed_and_the_rest_counted():
    path = "content/notices/a.md"
    warnings = [problem(Place(path, line), "notice.long_title") for line in range(1, 120)]
    grave = problem(Place(path, 200), "yaml.tab")
    listed = bounded([*warnings, grave])
    assert grave in listed
    assert len(listed) == 101
    assert problem(Place(path, 200), "file.more", count=20) in listed


def test_the_problems_of_other_files_are_not_cut_short():
    many = [problem(Place("content/a.md", line), "yaml.tab") for line in range(200)]
    other = problem(Place("content/b.md", 1), "yaml.tab")
    assert other in bounded([*many, other])
