"""The page guard in a real Chromium: whose clock is believed, and what is shown in the end.

A small estate is built for noon; at 18:00 a notice, an alarm and an event end. The test
says what time it is at the host (its Date header) and on the phone (an own ``Date``).
"""

from __future__ import annotations

import os
import re
import threading
from datetime import datetime, timedelta
from functools import partial
from http.server import ThreadingHTTPServer
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe

from generator.build import build
from generator.reading import read
from tests.browser.conftest import LISTEN, PHONE, browser_path, wait_until_heard
from tests.builders import at, write_estate
from tests.serving import Host, running
from tests.waiting import LONGEST, LONGEST_MS

pytestmark = pytest.mark.browser

NOON, END = at("2026-11-25T12:00"), at("2026-11-25T18:00")
LATER, SECOND, DAY = END + timedelta(minutes=5), timedelta(seconds=1), timedelta(days=1)
DOUBT = "按本机时间已过期，请核对"

ENDING = {
    "notices/20261125-water.md": """\
---
标题: 二栋停水
类别: 停水
张贴自: 2026-11-20
张贴至: 2026-11-25 18:00
影响范围: 2栋
---
请备水。
""",
    "notices/20261125-pipe.md": """\
---
标题: 水管爆裂
类别: 停水
级别: 特急
张贴自: 2026-11-25
张贴至: 2026-11-25 18:00
---
正在抢修。
""",
    "events/2026-chess.md": """\
---
标题: 象棋赛
种类: 比赛
张贴自: 2026-11-20
日期: 2026-11-25 15:00–18:00
地点: 活动室
---
""",
    "events/2026-walk.md": """\
---
标题: 健步走
种类: 节庆
张贴自: 2026-11-20
日期: 2026-11-28 8:00–9:00
地点: 南门
---
""",
    "guides/works.md": """\
---
标题: 改造
最近核对: 2026-11-20
整改进展:
  - {问题: 外墙渗水, 进展: 已完成, 下次更新: 2026-12-31, 列到: 2026-11-25}
---
## 停工

| 日子 | 安排 |
|---|---|
| 今天 | 停（有效期至 2026-11-25 18:00） |
| 明天 | 停（有效期至 2026-11-25 17:00） |

## 平时

照常施工。
""",
}
WATER, CHESS, MONTH = "/notices/20261125-water/", "/events/2026-chess/", "/events/2026-11/"
KIND = "/notices/category/water/"


class Clocked(Host):
    """A host whose clock the test sets: no ``Date`` at all at ``None``, no answer when down."""

    def date_time_string(self, timestamp=None):
        clock = self.server.clock or NOON
        return super().date_time_string(timestamp or clock.timestamp())

    def send_header(self, keyword, value):
        if keyword != "Date" or self.server.clock:
            super().send_header(keyword, value)

    def do_HEAD(self):  # noqa: N802 - as the base class has it
        self.server.asked.append(self.path)
        self.server.cached = self.headers["Cache-Control"]
        if self.server.hangs:
            self.server.released.wait(LONGEST)
        if not self.server.is_down:
            super().do_HEAD()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("guarded")
    made = ThreadingHTTPServer(("127.0.0.1", 0), partial(Clocked, directory=str(folder / "site")))
    made.address = f"http://127.0.0.1:{made.server_port}"
    made.folder = folder / "site"
    made.daemon_threads = True
    write_estate(folder, ENDING)
    file = folder / "content" / "estate.yaml"
    file.write_text(
        re.sub(r"(?m)^url: .*$", f"url: {made.address}/", file.read_text("utf-8")), "utf-8"
    )
    assert build(folder, made.folder, read(folder), NOON).problems == ()
    with running(made):
        yield made


@pytest.fixture
def host(server):
    server.clock, server.is_down, server.hangs, server.asked = NOON, False, False, []
    server.released = threading.Event()
    yield server
    server.released.set()


@pytest.fixture
def phone(browser):
    """``phone(LATER)``: a page on a phone whose clock says so, and runs unless it is frozen."""
    contexts = []

    def made(moment=NOON, *, is_frozen=False, of=browser, **options):
        viewport = {"width": PHONE[0], "height": PHONE[1]}
        contexts.append(of.new_context(viewport=viewport, **options))
        contexts[-1].set_default_timeout(LONGEST_MS)
        contexts[-1].add_init_script(LISTEN)
        if moment:
            contexts[-1].add_init_script(f"""{{
              const start = {moment.timestamp() * 1000}, runs = {int(not is_frozen)};
              Date.now = () => start + runs * performance.now();
            }}""")
        page = contexts[-1].new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        return page

    yield made
    for context in contexts:
        context.close()


