"""What a button orders: the very command, each value one argument, nothing unasked."""

from __future__ import annotations

import pytest

from generator.cli.arguments import parse
from generator.preview.glance import Glance
from generator.preview.orders import KINDS, BadOrderError, order

FILLED = {
    "id": "20261125-water",
    "kind": "water",
    "title": "二栋停水",
    "note": "时间改了",
    "until": "2026-11-26",
    "reason": "配件未到",
    "by": "周经理",
    "since": "2026-11-25",
    "board": "gate",
}
PUBLIC = ("correct", "extend", "end", "cancel", "replace", "withdraw", "approve", "fix")
SENT = ("build", "publish")


def line(name, glance=Glance(), **form):  # noqa: B008 - frozen
    return order({**FILLED, **form, "order": name}, glance).line("/estate")


@pytest.mark.parametrize("name", KINDS)
def test_every_button_is_a_command_that_is_understood(name):
    parsed = parse(line(name))
    assert str(parsed.folder) == "/estate"


@pytest.mark.parametrize("name", [*PUBLIC, *SENT])
def test_what_changes_a_file_or_goes_out_is_planned_until_somebody_is_sure(name):
    assert "--plan" in line(name)
    assert "--plan" in line(name, sure="no")
    assert "--plan" not in line(name, sure="yes")


@pytest.mark.parametrize("name", sorted(set(KINDS) - {*PUBLIC, *SENT}))
def test_all_others_write_nothing_that_owners_see(name):
    assert parse(line(name)).command in {"new", "text", "print", "round", "check"}


@pytest.mark.parametrize("name", ["text", "picture", "paper", "papers", "round", "check"])
def test_what_is_printed_is_as_of_the_moment_looked_at(name):
    assert "--at=2027-03-01T08:00" in line(name, Glance("2027-03-01T08:00"))
    assert not any(one.startswith("--at") for one in line(name))


@pytest.mark.parametrize("name", [*PUBLIC, *SENT])
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
