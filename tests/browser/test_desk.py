"""The clerk's desk in a real browser: what a save, a mistake and the clock do to what is seen."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK
from tests.builders import REPOSITORY, at
from tests.desks import opened_desk

pytestmark = pytest.mark.browser


SPARED = {"notices", "events", "disclosures", "forms", "guides", "results"}
NEEDED = {"20261112-wall-7.md", "20261126-power-7-8.md", "20261210-night-water.md"}
"""Of these folders of the sample, what the tests look at, and what changes in the weeks ahead."""


def left_out(folder, names):
    """Name what no test here looks at, and each save would have the desk check again."""
    if Path(folder).name in SPARED:
        return set(names) - NEEDED
    return {name for name in names if ".en." in name or name == "programmes.yaml"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(REPOSITORY / "content", folder / "content", ignore=left_out)
    home = folder / "content/estate.yaml"
    home.write_text(home.read_text("utf-8").replace("[zh, en]", "[zh]"), "utf-8")
    with opened_desk(folder, "2026-11-26T12:00") as opened:
        yield opened


@pytest.fixture(scope="module")
def sheet(desk, new_page):
    made = new_page(DESK)
    made.goto(desk.address)
    return made


@pytest.fixture
def page(desk, sheet):
    """The desk's first page, listening; whatever a test wrote is taken back."""
    open_at(sheet, desk, "")
    with desk.taken_back():
        yield sheet
        desk.now = at("2026-11-26T12:00")


def open_at(sheet, desk, query):
    sheet.goto(f"{desk.url}{query}")
    expect(sheet.locator("body[data-live=yes]")).to_be_attached()


def framed(page):
    return page.frame_locator("#site")


def notice(desk):
    """A notice that is visible, and its file."""
    file = desk.folder / "content" / "notices/20261112-wall-7.md"
    return file, file.read_text("utf-8")


def test_a_save_is_on_the_screen_by_itself(desk, page):
    file, text = notice(desk)
    link = framed(page).get_by_role("link", name="7栋外墙渗漏修补")
    expect(link).to_be_visible()
    file.write_text(text.replace("7栋外墙渗漏修补", "7栋外墙换新颜"), "utf-8")
    expect(framed(page).get_by_role("link", name="7栋外墙换新颜")).to_be_visible()
    expect(link).to_have_count(0)


def test_the_reader_stays_on_the_page_and_at_the_place_of_it(desk, page):
    file, text = notice(desk)
    framed(page).get_by_role("link", name="7栋外墙渗漏修补").click()
    expect(page.locator("#where")).to_have_text("/notices/20261112-wall-7/")
    page.frames[1].evaluate("scrollTo(0, 300)")
    file.write_text(text.replace("7栋外墙渗漏修补", "7栋外墙换新颜"), "utf-8")
    expect(framed(page).locator("h1")).to_have_text("7栋外墙换新颜")
    page.frames[1].wait_for_function("scrollY === 300")


def test_a_mistake_is_named_with_its_place_while_the_page_stays_and_goes_when_it_is_mended(
    desk, page
):
    file, text = notice(desk)
    framed(page).get_by_role("link", name="7栋外墙渗漏修补").click()
    expect(framed(page).locator("h1")).to_have_text("7栋外墙渗漏修补")
    overlay = page.locator("#overlay")
    expect(overlay.locator(".problem")).to_have_count(0)
    end = re.search(r"(?m)^(until|window|张贴至|影响时段|effect)\b.*$", text)[0]
    key = end.partition(":")[0]
    file.write_text(text.replace(end, f"{key}: 2026-02-30"), "utf-8")
    expect(overlay.locator(".problem").first).to_contain_text("20261112-wall-7.md 第")
    expect(overlay).to_contain_text("2026 年 2 月没有 30 日")
    expect(overlay).to_contain_text("请改成实际的日子")
    expect(framed(page).locator("h1")).to_have_text("7栋外墙渗漏修补")
    file.write_text(text, "utf-8")
    expect(overlay.locator(".problem")).to_have_count(0)
    expect(framed(page).locator("h1")).to_have_text("7栋外墙渗漏修补")


