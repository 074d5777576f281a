"""Typed fields of an event: weekdays, days of a month, years, festivals, as people write them."""

from __future__ import annotations

import re
from operator import eq
from typing import Any

from generator.models.fields import Choice, as_count, as_list, as_text, as_words, fail
from generator.schedule import NAMES, WEEKDAYS, Festival, festival, fold
from generator.vocabulary import nearest, normal

MOST_DAYS_BEFORE = 60

MOST_SUGGESTIONS = 3

LAST = -1

LONGEST_MONTH = 31

MOST_IN_A_MONTH = 5

_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Rhythm(Choice):
    WEEK = "week", "周"
    MONTH = "month", "月"


def as_weekdays(value: Any) -> tuple[int, ...]:
    """``六``, ``周二、周四``, ``saturday``; Monday is 0."""
    return tuple(sorted({_weekday(word) for word in as_words(value)}))


def _weekday(typed: str) -> int:
    found = weekday_named(typed)
    if found is None:
        raise fail("event.not_weekday", value=typed)
    return found


def weekday_named(typed: str) -> int | None:
    """Read 六, 周六, 每周六, saturday or sat; Monday is 0. ``None`` for anything else."""
    word = re.sub(r"^(?:每?(?:周|星期|礼拜))", "", fold(typed).casefold()).replace("天", "日")
    if len(word) == 1 and word in WEEKDAYS:
        return WEEKDAYS.index(word)
    shortest = 3
    for number, name in enumerate(_WEEKDAY_NAMES):
        if len(word) >= shortest and name.startswith(word):
            return number
    return None


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


def as_year(value: Any) -> int:
    match = re.fullmatch(r"(19[9]\d|2[01]\d\d)年?", fold(as_text(value)))
    if match is None:
        raise fail("event.not_year", value=value)
    return int(match[1])


def as_years(value: Any) -> tuple[int, ...]:
    words = [word for one in as_list(value) for word in as_words(one)]
    return tuple(sorted({as_year(word) for word in words}))
