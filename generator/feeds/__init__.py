"""What machines read: Atom, iCalendar, JSON, sitemap, status. Snapshot in, bytes out."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from generator.feeds.atom import atom_feeds, summary, tag_uri
from generator.feeds.data import data_files
from generator.feeds.headers import headers_file
from generator.feeds.search import search_file
from generator.feeds.xml import add_text, document
from generator.snapshot import Snapshot
from generator.templating import Renderer

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"

__all__ = ["feeds", "summary", "tag_uri"]


def feeds(snapshot: Snapshot, renderer: Renderer, addresses: Iterable[str]) -> dict[str, bytes]:
    """Every data file by its path; ``addresses`` are those of the pages, for the sitemap."""
    # Lazily: icalendar takes a tenth of a second, and a list or a check needs none of it.
    from generator.feeds.calendars import calendar_files  # noqa: PLC0415

    return {
        **atom_feeds(snapshot, renderer),
        **calendar_files(snapshot, renderer),
        **data_files(snapshot, renderer),
        "data/search.js": search_file(snapshot, renderer),
        "sitemap.xml": _sitemap(renderer, addresses),
        "robots.txt": _robots(snapshot, renderer),
        "_headers": headers_file(renderer.inlined.policy),
    }


def _sitemap(renderer: Renderer, addresses: Iterable[str]) -> bytes:
    urlset = Element("urlset", {"xmlns": SITEMAP})
    for address in sorted(addresses):
        add_text(SubElement(urlset, "url"), "loc", renderer.absolute(quote(address)))
    return document(urlset)


def _robots(snapshot: Snapshot, renderer: Renderer) -> bytes:
    if snapshot.estate.noindex:
        return b"# estate-site\nUser-agent: *\nDisallow: /\n"
    sitemap = renderer.absolute("/sitemap.xml")
    return f"# estate-site\nUser-agent: *\nDisallow:\nSitemap: {sitemap}\n".encode()
