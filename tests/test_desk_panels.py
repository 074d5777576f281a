"""The desk's lists: of each item its state and why, and what changes by itself and when."""

from __future__ import annotations

import pytest

from generator.desk import Item, changes, items, of_page, sent
from generator.kinds.states import State
from generator.reading import read
from generator.schedule import Period
from generator.snapshot import stages, take
from tests.builders import at, make_content, make_notice, write_estate

NOTICE = "---\n标题: {title}\n类别: 停水\n{dates}\n---\n请提前备水。\n"
NOON = at("2026-11-25T12:00")
HOUR = at("2026-11-25T13:00") - NOON


ALWAYS = {"notices/20261120-always.md": None}
"""What the small estate has of its own."""


def listed_of(folder):
    reading = read(folder)
    return items(reading.content, reading.records, reading.problems, NOON)


def listed(tmp_path, **files):
    """Group by id, as they are listed."""
    notices = {
        f"notices/{name}.md": NOTICE.format(title=name, dates=dates)
        for name, dates in files.items()
    }
    every = listed_of(write_estate(tmp_path, ALWAYS | notices))
    return {one.id: one.group for one in every}, {one.id: one for one in every}


def test_every_item_stands_in_the_group_of_its_state(tmp_path):
    groups, known = listed(
        tmp_path,
        hanging="张贴至: 2026-11-25",
        over="张贴至: 2026-11-24",
        later="张贴自: 2026-11-26\n张贴至: 2026-11-27",
        draft="状态: 草稿\n张贴至: 2026-11-27",
        gone="状态: 撤回\n张贴至: 2026-11-27",
        broken="张贴至: 2026-02-30",
    )
    assert groups == {
        "hanging": "current",
        "over": "over",
        "later": "scheduled",
        "draft": "draft",
        "gone": "over",
        "broken": "held",
    }
    assert known["gone"].state is State.WITHDRAWN
    assert known["broken"].faults[0].place.line == 4


def test_what_is_held_comes_first_and_then_what_ends_first(tmp_path):
    groups, _ = listed(
        tmp_path, b="张贴至: 2026-11-27", a="张贴至: 2026-11-28", z="张贴至: 2026-02-30"
    )
    assert [*groups] == ["z", "b", "a"]


def test_what_lacks_its_approval_says_so(tmp_path):
    notice = NOTICE.format(title="a", dates="张贴至: 2026-11-27")
    folder = write_estate(tmp_path, ALWAYS | {"notices/a.md": notice})
    file = folder / "content/estate.yaml"
    file.write_text(file.read_text("utf-8") + "approval: [停水]\n", "utf-8")
    (one,) = listed_of(folder)
    assert (one.group, one.lacks_approval) == ("held", True)


GUIDE = "---\n状态: 草稿\n标题: 搬家\n最近核对: 2026-11-20\n---\n请先登记。\n"


@pytest.mark.parametrize("folder", ["guides", "pages"])
@pytest.mark.parametrize(("text", "group"), [(GUIDE, "draft"), ("---\n---\n", "held")])
def test_a_guide_to_be_written_is_in_the_list_and_opened_where_it_lies(
    tmp_path, folder, text, group
):
    path = f"{folder}/moving.md"
    (one,) = listed_of(write_estate(tmp_path, ALWAYS | {path: text}))
    assert (one.kind, one.id, one.group) == ("guides", "moving", group)
    assert (one.file, one.address) == (f"content/{path}", "/guides/moving/")


@pytest.mark.parametrize("address", ["/notices/a/", "/en/notices/a/"])
def test_a_page_is_known_in_whatever_language(address):
    one = Item("notices", "a", "甲", State.ENDED, Period(None, None))
    assert of_page([one], address) is one
    assert of_page([one], "/notices/b/") is None


def test_of_a_build_the_items_are_named():
    every = [Item("notices", id, id, State.CURRENT, Period(None, None)) for id in "abc"]
    put = ["notices/a/index.html", "notices/b/index.html", "index.html"]
    found = sent(every, put, ["notices/c/index.html", "en/x"], {"notices/b/index.html"})
    assert [(what, one.id) for what, one in found] == [
        ("disappears", "c"),
        ("appears", "a"),
        ("alters", "b"),
    ]


def test_every_change_is_told_at_its_instant_and_nothing_between():
    content = make_content(
        make_notice("a", from_="2026-11-25T13:00", end="2026-11-25"),
        make_notice("b", end="2026-11-30"),
    )
    until = at("2026-11-26T12:00")
    told = [*changes(stages(content, NOON, until))]
    assert [(one.at, [(d.what, d.shown.id) for d in one.differences]) for one in told] == [
        (NOON + HOUR, [("appears", "a")]),
        (at("2026-11-26T00:00"), [("disappears", "a")]),
    ]
    assert told[0].at == take(content, NOON).changes.next


def test_stages_reach_just_to_their_end():
    content = make_content(make_notice("a", end="2026-11-25"))
    midnight = at("2026-11-26T00:00")
    assert len([*stages(content, NOON, midnight)]) == 1
    assert len([*stages(content, NOON, midnight + HOUR)]) == 2
