"""The desk's buttons in a real browser: from a new draft to the site, to paper and to the group."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from generator.cli import now
from tests.browser.axe import FIND
from tests.browser.conftest import DESK, PHONE
from tests.builders import write_estate
from tests.desks import opened_desk

pytestmark = pytest.mark.browser

WATER = "notices/20261125-water.md"


EVENT = """\
---
标题: 看秋叶
种类: 亲子
日期: {day}
变动: [{{原日期: {day}, 怎么变: 换地点, 地点: 花园}}]
报名: {{报名方式: 电话}}
---
慢慢走。
"""


def day(ahead):
    return f"{now() + timedelta(days=ahead, hours=8):%Y-%m-%d}"


def notice(title, category, dates):
    return f"---\n# 注释\n标题: {title}\n类别: {category}\n{dates}\n---\n请提前准备。\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Its clock is the real one: commands are children, and have that."""
    folder = write_estate(
        tmp_path_factory.mktemp("desk"),
        {
            "notices/hanging.md": notice("二栋停水", "停水", f"张贴至: {day(5)}"),
            "notices/broken.md": notice("写错的", "停水", "张贴至: 2026-02-30"),
            "events/walk.md": EVENT.format(day=day(9)),
            "notices/later.md": notice("以后的", "停电", f"张贴自: {day(3)}\n张贴至: {day(9)}"),
        },
    )
    with opened_desk(folder) as opened:
        opened.now = now()
        yield opened


@pytest.fixture(scope="module")
def sheet(desk, new_page):
    made = new_page(DESK)
    made.goto(desk.address)
    return made


@pytest.fixture
def page(desk, sheet):
    """A page of the desk; what a test writes, builds and prints is taken back."""
    with desk.taken_back():
        yield sheet
    for made in ("site", ".site.estate", "print"):
        shutil.rmtree(desk.folder / made, ignore_errors=True)


def go(page, desk, path):
    page.goto(desk.url + path)
    expect(page.locator("body[data-live=yes]")).to_be_attached()


def sites(desk):
    """What lies where the site is built to."""
    folder = desk.folder / "site"
    return (
        {p.relative_to(folder).as_posix() for p in folder.rglob("*")} if folder.exists() else set()
    )


def test_the_lists_say_of_each_item_why_it_is_there_or_not(page, desk):
    go(page, desk, "items/")
    for title, why in [
        ("broken", "2026 年 2 月没有 30 日"),
        ("以后的", "还没到张贴时间"),
        ("二栋停水", "张贴至"),
    ]:
        expect(page.locator(".item", has_text=title)).to_contain_text(why)
    go(page, desk, "week/")
    expect(page.locator("main")).to_contain_text("以后的")
    expect(page.locator(".change-disappears")).to_contain_text("二栋停水")
    go(page, desk, "problems/")
    expect(page.locator(".problem-held")).to_contain_text("broken.md 第 5 行")


def test_an_item_is_found_by_a_word_of_its_text_and_begun_again(page, desk):
    go(page, desk, "items/")
    page.get_by_role("searchbox").fill("二栋")
    page.get_by_role("button", name="查找").click()
    expect(page.get_by_role("status").filter(has_text="找到 1 则")).to_be_visible()
    page.get_by_role("link", name="二栋停水").click()
    page.get_by_role("button", name="照它再写一则").click()
    expect(page.locator("h1")).to_have_text("完成")
    page.get_by_role("link", name="到这一则").click()
    expect(page.locator("main")).to_contain_text("还是草稿")
    expect(page.locator("h1")).to_have_text("二栋停水")


def test_a_change_shows_its_lines_first_and_is_written_when_one_is_sure(page, desk):
    file = desk.folder / "content/notices/hanging.md"
    before = file.read_bytes()
    go(page, desk, "items/hanging/")
    page.locator("summary", has_text="延期").click()
    page.get_by_label("延到哪天").fill(day(8))
    page.locator(".deed[open]").get_by_label("原因").fill("配件未到")
    page.locator(".deed[open]").get_by_role("button").click()
    expect(page.locator(".diff .more").first).to_contain_text(day(8))
    expect(page.locator(".diff")).to_contain_text("配件未到")
    assert file.read_bytes() == before
    page.get_by_role("button", name="确定，写入文件").click()
    expect(page.locator("h1")).to_have_text("完成")
    text = file.read_text("utf-8")
    assert day(8) in text
    assert "# 注释" in text
    assert sites(desk) == set()


def test_what_a_command_refuses_is_said_in_its_words(page, desk):
    go(page, desk, "items/hanging/")
    page.locator("summary", has_text="延期").click()
    page.get_by_label("延到哪天").fill("2020-01-01")
    page.locator(".deed[open]").get_by_label("原因").fill("x")
    page.locator(".deed[open]").get_by_role("button").click()
    expect(page.locator("h1")).to_have_text("没有做成")
    expect(page.get_by_role("alert")).to_contain_text("。")


