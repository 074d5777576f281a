"""iCalendar files (RFC 5545): all events, each kind, each building, one event, notices.

A series is one rule with its exceptions as real overrides, so that what is changed changes
in a calendar that knew it; festivals and lists are single entries, since no rule can say
them. What is called off stays, with 【取消】 before its title: calendars that honour
STATUS:CANCELLED remove the entry, and whoever subscribed would never learn of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlsplit

from icalendar import Calendar, vText
from icalendar import Event as Entry

from generator.feeds.timezones import timezone
from generator.models.event import EventKind
from generator.schedule import Rule
from generator.snapshot import EventView, NoticeView, OccurrenceView, Snapshot, WindowView
from generator.templating import Renderer
from generator.templating.event_words import admission_words, rain_words
from generator.templating.words import window_words

PRODID = "-//estate-site//estate-site//ZH"
REFRESH = timedelta(hours=6)
_MARGIN = timedelta(days=1)


def calendar_files(snapshot: Snapshot, renderer: Renderer) -> dict[str, bytes]:
    """Every calendar file by its path, empty or not: subscribers keep addresses."""
    maker = _Maker(snapshot, renderer)
    events = snapshot.events
    files = {"feeds/events.ics": maker.of_events("活动", events)}
    for kind in EventKind:
        path = f"feeds/events-{kind.value}.ics"
        files[path] = maker.of_events(f"{kind.zh}活动", snapshot.of_kind(kind))
    for view in snapshot.buildings:
        path = f"feeds/building-{view.building.id}.ics"
        files[path] = maker.of_events(f"{view.building.name}活动", view.events)
    for event in events:
        files[f"events/{event.id}/event.ics"] = maker.of_events(event.title, [event])
    files["feeds/notices.ics"] = maker.of_notices(snapshot.notices)
    return files


@dataclass(frozen=True)
class _Maker:
    snapshot: Snapshot
    renderer: Renderer
    made: dict[str, tuple[Entry, ...]] = field(default_factory=dict)

    def of_events(self, name: str, events: Iterable[EventView]) -> bytes:
        events = tuple(events)
        windows = [w for e in events for one in e.series for w in (one.planned, one.window)]
        entries = (entry for event in events for entry in self._entries_of(event))
        return self._calendar(name, entries, windows)

    def of_notices(self, notices: Iterable[NoticeView]) -> bytes:
        """The windows not over yet: when the water is off, as an optional calendar."""
        found = [(n, w) for n in notices for w in n.windows if not w.is_over and not n.is_over]
        entries = (self._of_window(notice, window) for notice, window in found)
        return self._calendar("停水停电等时段", entries, [window for _, window in found])

    def _calendar(self, name: str, entries: Iterable[Entry], windows: list[WindowView]) -> bytes:
        calendar = Calendar()
        calendar.add("prodid", PRODID)
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        title = f"{self.snapshot.estate.name} {name}"
        calendar.add("name", title)
        calendar.add("x-wr-calname", vText(title))
        calendar.add("x-wr-timezone", str(self.snapshot.estate.zone))
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT6H")
        timed = [window for window in windows if not window.is_whole_days]
        if timed:
            first = min(window.start for window in timed) - _MARGIN
            last = max(window.end for window in timed) + _MARGIN
            calendar.add_component(timezone(self.snapshot.estate.zone, first, last))
        for entry in entries:
            calendar.add_component(entry)
        data: bytes = calendar.to_ical()
        return data

    def _entries_of(self, view: EventView) -> tuple[Entry, ...]:
        """Made once: an event is in the files of its kind and of every building as well."""
        if view.id not in self.made:
            self.made[view.id] = tuple(self._entries(view))
        return self.made[view.id]

    def _entries(self, view: EventView) -> Iterator[Entry]:
        recurrence = view.event.repeat.recurrence if view.event.repeat else None
        if recurrence is not None and recurrence.rule is not None:
            yield from self._series(view, recurrence.rule)
            return
        for one in view.occurrences:
            identity = view.id if len(view.series) == 1 else f"{view.id}-{_stamp(one.planned)}"
            yield self._entry(view, one, identity)

    def _series(self, view: EventView, rule: Rule) -> Iterator[Entry]:
        """The rule from its first day on, what is left out, and an override for each change.

        Days that are past stay in it: a rule counts from its first day, and moving that
        would make another series of it.
        """
        planned = sorted(view.series, key=lambda one: one.planned.start)
        first, last = planned[0].planned, planned[-1].planned
        usual = replace(planned[0], **_AS_PLANNED, window=first, place=view.event.place or "")
        master = self._entry(view, usual, view.id)
        until = last.start.date() if first.is_whole_days else last.start.astimezone(UTC)
        master.add("rrule", {**rule, "UNTIL": until})
        for day in view.all_skipped:
            if day > first.start.date():
                master.add("exdate", _on(day, first))
        yield master
        for one in planned:
            if one.is_changed or _length(one.planned) != _length(first):
                override = self._entry(view, one, view.id)
                override.add("recurrence-id", _value(one.planned.start, one.planned))
                yield override

    def _entry(self, view: EventView, one: OccurrenceView, identity: str) -> Entry:
        mark = "【取消】" if one.is_cancelled else "【改期】" if one.is_moved else ""
        if not mark and one.has_own_place:
            mark = "【换地点】"
        entry = self._blank(identity, f"{mark}{view.title}", one.window, view.updated)
        entry.add("sequence", view.sequence)
        entry.add("categories", [view.kind.zh])
        if one.place:
            entry.add("location", one.place)
        entry.add("description", "\n".join(_description(view, one)))
        entry.add("url", self.renderer.absolute(quote(view.address)))
        if one.is_cancelled:
            entry.add("transp", "TRANSPARENT")
        return entry

    def _of_window(self, notice: NoticeView, window: WindowView) -> Entry:
        mark = "【取消】" if notice.life.is_cancelled else ""
        identity = f"{notice.id}-{_stamp(window)}"
        entry = self._blank(identity, f"{mark}{notice.title}", window, notice.updated)
        entry.add("sequence", notice.version - 1 + notice.life.is_cancelled)
        entry.add("categories", [notice.category.zh])
        if notice.place:
            entry.add("location", notice.place)
        contact = f"{notice.contact.name} {notice.contact.phone}"
        entry.add("description", "\n".join([notice.scope.text, *notice.actions, contact]))
        entry.add("url", self.renderer.absolute(quote(notice.address)))
        entry.add("transp", "TRANSPARENT")
        return entry

    def _blank(self, identity: str, title: str, window: WindowView, updated: datetime) -> Entry:
        """What every entry has; its stamp is when its content was last changed."""
        host = urlsplit(self.snapshot.estate.url).hostname
        entry = Entry()
        entry.add("uid", f"{identity}@{host}")
        entry.add("dtstamp", updated.astimezone(UTC))
        entry.add("last-modified", updated.astimezone(UTC))
        entry.add("summary", title)
        entry.add("dtstart", _value(window.start, window))
        entry.add("dtend", _value(window.end, window))
        return entry


_AS_PLANNED: dict[str, Any] = {
    **dict.fromkeys(("is_moved", "is_cancelled", "has_own_place"), False),
    "reason": "",
}
"""What an occurrence is before anything was changed."""


def _value(instant: datetime, window: WindowView) -> date | datetime:
    """A day where no clock time was given (VALUE=DATE), else local time with its zone."""
    return instant.date() if window.is_whole_days else instant


def _on(day: date, usual: WindowView) -> date | datetime:
    return _value(datetime.combine(day, usual.start.timetz()), usual)


def _stamp(window: WindowView) -> str:
    """20261205, or with a clock time 20261205T0900: what names one of several."""
    return f"{window.start:%Y%m%d}" if window.is_whole_days else f"{window.start:%Y%m%dT%H%M}"


def _length(window: WindowView) -> timedelta:
    return window.end.astimezone(UTC) - window.start.astimezone(UTC)


def _description(view: EventView, one: OccurrenceView) -> Iterator[str]:
    """What one needs to know without opening the page, a line each."""
    event = view.event
    if one.is_moved:
        yield f"原定 {window_words(one.planned, year=True)}"
    reason = one.reason or (event.reason or "" if one.is_cancelled else "")
    yield from ([f"原因：{reason}"] if reason else [])
    yield f"谁可以来：{event.audience or view.scope.text}"
    if view.registration and not one.is_cancelled:
        how = "、".join(way.zh for way in view.registration.registration.how)
        contact = view.registration.contact
        yield f"报名：{admission_words(view.registration)}"
        yield f"报名方式：{how + '，' if how else ''}{contact.name} {contact.phone}"
    yield from ([f"费用：{event.fee}"] if event.fee else [])
    yield from ([f"请带：{'；'.join(event.bring)}"] if event.bring else [])
    yield from ([rain_words(event.rain)] if event.rain else [])
    yield f"联系：{view.contact.name} {view.contact.phone}"
