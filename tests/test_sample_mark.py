"""An estate that is only an example: every page and every paper says so, and no other does."""

from __future__ import annotations

import pdfplumber
import pytest

from generator.build import drawn
from generator.cli import main
from generator.paper import Press
from generator.paper.sheet import Document, Sheet
from generator.paper.typesetting.press import Order
from generator.reading import read
from tests.builders import SMALL_ESTATE, at, make_estate, notice_file, write_estate

NOON = at("2026-11-20T12:00")
MARK = "示例 — 不是真实小区"
FILES = {
    "estate.yaml": f"{SMALL_ESTATE['estate.yaml']}示例: 是\nlanguages: [zh, en]\n",
    "notices/20261120-water.md": notice_file("停水", "2026-11-25", 编号="2026-118"),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = write_estate(tmp_path_factory.mktemp("marked"), FILES)
    files = drawn(folder, read(folder), NOON).files
    return {path: data.decode() for path, data in files.items() if path.endswith(".html")}


def test_every_page_says_so_in_its_language_also_in_print(pages):
    words = {
        path: "Sample — not a real estate" if path.startswith("en/") else MARK for path in pages
    }
    assert [path for path, page in pages.items() if words[path] not in page] == []
    assert all('<p class="mark mark-strong" role="note">' in page for page in pages.values())
    assert "n/2026-118/index.html" in pages


def test_search_engines_are_kept_away(pages):
    assert '<meta name="robots" content="noindex">' in pages["index.html"]


def test_an_estate_that_is_real_says_nothing_of_the_kind(tmp_path):
    folder = write_estate(tmp_path)
    files = drawn(folder, read(folder), NOON).files
    assert not any(MARK.encode() in data for data in files.values())
    assert b"Disallow: /\n" not in files["robots.txt"]


@pytest.mark.parametrize("is_sample", [True, False])
def test_papers_say_so_too(is_sample):
    estate = make_estate(sample="是" if is_sample else "否")
    sheet = Sheet("cover", "张贴清单", COVER, NOON, "content/boards.yaml")
    document = Document.of(estate, "张贴清单", (sheet,))
    assert (MARK in document.text) is is_sample
    assert document.author == estate.office
    (printed,) = Press().run([Order(document)])
    assert printed.made is not None


COVER = {
    "estate": "测试小区",
    "day": "11月20日",
    "total": "",
    "items": [],
    "boards": [],
    "strips": [],
}


@pytest.mark.whole
def test_what_is_printed_for_an_example_is_marked_on_every_sheet(tmp_path):
    """Read back from the paper: three times down either side."""
    folder = write_estate(tmp_path, FILES)
    out = tmp_path / "out"
    assert main(["print", str(folder), "--all", f"--out={out}", "--at=2026-11-20T12:00"]) == 0
    assert main(["round", str(folder), f"--out={out / 'round.pdf'}", "--at=2026-11-20T12:00"]) == 0
    papers = sorted(out.rglob("*.pdf"))
    assert len(papers) > 2
    for paper in papers:
        with pdfplumber.open(paper) as opened:
            for page in opened.pages:
                letters = "".join(char["text"] for char in page.chars)
                assert letters.count(MARK) == 6, paper
