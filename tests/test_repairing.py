"""``check --fix``: what can only be a slip is put right, and nothing else is touched."""

from __future__ import annotations

import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.edit import source_of
from generator.edit.record import as_filed
from generator.edit.repairing import faults, repaired, repairs
from generator.reading import read
from tests.builders import write_estate
from tests.faults import CASES, INVALID, make_faulty

PATH = "content/notices/20261125-water.md"
PLAIN = "标题: 2栋停水\n类别: 停水\n张贴至: 2026-11-25\n"

REMEDIES = {
    "bold-keys": ["标题: 停水", "类别: 停水"],
    "curly-quotes-around-a-date": ["张贴至: 2026-11-25"],
    "curly-quotes-around-a-price": ["        price: 2.35"],
    "full-width-braces": ["报名: {报名方式: 电话}"],
    "full-width-comma-between-fields": ["报名: {报名方式: 电话, 报名至: 2026-12-01}"],
    "full-width-space-after-colon": ["标题: 2栋水箱清洗停水"],
    "indented-by-full-width-spaces": ["  - 储水"],
    "indented-by-spaces-of-a-web-page": ["  - 储水"],
    "second-fence-of-equals": ["---"],
    "space-of-a-web-page-after-colon": ["标题: 2栋水箱清洗停水"],
    "at-sign-begins-value": ['联系人: "@林管家"'],
    "bracket-begins-title": ['标题: "[重要] 2栋水箱清洗停水"'],
    "colon-and-no-end": ["标题: 2栋水箱清洗停水"],
    "colon-and-no-such-day": ["标题: 2栋水箱清洗停水", "张贴至: 2026-11-31"],
    "no-space-and-no-such-day": ["类别: 停水", "张贴至: 2026-11-31"],
    "colon-in-title": ['标题: "通知: 2栋水箱清洗停水"'],
    "date-compact": ["张贴至: 2026-11-25"],
    "estate-broken": ["name: 测试小区"],
    "fullwidth-colon": ["标题: 2栋水箱清洗停水"],
    "fullwidth-colons-everywhere": [
        "标题: 2栋水箱清洗停水",
        "类别: 停水",
        "张贴至: 2026-11-25",
    ],
    "line-of-a-tab": [""],
    "no-space-after-colon": ["标题: 2栋水箱清洗停水", "张贴至: 2026-11-25"],
    "private-quoted-by-other-problems": ['标题: "转账到: 6222021001116245124"'],
    "star-begins-item": ['  - "*关好* 水龙头"'],
    "star-begins-title": ['标题: "*重要* 2栋水箱清洗停水"'],
    "tab-indentation": ["  - 2栋"],
    "text-after-quote": ["标题: '\"重要\"通知2栋停水'"],
}
"""Of all mistakes there are, those with one remedy that can be told without asking."""


def notice(fields, body="请备水。\n"):
    return f"---\n{fields}---\n{body}".encode()


def mended(data, path=PATH):
    return repaired(source_of(data, path))


@pytest.mark.parametrize("fault", CASES)
def test_a_mistake_is_put_right_as_it_is_told_or_left_as_it_is(fault, tmp_path):
    make_faulty(fault, tmp_path)
    before = {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}
    found = list(repairs(tmp_path))
    new = []
    for one in found:
        was = one.before.decode().split("\n")
        now = one.after.data.decode().split("\n")
        assert len(was) == len(now)
        new += [line for old, line in zip(was, now, strict=True) if old != line]
    assert new == REMEDIES.get(fault, [])
    assert {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()} == before


@pytest.mark.parametrize("fault", sorted(REMEDIES.keys() - {"line-of-a-tab", "tab-indentation"}))
def test_a_remedy_is_the_one_the_report_names(fault):
    told = (INVALID / fault / "expected.txt").read_text("utf-8")
    for line in REMEDIES[fault]:
        shown = line.strip() if "6222" not in line else '标题: "转账到: '
        assert shown.split(": ")[-1] in told


