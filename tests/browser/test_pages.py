"""The pages in a real Chromium: on a phone, on a desk, without a mouse, on paper."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest

from tests.browser.conftest import DESK, NARROW, PHONE

pytestmark = pytest.mark.browser

ALARM = "/notices/20261121-burst-pipe-5/"
PICTURE = "/notices/20261120-east-gate-detour/"
TABLE = "/notices/20261120-revenue-2026q3/"

LEFT = "net::ERR_ABORTED"  # the page was left before its icon had come

LOOK = """isRead => {
  const words = element => element ? element.innerText.replace(/\\s/g, "") : "";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = new Set();
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const scale = parent.getScreenCTM ? parent.getScreenCTM().a : 1;
    const size = scale * parseFloat(getComputedStyle(parent).fontSize);
    const text = walker.currentNode.textContent.trim().slice(0, 20);
    if (text && parent.checkVisibility() && size < 17.9) small.add(`${text} ${size}px`);
  }
  const low = [...document.querySelectorAll("nav a, .buildings a, .chips a")]
    .map(a => [a.textContent.trim(), a.getBoundingClientRect().height])
    .filter(([, height]) => height < 44);
  const cut = [...document.querySelectorAll("body *")]
    .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === "hidden");
  return {
    said: isRead && words(document.body).replace(words(document.querySelector(".month")), ""),
    width: document.documentElement.scrollWidth,
    room: innerWidth,
    small: [...small],
    low: low.map(String),
    cut: cut.map(e => e.outerHTML.slice(0, 60)),
  };
}"""

ZOOMED = (640, 400)
"""A desk at 200 %, which has half the room in points of the style sheet (WCAG 1.4.4, 1.4.10)."""

LARGEST_FONT = """() => {
  const {style} = document.documentElement;
  style.fontSize = "180%";
  const found = [document.documentElement.scrollWidth, innerWidth];
  style.fontSize = "";
  return found;
}"""
"""WeChat's largest setting enlarges the text alone, by some 160 %."""

ENLARGE = "document.documentElement.classList.add('large')"


@dataclass
class Visit:
    """What one page looked like at each width, and what the browser said and fetched for it.

    In large type it is looked at in the narrowest width only. ``enlarged`` is how wide it was with
    the largest font of a phone, and how much room it had.
    """

    facts: dict[int | str, dict] = field(default_factory=dict)
    enlarged: tuple[int, int] = (0, 0)
    said: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def visits(new_page, address, addresses):
    """Every kind of page, by its address; a browser that is resized lays it out anew."""
    page, seen = new_page(DESK), [Visit()]
    page.on("console", lambda message: seen[-1].said.append(message.text))
    page.on("pageerror", lambda error: seen[-1].said.append(str(error)))
    page.on("request", lambda request: seen[-1].fetched.append(request.url))
    page.on("requestfailed", lambda r: seen[-1].failed.extend([r.url] * (r.failure != LEFT)))
    page.on("response", lambda r: seen[-1].failed.extend([r.url] * (r.status >= 400)))
    for here in addresses:
        seen.append(Visit())
        page.goto(address + here)
        for width, height in (DESK, ZOOMED, PHONE):
            page.set_viewport_size({"width": width, "height": height})
            seen[-1].facts[width] = page.evaluate(LOOK, width != PHONE[0])
        seen[-1].enlarged = page.evaluate(LARGEST_FONT)
        page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        seen[-1].facts[NARROW[0]] = page.evaluate(LOOK, arg=False)
        page.evaluate(ENLARGE)
        seen[-1].facts["large"] = page.evaluate(LOOK, arg=False)
    return dict(zip(addresses, seen[1:], strict=True))


def looks(visits, what):
    """What looks wrong on which page at which width; nothing where all is well."""
    return {
        (here, width): wrong
        for here, visit in visits.items()
        for width, facts in visit.facts.items()
        if (wrong := what(facts))
    }


def found(visits, what):
    """What went wrong on which page; nothing where all is well."""
    return {here: wrong for here, visit in visits.items() if (wrong := what(visit))}


def test_every_kind_of_page_is_looked_at(addresses):
    kinds = {here.split("/")[1] for here in addresses}
    assert {"", "404.html", "notices", "buildings", "guides", "contacts", "boards"} <= kinds
    assert {"/events/", "/events/subscribe/"} < set(addresses)
    assert any(re.fullmatch(r"/events/\d{4}-\d{2}/", here) for here in addresses)
    assert {"events", "programmes"} < kinds


def test_the_browser_has_nothing_to_say(visits):
    assert found(visits, lambda visit: visit.said) == {}


