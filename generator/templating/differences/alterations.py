"""Alterations of a record in words: its turns, its facts, what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from generator.dataclass import dataclass
from generator.kinds.events.shown import EventView, RegistrationView
from generator.kinds.events.words import Skipped, Times, admission_words
from generator.kinds.fact import Fact, View
from generator.kinds.facts import facts_declared, facts_of
from generator.kinds.notices.shown import NoticeView
from generator.languages import Language
from generator.models.fields import Record
from generator.snapshot.comparing import Shown
from generator.wording.dates import (
    schedule_words,
    until_words,
    window_words,
)
from generator.wording.values import value_words

BESIDE_FACTS = {
    "title": "标题",
    "end": "张贴期",
    "review": "复核",
    "boards": "张贴点",
    "body": "正文",
    "attachments": "附件",
}
"""What a view says beside its facts, each with what it is called."""

ABOVE_FACTS = ("title", "end")
"""What of it is told before the facts."""

SHORT = 40
"""Characters up to which both wordings are told."""


def alterations(was: Shown, now: Shown, language: Language) -> Iterator[str]:
    """Yield what a record says differently, both wordings where they are short."""
    if isinstance(now.view, NoticeView):
        yield from _turns_of_a_notice(was.view, now.view, language)
    elif isinstance(now.view, EventView):
        yield from _turns_of_an_event(was.view, now.view, language)
    if (before := _as_view(was.view)) is None or (after := _as_view(now.view)) is None:
        return
    told = {field: _beside(field, was, now, language) for field in BESIDE_FACTS}
    yield from (told[field] for field in ABOVE_FACTS if told[field])
    yield from fact_changes(before, after, language)
    yield from (words for field, words in told.items() if words and field not in ABOVE_FACTS)


def _as_view(shown: Any) -> View | None:
    """Return what has facts: a view, or a record that is shown as it is."""
    if isinstance(shown, Record):
        return _AsItIs(shown)
    return shown if hasattr(shown, "record") else None


@dataclass(frozen=True)
class _AsItIs:
    """A record of which nothing depends on the moment."""

    record: Record


def _turns_of_a_notice(was: NoticeView, now: NoticeView, language: Language) -> Iterator[str]:
    if now.is_over and not was.is_over:
        yield language.say("已经结束")
    if now.life.is_cancelled and not was.life.is_cancelled:
        yield language.say("已取消")


def _turns_of_an_event(was: EventView, now: EventView, language: Language) -> Iterator[str]:
    if now.is_cancelled and not was.is_cancelled:
        yield language.say("已取消")
    elif now.next.window != was.next.window:
        window = window_words(now.next.window, language=language)
        yield language.say("下一场：{window}", window=window)
    if now.registration and was.registration != now.registration:
        yield admission_words(now.registration, language=language)


def fact_changes(was: View, now: View, language: Language) -> Iterator[str]:
    """Yield each fact that is said otherwise, by its label."""
    old, new = ({fact.key: fact for fact in facts_of(view)} for view in (was, now))
    declared = (line.key for line in facts_declared(now).lines)
    for key in dict.fromkeys(declared):
        before, after = old.get(key), new.get(key)
        if _compared(before) == _compared(after) or _is_told_as_turn(before, after):
            continue
        called = language.say(cast("Fact", after or before).label)
        yield _told(called, _said(before, language), _said(after, language), language)


def _is_told_as_turn(was: Fact | None, now: Fact | None) -> bool:
    """Tell whether what differs is told already, or is only that days of a series have passed."""
    if was and now and isinstance(now.value, Times):
        return was.value.repeat == now.value.repeat and _is_end_of(
            now.value.occurrences, was.value.occurrences
        )
    if was and isinstance(was.value, Skipped):
        return _is_end_of(now.value.days if now else (), was.value.days)
    return now is not None and isinstance(now.value, RegistrationView)


def _is_end_of(left: tuple[Any, ...], whole: tuple[Any, ...]) -> bool:
    return whole[len(whole) - len(left) :] == left


def _compared(fact: Fact | None) -> Any:
    """Reduce a fact to what is compared: that a window is over is told by itself."""
    if fact is None or fact.key != "window":
        return fact and fact.value
    return [(w.start, w.end, w.is_whole_days) for w in fact.value]


def _said(fact: Fact | None, language: Language) -> str:
    if fact is None:
        return ""
    if fact.key == "window":
        return schedule_words(fact.value, language=language)
    return value_words(fact.value, language=language)


def _beside(field: str, was: Shown, now: Shown, language: Language) -> str:
    """Tell what differs beside the facts; empty where nothing does."""
    old, new = _of_shown(field, was), _of_shown(field, now)
    if old == new:
        return ""
    called = language.within("changed field", BESIDE_FACTS[field])
    if field == "title":
        return _told(called, old, new, language)
    if field == "end" and old and new:
        before, after = (until_words(end, language=language) for end in (old, new))
        return _told(called, before, after, language)
    return called


def _of_shown(field: str, shown: Shown) -> Any:
    """Find a field in a view, or else in its record; the title is what the thing is called."""
    if field == "title":
        return shown.title
    view = shown.view
    return getattr(view, field, getattr(getattr(view, "record", view), field, None))


def _told(called: str, was: str, now: str, language: Language) -> str:
    """Name what differs, with both wordings where there are two that are short."""
    if not was or not now or was == now or max(len(was), len(now)) > SHORT:
        return called
    return language.say("{field}：{was} → {now}", field=called, was=was, now=now)
