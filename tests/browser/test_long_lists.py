"""Long lists in a real Chromium: their pages found by axe, by key, and true as time goes on."""

from __future__ import annotations

import re
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from tests.browser.axe import FIND
from tests.browser.conftest import DESK, PHONE
from tests.builders import at, built, write_estate
from tests.long_lists import FILES, LATER, NOON
from tests.serving import Host, running

pytestmark = pytest.mark.browser

SECOND = "/notices/page/2/"
FLAT = '["2", "2-1", 3]'


class Clocked(Host):
    """A host whose clock the test sets."""

    def date_time_string(self, timestamp=None):
        return super().date_time_string(timestamp or at(self.server.clock).timestamp())


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    folder = write_estate(tmp_path_factory.mktemp("long"), FILES)
    built(folder, NOON)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Clocked, directory=str(folder / "site")))
    server.address, server.clock = f"http://127.0.0.1:{server.server_port}", NOON
    with running(server):
        yield server


@pytest.fixture(scope="module")
def page(new_page):
    return new_page(PHONE, bypass_csp=True)


@pytest.fixture
def opened(page, host):
    """``opened(SECOND, LATER)``: the page of that address, by a host's clock of that moment."""

    def go(here, moment=NOON):
        host.clock = moment
        page.goto(host.address + here)
        return page

    yield go
    page.evaluate("localStorage.clear()")


@pytest.mark.parametrize("here", [SECOND, "/en/notices/category/water/", "/events/page/2/", "/"])
@pytest.mark.parametrize("size", [PHONE, DESK])
def test_axe_finds_nothing_and_nothing_is_cut_off(opened, here, size):
    page = opened(here)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.evaluate(AXE_SCRIPT)
    for is_large in (False, True):
        page.evaluate("is => document.documentElement.classList.toggle('large', is)", is_large)
        assert page.evaluate(FIND) == []
        assert page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_one_goes_through_the_pages_by_key(opened):
    page = opened("/notices/")
    for name, number in (("下一页", 2), ("下一页", 3), ("上一页", 2)):
        pages = page.get_by_role("navigation", name="换页")
        pages.get_by_role("link", name=name).press("Enter")
        expect(page).to_have_url(re.compile(f"/notices/page/{number}/$"))
        expect(page.get_by_role("heading", level=1)).to_have_text(f"公告，第 {number} 页")


def test_what_has_ended_is_on_no_page_and_no_count_of_all_outlives_it(opened):
    page = opened("/")
    expect(page.get_by_role("link", name="全部 120 则公告")).to_be_visible()
    for here in ("/", "/notices/", SECOND, "/notices/page/3/"):
        page = opened(here, LATER)
        expect(page.locator(".item", has_text="2026年11月25日").first).to_be_hidden()
        assert not page.get_by_text(re.compile("11月25日（含当日）")).filter(visible=True).count()
        assert not re.search(r"\d+ 则", page.locator("main").inner_text())


def test_a_page_that_lists_a_part_does_not_say_that_nothing_else_concerns_a_flat(opened):
    page = opened(SECOND)
    page.evaluate("flat => localStorage.setItem('flat test', flat)", FLAT)
    page = opened(SECOND)
    expect(page.locator(".mine")).to_contain_text("先显示这一页里与 2栋")
    expect(page.locator(".others")).to_be_visible()