def test_everything_a_page_fetches_is_there(visits):
    assert found(visits, lambda visit: visit.failed) == {}


def test_nothing_is_fetched_from_anybody_else(visits, address):
    foreign = found(visits, lambda v: [url for url in v.fetched if not url.startswith(address)])
    assert foreign == {}


def test_no_page_scrolls_sideways(visits):
    assert looks(visits, lambda facts: facts["width"] > facts["room"]) == {}


@pytest.mark.slow
def test_not_one_page_of_the_site_scrolls_sideways_in_either_edition(
    open_page, site_faces, address
):
    page, wide = open_page("/", NARROW), {}
    for here in site_faces:
        page.goto(address + here)
        normal = page.evaluate("document.documentElement.scrollWidth")
        page.evaluate(ENLARGE)
        large = page.evaluate("document.documentElement.scrollWidth")
        if max(normal, large) > NARROW[0]:
            wide[here] = normal, large
    assert wide == {}


def test_no_text_is_smaller_than_18_pixels(visits):
    assert looks(visits, lambda facts: facts["small"]) == {}


def test_what_is_tapped_most_is_high_enough_for_a_thumb(visits):
    assert looks(visits, lambda facts: facts["low"]) == {}


def test_no_text_is_cut_off(visits):
    assert looks(visits, lambda facts: facts["cut"]) == {}


@pytest.fixture(scope="module")
def page_without_script(new_page):
    return new_page(PHONE, java_script_enabled=False)


@pytest.mark.parametrize("here", ["/", ALARM, "/contacts/", "/guides/repair/"])
def test_a_page_is_the_same_without_javascript(open_page, page_without_script, address, here):
    page_without_script.goto(address + here)
    said = page_without_script.locator("main").inner_text()
    assert said == open_page(here).locator("main").inner_text()
    assert page_without_script.locator("h1").is_visible()


def test_the_most_important_is_on_the_first_screen_of_a_phone(open_page):
    page = open_page("/")
    bottom = PHONE[1]
    for selector in (".hotline", ".alarm-title", ".alarm-facts", "h1"):
        box = page.locator(selector).first.bounding_box()
        assert box["y"] + box["height"] <= bottom, selector


def test_an_emergency_leads_every_page_and_does_not_link_to_itself(open_page):
    assert open_page("/guides/").locator(".alarm a[href$='burst-pipe-5/']").count() == 1
    own = open_page(ALARM)
    assert own.locator(".alarm").count() == 1
    assert own.locator(".alarm a[href$='burst-pipe-5/']").count() == 0


def test_a_picture_is_shown(open_page):
    picture = open_page(PICTURE).locator(".files img")
    picture.scroll_into_view_if_needed()
    picture.evaluate("img => img.decode()")
    assert picture.evaluate("img => img.naturalWidth") > 100
    assert picture.bounding_box()["width"] <= PHONE[0]


@pytest.mark.parametrize("here", ["/", TABLE, "/boards/"])
def test_on_paper_there_is_text_and_no_navigation(open_page, here):
    page = open_page(here, DESK)
    assert page.locator(".masthead nav").is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".masthead nav").is_visible()
    assert not page.locator(".skip").is_visible()
    assert page.locator("h1").is_visible()
    background = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(background) == "rgb(255, 255, 255)"


def test_twice_as_large_nothing_is_lost(visits):
    desk, zoomed = DESK[0], ZOOMED[0]
    assert looks(visits, lambda facts: facts["width"] > facts["room"]) == {}
    lost = found(visits, lambda v: v.facts[zoomed]["said"] != v.facts[desk]["said"])
    assert lost == {}


def test_with_the_largest_font_of_a_phone_nothing_scrolls_sideways(visits):
    assert found(visits, lambda visit: visit.enlarged[0] > visit.enlarged[1]) == {}


def test_an_address_that_has_expired_says_so_and_whom_to_call(open_page):
    page = open_page("/notices/20260822-balcony-wind/")
    assert page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus") == 404
    assert "可能已经到期或撤回" in page.locator("main").inner_text()
    assert page.locator("main a[href^='tel:']").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"  # styled all the same
    page.locator("main .items a").first.click()
    assert page.locator("article.notice h1").is_visible()


def test_the_short_printed_address_leads_to_the_notice(open_page):
    page = open_page("/n/2026-117/")
    page.wait_for_url(f"**{ALARM}")
    assert "5栋供水主管爆裂" in page.locator("h1").inner_text()


def test_one_finds_the_notices_of_ones_building_in_two_taps(open_page):
    page = open_page("/")
    page.locator(".buildings a", has_text="5栋").click()
    page.locator("main .items a").first.click()
    assert "5栋" in page.locator("h1").inner_text()


