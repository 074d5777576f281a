"""Events in words: how they recur, who may still sign up, what happens in the rain."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Self

from generator.dataclass import dataclass
from generator.kinds.events.calendar_words import (
    cell_words,
    festival_words,
    lunar_day_words,
    lunar_words,
    span_words,
)
from generator.kinds.events.model import Rain, RainPolicy, Repeat
from generator.kinds.events.shown import (
    Admission,
    EventView,
    OccurrenceView,
    RegistrationView,
)
from generator.languages import CHINESE, Language, reworded
from generator.models.calendar_fields import LAST, LONGEST_MONTH, Rhythm
from generator.models.views import ScopeView
from generator.wording.choices import choice_words
from generator.wording.dates import (
    SHORT_WEEKDAYS,
    clock_words,
    day_list_words,
    day_words,
    until_words,
    window_words,
)
from generator.wording.scopes import scope_words
from generator.wording.values import said

NUMBERS = ("两", "三", "四", "五", "六")

NTHS = {LAST: "最后一个", 1: "第一个", 2: "第二个", 3: "第三个", 4: "第四个", 5: "第五个"}


def repeat_words(repeat: Repeat, *, language: Language = CHINESE) -> str:
    """Say a rhythm: 每周六, 隔周周二、周四, 每月第二个周六, 每月28日, 每月最后一天."""
    if repeat.every is Rhythm.WEEK:
        return _weekly(repeat, language)
    days = _days_of_month(repeat, language)
    if repeat.interval == 1:
        return language.say("每月{days}", days=days)
    number = _number(repeat.interval, language)
    return language.say("每{number}个月的{days}", number=number, days=days)


def _weekly(repeat: Repeat, language: Language) -> str:
    """Say a rhythm of weeks: 每周六, 隔周周二, 每三周的周四."""
    fortnight = 2
    weekdays = _weekdays(repeat, language)
    if repeat.interval == 1:
        return language.say("每{weekdays}", weekdays=weekdays)
    if repeat.interval == fortnight:
        return language.say("隔周{weekdays}", weekdays=weekdays)
    number = _number(repeat.interval, language)
    return language.say("每{number}周的{weekdays}", number=number, weekdays=weekdays)


def _days_of_month(repeat: Repeat, language: Language) -> str:
    if repeat.day:
        return language.listed(_day_number(number, language) for number in repeat.day)
    in_order = sorted(repeat.nth, key=lambda nth: (nth == LAST, nth))
    nths = language.listed(language.within("which of a month", NTHS[nth]) for nth in in_order)
    return language.say("{nths}{weekdays}", nths=nths, weekdays=_weekdays(repeat, language))


def _weekdays(repeat: Repeat, language: Language) -> str:
    names = (language.within("long weekday", SHORT_WEEKDAYS[number]) for number in repeat.weekday)
    return language.listed(names)


def _number(interval: int, language: Language) -> str:
    """Say a number in words as far as one says them, 两, 三; else in figures."""
    smallest = 2
    place = interval - smallest
    return language.within("number", NUMBERS[place]) if place < len(NUMBERS) else str(interval)


def _day_number(number: int, language: Language) -> str:
    if number == LONGEST_MONTH:
        return language.say("最后一天")
    return language.say("{day}日", day=number)


@dataclass(frozen=True)
class Times:
    """The times of an event: its rhythm, if it has one, and what is still to come of it."""

    repeat: Repeat | None
    occurrences: tuple[OccurrenceView, ...]

    @classmethod
    def of(cls, view: EventView) -> Self:
        return cls(view.event.repeat, view.occurrences)


@dataclass(frozen=True)
class Skipped:
    """Days of a series on which there is none."""

    days: tuple[date, ...]

    @classmethod
    def of(cls, view: EventView) -> Self | None:
        """Return ``None`` where no day is left out."""
        return cls(view.skipped) if view.skipped else None


@dataclass(frozen=True)
class Whom:
    """The people an event is for: in its author's words, else by its scope."""

    audience: str
    scope: ScopeView

    @classmethod
    def of(cls, view: EventView) -> Self:
        return cls(view.event.audience or "", view.scope)


