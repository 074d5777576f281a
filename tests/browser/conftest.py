"""The sample's site as a host serves it, and one real Chromium to look at it.

The site is built for the address it is served at, so that the absolute links of the 404 page
work too. Every kind of page that was built gets visited.
"""

from __future__ import annotations

import os
import re
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath

import pytest
from playwright.sync_api import sync_playwright

from generator.build import build, read
from tests.builders import REPOSITORY, at
from tests.page_kinds import faces, of_every_kind

MOMENT = "2026-11-21T12:00"  # an emergency is current, another notice has a picture
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
PHONE, NARROW, DESK = (360, 740), (320, 640), (1280, 800)


class Host(SimpleHTTPRequestHandler):
    """A plain host: files, never cached, and 404.html for what is not there.

    Its clock says the moment the site is built for: the page guard goes by it.
    """

    def date_time_string(self, timestamp=None):
        return super().date_time_string(timestamp or at(MOMENT).timestamp())

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        if code != 404:
            super().send_error(code, message, explain)
            return
        page = (PurePosixPath(self.directory) / "404.html").as_posix()
        with open(page, "rb") as file:  # noqa: PTH123 - as the base class does
            data = file.read()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("served") / "site"


@pytest.fixture(scope="session")
def address(site_folder, tmp_path_factory):
    """Where the site is served, without a slash at the end."""
    site_folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site_folder)))
    served_at = f"http://127.0.0.1:{server.server_port}"
    estate = tmp_path_factory.mktemp("estate")
    shutil.copytree(REPOSITORY / "content", estate / "content")
    file = estate / "content" / "estate.yaml"
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(?m)^url: .*$", f"url: {served_at}/", text), "utf-8")
    assert build(estate, site_folder, read(estate), at(MOMENT)).problems == ()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield served_at
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def site_faces(address, site_folder):  # noqa: ARG001 - the site is built to be served
    """What every page of the served site is told by, by its address."""
    files = [path for path in site_folder.rglob("*.html") if path.is_file()]
    return faces({path.relative_to(site_folder).as_posix(): path.read_bytes() for path in files})


@pytest.fixture(scope="session")
def addresses(site_faces):
    """The longest page of every kind."""
    return of_every_kind(site_faces)


def browser_path():
    names = (os.environ.get("ESTATE_BROWSER", ""), *BROWSERS)
    found = next(filter(None, map(shutil.which, names)), None)
    return found or pytest.fail("no Chromium, Chrome or Edge: name one in ESTATE_BROWSER")


@pytest.fixture(scope="session")
def browser():
    is_root = getattr(os, "geteuid", lambda: -1)() == 0
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=browser_path(), args=["--no-sandbox"] if is_root else []
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