@pytest.mark.parametrize("is_typed", [True, False])
def test_a_form_that_is_open_is_not_lost_to_a_save(page, desk, is_typed):
    go(page, desk, "items/hanging/")
    page.locator("summary", has_text="取消").click()
    opened = page.locator(".deed[open]").get_by_label("原因")
    if is_typed:
        opened.fill("写了一半")
    file = desk.folder / "content/notices/later.md"
    file.write_text(file.read_text("utf-8") + "\n改了\n", "utf-8")
    expect(page.locator("#news")).to_be_visible()
    assert opened.input_value() == ("写了一半" if is_typed else "")


def test_a_spelling_is_repaired_when_one_is_sure(page, desk):
    file = desk.folder / "content/notices/spelt.md"
    file.write_text(notice("全角", "停水", f"张贴至: {day(5)}").replace(": ", "："), "utf-8")
    before = file.read_bytes()
    go(page, desk, "problems/")
    expect(page.locator(".problem-held", has_text="spelt.md").first).to_be_visible()
    page.get_by_role("button", name="自动修正写法").click()
    expect(page.locator(".diff .more").first).to_contain_text("标题: 全角")
    assert file.read_bytes() == before
    page.get_by_role("button", name="确定，写入文件").click()
    expect(page.locator("h1")).to_have_text("完成")
    assert "标题: 全角" in file.read_text("utf-8")
    go(page, desk, "items/spelt/")
    expect(page.locator(".facts")).to_contain_text("张贴至")


def test_a_text_is_changed_in_the_browser_and_its_page_is_seen_first(page, desk):
    file = desk.folder / "content/notices/later.md"
    before = file.read_bytes()
    go(page, desk, "items/later/")
    page.get_by_role("link", name="修改内容").click()
    shown = page.frame_locator("#typed")
    expect(shown.locator("h1")).to_have_text("以后的")
    page.get_by_label("正文").fill("正文**改过了**。")
    expect(shown.locator("strong", has_text="改过了")).to_be_visible()
    assert file.read_bytes() == before
    save = page.get_by_role("button", name="存好")
    expect(save).to_be_in_viewport(ratio=1)
    save.click()
    expect(page.locator("main")).to_contain_text("存好了")
    assert file.read_bytes() == before.replace("请提前准备。".encode(), "正文**改过了**。".encode())
    page.get_by_role("link", name="回去接着改").click()
    expect(shown.locator("strong", has_text="改过了")).to_be_visible()
    expect(page.locator("#kept")).to_be_hidden()


def test_words_that_were_not_saved_are_asked_about_and_outlive_the_page(page, desk):
    asked = []
    page.once("dialog", lambda one: (asked.append(one.type), one.accept()))
    go(page, desk, "items/later/edit/")
    page.get_by_label("地点").fill("写了一半")
    page.get_by_label("全小区").first.check()
    page.get_by_role("link", name="问题").click()
    expect(page.locator("h1")).to_have_text("问题")
    assert asked == ["beforeunload"]
    go(page, desk, "items/later/edit/")
    page.get_by_role("button", name="拿回来").click()
    expect(page.get_by_label("地点")).to_have_value("写了一半")
    expect(page.get_by_label("全小区").first).to_be_checked()
    page.once("dialog", lambda one: one.accept())
    go(page, desk, "items/later/edit/")
    page.get_by_role("button", name="不要了").click()
    go(page, desk, "items/later/edit/")
    expect(page.locator("#kept")).to_be_hidden()


