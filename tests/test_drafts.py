"""Bodies that an earlier build has converted are not converted again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.templating.drafts import Drafts
from generator.templating.markup import Prose

LINKS = {"a.md": "/notices/a/", "b.png": "/files/b.png"}
BODIES = st.lists(st.sampled_from(["[甲](a.md)", "![图](b.png)", "停水", "\n\n", "**重**", "# 题"]))


def kept(drafts):
    """Return the drafts as another process finds them."""
    return Drafts(json.loads(json.dumps(drafts.plain())))


def never(*_):
    raise AssertionError("converted again")


@given(BODIES)
def test_what_was_kept_is_what_would_be_converted(parts):
    drafts, body = Drafts(), "".join(parts)
    converted = Prose(drafts).html(body, LINKS, str)
    assert Prose(kept(drafts)).html(body, LINKS, str) == converted
    kept(drafts).draft(never, body, frozenset(LINKS.items()), 2)


@pytest.mark.parametrize(
    "other",
    [
        ("停电", frozenset(LINKS.items()), 2),
        ("停水", frozenset({"a.md": "/notices/b/"}.items()), 2),
        ("停水", frozenset(LINKS.items()), 3),
    ],
    ids=["the body", "a link", "the level of its headings"],
)
def test_anything_else_is_converted(other):
    drafts = Drafts()
    Prose(drafts).html("停水", LINKS, str)
    with pytest.raises(AssertionError, match="converted again"):
        kept(drafts).draft(never, *other)


def test_what_nobody_asks_for_any_more_is_not_kept():
    drafts = Drafts()
    Prose(drafts).html("停水", {}, str)
    again = kept(drafts)
    Prose(again).html("停电", {}, str)
    assert len(again.plain()) == 1
    assert "停水" not in json.dumps(again.plain(), ensure_ascii=False)
