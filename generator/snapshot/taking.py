"""Taking a snapshot: content as of a moment, and when that changes next.

Between two changes snapshots are equal, so what is published is byte for byte the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from generator.kinds.as_of import as_of, part_ends
from generator.kinds.content import Content, find_contact
from generator.kinds.events import happenings
from generator.kinds.events.life import EventLife, event_lives
from generator.kinds.events.months import month_views
from generator.kinds.events.view import EventView
from generator.kinds.guides.view import guide_views
from generator.kinds.in_language import in_language
from generator.kinds.links import RecordLink
from generator.kinds.notices.life import Life, lives
from generator.kinds.notices.view import NoticeView, notice_view
from generator.kinds.states import State
from generator.languages import CHINESE, Language, original
from generator.models.contacts import Contact
from generator.models.estate import Building
from generator.models.reach import Flat
from generator.snapshot import lookups
from generator.snapshot.snapshot import Snapshot
from generator.snapshot.views import BoardView, BuildingView, Changes

_MOMENT = timedelta(microseconds=1)


def take(content: Content, at: datetime) -> Snapshot:
    """The estate as of ``at``, an aware instant, with the changes just before and after.

    Once in every language it is shown in: the content differs by its words alone.
    """
    around = changes(content, at)
    first, *others = (
        _take(_All.of(in_language(content, language)), at, around, language)
        for language in content.languages
    )
    return replace(first, others=tuple(others))


def shown_at(content: Content, at: datetime) -> Snapshot:
    """Take a snapshot in Chinese alone, without the changes around it, for many moments."""
    return _All.of(content).shown(at)


def stages(content: Content, at: datetime, until: datetime) -> Iterator[Snapshot]:
    """Yield snapshots in Chinese: at ``at``, and after each change by itself before ``until``."""
    everything = _All.of(content)
    instants = everything.instants.union(happenings.month_starts(content, at))
    shown = everything.shown(at)
    yield shown
    for instant in sorted(one for one in instants if at < one < until):
        following = everything.shown(instant)
        if following != shown:
            shown = following
            yield shown


def changes(content: Content, at: datetime) -> Changes:
    """The last change by itself at or before ``at`` and the next one after it.

    Every instant a snapshot compares is a candidate; those where the snapshots a moment
    apart are equal are passed over.
    """
    everything = _All.of(content)
    instants = sorted(everything.instants.union(happenings.month_starts(content, at)))
    last = next(
        instant
        for instant in reversed(instants)
        if instant <= at and everything.shown(instant) != everything.shown(instant - _MOMENT)
    )
    now = everything.shown(at)
    following = next(i for i in instants if i > at and everything.shown(i) != now)
    return Changes(last, following)


def quiet_until(content: Content, at: datetime) -> datetime:
    """Find until when all that is said at ``at`` holds: what owners see, and what clerks are told.

    That is the next instant at which anything begins or ends, seen or not, or else the end of
    the day, since everything that comes due does so on a day.
    """
    zone = content.estate.zone
    tomorrow = datetime.combine(at.astimezone(zone).date() + timedelta(days=1), time.min, zone)
    return min([tomorrow, *(one for one in _All.of(content).instants if one > at)])


@dataclass(frozen=True)
class _All:
    """The content and every life in it, which do not depend on the moment."""

    content: Content
    notices: tuple[Life, ...]
    events: tuple[EventLife, ...]
    parts: Mapping[str, frozenset[datetime]]
    """Kind → when parts of its texts end."""

    @classmethod
    def of(cls, content: Content) -> _All:
        return cls(content, lives(content), event_lives(content), part_ends(content))

    def at(self, at: datetime) -> _All:
        """Return this without the parts that are over at ``at``; itself where none is."""
        kinds = [kind for kind, ends in self.parts.items() if min(ends) <= at]
        content = as_of(self.content, at, kinds) if kinds else self.content
        if content is self.content:
            return self
        notices = {notice.id: notice for notice in content.notices}
        events = {event.id: event for event in content.events}
        return replace(
            self,
            content=content,
            notices=tuple(replace(one, notice=notices[one.notice.id]) for one in self.notices),
            events=tuple(replace(one, event=events[one.event.id]) for one in self.events),
        )

    @property
    def instants(self) -> set[datetime]:
        """All instants a snapshot compares, but for the beginnings of months."""
        own = {instant for life in self.notices for instant in life.instants}
        own.update(instant for life in self.events for instant in life.instants)
        own.update(instant for ends in self.parts.values() for instant in ends)
        return own.union(lookups.instants(self.content), happenings.instants(self.content))

    def shown(self, at: datetime) -> Snapshot:
        """Take the snapshot of ``at``; the changes around it take no part in comparing."""
        return _take(self, at, Changes(at, at))


def _take(
    everything: _All, at: datetime, around: Changes, language: Language = CHINESE
) -> Snapshot:
    everything = everything.at(at)
    content = everything.content
    current = [life for life in everything.notices if life.state(at) is State.CURRENT]
    visible = lookups.visible_ids(content, at)
    visible["notices"] = {life.notice.id for life in current}
    held = (life for life in everything.events if life.state(at) is State.CURRENT)
    visible["events"] = {life.event.id for life in held}

    def is_visible(link: RecordLink) -> bool:
        return link.id in visible[link.kind]

    notices = tuple(sort_notices(notice_view(life, content, at, is_visible) for life in current))
    events = happenings.event_views(everything.events, content, at, is_visible)
    coming = happenings.happenings(events)
    return Snapshot(
        at=at,
        changes=around,
        language=language,
        languages=content.languages,
        estate=content.estate,
        rest=content.rest,
        hotline=content.hotline,
        contacts=content.contacts,
        public=content.public,
        notices=notices,
        guides=guide_views(content, at, is_visible, _over(everything, at)),
        buildings=tuple(_building(b, content, notices, events) for b in content.estate.buildings),
        boards=_boards(content, notices),
        lookups=lookups.look_up(content, at, is_visible),
        events=events,
        happenings=coming,
        programmes=happenings.programme_views(content, at, events),
        months=month_views(content, at, coming),
    )


def _over(everything: _All, at: datetime) -> set[str]:
    """Notices of which nothing is to be expected any more."""
    over = {State.ENDED, State.WITHDRAWN}
    return {life.notice.id for life in everything.notices if life.state(at) in over}


def sort_notices(notices: Iterable[NoticeView]) -> list[NoticeView]:
    """Loudest first, then by the nearest window still to come, then newest, then by id."""

    def order(view: NoticeView) -> tuple[object, ...]:
        ahead = [window.start for window in view.windows if not window.is_over]
        nearest = min(ahead).timestamp() if ahead else float("inf")
        quiet = view.is_over or view.life.is_cancelled
        newest = -(view.published or view.updated).timestamp()
        return quiet, -view.level.rank, nearest, newest, view.id

    return sorted(notices, key=order)


def _building(
    building: Building,
    content: Content,
    notices: tuple[NoticeView, ...],
    events: tuple[EventView, ...],
) -> BuildingView:
    group = content.estate.group_of(building.id)
    butler = _contact(group.butler if group else None, content)
    flat = Flat(building.id)
    concerning = [notice for notice in notices if notice.scope.reach.concerns(flat)]

    def is_named(notice: NoticeView) -> bool:
        return building.id in notice.scope.buildings and not notice.scope.is_everyone

    return BuildingView(
        building=building,
        address=f"/buildings/{building.id}/",
        group=group,
        butler=butler,
        substitute=_contact(butler.substitute if butler else None, content),
        notices=tuple(n for n in concerning if is_named(n)),
        common=tuple(n for n in concerning if not is_named(n)),
        others=tuple(n for n in notices if not n.scope.reach.concerns(flat)),
        events=tuple(event for event in events if event.scope.reach.concerns(flat)),
    )


def _contact(word: str | None, content: Content) -> Contact | None:
    return find_contact(word, content.contacts) if word else None


def _boards(content: Content, notices: tuple[NoticeView, ...]) -> tuple[BoardView, ...]:
    """The papers of each board; boards are told apart by their ids, not field by field."""
    hanging: dict[str, list[NoticeView]] = {board.id: [] for board in content.boards}
    for notice in notices:
        for board in notice.boards:
            hanging[board.id].append(notice)
    return tuple(
        BoardView(
            board=board,
            notices=tuple(hanging[board.id]),
            evergreen=tuple(
                paper.item
                for paper in content.evergreen
                if {board.id, original(board.name)} & set(paper.boards)
            ),
        )
        for board in content.boards
    )
