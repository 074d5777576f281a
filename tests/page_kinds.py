"""Which pages stand for a whole site: the longest of every kind, and those with a part of its own.

The kinds are read from the pages as they were built, never listed, so that a new one is looked at
from its first day. Pages are of one kind that lie in one folder, in one language, and whose body
and beginning are of one class; a list is a kind by itself. A part is an element with its class.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import NamedTuple

Kind = tuple[str, ...]


class Face(NamedTuple):
    """What a page is told by."""

    kind: Kind
    parts: frozenset[str]
    size: int


class Outline(HTMLParser):
    """Reads the elements of a page and leaves its words alone."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language = self.body = self.first = ""
        self.parts: set[str] = set()
        self.leads_on = False
        self._is_in_main = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = {name: value or "" for name, value in attrs}
        part = f"{tag}.{values.get('class', '')}"
        self.parts |= {f"{tag}.{name}" for name in values.get("class", "").split() or [""]}
        if self._is_in_main and not self.first and part != "p.tongues":
            self.first = part
        self._is_in_main = self._is_in_main or tag == "main"
        self.language = values.get("lang", "") if tag == "html" else self.language
        self.body = values.get("class", "") if tag == "body" else self.body
        self.leads_on = self.leads_on or values.get("http-equiv") == "refresh"


def faces(files: Mapping[str, bytes]) -> dict[str, Face]:
    """Every page by its address; those that only lead on to another are none."""
    outlines = {
        path: Outline(data.decode()) for path, data in files.items() if path.endswith(".html")
    }
    return {
        address_of(path): Face(kind_of(path, outline), frozenset(outline.parts), len(files[path]))
        for path, outline in sorted(outlines.items())
        if not outline.leads_on
    }


def faces_below(folder: Path) -> dict[str, Face]:
    """Of a site that lies in a folder."""
    paths = [path for path in folder.rglob("*.html") if path.is_file()]
    return faces({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})


def address_of(path: str) -> str:
    return "/" + path.removesuffix("index.html")


def kind_of(path: str, outline: Outline) -> Kind:
    folder = PurePosixPath(path).parent
    is_list = len(folder.parts) <= 1 + (folder.parts[:1] == (outline.language,))
    place = folder if is_list else folder.parent
    return (outline.language, str(place), outline.body, outline.first)


def of_every_kind(site: Mapping[str, Face]) -> list[str]:
    """The longest page of every kind."""
    longest: dict[Kind, str] = {}
    for address, face in site.items():
        if face.size > site.get(longest.get(face.kind, ""), NOTHING).size:
            longest[face.kind] = address
    return sorted(longest.values())


NOTHING = Face((), frozenset(), -1)


def of_every_part(site: Mapping[str, Face]) -> list[str]:
    """Of every kind one, and so many more that no part of any language is left out."""
    chosen = of_every_kind(site)
    for language in sorted({face.kind[0] for face in site.values()}):
        pages = {here: face for here, face in site.items() if face.kind[0] == language}
        seen = joined(pages[here] for here in chosen if here in pages)
        chosen += _holding(joined(pages.values()) - seen, pages)
    return sorted(chosen)


def few_of_every_part(site: Mapping[str, Face]) -> list[str]:
    """So few of these pages that together they hold every part of all of them."""
    return sorted(_holding(joined(site.values()), site))


def _holding(parts: frozenset[str], site: Mapping[str, Face]) -> list[str]:
    """Pages that hold the parts, each one the most of those that were left."""
    chosen: list[str] = []
    while parts:
        chosen.append(max(site, key=lambda here: len(site[here].parts & parts)))
        parts -= site[chosen[-1]].parts
    return chosen


def joined(some: Iterable[Face]) -> frozenset[str]:
    return reduce(frozenset.union, (face.parts for face in some), frozenset())