LOOK = """() => {
  const shown = selector => [...document.querySelectorAll(selector)]
    .filter(e => e.checkVisibility());
  return {
    text: document.body.innerText,
    hidden: document.querySelectorAll("[data-until][hidden]").length,
    doubted: shown(".doubtful")
      .map(e => getComputedStyle(e, "::before").content.replaceAll('"', ""))
      .filter(words => words != "none"),
    headings: shown("h1, [role=heading]").map(e => e.innerText),
    none: shown(".none").map(e => e.innerText),
  };
}"""


def looked(page):
    return SimpleNamespace(**page.evaluate(LOOK))


def opened(page, url, *, fails=False):
    """What the page shows once the host has answered the guard, or has failed to."""
    page.goto(url)
    wait_until_heard(page, "failed" if fails else "answered")
    return looked(page)


# Whose clock is believed ----------------------------------------------------------------------

PHONES = {
    "right": {},
    "fast by a day": {"moment": NOON + DAY},
    "slow by a day": {"moment": NOON - DAY},
    "frozen": {"moment": datetime.fromisoformat("2020-01-01T00:00:00+08:00"), "is_frozen": True},
}


@pytest.mark.parametrize("clock", PHONES)
def test_before_the_end_nothing_changes_whatever_the_phone_says(phone, host, clock):
    host.clock = END - SECOND
    page = phone(**PHONES[clock])
    seen = opened(page, host.address)
    assert (seen.hidden, seen.doubted, seen.none) == (0, [], [])
    assert "共 3 则" in seen.text
    assert page.said == []


@pytest.mark.parametrize("clock", PHONES)
def test_from_the_end_on_it_is_hidden_whatever_the_phone_says(phone, host, clock):
    host.clock = END
    page = phone(**PHONES[clock])
    seen = opened(page, host.address)
    assert not [word for word in ("停水", "水管爆裂", "象棋赛") if word in seen.text]
    assert all(word in seen.text for word in ("电梯年检安排", "健步走"))
    assert seen.doubted == []
    assert page.said == []


@pytest.mark.parametrize("clock", PHONES)
def test_where_the_host_is_silent_nothing_is_hidden_and_only_the_phone_doubts(phone, host, clock):
    host.is_down = True
    seen = opened(phone(**PHONES[clock]), host.address, fails=True)
    assert seen.hidden == 0
    assert all(word in seen.text for word in ("二栋停水", "水管爆裂", "象棋赛", "共 3 则"))
    # Two notices, the alarm above them, the event; not what merely counts them.
    assert seen.doubted == ([DOUBT] * 4 if clock == "fast by a day" else [])


def test_the_phone_begins_to_doubt_at_the_end_and_not_before(phone, host):
    host.is_down = True
    before = END - timedelta(seconds=30)
    assert opened(phone(before, is_frozen=True), host.address, fails=True).doubted == []
    assert opened(phone(END), host.address, fails=True).doubted == [DOUBT] * 4


def test_a_host_that_is_wrong_is_believed_all_the_same(phone, host):
    """There is no third clock to ask; check-live tells the clerk about such a host."""
    host.clock = NOON + DAY
    assert "二栋停水" not in opened(phone(), host.address).text
    host.clock = NOON - DAY
    seen = opened(phone(LATER), host.address)
    assert (seen.hidden, seen.doubted) == (0, [])


def test_a_host_that_does_not_tell_the_time_is_as_good_as_none(phone, host):
    host.clock = None
    seen = opened(phone(LATER), host.address)
    assert seen.hidden == 0
    assert seen.doubted == [DOUBT] * 4


def test_a_host_that_hangs_counts_as_none_after_a_while_and_is_believed_once_it_answers(
    phone, host
):
    host.hangs, host.clock = True, NOON
    page = winding(phone, LATER)
    page.goto(host.address)
    page.clock.run_for("00:07")
    assert looked(page).doubted == []
    page.clock.run_for("00:01")
    seen = looked(page)
    assert (seen.hidden, seen.doubted) == (0, [DOUBT] * 4)
    host.released.set()
    wait_until_heard(page, "answered")
    assert looked(page).doubted == []


def test_the_time_is_asked_of_the_host_and_never_of_a_cache(phone, host):
    page = phone()
    for number in (1, 2):
        opened(page, host.address)
        assert host.asked == ["/status.json"] * number
        assert host.cached == "no-cache"  # what a browser adds where no cache may answer


