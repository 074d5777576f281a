"""The desk's first page in a real browser: ten answers, by keyboard too, and there is a site."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Error, expect

from tests.beginnings import ANSWERS
from tests.browser.axe import FIND
from tests.browser.conftest import PHONE
from tests.desks import opened_desk

pytestmark = pytest.mark.browser

CLERK = (1366, 768)


@pytest.fixture
def page(tmp_path, new_page):
    with opened_desk(tmp_path) as opened:
        made = new_page(CLERK)
        made.goto(opened.address)
        yield made


def fill(page, **answers):
    for key, value in (ANSWERS | answers).items():
        if key != "buildings":
            page.locator(f"[name='set:{key}']").fill(value)
    page.get_by_label("第 1 行的名称").fill("1-2栋")
    page.get_by_label("第 1 行的种类").select_option("高层")
    page.get_by_label("第 2 行的名称").fill("商铺")


def found_by_axe(page, tries=5):
    """Look at a page, which may load itself anew while the desk finds what was just written."""
    try:
        page.evaluate(AXE_SCRIPT)
        return page.evaluate(FIND)
    except Error:
        if tries == 1:
            raise
        page.wait_for_load_state()
        return found_by_axe(page, tries - 1)


def test_answers_make_a_site_and_a_bad_one_is_told_where_it_stands(page):
    assert found_by_axe(page) == []
    fill(page, id="悦 林")
    page.get_by_role("button", name="再加几行").click()
    expect(page.get_by_label("第 7 行的名称")).to_be_visible()
    page.get_by_label("小区名称").press("Enter")
    expect(page.get_by_label("拼音名")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#f-id-fault")).to_contain_text("只能用小写字母")
    assert found_by_axe(page) == []
    page.get_by_label("拼音名").fill("yuelin")
    page.get_by_role("button", name="建好小区").click()
    expect(page.get_by_role("heading", name="小区建好了")).to_be_visible()
    assert found_by_axe(page) == []
    page.get_by_role("link", name="看网站").click()
    expect(page.frame_locator("#site").get_by_role("heading", name="现行公告")).to_be_visible()


@pytest.mark.parametrize("size", [CLERK, PHONE])
def test_the_form_fits_its_window(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
