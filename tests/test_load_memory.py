"""Remembering what files said: whatever was edited, it is as if all had been read anew."""

from __future__ import annotations

import pytest

from generator.load import Memory, load
from tests.builders import write_estate

WATER = "notices/20261125-water.md"
NOTICE = "---\n标题: 二栋停水\n类别: 停水\n张贴至: 2026-11-25\n---\n请提前备水。\n"
EDITS = {
    "same": NOTICE,
    "other": NOTICE.replace("二栋", "三栋"),
    "broken": NOTICE.replace("2026-11-25", "2026-02-30"),
    "empty": "",
    "cut off": NOTICE[:9],
    "no text": b"\xff\xfe\x00",
    "gone": None,
}


@pytest.mark.parametrize("first", EDITS)
@pytest.mark.parametrize("second", EDITS)
def test_what_is_remembered_is_what_is_read(tmp_path, first, second):
    memory = Memory()
    for edit in (first, second, first):
        (tmp_path / "content" / WATER).unlink(missing_ok=True)
        folder = write_estate(tmp_path, {WATER: EDITS[edit]})
        assert load(folder, memory=memory) == load(folder)


def test_a_file_is_read_once_as_long_as_its_bytes_are_the_same(tmp_path):
    memory, read = Memory(), []
    folder = write_estate(tmp_path, {WATER: NOTICE})
    known = load(folder, memory=memory)
    again = load(folder, memory=memory)
    assert [one.value for one in again.notices] == [one.value for one in known.notices]
    assert all(one is other for one, other in zip(again.notices, known.notices, strict=True))
    assert memory.read("x", b"1", lambda *_: read.append(1)) is None
    assert memory.read("x", b"1", lambda *_: read.append(2)) is None
    assert read == [1]