def test_a_copy_that_a_cache_kept_does_not_stop_the_clock(phone, host):
    """Between host and reader a cache may answer with its old Date and an Age (RFC 9111, 4.2.3)."""
    page = phone()
    page.route(
        "**/status.json",
        lambda route: route.fulfill(
            headers={"Date": "Wed, 25 Nov 2026 09:55:00 GMT", "Age": "300"}
        ),
    )
    assert "二栋停水" not in opened(page, host.address).text


# A tab that stays open ------------------------------------------------------------------------

GONE = "() => !document.body.innerText.includes('二栋停水')"


def winding(phone, moment=NOON):
    """A page whose clocks and timers stand still until the test turns them on."""
    page = phone(None)
    page.clock.install(time=moment - timedelta(hours=1))  # it can only be stopped ahead
    page.clock.pause_at(moment)
    return page


def asked(page):
    """How often the page's script has asked for something, answered or not."""
    return page.evaluate("asked")


def test_a_tab_left_open_notices_the_end_by_itself(phone, host):
    page = winding(phone)
    assert "二栋停水" in opened(page, host.address).text
    host.clock = LATER
    page.clock.fast_forward("10:00")
    page.wait_for_function(GONE)


def test_a_tab_left_open_asks_at_the_end_and_seldom_before(phone, host):
    page = winding(phone)
    opened(page, host.address)
    page.clock.run_for("09:50")
    assert asked(page) == 1
    page.clock.run_for("00:20")
    wait_until_heard(page, "answered", "answered")
    assert host.asked == ["/status.json"] * 2
    host.clock = END - timedelta(seconds=60)
    page.reload()
    wait_until_heard(page, "answered")
    page.clock.run_for("00:58")
    assert asked(page) == 1
    host.clock = END
    page.clock.run_for("00:04")
    wait_until_heard(page, "answered", "answered")
    assert "二栋停水" not in looked(page).text


def test_a_tab_that_lost_the_host_still_knows_what_time_it_was_told(phone, host):
    """A stopwatch goes on from the host's last word, though the phone's clock is a day slow."""
    page = winding(phone, NOON - DAY)
    host.clock = END - timedelta(seconds=2)
    assert "二栋停水" in opened(page, host.address).text
    host.is_down = True
    page.clock.run_for(2500)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    wait_until_heard(page, "answered", "failed")
    assert "二栋停水" not in looked(page).text


