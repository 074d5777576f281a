"""The catalogue's filter and the stations of a service, in a real Chromium."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, NARROW, PHONE

pytestmark = pytest.mark.browser

SERVICES, DRAIN = "/services/", "/services/drain-clearing/"
STATIONS = """() => [...document.querySelectorAll(".flow li")].map(li => {
  const of = e => { const r = e.getBoundingClientRect(); return {x: r.x, y: r.y, w: r.width}; };
  return {station: of(li.querySelector(".station")), step: of(li.querySelector(".step")),
          text: li.innerText.trim()};
})"""


def shown(page):
    """(items that can be seen, headings of groups that can be seen)"""
    items = page.locator("[data-group] .item").filter(visible=True)
    return items.count(), page.locator("[data-group] > h2").filter(visible=True).count()


def test_the_filter_hides_what_does_not_fit_says_how_much_does_and_keeps_it_in_the_address(
    open_page, address
):
    page = open_page(SERVICES)
    everything, groups = shown(page)
    expect(page.locator(".catalogue-count")).to_have_text(f"共 {everything} 项服务。")
    page.get_by_label("收不收费").select_option("paid")
    count, left = shown(page)
    assert 0 < count < everything
    assert left < groups
    assert page.locator("[data-charge=paid]").filter(visible=True).count() == count
    expect(page.locator(".catalogue-count")).to_have_text(
        f"共 {everything} 项，符合的有 {count} 项。"
    )
    page.get_by_label("怎样预约").select_option("desk")
    assert page.url == f"{address}{SERVICES}#charge=paid&how=desk"


def test_a_link_with_a_filter_shows_the_same_to_whoever_opens_it(new_page, address):
    page = new_page(PHONE)
    page.goto(f"{address}{SERVICES}#group=extra&how=desk")
    expect(page.get_by_label("类别")).to_have_value("extra")
    assert shown(page)[1] == 1
    page.evaluate("location.hash = '#charge=free'")
    expect(page.get_by_label("类别")).to_have_value("")
    expect(page.locator("[data-charge=paid]").first).to_be_hidden()


@pytest.mark.parametrize("part", ["#group=nothing", "#how=%22%3E", "#agent", "#=&=&"])
def test_an_address_that_cannot_be_understood_filters_nothing(new_page, address, part):
    page = new_page(PHONE)
    page.goto(f"{address}{SERVICES}{part}")
    expect(page.locator(".catalogue-count")).to_contain_text("项服务。")
    expect(page.locator("[data-group] .item").first).to_be_visible()


def test_where_nothing_fits_one_is_told_whom_to_call_and_finds_the_way_back(open_page, address):
    page = open_page(SERVICES)
    everything = shown(page)
    page.get_by_label("类别").select_option("agent")
    page.get_by_label("收不收费").select_option("paid")
    assert shown(page) == (0, 0)
    none = page.locator(".catalogue-none")
    expect(none).to_be_visible()
    expect(none.locator("a[href^='tel:']")).to_be_visible()
    none.get_by_role("button", name="显示全部").press("Enter")
    assert shown(page) == everything
    expect(none).to_be_hidden()
    expect(page.get_by_label("类别")).to_be_focused()
    assert page.url == f"{address}{SERVICES}"


def test_every_choice_that_is_offered_finds_something(open_page):
    page = open_page(SERVICES)
    for name in ("group", "charge", "how"):
        field = page.locator(f"[name={name}]")
        for value in field.evaluate("e => [...e.options].map(o => o.value).filter(v => v)"):
            field.select_option(value)
            assert shown(page)[0] > 0, value
        field.select_option("")


def test_the_filter_works_by_keyboard_alone(open_page):
    page = open_page(SERVICES)
    page.get_by_label("类别").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("收不收费")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("收不收费")).to_have_value("free")
    expect(page.locator(".catalogue-count")).to_contain_text("符合的有")


def test_without_a_script_everything_is_shown_and_no_form(new_page, address):
    page = new_page(PHONE, java_script_enabled=False)
    page.goto(f"{address}{SERVICES}#charge=paid")
    expect(page.locator(".catalogue")).to_be_hidden()
    items = page.locator("[data-group] .item")
    assert items.filter(visible=True).count() == items.count() > 0


def test_in_large_type_the_filter_is_high_enough(new_page, address):
    page = new_page(PHONE)
    page.goto(f"{address}{SERVICES}")
    page.evaluate("localStorage.setItem('edition', 'large')")
    page.goto(f"{address}/services/?again#group=agent&charge=paid")
    low = """() => [...document.querySelectorAll(".catalogue select, button, .catalogue-none a")]
      .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 59.5)
      .map(e => e.outerHTML)"""
    expect(page.locator(".catalogue-none")).to_be_visible()
    assert page.evaluate(low) == []


@pytest.mark.parametrize("size", [NARROW, PHONE])
def test_down_a_phone_the_stations_lie_below_each_other_with_their_words_beside(open_page, size):
    page = open_page(DRAIN, size)
    stations = page.evaluate(STATIONS)
    assert len(stations) == 7
    assert [one["station"]["y"] for one in stations] == sorted(
        {one["station"]["y"] for one in stations}
    )
    assert all(one["step"]["x"] > one["station"]["x"] for one in stations)
    heights = [one["station"]["y"] for one in stations]
    assert all(50 < after - before < 120 for before, after in pairwise(heights))
    assert all(one["step"]["x"] + one["step"]["w"] <= size[0] for one in stations)


def test_across_a_desk_they_stand_in_one_row_with_their_words_below(open_page):
    page = open_page(DRAIN, DESK)
    stations = page.evaluate(STATIONS)
    assert len({one["station"]["y"] for one in stations}) == 1
    assert all(one["step"]["y"] > one["station"]["y"] for one in stations)
    assert [one["station"]["x"] for one in stations] == sorted(
        {one["station"]["x"] for one in stations}
    )


def test_the_stations_are_a_list_of_words_to_those_who_do_not_see_it(open_page):
    page = open_page(DRAIN)
    words = page.get_by_role("list", name="步骤").get_by_role("listitem")
    assert words.count() == 7
    assert page.locator(".flow svg:not([aria-hidden=true])").count() == 0
    expect(words.first.locator(".step")).to_have_text("报修")


def test_printed_the_stations_are_there_in_black_and_the_filter_is_not(open_page):
    page = open_page(DRAIN)
    page.emulate_media(media="print")
    station = page.locator(".station").first
    assert station.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    expect(station).to_be_visible()
    page = open_page(SERVICES)
    page.emulate_media(media="print")
    expect(page.locator(".catalogue")).to_be_hidden()


@pytest.mark.parametrize("here", ["/equipment/", SERVICES, DRAIN, "/contacts/"])
def test_every_number_one_calls_can_be_tapped(open_page, here):
    page = open_page(here)
    bare = page.evaluate("""() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (/\\d{3}-\\d{4} ?\\d{4}|拨打?\\d{3,5}/.test(node.data)
            && !node.parentElement.closest("a[href^='tel:'], script, style")) found.push(node.data);
      }
      return found;
    }""")
    assert bare == []
