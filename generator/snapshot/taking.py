"""Taking a snapshot: content as of a moment, and when that changes next.

Between two changes snapshots are equal, so what is published is byte for byte the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from generator.models.contacts import Contact
from generator.models.content import Content, find_contact
from generator.models.estate import Building
from generator.models.guide import Guide
from generator.models.links import RecordLink
from generator.snapshot import lookups
from generator.snapshot.notice_views import (
    IsVisible,
    linked_attachments,
    notice_view,
    resolve_links,
)
from generator.snapshot.snapshot import Snapshot
from generator.snapshot.states import Life, State, lives
from generator.snapshot.views import BoardView, BuildingView, Changes, GuideView, NoticeView

_UNKNOWN = Changes(None, None)
_BEFORE_ALL = datetime(1980, 1, 1, tzinfo=UTC)
"""Earlier than any date that can be typed, and a date in every zone."""


def take(content: Content, at: datetime) -> Snapshot:
    """The estate as of ``at``, an aware instant, with the changes just before and after."""
    everyone = lives(content)
    return _take(content, everyone, at, changes(content, at))


def changes(content: Content, at: datetime) -> Changes:
    """The last change by itself at or before ``at`` and the next one after it.

    Every instant a snapshot compares is a candidate; those where the snapshots a moment
    apart are equal are passed over.
    """
    everyone = lives(content)
    own = {instant for life in everyone for instant in life.instants}
    instants = sorted(own.union(lookups.instants(content)))
    past = [instant for instant in instants if instant <= at]
    now = _take(content, everyone, at, _UNKNOWN)
    following = (
        instant
        for instant in instants
        if instant > at and _take(content, everyone, instant, _UNKNOWN) != now
    )
    return Changes(_last_change(content, everyone, past, now), next(following, None))


def _last_change(
    content: Content, everyone: tuple[Life, ...], past: list[datetime], now: Snapshot
) -> datetime | None:
    """Walks back to the first candidate before which something else was shown."""
    for index in range(len(past) - 1, -1, -1):
        before = past[index - 1] if index else _BEFORE_ALL
        if _take(content, everyone, before, _UNKNOWN) != now:
            return past[index]
    return None


def _take(content: Content, everyone: tuple[Life, ...], at: datetime, around: Changes) -> Snapshot:
    current = [life for life in everyone if life.state(at) is State.CURRENT]
    visible = lookups.visible_ids(content, at)
    visible["notices"] = {life.notice.id for life in current}

    def is_visible(link: RecordLink) -> bool:
        return link.id in visible[link.folder]

    notices = tuple(sort_notices(notice_view(life, content, at, is_visible) for life in current))
    return Snapshot(
        at=at,
        changes=around,
        estate=content.estate,
        hotline=content.hotline,
        contacts=content.contacts,
        public=content.public,
        notices=notices,
        guides=tuple(_guide(guide, content, is_visible) for guide in content.guides),
        buildings=tuple(_building(b, content, notices) for b in content.estate.buildings),
        boards=_boards(content, notices),
        lookups=lookups.look_up(content, at, is_visible),
    )


def sort_notices(notices: Iterable[NoticeView]) -> list[NoticeView]:
    """Loudest first, then by the nearest window still to come, then newest, then by id."""

    def order(view: NoticeView) -> tuple[object, ...]:
        ahead = [window.start for window in view.windows if not window.is_over]
        nearest = min(ahead).timestamp() if ahead else float("inf")
        quiet = view.is_over or view.life.is_cancelled
        return quiet, -view.level.rank, nearest, -view.published.timestamp(), view.id

    return sorted(notices, key=order)


def _guide(guide: Guide, content: Content, is_visible: IsVisible) -> GuideView:
    resolved = resolve_links(guide.body, "pages", guide.id, content, is_visible)
    found = (find_contact(word, content.contacts) for word in guide.contacts)
    return GuideView(
        guide=guide,
        address=f"/guides/{guide.id}/",
        contacts=tuple(contact for contact in found if contact),
        links=resolved,
        attachments=linked_attachments(resolved, content),
    )


def _building(
    building: Building, content: Content, notices: tuple[NoticeView, ...]
) -> BuildingView:
    group = content.estate.group_of(building.id)
    butler = _contact(group.butler if group else None, content)
    return BuildingView(
        building=building,
        address=f"/buildings/{building.id}/",
        group=group,
        butler=butler,
        substitute=_contact(butler.substitute if butler else None, content),
        notices=tuple(
            n for n in notices if building.id in n.scope.buildings and not n.scope.is_everyone
        ),
        common=tuple(notice for notice in notices if notice.scope.is_everyone),
    )


def _contact(word: str | None, content: Content) -> Contact | None:
    return find_contact(word, content.contacts) if word else None


def _boards(content: Content, notices: tuple[NoticeView, ...]) -> tuple[BoardView, ...]:
    return tuple(
        BoardView(
            board=board,
            notices=tuple(notice for notice in notices if board in notice.boards),
            evergreen=tuple(
                paper.item
                for paper in content.evergreen
                if {board.id, board.name} & set(paper.boards)
            ),
        )
        for board in content.boards
    )
