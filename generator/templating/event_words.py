"""Events in Chinese words: how they recur, who may still sign up, what happens in the rain."""

from __future__ import annotations

from datetime import datetime

from generator.models.event import Rain, RainPolicy, Repeat
from generator.models.event_fields import LAST, LONGEST_MONTH, Rhythm
from generator.schedule import WEEKDAYS, festivals_on, lunar_day, solar_term
from generator.snapshot import Admission, EventView, RegistrationView
from generator.templating.words import clock_words, day_words, until_words

_NUMBERS = ("", "", "两", "三", "四", "五", "六")
_NTHS = {LAST: "最后一个", 1: "第一个", 2: "第二个", 3: "第三个", 4: "第四个", 5: "第五个"}


def repeat_words(repeat: Repeat) -> str:
    """每周六, 隔周周二、周四, 每月第二个周六, 每月28日, 每月最后一天."""
    weekdays = "、".join(f"周{WEEKDAYS[number]}" for number in repeat.weekday)
    if repeat.every is Rhythm.WEEK:
        return f"{_every_weeks(repeat.interval)}{weekdays}"
    month = "每月" if repeat.interval == 1 else f"每{_count(repeat)}个月的"
    if repeat.day:
        return month + "、".join(_day_number(number) for number in repeat.day)
    nths = sorted(repeat.nth, key=lambda nth: (nth == LAST, nth))
    return month + "、".join(_NTHS[nth] for nth in nths) + weekdays


def _every_weeks(interval: int) -> str:
    """每, 隔周, 每三周的."""
    fortnight = 2
    if interval == fortnight:
        return "隔周"
    return (
        "每"
        if interval == 1
        else f"每{_NUMBERS[interval] if interval < len(_NUMBERS) else interval}周的"
    )


def _count(repeat: Repeat) -> str:
    return _NUMBERS[repeat.interval] if repeat.interval < len(_NUMBERS) else str(repeat.interval)


def _day_number(number: int) -> str:
    return "最后一天" if number == LONGEST_MONTH else f"{number}日"


def lunar_words(instant: datetime) -> str:
    """农历冬月十四，冬至; empty beyond the tables."""
    day = instant.date()
    lunar = lunar_day(day)
    names = [name for name in (*festivals_on(day), solar_term(day)) if name]
    return "，".join([f"农历{lunar.words}", *names]) if lunar else ""


def whom_words(view: EventView) -> str:
    """As written; else 全体居民 or 东组团的居民."""
    if view.event.audience:
        return view.event.audience
    return "全体居民" if view.scope.is_everyone else f"{view.scope.text}的居民"


def admission_words(view: RegistrationView) -> str:
    """报名中，截至2026年12月20日 18:00; 名额已满，可登记候补（6 名）."""
    if view.admission is Admission.FULL:
        waiting = view.registration.waitlist
        return f"名额已满，可登记候补（{waiting} 名）" if waiting else "名额已满"
    if view.admission is Admission.CLOSED:
        return "报名已截止"
    if view.admission is Admission.BEFORE and view.start:
        clock = clock_words(view.start)
        day = day_words(view.start, year=False)
        starts = f"{day}起报名" if clock == "0:00" else f"{day} {clock} 起报名"
        return f"{starts}{_until(view)}"
    return f"报名中{_until(view)}"


def _until(view: RegistrationView) -> str:
    return f"，截至{until_words(view.end)}" if view.end else ""


def rain_words(rain: Rain) -> str:
    """One line, such as: 遇雨顺延 7 天。当天 7:30 决定，大堂张贴."""
    decided = "，".join(part.rstrip("。") for part in (_decided_by(rain), rain.decide_how) if part)
    return f"{_policy_words(rain)}。{decided}。" if decided else f"{_policy_words(rain)}。"


def _policy_words(rain: Rain) -> str:
    if rain.policy is RainPolicy.GO_AHEAD:
        return "遇雨照常举行"
    if rain.policy is RainPolicy.INDOORS:
        return f"遇雨改到{rain.place or '室内'}"
    if rain.policy is RainPolicy.POSTPONE:
        return f"遇雨顺延 {rain.days} 天" if rain.days else "遇雨顺延"
    return "遇雨取消"


def _decided_by(rain: Rain) -> str:
    if not rain.decide_by:
        return ""
    by = rain.decide_by.rstrip("。")
    return f"{by}{' ' if by[-1].isdigit() else ''}决定"
