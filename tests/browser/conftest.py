"""The sample's site as a host serves it, and one real Chromium to look at it.

Every kind of page that was built gets visited.
"""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.page_kinds import faces_below, of_every_kind
from tests.serving import found_browser, served, without_windows
from tests.waiting import LONGEST_MS

PHONE, NARROW, DESK = (360, 740), (320, 640), (1280, 800)

expect.set_options(timeout=LONGEST_MS)  # five seconds are too few on a busy machine

LISTEN = """{
  const {fetch} = window;
  window.asked = 0;
  window.heard = [];
  const note = how => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => heard.push(how);
    port2.postMessage("");
  };
  window.fetch = (...what) => {
    asked += 1;
    const answer = fetch(...what);
    answer.then(() => note("answered"), () => note("failed"));
    return answer;
  };
}"""
"""Counts what a page's script asks for, and notes each answer after the script has dealt with it.

What follows an answer's promise is done before a message arrives, and no clock holds messages up.
"""


def wait_until_heard(page, *hows):
    """Wait until the page has dealt with so many answers, which were "answered" or "failed"."""
    page.wait_for_function("many => window.heard && heard.length >= many", arg=len(hows))
    assert tuple(page.evaluate("heard")[: len(hows)]) == hows


@pytest.fixture(scope="session")
def served_site(tmp_path_factory):
    with served(tmp_path_factory.mktemp("served")) as where:
        yield where


@pytest.fixture(scope="session")
def address(served_site):
    """Where the site is served, without a slash at the end."""
    return served_site[0]


@pytest.fixture(scope="session")
def site_folder(served_site):
    return served_site[1]


@pytest.fixture(scope="session")
def site_faces(site_folder):
    """What every page of the served site is told by, by its address."""
    return faces_below(site_folder)


@pytest.fixture(scope="session")
def addresses(site_faces):
    """The longest page of every kind."""
    return of_every_kind(site_faces)


def browser_path():
    said = "no Chromium, Chrome or Edge: name one in ESTATE_BROWSER"
    return found_browser() or pytest.fail(said)


@pytest.fixture(scope="session")
def browser():
    is_root = getattr(os, "geteuid", lambda: -1)() == 0
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=without_windows(browser_path()),
            args=["--no-sandbox"] if is_root else [],
            timeout=LONGEST_MS,
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def new_page(browser):
    """``new_page(DESK)``: a page in a context of its own, which takes most of a second."""
    contexts = []

    def made(size, **options):
        viewport = {"width": size[0], "height": size[1]}
        contexts.append(browser.new_context(viewport=viewport, **options))
        contexts[-1].set_default_timeout(LONGEST_MS)
        return contexts[-1].new_page()

    yield made
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def shared_page(new_page):
    return new_page(PHONE)


@pytest.fixture
def open_page(shared_page, address):
    """``open_page("/notices/", DESK)``: the one page of this session, led there."""

    def opened(here, size=PHONE):
        shared_page.set_viewport_size({"width": size[0], "height": size[1]})
        shared_page.emulate_media(media="screen")
        shared_page.goto(address + here)
        return shared_page

    return opened
