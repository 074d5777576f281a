"""大字版: a switch kept on the device, a link where no script runs, nothing lost either way."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

SMALLEST = """() => Math.min(...[...document.querySelectorAll("body *")]
  .filter(e => e.checkVisibility() && !e.closest("script, style, .skip")
    && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
TARGETS = "nav a, .buildings a, .edition a, .more a, a[href^='tel:']"
LOW = """targets => [...document.querySelectorAll(targets)]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 59.5)
  .map(e => e.textContent)"""
WORDS = """() => document.querySelector("main").innerText.replace(/\\s/g, "")"""


def switch(page):
    return page.locator("[data-edition]")


def test_the_switch_enlarges_keeps_it_and_loses_no_word(new_page, address):
    page = new_page(PHONE)
    page.goto(f"{address}/")
    before = page.evaluate(WORDS)
    switch(page).click()
    assert page.evaluate(SMALLEST) >= 22
    assert page.evaluate(LOW, TARGETS) == []
    assert page.evaluate(WORDS) == before
    page.goto(f"{address}/notices/")
    expect(page.locator("html.large")).to_have_count(1)
    expect(switch(page)).to_have_text("标准版")
    switch(page).press("Space")
    expect(page.locator("html.large")).to_have_count(0)
    page.reload()
    expect(page.locator("html.large")).to_have_count(0)


def test_without_a_script_the_link_leads_to_the_large_home(new_page, address):
    page = new_page(PHONE, java_script_enabled=False)
    page.goto(f"{address}/")
    switch(page).click()
    assert page.url == f"{address}/large/"
    expect(page.locator("html.large")).to_have_count(1)
    switch(page).click()
    assert page.url == f"{address}/"


def test_from_the_large_home_one_comes_back_to_the_normal_edition(new_page, address):
    page = new_page(PHONE)
    page.goto(f"{address}/")
    switch(page).click()
    page.goto(f"{address}/large/")
    switch(page).click()
    expect(page).to_have_url(f"{address}/")
    expect(page.locator("html.large")).to_have_count(0)


def test_paper_has_no_navigation_and_says_until_when_it_holds(new_page, address):
    page = new_page(PHONE)
    page.goto(f"{address}/notices/")
    page.emulate_media(media="print")
    for part in (".masthead nav", ".edition", ".languages", ".more", ".alarms"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator(".page-end")).to_be_visible()
