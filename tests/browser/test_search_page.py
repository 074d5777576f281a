"""The search in a real Chromium: finds by definition, in good order, nothing that has ended.

By definition means: a record is found by a query if each word of it, or another name for that
word, is a part of what the record says; width, case and spaces do not matter.
"""

from __future__ import annotations

import random
import re
from email.utils import format_datetime
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from generator.build import build
from generator.feeds.search import SYNONYMS
from generator.reading import read
from tests.browser.conftest import DESK, LISTEN, NARROW, PHONE, wait_until_heard
from tests.builders import REPOSITORY, at, write_estate
from tests.search_reading import folded, rows_of

pytestmark = pytest.mark.browser

NOON = at("2026-11-25T12:00")
DOUBT = "按本机时间已过期，请核对"
SEARCH = "/search/"

FOUND = """async queries => {
  const input = document.getElementById("query"), all = [];
  const shown = selector => [...document.querySelectorAll(`.found ${selector}`)];
  for (const query of queries) {
    input.value = query;
    input.dispatchEvent(new InputEvent("input"));
    shown(".more").forEach(button => button.click());
    all.push(shown("li").map(item => [
      item.querySelector("a").getAttribute("href"), item.querySelector("a").textContent,
    ]));
  }
  return all;
}"""


def found(page, *queries):
    """(Address, title) of each result, in order, for each query."""
    return [[tuple(one) for one in results] for results in page.evaluate(FOUND, list(queries))]


def by_definition(rows, query):
    wanted = [names_of(folded(word)) for word in query.split()]
    hits = (row for row in rows if all(any(n in row.said for n in names) for names in wanted))
    return sorted((f"../{row.address}", row.title) for row in hits)


def names_of(word):
    """The word itself, and the same with one of its parts called otherwise."""
    other = {
        word.replace(term, name)
        for group in SYNONYMS
        for term in group
        if term in word
        for name in group
    }
    return {word, *other}


# The sample's site, from a host ---------------------------------------------------------------


@pytest.fixture(scope="module")
def rows(address, site_folder):
    assert address
    return rows_of((site_folder / "data/search.js").read_bytes())


@pytest.fixture(scope="module")
def queries(rows):
    """Parts of what records say, whole words, several of them, as people type them."""
    dice = random.Random(7)
    lines = [line for row in rows for line in f"{row.title}\n{row.line}\n{row.text}".split("\n")]
    lines = [line for line in lines if len(line.strip()) > 1]
    made = []
    for _ in range(300):
        line = dice.choice(lines)
        start = dice.randrange(len(line))
        made.append(line[start : start + dice.randint(1, 9)])
    for _ in range(100):
        row = dice.choice(rows)
        words = re.findall(r"[\u4e00-\u9fff]{2,4}", f"{row.title} {row.text}") or [row.title]
        made.append("　".join(dice.sample(words, min(len(words), dice.randint(2, 4)))))
    made += [term for group in SYNONYMS for term in group]
    made += ["ＡＢＣ", "２栋", "2 栋停水", "㎡", "0110", "12345", "电梯 停水 没有的词", "m2", "M²"]
    return [query for query in made if query.strip()]


@pytest.mark.parametrize(
    "share", [pytest.param(1, id="all", marks=pytest.mark.slow), pytest.param(4, id="every fourth")]
)
def test_a_few_hundred_queries_find_exactly_what_they_should(open_page, rows, queries, share):
    page = open_page(SEARCH)
    assert len(queries) > 400
    queries = queries[::share]
    wrong = [
        (query, set(results) ^ set(by_definition(rows, query)))
        for query, results in zip(queries, found(page, *queries), strict=True)
        if sorted(results) != by_definition(rows, query)
    ]
    assert wrong == []
    assert sum(bool(by_definition(rows, query)) for query in queries) > 400 / share


def test_whatever_stands_on_a_page_can_be_found_by_its_own_words(open_page, site_folder):
    """Of pages and not of the index: titles as they are shown lead back to their pages."""
    page = open_page(SEARCH)
    pages = [*site_folder.glob("notices/2*/index.html"), *site_folder.glob("fees/*/index.html")]
    pages += [*site_folder.glob("events/2*-*-*/index.html"), *site_folder.glob("guides/*/*.html")]
    titles = {}
    for one in pages:
        (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", one.read_text("utf-8"))
        title = re.sub(r"<[^>]+>|已取消", "", heading).strip()
        titles[title] = f"../{one.parent.relative_to(site_folder).as_posix()}/"
    titles.pop("收费试算", None)
    assert len(titles) > 40
    results = found(page, *titles)
    missing = [
        title
        for (title, address), hits in zip(titles.items(), results, strict=True)
        if address not in [hit for hit, _ in hits]
    ]
    assert missing == []


def test_the_browser_has_nothing_to_say_while_one_searches(new_page, address):
    page, said = new_page(PHONE), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}{SEARCH}")
    for query in ("停水", "(", "\\", "'\"<", "没有的词"):
        page.locator("#query").fill(query)
    page.keyboard.press("Enter")
    assert said == []


