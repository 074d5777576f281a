"""Answers to the questions before a new estate: say only what the test is about."""

from __future__ import annotations

from pathlib import Path

from generator.beginning import Checked, checked, write

ANSWERS = {
    "name": "悦林苑",
    "id": "yuelin",
    "address": "青石路3号",
    "company": "甲物业有限公司",
    "phone": "010-0000 0110",
    "since": "2024-05-01",
    "buildings": "1-2栋 高层 2单元 18层\n商铺",
}
"""Answers to what has no default."""


def begun(folder: Path, **answers: str) -> Checked:
    """Write the first files of an estate; an answer that is given takes the place of ours."""
    found = checked(ANSWERS | answers)
    assert not found.faults
    write(folder, {path: text.encode() for path, text in found.files.items()})
    return found