@pytest.mark.parametrize("half", [b"", b"---\n", b"---\ntitle: 7", "---\n标题: 七".encode()[:-1]])
def test_a_file_that_is_half_saved_takes_no_page_away(desk, page, half):
    file, text = notice(desk)
    framed(page).get_by_role("link", name="7栋外墙渗漏修补").click()
    expect(framed(page).locator("h1")).to_have_text("7栋外墙渗漏修补")
    file.write_bytes(half)
    expect(page.locator("#overlay .problem").first).to_contain_text("20261112-wall-7.md")
    expect(framed(page).locator("h1")).to_have_text("7栋外墙渗漏修补")
    file.write_text(text, "utf-8")
    expect(page.locator("#overlay .problem")).to_have_count(0)


def test_even_the_estates_own_file_may_break(desk, page):
    file = desk.folder / "content/estate.yaml"
    text = file.read_text("utf-8")
    file.write_text(text[: len(text) // 3] + "\n: {[", "utf-8")
    expect(page.locator("#overlay .problem").first).to_contain_text("estate.yaml")
    expect(framed(page).get_by_role("link", name="7栋外墙渗漏修补")).to_be_visible()
    file.write_text(text, "utf-8")
    expect(page.locator("#overlay .problem")).to_have_count(0)


def test_what_ends_while_one_looks_goes_by_itself(desk, page):
    """The home page is on the screen, untouched, when the clock passes the end."""
    desk.write(
        "notices/20261126-noon.md",
        "---\n标题: 中午就结束\n类别: 停水\n张贴至: 2026-11-26 12:30\n---\n请备水。\n",
    )
    link = framed(page).get_by_role("link", name="中午就结束")
    expect(link).to_be_visible()
    desk.now = at("2026-11-26T12:29:59")
    desk.looks_again()
    expect(link).to_be_visible()
    desk.now = at("2026-11-26T12:30:00")
    expect(link).to_have_count(0)


def test_another_day_is_seen_as_it_will_be(desk, page):
    open_at(page, desk, "?page=/fees/")
    expect(framed(page).locator("main")).to_contain_text("2.20")
    now = framed(page).locator(".price").first.inner_text()
    page.get_by_label("看哪天").fill("2027-03-01")
    page.get_by_label("几点").fill("08:00")
    page.get_by_role("button", name="去看").click()
    expect(page.locator(".desk-when")).to_contain_text("2027年3月1日")
    expect(page.locator("#where")).to_have_text("/fees/")
    expect(framed(page).locator(".price").first).not_to_have_text(now)
    expect(framed(page).locator(".price").first).to_contain_text("2.35")
    page.get_by_role("link", name="回到现在的网站").click()
    expect(framed(page).locator(".price").first).to_have_text(now)


def test_the_slider_goes_by_days_with_the_keyboard_alone(page):
    slider = page.get_by_label("往后几天")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".desk-when")).to_contain_text("2026年11月27日")


def test_from_change_to_change(page):
    page.get_by_role("link", name="下一次变化").click()
    first = page.locator(".desk-when strong").inner_text()
    page.get_by_role("link", name="下一次变化").click()
    expect(page.locator(".desk-when strong")).not_to_have_text(first)


def test_the_site_can_be_seen_as_wide_as_a_telephone(page):
    page.get_by_role("button", name="手机宽度").click()
    width = page.locator("#site").bounding_box()["width"]
    assert width == pytest.approx(392, abs=3)


@pytest.mark.parametrize("saves", [100, pytest.param(500, marks=pytest.mark.slow)])
def test_a_hundred_saves_a_second_end_with_the_last_on_the_screen(desk, page, saves):
    file, text = notice(desk)
    start = time.monotonic()
    for number in range(saves):
        file.write_text(text.replace("7栋外墙渗漏修补", f"第{number}次改"), "utf-8")
        time.sleep(max(0, start + (number + 1) / 100 - time.monotonic()))
    expect(framed(page).get_by_role("link", name=f"第{saves - 1}次改")).to_be_visible()
    expect(page.locator("#overlay .problem")).to_have_count(0)
    assert not (desk.folder / "site").exists()


KEPT_SOCKETS = """
window.sockets = []
window.WebSocket = class extends WebSocket {
  constructor(...given) { super(...given); sockets.push(this) }
}
"""


def test_a_save_does_not_call_off_the_way_to_another_page(desk, new_page):
    """A button makes a change, one follows a link on its answer, and the change is told."""
    page = new_page(DESK)
    page.add_init_script(KEPT_SOCKETS)
    page.goto(desk.address)
    open_at(page, desk, "problems/")
    page.evaluate("""() => {
        document.querySelector('nav a[href*="/desk/items/"]').click()
        sockets[0].onmessage({data: '{"command": "reload"}'})
    }""")
    expect(page).to_have_url(re.compile("/desk/items/"))
