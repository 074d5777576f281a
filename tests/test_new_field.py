"""The recipe for a new field, taken at its word: three lines, and it stands on every surface.

The three edits are read from CONTRIBUTING.md and made in a copy of the program, which then
builds an estate whose notice says who does the works.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import pytest

from tests.builders import REPOSITORY, write_estate
from tests.copies import copied, running

pytestmark = pytest.mark.whole

WORDS, LATER = "云汀防水公司", "云汀建筑公司"
LABEL, KEY = "施工单位", "contractor"
MOMENT = "2026-11-20T12:00"
NOTICE = """\
---
标题: 外墙修补
类别: 施工
编号: 2026-9
施工单位: {}
张贴至: 2026-12-25
---
请绕行。
"""
SHEET = """
import sys
from pathlib import Path
from generator.chat import notice_text
from generator.paper.sheet import Document
from generator.paper.sheets.notices import notice_sheet
from generator.reading import read
from generator.snapshot import take
from generator.templating.markup import Prose
from datetime import datetime
site = take(read(Path(sys.argv[1])).content, datetime.fromisoformat(sys.argv[2] + "+08:00"))
(notice,) = [one for one in site.notices if one.number == "2026-009"]
sheet = notice_sheet(notice, site, Prose(), {})
print(Document("", "", (sheet,)).text)
print("---")
print(notice_text(notice, "https://test.example/"))
"""


@dataclass(frozen=True)
class Edit:
    """A line of the recipe, and the line of the file that it goes below."""

    path: str
    below: str
    line: str

    def made_in(self, folder, line=None):
        file = folder / self.path
        text = file.read_text("utf-8")
        found = [one for one in text.split("\n") if one.strip() == self.below]
        assert len(found) == 1, self
        file.write_text(text.replace(found[0], f"{found[0]}\n{line or self.line}"), "utf-8")


def recipe():
    """The fenced blocks below "A new field": each names its file, and the line to stand below."""
    guide = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
    section = re.search(r"(?ms)^### A new field$(.*?)(?=^##|\Z)", guide)[1]
    for block in re.findall(r"(?ms)^```python\n(.*?)^```", section):
        head, *lines = block.rstrip("\n").split("\n")
        path, below = re.fullmatch(r"# (\S+), below: (.+)", head).groups()
        (line,) = lines
        yield Edit(path, below, line)


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """The folder of a copy of the program with the three edits."""
    folder = copied(tmp_path_factory.mktemp("copy"))
    for edit in recipe():
        edit.made_in(folder)
    return folder


@pytest.fixture(scope="module")
def copy(program):
    """Start the copy of the program, to which the field was added."""
    with running(program) as copy:
        yield copy


def heard(done):
    """Return the output of a command that ended as it should."""
    assert done.status in {0, 1}, done.err
    assert "Traceback" not in done.err
    return done.out


def ran(copy, *arguments):
    return heard(copy.run(REPOSITORY, *arguments))


@pytest.fixture(scope="module")
def estate(copy, tmp_path_factory):
    folder = write_estate(
        tmp_path_factory.mktemp("estate") / "estate", {"notices/w.md": NOTICE.format(WORDS)}
    )
    ran(copy, "build", folder, "--at", MOMENT, "--no-posters")
    return folder


def test_the_recipe_is_three_lines_in_three_files():
    edits = [*recipe()]
    assert [edit.path for edit in edits] == [
        "generator/kinds/notices/model.py",
        "generator/vocabulary/keys.py",
        "generator/kinds/notices/facts.py",
    ]
    assert all(KEY in edit.line for edit in edits)


def test_the_page_says_it_under_its_label(estate):
    page = (estate / "site/notices/w/index.html").read_text("utf-8")
    assert f"<dt>{LABEL}</dt><dd>{WORDS}</dd>" in page


def test_the_search_index_and_the_data_say_it(estate):
    assert WORDS in (estate / "site/data/search.js").read_text("utf-8")
    notices = json.loads((estate / "site/data/notices.json").read_text("utf-8"))["notices"]
    assert {one["id"]: one[KEY] for one in notices} == {"w": WORDS, "20261120-always": ""}


def test_the_poster_says_it_and_the_group_and_the_feed_have_no_room(copy, estate):
    sheet, _, chat = heard(copy.execute(SHEET, estate, MOMENT)).partition("---")
    assert LABEL in sheet
    assert WORDS in sheet
    assert WORDS not in chat
    assert WORDS not in (estate / "site/feeds/notices.xml").read_text("utf-8")


def test_the_schema_knows_it_by_both_its_names(copy, estate):
    ran(copy, "schema", estate)
    schemas = [file.read_text("utf-8") for file in estate.rglob("content/.schema/notices*.json")]
    assert any(KEY in schema and LABEL in schema for schema in schemas)


def test_a_change_of_it_is_told_with_both_wordings(copy, estate, tmp_path):
    other = write_estate(tmp_path / "other", {"notices/w.md": NOTICE.format(LATER)})
    page = tmp_path / "变化.html"
    compared = ("diff", estate, "--with", other, "--at", MOMENT)
    ran(copy, *compared, "--page", page)
    assert f"{LABEL}：{WORDS} → {LATER}" in page.read_text("utf-8")


def test_with_another_weight_the_group_and_the_feed_are_told_too(program, estate, tmp_path):
    changed = copied(tmp_path / "heavier", program)
    file = changed / "generator/kinds/notices/facts.py"
    line = f'FactLine("{KEY}"'
    text = file.read_text("utf-8")
    assert text.count(line) == 1
    file.write_text(text.replace(line, f"{line}, weight=Weight.FIRST"), "utf-8")
    out = tmp_path / "site"
    with running(changed) as heavier:
        _, _, chat = heard(heavier.execute(SHEET, estate, MOMENT)).partition("---")
        ran(heavier, "build", estate, "--out", out, "--at", MOMENT, "--no-posters")
    assert f"{LABEL}：{WORDS}" in chat
    assert f"{LABEL}：{WORDS}" in (out / "feeds/notices.xml").read_text("utf-8")
