"""An event: what one may come to, when, and how to take part.

Its dates are given once, in one of three ways: as dates, as a festival of certain years, or
as a series that repeats. What differs on single days (left out, called off, moved, held
elsewhere) is an override, as in RFC 5545; the series stays what it is. Three lines make an
event: title, kind and date.
"""

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from generator.models.boards import BoardRule
from generator.models.calendar_fields import (
    Rhythm,
    as_day_numbers,
    as_days_before,
    as_festival,
    as_nths,
    as_rhythm,
    as_weekdays,
    as_years,
)
from generator.models.fields import (
    Choice,
    Consent,
    Count,
    Day,
    FileNames,
    Flag,
    Lines,
    Record,
    ShortWindows,
    Text,
    TimeOfDay,
    Title,
    When,
    Words,
    as_count,
    as_span_of_days,
    as_text,
    as_words,
    choice_of,
    fail,
)
from generator.models.status import Status
from generator.models.validators import PlainValidator
from generator.schedule import (
    Festival,
    MonthlyByDate,
    MonthlyByWeekday,
    Recurrence,
    Weekly,
    Window,
)
from generator.vocabulary import normal

BOARDS = (BoardRule.GATES, BoardRule.DESK)
"""Where an event hangs unless it says otherwise."""


class EventKind(Choice):
    FESTIVAL = "festival", "节庆"
    CONVENIENCE = "convenience", "便民"
    CULTURE = "culture", "文体"
    FAMILY = "family", "亲子"
    TALK = "talk", "讲座"
    DRILL = "drill", "演练"
    MEETING = "meeting", "会议"
    VOLUNTEER = "volunteer", "公益"
    CONTEST = "contest", "比赛"
    OPEN_DAY = "open_day", "开放日"


class Alteration(Choice):
    """Changes that one occurrence can undergo."""

    SKIP = "skip", "停办"
    """Known from the start: there is none that day."""
    CANCEL = "cancel", "取消"
    """It was announced and will not take place: shown as cancelled until it would be over."""
    MOVE = "move", "改期"
    PLACE = "place", "换地点"


class Booking(Choice):
    """Ways of signing up."""

    PHONE = "phone", "电话"
    DESK = "desk", "服务台"
    BUTLER = "butler", "管家上门"
    ON_SITE = "on_site", "现场"


class Vacancy(Choice):
    """The state of the places as staff give it; a static page has no live counter."""

    OPEN = "open", "报名中"
    FULL = "full", "已满"
    CLOSED = "closed", "已截止"


class RainPolicy(Choice):
    GO_AHEAD = "go_ahead", "照常"
    INDOORS = "indoors", "改到室内"
    POSTPONE = "postpone", "顺延"
    CANCEL = "cancel", "取消"


_MOVED_WORDS = {"改期", "延期", "推迟", "顺延", "moved", "postponed", "rescheduled"}


def as_places(value: Any) -> int:
    """Read a number of places, at least one: an event without places is full, which is a status."""
    places = as_count(value)
    if not places:
        raise fail("event.no_places")
    return places


def as_status(value: Any) -> Status:
    text = as_text(value)
    if normal(text) in _MOVED_WORDS:
        raise fail("event.status_moved", value=text)
    return choice_of(Status)(text)


class Repeat(Record):
    """A series; ``weekday``, ``nth`` and ``day`` say which days of its weeks or months."""

    every: Annotated[Rhythm, PlainValidator(as_rhythm)]
    interval: Annotated[int, PlainValidator(as_count)] = 1
    weekday: Annotated[tuple[int, ...], PlainValidator(as_weekdays)] = ()
    nth: Annotated[tuple[int, ...], PlainValidator(as_nths)] = ()
    day: Annotated[tuple[int, ...], PlainValidator(as_day_numbers)] = ()
    starts: Annotated[Day, Field(alias="from")]
    until: Day

    @property
    def recurrence(self) -> Recurrence | None:
        """``None`` where what is given does not make a series."""
        bounds = (self.starts, self.until, self.interval)
        if self.interval < 1:
            return None
        if self.every is Rhythm.WEEK:
            is_week = bool(self.weekday) and not self.nth and not self.day
            return Weekly(*bounds, self.weekday) if is_week else None
        if self.day:
            return None if self.weekday or self.nth else MonthlyByDate(*bounds, self.day)
        if self.weekday and self.nth:
            return MonthlyByWeekday(*bounds, self.nth, self.weekday)
        return None


class Override(Record):
    """A change to the day ``on``, named by the day it was first planned for."""

    told_apart_by: ClassVar[str] = "on"

    on: Day
    what: Annotated[Alteration, PlainValidator(choice_of(Alteration))]
    to: Annotated[Window | None, PlainValidator(as_span_of_days)] = None
    place: Text | None = None
    reason: Text | None = None


Bookings = Annotated[
    tuple[Annotated[Booking, PlainValidator(choice_of(Booking))], ...], BeforeValidator(as_words)
]


class Registration(Record):
    """The terms of signing up. An event without them is open to whoever comes."""

    starts: Annotated[When | None, Field(alias="from")] = None
    until: When | None = None
    how: Bookings = ()
    contact: Text | None = None
    capacity: Annotated[int | None, PlainValidator(as_places)] = None
    offline: Count | None = None
    """Places kept for those without a smartphone."""
    per_household: Count | None = None
    waitlist: Count | None = None
    status: Annotated[Vacancy, PlainValidator(choice_of(Vacancy))] = Vacancy.OPEN


class Rain(Record):
    """The plan for bad weather: what happens, and by when and how that is announced."""

    policy: Annotated[RainPolicy, PlainValidator(choice_of(RainPolicy))]
    place: Text | None = None
    days: Count | None = None
    decide_by: Text | None = None
    decide_how: Text | None = None


class Event(Record):
    id: str
    title: Title
    kind: Annotated[EventKind, PlainValidator(choice_of(EventKind))]
    programme: Text | None = None
    starts: Annotated[When | None, Field(alias="from")] = None
    until: When | None = None
    date: ShortWindows = ()
    time: TimeOfDay | None = None
    festival: Annotated[Festival | None, PlainValidator(as_festival)] = None
    years: Annotated[tuple[int, ...], PlainValidator(as_years)] = ()
    days_before: Annotated[int, PlainValidator(as_days_before)] = 0
    repeat: Repeat | None = None
    overrides: tuple[Override, ...] = ()
    place: Text | None = None
    audience: Text | None = None
    scope: Words = ()
    excepted: Annotated[Words, Field(alias="except")] = ()
    registration: Registration | None = None
    fee: Text | None = None
    bring: Lines = ()
    photo: Text | None = None
    rain: Rain | None = None
    help: Text | None = None
    contact: Text | None = None
    issuer: Lines = ("office",)
    boards: Words = ()
    board_only: Lines = ()
    attachments: FileNames = ()
    version: Count = 1
    revised: When | None = None
    status: Annotated[Status, PlainValidator(as_status)] = Status.READY
    reason: Text | None = None
    privacy: Flag = False
    approved_by: Text | None = None
    approved_on: Day | None = None
    personal_data: Consent | None = None
    body: str = ""

    @property
    def change_count(self) -> int:
        """Count the changes since the first announcement that the event's own file states."""
        was_cancelled = self.status is Status.CANCELLED
        return max(self.version, 1) - 1 + len(self.overrides) + was_cancelled
