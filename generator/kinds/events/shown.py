"""Views of events: occurrences still to come, programmes, months.

Instants are aware and in the estate's zone. What is over is not here, but for ``series``,
which a calendar file needs whole: its rule counts from the first day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import Enum

from generator.dataclass import dataclass
from generator.kinds.events.model import Event, EventKind, Registration
from generator.kinds.events.programme import Programme
from generator.models.boards import Board
from generator.models.contacts import Contact
from generator.models.fields import Choice
from generator.models.views import AttachmentView, ScopeView, WindowView
from generator.schedule import LunarDay


@dataclass(frozen=True)
class OccurrenceView:
    """One time it takes place. ``day`` names it; ``planned`` is when it was to be at first."""

    day: date
    window: WindowView
    planned: WindowView
    is_moved: bool
    is_cancelled: bool
    place: str
    has_own_place: bool
    reason: str

    @property
    def is_changed(self) -> bool:
        return self.is_moved or self.is_cancelled or self.has_own_place


class Admission(Enum):
    """States of signing up, in the order of time."""

    BEFORE = "before"
    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"


@dataclass(frozen=True)
class RegistrationView:
    registration: Registration
    admission: Admission
    start: datetime | None
    end: datetime | None
    contact: Contact


class Turnout(Choice):
    """Ways to come to what nobody signs up for."""

    FREE = "free", "不用报名"


@dataclass(frozen=True)
class EventView:
    """``occurrences`` are those not over yet, ``series`` all of them, in order of time."""

    event: Event
    address: str
    programme: Programme | None
    """Where that programme has a page now."""
    published: datetime | None
    """``None`` where nobody knows it."""
    updated: datetime
    sequence: int
    end: datetime
    occurrences: tuple[OccurrenceView, ...]
    series: tuple[OccurrenceView, ...]
    skipped: tuple[date, ...]
    all_skipped: tuple[date, ...]
    is_cancelled: bool
    """Nothing of it that is still to come will take place."""
    reason: str
    revised: date | None
    scope: ScopeView
    registration: RegistrationView | None
    contact: Contact
    issuers: tuple[str, ...]
    boards: tuple[Board, ...]
    attachments: tuple[AttachmentView, ...]
    links: Mapping[str, str]

    @property
    def record(self) -> Event:
        return self.event

    @property
    def id(self) -> str:
        return self.event.id

    @property
    def title(self) -> str:
        return self.event.title

    @property
    def body(self) -> str:
        return self.event.body

    @property
    def kind(self) -> EventKind:
        return self.event.kind

    @property
    def place(self) -> str:
        """Return the place: of a single time that one's, of several what all have in common."""
        return self.next.place if len(self.occurrences) == 1 else self.event.place or ""

    @property
    def next(self) -> OccurrenceView:
        """The next one that takes place; the next one at all where all are called off."""
        taking_place = (one for one in self.occurrences if not one.is_cancelled)
        return next(taking_place, self.occurrences[0])


@dataclass(frozen=True)
class HappeningView:
    """One occurrence in a list of dates; ``is_former`` marks the day a moved one has left.

    The event takes no part in comparing: a snapshot compares it once, among its events.
    """

    event: EventView = field(compare=False)
    occurrence: OccurrenceView
    window: WindowView
    is_former: bool


@dataclass(frozen=True)
class ProgrammeView:
    programme: Programme
    address: str
    events: tuple[EventView, ...] = field(compare=False)

    @property
    def id(self) -> str:
        return self.programme.id

    @property
    def title(self) -> str:
        return self.programme.name

    @property
    def record(self) -> Programme:
        return self.programme


@dataclass(frozen=True)
class DayView:
    """One day of the calendar. ``is_off`` and ``is_swapped`` are 休 and 班 as announced."""

    day: date
    lunar: LunarDay | None
    term: str
    festivals: tuple[str, ...]
    is_off: bool
    is_swapped: bool
    happenings: tuple[HappeningView, ...]

    @property
    def taking_place(self) -> int:
        """Count the happenings one may come to: not called off, and not moved away."""
        return sum(not (h.is_former or h.occurrence.is_cancelled) for h in self.happenings)


class SpanKind(Choice):
    """Why some days of a month are marked."""

    OFF = "off", "放假"
    SWAPPED = "swapped", "调休上班"
    FEES = "fees", "收费"


@dataclass(frozen=True)
class SpanView:
    """Days of a month that are marked; those of the fee calendar have public words."""

    kind: SpanKind
    public: str
    first: date
    last: date


@dataclass(frozen=True)
class MonthView:
    """``weeks`` run from Monday to Sunday; ``None`` stands for days of other months."""

    first: date
    address: str
    weeks: tuple[tuple[DayView | None, ...], ...]
    is_announced: bool
    """Whether the statutory holidays of its year are known."""
    spans: tuple[SpanView, ...]

    @property
    def days(self) -> tuple[DayView, ...]:
        return tuple(day for week in self.weeks for day in week if day)

    @property
    def has_happenings(self) -> bool:
        return any(day.happenings for day in self.days)
