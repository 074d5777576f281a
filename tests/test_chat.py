"""The text for the chat group: everything that matters, in at most 200 characters."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.chat import LONGEST, event_text, notice_text
from generator.cli import main
from generator.snapshot import take
from tests.builders import at, make_content, make_event, make_notice, notice_file, write_estate

NOON = at("2026-11-24T12:00")
SITE = "https://test.example/"


def text_of(moment=NOON, **typed):
    content = make_content(make_notice(**{"window": "2026-11-25 9:00–17:00", **typed}))
    (view,) = take(content, moment).notices
    return notice_text(view, SITE)


def event(**typed):
    (view,) = take(make_content(events=[make_event(**typed)]), at("2026-12-01T12:00")).events
    return event_text(view, SITE)


WHOLE = """\
【紧急·停水】2栋水箱清洗停水
时间：11月25日（周三）9:00–17:00
范围：2栋 10–18层
1–9层不受影响；其余楼栋不受影响
· 请提前储水
· 恢复后先放水
原因：水箱清洗
电话：000-0000 0110（24小时值班）
https://test.example/n/2026-118/"""


def test_it_says_what_when_whom_what_to_do_whom_to_call_and_where_to_read_on():
    assert (
        text_of(
            title="2栋水箱清洗停水",
            category="停水",
            level="紧急",
            number="2026-118",
            scope="2栋",
            floors="10-18",
            actions=["请提前储水", "恢复后先放水"],
            cause="水箱清洗",
        )
        == WHOLE
    )


def test_without_a_number_it_leads_to_the_page():
    assert text_of(id="停水-2").endswith("https://test.example/notices/%E5%81%9C%E6%B0%B4-2/")


def test_windows_that_are_over_are_said_to_be_over_while_the_notice_still_hangs():
    windows = ("2026-11-23 9:00–17:00", "2026-11-24 9:00–11:00", "2026-11-25 9:00–17:00")
    assert "时间：11月25日（周三）9:00–17:00\n" in text_of(window=windows)
    assert "时间：11月23日（周一）9:00–17:00等2个时段（时段已过）\n" in text_of(window=windows[:2])


def test_without_a_window_it_says_until_when_it_holds():
    assert "有效期至：2026年11月25日（含当日）" in text_of(window=())


@pytest.mark.parametrize(
    ("fields", "head", "line"),
    [
        (
            {"status": "取消", "reason": "施工改期"},
            "【已取消·停水】",
            "原定时间：11月25日（周三）9:00–17:00",
        ),
        (
            {"version": "2", "changes": "停水时间：原 11月24日 → 现 11月25日"},
            "【更正·停水】",
            "停水时间：原11月24日，现为11月25日",
        ),
        (
            {"ended": "2026-11-24 10:30", "ended_note": "已恢复供水"},
            "【已结束·停水】",
            "已恢复供水：11月24日 10:30",
        ),
    ],
)
def test_what_has_become_of_it_comes_first(fields, head, line):
    lines = text_of(**fields).splitlines()
    assert lines[0].startswith(head)
    assert line in lines


def test_what_does_not_fit_is_left_to_the_page_from_the_last_on():
    actions = [f"第{number}件要请大家提前做好的事情写在这里" for number in range(1, 9)]
    text = text_of(actions=actions, cause="水箱清洗")
    assert len(text) <= LONGEST
    assert "第1件" in text
    assert "第8件" not in text
    assert "原因" not in text
    assert text.splitlines()[-2:] == [
        "电话：000-0000 0110（24小时值班）",
        "https://test.example/notices/20261125-water/",
    ]


@given(
    title=some.text("停水电梯保养", min_size=1, max_size=60),
    words=some.lists(some.text("请提前储水", min_size=1, max_size=120), max_size=6),
    scope=some.text("东区甲乙丙", min_size=1, max_size=200),
)
def test_it_is_never_longer_than_a_group_reads(title, words, scope):
    text = text_of(title=title, scope=scope, actions=words, cause="清洗" * 40)
    assert len(text) <= LONGEST
    assert text.startswith("【停水】")
    assert "000-0000 0110" in text
    assert text.endswith("/notices/20261125-water/")


def test_an_event_says_where_and_how_to_sign_up():
    text = event(place="活动室", registration={"how": ["电话"], "until": "2026-12-20"})
    assert (
        "时间：12月22日（周二）14:30–16:30\n地点：活动室\n谁可以来：全体居民\n报名：报名中" in text
    )
    assert text.endswith("https://test.example/events/2026-dongzhi/")


def test_an_event_that_is_called_off_says_why():
    lines = event(status="取消", reason="连日大雪", place="活动室").splitlines()
    assert lines[0].startswith("【已取消】")
    assert lines[1:3] == ["原因：连日大雪", "原定时间：12月22日（周二）14:30–16:30"]


SATURDAYS = ["2026-12-05 9:00–11:00", "2026-12-12 9:00–11:00", "2026-12-19 9:00–11:00"]


@pytest.mark.parametrize(
    ("override", "said"),
    [
        (
            {"on": "2026-12-05", "what": "取消", "reason": "检修路灯"},
            "【节庆】|取消：12月5日（周六）9:00–11:00，检修路灯|时间：12月12日（周六）9:00–11:00等2个时段",
        ),
        (
            {"on": "2026-12-05", "what": "改期", "to": "2026-12-06", "reason": "场地积水"},
            (
                "【改期·节庆】|原定时间：12月5日（周六）9:00–11:00|原因：场地积水"
                "|时间：12月6日（周日）9:00–11:00等3个时段"
            ),
        ),
        (
            {"on": "2026-12-05", "what": "换地点", "place": "会所", "reason": "修剪树枝"},
            "【换地点·节庆】|原因：修剪树枝|时间：12月5日（周六）9:00–11:00等3个时段|地点：会所",
        ),
        (
            {"on": "2026-12-12", "what": "取消", "reason": "检修路灯"},
            "【节庆】|时间：12月5日（周六）9:00–11:00等2个时段",
        ),
    ],
)
def test_an_event_says_what_becomes_of_its_next_time_and_why(override, said):
    text = event(date=SATURDAYS, place="活动室", overrides=[override])
    assert text.replace("冬至邻里聚", "").replace("\n", "|").startswith(f"{said}|")


class TestTheCommand:
    @pytest.fixture
    def folder(self, tmp_path):
        return write_estate(
            tmp_path,
            {"notices/20261125-water.md": notice_file("二栋停水", "2026-11-25", 编号="2026-118")},
        )

    @pytest.mark.parametrize("typed", ["20261125-water", "20261125-water.md", "2026-118"])
    def test_finds_it_by_id_and_by_number(self, folder, capsys, typed):
        assert main(["text", typed, str(folder), "--at", "2026-11-24"]) == 0
        assert capsys.readouterr().out.startswith("【停水】二栋停水\n")

    def test_counts_the_characters_for_a_program(self, folder, capsys):
        main(["text", "2026-118", str(folder), "--at", "2026-11-24", "--json"])
        told = json.loads(capsys.readouterr().out)
        assert told["length"] == len(told["text"])

    def test_says_nothing_of_what_is_not_on_the_site(self, folder, capsys):
        assert main(["text", "2026-118", str(folder), "--at", "2026-11-26"]) == 1
        said = capsys.readouterr()
        assert (said.out, "现在不在网站上" in said.err) == ("", True)

    def test_asks_whether_another_was_meant(self, folder, capsys):
        assert main(["text", "20261125-watr", str(folder), "--at", "2026-11-24"]) == 2
        assert "是不是想写“20261125-water”" in capsys.readouterr().err
