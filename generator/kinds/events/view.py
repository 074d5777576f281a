"""Events as of a moment: which are public, what of them is still to come, in what order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from generator.kinds.content import Content
from generator.kinds.events.life import EventLife, event_lives
from generator.kinds.events.model import Event, Vacancy
from generator.kinds.events.occurrence import EventPosting, Occurrence
from generator.kinds.events.programme import Programme
from generator.kinds.events.shown import (
    Admission,
    EventView,
    HappeningView,
    OccurrenceView,
    ProgrammeView,
    RegistrationView,
)
from generator.kinds.resolving import (
    IsVisible,
    Local,
    issuers,
    named_attachments,
    resolve_links,
    scope_view,
)
from generator.kinds.scene import Scene, Standing, Views
from generator.kinds.stamps import stamps_of
from generator.kinds.states import State
from generator.models.unshown import for_owners
from generator.models.views import WindowView
from generator.schedule import Moment, Period


def happenings(events: Iterable[EventView]) -> tuple[HappeningView, ...]:
    """Every occurrence still to come, and the days that moved ones have left."""
    found: list[HappeningView] = []
    for event in events:
        for one in event.occurrences:
            found.append(HappeningView(event, one, one.window, is_former=False))
            if one.is_moved and not one.planned.is_over:
                found.append(HappeningView(event, one, one.planned, is_former=True))
    return tuple(sorted(found, key=lambda one: (one.window.start, one.event.id, one.is_former)))


def public_programmes(content: Content, at: datetime) -> tuple[Programme, ...]:
    zone = content.estate.zone
    shown = (one for one in content.programmes if _shown(one, zone).contains(at))
    return tuple(map(for_owners, shown))


def month_starts(content: Content, at: datetime) -> tuple[datetime, datetime]:
    """The beginnings of this month and the next, when the months shown move on; UTC."""
    day = at.astimezone(content.estate.zone).date().replace(day=1)
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    zone = content.estate.zone
    return _midnight(day, zone), _midnight(following, zone)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(0), zone).astimezone(UTC)


def _shown(programme: Programme, zone: ZoneInfo) -> Period:
    return Period(Moment(programme.shown_from).start(zone), Moment(programme.until).end(zone))


def _event(life: EventLife, content: Content, at: datetime, is_visible: IsVisible) -> EventView:
    event, posting = life.event, life.posting
    local = Local(content)
    stamps = stamps_of(event, posting.period.start, [posting.revised], content, at)
    links = resolve_links(event.body, "events", event.id, content, is_visible)
    series = tuple(_occurrence(one, event, local, at) for one in posting.occurrences)
    coming = tuple(one for one in series if not one.window.is_over)
    own = content.programme(event.programme) if event.programme else None
    public = {one.id: one for one in public_programmes(content, at)}
    return EventView(
        event=life.for_owners,
        address=f"/events/{event.id}/",
        programme=public.get(own.id) if own else None,
        published=stamps.published,
        updated=stamps.updated,
        sequence=stamps.sequence,
        end=posting.end.astimezone(local.zone),
        occurrences=coming,
        series=series,
        skipped=tuple(one.day for one in posting.skipped if at < one.end),
        all_skipped=tuple(one.day for one in posting.skipped),
        is_cancelled=all(one.is_cancelled for one in coming),
        reason=event.reason or coming[0].reason,
        revised=_revised(event, posting, at),
        scope=scope_view(event, content),
        registration=_registration(event, posting, content, at),
        contact=content.contact(event.contact),
        issuers=issuers(event.issuer, content),
        boards=content.boards_of(event)[0],
        attachments=named_attachments(event.attachments, "events", event.id, content, links),
        links=links,
    )


def _revised(event: Event, posting: EventPosting, at: datetime) -> date | None:
    """A revision dated later than the moment has not been made yet, as far as readers know."""
    has_come = posting.revised is not None and posting.revised <= at
    return event.revised.day if event.revised and has_come else None


def _occurrence(one: Occurrence, event: Event, local: Local, at: datetime) -> OccurrenceView:
    is_over = one.period.is_over(at)
    has_left = is_over or (one.is_moved and one.planned.is_over(at))
    return OccurrenceView(
        day=one.day,
        window=_window(one.period, local, is_all_day=one.is_all_day, is_over=is_over),
        planned=_window(one.planned, local, is_all_day=one.was_all_day, is_over=has_left),
        is_moved=one.is_moved,
        is_cancelled=one.is_cancelled,
        place=one.place or event.place or "",
        has_own_place=one.place is not None,
        reason=one.reason,
    )


def _window(period: Period, local: Local, *, is_all_day: bool, is_over: bool) -> WindowView:
    start, end = (bound.astimezone(local.zone) for bound in period.bounds)
    return WindowView(start, end, is_all_day, is_over)


def _registration(
    event: Event, posting: EventPosting, content: Content, at: datetime
) -> RegistrationView | None:
    """``None`` where nobody need sign up, or nobody can: it will not take place."""
    registration = event.registration
    to_come = [one for one in posting.occurrences if not one.period.is_over(at)]
    if registration is None or all(one.is_cancelled for one in to_come):
        return None
    local = Local(content)
    return RegistrationView(
        registration=registration,
        admission=_admission(registration.status, posting.registration, at),
        start=local.instant(posting.registration.start),
        end=local.instant(posting.registration.end),
        contact=content.contact(registration.contact or event.contact),
    )


def _admission(status: Vacancy, period: Period, at: datetime) -> Admission:
    """Decide whether one can sign up: staff's word goes before the dates, unless time is over."""
    if status is Vacancy.CLOSED or period.is_over(at):
        return Admission.CLOSED
    if status is Vacancy.FULL:
        return Admission.FULL
    return Admission.BEFORE if period.starts_after(at) else Admission.OPEN


