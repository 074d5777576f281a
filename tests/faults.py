"""The small estate with one fault in it: the folders of ``sites/invalid``, and what makes others.

A folder holds only what differs: files under ``content/``, and the names of those taken away in
``removed.txt``.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.builders import write_estate
from tests.disks import (
    needs_case,
    needs_links,
    needs_marks_in_names,
    needs_names_of_devices,
    needs_pipes,
)

INVALID = Path(__file__).parent / "sites" / "invalid"
NEEDS = {
    "attachments-of-one-address": needs_marks_in_names,
    "file-names-differ-by-case": needs_case,
    "named-like-a-device": needs_names_of_devices,
    "pipe": needs_pipes,
    "symbolic-link": needs_links,
}
"""Faults that not every disk can hold."""

ALL_FAULTS = sorted(folder.name for folder in INVALID.iterdir())
FAULTS = [fault for fault in ALL_FAULTS if fault not in NEEDS or not NEEDS[fault].args[0]]
"""Faults that this disk can hold."""

CASES = [pytest.param(fault, marks=NEEDS.get(fault, ())) for fault in ALL_FAULTS]

NOTICE = "notices/20261125-water.md"
FIELDS = "标题: 2栋水箱清洗停水\n类别: 停水\n张贴至: 2026-11-25\n"
BODY = "请提前储水。\n"


def _notice(fields: str = FIELDS, body: str = BODY) -> str:
    return f"---\n{fields}---\n{body}"


def _hundreds_of_mistakes(content: Path) -> None:
    strange = "".join(f"天气{number}: 晴\n" for number in range(250))
    (content / NOTICE).write_text(_notice(FIELDS + strange), encoding="utf-8")


def _text_among_fields(content: Path) -> None:
    items = "".join(f"  - 第{n}条：请各位业主提前做好储水准备。\n" for n in range(2_200))
    (content / NOTICE).write_text(_notice(f"{FIELDS}请您配合:\n{items}"), encoding="utf-8")


def _body(text: str):
    def make(content: Path) -> None:
        (content / NOTICE).write_text(_notice(body=BODY + "\n" + text), encoding="utf-8")

    return make


def _many_values(content: Path) -> None:
    (content / "calendar.yaml").write_text("years: [" + "1, " * 50_000 + "1]\n", encoding="utf-8")


def _big_file(content: Path) -> None:
    (content / NOTICE).write_bytes(b"x" * 5_200_000)


def _link(content: Path) -> None:
    (content / NOTICE).symlink_to("20261120-always.md")


def _pipe(content: Path) -> None:
    os.mkfifo(content / NOTICE)


def _names_differ_by_case(content: Path) -> None:
    for path in (NOTICE, NOTICE.replace("water", "Water")):
        (content / path).write_text(_notice(), encoding="utf-8")


def _name_of_a_device(content: Path) -> None:
    (content / "notices/con.md").write_text(_notice(), encoding="utf-8")


def _photo_too_big(content: Path) -> None:
    file = content / "notices/20261125-water/现场照片.jpg"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xff\xd8\xff" + bytes(12_500_000))


def _names_differ_by_the_width_of_a_mark(content: Path) -> None:
    fields = f"{FIELDS}附件:\n  - 停水怎么办?.pdf\n  - 停水怎么办？.pdf\n"
    (content / NOTICE).write_text(_notice(fields), encoding="utf-8")
    own = content / NOTICE.removesuffix(".md")
    own.mkdir()
    for name in ("停水怎么办?.pdf", "停水怎么办？.pdf"):
        (own / name).write_bytes(b"%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF\n")


MADE = {
    "attachment-too-big": _photo_too_big,
    "attachments-of-one-address": _names_differ_by_the_width_of_a_mark,
    "body-of-headings": _body("# 停水安排\n" * 1_300),
    "body-of-unclosed-links": _body(("[详情](https://test.example/" + "水" * 200 + "\n") * 90),
    "body-too-big": _body(("请提前储水。" * 20 + "\n\n") * 600),
    "file-names-differ-by-case": _names_differ_by_case,
    "file-too-big": _big_file,
    "hundreds-of-mistakes": _hundreds_of_mistakes,
    "named-like-a-device": _name_of_a_device,
    "pipe": _pipe,
    "symbolic-link": _link,
    "text-among-the-fields": _text_among_fields,
    "too-many-values": _many_values,
}
"""Faults too big for a repository, or that it cannot keep for every system."""


def make_faulty(fault: str, folder: Path) -> None:
    """The small estate with one fault in it."""
    source = INVALID / fault
    write_estate(folder)
    if (removed := source / "removed.txt").is_file():
        for path in removed.read_text(encoding="utf-8").split():
            (folder / "content" / path).unlink()
    if (source / "content").is_dir():
        shutil.copytree(source / "content", folder / "content", dirs_exist_ok=True)
    if fault in MADE:
        MADE[fault](folder / "content")
