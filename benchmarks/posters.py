"""What paper costs, beside WeasyPrint and headless Chromium on the same content, in one run.

    python -m benchmarks.posters [--posters 100] [--chromium PATH]

Every engine sets the same papers, the sample's own under other numbers, and runs in a process of
its own that is handed them ready to be set: seconds from its start to the first poster, for each
further one, for all of them on the cores there are, and for the pack of the fullest board in one
file; seconds of the processor for all; the largest poster; the most memory.
WeasyPrint is measured with one process, as it is called; with one that fits the text to the sheet
as a poster does; and with as many as there are cores. Otherwise it and Chromium fit nothing, which
is less work than a poster is (see ``poster_pages``). Chromium starts anew for each
poster, so a few are measured and the rest is reckoned. What is not installed is left out
(``pip install weasyprint`` beside the project).
"""

from __future__ import annotations

import argparse
import json
import pickle
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from importlib.util import find_spec
from itertools import cycle, islice
from os import cpu_count
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

START = time.perf_counter() - time.process_time()
"""Of the process, with what it took to load the interpreter."""

A_FEW = 5
MOST_MEMORY = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


@dataclass(frozen=True)
class Work:
    """What one engine is to set: documents, or pages of HTML."""

    posters: tuple[Any, ...]
    pack: Any
    count: int


# What is to be set -------------------------------------------------------------------------------


def prepared(count: int) -> tuple[Work, Work]:
    """As documents and as HTML. Papers with pictures are left out: HTML would get none."""
    from benchmarks.poster_pages import page  # noqa: PLC0415  # not for the engines' processes
    from generator.paper.boards.packs import Packs  # noqa: PLC0415
    from generator.paper.sheet import Document  # noqa: PLC0415
    from generator.reading import read  # noqa: PLC0415
    from generator.snapshot import take  # noqa: PLC0415
    from tests.builders import REPOSITORY, at  # noqa: PLC0415

    content = read(REPOSITORY).content
    packs = Packs(take(content, at("2026-11-25T12:00")), content, lambda _: None)
    author = content.estate.office
    boards = [
        [s for s in packs.of_board(one) if s.template == "notice" and not s.data["figures"]]
        for one in packs.boards
    ]
    pack = Document("一块公告栏", author, tuple(max(boards, key=len)))
    own = [s for s in map(packs.sheet, packs.all_papers) if s.template == "notice"]
    own = [s for s in own if not s.data["figures"]]
    numbered = [
        replace(s, data={**s.data, "number": f"{9000 + n}"})
        for n, s in enumerate(islice(cycle(own), count))
    ]
    posters = tuple(Document(s.title, author, (s,)) for s in numbered)
    pages = Work(tuple(map(page, posters)), page(pack), count)
    return Work(posters, pack, count), pages


# Engines: each yields what it made, the first, all others, the pack ----------------------------


def typst(work: Work) -> Iterator[list[int]]:
    """The first by itself, all others as a build makes them."""
    from generator.paper import Press  # noqa: PLC0415  # its start is part of what is measured
    from generator.paper.typesetting.press import Order  # noqa: PLC0415

    press = Press()
    for part in (work.posters[:1], work.posters[1:], (work.pack,)):
        yield [len(done.made.data) for done in press.run([Order(one) for one in part]) if done.made]


def weasyprint(work: Work, *, processes: int) -> Iterator[list[int]]:
    yield [_woven(work.posters[0])]
    if processes == 1:
        yield [_woven(one) for one in work.posters[1:]]
    else:
        with ProcessPoolExecutor(processes) as pool:
            others = list(pool.map(_woven, work.posters[1:], chunksize=4))
        yield others  # when its processes have ended, so that their work is counted
    yield [_woven(work.pack)]


def _woven(text: str) -> int:
    from weasyprint import HTML  # noqa: PLC0415  # not of the project

    return len(HTML(string=text).write_pdf(pdf_variant="pdf/ua-1"))