class EventViews(Views):
    """Events that are public, the one that takes place next first."""

    def prepared(self, content: Content) -> tuple[EventLife, ...]:
        return event_lives(content)

    def visible(self, scene: Scene) -> Iterable[str]:
        return (life.event.id for life in _current(scene))

    def instants(self, scene: Scene) -> Iterable[datetime]:
        return (instant for life in scene.prepared("events") for instant in life.instants)

    def views(self, scene: Scene) -> tuple[EventView, ...]:
        said = {event.id: event for event in scene.content.events}
        now = (_said(life, said[life.event.id]) for life in _current(scene))
        views = (_event(life, scene.content, scene.at, scene.is_visible) for life in now)
        return tuple(sorted(views, key=lambda view: (view.next.window.start, view.id)))

    def standings(self, scene: Scene) -> Iterable[Standing]:
        for life in scene.prepared("events"):
            yield Standing(life.event, life.state(scene.at), life.posting.period)


def _said(life: EventLife, event: Event) -> EventLife:
    """Return the life of a event as it reads at a moment: itself where no part of it is over."""
    return life if life.event is event else replace(life, event=event)


def _current(scene: Scene) -> Iterable[EventLife]:
    return (one for one in scene.prepared("events") if one.state(scene.at) is State.CURRENT)


class ProgrammeViews(Views):
    """Programmes that are public, each with what is still to come of it."""

    def visible(self, scene: Scene) -> Iterable[str]:
        return (one.id for one in public_programmes(scene.content, scene.at))

    def instants(self, scene: Scene) -> Iterable[datetime]:
        for programme in scene.content.programmes:
            yield from _shown(programme, scene.content.estate.zone).bounds

    def views(self, scene: Scene) -> tuple[ProgrammeView, ...]:
        events: tuple[EventView, ...] = scene.views("events")
        return tuple(
            ProgrammeView(
                programme=programme,
                address=f"/programmes/{programme.id}/",
                events=tuple(event for event in events if event.programme == programme),
            )
            for programme in public_programmes(scene.content, scene.at)
        )

    def over(self, scene: Scene, names: Iterable[str]) -> Iterable[str]:
        ends = {one.id: one.until for one in scene.content.programmes}
        return (name for name in names if (until := ends.get(name)) and until < scene.day)


VIEWS = {"events": EventViews, "programmes": ProgrammeViews}
