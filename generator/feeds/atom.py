"""Atom feeds (RFC 4287): all notices, and each category by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, SubElement

from generator.feeds.xml import add_text, document
from generator.models.categories import Category
from generator.snapshot import NoticeView, Snapshot
from generator.templating import Renderer
from generator.templating.words import summary_words, until_words

ATOM = "http://www.w3.org/2005/Atom"


def notice_feeds(snapshot: Snapshot, renderer: Renderer) -> dict[str, bytes]:
    return {
        channel.address.removeprefix("/"): _atom(snapshot, renderer, channel)
        for channel in _channels(snapshot)
    }


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
    add_text(feed, "id", renderer.absolute(channel.address))
    add_text(feed, "title", f"{snapshot.estate.name} {channel.name}")
    add_text(feed, "updated", newest.isoformat())
    SubElement(feed, "link", {"rel": "self", "href": renderer.absolute(channel.address)})
    SubElement(feed, "link", {"rel": "alternate", "href": renderer.absolute(channel.page)})
    author = SubElement(feed, "author")
    add_text(author, "name", snapshot.estate.office)
    add_text(feed, "generator", "estate-site")
    for notice in sorted(channel.notices, key=lambda n: (n.updated, n.id), reverse=True):
        _entry(feed, notice, snapshot, renderer)
    return document(feed)


def _entry(feed: Element, notice: NoticeView, snapshot: Snapshot, renderer: Renderer) -> None:
    entry = SubElement(feed, "entry")
    add_text(entry, "id", tag_uri(snapshot, f"notices/{notice.id}"))
    add_text(
        entry, "title", f"【已取消】{notice.title}" if notice.life.is_cancelled else notice.title
    )
    add_text(entry, "updated", notice.updated.isoformat())
    add_text(entry, "published", notice.published.isoformat())
    SubElement(entry, "link", {"rel": "alternate", "href": renderer.absolute(notice.address)})
    SubElement(entry, "category", {"term": notice.category.value, "label": notice.category.zh})
    for issuer in notice.issuers:
        add_text(SubElement(entry, "author"), "name", issuer)
    add_text(entry, "summary", summary(notice))
    if notice.body:
        add_text(entry, "content", body_html(notice, renderer), type="html")


def body_html(notice: NoticeView, renderer: Renderer) -> str:
    """The body as the page shows it: its source would name what is not visible now."""
    return str(renderer.prose(notice.body, dict(notice.links))).strip()


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