def test_titles_come_before_texts_and_groups_with_titles_before_the_others(open_page):
    page = open_page(SEARCH)
    for query in ("停水", "电梯", "垃圾", "停车"):
        page.locator("#query").fill(query)
        first = page.locator(".found section").first.locator("a").first.inner_text()
        assert folded(query) in folded(first)
        for group in page.locator(".found section").all():
            titles = group.locator("a").all_inner_texts()
            ranks = [not any(n in folded(title) for n in names_of(query)) for title in titles]
            assert ranks == sorted(ranks), (query, titles)


def test_an_alarm_comes_first_of_all_notices(open_page):
    page = open_page(SEARCH)
    page.locator("#query").fill("停水")
    assert page.locator(".found h2").first.inner_text().startswith("公告")
    assert "5栋供水主管爆裂" in page.locator(".found a").first.inner_text()


def test_every_match_is_marked_and_what_matched_in_the_text_is_quoted(open_page):
    page = open_page(SEARCH)
    page.locator("#query").fill("２栋 储水")
    for one in page.locator(".found li").all():
        marks = {folded(mark) for mark in one.locator("mark").all_inner_texts()}
        assert "储水" in marks
    page.locator("#query").fill("升降机")
    marks = set(page.locator(".found mark").all_inner_texts())
    assert marks == {"电梯"}


def test_how_many_there_are_is_said_for_those_who_do_not_see_it(open_page, rows):
    page = open_page(SEARCH)
    count = page.locator("[role=status].count")
    assert count.inner_text() == ""
    page.locator("#query").fill("电梯")
    assert count.inner_text() == f"找到 {len(by_definition(rows, '电梯'))} 条"
    page.locator("#query").fill("没有的词")
    assert count.inner_text() == "没有找到“没有的词”"
    page.locator("#query").fill("")
    assert count.inner_text() == ""


def test_who_finds_nothing_is_told_where_to_look_and_whom_to_call(open_page):
    page = open_page(SEARCH)
    page.locator("#query").fill("没有的词")
    assert page.locator(".nothing").is_visible()
    assert page.locator(".everything a[href='../services/']").is_visible()
    assert page.locator(".everything a[href^='tel:']").is_visible()
    page.locator("#query").fill("停水")
    assert page.locator(".everything").is_hidden()
    assert page.locator(".nothing").is_hidden()


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        ("?q=%E5%81%9C%E6%B0%B4", "停水"),
        ("?q=%E5%81%9C%E6%B0%B4+2%E6%A0%8B", "停水 2栋"),
        ("?lang=zh&q=%E7%94%B5%E6%A2%AF", "电梯"),
        ("?q=", ""),
        ("?q=%E5%81", ""),
        ("?q=" + quote("长" * 300), "长" * 60),
    ],
)
def test_a_query_in_the_address_is_searched_at_once(open_page, asked, query, rows):
    page = open_page(SEARCH + asked)
    assert page.locator("#query").input_value() == query
    expected = len(by_definition(rows, query)) if query else 0
    said = f"找到 {expected} 条" if expected else f"没有找到“{query}”" if query else ""
    assert page.locator(".count").inner_text() == said


def test_who_goes_back_finds_the_results_again(open_page):
    page = open_page(SEARCH)
    page.locator("#query").fill("停水")
    page.wait_for_url(f"**/search/?q={quote('停水')}")
    page.locator(".found a").first.click()
    page.wait_for_selector("article h1")
    page.go_back()
    page.wait_for_selector(".found li")
    assert page.locator("#query").input_value() == "停水"


def test_letters_on_their_way_to_becoming_chinese_are_not_searched(open_page):
    page = open_page(SEARCH)
    page.locator("#query").fill("电梯")
    shown = page.locator(".count").inner_text()
    page.evaluate(
        """() => {
          const input = document.getElementById("query");
          input.value = "电梯ting'shui";
          input.dispatchEvent(new InputEvent("input", {isComposing: true}));
        }"""
    )
    assert page.locator(".count").inner_text() == shown
    page.evaluate(
        """() => {
          const input = document.getElementById("query");
          input.value = "停水";
          input.dispatchEvent(new CompositionEvent("compositionend"));
        }"""
    )
    assert page.locator(".count").inner_text() != shown


