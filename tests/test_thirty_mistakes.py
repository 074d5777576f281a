"""Thirty mistakes in one estate: all told in one run, and everything right is published."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.build import build
from generator.cli import main
from generator.reading import read
from tests.builders import at, write_estate

THIRTY = Path(__file__).parent / "sites" / "thirty"
NOW = at("2026-11-20T08:00")

RIGHT = {
    "20261118-water-2": "2栋水箱清洗停水",
    "20261119-lift-1": "1栋1单元电梯年检",
    "20261110-cinema": "周六露天电影",
    "20261101-high-windows": "高层外窗检查",
    "20261112-gbk": "服务台延时服务",
    "20261120-always": "电梯年检安排",
}
SHOWN_WITH_A_PROBLEM = {"20261102-revenue": "2026年第三季度公共收益公示"}


@pytest.fixture(scope="module")
def estate(tmp_path_factory):
    folder = write_estate(tmp_path_factory.mktemp("thirty"))
    shutil.copytree(THIRTY / "content", folder / "content", dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def site(estate):
    """Every file of the site as text, ``{path: text}``."""
    out = estate / "site"
    build(estate, out, read(estate), NOW)
    files = (path for path in out.rglob("*") if path.is_file())
    return {
        path.relative_to(out).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in files
    }


def _wrong(folder: Path) -> set[str]:
    """Ids of the notices that are held back: all but those that are right or shown."""
    ids = {path.stem for path in (folder / "content" / "notices").iterdir()}
    return ids - RIGHT.keys() - SHOWN_WITH_A_PROBLEM.keys()


def test_thirty_different_mistakes_are_found_in_one_reading(estate):
    assert len({problem.code for problem in read(estate).problems_at(NOW)}) == 30


def test_check_tells_all_of_them_word_for_word_in_one_run(estate, capsys):
    status = main(["check", str(estate), "--at", "2026-11-20"])
    shown = capsys.readouterr().out
    expected = (THIRTY / "expected.txt").read_text(encoding="utf-8").splitlines()
    sentences = [line.split(" ", 2)[2] for line in expected]
    assert status == 1
    assert [sentence for sentence in sentences if f"】{sentence}\n" not in shown] == []
    assert len(sentences) == 30


def test_every_one_of_them_names_its_line(estate):
    assert all(problem.place.line for problem in read(estate).problems_at(NOW))


def test_every_right_notice_has_its_page(site):
    for identity, title in (RIGHT | SHOWN_WITH_A_PROBLEM).items():
        assert title in site[f"notices/{identity}/index.html"]


def test_every_right_notice_is_in_the_list_and_in_the_feed(site):
    for title in (RIGHT | SHOWN_WITH_A_PROBLEM).values():
        assert title in site["notices/index.html"]
        assert title in site["feeds/notices.xml"]


def test_nothing_of_a_wrong_notice_is_published(estate, site):
    wrong = _wrong(estate)
    assert len(wrong) == 26
    found = {(one, path) for one in wrong for path, text in site.items() if one in path + text}
    assert found == set()


def test_no_title_of_a_wrong_notice_is_published(estate, site):
    everything = "".join(site.values())
    for identity in _wrong(estate):
        text = (estate / "content" / "notices" / f"{identity}.md").read_bytes()
        title = re.search('标题[:：] *["*]*([^\n"*]+)', text.decode("utf-8", "replace"))
        assert title[1] not in everything


def test_of_two_boards_with_one_id_the_first_is_kept(site):
    assert "南门公告栏" in site["boards/index.html"]
    assert "北门公告栏" not in site["boards/index.html"]


def test_the_guide_beside_them_is_published(site):
    assert "先看公告" in site["guides/water/index.html"]
