"""An estate's folder to records: each file on its own, each value as it was typed."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import pytest

from generator.load import load
from tests.builders import SMALL_ESTATE, make_estate, write_estate

UNTIL = "---\n标题: 停水\n类别: 停水\n张贴至: {}\n---\n"
WINDOW = "---\n标题: 停水\n类别: 停水\n影响时段: {}\n---\n"


def notice(folder, text: str):
    """The notice of this text; it must have no problem."""
    records = load(write_estate(folder, {"notices/a.md": text}))
    assert not records.problems
    return next(n.value for n in records.notices if n.value.id == "a")


def told(folder, files) -> list[tuple[str, str]]:
    problems = load(write_estate(folder, files)).problems
    return [(p.code, p.place.path.removeprefix("content/")) for p in problems]


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


ZONE = make_estate().zone


@pytest.mark.parametrize(
    "day",
    [
        *("2026-11-5", "2026-11-05", "2026/11/5", "2026.11.5", "2026年11月5日"),
        *(
            "２０２６－１１－０５",
            "2026年１１月５日",
            "2026-11-05（周四）",
            "2026年11月5日(星期四)",
        ),
        "2026-11-05\u200b",
    ],
)
def test_a_day_may_be_written_in_these_ways(day, tmp_path):
    assert notice(tmp_path, UNTIL.format(day)).until.end(ZONE) == utc(2026, 11, 5, 16)


@pytest.mark.parametrize(
    "clock",
    [
        *(" 18:00", " 18：00", " 18点", " 18时", " 18时00分", "T18:00", " 18:00:00", " １８：００"),
        *("T18:00+08:00", "T10:00Z", " 18:00 +0800", "T6:00-04:00"),
    ],
)
def test_a_clock_time_may_follow_any_of_them_in_these_ways(clock, tmp_path):
    days = ("2026-11-5", "2026-11-05", "2026/11/5", "2026.11.5", "2026年11月5日")
    files = {f"notices/{number}.md": UNTIL.format(day + clock) for number, day in enumerate(days)}
    records = load(write_estate(tmp_path, {**files, "notices/20261120-always.md": None}))
    assert not records.problems
    assert {n.value.until.end(ZONE) for n in records.notices} == {utc(2026, 11, 5, 10)}
    assert len(records.notices) == len(days)


def test_a_chinese_day_needs_no_space_before_its_clock_time(tmp_path):
    until = notice(tmp_path, UNTIL.format("2026年11月5日18时30分")).until
    assert until.end(ZONE) == utc(2026, 11, 5, 10, 30)


def test_24_00_is_the_end_of_the_day(tmp_path):
    until = notice(tmp_path, UNTIL.format("2026-11-05 24:00")).until
    assert until.end(ZONE) == utc(2026, 11, 5, 16)


@pytest.mark.parametrize(
    "span",
    [
        "2026-11-25 9:00–17:00",
        "2026-11-25 9:00-17:00",
        "2026-11-25 9:00 ~ 17:00",
        "2026-11-25 9:00～17:00",
        "2026-11-25 9:00—17:00",
        "2026-11-25 9:00至17:00",
        "2026-11-25 9:00 到 17:00",
        "2026年11月25日9时至17时",
        "２０２６年１１月２５日９：００－１７：００",
        "2026-11-25 9:00 – 2026-11-25 17:00",
        "2026-11-25T09:00+08:00 – 2026-11-25T09:00Z",
    ],
)
def test_a_window_may_be_written_in_these_ways(span, tmp_path):
    (window,) = notice(tmp_path, WINDOW.format(span)).window
    assert window.start.start(ZONE) == utc(2026, 11, 25, 1)
    assert window.end.end(ZONE) == utc(2026, 11, 25, 9)


def test_windows_may_be_a_list_in_either_form(tmp_path):
    lines = "\n  - 2026-11-25 9:00–17:00\n  - 2026-11-26"
    inline = "[2026-11-25 9:00–17:00, 2026-11-26]"
    in_lines = notice(tmp_path / "a", WINDOW.format(lines))
    assert in_lines == notice(tmp_path / "b", WINDOW.format(inline))
    assert len(in_lines.window) == 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [("是", True), ("yes", True), ("true", True), ("否", False), ("no", False), ("NO", False)],
)
def test_yes_and_no_are_what_the_field_makes_of_the_word(written, meant, tmp_path):
    text = UNTIL.format("2026-11-25").replace("---\n标", f"---\n涉及隐私: {written}\n标")
    assert notice(tmp_path, text).privacy is meant


@pytest.mark.parametrize("title", ["9:30", "2.50", "0731", "no", "07", "1e3", "2026-02-30", "null"])
def test_a_title_is_the_text_that_was_typed(title, tmp_path):
    assert notice(tmp_path, UNTIL.format("2026-11-25").replace("停水", title, 1)).title == title


def test_a_telephone_number_keeps_its_zero(tmp_path):
    table = "contacts:\n  - {id: duty, name: 值班, phone: 0731}\n"
    records = load(write_estate(tmp_path, {"contacts.yaml": table}))
    assert records.contacts[0].value.phone == "0731"


def test_a_price_keeps_its_last_digit(tmp_path):
    fees = (
        "fees:\n  - {id: a, name: 装卸, kind: 其他, payer: 业主, basis: 定额, unit: 元,"
        " source: 合同, rates: [{from: 2026-01-01, price: 2.50}]}\n"
    )
    (fee,) = load(write_estate(tmp_path, {"fees.yaml": fees})).fees
    assert str(fee.value.rates[0].price) == "2.50"


def test_square_metres_stay_what_they_are_in_a_text(tmp_path):
    assert notice(tmp_path, UNTIL.format("2026-11-25") + "89.6㎡，½，Ａ").body == "89.6㎡，½，Ａ"


def test_an_unreadable_file_costs_no_other(tmp_path):
    records = load(write_estate(tmp_path, {"notices/a.md": b"\xff\xff", "boards.yaml": "["}))
    assert {p.place.path for p in records.problems} == {
        "content/notices/a.md",
        "content/boards.yaml",
    }
    assert [n.value.id for n in records.notices] == ["20261120-always"]
    assert len(records.contacts) == 3


def test_a_wrong_record_costs_no_other_of_its_file(tmp_path):
    wrong = SMALL_ESTATE["boards.yaml"].replace("kind: 服务台", "kind: 柜台")
    records = load(write_estate(tmp_path, {"boards.yaml": wrong}))
    assert [problem.place.line for problem in records.problems] == [3]
    assert [b.value.id for b in records.boards] == ["gate", "lobby-1-1", "lobby-2-1"]


def test_a_wrong_list_costs_no_other_of_its_file(tmp_path):
    boards = SMALL_ESTATE["boards.yaml"] + "evergreen: 无\n"
    records = load(write_estate(tmp_path, {"boards.yaml": boards}))
    assert [p.code for p in records.problems] == ["value.not_list"]
    assert len(records.boards) == 4


def test_a_list_left_blank_is_empty(tmp_path):
    assert told(tmp_path, {"withdrawn.yaml": "withdrawn:\n"}) == []


def test_an_empty_file_is_told_whatever_it_should_hold(tmp_path):
    files = {"boards.yaml": "", "notices/a.md": " \n\n", "calendar.yaml": b"\0\0"}
    assert {code for code, _ in told(tmp_path, files)} == {"file.empty"}


def test_every_full_width_colon_of_a_file_is_told(tmp_path):
    records = load(write_estate(tmp_path, {"rules/test.yaml": "名称：规则\n默认天数：5\n"}))
    lines = [(problem.code, problem.place.line) for problem in records.problems]
    assert lines == [("yaml.fullwidth_colon", 1), ("yaml.fullwidth_colon", 2)]


def test_faults_of_the_fields_and_of_the_text_are_told_together(tmp_path):
    text = UNTIL.format("明天") + "*" * 1_001
    assert {code for code, _ in told(tmp_path, {"notices/a.md": text})} == {
        "date.relative",
        "body.too_many_marks",
    }


def test_an_id_that_says_what_the_file_name_says_is_no_mistake(tmp_path):
    assert notice(tmp_path, UNTIL.format("2026-11-25").replace("标题", "id: a\n标题", 1)).id == "a"


def test_the_estate_and_the_contacts_are_missed(tmp_path):
    files = dict.fromkeys(SMALL_ESTATE)
    assert told(tmp_path, {**files, "notices/a.md": UNTIL.format("2026-11-25")}) == [
        ("file.missing", "estate.yaml"),
        ("file.missing", "contacts.yaml"),
    ]


def test_a_file_that_must_not_be_read_is_told(tmp_path):
    folder = write_estate(tmp_path, {"notices/a.md": UNTIL.format("2026-11-25")})
    locked = folder / "content" / "notices" / "a.md"
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        pytest.skip("this user may read everything")
    assert [p.code for p in load(folder).problems] == ["file.unreadable"]
