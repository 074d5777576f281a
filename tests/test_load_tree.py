"""YAML as text with places: what was typed is what is there."""

from __future__ import annotations

import pytest

from generator.load.tree import DEEPEST, MOST_VALUES, Fields, Listing, Scalar, outline, parse
from generator.problems import Place

PATH = "content/calendar.yaml"


def codes(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in parse(text, PATH)[1]]


def values(text: str) -> dict[str, str]:
    node, problems = parse(text, PATH)
    assert isinstance(node, Fields)
    assert not problems
    return {key.text: value.text for key, value in node.entries if isinstance(value, Scalar)}


@pytest.mark.parametrize(
    "typed",
    [
        *("9:30", "17:00", "12:30:45", "2026-11-25", "2026-02-30"),
        *("2.50", "1.10", "0731", "07", "1e3", "0x1F", "1_000", ".5", "+86"),
        *("no", "yes", "on", "true", "null", "~", "<<"),
    ],
)
def test_a_value_is_the_text_that_was_typed(typed):
    assert values(f"a: {typed}\n") == {"a": typed}


def test_a_key_is_the_text_that_was_typed():
    assert values("no: a\n07: b\n9:30: c\n") == {"no": "a", "07": "b", "9:30": "c"}


def test_quotes_and_blocks_are_texts_too():
    text = "a: 'x: y'\nb: \"#1\"\nc: |\n  一\n  二\nd: >\n  三\n  四\n"
    assert values(text) == {"a": "x: y", "b": "#1", "c": "一\n二\n", "d": "三 四\n"}


def test_a_comment_after_a_space_is_none_of_the_value():
    assert values("a: 停水 # 备注\n# b: c\n") == {"a": "停水"}


def test_places_count_from_the_first_line_of_the_file():
    node, _ = parse("a: 1\nb:\n  - x\n  - y\n", PATH, first_line=5)
    (_, first), (key, listing) = node.entries
    assert first.place == Place(PATH, 5, 4)
    assert key.place == Place(PATH, 6, 1)
    assert [item.place.line for item in listing.items] == [7, 8]


def test_both_entries_of_a_key_given_twice_are_there():
    node, _ = parse("a: 1\na: 2\n", PATH)
    assert [value.text for _, value in node.entries] == ["1", "2"]


def test_an_empty_document_is_nothing():
    assert parse("# nur\n", PATH) == (None, [])


@pytest.mark.parametrize("text", ["a: &x 1\n", "a: *x\n", "a: !!int 1\n", "a: !x y\n", "&x a: 1\n"])
def test_anchors_aliases_and_tags_are_refused(text):
    assert codes(text)[0][0] in {"yaml.not_allowed", "yaml.reserved"}


def test_a_merge_key_is_only_a_text():
    assert values("<<: a\n") == {"<<": "a"}


def test_a_list_may_be_as_deep_as_allowed():
    assert codes("[" * DEEPEST + "]" * DEEPEST) == []


def test_a_deeper_one_is_refused():
    assert codes("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)) == [("yaml.too_deep", 1)]


@pytest.mark.slow
def test_as_many_values_as_allowed_are_read():
    assert codes("[" + "a," * (MOST_VALUES - 1) + "]") == []


def test_one_value_more_is_refused():
    assert codes("[" + "a," * MOST_VALUES + "]") == [("yaml.too_many", 1)]


def test_a_second_document_is_refused_at_its_line():
    assert codes("a: 1\n---\nb: 2\n") == [("yaml.second_document", 2)]


def test_a_fence_above_the_only_document_is_no_mistake():
    assert values("---\na: 1\n") == {"a": "1"}


def test_a_list_as_a_key_is_refused():
    assert codes("? [a]\n: b\n")[0][0] == "yaml.syntax"


@pytest.mark.parametrize("text", ["a: 2栋 #1电梯\n", "a: #1电梯\n", "- 2栋 #1电梯\n"])
def test_a_hash_that_would_cut_a_value_is_named(text):
    assert codes(text) == [("yaml.comment_cuts", 1)]


def test_a_hash_inside_a_word_or_in_quotes_cuts_nothing():
    assert values("a: C#1\nb: '2栋 #1'\n") == {"a": "C#1", "b": "2栋 #1"}


def test_a_value_may_go_on_over_several_lines():
    assert values("a: 请提前\n  储水\n") == {"a": "请提前 储水"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("  影响范围：2栋", "yaml.fullwidth_colon"),
        ("  张贴至:2026-11-25", "yaml.no_space"),
        ("  - 2栋", "yaml.indent"),
    ],
)
def test_a_field_that_was_swallowed_by_the_value_above_is_named(line, code):
    assert codes(f"a: 清洗\n{line}\nb: c\n") == [(code, 2)]


def test_a_colon_in_a_continued_text_is_no_field():
    assert values("a: 请注意\n  停水期间：关好水龙头\n") == {"a": "请注意 停水期间：关好水龙头"}


def test_an_outline_says_enough_to_find_a_node():
    assert outline(parse("a: 1", PATH)[0]) == "a: …"
    assert outline(parse("- x\n- y", PATH)[0]) == "- x"
    assert outline(parse("[]", PATH)[0]) == "[]"
    assert outline(Scalar("x", Place(PATH))) == "x"
    assert outline(Listing(Place(PATH), [Fields(Place(PATH))])) == "- {}"
