"""The sample's site as a host serves it, for a browser to look at.

It is built for the address it is served at, so that the absolute links of the 404 page work too.
"""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath

from generator.build import build
from generator.reading import read
from tests.builders import REPOSITORY, at

MOMENT = "2026-11-21T12:00"  # an emergency is current, another notice has a picture

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


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


@contextmanager
def served(scratch: Path) -> Iterator[tuple[str, Path]]:
    """Where the sample's site is served, without a slash at the end, and the folder it lies in."""
    site, estate = scratch / "site", scratch / "estate"
    site.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site)))
    address = f"http://127.0.0.1:{server.server_port}"
    shutil.copytree(REPOSITORY / "content", estate / "content")
    file = estate / "content" / "estate.yaml"
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(?m)^url: .*$", f"url: {address}/", text), "utf-8")
    assert build(estate, site, read(estate), at(MOMENT)).problems == ()
    with running(server):
        yield address, site


@contextmanager
def running(server: ThreadingHTTPServer) -> Iterator[ThreadingHTTPServer]:
    """A server that answers in a thread of its own, and is closed at the end."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def found_browser() -> str | None:
    """The path of a Chromium, Chrome or Edge; the one named in ESTATE_BROWSER comes first."""
    names = (os.environ.get("ESTATE_BROWSER", ""), *BROWSERS)
    return next(filter(None, map(shutil.which, names)), None)


def without_windows(browser: str) -> str:
    """The same browser without windows, where it lies beside, at two thirds of the work.

    It keeps no page for whoever goes back.
    """
    beside = Path(browser).with_name(f"{Path(browser).name}-headless-shell")
    return str(beside) if beside.exists() else browser
