"""A picture of every kind of page in every face it has, to be looked at by a person.

    .venv/bin/python -m tests.screenshots OUT [--only /fees/] [--quick]

OUT gets a PNG for each page, width, edition and colour scheme, one for each sheet of its print,
and index.html, which shows them all side by side. Names are the same in every run, so that two
folders can be compared. `--only` takes the pages whose address begins so, `--quick` a phone alone.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from itertools import product
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pypdfium2
from playwright.sync_api import Page, sync_playwright

from tests.page_kinds import faces_below, of_every_part
from tests.serving import found_browser, served
from tests.waiting import LONGEST_MS

SIZES = {"360": (360, 740), "768": (768, 1024), "1280": (1280, 800)}
EDITIONS = ("normal", "large")
SCHEMES = ("light", "dark")
STATES = (
    "/fees/calculator/#i=property-highrise~89.6~2026~11~3",
    "/search/?q=停水",
    "/search/?q=火星",
)
STYLE = (
    "body{font:16px sans-serif;margin:1rem}h2{margin:2rem 0 .3rem}"
    "figure{display:inline-block;margin:0 1rem 1rem 0;vertical-align:top}"
    "img{display:block;border:1px solid #999;max-height:34rem;max-width:26rem}"
)


class Shot(NamedTuple):
    """One picture: of which address, in what face, in which file."""

    here: str
    face: str
    file: str


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="/", help="the beginning of the addresses")
    parser.add_argument("--quick", action="store_true", help="light and normal, on a phone")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, served(Path(scratch)) as (address, site):
        wanted = [*of_every_part(faces_below(site)), *STATES]
        pages = [here for here in wanted if here.startswith(arguments.only)]
        shots = list(photographed(address, pages, arguments.out, is_quick=arguments.quick))
    sheet = arguments.out / "index.html"
    sheet.write_text(contact_sheet(shots), "utf-8")
    sys.stdout.write(f"{len(shots)} pictures of {len(pages)} pages: {sheet}\n")


def photographed(address: str, pages: list[str], out: Path, *, is_quick: bool) -> Iterator[Shot]:
    options = ["--no-sandbox"] if getattr(os, "geteuid", lambda: -1)() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found_browser(), args=options, timeout=LONGEST_MS
        )
        page = browser.new_page()
        page.set_default_timeout(LONGEST_MS)
        for here in pages:
            yield from on_screens(page, address, here, out, is_quick=is_quick)
            yield from () if is_quick else on_paper(page, address, here, out)
        browser.close()


def on_screens(page: Page, address: str, here: str, out: Path, *, is_quick: bool) -> Iterator[Shot]:
    faces = list(product(EDITIONS, SIZES, SCHEMES))
    chosen = ""
    for edition, size, scheme in faces[:1] if is_quick else faces:
        if edition != chosen:
            opened(page, address, here, edition)
            chosen = edition
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="screen", color_scheme=scheme)
        shot = Shot(
            here, f"{size} {edition} {scheme}", f"{name(here)}-{size}-{edition}-{scheme}.png"
        )
        page.screenshot(path=out / shot.file, full_page=True, animations="disabled")
        yield shot


def opened(page: Page, address: str, here: str, edition: str) -> None:
    """As somebody sees it who has chosen the edition on an earlier page."""
    page.goto(f"{address}/contacts/")
    page.evaluate("edition => { localStorage.edition = edition }", edition)
    page.goto(address + quote(here, safe="/#?=~&"))


def on_paper(page: Page, address: str, here: str, out: Path) -> Iterator[Shot]:
    """Every sheet, as a printer would lay it out."""
    opened(page, address, here, EDITIONS[0])
    page.emulate_media(media="print", color_scheme="light")
    with pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True)) as paper:
        for number, sheet in enumerate(paper, 1):
            shot = Shot(here, f"sheet {number}", f"{name(here)}-print-{number:02}.png")
            sheet.render(scale=1.2).to_pil().save(out / shot.file)
            yield shot


def name(here: str) -> str:
    words = here.replace("/", " ").replace("#", " ").replace("?", " ").replace(".html", "")
    return "-".join(words.replace("=", " ").replace("~", " ").split()) or "home"


def contact_sheet(shots: list[Shot]) -> str:
    """All pictures of a page in one row below its address."""
    rows = [
        f"<h2>{escape(here)}</h2>\n"
        + "\n".join(figure(shot) for shot in shots if shot.here == here)
        for here in dict.fromkeys(shot.here for shot in shots)
    ]
    head = (
        f'<!doctype html>\n<meta charset="utf-8">\n<title>Screenshots</title><style>{STYLE}</style>'
    )
    return "\n".join([head, *rows, ""])


def figure(shot: Shot) -> str:
    file = quote(shot.file)
    picture = f'<a href="{file}"><img loading="lazy" src="{file}" alt=""></a>'
    return f"<figure>{picture}<figcaption>{escape(shot.face)}</figcaption></figure>"


if __name__ == "__main__":
    main()
