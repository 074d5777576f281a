"""What a poster costs, beside WeasyPrint and headless Chromium on the same content, in one run.

    python -m benchmarks.posters [--posters 100] [--chromium PATH]

Every engine sets the same notices, the sample's own in other numbers, and runs in a process of
its own: seconds from its start to the first poster, for each further one, for all of them on the
cores there are, seconds of the processor for each further one and for all, the largest PDF, and
the most memory.
WeasyPrint and Chromium are handed the text as plain HTML without fitting anything, which is less
than a poster is. Chromium starts anew for each poster, so a few are measured and the rest is
reckoned. What is not installed is left out (``pip install weasyprint`` beside the project).
"""

from __future__ import annotations

import argparse
import html
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from itertools import cycle, islice
from os import cpu_count
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from generator.build import read
from generator.posters import Press
from generator.posters.codes import qr_svg
from generator.posters.notices import notice_sheet
from generator.posters.press import Order
from generator.posters.sheet import Document, Sheet
from generator.snapshot import NoticeView, Snapshot, take
from generator.templating.markup import Prose
from tests.builders import REPOSITORY, at

START = time.perf_counter() - time.process_time()
"""Of the process, with what it took to load all this."""

NOON = at("2026-11-25T12:00")
A_FEW = 5
STYLE = """
@page { size: A4; margin: 12mm } body { font: 16pt/1.5 "Noto Sans CJK SC" }
h1 { font-size: 56pt; line-height: 1.1; margin: 0 0 6mm } dt { float: left; width: 24mm }
dd { margin: 0 0 2mm 26mm; font-weight: 700 } .phone { font-size: 36pt; font-weight: 900 }
dt { font-weight: 500 } li { font-weight: 600 } strong { font-weight: 800 }
svg { width: 29mm } table { width: 100%; border-collapse: collapse }
td, th { border-bottom: 1px solid }
"""

Maker = Callable[[NoticeView, str], bytes]


def sample() -> tuple[Snapshot, list[NoticeView]]:
    """The longest notice is left out: on two pages it would flatter whoever does not fit it."""
    site = take(read(REPOSITORY).content, NOON)
    return site, [notice for notice in site.notices if not notice.attachments]


def numbered(count: int) -> Iterator[tuple[NoticeView, str]]:
    _, notices = sample()
    return ((notice, f"{9000 + n}") for n, notice in enumerate(islice(cycle(notices), count)))


def page(notice: NoticeView, number: str) -> str:
    """The words of a notice as HTML; with its code, in the weights a poster is set in."""
    body = Prose().html(notice.body, notice.links, lambda address: address)
    facts = (("原因", notice.cause), ("地点", notice.place), ("编号", number))
    told = "".join(f"<dt>{k}<dd>{html.escape(v)}" for k, v in facts if v)
    code = qr_svg(f"https://chenglanli.example/n/{number}/")
    asked = "".join(f"<li>{html.escape(action)}" for action in notice.actions)
    return (
        f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{number}</title>'
        f"<style>{STYLE}</style><h1>{html.escape(notice.title)}</h1><dl>{told}</dl>"
        f'<ol>{asked}</ol>{body}<p class="phone">{notice.contact.phone}</p>{code}</html>'
    )


# Engines: each yields what it found, in a process of its own ------------------------------------


def typst(count: int) -> Iterator[list[int]]:
    """The first by itself, all others as a build makes them."""
    site, _ = sample()
    press = Press()
    orders = [Order(_document(notice, number, site)) for notice, number in numbered(count)]
    for part in (orders[:1], orders[1:]):
        yield [len(done.made.data) for done in press.run(part) if done.made]


def _document(notice: NoticeView, number: str, site: Snapshot) -> Document:
    sheet = notice_sheet(notice, site, Prose(), {})
    own = Sheet(**{**vars(sheet), "data": {**sheet.data, "number": number}})
    return Document(own.title, site.estate.office, (own,))


def weasyprint(count: int) -> Iterator[list[int]]:
    pages = [page(*one) for one in numbered(count)]
    yield [_woven(pages[0])]
    with ProcessPoolExecutor(cpu_count()) as pool:
        others = list(pool.map(_woven, pages[1:]))
    yield others  # when its processes have ended, so that their work is counted


def _woven(text: str) -> int:
    from weasyprint import HTML  # noqa: PLC0415  # not of the project

    return len(HTML(string=text).write_pdf(pdf_variant="pdf/ua-1"))


def chromium(count: int, program: str) -> Iterator[list[int]]:
    pages = [page(*one) for one in numbered(min(count, A_FEW))]
    for part in (pages[:1], pages[1:]):
        yield [_browsed(text, program) for text in part]


def _browsed(text: str, program: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "a.html"), Path(folder, "a.pdf")
        source.write_text(text, "utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
        command = [program, *options, f"--print-to-pdf={made}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True)
        return made.stat().st_size


# One run -----------------------------------------------------------------------------------------


def measured(made: Iterator[list[int]], count: int) -> dict[str, Any]:
    """In the process of one engine, from its very start."""
    first = next(made)
    until_first, worked = time.perf_counter() - START, processor()
    began = time.perf_counter()
    others = next(made)
    further = (time.perf_counter() - began) / max(len(others), 1)
    peaks = [resource.getrusage(who).ru_maxrss for who in _WHO]
    return {
        "first": until_first,
        "further": further,
        "all": until_first + further * (count - 1),
        "cpu each": (processor() - worked) / max(len(others), 1),
        "cpu": worked + (processor() - worked) / max(len(others), 1) * (count - 1),
        "kilobytes": max(first + others) / 1000,
        "megabytes": max(peaks) / 1024,
    }


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def processor() -> float:
    """Seconds worked by this process and those it has ended: the same on a busy machine."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, _WHO))


def engines(program: str | None) -> list[str]:
    found = ["typst"]
    found += ["weasyprint"] if find_spec("weasyprint") else []
    return found + (["chromium"] if program else [])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--posters", type=int, default=100)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    parser.add_argument("--engine", choices=("typst", "weasyprint", "chromium"))
    given = parser.parse_args()
    if given.engine:
        more = (given.chromium,) if given.engine == "chromium" else ()
        made = globals()[given.engine](given.posters, *more)
        print(json.dumps(measured(made, given.posters)))
        return
    columns = ("first", "further", "all", "cpu each", "cpu", "kilobytes", "megabytes")
    print(f"{given.posters:>4} posters " + "".join(f"{column:>11}" for column in columns))
    for engine in engines(given.chromium):
        again = [sys.executable, "-m", "benchmarks.posters", *sys.argv[1:], "--engine", engine]
        out = subprocess.run(again, check=True, capture_output=True, text=True).stdout
        found = json.loads(out.splitlines()[-1])
        print(f"{engine:>12} " + "".join(f"{found[column]:11.2f}" for column in columns))


if __name__ == "__main__":
    main()
