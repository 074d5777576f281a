"""What the clerk reads first: harm before upkeep, and reminders that are alike in one line."""

from __future__ import annotations

import json

import pytest

from generator.cli import main
from generator.languages import language_of
from generator.problems import (
    CATALOGUE,
    FEW,
    Grade,
    Harm,
    Place,
    grouped,
    harm_of,
    ordered,
    problem,
)
from tests.builders import write_estate

ENGLISH = language_of("en")


def stale(path):
    return problem(Place(path, 3), "evergreen.stale", updated="2026-11-02")


LAPSED = problem(
    Place("content/equipment.yaml", 5), "equipment.lapsed", value="电梯", until="2027-06-30"
)
SOON = problem(
    Place("content/equipment.yaml", 9), "equipment.inspection", value="泵", until="2027-12-31"
)
MISSING = problem(
    Place("content/disclosures"),
    "disclosure.missing",
    value="水质",
    term="2027年第一季度",
    due="2027-05-15",
)
FORMS = [stale(f"content/forms/{name}.md") for name in "abc"]
PAGES = [stale(f"content/guides/{name}.md") for name in "ab"]
TABLE = stale("content/fees.yaml")
ORPHAN = problem(Place("content/calendar.yaml"), "notice.long_title", length=30, limit=20)


def test_safety_comes_first_then_duty_and_upkeep_last():
    found = ordered([*FORMS, ORPHAN, MISSING, SOON, LAPSED])
    assert found[:4] == [LAPSED, SOON, MISSING, ORPHAN]
    assert found[4:] == FORMS


def test_reminders_that_are_alike_share_one_line_that_says_where_the_others_stand():
    groups = grouped([*FORMS, TABLE, *PAGES, MISSING])
    assert [group.first for group in groups] == [MISSING, FORMS[0]]
    sentence = groups[1].sentence()
    assert sentence.startswith(FORMS[0].sentence())
    assert sentence.endswith(
        "同样的还有 5 处：content/fees.yaml 1、content/forms 2、content/guides 2。"
    )
    assert "The same of 5 more: content/fees.yaml 1, content/forms 2" in groups[1].sentence(ENGLISH)


def test_few_are_told_one_by_one():
    assert [group.others for group in grouped(FORMS[:FEW])] == [()] * FEW


def test_what_must_be_mended_is_never_folded_away():
    many = [
        problem(
            Place("content/equipment.yaml", line),
            "equipment.lapsed",
            value="电梯",
            until="2027-06-30",
        )
        for line in range(9)
    ]
    assert len(grouped(many)) == len(grouped([MISSING, *many])) - 1 == len(many)


def test_only_reminders_are_upkeep():
    upkeep = [code for code in CATALOGUE if harm_of(problem(Place(""), code)) is Harm.UPKEEP]
    assert upkeep
    assert {Grade[CATALOGUE[code].grade] for code in upkeep} == {Grade.WARNING}


PAGE = "---\n标题: 指南{n}\n最近核对: 2025-11-02\n---\n有事请打电话。\n"
FILES = {
    **{f"guides/g{n}.md": PAGE.format(n=n) for n in range(5)},
    "equipment.yaml": (
        "equipment:\n  - id: lift\n    name: 电梯\n    maintainer: {name: 某公司}\n"
        "    inspection: {name: 检验合格, valid_until: 2026-11-19}\n"
    ),
}


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_command_begins_with_the_lift_and_counts_every_reminder(command, tmp_path, capsys):
    folder = write_estate(tmp_path, FILES)
    main([command, str(folder), "--at", "2026-11-20 8:00"])
    said = "".join(capsys.readouterr())
    lines = [line for line in said.split("\n") if line.startswith("【")]
    assert len(lines) == 2
    assert "电梯" in lines[0]
    assert "同样的还有 4 处：content/guides 4。" in lines[1]
    assert "共 6 处" in said


def test_programs_get_each_by_itself(tmp_path, capsys):
    main(["check", str(write_estate(tmp_path, FILES)), "--at", "2026-11-20 8:00", "--json"])
    assert len(json.loads(capsys.readouterr().out)) == 6
