"""An event: what one may come to, when, and how to take part.

Its dates are given once, in one of three ways: as dates, as a festival of certain years, or
as a series that repeats. What differs on single days (left out, called off, moved, held
elsewhere) is an override, as in RFC 5545; the series stays what it is. Three lines make an
event: title, kind and date.
"""

from __future__ import annotations

import re
from operator import eq
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator

from generator.models.boards import BoardRule
from generator.models.fields import (
    Choice,
    Consent,
    Count,
    Day,
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
    as_list,
    as_span_of_days,
    as_text,
    as_words,
    choice_of,
    fail,
)
from generator.models.notice import FileNames, Status
from generator.schedule import (
    NAMES,
    WEEKDAYS,
    Festival,
    MonthlyByDate,
    MonthlyByWeekday,
    Recurrence,
    Weekly,
    Window,
    festival,
    fold,
)
from generator.vocabulary import nearest, normal

BOARDS = (BoardRule.GATES, BoardRule.DESK)
"""Where an event hangs unless it says otherwise."""

MOST_DAYS_BEFORE = 60
MOST_SUGGESTIONS = 3
LAST = -1
LONGEST_MONTH = 31
MOST_IN_A_MONTH = 5
_MOVED_WORDS = {"改期", "延期", "推迟", "顺延", "moved", "postponed", "rescheduled"}
_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


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


class Rhythm(Choice):
    WEEK = "week", "周"
    MONTH = "month", "月"


class Alteration(Choice):
    """What becomes of one occurrence."""

    SKIP = "skip", "停办"
    """Known from the start: there is none that day."""
    CANCEL = "cancel", "取消"
    """It was announced and will not take place: shown as cancelled until it would be over."""
    MOVE = "move", "改期"
    PLACE = "place", "换地点"


class Booking(Choice):
    """How one signs up."""

    PHONE = "phone", "电话"
    DESK = "desk", "服务台"
    BUTLER = "butler", "管家上门"
    ON_SITE = "on_site", "现场"


class Vacancy(Choice):
    """What staff say of the places; a static page has no live counter."""

    OPEN = "open", "报名中"
    FULL = "full", "已满"
    CLOSED = "closed", "已截止"


class RainPolicy(Choice):
    GO_AHEAD = "go_ahead", "照常"
    INDOORS = "indoors", "改到室内"
    POSTPONE = "postpone", "顺延"
    CANCEL = "cancel", "取消"


def as_weekdays(value: Any) -> tuple[int, ...]:
    """``六``, ``周二、周四``, ``saturday``; Monday is 0."""
    return tuple(sorted({_weekday(word) for word in as_words(value)}))


def _weekday(typed: str) -> int:
    word = re.sub(r"^(?:每?(?:周|星期|礼拜))", "", fold(typed).casefold()).replace("天", "日")
    if len(word) == 1 and word in WEEKDAYS:
        return WEEKDAYS.index(word)
    shortest = 3
    for number, name in enumerate(_WEEKDAY_NAMES):
        if len(word) >= shortest and name.startswith(word):
            return number
    raise fail("event.not_weekday", value=typed)


def as_nths(value: Any) -> tuple[int, ...]:
    """``2``, ``第二个``, ``最后``; -1 is the last one of the month."""
    return tuple(sorted({_nth(word) for word in as_words(value)}))


def _nth(typed: str) -> int:
    word = re.fullmatch(r"第?(.+?)个?", fold(typed).casefold())
    text = word[1] if word else ""
    if text in {"最后一", "最后", "last", "-1"}:
        return LAST
    number = "一二三四五".find(text) + 1 if len(text) == 1 else 0
    number = number or (int(text) if text.isdecimal() else 0)
    if not 1 <= number <= MOST_IN_A_MONTH:
        raise fail("event.not_nth", value=typed)
    return number


def as_day_numbers(value: Any) -> tuple[int, ...]:
    """``15``, ``15日``, ``1、16``: days of a month."""
    numbers = set()
    for word in as_words(value):
        match = re.fullmatch(r"(\d{1,2})[日号]?", fold(word))
        number = int(match[1]) if match else 0
        if not 1 <= number <= LONGEST_MONTH:
            raise fail("event.not_day_number", value=word)
        numbers.add(number)
    return tuple(sorted(numbers))


def as_rhythm(value: Any) -> Rhythm:
    """``周`` or ``每周``, ``月`` or ``每月``; an interval is written by itself."""
    text = fold(as_text(value))
    plain = re.sub("^每?个?|星期$", "", text.replace("星期", "周"))
    rhythms = {normal(word): rhythm for rhythm in Rhythm for word in (rhythm.value, rhythm.zh)}
    if (found := rhythms.get(normal(plain))) is None:
        raise fail("event.not_rhythm", value=text)
    return found


def as_festival(value: Any) -> Festival:
    text = fold(as_text(value))
    if found := festival(text.casefold().replace(" ", "")):
        return found
    if near := _resembling(text):
        raise fail("event.no_such_festival_like", value=text, suggestion="或".join(near))
    raise fail("event.no_such_festival", value=text)


def _resembling(text: str) -> list[str]:
    """Names that hold the word, are spelt nearly so, or differ in one character of it."""
    word = text.removesuffix("节")
    if held := [name for name in NAMES if len(word) > 1 and name.endswith(word)]:
        return held
    meant = {normal(name): name for name in NAMES}
    if close := nearest(text, meant):
        return [meant[close]]
    slips = (name for name in NAMES if len(name) == len(word))
    return [name for name in slips if sum(map(eq, name, word)) == len(word) - 1][:MOST_SUGGESTIONS]


def as_days_before(value: Any) -> int:
    days = as_count(value)
    if days > MOST_DAYS_BEFORE:
        raise fail("event.far_before", value=days, limit=MOST_DAYS_BEFORE)
    return days


def as_places(value: Any) -> int:
    """At least one: an event without places is full, which is a status."""
    places = as_count(value)
    if not places:
        raise fail("event.no_places")
    return places


def as_status(value: Any) -> Status:
    text = as_text(value)
    if normal(text) in _MOVED_WORDS:
        raise fail("event.status_moved", value=text)
    return choice_of(Status)(text)


def as_year(value: Any) -> int:
    match = re.fullmatch(r"(19[9]\d|2[01]\d\d)年?", fold(as_text(value)))
    if match is None:
        raise fail("event.not_year", value=value)
    return int(match[1])


def as_years(value: Any) -> tuple[int, ...]:
    words = [word for one in as_list(value) for word in as_words(one)]
    return tuple(sorted({as_year(word) for word in words}))


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
    """What is different on the day ``on``, named by the day it was first planned for."""

    on: Day
    what: Annotated[Alteration, PlainValidator(choice_of(Alteration))]
    to: Annotated[Window | None, PlainValidator(as_span_of_days)] = None
    place: Text | None = None
    reason: Text | None = None


Bookings = Annotated[
    tuple[Annotated[Booking, PlainValidator(choice_of(Booking))], ...], BeforeValidator(as_words)
]


class Registration(Record):
    """How to sign up. An event without it is open to whoever comes."""

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
    """What happens in bad weather, and by when and how that is said."""

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
    revised: Day | None = None
    status: Annotated[Status, PlainValidator(as_status)] = Status.READY
    reason: Text | None = None
    privacy: Flag = False
    approved_by: Text | None = None
    personal_data: Consent | None = None
    body: str = ""
