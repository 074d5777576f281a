"""Calendars as iCalendar writes them (RFC 5545).

A series is one rule with its exceptions as real overrides, so that what is changed changes
in a calendar that knew it; festivals and lists are single entries, since no rule can say
them. What is called off stays, with 【取消】 before its title: calendars that honour
STATUS:CANCELLED remove the entry, and whoever subscribed would never learn of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote, urlsplit

from icalendar import Calendar, vText
from icalendar import Event as Entry

from generator.dataclass import dataclass
from generator.feeds.calendars.timezones import timezone
from generator.kinds.events.shown import EventView, OccurrenceView
from generator.kinds.events.words import admission_words, rain_words, whom_words
from generator.kinds.notices.shown import NoticeView
from generator.models.estate import Estate
from generator.models.status import Status
from generator.models.views import WindowView
from generator.patterns import lazy_re
from generator.schedule import Rule
from generator.templating import Renderer
from generator.wording.dates import window_words
from generator.wording.scopes import scope_words

__all__ = ["Writer", "timezone"]

PRODID = "-//estate-site//estate-site//ZH"
REFRESH = timedelta(hours=6)
_CONTROL_RE = lazy_re(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MARGIN = timedelta(days=1)


@dataclass(frozen=True)
class Writer:
    """Writes the calendars of one snapshot of an estate."""

    estate: Estate
    renderer: Renderer
    made: dict[str, tuple[Entry, ...]] = field(default_factory=dict)

    def of_events(self, name: str, events: tuple[EventView, ...]) -> bytes:
        windows = [w for e in events for one in e.series for w in (one.planned, one.window)]
        entries = (entry for event in events for entry in self._entries_of(event))
        return self._calendar(name, entries, windows)

    def of_notices(self, name: str, notices: tuple[NoticeView, ...]) -> bytes:
        """Make an optional calendar of the windows not over yet, such as when the water is off."""
        entries = (entry for notice in notices for entry in self._of_notice(notice))
        windows = [window for notice in notices for window in notice.windows]
        return self._calendar(name, entries, windows)

    def _calendar(self, name: str, entries: Iterable[Entry], windows: list[WindowView]) -> bytes:
        calendar = Calendar()
        calendar.add("prodid", PRODID)
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        title = f"{self.estate.name} {name}"
        calendar.add("name", _text(title))
        calendar.add("x-wr-calname", _text(title))
        calendar.add("x-wr-timezone", str(self.estate.zone))
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT6H")
        timed = [window for window in windows if not window.is_whole_days]
        if timed:
            first = min(window.start for window in timed) - _MARGIN
            last = max(window.end for window in timed) + _MARGIN
            calendar.add_component(timezone(self.estate.zone, first, last))
        for entry in entries:
            calendar.add_component(entry)
        data: bytes = calendar.to_ical()
        return data

    def _entries_of(self, view: EventView) -> tuple[Entry, ...]:
        """Make entries once: an event is in the files of its kind and of every building as well."""
        if view.id not in self.made:
            self.made[view.id] = tuple(self._entries(view))
        return self.made[view.id]

    def _entries(self, view: EventView) -> Iterator[Entry]:
        recurrence = view.event.repeat.recurrence if view.event.repeat else None
        if recurrence is not None and recurrence.rule is not None:
            yield from self._series(view, recurrence.rule)
            return
        planned = sorted(view.series, key=lambda one: (one.planned.start, one.planned.end))
        for place, one in enumerate(planned):
            if not one.window.is_over:
                left_out = sum(day < one.day for day in view.all_skipped)
                yield self._entry(view, one, place + left_out)

    def _series(self, view: EventView, rule: Rule) -> Iterator[Entry]:
        """Yield the rule from its first day on, what is left out, and an override for each change.

        Days that are past stay in it: a rule counts from its first day, and moving that
        would make another series of it. Of what was changed on them only the time is left.
        """
        planned = sorted(view.series, key=lambda one: one.planned.start)
        first, last = planned[0].planned, planned[-1].planned
        master = self._master(view, planned[0])
        until = last.start.date() if first.is_whole_days else last.start.astimezone(UTC)
        master.add("rrule", {**rule, "UNTIL": until})
        called_off = {o.day for o in planned if o.is_cancelled and o.window.is_over}
        is_off = view.event.status is Status.CANCELLED
        for day in sorted({*view.all_skipped, *(set() if is_off else called_off)}):
            if day > first.start.date() or day in called_off:
                master.add("exdate", _on(day, first))
        yield master
        for one in planned:
            if _is_override(one, first, is_off=is_off):
                override = self._past(view, one) if one.window.is_over else self._entry(view, one)
                override.add("recurrence-id", _value(one.planned.start, one.planned))
                yield override

    def _master(self, view: EventView, first: OccurrenceView) -> Entry:
        """Make the rule's own entry: what was planned, before anything was changed."""
        planned = replace(
            first,
            window=first.planned,
            is_moved=False,
            is_cancelled=view.event.status is Status.CANCELLED,
            place=view.event.place or "",
            has_own_place=False,
            reason="",
        )
        return self._entry(view, planned)

    def _past(self, view: EventView, one: OccurrenceView) -> Entry:
        """Make the entry of a past change: when it was, and nothing of why."""
        entry = self._blank(self._uid(view.id), view.title, one.window, view.updated)
        entry.add("sequence", view.sequence)
        return entry

    def _entry(self, view: EventView, one: OccurrenceView, place: int = 0) -> Entry:
        mark = "【取消】" if one.is_cancelled else "【改期】" if one.is_moved else ""
        if not mark and one.has_own_place:
            mark = "【换地点】"
        entry = self._blank(
            self._uid(view.id, place), f"{mark}{view.title}", one.window, view.updated
        )
        entry.add("sequence", view.sequence)
        entry.add("categories", [view.kind.zh])
        if one.place:
            entry.add("location", _text(one.place))
        entry.add("description", _text("\n".join(_description(view, one))))
        entry.add("url", self.renderer.absolute(quote(view.address)))
        if one.is_cancelled:
            entry.add("transp", "TRANSPARENT")
        return entry

    def _of_notice(self, notice: NoticeView) -> Iterator[Entry]:
        for place, window in enumerate(notice.windows):
            if not window.is_over:
                yield self._of_window(notice, window, place)

    def _of_window(self, notice: NoticeView, window: WindowView, place: int) -> Entry:
        mark = "【取消】" if notice.life.is_cancelled else ""
        entry = self._blank(
            self._uid(notice.id, place), f"{mark}{notice.title}", window, notice.updated
        )
        entry.add("sequence", notice.sequence)
        entry.add("categories", [notice.category.zh])
        if notice.place:
            entry.add("location", _text(notice.place))
        contact = f"{notice.contact.name} {notice.contact.phone}"
        entry.add(
            "description", _text("\n".join([scope_words(notice.scope), *notice.actions, contact]))
        )
        entry.add("url", self.renderer.absolute(quote(notice.address)))
        entry.add("transp", "TRANSPARENT")
        return entry

    def _uid(self, identity: str, place: int = 0) -> str:
        """Name one of several times by its place among them: correcting it keeps its name.

        The place stands behind the sign, where no id can be, so no two records share a name.
        """
        host = urlsplit(self.estate.url).hostname
        return f"{identity}@{place + 1}.{host}" if place else f"{identity}@{host}"

    def _blank(self, uid: str, title: str, window: WindowView, updated: datetime) -> Entry:
        """Make an entry with what every one has; its stamp is when its content was last changed."""
        entry = Entry()
        entry.add("uid", uid)
        entry.add("dtstamp", updated.astimezone(UTC))
        entry.add("last-modified", updated.astimezone(UTC))
        entry.add("summary", _text(title))
        entry.add("dtstart", _value(window.start, window))
        entry.add("dtend", _value(window.end, window))
        return entry


