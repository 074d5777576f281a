"""Digests: equal for what says the same in any process, another for anything else."""

from __future__ import annotations

import sys
from collections import namedtuple
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.digests import LEFT_OUT, Digests
from generator.kinds.notices.model import Notice
from generator.languages import CHINESE, Original
from generator.models.categories import Category
from tests.builders import REPOSITORY, make_notice
from tests.waiting import ran

SCALARS = st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.dates()
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


def digest(value):
    return Digests().of(value)


def exactly(value):
    """A value with the types in it: to Python ``True`` equals ``1``."""
    if isinstance(value, dict):
        return dict, tuple((exactly(k), exactly(v)) for k, v in value.items())
    if isinstance(value, list | tuple):
        return type(value), tuple(map(exactly, value))
    return type(value), value


@given(VALUES, VALUES)
def test_two_values_have_one_digest_where_they_are_the_same_to_the_last_type(one, other):
    assert (digest(one) == digest(other)) == (exactly(one) == exactly(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        ((("a",), "b"), (("a", "b"),)),
        (Decimal("2.30"), Decimal("2.3")),
        (datetime(2026, 1, 1, tzinfo=ZoneInfo("Asia/Shanghai")), datetime(2026, 1, 1, tzinfo=UTC)),
        (date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC)),
        (Original("停水", "zh-Hans"), "停水"),
        (Original("停水", "zh-Hans"), Original("停水", "en")),
        (Category.WATER, Category.POWER),
        (Category.WATER, "water"),
        (make_notice(), make_notice(title="另一则")),
        (make_notice(), make_notice(body="多一句。")),
    ],
)
def test_what_looks_alike_and_is_not_the_same_is_told_apart(one, other):
    assert digest(one) != digest(other)
    assert None not in {digest(one), digest(other)}


def test_every_field_of_a_record_counts():
    known = digest(make_notice())
    for name in Notice.__pydantic_fields__:
        other = make_notice().model_copy(update={name: ("another", name)})
        assert digest(other) != known, name


def test_a_part_that_two_values_share_counts_for_both():
    digests, part = Digests(), make_notice()
    assert digests.of((part, "a")) != digests.of((part, "b"))
    assert digests.of((part, "a")) == digest((make_notice(), "a"))


def test_what_nobody_can_know_has_none():
    pair = namedtuple("pair", "a b")  # noqa: PYI024
    for value in (len, object(), iter(()), pair(1, 2), [print], {"a": object()}, make_notice):
        assert digest(value) is None, value


def test_a_field_that_says_nothing_may_be_left_out():
    @dataclass(frozen=True)
    class Spoken:
        code: str
        catalogue: object = field(default=None, metadata={LEFT_OUT: True})

    assert digest(Spoken("en", object())) == digest(Spoken("en", object())) != digest(Spoken("zh"))
    assert digest(CHINESE)


@pytest.mark.whole
def test_another_process_makes_the_same_digest_whatever_its_hashes():
    code = (
        "from generator.digests import Digests; from tests.builders import make_notice;"
        "print(Digests().of((make_notice(), frozenset('停水停电停气'), {'a': 1})))"
    )
    said = {
        ran([sys.executable, "-c", code], cwd=REPOSITORY, env={"PYTHONHASHSEED": seed}).out
        for seed in ("1", "2")
    }
    assert said == {f"{digest((make_notice(), frozenset('停水停电停气'), {'a': 1}))}\n"}
