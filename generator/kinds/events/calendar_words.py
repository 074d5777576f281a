"""Days of the calendar in words: lunar days, festivals, solar terms, rest days."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from generator.kinds.events.shown import (
    DayView,
    SpanView,
)
from generator.languages import CHINESE, Language
from generator.schedule import LunarDay, festivals_on, lunar_day, solar_term
from generator.wording.choices import choice_words


def span_words(span: SpanView, *, language: Language = CHINESE) -> str:
    """Name a span: 放假, or what owners are told of a step of the fee calendar."""
    return span.public or choice_words(span.kind, language=language)


def lunar_words(instant: datetime, *, language: Language = CHINESE) -> str:
    """Say a lunar day with its festivals, 农历冬月十四，冬至; empty beyond the tables."""
    day = instant.date()
    lunar = lunar_day(day)
    if lunar is None:
        return ""
    names = [name for name in (*festivals_on(day), solar_term(day)) if name]
    said = [_with_chinese(name, language) for name in names]
    traditional = language.say("农历{day}", day=lunar_day_words(lunar, language=language))
    return language.listed([traditional, *said], "，")


def lunar_day_words(lunar: LunarDay, *, language: Language = CHINESE) -> str:
    """Write a lunar day: 冬月十四."""
    day = language.within("lunar day", lunar.day_words)
    month = _lunar_month(lunar, language)
    return language.say("{lunar_month}{lunar_day}", lunar_month=month, lunar_day=day)


def cell_words(day: DayView, *, language: Language = CHINESE) -> str:
    """Choose what a wall calendar prints below a number: festival, solar term or lunar day."""
    if name := next(iter(day.festivals), day.term):
        return festival_words(name, language=language)
    if day.lunar is None:
        return ""
    if day.lunar.day == 1:
        return language.say("{lunar_month}", lunar_month=_lunar_month(day.lunar, language))
    return language.within("lunar day", day.lunar.day_words)


def festival_words(name: str, *, language: Language = CHINESE) -> str:
    """Name a festival or a solar term."""
    return language.within("festival", name)


def _with_chinese(name: str, language: Language) -> str:
    """Name a festival as its visitors know it, and as everybody here knows it."""
    said = festival_words(name, language=language)
    if said == name:
        return name
    chinese = Markup('<span lang="{}">{}</span>').format(CHINESE.tag, name)
    return language.say("{festival}（{chinese}）", festival=said, chinese=chinese)


def _lunar_month(lunar: LunarDay, language: Language) -> str:
    """Name a lunar month: 冬月, 闰六月."""
    month = language.within("lunar month", lunar.month_name)
    return language.say("闰{month}", month=month) if lunar.is_leap else month
