"""Files that machines read: Atom, iCalendar, JSON, sitemap, status. Snapshot in, bytes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from generator.feeds.atom import atom_feeds, summary, tag_uri
from generator.feeds.calendar_files import RecallCalendar, calendar_files
from generator.feeds.data import data_files
from generator.feeds.headers import headers_file
from generator.feeds.lines import Line, LinesFile, RecallLines, lines_of
from generator.feeds.search import search_files
from generator.feeds.xml import add_text, document
from generator.languages import Language
from generator.snapshot import Snapshot
from generator.templating import Renderer

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = {"xmlns:xhtml": "http://www.w3.org/1999/xhtml"}

__all__ = [
    "Line",
    "LinesFile",
    "calendar_files",
    "data_files",
    "feeds",
    "headers_file",
    "lines_of",
    "summary",
    "tag_uri",
]


class Recall(RecallCalendar, RecallLines, Protocol):
    """Writes files, or knows them from an earlier build."""


def feeds(
    snapshot: Snapshot, renderer: Renderer, addresses: Iterable[str], recall: Recall | None = None
) -> dict[str, bytes]:
    """Make every data file by its path; ``addresses`` are those of the pages, for the sitemap."""
    return {
        **atom_feeds(snapshot, renderer),
        **calendar_files(snapshot, renderer, recall),
        **data_files(snapshot, renderer, recall),
        **search_files(snapshot, renderer, recall),
        "sitemap.xml": _sitemap(snapshot, renderer, addresses),
        "robots.txt": _robots(snapshot, renderer),
        "_headers": headers_file(renderer.inlined.policy, snapshot.languages),
    }


def _sitemap(snapshot: Snapshot, renderer: Renderer, addresses: Iterable[str]) -> bytes:
    """List each page with its twins in all languages, itself included, as search engines ask."""
    known = set(addresses)
    is_one = len(snapshot.languages) == 1
    urlset = Element("urlset", {"xmlns": SITEMAP} if is_one else {"xmlns": SITEMAP, **_XHTML})
    for address in sorted(known):
        url = SubElement(urlset, "url")
        add_text(url, "loc", renderer.absolute(quote(address)))
        for tag, twin in [] if is_one else _twins(address, snapshot.languages):
            if twin in known:
                href = renderer.absolute(quote(twin))
                SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": tag, "href": href})
    return document(urlset)


def _twins(address: str, languages: tuple[Language, ...]) -> Iterator[tuple[str, str]]:
    """Yield language tag and address of the same page in every language."""
    folders = (language.folder for language in languages if language.folder)
    own = next((folder for folder in folders if address.startswith(f"{folder}/")), "")
    for language in languages:
        yield language.tag, f"{language.folder}{address.removeprefix(own)}"


def _robots(snapshot: Snapshot, renderer: Renderer) -> bytes:
    if snapshot.estate.noindex or snapshot.estate.sample:
        return b"# estate-site\nUser-agent: *\nDisallow: /\n"
    sitemap = renderer.absolute("/sitemap.xml")
    return f"# estate-site\nUser-agent: *\nDisallow:\nSitemap: {sitemap}\n".encode()