def weasyprint_fitted(work: Work) -> Iterator[list[int]]:
    """One process, the text as large as one sheet holds: what a poster is."""
    for part in (work.posters[:1], work.posters[1:], (work.pack,)):
        yield [_fitted(text) for text in part]


def _fitted(text: str) -> int:
    """By halving, as few looks as it takes for steps as fine as a poster's."""
    from weasyprint import HTML  # noqa: PLC0415  # not of the project

    from benchmarks.poster_pages import at_size  # noqa: PLC0415

    sheets = text.count("<section>")
    low, over = 20, 44  # half points; the least is taken where none fits
    while over - low > 1:
        size = (low + over) // 2
        if len(HTML(string=at_size(text, size / 2)).render().pages) <= sheets:
            low = size
        else:
            over = size
    return _woven(at_size(text, low / 2))


def chromium(work: Work, *, program: str) -> Iterator[list[int]]:
    for part in (work.posters[:1], work.posters[1:A_FEW], (work.pack,)):
        yield [_browsed(text, program) for text in part]


def _browsed(text: str, program: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "a.html"), Path(folder, "a.pdf")
        source.write_text(text, "utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
        command = [program, *options, f"--print-to-pdf={made}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True)
        return made.stat().st_size


def engines(program: str | None) -> dict[str, Callable[[Work], Iterator[list[int]]]]:
    found: dict[str, Callable[[Work], Iterator[list[int]]]] = {"typst": typst}
    if find_spec("weasyprint"):
        found["weasyprint"] = partial(weasyprint, processes=1)
        found["weasyprint-fit"] = weasyprint_fitted
        found["weasyprint-all"] = partial(weasyprint, processes=cpu_count() or 1)
    if program:
        found["chromium"] = partial(chromium, program=program)
    return found


# One run -----------------------------------------------------------------------------------------


def measured(made: Iterator[list[int]], count: int) -> dict[str, float]:
    """In the process of one engine, from its very start."""
    first = next(made)
    until_first, worked = time.perf_counter() - START, processor()
    began = time.perf_counter()
    others = next(made)
    further = (time.perf_counter() - began) / max(len(others), 1)
    each = (processor() - worked) / max(len(others), 1)
    began = time.perf_counter()
    next(made)
    pack = time.perf_counter() - began
    peaks = [resource.getrusage(who).ru_maxrss for who in MOST_MEMORY]
    return {
        "first": until_first,
        "further": further,
        "all": until_first + further * (count - 1),
        "pack": pack,
        "cpu": worked + each * (count - 1),
        "kilobytes": max(first + others) / 1000,
        "megabytes": max(peaks) / 1024,
    }


def processor() -> float:
    """Seconds worked by this process and those it has ended: the same on a busy machine."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, MOST_MEMORY))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--posters", type=int, default=100)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    parser.add_argument("--engine", help=argparse.SUPPRESS)
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.engine:
        work = pickle.loads(given.work.read_bytes())  # noqa: S301 - written by ourselves
        made = engines(given.chromium)[given.engine](work)
        print(json.dumps(measured(made, work.count)))
        return
    report(given.posters, given.chromium)


def report(count: int, program: str | None) -> None:
    columns = ("first", "further", "all", "pack", "cpu", "kilobytes", "megabytes")
    print(f"{count:>6} posters  " + "".join(f"{column:>11}" for column in columns) + "  of all")
    documents, pages = prepared(count)
    rows = {
        engine: run(engine, documents if engine == "typst" else pages, program)
        for engine in engines(program)
    }
    for engine, found in rows.items():
        share = rows["typst"]["all"] / found["all"]
        figures = "".join(f"{found[column]:11.2f}" for column in columns)
        print(f"{engine:>16}{figures}{share:8.2f}")


def run(engine: str, work: Work, program: str | None) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        handed = Path(folder, "work")
        handed.write_bytes(pickle.dumps(work))
        again = [sys.executable, "-m", "benchmarks.posters", "--engine", engine]
        again += ["--work", str(handed), *(["--chromium", program] if program else [])]
        out = subprocess.run(again, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(out.splitlines()[-1])
    return found


if __name__ == "__main__":
    main()