# Events ---------------------------------------------------------------------------------------

MONTH = "/events/2026-12/"
MOVED = "/events/2026-autumn-walk/"
CANCELLED = "/events/2026-winter-walk/"
SERIES = "/events/baduanjin-2026-winter/"
STRUCK = "e => getComputedStyle(e).textDecorationLine"


def test_one_finds_the_coming_events_from_home_in_two_taps(open_page):
    page = open_page("/")
    page.locator(".home-events .items a").first.click()
    assert page.locator("article h1").is_visible()
    assert page.locator("a[href$='event.ics']").is_visible()


def test_a_day_of_the_month_leads_to_what_is_on_that_day(open_page):
    page = open_page(MONTH)
    page.locator(".month a.number", has_text="22").click()
    assert page.url.endswith("#d22")
    day = page.locator("#d22")
    assert day.locator("a", has_text="冬至邻里聚").is_visible()
    assert "冬至" in day.locator("h3").inner_text()


def test_a_phone_shows_how_many_and_a_desk_shows_what(open_page):
    cell = ".month td:has(a[href='#d22'])"
    phone = open_page(MONTH)
    assert phone.locator(f"{cell} .many").inner_text() == "2场"
    assert not phone.locator(f"{cell} .titles").is_visible()
    desk = open_page(MONTH, DESK)
    assert not desk.locator(f"{cell} .many").is_visible()
    assert desk.locator(f"{cell} .titles").inner_text().split("\n") == ["室内八段锦", "冬至邻里聚"]


@pytest.mark.parametrize("size", [NARROW, PHONE, DESK])
def test_whatever_a_day_holds_is_said_below_it_at_every_width(open_page, size):
    page = open_page(MONTH, size)
    days = page.locator(".month td:has(.titles)")
    assert days.count() >= 15
    for day in days.all():
        below = page.locator(day.locator("a.number").get_attribute("href")).inner_text()
        titles = day.locator(".titles li").all_text_contents()
        assert titles
        assert [title for title in titles if title.strip() not in below] == []


def test_on_paper_a_month_shows_its_events_in_the_days(open_page):
    page = open_page(MONTH, DESK)
    page.emulate_media(media="print")
    assert page.locator(".month .titles").first.is_visible()
    assert not page.locator(".pager").is_visible()


def test_one_turns_the_months_by_links(open_page):
    page = open_page(MONTH)
    page.locator("a[rel=next]").click()
    assert page.locator("h1").inner_text() == "2027年1月"
    page.locator("a[rel=prev]").click()
    assert page.locator("h1").inner_text() == "2026年12月"


def test_the_first_month_leads_back_to_none_and_the_last_on_to_none(open_page):
    assert open_page("/events/2026-11/").locator("a[rel=prev]").count() == 0
    assert open_page("/events/2027-11/").locator("a[rel=next]").count() == 0


def test_a_moved_event_shows_the_old_day_struck_and_the_new_one_not(open_page):
    page = open_page(MOVED)
    mark = page.locator(".mark")
    assert "改期" in mark.inner_text()
    assert mark.locator("s").inner_text().startswith("2026年11月15日")
    assert mark.locator("s").evaluate(STRUCK) == "line-through"
    assert page.locator(".facts .big").inner_text().startswith("2026年11月22日")
    assert page.locator(".facts .big s").count() == 0


def test_a_cancelled_event_says_so_in_words_and_is_struck(open_page):
    page = open_page(CANCELLED)
    assert page.locator("h1 .state").inner_text() == "已取消"
    assert page.locator("h1 s").evaluate(STRUCK) == "line-through"
    assert page.locator(".facts .big s").is_visible()


def test_many_dates_fold_on_the_screen_and_all_of_them_are_on_paper(open_page):
    page = open_page(SERIES)
    assert page.locator(".dates").nth(1).is_hidden()
    page.locator("summary").click()
    assert page.locator(".dates").nth(1).is_visible()
    page.reload()
    page.emulate_media(media="print")
    assert page.locator(".dates").nth(1).is_visible()


def test_a_calendar_can_be_fetched_and_is_one(open_page, address):
    page = open_page("/events/subscribe/")
    link = page.locator("a[href$='feeds/events.ics']").last
    answer = page.request.get(f"{address}/feeds/events.ics")
    assert link.is_visible()
    assert answer.status == 200
    assert answer.text().startswith("BEGIN:VCALENDAR\r\n")
    assert page.locator("a[href^='webcal:']").first.get_attribute("href").endswith("events.ics")