DEEDS = {
    "更正": ("更正了什么", "停水时间：原 9:00 → 现 14:00"),
    "取消": ("原因", "供水公司改期"),
    "提前结束": ("原因", "提前恢复供水"),
    "撤回": ("原因", "内容有误"),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_whatever_becomes_of_a_notice_is_seen_before_it_is_written(page, desk, deed):
    label, words = DEEDS[deed]
    file = desk.folder / "content/notices/hanging.md"
    before = {path: path.read_bytes() for path in (desk.folder / "content").rglob("*.*")}
    go(page, desk, "items/hanging/")
    page.locator("summary", has_text=re.compile(f"^{deed}$")).click()
    page.locator(".deed[open]").get_by_label(label).fill(words)
    page.locator(".deed[open]").get_by_role("button").click()
    expect(page.locator("h1")).to_have_text("会改什么")
    expect(page.locator(".diff")).to_be_hidden()
    said = words.partition("：")[2] or words
    expect(page.locator("main").get_by_text(said).first).to_be_visible()
    expect(page.get_by_role("button", name="确定，写入文件")).to_be_visible()
    assert file.read_bytes() == before[file]
    assert {p: p.read_bytes() for p in (desk.folder / "content").rglob("*.*")} == before


def test_from_a_new_draft_to_the_site_the_paper_and_the_group(page, desk):
    go(page, desk, "new/")
    page.get_by_role("link", name="停水", exact=True).click()
    page.get_by_label("标题", exact=True).fill("三栋水箱清洗停水")
    page.get_by_role("button", name="新建草稿").click()
    expect(page.locator("h1")).to_have_text("完成")
    page.get_by_role("link", name="到这一则").click()
    expect(page.locator(".facts")).to_contain_text("还是草稿")
    expect(page.get_by_role("link", name="修改内容")).to_be_in_viewport()
    page.locator("summary", has_text="技术细节").click()
    file = desk.folder / page.locator(".technical code").inner_text()
    expect(page.get_by_label("文件的完整位置")).to_have_value(str(file.resolve()))
    item = page.url

    page.get_by_role("link", name="看看批准以后的样子").click()
    framed = page.frame_locator("#site")
    expect(framed.locator("h1")).to_have_text("三栋水箱清洗停水")

    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(?m)^(张贴至|until): .*$", r"\1: 2026-02-30", text), "utf-8")
    if file.read_text("utf-8") == text:
        file.write_text(text.replace("标题:", "标题标题:", 1), "utf-8")
    expect(page.locator("#overlay .problem", has_text=file.name)).to_have_count(1)
    file.write_text(text, "utf-8")
    expect(page.locator("#overlay .problem", has_text=file.name)).to_have_count(0)

    page.goto(item)
    page.get_by_role("button", name="做送审稿").click()
    expect(page.locator(".made a").first).to_contain_text("送审稿-")
    page.goto(item)
    page.get_by_label("批准人").fill("周经理")
    page.get_by_role("button", name="批准，先看会改什么").click()
    expect(page.locator(".diff")).to_contain_text("周经理")
    page.get_by_role("button", name="确定，写入文件").click()
    expect(page.locator("h1")).to_have_text("完成")
    assert sites(desk) == set()

    page.get_by_role("link", name="去发布").click()
    page.get_by_role("button", name="先看会变什么").click()
    expect(page.locator("h1")).to_have_text("会改什么")
    expect(page.locator(".change-appears", has_text="三栋水箱清洗停水")).to_be_visible()
    page.locator("summary", has_text="看是哪些").click()
    expect(page.locator("main")).to_contain_text(f"notices/{file.stem}/index.html")
    assert sites(desk) == set()
    page.get_by_role("button", name="确定发布").click()
    expect(page.locator("h1")).to_have_text("完成")
    assert f"notices/{file.stem}/index.html" in sites(desk)


def test_what_is_visible_goes_to_the_group_and_onto_paper(page, desk):
    go(page, desk, "items/hanging/")
    page.get_by_role("button", name="群文字").click()
    expect(page.locator("textarea")).to_have_value(re.compile("二栋停水"))
    go(page, desk, "items/hanging/")
    page.get_by_role("button", name="打印海报").click()
    expect(page.locator(".made a").first).to_contain_text(".pdf")
    go(page, desk, "items/hanging/")
    page.get_by_role("button", name="图片").click()
    picture = page.locator(".made img").first
    expect(picture).to_be_visible()
    assert picture.evaluate("one => one.naturalWidth") > 500
    go(page, desk, "print/")
    page.get_by_role("button", name="做早巡单").click()
    expect(page.get_by_role("link", name="早巡单-")).to_be_visible()


@pytest.mark.parametrize(
    ("size", "scheme"),
    [
        (DESK, "light"),
        (PHONE, "dark"),
        pytest.param(DESK, "dark", marks=pytest.mark.slow),
        pytest.param(PHONE, "light", marks=pytest.mark.slow),
    ],
)
def test_axe_finds_nothing_in_the_desks_own_pages(desk, new_page, size, scheme):
    page = new_page(size, bypass_csp=True, color_scheme=scheme)
    found = {}
    for path in (
        "",
        "items/",
        "items/hanging/",
        "items/later/",
        "items/later/edit/",
        "items/walk/edit/",
        "week/",
        "problems/",
        "new/",
        "print/",
        "publish/",
        "guide/",
        "?at=2027-03-01T08:00",
        "overlay",
    ):
        page.goto(desk.url + path)
        if path == "overlay":
            continue
        page.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))")
        page.evaluate("document.querySelector('iframe')?.remove()")  # has tests of its own
        page.evaluate(AXE_SCRIPT)
        if wrong := page.evaluate(FIND):
            found[path] = wrong
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size[0], path
    assert found == {}
