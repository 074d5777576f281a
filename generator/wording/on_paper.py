"""Words of papers about themselves: when they come down, where they hang, what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from generator.models.boards import Board, BoardKind
from generator.models.profile import MinimumDays
from generator.models.terms import Term
from generator.models.views import ReviewView, ScopeView, WindowView
from generator.schedule import WEEKDAYS
from generator.wording import dates
from generator.wording.scopes import scope_words, unaffected_words

FEW = 4
"""Number of boards that are named one by one; more are counted."""

_UNTOUCHED = "不受影响"


def posted_until(end: datetime | None, review: ReviewView | None) -> str:
    """Say until when a paper hangs: 张贴至 2026年11月25日（含当日）."""
    if end is not None:
        return f"张贴至 {dates.until_words(end)}"
    if review is None:
        return "长期张贴"
    return dates.review_words(review).replace("长期有效", "长期张贴")


def valid_until(end: datetime | None, review: ReviewView | None) -> str:
    """Say 有效期至 2026年11月25日（含当日）, as a picture does, which hangs nowhere."""
    return dates.validity_words(end, review)


def taken_down(day: date | None, review: ReviewView | None) -> dict[str, str]:
    """Make the corner mark 撤 11/26 晨 of the ``day`` whose round is the first after the end."""
    if day is None:
        word = "应于" if review and review.is_due else "长期"
        return {"word": word, "day": _mark(review.day) if review else "", "part": "复核"}
    return {"word": "撤", "day": _mark(day), "part": "晨"}


def _mark(day: date) -> str:
    return f"{day.month}/{day.day}"


def state(
    key: str = "", word: str = "", text: str = "", changes: Sequence[dict[str, str]] = ()
) -> dict[str, Any]:
    """Describe what has become of an item; ``changes`` say what was and what is now."""
    return {"key": key, "word": word, "text": text, "changes": list(changes)}


def window(view: WindowView) -> str:
    return dates.window_words(view)


def windows(views: Sequence[WindowView], since: date | None, most: int) -> list[str]:
    """Write windows, each on its line; of very many the first ones, and how many there are.

    A year goes without saying where it is that of ``since``.
    """
    year = since.year if since else None
    lines = [dates.window_words(view, year=view.start.year != year) for view in views]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"……共 {len(lines)} 个时段"]


def hours(view: WindowView) -> str:
    return dates.hours_words(view)


def day(day: date) -> str:
    """Write a day with its weekday: 12月22日（周二）."""
    return f"{dates.day_words(day, year=False)}（{dates.weekday_words(day)}）"


def days(of: Iterable[date]) -> str:
    """List days: 12月12日、1月9日."""
    return "、".join(dates.day_words(one, year=False) for one in of)


def full_day(day: date) -> str:
    return dates.day_words(day)


def full_day_or_none(day: date | None) -> str:
    return dates.day_words(day) if day else ""


def full_moment(instant: datetime) -> str:
    """Write a moment with its year: 2026年11月20日 9:00."""
    return f"{dates.day_words(instant)} {dates.clock_words(instant)}"


def moment(instant: datetime) -> str:
    """Write a moment: 11月24日 15:20."""
    return f"{dates.day_words(instant, year=False)} {dates.clock_words(instant)}"


def sign_up(start: datetime | None, end: datetime | None) -> str:
    """Say when one may sign up: 12月8日起，到 12月20日 18:00 止."""
    first = f"{dates.day_words(start, year=False)}起" if start else ""
    last = f"到 {_until(end)}止" if end else ""
    return "，".join(part for part in (first, last) if part)


def _until(end: datetime) -> str:
    """Write an end without the year; a day alone where it is whole."""
    if dates.is_midnight(end):
        return dates.day_words(dates.day_before(end), year=False)
    return f"{moment(end)} "


def scope(view: ScopeView) -> str:
    """Name a scope: 2栋、3栋, or with floors 5栋、6栋 10–18层."""
    places = scope_words(view)
    return f"{places} {dates.floor_words(view.floors)}" if view.floors else places


def unaffected(view: ScopeView) -> str:
    """Name what is spared, as it stands behind 不受影响: 其余楼栋."""
    parts = [part.removesuffix(_UNTOUCHED) for part in unaffected_words(view).split("；")]
    return "；".join(part for part in parts if part)


def number_and_version(number: str, identity: str, version: int) -> str:
    """Write 编号 2026-118 · 第2版; a paper without a number is known by its id."""
    return f"编号 {number or identity} · 第{version}版"


def extended(was: datetime, reason: str) -> str:
    """Say what was extended and why: 原定 2026年11月21日 17:30；连日阴雨."""
    planned = f"原定 {dates.until_words(was)}"
    return f"{planned}；{reason}" if reason else planned


def hangs_on(boards: Sequence[Board], every: Sequence[Board]) -> str:
    """Name boards: all of a kind, all of a building, few by name.

    So: 全部大门、2栋大堂、2栋1单元1号梯轿厢.
    """
    parts = [_of_kind(kind, boards, every) for kind in BoardKind]
    return "、".join(part for part in parts if part)


def _of_kind(kind: BoardKind, boards: Sequence[Board], every: Sequence[Board]) -> str:
    chosen = [board for board in boards if board.kind is kind]
    others = {_stem(b) for b in every if b.kind is kind and b not in chosen}
    if len(chosen) > 1 and not others:
        return f"全部{kind.zh}"
    stems = list(dict.fromkeys(_stem(board) for board in chosen))
    if len(chosen) > len(stems) and all(stems) and not others & set(stems):
        return f"{'、'.join(stems)}{kind.zh}"
    if len(chosen) <= FEW:
        return "、".join(board.name for board in chosen)
    return f"{kind.zh}{len(chosen)}处"


def _stem(board: Board) -> str:
    """Find the building a name begins with, 2栋 of 2栋1单元大堂; empty without one."""
    stem, found, _ = board.name.partition("栋")
    return stem + found if found else ""


def publicity_period(
    start: datetime | None, end: datetime | None, minimum: MinimumDays | None
) -> str:
    """Write a 公示's period: 2026年11月20日至12月21日，不少于 30 天."""
    if start is None or end is None:
        return ""
    last = end - timedelta(microseconds=1)
    year = last.year != start.year
    span = f"{dates.day_words(start)}至{dates.day_words(last, year=year)}"
    return f"{span}，不少于 {dates.minimum_words(minimum)}" if minimum else span


