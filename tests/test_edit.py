"""The register of withdrawals: one entry more, and what was there is kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edit import WITHDRAWN, withdraw
from generator.load import load
from generator.problems import ProblemError
from tests.builders import at, write_estate

MOMENT = at("2026-11-25T12:00")


@pytest.fixture
def folder(tmp_path):
    return write_estate(tmp_path)


def register(folder, data=None):
    """What stands in the register, unless ``data`` is to be put there."""
    file = folder / WITHDRAWN
    if data is None:
        return file.read_text("utf-8")
    return file.write_bytes(data if isinstance(data, bytes) else data.encode())


def entries(folder):
    """``(id, reason)`` of each entry, read as a build reads it."""
    records = load(folder)
    assert [p.sentence() for p in records.problems] == []
    return [(entry.value.id, entry.value.reason) for entry in records.withdrawals]


def test_without_a_register_one_is_made(folder):
    withdraw(folder, "a", MOMENT, "写错了", private=False)
    assert entries(folder) == [("a", "写错了")]
    assert register(folder).startswith("# 撤回登记")


def test_the_moment_is_kept_with_its_offset_and_without_fractions(folder):
    withdraw(folder, "a", MOMENT.replace(microsecond=7), "x", private=False)
    assert "at: 2026-11-25T12:00:00+08:00" in register(folder)


def test_privacy_is_kept(folder):
    withdraw(folder, "a", MOMENT, "x", private=True)
    withdraw(folder, "b", MOMENT, "x", private=False)
    assert [entry.value.privacy for entry in load(folder).withdrawals] == [True, False]


LAYOUTS = {
    "empty file": ("", 0),
    "comments alone": ("# 一条也不要删\n", 0),
    "empty list": ("# 一条也不要删\nwithdrawn: []\n", 0),
    "empty list with a comment": ("withdrawn: []   # 没有就写 []\n# 一条也不要删\n", 0),
    "nothing after the key": ("withdrawn:\n", 0),
    "Chinese key": ("撤回登记:\n", 0),
    "no line end": ("withdrawn:", 0),
    "entries further in": ("withdrawn:\n  - {id: x, at: 2026-11-01, reason: 旧}  # 留着\n", 1),
    "entries at the margin": ("withdrawn:\n- {id: x, at: 2026-11-01, reason: 旧}\n", 1),
    "entries far in": ("withdrawn:\n    - {id: x, at: 2026-11-01, reason: 旧}\n", 1),
    "entries of three lines": (
        "withdrawn:\n  - id: x  # 留着\n    at: 2026-11-01\n    reason: 旧\n",
        1,
    ),
    "comment below": ("withdrawn:\n  - {id: x, at: 2026-11-01, reason: 旧}\n# 到此为止\n", 1),
    "no last line end": ("withdrawn:\n  - {id: x, at: 2026-11-01, reason: 旧}", 1),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_entry_is_added_to_whatever_layout_there_is(folder, layout):
    text, before = LAYOUTS[layout]
    register(folder, text)
    withdraw(folder, "a", MOMENT, "一", private=False)
    withdraw(folder, "b", MOMENT, "二", private=False)
    assert entries(folder) == [*[("x", "旧")][:before], ("a", "一"), ("b", "二")]
    kept = [line.replace(": []", ":") for line in text.split("\n")]
    assert [line for line in kept if line not in register(folder).split("\n")] == []


FLOWS = (
    "# 一条也不要删\nwithdrawn: [{id: x, at: 2026-11-01, reason: 旧}]\n",
    "withdrawn:\n  [\n    {id: x, at: 2026-11-01, reason: 旧},\n  ]\n",
    "---\nwithdrawn:\n  - {id: x, at: 2026-11-01, reason: 旧}\n...\n",
    "{withdrawn: [{id: x, at: 2026-11-01, reason: 旧, privacy: 是}]}",
)


@pytest.mark.parametrize("text", FLOWS)
def test_a_layout_nothing_can_be_added_to_is_laid_out_anew_with_every_entry(folder, text):
    register(folder, text)
    withdraw(folder, "a", MOMENT, "一", private=False)
    assert entries(folder) == [("x", "旧"), ("a", "一")]
    assert all(line in register(folder) for line in text.split("\n") if line.startswith("#"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_register_of_any_encoding_is_kept_and_becomes_utf_8(folder, encoding):
    text = "# 一条也不要删\r\nwithdrawn:\r\n  - {id: x, at: 2026-11-01, reason: 旧}\r\n"
    register(folder, text.encode(encoding))
    withdraw(folder, "a", MOMENT, "一", private=False)
    assert entries(folder) == [("x", "旧"), ("a", "一")]
    assert "# 一条也不要删\n" in register(folder)


@pytest.mark.parametrize(
    "text",
    [
        "withdrawn:\n  - {id: x, at: 2026\n",
        "withdrawn：\n",
        "- x\n",
        "withdrawn: 没有\n",
        "withdrawn: {id: x}\n",
        "<<<<<<< HEAD\nwithdrawn: []\n=======\nwithdrawn: []\n>>>>>>> x\n",
    ],
)
def test_a_register_that_cannot_be_understood_is_left_alone(folder, text):
    register(folder, text)
    with pytest.raises(ProblemError) as caught:
        withdraw(folder, "a", MOMENT, "一", private=False)
    assert caught.value.problem.place.path == WITHDRAWN
    assert register(folder) == text


def test_nothing_but_the_register_is_written(folder):
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.*")}
    withdraw(folder, "a", MOMENT, "一", private=False)
    after = {path: path.stat().st_mtime_ns for path in folder.rglob("*.*")}
    assert {path.name for path in after if path not in before} == {"withdrawn.yaml"}
    assert all(after[path] == before[path] for path in before if path.is_file())


def test_a_register_that_cannot_be_written_leaves_no_litter(folder):
    (folder / WITHDRAWN).mkdir()
    with pytest.raises(OSError, match="withdrawn"):
        withdraw(folder, "a", MOMENT, "一", private=False)
    assert [p.name for p in (folder / "content").iterdir() if "withdrawn" in p.name] == [
        "withdrawn.yaml"
    ]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.fixture(scope="module")
def reused(tmp_path_factory):
    return write_estate(tmp_path_factory.mktemp("estate"))


@settings(max_examples=15)
@given(identity=WORDS, reason=WORDS)
def test_whatever_is_typed_the_register_stays_readable(reused, identity, reason):
    folder = reused
    register(folder, "withdrawn: []\n")
    for _ in range(2):
        withdraw(folder, identity, MOMENT, reason or "x", private=False)
    lines = register(folder).split("\n")
    assert [line[:10] for line in lines] == ["withdrawn:", '  - {id: "', '  - {id: "', ""]
    shape = {p.code for p in load(folder).problems if p.code.startswith(("yaml.", "file."))}
    assert shape == set()


@pytest.mark.parametrize("identity", ['a"b', "a'b", "a\\b", "a: b", "a #b", "[a]", "是", "123"])
def test_an_id_is_read_back_as_it_was_written(folder, identity):
    withdraw(folder, identity, MOMENT, f"原因 {identity}", private=False)
    assert entries(folder) == [(identity, f"原因 {identity}")]


def test_a_reason_of_bytes_that_are_no_text_is_kept_as_far_as_it_is_text(folder):
    """A byte that is none arrives as half a pair, and on Windows half a pair may be typed."""
    withdraw(folder, "a", MOMENT, "涉及隐私\udcff", private=False)
    assert entries(folder) == [("a", "涉及隐私")]
