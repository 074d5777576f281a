"""Differences between two snapshots, as they are told to people: by day, prices first.

A difference belongs to the day from which on it is seen; what comes of an edit, or has no
day of its own between the two moments, is told last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from typing import Any

from generator.dataclass import dataclass
from generator.kinds.equipment.view import EquipmentView
from generator.kinds.equipment.words import inspection_words
from generator.kinds.fees.view import FeeView
from generator.kinds.fees.words import current_price_words, price_words
from generator.kinds.notices.shown import NoticeView
from generator.kinds.table import KINDS
from generator.languages import CHINESE, Language
from generator.snapshot import Difference, Snapshot
from generator.snapshot.comparing import Shown
from generator.templating.differences.alterations import BESIDE_FACTS, alterations, fact_changes
from generator.wording.choices import choice_words
from generator.wording.dates import (
    day_words,
    month_words,
    summary_words,
    until_words,
)

__all__ = ["BESIDE_FACTS", "KIND_WORDS", "TITLES", "by_day"]

PRICE, APPEARS, ALTERS, GOES = "price", "appears", "alters", "disappears"
ORDER = (PRICE, APPEARS, ALTERS, GOES)

_FIRST_DAY: Mapping[str, Callable[[Any], date | datetime | None]] = {
    "notice": attrgetter("start"),
    "event": attrgetter("published"),
    "fee": lambda view: view.current.starts if view.current else None,
    "service": attrgetter("service.since"),
    "disclosure": attrgetter("start"),
    "programme": attrgetter("programme.shown_from"),
}
_DAY_AFTER: Mapping[str, Callable[[Any], date | datetime | None]] = {
    "notice": attrgetter("end"),
    "event": attrgetter("end"),
    "service": lambda view: _after(view.service.until),
    "disclosure": attrgetter("readable_until"),
    "programme": lambda view: _after(view.programme.until),
}
_OF_THEIR_OWN = {"notice", "event"}
"""Kinds whose records say themselves what kind of thing they are."""

KIND_WORDS = {
    **{kind.single: kind.word for kind in KINDS if kind.single not in _OF_THEIR_OWN if kind.pages},
    "estate": "小区资料",
    "fee_board": "收费",
    "catalogue": "服务",
    "calendar": "日历",
}
"""Kinds of things that have no kind or category themselves, in words."""

TITLES = {"calendar": "活动日历", "fee_board": "收费总说明", "catalogue": "服务目录总说明"}
"""Titles of things that have none of their own."""


@dataclass(frozen=True)
class Line:
    """One difference: what becomes of what, and how; of a price what it ``was`` and is ``now``."""

    what: str
    kind: str
    title: str
    details: tuple[str, ...] = ()
    was: str = ""
    now: str = ""


@dataclass(frozen=True)
class DayOfDifferences:
    """Differences of one day; ``None`` for what has no day of its own between the two moments."""

    day: date | None
    lines: tuple[Line, ...]
    summary: str
    """One line for the day: prices by what they were and will be, the rest by number."""


def by_day(
    found: Iterable[Difference],
    before: Snapshot,
    after: Snapshot,
    *,
    language: Language = CHINESE,
) -> list[DayOfDifferences]:
    """Group differences by day, from the first to the last, then what has none."""
    days: dict[date | None, list[Line]] = {}
    for one in found:
        day = _day_between(_changed_on(one), before, after)
        days.setdefault(day, []).append(_line(one, language))
    dated = sorted((day for day in days if day), key=lambda day: day)
    ordered = [*dated, *([None] if None in days else [])]
    return [_of_day(day, days[day], language) for day in ordered]


def _of_day(day: date | None, lines: list[Line], language: Language) -> DayOfDifferences:
    ordered = tuple(sorted(lines, key=lambda line: ORDER.index(line.what)))
    return DayOfDifferences(day, ordered, language.listed(_summary(ordered, language), "；"))


def _summary(lines: tuple[Line, ...], language: Language) -> Iterator[str]:
    yield from (f"{line.title} {line.was} → {line.now}" for line in lines if line.what == PRICE)
    counted = Counter(line.what for line in lines)
    if counted[APPEARS]:
        yield language.count("上架 {n} 项", counted[APPEARS])
    if counted[ALTERS]:
        yield language.count("变化 {n} 项", counted[ALTERS])
    if counted[GOES]:
        yield language.count("下架 {n} 项", counted[GOES])


def _changed_on(one: Difference) -> date | datetime | None:
    """Find from when on a difference is seen; ``None`` where no day is known, as for an edit.

    Of a price and of what appears that is its first day, of what goes the day after its last.
    """
    if one.after is None and one.before is not None:
        known, shown = _DAY_AFTER, one.before
    elif one.before is None or isinstance(one.shown.view, FeeView):
        known, shown = _FIRST_DAY, one.shown
    else:
        return _lapsed_on(one)
    ask = known.get(shown.kind)
    return ask(shown.view) if ask else None


def _lapsed_on(one: Difference) -> date | None:
    """Find the first day on which a certificate that was valid before is not."""
    return _after(one.shown.view.inspection.valid_until) if _lapses(one) else None


def _lapses(one: Difference) -> bool:
    if one.before is None or not isinstance(one.shown.view, EquipmentView):
        return False
    was, now = one.before.view.inspection, one.shown.view.inspection
    return bool(was and now and was.is_valid and not now.is_valid)


def _day_between(found: date | datetime | None, before: Snapshot, after: Snapshot) -> date | None:
    """Return its day, unless it lies outside: then something else brought the change about."""
    if found is None:
        return None
    zone = before.estate.zone
    if not isinstance(found, datetime):
        found = datetime.combine(found, time(0), zone)
    return found.astimezone(zone).date() if before.at < found <= after.at else None


def _after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None


def _line(one: Difference, language: Language) -> Line:
    if one.before and one.after and isinstance(one.after.view, FeeView):
        return _fee_line(one.before.view, one.after, language)
    details = _details(one, language)
    kind = _kind_words(one.shown, language)
    return Line(one.what, kind, _title(one.shown, language), details)


def _fee_line(was: FeeView, shown: Shown, language: Language) -> Line:
    view = shown.view
    old, new = (current_price_words(one, language=language) for one in (was, view))
    kind = _kind_words(shown, language)
    if old != new:
        return Line(PRICE, kind, shown.title, was=old, now=new)
    known = {rate.starts for rate in was.announced}
    told = [
        language.say(
            "公布了新价格：{price}（{day}起）",
            price=price_words(rate, view.fee, language=language),
            day=day_words(rate.starts, language=language),
        )
        for rate in view.announced
        if rate.starts not in known
    ]
    told += fact_changes(was, view, language)
    return Line(ALTERS, kind, shown.title, tuple(told))


def _title(shown: Shown, language: Language) -> str:
    return shown.title or language.within("changed thing", TITLES[shown.kind])


def _kind_words(shown: Shown, language: Language) -> str:
    if shown.kind in _OF_THEIR_OWN:
        view = shown.view
        choice = view.category if shown.kind == "notice" else view.kind
        return choice_words(choice, language=language)
    return language.within("changed thing", KIND_WORDS[shown.kind])


def _details(one: Difference, language: Language) -> tuple[str, ...]:
    view = one.shown.view
    if one.shown.kind == "calendar":
        return (language.say("从{month}开始", month=month_words(view, language=language)),)
    if _lapses(one):
        return (inspection_words(view.inspection, language=language),)
    if one.before is None:
        return tuple(_of_what_appears(view, language))
    if one.after:
        return tuple(alterations(one.before, one.after, language))
    return ()


def _of_what_appears(view: Any, language: Language) -> Iterator[str]:
    if not isinstance(view, NoticeView):
        return
    if view.windows:
        yield summary_words(view.windows, language=language)
    yield language.say("张贴至{end}", end=until_words(view.end, language=language))