def test_what_was_put_right_is_published(tmp_path):
    make_faulty("fullwidth-colons-everywhere", tmp_path)
    assert "20261125-water" not in {n.id for n in read(tmp_path).content.notices}
    assert main(["check", str(tmp_path), "--fix", "--yes", "--at", "2026-11-20"]) == 0
    assert "20261125-water" in {n.id for n in read(tmp_path).content.notices}


# Each kind of slip -----------------------------------------------------------------------------

SLIPS = {
    "quotes of prose about a date": ("张贴至: “2026-11-25”", "张贴至: 2026-11-25"),
    "quotes of prose about a choice": ("类别: 「停水」", "类别: 停水"),
    "a day in full width": ("张贴至: ２０２６１１２５", "张贴至: 2026-11-25"),
    "two keys without spaces": ("标题:停水  # 备注", "标题: 停水  # 备注"),
    "full width and no key of ours": ("天气：晴", None),
    "quotes of prose about a text": ("原因: “检修”", None),
    "quotes of prose about a day that is none": ("张贴至: “2026-02-30”", None),
    "a day that is none": ("张贴至: 20261131", None),
    "a date without a year": ("张贴至: 11月25日", None),
    "what may be a comment": ("标题: 2栋 #1停水", None),
    "a clock time": ("原因: 9:00检修", None),
    "a misspelt key": ("标提: 停水", None),
    "HTML in a text": ("原因: &nbsp;检修", None),
    "what may have been a list": ("原因: - 检修", None),
    "an open quote": ('原因: "检修', None),
    "a comment behind a mark": ("原因: *检修* # 备注", None),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_only_what_is_certain_is_put_right(slip):
    typed, right = SLIPS[slip]
    key = typed[:2]
    others = [line for line in PLAIN.splitlines() if not line.startswith(key)]
    data = notice("\n".join([*others, typed, ""]))
    lines = mended(data).text.split("\n")
    if right is None:
        assert mended(data).data == data
    else:
        assert right in lines
        assert faults(mended(data)) == []


def test_the_text_below_the_fields_is_never_touched():
    body = "标题：不是项目\n\n张贴至:2026\n\n\t缩进\n"
    data = notice(PLAIN.replace("标题: ", "标题："), body)
    assert mended(data).data == notice(PLAIN, body)


def test_a_text_in_a_list_that_looks_like_a_field_stays_a_text():
    fields = "请您配合:\n  - 时间：9点以后再用水\n" + PLAIN.replace("标题: ", "标题：")
    right = fields.replace("标题：", "标题: ")
    assert mended(notice(fields)).data == notice(right)


def test_what_cannot_be_read_all_the_same_is_left_alone():
    data = notice(PLAIN.replace("标题: ", "标题：") + "原因: [甲\n")
    assert mended(data).data == data


def test_tabs_beside_spaces_are_left_alone():
    data = notice(PLAIN + "请您配合:\n\t- 一\n  - 二\n")
    assert mended(data).data == data


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_another_encoding_becomes_utf_8(encoding):
    text = notice(PLAIN).decode()
    data = text.encode(encoding)
    assert mended(data).data.decode("utf-8-sig") == text
    assert mended(data).text == text
    if encoding == "utf-8-sig":
        assert mended(data).data == data


# Whatever is typed ------------------------------------------------------------------------------

_RIGHT = [
    "标题: 2栋停水",
    "类别: 停水",
    "张贴至: 2026-11-25",
    "影响时段: 2026-11-25 9:00–17:00",
    "原因: 检修",
    "地点: 2栋大堂  # 备注",
    "影响范围: [1栋, 2栋]",
]


def _full_width(line):
    return line.replace(": ", "：", 1)


def _unspaced(line):
    return line.replace(": ", ":", 1)


def _curly(line):
    key, _, value = line.partition(": ")
    return f"{key}: “{value}”" if key in {"张贴至", "类别"} else line


def _compact(line):
    return line.replace("-", "") if line.startswith("张贴至") else line


@settings(max_examples=100)
@given(
    lines=st.permutations(_RIGHT),
    slips=st.lists(
        st.sampled_from([None, _full_width, _unspaced, _curly, _compact]), min_size=7, max_size=7
    ),
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "gb18030", "utf-8-sig"]),
)
def test_what_is_put_right_says_what_it_would_have_said_and_needs_no_second_time(
    lines, slips, end, encoding
):
    right = notice("\n".join(lines) + "\n").decode()
    wrong = [slip(line) if slip else line for line, slip in zip(lines, slips, strict=True)]
    typed = notice("\n".join(wrong) + "\n").decode().replace("\n", end)
    once = mended(typed.encode(encoding))
    assert repaired(once) == once
    assert once.text == right
    assert as_filed(once).sourced.plain == as_filed(source_of(right.encode(), PATH)).sourced.plain
    assert once.data.decode("utf-8-sig").count(end) == typed.count(end)


