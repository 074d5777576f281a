"""Atom feeds (RFC 4287): all notices, each category by itself, and the events.

A feed tells the newest of them: readers keep what they were told, and the page it names has all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, SubElement

from generator.dataclass import dataclass
from generator.feeds.xml import add_text, document
from generator.kinds.events.model import EventKind
from generator.kinds.events.shown import EventView, OccurrenceView
from generator.kinds.events.words import admission_words, repeat_words, whom_words
from generator.kinds.fact import Weight
from generator.kinds.facts import facts_of
from generator.kinds.notices.shown import NoticeView
from generator.models.categories import Category
from generator.snapshot import Snapshot
from generator.templating import Renderer
from generator.templating.list_pages import MOST
from generator.wording.dates import ended_words, schedule_words, validity_words, window_words
from generator.wording.scopes import scope_words
from generator.wording.values import value_words

MOST_DATES = 3
ATOM = "http://www.w3.org/2005/Atom"


def atom_feeds(snapshot: Snapshot, renderer: Renderer) -> dict[str, bytes]:
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
    items: tuple[NoticeView, ...] | tuple[EventView, ...]


def _channels(snapshot: Snapshot) -> Iterator[_Channel]:
    """Yield every feed, empty or not: subscribers keep addresses."""
    yield _Channel("/feeds/notices.xml", "/notices/", "公告", snapshot.notices)
    for category in Category:
        yield _Channel(
            f"/feeds/notices-{category.value}.xml",
            f"/notices/category/{category.value}/",
            f"{category.zh}公告",
            snapshot.in_category(category),
        )
    yield _Channel("/feeds/events.xml", "/events/", "活动", snapshot.events)


def _atom(snapshot: Snapshot, renderer: Renderer, channel: _Channel) -> bytes:
    """Make an Atom feed (RFC 4287); time stamps come from content, never from a clock."""
    since = datetime.combine(snapshot.estate.since, time(0), snapshot.estate.zone)
    newest = max((item.updated for item in channel.items), default=since)
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "zh-Hans"})
    add_text(feed, "id", renderer.absolute(channel.address))
    add_text(feed, "title", f"{snapshot.estate.name} {channel.name}")
    add_text(feed, "updated", newest.isoformat())
    SubElement(feed, "link", {"rel": "self", "href": renderer.absolute(channel.address)})
    SubElement(feed, "link", {"rel": "alternate", "href": renderer.absolute(channel.page)})
    author = SubElement(feed, "author")
    add_text(author, "name", snapshot.estate.office)
    add_text(feed, "generator", "estate-site")
    latest_first: list[NoticeView | EventView] = sorted(
        channel.items, key=lambda one: (one.updated, one.id), reverse=True
    )
    for item in latest_first[:MOST]:
        _entry(feed, item, snapshot, renderer)
    return document(feed)


def _entry(
    feed: Element, item: NoticeView | EventView, snapshot: Snapshot, renderer: Renderer
) -> None:
    entry = SubElement(feed, "entry")
    add_text(entry, "id", tag_uri(snapshot, item.address.strip("/")))
    add_text(entry, "title", f"{_mark(item)}{item.title}")
    add_text(entry, "updated", item.updated.isoformat())
    if item.published:
        add_text(entry, "published", item.published.isoformat())
    SubElement(entry, "link", {"rel": "alternate", "href": renderer.absolute(item.address)})
    kind = _kind(item)
    SubElement(entry, "category", {"term": kind.value, "label": kind.zh})
    for issuer in item.issuers:
        add_text(SubElement(entry, "author"), "name", issuer)
    add_text(entry, "summary", summary(item))
    if item.body:
        add_text(entry, "content", body_html(item, renderer), type="html")


def _kind(item: NoticeView | EventView) -> Category | EventKind:
    return item.category if isinstance(item, NoticeView) else item.kind


def _mark(item: NoticeView | EventView) -> str:
    if isinstance(item, NoticeView):
        if item.life.is_cancelled:
            return "【已取消】"
        return "" if item.life.ended is None else "【已结束】"
    if item.is_cancelled:
        return "【已取消】"
    if item.next.is_moved:
        return "【改期】"
    return "【换地点】" if item.next.has_own_place else ""


def body_html(item: NoticeView | EventView, renderer: Renderer) -> str:
    """Render the body as the page shows it: its source would name what is not visible now."""
    return str(renderer.prose(item.body, dict(item.links))).strip()


def summary(item: NoticeView | EventView) -> str:
    """Say when, where, for whom and until when, in one line of plain words."""
    parts = _of_notice(item) if isinstance(item, NoticeView) else _of_event(item)
    return "；".join(part for part in parts if part)


def _of_notice(notice: NoticeView) -> Iterator[str]:
    planned = schedule_words(notice.windows)
    yield ended_words(notice.life)
    yield from _weighty(
        notice,
        {
            "window": [f"原定{planned}" if notice.life.ended else planned],
            "scope": [scope_words(notice.scope)],
            "place": [notice.place],
        },
    )
    yield validity_words(notice.end, notice.review)


def _of_event(view: EventView) -> Iterator[str]:
    own = {
        "date": [*_times(view)],
        "place": [view.next.place],
        "audience": [whom_words(view)],
        "registration": [admission_words(view.registration)] if view.registration else [],
    }
    yield from _weighty(view, own)


def _weighty(item: NoticeView | EventView, own: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Say what must be said first; whatever does not speak for itself with its label."""
    for fact in facts_of(item):
        if fact.weight is Weight.FIRST:
            yield from own.get(fact.key) or [f"{fact.label}：{value_words(fact.value)}"]


def _times(view: EventView) -> Iterator[str]:
    if view.event.repeat:
        yield repeat_words(view.event.repeat)
    yield from map(_when, view.occurrences[:MOST_DATES])
    held = sum(not one.is_cancelled for one in view.occurrences)
    if len(view.occurrences) > MOST_DATES and held:
        yield f"等 {held} 次"


def _when(one: OccurrenceView) -> str:
    words = window_words(one.window, year=True)
    if one.has_own_place:
        words = f"{words}在{one.place}"
    if one.is_cancelled:
        return f"{words}（取消）"
    return f"{words}（原定{window_words(one.planned)}）" if one.is_moved else words


def tag_uri(snapshot: Snapshot, specific: str) -> str:
    """Make a permanent id (RFC 4151) from the estate's host and first day."""
    host = urlsplit(snapshot.estate.url).hostname
    return f"tag:{host},{snapshot.estate.since}:{quote(specific)}"
