"""Approval: what must be approved is held until it is, and keeps nothing else from going out."""

from __future__ import annotations

import pytest

from generator.build import build
from generator.reading import read
from generator.snapshot import take
from tests.builders import SMALL_ESTATE, at, notice_file, write_estate

NOON = at("2026-11-24T12:00")
WATER, POWER, TEA = "notices/water.md", "notices/power.md", "events/tea.md"


def approved(text, by="周经理"):
    return text.replace("张贴至:", f"审批人: {by}\n张贴至:")


def tea(more=""):
    lines = "标题: 茶话会\n种类: 文体\n张贴自: 2026-11-20\n日期: 2026-12-01\n地点: 活动室\n"
    return f"---\n{lines}{more}---\n"


def power(title):
    return notice_file(title, "2026-11-25").replace("停水", "停电")


@pytest.fixture
def folder(tmp_path):
    return write_estate(
        tmp_path / "estate",
        {
            "estate.yaml": SMALL_ESTATE["estate.yaml"] + "须审批: 停水、活动\n",
            WATER: notice_file("二栋停水", "2026-11-25"),
            POWER: power("一栋断电"),
            TEA: tea(),
        },
    )


def shown(folder):
    snapshot = take(read(folder).content, NOON)
    return {one.title for one in (*snapshot.notices, *snapshot.events)} & {
        *("二栋停水", "二栋改日停水", "一栋断电", "茶话会")
    }


def codes(folder):
    return [problem.code for problem in read(folder).problems]


def test_what_nobody_approved_is_held_and_the_rest_goes_out(folder):
    assert shown(folder) == {"一栋断电"}
    assert codes(folder).count("approval.lacking") == 2


def test_with_a_name_it_goes_out(folder):
    (folder / "content" / WATER).write_text(
        approved(notice_file("二栋停水", "2026-11-25")), "utf-8"
    )
    (folder / "content" / TEA).write_text(tea("审批人: 周经理\n"), "utf-8")
    assert shown(folder) == {"一栋断电", "二栋停水", "茶话会"}
    assert "approval.lacking" not in codes(folder)


@pytest.mark.parametrize(
    "nobody", ["待批", "待定", "无", "同意", "已同意", "领导审批", "TBD", "——"]
)
def test_words_that_say_how_approval_stands_are_nobody(nobody, folder):
    (folder / "content" / WATER).write_text(
        approved(notice_file("二栋停水", "2026-11-25"), nobody), "utf-8"
    )
    assert "二栋停水" not in shown(folder)
    assert "approval.nobody" in codes(folder)


@pytest.mark.parametrize("name", ["周经理", "陈同", "安定邦", "Ms Fu"])
def test_names_that_hold_such_words_are_names(name, folder):
    (folder / "content" / WATER).write_text(
        approved(notice_file("二栋停水", "2026-11-25"), name), "utf-8"
    )
    assert "二栋停水" in shown(folder)


def test_an_edit_without_a_name_leaves_what_was_approved(folder):
    (folder / "content" / WATER).write_text(
        approved(notice_file("二栋停水", "2026-11-25")), "utf-8"
    )
    build(folder, folder / "site", read(folder), NOON)
    (folder / "content" / WATER).write_text(notice_file("二栋改日停水", "2026-11-25"), "utf-8")
    assert "二栋停水" in shown(folder)
    assert "二栋改日停水" not in shown(folder)


def test_a_draft_needs_no_approval(folder):
    draft = notice_file("二栋停水", "2026-11-25", 状态="草稿")
    (folder / "content" / WATER).write_text(draft, "utf-8")
    assert codes(folder).count("approval.lacking") == 1


def test_everything_may_need_approval(folder):
    (folder / "content/estate.yaml").write_text(
        SMALL_ESTATE["estate.yaml"] + "须审批: 全部\n", "utf-8"
    )
    assert shown(folder) == set()


def test_who_approved_it_is_told_to_nobody(folder):
    (folder / "content" / WATER).write_text(
        approved(notice_file("二栋停水", "2026-11-25"), by="某某经理"), "utf-8"
    )
    build(folder, folder / "site", read(folder), NOON)
    published = b"".join(p.read_bytes() for p in (folder / "site").rglob("*") if p.is_file())
    assert "二栋停水".encode() in published
    assert "某某经理".encode() not in published
