"""My building, in a real Chromium: chosen on its page, kept on the device, and what it sorts.

The table of flats is put through the page's script here and through the model in
``tests/test_reach.py``: both must give its answers.
"""

from __future__ import annotations

import json
import re
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from generator.build import build
from generator.reading import read
from tests.browser.conftest import DESK, PHONE
from tests.builders import ESTATE, REPOSITORY, at, write_estate
from tests.serving import Host, running

pytestmark = pytest.mark.browser

TABLE = json.loads((REPOSITORY / "tests/data/flats.json").read_text("utf-8"))
NOON = at("2026-11-21T12:00")
KEY, SAMPLE = "flat test", "flat chenglanli"

IDS = """list => [...document.querySelectorAll(list + " a")].map(a => a.href.split("/").at(-2))"""
CAUSES = """() => new Promise(done => new PerformanceObserver(list => done(
  list.getEntries().map(e => e.value))).observe({type: "layout-shift", buffered: true})
  || setTimeout(() => done([]), 300))"""


def a_notice(name, said):
    lines = [f"title: {name}", "category: 服务", "from: 2026-11-20", "until: 2026-12-31"]
    lines += [f"{key}: {value}" for key, value in said.items()]
    return "\n".join(["---", *lines, "---", ""])


ALARM = """\
---
标题: 三栋水管爆裂
类别: 停水
级别: 特急
张贴自: 2026-11-20
张贴至: 2026-12-31
影响范围: 3栋
---
"""
MEETING = """\
---
标题: 西组团恳谈会
种类: 会议
张贴自: 2026-11-20
日期: 2026-11-28 15:00–16:00
地点: 活动室
影响范围: 西组团
---
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Where the estate of the table is served."""
    folder = tmp_path_factory.mktemp("flats")
    notices = {f"notices/{n}.md": a_notice(n, said) for n, said in TABLE["notices"].items()}
    more = {"notices/burst.md": ALARM, "events/meeting.md": MEETING}
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder / "site")))
    served_at = f"http://127.0.0.1:{server.server_port}"
    estate = {"estate.yaml": json.dumps(ESTATE | {"url": f"{served_at}/"}, ensure_ascii=False)}
    write_estate(folder, {**notices, **more, **estate, "notices/20261120-always.md": None})
    build(folder, folder / "site", read(folder), NOON)
    with running(server):
        yield served_at


@pytest.fixture(scope="module")
def page(new_page):
    return new_page(PHONE)


def kept(page, where, flat, key=KEY):
    """The page there, for somebody who lives in that flat."""
    if not page.url.startswith(where):
        page.goto(f"{where}/status.json")
    page.evaluate("([k, v]) => localStorage.setItem(k, v)", [key, json.dumps(flat)])


@pytest.mark.parametrize("case", TABLE["flats"], ids=lambda case: "-".join(map(str, case["flat"])))
def test_the_pages_script_gives_the_models_answers(page, small, case):
    kept(page, small, case["flat"])
    page.goto(f"{small}/notices/")
    assert set(page.evaluate(IDS, ".others .item")) == set(case["spared"])
    everything = {*TABLE["notices"], "burst"}
    assert sorted(page.evaluate(IDS, ".item")) == sorted(everything)


def test_what_names_the_building_comes_before_what_concerns_everyone_and_an_alarm_before_both(
    page, small
):
    kept(page, small, ["1", "1-2", 0])
    page.goto(f"{small}/notices/")
    shown = page.evaluate(IDS, ":not(.others) > .items > .item")
    assert shown[0] == "burst"
    own = {"building", "unit", "unit-and-building", "run", "building-floors", "except", "floors"}
    assert set(shown[1:8]) == own
    assert set(shown[8:]) == {"everyone", "unclear"}
    expect(page.locator(".item-alarm .state")).to_have_text("与 1栋2单元 无关")


def test_what_is_folded_up_says_how_many_they_are_and_opens_by_keyboard(page, small):
    kept(page, small, ["1", "1-1", 18])
    page.goto(f"{small}/notices/")
    summary = page.locator(".others summary")
    expect(summary).to_have_text("另有 5 则与 1栋1单元18层 无关，展开可看")
    expect(page.locator(".others .item").first).to_be_hidden()
    summary.press("Enter")
    expect(page.locator(".others .item")).to_have_count(5)
    expect(page.locator(".others .item").first).to_be_visible()


