"""The page of differences in a browser: on a phone, on a screen, to axe, and in print."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from pypdf import PdfReader

from generator.cli import main
from tests.browser.axe import FIND
from tests.browser.conftest import DESK, PHONE
from tests.builders import REPOSITORY

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def difference(tmp_path_factory):
    path = tmp_path_factory.mktemp("difference") / "变化.html"
    options = ["--from", "2027-02-25", "--to", "2027-03-05", "--page", str(path)]
    assert main(["diff", str(REPOSITORY), *options]) == 0
    return path


def plain(text: str) -> str:
    """Without what a PDF makes of characters that look alike."""
    return "".join(normalize("NFKC", text).split())


def test_nothing_of_it_is_refused_by_its_own_policy_and_nothing_is_asked_for(new_page, difference):
    page = new_page(PHONE)
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(difference.as_uri())
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    assert (said, asked) == ([], [difference.as_uri()])


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_it_fits_its_screen(new_page, difference, size):
    page = new_page(size)
    page.goto(difference.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(new_page, difference, scheme):
    page = new_page(PHONE, bypass_csp=True, color_scheme=scheme)
    page.goto(difference.as_uri())
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(FIND) == []


def test_in_print_it_says_the_same_in_black_on_white(new_page, difference, tmp_path):
    page = new_page(DESK)
    page.goto(difference.as_uri())
    page.pdf(path=tmp_path / "changes.pdf", prefer_css_page_size=True)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "changes.pdf").pages]
    text = plain("".join(pages))
    assert plain("2.20 元/㎡·月 → 2.35 元/㎡·月") in text
    assert plain("邻里趣味运动会预赛") in text
    assert len(pages) <= 2
