"""One visible notice as it is shown at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from generator.kinds.content import Content
from generator.kinds.notices.life import Life, lives
from generator.kinds.notices.model import Notice
from generator.kinds.notices.posting import Posting
from generator.kinds.notices.shown import NoticeView
from generator.kinds.resolving import (
    IsVisible,
    Local,
    issuers,
    named_attachments,
    resolve_links,
    review_view,
    scope_view,
)
from generator.kinds.scene import Scene, Standing, Views
from generator.kinds.stamps import stamps_of
from generator.kinds.states import State
from generator.models import scope
from generator.models.reach import spared_floors
from generator.models.status import Status
from generator.models.views import (
    LifeView,
    PublicityView,
    ScopeView,
    WindowView,
)


def notice_view(life: Life, content: Content, at: datetime, is_visible: IsVisible) -> NoticeView:
    """``is_visible`` says of a link to another record whether it may be shown now."""
    notice, posting = life.notice, life.posting
    local = Local(content)
    start = local.instant(posting.period.start)
    resolved = resolve_links(notice.body, "notices", notice.id, content, is_visible)
    own_life = _life(life, local, at)
    changed = (posting.revised, posting.ended)
    stamps = stamps_of(notice, posting.period.start, changed, content, at)
    return NoticeView(
        record=life.for_owners,
        address=f"/notices/{notice.id}/",
        start=start,
        end=local.instant(posting.period.end),
        published=stamps.published,
        updated=stamps.updated,
        sequence=stamps.sequence,
        windows=_windows(notice, posting, local, at),
        scope=_scope(notice, content),
        contact=content.contact(notice.contact),
        issuers=issuers(notice.issuer, content),
        review=review_view(posting.review, local, at),
        boards=content.boards_of(notice)[0],
        publicity=_publicity(notice, posting, content, local, at),
        life=own_life,
        attachments=named_attachments(notice.attachments, "notices", notice.id, content, resolved),
        links=resolved,
    )


def _windows(
    notice: Notice, posting: Posting, local: Local, at: datetime
) -> tuple[WindowView, ...]:
    """Resolve the windows; once the notice has ended early, all are over, for no more happens."""
    ended = posting.ended is not None and posting.ended <= at
    views = []
    for typed, period in zip(notice.window, posting.windows, strict=True):
        start, end = period.bounds
        start, end = start.astimezone(local.zone), end.astimezone(local.zone)
        whole = typed.start.clock is None and typed.end.clock is None
        views.append(WindowView(start, end, whole, ended or period.is_over(at)))
    return tuple(sorted(views, key=lambda view: (view.start, view.end)))


def _life(life: Life, local: Local, at: datetime) -> LifeView:
    notice, posting, clears = life.notice, life.posting, life.clears_until
    ended = posting.ended if posting.ended and posting.ended <= at else None
    was = notice.extended_from
    return LifeView(
        is_cancelled=notice.status is Status.CANCELLED,
        reason=notice.reason or "",
        ended=local.instant(ended),
        ended_note=(notice.ended_note or "") if ended else "",
        extended_from=local.instant(was.end(local.zone)) if was else None,
        revised=notice.revised.day if notice.revised else None,
        changes=notice.changes,
        clears_until=local.instant(clears) if clears and at < clears else None,
    )


def _scope(notice: Notice, content: Content) -> ScopeView:
    floors = notice.floors.ranges if notice.floors else ()
    view = scope_view(notice, content, floors)
    buildings = [b for b in content.estate.buildings if b.id in view.buildings]
    highest = max((building.floors for building in buildings), default=0)
    return replace(
        view,
        floors=floors,
        spared_floors=spared_floors(floors, highest) if floors else (),
        spared=() if view.typed else scope.spared(view.units, content.estate),
        unaffected=notice.unaffected or "",
    )


def _publicity(
    notice: Notice, posting: Posting, content: Content, local: Local, at: datetime
) -> PublicityView | None:
    if posting.lawful is None or posting.minimum is None:
        return None
    item = content.profile and notice.publicity and content.profile.item(notice.publicity)
    return PublicityView(
        name=item.name if item else "",
        minimum=posting.minimum,
        lawful=posting.lawful,
        objection=local.instant(posting.objection),
        is_objection_open=posting.objection is not None and at < posting.objection,
        objection_how=notice.objection_how or "",
    )


def sort_notices(notices: Iterable[NoticeView]) -> list[NoticeView]:
    """Loudest first, then by the nearest window still to come, then newest, then by id."""

    def order(view: NoticeView) -> tuple[object, ...]:
        ahead = [window.start for window in view.windows if not window.is_over]
        nearest = min(ahead).timestamp() if ahead else float("inf")
        quiet = view.is_over or view.life.is_cancelled
        newest = -(view.published or view.updated).timestamp()
        return quiet, -view.level.rank, nearest, newest, view.id

    return sorted(notices, key=order)


class NoticeViews(Views):
    """Notices that hang now."""

    def prepared(self, content: Content) -> tuple[Life, ...]:
        return lives(content)

    def visible(self, scene: Scene) -> Iterable[str]:
        return (life.notice.id for life in _current(scene))

    def instants(self, scene: Scene) -> Iterable[datetime]:
        return (instant for life in scene.prepared("notices") for instant in life.instants)

    def views(self, scene: Scene) -> tuple[NoticeView, ...]:
        said = {notice.id: notice for notice in scene.content.notices}
        now = (_said(life, said[life.notice.id]) for life in _current(scene))
        views = (notice_view(life, scene.content, scene.at, scene.is_visible) for life in now)
        return tuple(sort_notices(views))

    def standings(self, scene: Scene) -> Iterable[Standing]:
        for life in scene.prepared("notices"):
            notice, period = life.notice, life.posting.period
            yield Standing(notice, life.state(scene.at), period, notice.review)


def _said(life: Life, notice: Notice) -> Life:
    """Return the life of a notice as it reads at a moment: itself where no part of it is over."""
    return life if life.notice is notice else replace(life, notice=notice)


def _current(scene: Scene) -> Iterable[Life]:
    return (one for one in scene.prepared("notices") if one.state(scene.at) is State.CURRENT)


VIEWS = {"notices": NoticeViews}