def test_on_paper_what_is_folded_up_stands_below_its_heading(page, small):
    kept(page, small, ["1", "1-1", 18])
    page.goto(f"{small}/notices/")
    page.emulate_media(media="print")
    expect(page.locator(".others summary")).to_be_visible()
    expect(page.locator(".others .item").last).to_be_visible()
    page.emulate_media(media="screen")


def test_what_is_folded_up_ends_like_everything_else(new_page, small):
    page = new_page(PHONE)
    kept(page, small, ["1", "1-1", 18])
    later = {"Date": "Sat, 02 Jan 2027 04:00:00 GMT"}
    page.route("**/status.json", lambda route: route.fulfill(status=200, headers=later))
    page.goto(f"{small}/notices/")
    expect(page.locator(".none").first).to_be_visible()
    expect(page.locator(".others")).to_be_hidden()
    expect(page.locator(".item").filter(visible=True)).to_have_count(0)


def test_where_all_events_are_for_others_the_list_says_so_and_the_calendar_marks_them(page, small):
    kept(page, small, ["1", "", 0])
    page.goto(f"{small}/events/")
    expect(page.locator(".items").first).to_have_text("目前没有与 1栋 有关的。")
    expect(page.locator(".others summary")).to_have_text("另有 1 项与 1栋 无关，展开可看")
    expect(page.locator(".none")).to_be_hidden()
    page.goto(f"{small}/events/2026-11/")
    expect(page.locator(".agenda .state")).to_have_text("与 1栋 无关")
    kept(page, small, ["3", "", 0])
    page.reload()
    expect(page.locator(".agenda .state")).to_have_count(0)


@pytest.mark.parametrize(
    "value",
    ["", "nonsense", "5", "null", '["9", "", 0]', '["__proto__", "", 0]', '{"a": 1}'],
)
def test_what_cannot_be_understood_sorts_nothing(page, small, value):
    kept(page, small, ["1", "", 0])
    page.evaluate("([k, v]) => localStorage.setItem(k, v)", [KEY, value])
    page.goto(f"{small}/notices/")
    expect(page.locator(".others")).to_have_count(0)
    expect(page.locator(".mine")).to_be_empty()


def test_a_unit_that_is_no_more_counts_as_not_said(page, small):
    kept(page, small, ["1", "1-9", 0])
    page.goto(f"{small}/notices/")
    expect(page.locator(".mine")).to_contain_text("与 1栋 有关")
    assert set(page.evaluate(IDS, ".others .item")) == {"group", "shops"}


def test_one_chooses_changes_and_forgets_ones_building_by_keyboard(new_page, small):
    page = new_page(PHONE)
    page.goto(f"{small}/buildings/1/")
    box = page.locator(".chooser")
    box.locator("summary").press("Enter")
    box.get_by_label("单元").select_option("1-2")
    box.get_by_label("楼层").select_option("12")
    box.locator(".main").press("Enter")
    expect(box.locator("[role=status]")).to_contain_text("已记住 1栋2单元12层。")
    expect(box.locator("summary")).to_have_text("我的楼：1栋2单元12层")
    assert page.evaluate("k => localStorage.getItem(k)", KEY) == '["1","1-2",12]'
    box.get_by_role("link", name="去首页看").click()
    expect(page.locator(".mine")).to_contain_text("先显示与 1栋2单元12层 有关的。")
    expect(page.locator(".buildings [aria-current]")).to_contain_text("1栋")

    page.get_by_role("link", name="更改或不再记住").click()
    expect(page).to_have_url(f"{small}/buildings/1/#mine")
    expect(box.locator("summary")).to_be_focused()
    expect(box.get_by_label("楼层")).to_have_value("12")
    box.get_by_label("楼层").select_option("")
    box.locator(".main").press("Enter")
    expect(box.locator("summary")).to_have_text("我的楼：1栋2单元")
    box.locator(".forget").press("Enter")
    expect(box.locator("[role=status]")).to_contain_text("已不再记住")
    expect(box.locator(".main")).to_be_focused()
    expect(box.locator(".forget")).to_be_hidden()
    page.goto(f"{small}/")
    expect(page.locator(".mine")).to_be_empty()


