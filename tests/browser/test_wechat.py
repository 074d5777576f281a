"""Where files are offered, what to do inside WeChat: short for everyone, plain for its readers."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

WECHAT = (
    "Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20231202 MicroMessenger/8.0.47"
)
OFFERING = {
    "/notices/20261116-charging-shed/": "您正在微信里看这一页",
    "/events/2026-dongzhi/": "您正在微信里看这一页",
    "/events/subscribe/": "您正在微信里看这一页",
    "/buildings/2/": "您正在微信里看这一页",
    "/forms/repair-order/": "您正在微信里看这张表",
}
WAY = "在浏览器打开"


@pytest.fixture(scope="module")
def inside(new_page):
    return new_page(PHONE, user_agent=WECHAT)


@pytest.fixture(scope="module")
def without(new_page):
    return new_page(PHONE, java_script_enabled=False)


@pytest.mark.parametrize("here", OFFERING)
def test_without_a_script_everyone_is_told_the_way_in_short(without, address, here):
    without.goto(address + here)
    expect(without.locator(".wechat")).to_contain_text(WAY)
    expect(without.locator(".wechat")).not_to_contain_text("您正在微信里")


@pytest.mark.parametrize("here", OFFERING)
def test_inside_wechat_it_is_said_plainly_and_stands_out(inside, address, here):
    inside.goto(address + here)
    hint = inside.locator(".mark[data-inside]")
    expect(hint).to_contain_text(OFFERING[here])
    expect(hint).to_contain_text(WAY)
    expect(inside.locator(".wechat")).to_have_count(0)


def test_in_any_other_browser_the_hint_stays_short(open_page):
    page = open_page("/events/2026-dongzhi/")
    expect(page.locator(".wechat")).to_have_text("微信里打不开？点右上角“…”，选“在浏览器打开”。")


def test_where_no_file_is_offered_nothing_is_said(open_page):
    page = open_page("/notices/20261121-burst-pipe-5/")
    expect(page.locator("[data-inside]")).to_have_count(0)


def test_on_paper_it_is_left_out(open_page):
    page = open_page("/forms/repair-order/")
    page.emulate_media(media="print")
    expect(page.locator("[data-inside]")).to_be_hidden()


def test_inside_wechat_it_speaks_the_language_of_the_page(inside, address):
    inside.goto(f"{address}/en/events/2026-dongzhi/")
    expect(inside.locator(".mark[data-inside]")).to_contain_text("inside WeChat")


def test_the_picture_of_the_page_and_its_icons_can_be_fetched(open_page, address):
    page = open_page("/notices/")
    picture = page.locator("meta[property='og:image']").get_attribute("content")
    icons = page.eval_on_selector_all("link[rel~=icon]", "links => links.map(l => l.href)")
    assert picture.startswith(f"{address}/assets/")
    assert [icon.rsplit(".")[-1] for icon in icons] == ["svg", "png"]
    for url in (picture, *icons):
        answer = page.request.get(url)
        assert answer.ok
        assert answer.headers["content-type"].startswith("image/")
