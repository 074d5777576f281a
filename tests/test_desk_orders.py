"""What a button orders: the very command, each value one argument, nothing unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.arguments import parse
from generator.desk import ORDERS, BadOrderError, Glance, order

FILLED = {
    "id": "20261125-water",
    "kind": "water",
    "note": "时间改了",
    "until": "2026-11-26",
    "reason": "配件未到",
    "by": "周经理",
    "since": "2026-11-25",
    "board": "gate",
    "number": "3",
    "digest": "0123456789abcdef",
}
PUBLIC = (
    *("price", "edit", "correct", "extend", "end", "cancel", "replace", "withdraw", "approve"),
    "fix",
)
BACK = ("restore", "restore_all")
SENT = ("build", "publish")


def line(name, glance=Glance(), **form):  # noqa: B008 - frozen
    return order({**FILLED, **form, "order": name}, glance).line("/estate")


@pytest.mark.parametrize("name", ORDERS)
def test_every_button_is_a_command_that_is_understood(name):
    parsed = parse(line(name))
    assert Path(parsed.folder) == Path("/estate")


@pytest.mark.parametrize("name", [*PUBLIC, *SENT, *BACK])
def test_what_changes_a_file_or_goes_out_is_planned_until_somebody_is_sure(name):
    assert "--plan" in line(name)
    assert "--plan" in line(name, sure="no")
    assert "--plan" not in line(name, sure="yes")


@pytest.mark.parametrize("name", SENT)
def test_most_of_the_content_goes_only_where_somebody_says_so(name):
    assert "--allow-missing" not in line(name, sure="yes")
    assert "--allow-missing" not in line(name, sure="yes", missing="--at=2020-01-01")
    assert {"--allow-missing", "--plan"} <= {*line(name, missing="yes")}


@pytest.mark.parametrize("name", sorted(set(ORDERS) - {*PUBLIC, *SENT, *BACK}))
def test_all_others_write_nothing_that_owners_see(name):
    assert parse(line(name)).command in {"init", "new", "text", "print", "round", "check"}


@pytest.mark.parametrize("name", ["text", "picture", "paper", "papers", "round", "check"])
def test_what_is_printed_is_as_of_the_moment_looked_at(name):
    assert "--at=2027-03-01T08:00" in line(name, Glance("2027-03-01T08:00"))
    assert not any(one.startswith("--at") for one in line(name))


@pytest.mark.parametrize("name", [*PUBLIC, *SENT, *BACK])
def test_what_is_written_is_never_as_of_another_moment(name):
    later = line(name, Glance("2027-03-01T08:00"), sure="yes")
    assert not any(one.startswith("--at") for one in later)


def test_a_value_can_become_no_option_whatever_is_typed():
    found = line("extend", reason="--plan --out=/tmp/x", until="$(reboot); rm -rf ~")
    assert found[3:5] == ["--until=$(reboot); rm -rf ~", "--reason=--plan --out=/tmp/x"]


@pytest.mark.parametrize("id", ["", "-x", "--out=/tmp", "\n--plan"])
def test_what_is_no_name_of_a_record_is_no_order(id):
    with pytest.raises(BadOrderError):
        line("extend", id=id)


@pytest.mark.parametrize(
    ("name", "lacking"),
    [("extend", "until"), ("cancel", "reason"), ("approve", "by"), ("sh", "")],
)
def test_an_order_that_lacks_what_its_command_needs_is_none(name, lacking):
    with pytest.raises(BadOrderError):
        line(name, **{lacking: " \n"} if lacking else {})


def test_only_fields_that_are_filled_in_are_set():
    form = {"set:title": "新标题", "set:until": "", "set:window": "2026-11-25 9:00–17:00\r\n"}
    sets = [one for one in line("correct", **form) if one.startswith("--set")]
    assert sets == ["--set=title=新标题", "--set=window=2026-11-25 9:00–17:00"]


def test_a_field_that_says_what_it_did_is_left_alone():
    was = {"was:title": "样板", "was:actions": "备水\n关水龙头"}
    form = {**was, "set:title": " 样板 ", "set:actions": "备水\r\n关水龙头"}
    assert not any(one.startswith("--set") for one in line("new", **form))


def test_lines_are_entries_of_a_list_and_a_text_is_one():
    form = {"set:actions": "备水\r\n\r\n关水龙头", "set:body": "一段\r\n\r\n二段\0"}
    sets = [one for one in line("new", **form) if one.startswith("--set")]
    assert sets == ["--set=actions=备水", "--set=actions=关水龙头", "--set=body=一段\n\n二段"]