def test_a_tab_nobody_looks_at_asks_nothing_until_somebody_does(phone, host):
    page = winding(phone)
    opened(page, host.address)
    hide = "Object.defineProperty(document, 'hidden', {value: %s, configurable: true});"
    page.evaluate(hide % "true")
    page.clock.run_for("40:00")
    assert asked(page) == 1
    host.clock = LATER
    page.evaluate(hide % "false" + "document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_function(GONE)


@pytest.fixture(scope="module")
def caching_browser(browser):
    """Playwright turns the cache of whole pages off; readers have it on."""
    is_root = getattr(os, "geteuid", lambda: -1)() == 0
    launched = browser.browser_type.launch(
        executable_path=browser_path(),
        args=["--no-sandbox"] if is_root else [],
        ignore_default_args=["--disable-back-forward-cache"],
        timeout=LONGEST_MS,
    )
    yield launched
    launched.close()


def test_who_goes_back_to_a_kept_page_does_not_see_what_has_ended_meanwhile(
    phone, host, caching_browser
):
    page = phone(of=caching_browser)
    assert "二栋停水" in opened(page, host.address).text
    page.evaluate("window.isKept = true")
    page.goto(f"{host.address}/contacts/")
    host.clock = LATER
    page.evaluate("history.back()")
    page.wait_for_function("() => window.isKept")
    page.wait_for_function(GONE)


# What is shown in the end ---------------------------------------------------------------------


@pytest.mark.parametrize(("here", "over"), [(WATER, "这则公告"), (CHESS, "这项活动")])
def test_a_page_whose_article_has_ended_says_so_and_whom_to_call(phone, host, here, over):
    host.clock = LATER
    seen = opened(phone(), host.address + here)
    assert seen.headings == [f"{over}已经结束"]
    assert len(seen.none) == 1
    assert "24小时值班 000-0000 0110" in seen.none[0]
    assert not [word for word in ("停水", "请备水", "象棋") if word in seen.text]


def test_a_table_of_which_no_row_is_left_goes_with_its_head_and_its_heading(phone, host):
    before = opened(phone(), f"{host.address}/guides/works/").text
    assert [word for word in ("停工", "日子", "今天", "外墙渗水") if word not in before] == []
    host.clock = LATER
    after = opened(phone(), f"{host.address}/guides/works/").text
    assert [word for word in ("停工", "日子", "今天") if word in after] == []
    assert "照常施工" in after
    host.clock = NOON + DAY
    page = phone()
    seen = opened(page, f"{host.address}/guides/works/").text
    assert [word for word in ("外墙渗水", "怎么改", "下次更新") if word in seen] == []
    assert page.locator("main table:visible").count() == 0


def test_a_list_of_which_nothing_is_left_says_so(phone, host):
    assert opened(phone(), host.address + KIND).none == []
    host.clock = LATER
    assert opened(phone(), host.address + KIND).none == ["目前没有这一类公告。"]
    assert opened(phone(), f"{host.address}/notices/").none == []


def test_a_day_of_which_nothing_is_left_goes_and_the_others_stay(phone, host):
    host.clock = LATER
    page = phone()
    seen = opened(page, host.address + MONTH)
    assert "健步走" in seen.text
    assert "象棋赛" not in seen.text
    assert page.locator("#d25").is_hidden()
    assert page.locator("#d28").is_visible()
    assert re.findall(r"\d+场", seen.text) == ["1场"]


@pytest.mark.parametrize(
    ("here", "count"),
    [("/", "共 3 则"), ("/notices/", "共 3 则"), ("/events/", "共 2 项"), ("/buildings/", "1 则")],
)
def test_no_count_outlives_what_it_counts(phone, host, here, count):
    assert count in opened(phone(), host.address + here).text
    host.clock = LATER
    seen = opened(phone(), host.address + here)
    assert not re.search(r"\d+ [则项]", seen.text)


def test_the_page_of_a_host_for_what_is_gone_is_guarded_too(phone, host):
    host.clock = LATER
    seen = opened(phone(), f"{host.address}/notices/gone/")
    assert "电梯年检安排" in seen.text
    assert "停水" not in seen.text


@pytest.mark.parametrize("here", ["/", WATER, KIND, MONTH])
@pytest.mark.parametrize("is_down", [False, True])
def test_axe_finds_nothing_in_what_has_ended_or_is_doubted(phone, host, here, is_down):
    host.clock, host.is_down = LATER, is_down
    page = phone(LATER, bypass_csp=True)
    opened(page, host.address + here, fails=is_down)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


# Without a host, without a script -------------------------------------------------------------


@pytest.mark.parametrize(("moment", "doubted"), [(NOON, []), (LATER, [DOUBT] * 4)])
def test_a_copy_on_a_disk_is_only_labelled_and_asks_nobody(phone, host, moment, doubted):
    page, fetched = phone(moment), []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto((host.folder / "index.html").as_uri())
    seen = looked(page)
    assert (seen.hidden, seen.doubted) == (0, doubted)
    assert "二栋停水" in seen.text
    assert asked(page) == 0
    assert [url for url in fetched if not url.startswith("file:") or "status" in url] == []
    assert page.said == []


@pytest.mark.parametrize("here", ["/", WATER, CHESS, KIND, MONTH, "/boards/"])
def test_without_a_script_everything_reads_as_at_the_right_time_with_one(phone, host, here):
    plain = phone(java_script_enabled=False)
    plain.goto(host.address + here)
    # Not even an evaluated function runs there; a locator does.
    words = plain.locator("body").inner_text()
    assert words == opened(phone(), host.address + here).text
    assert "已经结束" not in words


def test_a_page_without_a_date_neither_asks_nor_carries_the_guard(phone, tmp_path):
    folder = write_estate(tmp_path, {"notices/20261120-always.md": None})
    assert build(folder, folder / "site", read(folder), NOON).problems == ()
    page = phone()
    page.goto((folder / "site" / "contacts" / "index.html").as_uri())
    assert page.locator("[data-clock], [data-until]").count() == 0


# The policy -----------------------------------------------------------------------------------


def test_no_other_script_runs_and_nobody_else_is_asked(phone, host):
    page = phone()
    opened(page, host.address)
    page.evaluate("""async () => {
      const script = document.createElement("script");
      script.textContent = "window.isForeign = true";
      document.body.append(script);
      window.answer = await fetch("http://127.0.0.1:9/").then(() => "yes", () => "no");
    }""")
    assert page.evaluate("[window.isForeign, window.answer]") == [None, "no"]
    assert any("script-src" in words for words in page.said)
    assert any("connect-src" in words for words in page.said)
