"""A register of withdrawals that is broken brings nothing back."""

from __future__ import annotations

import pytest

from generator.load import salvaged_withdrawals
from generator.reading import read
from generator.snapshot import take
from tests.builders import at, write_estate

ENTRY = '  - {id: "20261120-always", at: 2026-11-20T09:00:00+08:00, reason: "误发"}\n'
BROKEN = {
    "a colon of full width": "withdrawn:\n  - id：20261120-always\n    at: 2026-11-20\n",
    "a slip above the entry": f"withdrawn: [\n{ENTRY}",
    "a misspelt key": "withdrawn:\n  - {id: 20261120-always, att: 2026-11-20, reason: 误发}\n",
    "no reason": "withdrawn:\n  - {id: 20261120-always, at: 2026-11-20}\n",
    "a wrong date": "withdrawn:\n  - {标识: 20261120-always, at: 昨天, reason: 误发}\n",
    "a misspelt list": f"withdrawal:\n{ENTRY}",
    "the end cut off": f"withdrawn:\n{ENTRY}  - {{id: x, reason: 误".encode()[:-1],
    "a conflict": f"withdrawn:\n<<<<<<< a\n{ENTRY}=======\n>>>>>>> b\n",
    "half of it in another encoding": f"withdrawn:\n{ENTRY}# ".encode() + "备注".encode("gbk"),
}


def visible(folder) -> set[str]:
    return {n.id for n in take(read(folder).content, at("2026-11-21T12:00")).notices}


def test_an_entry_takes_a_notice_down(tmp_path):
    assert visible(write_estate(tmp_path, {"withdrawn.yaml": f"withdrawn:\n{ENTRY}"})) == set()


@pytest.mark.parametrize("fault", BROKEN)
def test_a_slip_in_the_register_does_not_put_it_back(fault, tmp_path):
    folder = write_estate(tmp_path, {"withdrawn.yaml": BROKEN[fault]})
    assert read(folder).problems
    assert visible(folder) == set()


def test_a_slip_takes_no_other_notice_down(tmp_path):
    assert visible(write_estate(tmp_path, {"withdrawn.yaml": "withdrawn: [{id: other\n"})) == {
        "20261120-always"
    }


def salvaged(text: str) -> list[tuple[str, bool, int]]:
    found = salvaged_withdrawals(text.encode(), "content/withdrawn.yaml")
    return [(one.value.id, one.value.privacy, one.own.line) for one in found]


def test_privacy_is_that_of_the_entry_it_stands_in():
    text = "- {id: a, 涉及隐私: 是}\n- id: b\n  privacy: 否\n- id: c\n  privacy: yes\n"
    assert salvaged(text) == [("a", True, 1), ("b", False, 2), ("c", True, 4)]


def test_entries_on_one_line_are_told_apart():
    assert salvaged("[{id: a, privacy: 是}, {id: b}]") == [("a", True, 1), ("b", False, 1)]


def test_an_id_that_is_there_twice_is_private_where_one_of_them_is():
    assert salvaged("- {id: a}\n- {id: a, privacy: 是}\n") == [("a", True, 1)]


def test_what_is_commented_out_is_not_withdrawn():
    assert salvaged("# - {id: a}\n- {id: b}\n") == [("b", False, 2)]


def test_a_long_register_is_read_quickly():
    assert len(salvaged("- {id: a}\n" * 50_000 + "- {id: b}\n")) == 2