def test_many_results_are_folded_and_unfolding_leads_to_the_first_new_one(open_page):
    page = open_page(SEARCH)
    page.locator("#query").fill("服务台")
    folded_up = page.locator(".found section", has=page.locator(".more")).first
    group = page.locator(f"section[aria-labelledby={folded_up.get_attribute('aria-labelledby')}]")
    assert group.locator("li").count() == 8
    group.locator(".more").focus()
    page.keyboard.press("Enter")
    assert group.locator("li").count() > 8
    href = group.locator("li").nth(8).locator("a").get_attribute("href")
    assert page.evaluate("document.activeElement.getAttribute('href')") == href


def test_the_whole_of_it_goes_by_keyboard(open_page):
    page = open_page(SEARCH)
    page.locator("#query").focus()
    page.keyboard.insert_text("停水")
    page.keyboard.press("Enter")
    assert page.locator(".found li").count() > 0
    page.locator("#query").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.found') !== null")


@pytest.mark.parametrize("size", [NARROW, PHONE, DESK])
def test_no_result_scrolls_sideways_not_even_in_the_largest_type(open_page, size):
    page = open_page(SEARCH, size)
    page.locator("#query").fill("有效期")
    for font in ("100%", "180%"):
        page.evaluate(f"document.documentElement.style.fontSize = '{font}'")
        assert page.evaluate(
            "(m => m.scrollWidth <= m.clientWidth)(document.querySelector('main'))"
        )


def test_without_javascript_it_is_a_list_of_everything(new_page, address):
    page = new_page(PHONE, java_script_enabled=False)
    page.goto(address + SEARCH)
    assert page.locator("form.search").is_hidden()
    assert page.locator(".without-script").is_visible()
    links = page.locator(".everything .chips a")
    assert links.count() == 12
    assert page.locator(".everything a[href^='tel:']").is_visible()


def test_without_its_index_it_is_a_list_of_everything_too(new_page, address):
    page = new_page(PHONE)
    page.route("**/data/search.js", lambda route: route.abort())
    page.goto(address + SEARCH)
    assert page.locator("form.search").is_hidden()
    assert page.locator(".without-script").is_visible()


# What has ended -------------------------------------------------------------------------------

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
    "notices/20261125-strange.md": """\
---
标题: 标记<b>粗</b>"引号"&amp;停水
类别: 服务
张贴至: 2026-11-30
---
<img onerror=alert(1)>
""",
}


@pytest.fixture(scope="module")
def ending(tmp_path_factory):
    """A site in which a notice ends at 18:00, as files on a disk."""
    folder = tmp_path_factory.mktemp("ending")
    estate = write_estate(folder / "estate", ENDING)
    built = build(estate, folder / "site", read(estate), NOON)
    assert {found.code for found in built.problems} == {"body.html"}  # which one title is about
    return folder / "site"


@pytest.fixture
def visit(new_page, ending):
    """``visit(host="…", phone="…")``: titles found for 停水, and those that are doubted."""

    def visited(host, phone, query="停水", age=0):
        page = new_page(PHONE)
        page.add_init_script(f"Date.now = () => {at(phone).timestamp() * 1000}")
        page.add_init_script(LISTEN)
        page.route("http://host.test/**", lambda route: answer(route, ending, host, age))
        page.goto(f"http://host.test{SEARCH}?q={quote(query)}")
        wait_until_heard(page, "answered" if host else "failed")
        return seen(page)

    return visited


def answer(route, site, host, age=0):
    """From the disk, as a host whose clock says so; silent about the time where it has none."""
    path = re.sub(r"^http://host\.test/|\?.*$", "", route.request.url)
    if route.request.method == "HEAD":
        if host is None:
            route.abort()
            return
        route.fulfill(headers={"Date": format_datetime(at(host)), "Age": str(age)})
        return
    file = site / (f"{path}index.html" if path.endswith("/") else path)
    kind = {".js": "text/javascript", ".html": "text/html; charset=utf-8"}.get(file.suffix)
    route.fulfill(body=file.read_bytes(), content_type=kind or "image/svg+xml")


def seen(page):
    doubted = [
        one.locator("a").inner_text()
        for one in page.locator(".found .item").all()
        if DOUBT in one.evaluate("e => getComputedStyle(e, '::before').content")
    ]
    titles = page.locator(".found a").all_inner_texts()
    return SimpleNamespace(titles=titles, doubted=doubted, page=page)


