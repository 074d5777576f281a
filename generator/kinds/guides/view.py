"""Guides as of a moment: which are there, whether a look at them is overdue, what is in progress.

What is in progress says how far it is only until the day on which more is to be said: after that
nobody knows whether it is still so.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from generator.kinds.content import Content, find_contact
from generator.kinds.guides.model import Guide, ProgressEntry
from generator.kinds.resolving import IsVisible, linked_attachments, resolve_links
from generator.models.contacts import Contact
from generator.models.views import AttachmentView
from generator.schedule import Moment


@dataclass(frozen=True)
class ProgressView:
    """``is_known`` until ``known_until``, or until the notice it is about is over."""

    entry: ProgressEntry
    is_known: bool
    known_until: datetime
    end: datetime | None


@dataclass(frozen=True)
class GuideView:
    """``end`` is when it goes; a look at it is due from ``review_due`` on."""

    guide: Guide
    address: str
    end: datetime | None
    review_due: datetime | None
    is_review_due: bool
    progress: tuple[ProgressView, ...]
    contacts: tuple[Contact, ...]
    links: Mapping[str, str]
    attachments: tuple[AttachmentView, ...]

    @property
    def id(self) -> str:
        return self.guide.id

    @property
    def title(self) -> str:
        return self.guide.title


def guide_views(
    content: Content, at: datetime, is_visible: IsVisible, over: Container[str]
) -> tuple[GuideView, ...]:
    """``over`` holds the ids of notices that have ended or were withdrawn."""
    day = at.astimezone(content.estate.zone).date()
    current = (guide for guide in content.guides if guide.is_current(day))
    return tuple(_guide(guide, content, day, is_visible, over) for guide in current)


def last_days(content: Content) -> Iterator[date]:
    """Days after which a guide, or something of it, is gone or no longer known."""
    for guide in content.guides:
        yield from ([guide.until] if guide.until else [])
        for entry in guide.progress:
            yield entry.next
            yield from ([entry.until] if entry.until else [])


def review_days(content: Content) -> Iterator[date]:
    """Days from which on a look at a guide is overdue."""
    yield from (guide.review for guide in content.guides if guide.review)


def _guide(
    guide: Guide, content: Content, day: date, is_visible: IsVisible, over: Container[str]
) -> GuideView:
    zone = content.estate.zone
    resolved = resolve_links(guide.body, "guides", guide.id, content, is_visible)
    found = (find_contact(word, content.contacts) for word in guide.contacts)
    shown = (one for one in guide.progress if one.until is None or day <= one.until)
    return GuideView(
        guide=guide,
        address=f"/guides/{guide.id}/",
        end=_end(guide.until, zone) if guide.until else None,
        review_due=_start(guide.review, zone) if guide.review else None,
        is_review_due=guide.review is not None and guide.review <= day,
        progress=tuple(_progress(one, day, zone, over) for one in shown),
        contacts=tuple(contact for contact in found if contact),
        links=resolved,
        attachments=linked_attachments(resolved, content),
    )


def _progress(
    entry: ProgressEntry, day: date, zone: ZoneInfo, over: Container[str]
) -> ProgressView:
    return ProgressView(
        entry=entry,
        is_known=day <= entry.next and entry.notice not in over,
        known_until=_end(entry.next, zone),
        end=_end(entry.until, zone) if entry.until else None,
    )


def _start(day: date, zone: ZoneInfo) -> datetime:
    return Moment(day).start(zone).astimezone(zone)


def _end(day: date, zone: ZoneInfo) -> datetime:
    return Moment(day).end(zone).astimezone(zone)
