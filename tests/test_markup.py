"""Bodies become the HTML the Markdown library makes of them, though less of it is run."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some
from markdown import Markdown

from generator.templating.markup import _INLINE_RE, _Inline
from tests.builders import REPOSITORY

SPARING, WHOLE = (Markdown(extensions=["tables", "sane_lists", "nl2br"]) for _ in range(2))
SPARING.treeprocessors.register(_Inline(SPARING), "inline", 20)
PIECES = [*"`\\[]()!<>&*_#|-+:;'\"~^={}", "**", "__", "  \n", "\n", "\n\n", "停水", " ", "1. ", "a"]
PIECES += ["http://a.b/", "<a@b.c>", "&amp;", "&#35;", "![图](a.png)", "[见](b.md)", "\x02", "\x03"]


def converted(markdown, body):
    return markdown.reset().convert(body)


@given(some.lists(some.sampled_from(PIECES), max_size=40).map("".join))
def test_of_any_text_it_is_the_same(body):
    assert converted(SPARING, body) == converted(WHOLE, body)


def test_of_every_text_of_the_sample_it_is_the_same():
    bodies = [path.read_text("utf-8") for path in (REPOSITORY / "content").rglob("*.md")]
    assert [body for body in bodies if converted(SPARING, body) != converted(WHOLE, body)] == []


def test_every_pattern_of_the_library_begins_with_a_character_that_is_looked_for():
    """A pattern that begins otherwise would lose its markup, in a new version of the library."""
    known = {
        *("backtick", "escape", "reference", "link", "image_link", "image_reference"),
        *("short_reference", "short_image_ref", "autolink", "automail", "linebreak", "html"),
        *("entity", "em_strong", "nl"),
    }
    assert len(WHOLE.inlinePatterns) == len(known)
    assert {name for name in known if name not in WHOLE.inlinePatterns} == set()
    assert all(
        _INLINE_RE.search(start) for start in ("`", "\\", "[", "![", "<", "&", "*", "_", "\n")
    )
