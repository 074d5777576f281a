"""Taking a snapshot: content as of a moment, and when that changes next.

Between two changes snapshots are equal, so what is published is byte for byte the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from generator.dataclass import dataclass
from generator.kinds.as_of import as_of, part_ends
from generator.kinds.content import Content, find_contact
from generator.kinds.events import view as happenings
from generator.kinds.events.months import month_views
from generator.kinds.events.shown import EventView
from generator.kinds.in_language import in_language
from generator.kinds.notices.shown import NoticeView
from generator.kinds.scene import Scene, instants
from generator.kinds.states import ALWAYS
from generator.kinds.table import KINDS
from generator.languages import CHINESE, Language, original
from generator.models.contacts import Contact
from generator.models.estate import Building
from generator.models.reach import Flat
from generator.snapshot.snapshot import Snapshot
from generator.snapshot.views import BoardView, BuildingView, Changes

_MOMENT = timedelta(microseconds=1)


def take(content: Content, at: datetime) -> Snapshot:
    """The estate as of ``at``, an aware instant, with the changes just before and after.

    Once in every language it is shown in: the content differs by its words alone.
    """
    everything = _All.of(content)
    now, around = everything.shown_and_changes(at)
    others = (
        _take(_All.of(in_language(content, language)).scene(at), around, language)
        for language in content.languages
        if language != CHINESE
    )
    return replace(now, changes=around, others=tuple(others))


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
    """Find the last change by itself at or before ``at`` and the next one after it."""
    return _All.of(content).shown_and_changes(at)[1]


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
    """The content, and whatever of it does not depend on the moment."""

    base: Scene
    parts: Mapping[str, frozenset[datetime]]
    """Kind → when parts of its texts end."""

    @classmethod
    def of(cls, content: Content) -> _All:
        return cls(Scene(content, ALWAYS), part_ends(content))

    def scene(self, at: datetime) -> Scene:
        """Return the scene of ``at``, without the parts of texts that are over by then."""
        kinds = [kind for kind, ends in self.parts.items() if min(ends) <= at]
        content = self.base.content
        return self.base.later(at, as_of(content, at, kinds) if kinds else content)

    @property
    def instants(self) -> set[datetime]:
        """All instants a snapshot compares, but for the beginnings of months."""
        ends = {instant for of_kind in self.parts.values() for instant in of_kind}
        return ends.union(instants(self.base))

    def shown(self, at: datetime) -> Snapshot:
        """Take the snapshot of ``at``; the changes around it take no part in comparing."""
        return _take(self.scene(at), Changes(at, at))

    def shown_and_changes(self, at: datetime) -> tuple[Snapshot, Changes]:
        """Take the snapshot of ``at``, and find the last change by itself by then and the next.

        Every instant a snapshot compares is a candidate; those where the snapshots a moment
        apart are equal are passed over. None differs between two candidates, so that of ``at``
        stands for what is shown from the last change on. Where other records are to be seen the
        snapshots differ, and nobody has to take a second one to know it.
        """
        scene = self.scene(at)
        now = _take(scene, Changes(at, at))

        def is_another(instant: datetime) -> bool:
            then = self.scene(instant)
            return then.visible != scene.visible or _take(then, now.changes) != now

        months = happenings.month_starts(self.base.content, at)
        instants = sorted(self.instants.union(months))
        last = next(one for one in reversed(instants) if one <= at and is_another(one - _MOMENT))
        following = next(one for one in instants if one > at and is_another(one))
        return now, Changes(last, following)


def _take(scene: Scene, around: Changes, language: Language = CHINESE) -> Snapshot:
    content, at = scene.content, scene.at
    lists = {kind.name: scene.views(kind.name) for kind in KINDS}
    notices: tuple[NoticeView, ...] = lists["notices"]
    events: tuple[EventView, ...] = lists["events"]
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
        fee_board=content.fee_board,
        catalogue_review=content.catalogue_review,
        buildings=tuple(_building(b, content, notices, events) for b in content.estate.buildings),
        boards=_boards(content, notices),
        lists=lists,
        happenings=coming,
        months=month_views(content, at, coming),
    )


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
