"""Without a mouse: Tab leads through everything, in the order of reading, and always shows where.

A walk presses Tab until it has left the page, and notes each stop as it is about to leave it.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser

NOTICE = "/notices/20261120-revenue-2026q3/"  # a 公示 with a table
WALKED = ("/", NOTICE, "/fees/calculator/", "/search/?q=停水", "/services/", "/large/")

WATCH = """() => {
  window.stops = [];
  document.addEventListener("keydown", event => {
    const at = document.activeElement, style = getComputedStyle(at);
    if (event.key !== "Tab" || at === document.body) return;
    const box = at.getBoundingClientRect();
    const x = box.left + Math.min(box.width / 2, 20), y = box.top + Math.min(box.height / 2, 20);
    const hit = document.elementFromPoint(x, y);
    window.stops.push({
      at,
      said: at.outerHTML.slice(0, 90),
      outline: style.outlineStyle === "solid" ? parseFloat(style.outlineWidth) : 0,
      isSeen: !!hit && (at.contains(hit) || hit.contains(at) || at.labels?.[0]?.contains(hit)),
      top: box.top + scrollY,
      bottom: box.bottom + scrollY,
    });
  }, true);
}"""
REACHABLE = """() => {
  const all = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  return [...document.querySelectorAll(all)].filter(e =>
    e.checkVisibility() && !e.disabled && !(e.type === "radio" && e !== chosen(e)));
  function chosen(radio) {
    const group = [...document.getElementsByName(radio.name)];
    return group.find(e => e.checked) || group[0];
  }
}"""
MISSED = f"""() => {{
  const reached = window.stops.map(stop => stop.at), wanted = ({REACHABLE})();
  return {{
    missed: wanted.filter(e => !reached.includes(e)).map(e => e.outerHTML.slice(0, 90)),
    unordered: reached.filter((e, i) => i && !(reached[i - 1].compareDocumentPosition(e) & 4))
      .map(e => e.outerHTML.slice(0, 90)),
    stops: window.stops.map(({{at, ...facts}}) => facts),
  }};
}}"""

# There is no window around the page to go on to: Tab begins again, from the top or from its body.
HAS_LEFT = "[document.body, window.stops[0]?.at].includes(document.activeElement)"

HAS_MOVED = """() => new Promise(tell =>
  requestAnimationFrame(() => tell(document.activeElement.scrollLeft > 0)))"""


@pytest.fixture(scope="module")
def walk(new_page, address):
    """``walk("/", False)``: every stop from the top to where Tab leaves the page, walked once."""
    page = new_page(PHONE)

    @cache
    def walked(here, is_large):
        page.goto(address + here)
        page.evaluate(
            "isLarge => document.documentElement.classList.toggle('large', isLarge)", is_large
        )
        page.evaluate(WATCH)
        for _ in range(page.evaluate(f"({REACHABLE})().length") + 5):
            page.keyboard.press("Tab")
            if page.evaluate(HAS_LEFT):
                break
        else:
            pytest.fail(f"no way out of {page.evaluate('document.activeElement.outerHTML')[:90]}")
        return page.evaluate(MISSED)

    return walked


@pytest.mark.parametrize("here", WALKED)
@pytest.mark.parametrize("is_large", [False, True])
def test_tab_reaches_everything_once_in_order_visibly_and_leaves(walk, here, is_large):
    seen = walk(here, is_large)
    assert 'class="skip"' in seen["stops"][0]["said"]
    assert seen["missed"] == []
    assert seen["unordered"] == []
    assert [stop["said"] for stop in seen["stops"] if stop["outline"] < 3] == []
    assert [stop["said"] for stop in seen["stops"] if not stop["isSeen"]] == []


@pytest.mark.parametrize("here", WALKED)
def test_in_one_column_the_way_of_tab_only_leads_down(walk, here):
    stops = walk(here, False)["stops"][1:]
    pairs = pairwise(stops)
    assert [b["said"] for a, b in pairs if b["bottom"] <= a["top"]] == []


def test_the_skip_link_leads_past_the_head(open_page):
    page = open_page("/", DESK)
    skip = page.locator(".skip")
    assert skip.bounding_box()["x"] < -50
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert skip.bounding_box()["x"] == 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def tab_to(page, selector):
    """Goes on with Tab until it is there."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


def test_one_reckons_a_bill_by_keyboard_alone(open_page):
    page = open_page("/fees/calculator/", DESK)
    tab_to(page, "select[name=fee]")
    page.keyboard.type("物业")
    page.keyboard.press("ArrowDown")
    tab_to(page, "[name=quantity]")
    page.keyboard.type("89.5")
    page.keyboard.press("Enter")
    page.locator(".result .bill").wait_for()
    assert page.evaluate("document.activeElement.id") == "result"
    assert "元" in page.locator(".result .bill").inner_text()


def test_one_searches_and_opens_what_was_found_by_keyboard_alone(open_page):
    page = open_page("/search/", DESK)
    tab_to(page, ".search input")
    page.keyboard.type("停水")
    page.locator(".found a").first.wait_for()
    tab_to(page, ".found a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/notices/**")
    assert "停水" in page.locator("main").inner_text()


def test_what_is_folded_opens_by_keyboard(open_page):
    page = open_page("/events/baduanjin-2026-winter/", DESK)
    assert page.locator(".dates").nth(1).is_hidden()
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    assert page.locator(".dates").nth(1).is_visible()


def test_a_wide_table_can_be_scrolled_by_keyboard(open_page):
    page = open_page("/standards/engineering/")
    tab_to(page, ".table")
    assert any(moves(page) for _ in range(50))


def moves(page):
    page.keyboard.press("ArrowRight")
    return page.evaluate(HAS_MOVED)