def whom_words(view: EventView, *, language: Language = CHINESE) -> str:
    """Say whom an event is for, as written; else 全体居民 or 东组团的居民."""
    return _whom_words(Whom.of(view), language)


def _whom_words(whom: Whom, language: Language) -> str:
    if whom.audience:
        return whom.audience
    if whom.scope.is_everyone:
        return language.say("全体居民")
    return language.say("{scope}的居民", scope=scope_words(whom.scope, language=language))


@said.register
def _whom(value: Whom, language: Language) -> Iterator[str]:
    yield _whom_words(value, language)


@said.register
def _skipped(value: Skipped, language: Language) -> Iterator[str]:
    days = day_list_words(value.days, language=language)
    yield language.say("{days}停办", days=days)


@said.register
def _times(value: Times, language: Language) -> Iterator[str]:
    if value.repeat:
        yield repeat_words(value.repeat, language=language)
    for one in value.occurrences:
        place = one.place if one.has_own_place else ""
        window = window_words(one.window, year=True, language=language)
        yield language.listed((part for part in (window, place, one.reason) if part), "，")


@said.register
def _registration(value: RegistrationView, language: Language) -> Iterator[str]:
    yield admission_words(value, language=language)
    yield language.listed(choice_words(how, language=language) for how in value.registration.how)
    yield from said(value.contact, language)


@said.register
def _rain(value: Rain, language: Language) -> Iterator[str]:
    yield rain_words(value, language=language)


def admission_words(view: RegistrationView, *, language: Language = CHINESE) -> str:
    """Say an admission: 报名中，截至2026年12月20日 18:00; 名额已满，可登记候补（6 名）."""
    if view.admission is Admission.FULL:
        waiting = view.registration.waitlist
        if waiting:
            return language.count("名额已满，可登记候补（{n} 名）", waiting)
        return language.say("名额已满")
    if view.admission is Admission.CLOSED:
        return language.say("报名已截止")
    if view.admission is Admission.BEFORE and view.start:
        return language.listed([_starts(view.start, language), *_until(view, language)], "，")
    return language.listed([language.say("报名中"), *_until(view, language)], "，")


def _starts(start: datetime, language: Language) -> str:
    day, clock = day_words(start, year=False, language=language), clock_words(start)
    if clock == "0:00":
        return language.say("{day}起报名", day=day)
    return language.say("{day} {clock} 起报名", day=day, clock=clock)


def _until(view: RegistrationView, language: Language) -> Iterator[str]:
    if view.end:
        yield language.say("截至{until}", until=until_words(view.end, language=language))


def rain_words(rain: Rain, *, language: Language = CHINESE) -> str:
    """Say what rain changes in one line: 遇雨顺延 7 天。当天 7:30 决定，大堂张贴."""
    policy = _policy_words(rain, language)
    parts = [part for part in (_decided_by(rain, language), _bare(rain.decide_how or "")) if part]
    if not parts:
        return language.say("{policy}。", policy=policy)
    return language.say(
        "{policy}。{decided}。", policy=policy, decided=language.listed(parts, "，")
    )


def _policy_words(rain: Rain, language: Language) -> str:
    if rain.policy is RainPolicy.GO_AHEAD:
        return language.say("遇雨照常举行")
    if rain.policy is RainPolicy.INDOORS:
        return language.say("遇雨改到{place}", place=rain.place or language.say("室内"))
    if rain.policy is RainPolicy.POSTPONE:
        return (
            language.count("遇雨顺延 {n} 天", rain.days) if rain.days else language.say("遇雨顺延")
        )
    return language.say("遇雨取消")


def _decided_by(rain: Rain, language: Language) -> str:
    by = _bare(rain.decide_by or "")
    if by and by[-1].isdigit():
        return language.say("{time} 决定", time=by)
    return language.say("{time}决定", time=by) if by else ""


def _bare(sentence: str) -> str:
    """Strip a sentence of its full stop, for it stands in a longer one."""
    return reworded(sentence, sentence.rstrip("。."))


FILTERS = {
    "repeat": repeat_words,
    "span": span_words,
    "lunar": lunar_words,
    "lunar_day": lunar_day_words,
    "cell": cell_words,
    "festival": festival_words,
    "admission": admission_words,
    "rain": rain_words,
    "whom": whom_words,
}
"""What templates call these words."""
