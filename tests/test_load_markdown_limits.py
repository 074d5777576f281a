"""How much Markdown a body may hold: what would hurt is refused, what people write is not."""

from __future__ import annotations

import time

import pytest

from generator.kinds import links
from generator.load import (
    DEEPEST_NESTING,
    LARGEST_BODY,
    MOST_CELLS,
    MOST_LINES,
    MOST_MARKS,
    body_faults,
)
from generator.problems import Place
from generator.templating.markup import Prose

PROSE = "本小区将于本周清洗水箱，届时停水，请各位业主提前储水，并请相互转告。"
LONG = "水" * 60_000


def told(body: str) -> list[tuple[str, int]]:
    """Codes and lines of a body that begins on line 6."""
    return [(p.code, p.place.line) for p in body_faults(body, Place("content/notices/a.md", 6))]


@pytest.mark.parametrize(
    "body",
    [
        f"{PROSE * 16}\n\n" * 110,
        PROSE * 1_800,
        f"- {PROSE}\n" * 1_500,
        "| 1 | 2 | 3 | 4 |\n" * 1_900,
        "- [办理](a.md)\n" * 400,
        "余氯 <0.05 毫克/升\n\n" * 200,
        "2026.11.25 1. 2. 3.\n",
        f"{'-' * 120}\n",
        "- " * 60,
        f"{' ' * 100}测试服务中心\n",
        "（一）储水；（二）关阀。" * 900,
        "一、(1)储水 (2)关阀\n" * 400,
        "a) 储水\nb) 关阀\n" * 400,
    ],
    ids=lambda body: body[:12].strip(),
)
def test_what_people_write_is_within_the_limits(body):
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("水" * (LARGEST_BODY // 3 + 1), "body.too_big", 6),
        ("水\n" * MOST_LINES, "body.too_many_lines", 6),
        (f"水\n{'*' * MOST_MARKS}\n*\n*", "body.too_many_marks", 8),
        ("|" * 100 + "\n" + "|" * MOST_CELLS, "body.too_many_marks", 7),
        ("水\n\n" + "> " * (DEEPEST_NESTING + 1) + "水", "body.too_deep", 8),
        (">" * (DEEPEST_NESTING + 1), "body.too_deep", 6),
        ("- " * (DEEPEST_NESTING + 1) + "水", "body.too_deep", 6),
        ("1. > " * 11 + "水", "body.too_deep", 6),
        ("水\n" + " " * 121 + "- 水", "body.too_deep", 7),
        (("> " * 20 + "水\n\n") * 251, "body.too_deep", 6 + 2 * 250),
        ("水\n\n" + "[" * 9 + LONG, "body.unclosed", 8),
        ("水\n(" * 9 + LONG, "body.unclosed", 7),
        ("<http://" * 9 + "x" * 100_000, "body.unclosed", 6),
        ('[水](a "水) ' * 9 + LONG, "body.unclosed", 6),
        ("水\n---\n" * 50 + LONG, "body.headings", 6 + 2 * 49 + 1),
    ],
)
def test_what_would_hurt_is_refused_at_its_line(body, code, line):
    assert (code, line) in told(body)


def test_a_body_may_be_as_large_as_allowed():
    assert told("x" * LARGEST_BODY) == []


@pytest.mark.parametrize("mark", "[]()*_`<&!\\")
def test_every_mark_is_counted(mark):
    spaced = f"{mark}\n\n"
    codes = [code for code, _ in told(spaced * MOST_MARKS)]
    assert "body.too_many_marks" not in codes
    assert ("body.too_many_marks", 6 + 2 * MOST_MARKS) in told(spaced * (MOST_MARKS + 1))


WORST = {
    "prose in one line": PROSE * 1_850,
    "prose in lines": f"{PROSE}\n" * 1_850,
    "headings": "# 水\n" * 1_225,
    "headings above a text": "# 水\n" * 49 + LONG,
    "underlined headings": "水\n---\n" * 1_000,
    "underlined headings above a text": "水\n===\n" * 49 + LONG,
    "items that underline one another": "- \n" * 49 + LONG,
    "rules above a text": "---\n" * 49 + LONG,
    "brackets": "[" * 8 + LONG,
    "pictures": "![" * 8 + LONG,
    "pictures alone": "![" * 707,
    "links": "[水](水 " * 408,
    "links above a text": "[水](" * 8 + LONG,
    "links with titles": '[水](水 "水) ' * 8 + LONG,
    "references": "[水][" * 499,
    "reference definitions": "[水]: 水\n" * 1_000,
    "addresses": "<http://" * 8 + LONG,
    "strong words": "**水 " * 500,
    "stars": "*水 " * 1_000 + LONG,
    "underscores": " _水" * 1_000 + LONG,
    "backticks": " ".join("`" * number for number in range(1, 44)) + LONG,
    "entities": "&amp;" * 1_000 + LONG,
    "backslashes": "\\" * 1_000 + LONG,
    "quotes": ("> " * 20 + "水\n\n") * 250,
    "lists in lists": ("- " * 19 + "水\n") * 263,
    "list by indentation": "".join(" " * 4 * level + "- 水\n" for level in range(30)) * 8,
    "items": "- 水\n\n" * 1_499,
    "numbers": "1. 水\n" * 2_999,
    "table": "|水|水|\n|-|-|\n" + "|水|水|\n" * 2_997,
    "wide table": "|" + "水|" * 500 + "\n|" + "-|" * 500 + "\n" + f"|{'水|' * 500}\n" * 17,
    "hard breaks": "水  \n" * 2_999,
    "empty lines": "\n" * 2_999,
}
"""The most that the limits allow of whatever the library reads again and again."""


@pytest.fixture(scope="module")
def prose():
    return Prose()


def seconds(kind, prose) -> float:
    """Of the processor, for a body within the limits."""
    assert told(WORST[kind]) == []
    start = time.process_time()
    prose.html(WORST[kind], {}, str)
    links.targets(WORST[kind])
    return time.process_time() - start


@pytest.mark.parametrize(
    "kind",
    ["prose in one line", "headings", "brackets", "links above a text", "wide table", "quotes"],
)
def test_a_bad_body_within_the_limits_is_rendered_at_once(kind, prose):
    assert seconds(kind, prose) < 1


@pytest.mark.slow
@pytest.mark.parametrize("kind", WORST)
def test_every_bad_body_within_the_limits_is_rendered_at_once(kind, prose):
    assert seconds(kind, prose) < 1


def test_counting_is_quick_itself():
    start = time.process_time()
    for unit in ("[", "(", "<", "- ", "> ", "水\n", '](水"', "# 水\n", " " * 50 + "\n"):
        body_faults(unit * (LARGEST_BODY // len(unit.encode())), Place("content/notices/a.md", 6))
    assert time.process_time() - start < 1