def objection(until: datetime | None, how: str) -> str:
    """Say until when and how to object: 2026年12月21日（含当日）前，书面意见交服务台."""
    before = f"{dates.until_words(until)}前" if until else ""
    return "，".join(part for part in (before, how) if part)


def clock(instant: datetime) -> str:
    return dates.clock_words(instant)


def from_clock(start: datetime) -> str:
    """Write a start of today: 今日 16:30 起."""
    return f"今日 {dates.clock_words(start)} 起"


def ends_at(end: datetime) -> str:
    """Write an end: 11月25日 24:00; with a clock 11月25日 12:00."""
    if dates.is_midnight(end):
        return f"{dates.day_words(dates.day_before(end), year=False)} 24:00"
    return moment(end)


def days_left(days: int, lawful: date | None) -> str:
    """Say how long a paper must hang: 还须张贴 25 天，到 12月21日（含当日）."""
    last = f"，到 {dates.day_words(lawful, year=False)}（含当日）" if lawful else ""
    return f"还须张贴 {days} 天{last}" if days else f"今天是最后一天{last}"


def totals(sheets: Mapping[str, int]) -> str:
    """Count sheets by size: 58 张 A4、2 张 A3."""
    return "、".join(f"{count} 张 {size}" for size, count in sheets.items() if count)


def term(of: Term) -> str:
    """Write a term: 2026年第三季度."""
    return dates.term_words(of)


def checked(day: date) -> str:
    """Say when a board was checked: 2026年11月2日核对."""
    return f"{dates.day_words(day)}核对"


def results_until(day: date) -> str:
    """Say until when results are counted: 结果截至 2026年10月31日."""
    return f"结果截至 {dates.day_words(day)}"


def announced(day: date) -> str:
    """Say when something was announced: 2026年8月20日公布."""
    return f"{dates.day_words(day)}公布"


def version_of(day: date) -> str:
    """Name a version by its day: 2026年10月8日版."""
    return f"{dates.day_words(day)}版"


def copies(count: int) -> str:
    """Say in how many copies: 一式 2 份; empty for one."""
    return f"一式 {count} 份" if count > 1 else ""


def month(first: date) -> str:
    return dates.month_words(first)


def day_span(first: date, last: date) -> str:
    return dates.day_span_words(first, last)


def weekdays() -> list[str]:
    """List the days of the week, 周一 to 周日."""
    return [f"周{name}" for name in WEEKDAYS]