def _is_override(one: OccurrenceView, usual: WindowView, *, is_off: bool) -> bool:
    """Tell whether the rule alone would say something else of that day.

    A past one that was called off or held elsewhere does not count: only its time is written.
    """
    if one.window.is_over and (one.is_cancelled or one.has_own_place) and not _is_elsewhen(one):
        return False
    return (
        _is_elsewhen(one)
        or one.has_own_place
        or one.is_cancelled != is_off
        or _length(one.planned) != _length(usual)
    )


def _is_elsewhen(one: OccurrenceView) -> bool:
    window, planned = one.window, one.planned
    return (window.start, window.end) != (planned.start, planned.end)


def _value(instant: datetime, window: WindowView) -> date | datetime:
    """Return a day where no clock time was given (VALUE=DATE), else local time with its zone."""
    return instant.date() if window.is_whole_days else instant


def _on(day: date, usual: WindowView) -> date | datetime:
    return _value(datetime.combine(day, usual.start.timetz()), usual)


def _text(text: str) -> vText:
    """Drop the control characters a text may not hold (RFC 5545, 3.3.11)."""
    return vText(_CONTROL_RE.sub("", text))


def _length(window: WindowView) -> timedelta:
    return window.end.astimezone(UTC) - window.start.astimezone(UTC)


def _description(view: EventView, one: OccurrenceView) -> Iterator[str]:
    """Yield what one needs to know without opening the page, a line each."""
    event = view.event
    if one.is_moved:
        yield f"原定 {window_words(one.planned, year=True)}"
    reason = one.reason or (view.reason if one.is_cancelled else "")
    yield from ([f"原因：{reason}"] if reason else [])
    yield f"谁可以来：{whom_words(view)}"
    if view.registration and not one.is_cancelled:
        how = "、".join(way.zh for way in view.registration.registration.how)
        contact = view.registration.contact
        yield f"报名：{admission_words(view.registration)}"
        yield f"报名方式：{how + '，' if how else ''}{contact.name} {contact.phone}"
    yield from ([f"费用：{event.fee}"] if event.fee else [])
    yield from ([f"请带：{'；'.join(event.bring)}"] if event.bring else [])
    yield from ([rain_words(event.rain)] if event.rain else [])
    yield f"联系：{view.contact.name} {view.contact.phone}"
