"""Guides as of a moment: which are there, whether a look at them is overdue, what is in progress.

What is in progress says how far it is only until the day on which more is to be said: after that
nobody knows whether it is still so.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from generator.dataclass import dataclass
from generator.kinds.content import find_contact
from generator.kinds.guides.model import Guide, ProgressEntry
from generator.kinds.resolving import linked_attachments, resolve_links
from generator.kinds.scene import Scene, Views, days_begin
from generator.kinds.states import State
from generator.models.contacts import Contact
from generator.models.unshown import for_owners
from generator.models.views import AttachmentView
from generator.schedule import Moment

_OVER = frozenset({State.ENDED, State.WITHDRAWN})
"""States of notices of which nothing is to be expected any more."""


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
    def record(self) -> Guide:
        return self.guide

    @property
    def id(self) -> str:
        return self.guide.id

    @property
    def title(self) -> str:
        return self.guide.title


def _guide(guide: Guide, scene: Scene, over: Container[str]) -> GuideView:
    """``over`` holds the ids of notices that have ended or were withdrawn."""
    content, day, zone = scene.content, scene.day, scene.content.estate.zone
    resolved = resolve_links(guide.body, "guides", guide.id, content, scene.is_visible)
    found = (find_contact(word, content.contacts) for word in guide.contacts)
    shown = (one for one in guide.progress if one.until is None or day <= one.until)
    return GuideView(
        guide=for_owners(guide),
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


class GuideViews(Views):
    """Guides whose last day has not passed."""

    def visible(self, scene: Scene) -> Iterable[str]:
        return (guide.id for guide in _current(scene))

    def instants(self, scene: Scene) -> Iterable[datetime]:
        return days_begin(_days(scene.content.guides), scene.content)

    def views(self, scene: Scene) -> tuple[GuideView, ...]:
        ended = {one.record.id for one in scene.standings("notices") if one.state in _OVER}
        return tuple(_guide(guide, scene, ended) for guide in _current(scene))

    def over(self, scene: Scene, names: Iterable[str]) -> Iterable[str]:
        current = {guide.id for guide in _current(scene)}
        return (name for name in names if name not in current)


def _current(scene: Scene) -> Iterable[Guide]:
    return (guide for guide in scene.content.guides if guide.is_current(scene.day))


def _days(guides: Iterable[Guide]) -> Iterator[date]:
    """Days with which a guide, or a part of it, is gone, no longer known, or to be looked at."""
    for guide in guides:
        yield from (one + timedelta(days=1) for one in _last_days(guide))
        yield from ([guide.review] if guide.review else [])


def _last_days(guide: Guide) -> Iterator[date]:
    yield from ([guide.until] if guide.until else [])
    for entry in guide.progress:
        yield entry.next
        yield from ([entry.until] if entry.until else [])


VIEWS = {"guides": GuideViews}