def test_another_buildings_page_says_which_one_is_kept(page, small):
    kept(page, small, ["3", "3-1", 0])
    page.goto(f"{small}/buildings/2/")
    summary = page.locator(".chooser summary")
    expect(summary).to_have_text("这是我的楼（现在记住的是 3栋1单元）")
    page.locator(".chooser summary").click()
    page.locator(".chooser .main").click()
    expect(summary).to_have_text("我的楼：2栋")


def test_coming_back_to_a_page_after_choosing_anew_shows_the_new_order(new_page, small):
    page = new_page(PHONE)
    kept(page, small, ["3", "", 0])
    page.goto(f"{small}/")
    page.goto(f"{small}/buildings/1/#mine")
    page.locator(".chooser .main").click()
    page.go_back()
    expect(page.locator(".mine")).to_contain_text("与 1栋 有关")


def test_a_browser_that_keeps_nothing_says_so_and_shows_everything(new_page, small):
    page = new_page(PHONE)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
    )
    said = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{small}/buildings/1/")
    page.locator(".chooser summary").click()
    page.locator(".chooser .main").click()
    expect(page.locator(".chooser [role=status]")).to_have_text(
        "这个浏览器不让网页保存，没有记住。"
    )
    page.goto(f"{small}/notices/")
    expect(page.locator(".others")).to_have_count(0)
    assert said == []


def test_the_choice_is_sent_to_nobody(new_page, small):
    page, sent = new_page(PHONE), []
    page.on("request", lambda request: sent.append((request.method, request.url)))
    page.goto(f"{small}/buildings/1/#mine")
    page.locator(".chooser [name=unit]").select_option("1-2")
    page.locator(".chooser .main").click()
    page.goto(f"{small}/")
    assert {method for method, _ in sent} <= {"GET", "HEAD"}
    assert not [url for _, url in sent if "1-2" in url or "?" in url]
    assert page.context.cookies() == []


def test_without_a_script_there_is_no_form_and_everything_is_there(new_page, small):
    page = new_page(PHONE, java_script_enabled=False)
    page.goto(f"{small}/buildings/1/")
    expect(page.locator(".chooser")).to_be_hidden()
    expect(page.get_by_role("heading", name="与1栋无关的")).to_be_visible()
    page.goto(f"{small}/notices/")
    expect(page.locator(".item")).to_have_count(len(TABLE["notices"]) + 1)


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_the_lists_are_in_order_before_they_are_painted(new_page, address, size):
    """Of three visits one is enough: a busy machine may paint half a page at any time."""
    page = new_page(size)
    kept(page, address, ["2", "2-1", 12], SAMPLE)
    shifts = []
    for _ in range(3):
        page.goto(f"{address}/")
        expect(page.locator(".others").first).to_be_visible()
        shifts.append(page.evaluate(CAUSES))
    assert [] in shifts


def test_in_large_type_what_is_tapped_is_high_enough(new_page, address):
    page = new_page(PHONE)
    kept(page, address, ["2", "2-1", 12], SAMPLE)
    page.evaluate("localStorage.setItem('edition', 'large')")
    low = """() => [...document.querySelectorAll(
      ".mine a, .others summary, .chooser :is(summary, select, button)")]
      .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 59.5)
      .map(e => e.outerHTML)"""
    for here in ("/", "/buildings/2/#mine"):
        page.goto(address + here)
        assert page.evaluate(low) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_in_english_it_speaks_english(new_page, address):
    page = new_page(PHONE)
    kept(page, address, ["2", "2-1", 12], SAMPLE)
    page.goto(f"{address}/en/")
    expect(page.locator(".mine")).to_contain_text(
        "What concerns Building 2 Unit 1 Floor 12 comes first."
    )
    page.get_by_role("link", name="Change or forget").click()
    expect(page.locator(".chooser summary")).to_have_text(
        re.compile("My building: Building 2 Unit 1 Floor 12")
    )
