"""How long after a save the desk shows the page: the answer, and a real Chromium's screen.

    python -m benchmarks.desk [--saves N] [--no-browser]

One notice of the repository's own estate is saved again and again, each time under another
title, while its page is open. Beside it stands what the whole site takes in the same process,
which is what a save cost if the desk built everything. Milliseconds by the clock.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import Error, sync_playwright

from generator.build import drawn
from generator.reading import read
from tests.builders import REPOSITORY, at
from tests.desks import OpenDesk, opened_desk
from tests.serving import found_browser

MOMENT = "2026-11-26T12:00"
NOTICE = "20261112-wall-7"
PAGE = f"/notices/{NOTICE}/"
NUMBERS = count()
LOOK = 0.01
PAUSE = 0.35
"""Seconds between two saves: nobody types faster, and none of them waits for another."""


def measured(desk: OpenDesk, saves: int, is_shown: Callable[[str], bool]) -> list[float]:
    """From the end of the save until it is shown."""
    file = desk.folder / f"content/notices/{NOTICE}.md"
    text, found = file.read_text("utf-8"), []
    for _ in range(saves):
        title = f"第{next(NUMBERS)}次改的标题"
        file.write_text(re.sub(r"(?m)^title: .*$", f"title: {title}", text), "utf-8")
        start = time.perf_counter()
        while not is_shown(title):
            time.sleep(LOOK)
        found.append((time.perf_counter() - start) * 1000)
        time.sleep(PAUSE)
    file.write_text(text, "utf-8")
    return found


def on_screen(desk: OpenDesk, saves: int) -> list[float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found_browser(), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{desk.url}?page={PAGE}")
        page.locator("body[data-live=yes]").wait_for()

        def is_shown(title: str) -> bool:
            try:
                return page.frames[1].locator("h1").all_inner_texts() == [title]
            except Error:  # it is being loaded anew
                return False

        found = measured(desk, saves, is_shown)
        browser.close()
        return found


def whole(folder: Path, rounds: int = 3) -> list[float]:
    """All of it, warm: reading, drawing, searching, nothing written and no posters."""
    found = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        drawn(folder, read(folder), at(MOMENT))
        found.append((time.perf_counter() - start) * 1000)
    return found[1:]


def line(name: str, found: list[float]) -> None:
    print(f"{name:>22}{median(found):9.0f}{min(found):9.0f}{max(found):9.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--saves", type=int, default=20)
    parser.add_argument("--no-browser", dest="browser", action="store_false")
    arguments = parser.parse_args()
    print(f"{'ms':>22}{'median':>9}{'least':>9}{'most':>9}")
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copytree(REPOSITORY / "content", folder / "content")
        with opened_desk(folder, MOMENT) as desk:
            measured(desk, 1, lambda title: title.encode() in desk.ask(PAGE)[1])
            shown = measured(
                desk, arguments.saves, lambda title: title.encode() in desk.ask(PAGE)[1]
            )
            line("save to answer", shown)
            if arguments.browser:
                line("save to screen", on_screen(desk, arguments.saves))
        line("whole site", whole(folder))


if __name__ == "__main__":
    main()