# The command ------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    slip = notice(PLAIN.replace("标题: ", "标题："))
    return write_estate(tmp_path / "estate", {"notices/20261125-water.md": slip})


def fix(folder, *more):
    return main(["check", str(folder), "--fix", *more, "--at", "2026-11-20"])


def test_a_plan_shows_the_difference_and_writes_nothing(folder, capsys):
    before = (folder / PATH).read_bytes()
    assert fix(folder, "--plan") == 1
    said = capsys.readouterr().out
    assert "-标题：2栋停水\n+标题: 2栋停水\n" in said
    assert (folder / PATH).read_bytes() == before


def test_nothing_is_written_without_a_yes(folder, capsys):
    before = (folder / PATH).read_bytes()
    assert fix(folder) == 1
    assert "请加 --yes" in capsys.readouterr().err
    assert (folder / PATH).read_bytes() == before


class Terminal:
    def __init__(self, typed):
        self.readline = lambda: typed

    def isatty(self):
        return True


def test_a_terminal_where_nobody_answers_is_told_how_to_say_yes(folder, monkeypatch, capsys):
    """NUL is one on Windows."""
    before = (folder / PATH).read_bytes()
    monkeypatch.setattr(sys, "stdin", Terminal(""))
    assert fix(folder) == 1
    assert "请加 --yes" in capsys.readouterr().err
    assert (folder / PATH).read_bytes() == before


@pytest.mark.parametrize(("answer", "is_written"), [("y\n", True), ("\n", False), ("n\n", False)])
def test_at_a_terminal_it_is_asked_for(folder, answer, is_written, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    assert fix(folder) == (0 if is_written else 1)
    assert "写入以上 1 个文件的改动吗" in capsys.readouterr().out
    assert (b"\xef\xbc\x9a" not in (folder / PATH).read_bytes()) is is_written


def test_programs_are_told_the_repairs_and_what_is_left(folder, capsys):
    assert fix(folder, "--yes", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["path"] for one in told["repairs"]] == [PATH]
    assert told["problems"] == []
    assert fix(folder, "--yes", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"repairs": [], "problems": []}


def test_a_slip_in_the_estates_own_file_is_put_right_though_nothing_can_be_built(folder):
    home = folder / "content/estate.yaml"
    home.write_text(home.read_text("utf-8").replace("name: 测试小区", "name：测试小区"), "utf-8")
    assert main(["check", str(folder), "--at", "2026-11-20"]) == 3
    assert fix(folder, "--yes") == 0
    assert "name: 测试小区" in home.read_text("utf-8")


def test_nobodys_number_is_quoted_in_a_difference(tmp_path, capsys):
    make_faulty("private-quoted-by-other-problems", tmp_path)
    fix(tmp_path, "--plan")
    assert "6222021001116245124" not in capsys.readouterr().out
