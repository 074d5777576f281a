"""Fields to a typed record: every fault of every field in one pass, each at its place."""

from __future__ import annotations

from generator.kinds.notices.model import Notice
from generator.load.fields import Given, read
from generator.load.tree import parse
from generator.models.contacts import Contact
from generator.models.estate import Estate
from generator.problems import Place
from tests.builders import SMALL_ESTATE

PATH = "content/notices/a.md"
GIVEN = Given("a", "正文", Place(PATH, 9))


def notice(fields: str):
    node, problems = parse(fields, PATH, first_line=2)
    assert not problems
    return read(Notice, node, GIVEN)


def told(fields: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in notice(fields)[1]]


RIGHT = "标题: 停水\n类别: 停水\n张贴至: 2026-11-25\n"


def test_a_key_may_be_english_or_chinese_or_both_may_be_mixed():
    chinese, _ = notice(RIGHT)
    mixed, _ = notice("title: 停水\n类别: water\nuntil: 2026-11-25\n")
    assert mixed.value == chinese.value


def test_a_key_is_the_same_in_any_width_and_case():
    folded, problems = notice("ＴＩＴＬＥ: 停水\nCategory: 停水\nU ntil: 2026-11-25\n")
    assert not problems
    assert folded.value.title == "停水"


def test_every_fault_of_every_field_is_found_at_once():
    fields = "类别: 停火\n张贴至: 明天\n楼层: 高层\n天气: 晴\n类别: 停水\n"
    assert sorted(told(fields)) == [
        ("date.relative", 3),
        ("key.unknown", 5),
        ("value.missing", 2),
        ("value.not_choice", 2),
        ("value.not_floors", 4),
        ("yaml.duplicate_key", 6),
    ]


def test_every_wrong_item_of_a_list_is_found_on_its_line():
    fields = f"{RIGHT}影响时段:\n  - 11/25\n  - 2026-11-25 9:00–17:00\n  - 明天\n"
    assert told(fields) == [("date.no_year", 6), ("date.relative", 8)]


def test_a_blank_value_counts_as_not_given():
    sourced, problems = notice(f"{RIGHT}联系人:\n附件: ''\n")
    assert not problems
    assert sourced.value.contact is None


def test_a_required_value_left_blank_is_missed_on_its_line():
    assert told("类别: 停水\n标题:\n张贴至: 2026-11-25\n") == [("value.missing", 3)]


def test_a_misspelt_key_is_not_missed_as_well():
    assert told("titel: 停水\n类别: 停水\n张贴至: 2026-11-25\n") == [("key.misspelt", 2)]


def test_the_fields_there_are_are_listed_once():
    assert told(f"{RIGHT}天气: 晴\n心情: 好\n") == [("key.unknown", 5), ("key.unknown_too", 6)]


def test_the_text_below_is_no_field():
    assert told(f"{RIGHT}body: 正文\n正文: 储水\n") == [("key.body", 5), ("key.body", 6)]


def test_places_lead_to_fields_items_words_and_lines_of_the_text():
    fields = f"{RIGHT}影响范围:\n  - 1栋\n  - 2栋、3栋\n"
    node, _ = parse(fields, PATH, first_line=2)
    sourced, _ = read(Notice, node, Given("a", "一\n二\n三", Place(PATH, 9)))
    assert sourced.place("title").line == 2
    assert sourced.place("scope", 1).line == 7
    assert sourced.place_of("3栋", "scope").line == 7
    assert sourced.place_of("9栋", "scope") == sourced.place("scope")
    assert sourced.place("window") == sourced.own
    assert sourced.place_in_text("body", 4).line == 11


def test_a_nested_field_is_named_by_its_own_record():
    text = f"{SMALL_ESTATE['estate.yaml']}服务合同: {{名称: 物业服务合同, 合同起: 2023-07-01}}\n"
    _, (problem,) = read(Estate, parse(text, PATH)[0])
    assert "缺少合同止（until）" in problem.sentence()


def test_a_list_where_a_text_belongs_is_not_shown_as_a_program_would():
    _, (problem,) = notice("标题: [停水]\n类别: 停水\n张贴至: 2026-11-25\n")
    assert problem.code == "value.not_text"
    assert "[" not in problem.sentence()


def test_in_braces_a_colon_needs_its_space_too():
    node, _ = parse("{id:duty, name: 值班, phone: 1}", PATH)
    _, problems = read(Contact, node)
    assert [problem.code for problem in problems] == ["yaml.no_space"]
