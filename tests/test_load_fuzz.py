"""Whatever stands in a file, it ends in messages, and the other files lose nothing.

Hypothesis makes the files: any bytes at all, and valid ones after the slips of a hand.
"""

from __future__ import annotations

from contextlib import nullcontext, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.languages import language_of
from generator.load import load
from generator.review import NoEstateError, due, review
from generator.snapshot import take
from tests.builders import SMALL_ESTATE, at, write_estate
from tests.examples import examples

ENGLISH = language_of("en")
NOW = at("2026-11-20T08:00")
FUZZED = "20261125-water"
NOTICE = """\
---
标题: 2栋水箱清洗停水
类别: 停水
编号: 2026-118
张贴自: 2026-11-18
影响时段:
  - 2026-11-25 9:00–17:00
  - 2026-11-26 9:00–12:00
影响范围: [1栋, 2栋]
楼层: 1-6、10
联系人: butler
更正内容: 停水时间：原 11月24日 → 现 11月25日
附件: 安排.pdf
---
各位业主：

2栋11月25日（周三）停水，见[安排](安排.pdf)。

- 请储水
- 请关好**水龙头**
"""
PUBLIC = """\
---
title: "2026年第三季度公共收益公示"
category: 公示
from: 2026-11-02
until: 2026-12-31 24:00
publicity: revenue
min_days: 10个工作日
status: 发布
supersedes: [20261120-always, 20261101-old]
---
"""
HALF_TO_FULL = str.maketrans(
    ':,[]{}()"#-&*!0123456789', "：，［］｛｝（）＂＃－＆＊！０１２３４５６７８９"
)
WITHDRAWN = "withdrawn:\n  - {id: 20261101-old, at: 2026-11-02 9:00, reason: 误发, privacy: 是}\n"
TABLES = {path: text for path, text in SMALL_ESTATE.items() if path.endswith(".yaml")}
TABLES["withdrawn.yaml"] = WITHDRAWN
LITTER = [
    *(
        ":",
        "：",
        ": ",
        "#",
        " #",
        "-",
        "- ",
        "---",
        "---\n",
        "\t",
        " ",
        "\n",
        "\n\n",
        "\r",
        "\u3000",
    ),
    *('"', "'", "“", "[", "]", "{", "}", "(", ")", "*", "&", "!", "|", ">", "%", "@", "`", "?"),
    *("\0", "\x0c", "\ufeff", "\u200b", "\u2028", "\ud7ff", "😀", "null", "<<: *a", "<<<<<<< a\n"),
    *("11/5", "明天", "2026-02-30", "25:00", "9999-12-31", "-1", "1e999", "停水", "until: "),
]


@st.composite
def slips(draw, text: str) -> bytes:
    """A text after up to four slips, saved in one encoding or another, perhaps cut off."""
    for _ in range(draw(st.integers(1, 4))):
        text = draw(st.sampled_from(_SLIPS))(draw, text)
    encodings = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16")
    data = text.encode(draw(st.sampled_from(encodings)), "surrogatepass")
    return data[: -draw(st.integers(1, 40))] if draw(st.integers(0, 9)) == 0 else data


def _somewhere(draw, text: str) -> int:
    return draw(st.integers(0, len(text)))


def _delete(draw, text):
    start = _somewhere(draw, text)
    return text[:start] + text[start + draw(st.integers(1, 5)) :]


def _insert(draw, text):
    start = _somewhere(draw, text)
    return text[:start] + draw(st.sampled_from(LITTER) | st.text(max_size=4)) + text[start:]


def _widen(draw, text):
    """Punctuation and digits of some stretch as an input method for Chinese types them."""
    start = _somewhere(draw, text)
    end = start + draw(st.integers(1, 60))
    return text[:start] + text[start:end].translate(HALF_TO_FULL) + text[end:]


def _move(draw, text):
    """A line is left out, or put somewhere else, or stands there twice."""
    lines = text.split("\n")
    line = draw(st.sampled_from(lines))
    if draw(st.booleans()):
        lines.remove(line)
    if draw(st.booleans()):
        lines.insert(draw(st.integers(0, len(lines))), line)
    return "\n".join(lines)


def _indent(draw, text):
    lines = text.split("\n")
    number = draw(st.integers(0, len(lines) - 1))
    lines[number] = draw(st.sampled_from([" ", "  ", "\t", "- ", "# "])) + lines[number]
    return "\n".join(lines)


_SLIPS = (_delete, _insert, _widen, _move, _indent)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_estate(tmp_path_factory.mktemp("fuzz"))


def contents_of(folder, path: str, data: bytes):
    """What is published with these bytes as one file; nothing may be raised on the way."""
    (folder / "content" / path).write_bytes(data)
    records = load(folder)
    content, problems, _ = review(records)
    for problem in [*problems, *due(records, content, NOW)]:
        assert problem.sentence()
        assert problem.sentence(ENGLISH)
        if problem.place.path == f"content/{path}":
            assert problem.place.line <= data.count(b"\n") + data.count(b"\r") + 1
    take(content, NOW)
    return content


def the_other_notice_is_there(content) -> bool:
    return "20261120-always" in {notice.id for notice in content.notices}


@examples(50)
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode()))
def test_any_bytes_are_a_notice_or_a_message(folder, data):
    assert the_other_notice_is_there(contents_of(folder, f"notices/{FUZZED}.md", data))


@examples(100)
@given(data=slips(NOTICE) | slips(PUBLIC))
def test_a_slip_in_one_notice_loses_no_other(folder, data):
    content = contents_of(folder, f"notices/{FUZZED}.md", data)
    assert the_other_notice_is_there(content)
    for notice in content.notices:
        assert content.postings[notice.id].period.end or notice.until_further_notice


@examples(60)
@given(data=st.data())
def test_a_slip_in_a_table_loses_no_notice(folder, data):
    path = data.draw(st.sampled_from(sorted(TABLES)))
    (folder / "content" / "notices" / f"{FUZZED}.md").write_text(NOTICE, encoding="utf-8")
    needed = path in {"estate.yaml", "contacts.yaml"}
    try:
        with suppress(NoEstateError) if needed else nullcontext():
            content = contents_of(folder, path, data.draw(slips(TABLES[path])))
            assert len(content.notices) == 2
    finally:
        (folder / "content" / path).write_text(TABLES[path], encoding="utf-8")
