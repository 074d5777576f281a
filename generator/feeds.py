"""What machines read: Atom, JSON, the sitemap, the status file. Snapshot in, bytes out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.models.categories import Category
from generator.snapshot import NoticeView, Snapshot
from generator.templating import Renderer
from generator.templating.words import summary_words, until_words

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def feeds(snapshot: Snapshot, renderer: Renderer, addresses: Iterable[str]) -> dict[str, bytes]:
    """Every data file by its path; ``addresses`` are those of the pages, for the sitemap."""
    files = {
        "data/notices.json": _json(_notices(snapshot, renderer)),
        "status.json": _json(_status(snapshot)),
        "sitemap.xml": _sitemap(renderer, addresses),
        "robots.txt": _robots(snapshot, renderer),
    }
    for channel in _channels(snapshot):
        files[channel.address.removeprefix("/")] = _atom(snapshot, renderer, channel)
    return files


@dataclass(frozen=True)
class _Channel:
    """One feed: its address, the page that shows the same, and what is in it."""

    address: str
    page: str
    name: str
    notices: tuple[NoticeView, ...]


def _channels(snapshot: Snapshot) -> Iterator[_Channel]:
    """All notices, and each category by itself, empty or not: subscribers keep addresses."""
    yield _Channel("/feeds/notices.xml", "/notices/", "公告", snapshot.notices)
    for category in Category:
        yield _Channel(
            f"/feeds/notices-{category.value}.xml",
            f"/notices/category/{category.value}/",
            f"{category.zh}公告",
            snapshot.in_category(category),
        )


def _atom(snapshot: Snapshot, renderer: Renderer, channel: _Channel) -> bytes:
    """An Atom feed (RFC 4287); time stamps come from content, never from a clock."""
    since = datetime.combine(snapshot.estate.since, time(0), snapshot.estate.zone)
    newest = max((notice.updated for notice in channel.notices), default=since)
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "zh-Hans"})
    _text(feed, "id", renderer.absolute(channel.address))
    _text(feed, "title", f"{snapshot.estate.name} {channel.name}")
    _text(feed, "updated", newest.isoformat())
    SubElement(feed, "link", {"rel": "self", "href": renderer.absolute(channel.address)})
    SubElement(feed, "link", {"rel": "alternate", "href": renderer.absolute(channel.page)})
    author = SubElement(feed, "author")
    _text(author, "name", snapshot.estate.office)
    _text(feed, "generator", "estate-site")
    for notice in sorted(channel.notices, key=lambda n: (n.updated, n.id), reverse=True):
        _entry(feed, notice, snapshot, renderer)
    return _xml(feed)


def _entry(feed: Element, notice: NoticeView, snapshot: Snapshot, renderer: Renderer) -> None:
    entry = SubElement(feed, "entry")
    _text(entry, "id", tag_uri(snapshot, f"notices/{notice.id}"))
    _text(entry, "title", f"【已取消】{notice.title}" if notice.life.is_cancelled else notice.title)
    _text(entry, "updated", notice.updated.isoformat())
    _text(entry, "published", notice.published.isoformat())
    SubElement(entry, "link", {"rel": "alternate", "href": renderer.absolute(notice.address)})
    SubElement(entry, "category", {"term": notice.category.value, "label": notice.category.zh})
    for issuer in notice.issuers:
        _text(SubElement(entry, "author"), "name", issuer)
    _text(entry, "summary", summary(notice))
    if notice.body:
        html = renderer.prose(notice.body, dict(notice.links))
        _text(entry, "content", str(html), type="html")


def summary(notice: NoticeView) -> str:
    """When, for whom, until when: one line of plain words."""
    parts = [
        summary_words(notice.windows),
        notice.scope.text,
        notice.place,
        f"有效期至 {until_words(notice.end)}",
    ]
    return "；".join(part for part in parts if part)


def tag_uri(snapshot: Snapshot, specific: str) -> str:
    """A permanent id (RFC 4151) from the estate's host and first day."""
    host = urlsplit(snapshot.estate.url).hostname
    return f"tag:{host},{snapshot.estate.since}:{quote(specific)}"


def _notices(snapshot: Snapshot, renderer: Renderer) -> dict[str, object]:
    return {
        "estate": {"id": snapshot.estate.id, "name": snapshot.estate.name},
        "generator": "estate-site",
        "notices": [_notice(notice, renderer) for notice in snapshot.notices],
        "version": 1,
    }


def _notice(notice: NoticeView, renderer: Renderer) -> dict[str, object]:
    """Instants are ISO 8601 with the estate's offset; ``until`` is the first instant after."""
    return {
        "id": notice.id,
        "url": renderer.absolute(notice.address),
        "title": notice.title,
        "number": notice.number,
        "version": notice.version,
        "category": notice.category.value,
        "level": notice.level.value,
        "from": _iso(notice.start),
        "until": _iso(notice.end),
        "published": _iso(notice.published),
        "updated": _iso(notice.updated),
        "cancelled": notice.life.is_cancelled,
        "ended": _iso(notice.life.ended),
        "windows": [{"start": _iso(w.start), "end": _iso(w.end)} for w in notice.windows],
        "scope": {
            "text": notice.scope.text,
            "everyone": notice.scope.is_everyone,
            "buildings": list(notice.scope.buildings),
            "units": list(notice.scope.units),
            "floors": [list(floors) for floors in notice.scope.floors],
        },
        "place": notice.place,
        "cause": notice.cause,
        "actions": list(notice.actions),
        "help": notice.help,
        "contact": {"name": notice.contact.name, "phone": notice.contact.phone},
        "issuers": list(notice.issuers),
        "attachments": [renderer.absolute(file.address) for file in notice.attachments],
        "text": notice.body,
    }


def _status(snapshot: Snapshot) -> dict[str, object]:
    """What a watchdog needs: the last and the next change by itself, never the wall clock."""
    return {
        "estate": snapshot.estate.id,
        "generator": "estate-site",
        "last_change": _iso(snapshot.changes.last),
        "next_change": _iso(snapshot.changes.next),
        "version": 1,
    }


def _sitemap(renderer: Renderer, addresses: Iterable[str]) -> bytes:
    urlset = Element("urlset", {"xmlns": SITEMAP})
    for address in sorted(addresses):
        _text(SubElement(urlset, "url"), "loc", renderer.absolute(quote(address)))
    return _xml(urlset)


def _robots(snapshot: Snapshot, renderer: Renderer) -> bytes:
    if snapshot.estate.noindex:
        return b"# estate-site\nUser-agent: *\nDisallow: /\n"
    sitemap = renderer.absolute("/sitemap.xml")
    return f"# estate-site\nUser-agent: *\nDisallow:\nSitemap: {sitemap}\n".encode()


def _iso(instant: datetime | None) -> str | None:
    if instant is None:
        return None
    return instant.isoformat() if instant.tzinfo is not UTC else f"{instant:%Y-%m-%dT%H:%M:%SZ}"


def _text(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = _xml_characters(text)


def _xml_characters(text: str) -> str:
    """Without the control characters XML 1.0 cannot hold (section 2.2)."""
    return "".join(c for c in text if c >= " " or c in "\t\n")


def _xml(root: Element) -> bytes:
    indent(root)
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
