"""Finding an item in the desk's list: by words, state, kind and month."""

from __future__ import annotations

from datetime import UTC

import pytest

from generator.desk import Item, Wanted, find, words_of
from generator.kinds.states import State
from generator.reading import read
from generator.schedule import Period
from tests.builders import at, write_estate

ZONE = at("2026-11-25T12:00").tzinfo


def made(id, state=State.CURRENT, kind="notices", *, start=None, end=None, title=None):
    bounds = (at(bound) if bound else None for bound in (start, end))
    return Item(kind, id, title or id, state, Period(*bounds))


def found(every, said=None, **wanted):
    return find(every, Wanted(**wanted), said or {}, ZONE)


def ids(result):
    return [one.id for group in result.groups for one in group.shown]


EVERY = (
    made("water", title="2、3栋水箱清洗停水", start="2026-11-20T00:00", end="2026-11-26T00:00"),
    made("power", State.ENDED, title="停电", start="2026-10-30T00:00", end="2026-11-02T00:00"),
    made(
        "later", State.SCHEDULED, title="Ａ座检修", start="2026-12-05T00:00", end="2027-01-03T00:00"
    ),
    made("sooner", State.SCHEDULED, start="2026-12-01T00:00", end="2027-02-01T00:00"),
    made("moving", State.DRAFT, "guides", title="搬家"),
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("停水", ["water"]),
        ("停", ["water", "power"]),
        ("3栋 停水", ["water"]),
        ("停水 4栋", []),
        ("a座", ["later"]),
        ("WATER", ["water"]),
        ("〔2026〕7号", ["power"]),
        ("  ", ["moving", "water", "sooner", "later", "power"]),
    ],
)
def test_every_word_stands_somewhere_in_what_an_item_says(words, expected):
    assert ids(found(EVERY, {"power": "编号 〔2026〕7号"}, words=words)) == expected


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        ("2026-10", ["power"]),
        ("2026-11", ["water", "power"]),
        ("2026-12", ["sooner", "later"]),
        ("2027-02", ["sooner"]),
        ("2027-03", []),
    ],
)
def test_an_item_is_found_in_each_month_in_which_it_hangs(month, expected):
    assert ids(found(EVERY, month=month)) == expected


def test_what_has_no_end_is_found_in_every_month_from_its_first():
    lasting = [made("lasting", start="2026-11-20T00:00")]
    assert [ids(found(lasting, month=f"2026-{month}")) for month in (10, 11, 12)] == [
        [],
        ["lasting"],
        ["lasting"],
    ]


def test_months_begin_as_the_estate_counts_them():
    first = [made("first", start="2026-12-01T00:00", end="2026-12-01T01:00")]
    assert ids(found(first, month="2026-12")) == ["first"]
    assert ids(find(first, Wanted(month="2026-11"), {}, UTC)) == ["first"]


def test_states_and_kinds_are_counted_as_far_as_the_rest_of_the_question_holds():
    result = found(EVERY, words="停", kind="notices", group="over")
    assert ids(result) == ["power"]
    assert (result.states["current"], result.states["over"], result.states["draft"]) == (1, 1, 0)
    assert (result.kinds["notices"], result.kinds["guides"]) == (2, 0)


def test_of_many_the_first_fifty_are_shown_until_somebody_asks_for_all():
    every = [made(f"n{number:03}") for number in range(120)]
    (group,) = found(every).groups
    assert (len(group.shown), group.count) == (50, 120)
    (group,) = found(every, is_whole=True).groups
    assert len(group.shown) == 120


def test_what_has_ended_last_comes_first():
    ended = [made(f"n{day}", State.ENDED, end=f"2026-11-{day}T00:00") for day in (20, 21, 22)]
    assert ids(found(ended)) == ["n22", "n21", "n20"]


def test_all_that_is_typed_of_a_record_can_be_looked_for(tmp_path):
    text = (
        "---\n标题: 停水\n类别: 停水\n编号: ２０２６-101\n张贴至: 2026-11-30\n---\n请先 *储水*。\n"
    )
    folder = write_estate(tmp_path, {"notices/20261125-a.md": text})
    said = words_of(read(folder).records)["20261125-a"]
    assert all(words in said for words in ("停水", "2026-101", "储水"))
