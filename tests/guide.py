"""The pictures of the clerks' guide, made by driving the desk in a browser: ``make guide``.

    .venv/bin/python -m tests.guide OUT

Each picture is one screen of the desk over a copy of the sample, at a moment of its story.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from tests.builders import REPOSITORY
from tests.desks import OpenDesk, opened_desk
from tests.serving import found_browser
from tests.waiting import until

MOMENT = "2026-11-26T09:00"
SIZE = {"width": 1100, "height": 840}
IN_CHINESE = "--lang=zh-CN"
"""Fields for dates look as the browser speaks."""
LONGEST = 300_000
"""Milliseconds: a plan of the whole site, with all its posters, on a busy machine."""

COLOURS = 64
"""Few colours make a picture of words small; nobody sees the difference."""

DRAFT = """\
---
状态: 草稿
标题: 2栋水箱清洗停水
类别: 停水
张贴自: 2026-11-26
影响时段: 2026-11-29 9:00–17:00
影响范围: 2栋
联系人: duty
---
来水后先放一会儿，水清了再用。
"""


def saved(desk: OpenDesk, page: Page, text: str, wanted: str) -> None:
    """While no page of the desk is open, since one would load itself anew in the middle."""
    page.goto("about:blank")
    desk.write("notices/20261129-water.md", text)
    until(
        lambda: wanted.encode() in desk.ask("/desk/items/20261129-water/")[1],
        f"the desk's page of the notice said {wanted}",
    )


def new(desk: OpenDesk, page: Page) -> None:
    page.goto(f"{desk.url}new/?kind=water")
    page.get_by_label("标题").fill("2栋水箱清洗停水")


def preview(desk: OpenDesk, page: Page) -> None:
    page.goto(desk.url)
    expect(page.frame_locator("#site").locator("h1").first).to_be_visible()


def edit(desk: OpenDesk, page: Page) -> None:
    saved(desk, page, DRAFT, "批准人")
    page.goto(f"{desk.url}items/20261129-water/edit/")
    page.get_by_label("正文").fill("来水后先放一会儿，**水清了再用**。")
    expect(page.frame_locator("#typed").locator("strong", has_text="水清了")).to_be_visible()
    page.frame_locator("#typed").locator("h1").scroll_into_view_if_needed()


def change(desk: OpenDesk, page: Page) -> None:
    page.goto(f"{desk.url}items/20261126-power-7-8/")
    page.locator("summary", has_text="延期").click()
    page.get_by_label("延到哪天").fill("2026-11-27")
    page.get_by_label("原因").locator("visible=true").fill("抢修未完")
    page.get_by_role("button", name="先看会改什么").locator("visible=true").click()
    expect(page.get_by_role("button", name="确定，写入文件")).to_be_visible()


def cancel(desk: OpenDesk, page: Page) -> None:
    page.goto(f"{desk.url}items/20261210-night-water/")
    page.locator("summary", has_text="取消").click()
    reason = page.get_by_label("原因").locator("visible=true")
    reason.fill("供水公司改期")
    reason.scroll_into_view_if_needed()
    page.mouse.wheel(0, 200)


def approve(desk: OpenDesk, page: Page) -> None:
    saved(desk, page, DRAFT, "批准人")
    page.goto(f"{desk.url}items/20261129-water/")
    page.get_by_label("批准人").fill("周经理")


def publish(desk: OpenDesk, page: Page) -> None:
    page.goto(f"{desk.url}publish/")
    page.get_by_role("button", name="先看会变什么").click()
    expect(page.get_by_role("button", name="确定发布")).to_be_visible()


def paper(desk: OpenDesk, page: Page) -> None:
    page.goto(f"{desk.url}print/")


def text(desk: OpenDesk, page: Page) -> None:
    page.goto(f"{desk.url}items/20261201-lift-check/?at={MOMENT}")
    page.get_by_role("button", name="群文字").click()
    expect(page.get_by_role("button", name="复制")).to_be_visible()


def day(desk: OpenDesk, page: Page) -> None:
    page.goto(f"{desk.url}?page=/fees/")
    page.get_by_label("看哪天").fill("2027-03-01")
    page.get_by_role("button", name="去看").click()
    expect(page.locator(".desk-when")).to_contain_text("2027年3月1日")
    price = page.frame_locator("#site").locator(".price").first
    expect(price).to_contain_text("2.35")
    price.evaluate("price => scrollTo(0, price.getBoundingClientRect().top - 200)")


STEPS: dict[str, Callable[[OpenDesk, Page], None]] = {
    "1-new": new,
    "2-preview": preview,
    "3-edit": edit,
    "4-change": change,
    "5-cancel": cancel,
    "6-approve": approve,
    "7-publish": publish,
    "8-print": paper,
    "9-text": text,
    "10-day": day,
}
"""In this order: what one writes the next may show."""


def take_pictures(out: Path, page: Page) -> None:
    out.mkdir(parents=True, exist_ok=True)
    page.set_default_timeout(LONGEST)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "小区"
        shutil.copytree(REPOSITORY / "content", folder / "content")
        with opened_desk(folder, MOMENT) as desk:
            page.goto(desk.address)
            for name, step in STEPS.items():
                step(desk, page)
                page.evaluate("document.querySelector('.typed')?.remove()")  # a folder of ours
                page.screenshot(path=out / f"{name}.png", animations="disabled")
                _shrink(out / f"{name}.png")


def _shrink(path: Path) -> None:
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)


def main() -> None:
    expect.set_options(timeout=LONGEST)
    is_root = getattr(os, "geteuid", lambda: -1)() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found_browser(),
            args=[IN_CHINESE, *(["--no-sandbox"] if is_root else [])],
            env={**os.environ, "LANGUAGE": "zh_CN"},
            timeout=LONGEST,
        )
        page = browser.new_page(viewport=SIZE, locale="zh-CN")
        take_pictures(Path(sys.argv[1]), page)
        browser.close()


if __name__ == "__main__":
    main()