PHONES = ("2026-11-25T12:00", "2026-11-26T12:00", "2020-01-01T00:00")


@pytest.mark.parametrize("phone", PHONES)
def test_before_its_end_it_is_found_whatever_the_phone_says(visit, phone):
    looked = visit(host="2026-11-25T17:59:30", phone=phone)
    assert "二栋停水" in looked.titles
    assert looked.doubted == []


@pytest.mark.parametrize("phone", PHONES)
def test_from_its_end_on_it_is_not_found_whatever_the_phone_says(visit, phone):
    looked = visit(host="2026-11-25T18:00:00", phone=phone)
    assert "二栋停水" not in looked.titles
    assert len(looked.titles) == 1
    assert looked.doubted == []


def test_a_copy_that_a_cache_kept_does_not_stop_the_clock(visit):
    """Between host and reader a cache may answer with its old Date and an Age (RFC 9111, 4.2.3)."""
    kept = {"host": "2026-11-25T17:55", "phone": PHONES[0]}
    assert "二栋停水" in visit(**kept, age=290).titles
    assert "二栋停水" not in visit(**kept, age=300).titles


def test_where_the_host_is_silent_it_is_found_and_only_the_phone_doubts(visit):
    assert visit(host=None, phone="2026-11-25T17:59").doubted == []
    looked = visit(host=None, phone="2026-11-25T18:00")
    assert "二栋停水" in looked.titles
    assert looked.doubted == ["二栋停水"]


def test_a_page_left_open_leaves_out_what_ends_meanwhile(new_page, ending):
    page, host = new_page(PHONE), ["2026-11-25T17:59:50"]
    page.clock.install(time=NOON)
    page.route("http://host.test/**", lambda route: answer(route, ending, host[0]))
    page.goto(f"http://host.test{SEARCH}?q={quote('停水')}")
    expect(page.get_by_text("二栋停水")).to_be_visible()
    host[0] = "2026-11-25T18:00:05"
    page.clock.run_for("00:15")
    expect(page.get_by_text("二栋停水")).to_have_count(0)


# As files -------------------------------------------------------------------------------------


@pytest.fixture
def file_page(new_page, ending):
    page = new_page(PHONE)
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto((ending / "search/index.html").as_uri())
    yield page
    assert page.said == []


def test_from_a_disk_it_works_and_leads_to_pages(file_page):
    file_page.clock.install()
    file_page.locator("#query").fill("值班")
    link = file_page.locator(".found a", has_text="24小时值班").first
    assert link.get_attribute("href").endswith("contacts/index.html")
    file_page.clock.run_for(600)  # the address would be changed by now
    link.click()
    file_page.wait_for_selector("h1:has-text('电话')")


def test_a_title_with_markup_in_it_is_shown_as_text(file_page):
    file_page.locator("#query").fill("标记")
    link = file_page.locator(".found a").first
    assert link.inner_text() == '标记<b>粗</b>"引号"&amp;停水'
    assert file_page.locator(".found b, .found img").count() == 0
    file_page.locator("#query").fill("标记<b>粗</b>")
    assert file_page.locator(".found mark").first.inner_text() == "标记<b>粗</b>"
    assert file_page.locator(".found b").count() == 0
    file_page.locator("#query").fill("onerror")
    assert "<img onerror=alert(1)>" in file_page.locator(".found").inner_text()
    assert file_page.locator(".found img").count() == 0


def test_the_script_can_be_read_by_browsers_of_2019():
    source = (REPOSITORY / "templates/assets/search.js").read_text("utf-8")
    code = re.sub(r"(?m)^\s*//.*$", "", source)
    later = ("?.", "??", "||=", "&&=", "replaceAll", ".at(", "Object.hasOwn", "import ")
    assert [word for word in later if word in code] == []


# In English -----------------------------------------------------------------------------------


def test_the_english_page_finds_english_words_and_leads_to_english_pages(open_page):
    page = open_page("/en/search/")
    page.locator("#query").fill("door card")
    link = page.locator(".found a").first
    assert link.inner_text() == "Door card at cost"
    assert page.locator("[role=status].count").inner_text().startswith("Found: ")
    link.click()
    page.wait_for_url("**/en/fees/access-card/")


def test_what_nobody_translated_is_found_and_marked_as_chinese(open_page):
    page = open_page("/en/search/")
    page.locator("#query").fill("5栋供水主管")
    assert page.locator(".found a").first.get_attribute("lang") == "zh-Hans"
