"""How soon a slow phone shows the first words of the home page, beside a page of mere text.

    python -m benchmarks.first_paint [--rounds N]

A phone of 360 px whose processor is six times slower than this one loads each page over 400 kbit/s
with 400 ms to the host, compressed, with nothing kept from before. The bare page has the words,
the elements and the addresses of the home page, and neither style nor script nor icon. The two
take turns, so that a noisy moment spoils both; what counts is the median of their ratios.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from generator.build import build
from generator.reading import read
from tests.builders import REPOSITORY, at
from tests.serving import MOMENT, Host, found_browser

HOME, LARGE, BARE = "/", "/large/", "/bare/"
SLOWDOWN = 6
LATENCY, SPEED = 400, 400_000 / 8
GOAL = 1.3
DRESS = re.compile(r"(?s)<(style|script|svg)\b.*?</\1>|<(?:link|meta name)[^>]*>| class=\"[^\"]*\"")
PAINTED = """() => new Promise(tell => new PerformanceObserver(list => {
  const first = list.getEntries().find(entry => entry.name === "first-contentful-paint");
  if (first) tell(first.startTime);
}).observe({ type: "paint", buffered: true }))"""
TEXTS = {".html", ".js", ".svg", ".xml", ".json"}


class CompressingHost(Host):
    """Sends texts compressed, as every host does."""

    def do_GET(self) -> None:  # noqa: N802 - the base class calls it so
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in TEXTS or not path.exists():
            super().do_GET()
            return
        data = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(CompressingHost, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def first_paint(browser: Browser, url: str) -> float:
    """Milliseconds from the tap to the first words, in a browser that knows nothing yet."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    slow(page)
    page.goto(url)
    taken: float = page.evaluate(PAINTED)
    context.close()
    return taken


def slow(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY,
            "downloadThroughput": SPEED,
            "uploadThroughput": SPEED,
        },
    )
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})


def sizes(site: Path) -> dict[str, int]:
    pages = {here: site / here.strip("/") / "index.html" for here in (HOME, LARGE, BARE)}
    return {here: len(gzip.compress(page.read_bytes(), 6)) for here, page in pages.items()}


def written(site: Path) -> None:
    """The sample's site, and the bare page among it."""
    done = build(REPOSITORY, site, read(REPOSITORY), at(MOMENT))
    if done.problems:
        raise SystemExit("the sample has problems")
    (site / "bare").mkdir()
    (site / "bare" / "index.html").write_text(
        DRESS.sub("", (site / "index.html").read_text("utf-8")), "utf-8"
    )


def measured(site: Path, rounds: int) -> dict[str, list[float]]:
    options = ["--no-sandbox"] if getattr(os, "geteuid", lambda: -1)() == 0 else []
    times: dict[str, list[float]] = {HOME: [], LARGE: [], BARE: []}
    with hosted(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found_browser(), args=options)
        for turn in range(rounds + 1):
            for here, taken in times.items():
                milliseconds = first_paint(browser, address + here)
                if turn:  # the first of each starts processes of the browser
                    taken.append(milliseconds)
        browser.close()
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=9)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "site"
        written(site)
        times, bytes_of = measured(site, arguments.rounds), sizes(site)
    print(f"{'page':>8}{'ms':>8}{'least':>8}{'most':>8}{'kB':>8}{'/bare':>8}  at most {GOAL}")
    for here, taken in times.items():
        ratio = statistics.median(a / b for a, b in zip(taken, times[BARE], strict=True))
        middle = statistics.median(taken)
        print(
            f"{here:>8}{middle:8.0f}{min(taken):8.0f}{max(taken):8.0f}"
            f"{bytes_of[here] / 1000:8.1f}{ratio:8.2f}"
        )


if __name__ == "__main__":
    main()
