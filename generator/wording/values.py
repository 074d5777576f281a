"""Any value of a fact in plain words, by its type: on pages for programs, in search, in feeds.

The types of one kind alone are known to the ``words`` of that kind, which its facts import. A
surface that marks values up, or has little room, words some of them by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import singledispatch
from typing import Any

from generator.languages import CHINESE, Language, filled, unmarked
from generator.models.contacts import Contact
from generator.models.fields import Choice
from generator.models.terms import Term
from generator.models.views import (
    ObjectionView,
    PublicityView,
    ScopeView,
    SparedView,
    WindowView,
)
from generator.wording import dates, scopes
from generator.wording.choices import choice_words


def value_words(value: Any, *, language: Language = CHINESE) -> str:
    """Say a value in one line."""
    return unmarked(marked_words(value, language=language))


def marked_words(value: Any, *, language: Language = CHINESE) -> str:
    """Say a value in one line, with the marks of what nobody translated."""
    return language.listed((text for text in said(value, language) if text), "；")


def value_texts(value: Any, *, language: Language = CHINESE) -> tuple[str, ...]:
    """Say a value in as many texts as it has parts, the most telling one first."""
    return tuple(unmarked(text) for text in said(value, language) if text)


@singledispatch
def said(value: Any, language: Language) -> Iterator[str]:
    """Yield the texts of a value. Raises ``TypeError`` for a type that nobody has worded."""
    del language
    message = f"no words for {type(value).__name__}: register them in the words of its kind"
    raise TypeError(message)


@said.register
def _text(value: str, language: Language) -> Iterator[str]:
    del language
    yield value


@said.register
def _lines(value: tuple, language: Language) -> Iterator[str]:  # type: ignore[type-arg]
    for one in value:
        yield from said(one, language)


@said.register
def _choice(value: Choice, language: Language) -> Iterator[str]:
    yield choice_words(value, language=language)


@said.register
def _day(value: date, language: Language) -> Iterator[str]:
    yield dates.day_words(value, language=language)


@said.register
def _term(value: Term, language: Language) -> Iterator[str]:
    yield dates.term_words(value, language=language)


@said.register
def _window(value: WindowView, language: Language) -> Iterator[str]:
    words = dates.window_words(value, year=True, language=language)
    yield words + language.say("（已过）") if value.is_over else words


@said.register
def _scope(value: ScopeView, language: Language) -> Iterator[str]:
    covered = scopes.scope_words(value, language=language)
    if not value.floors:
        yield covered
    else:
        floors = dates.floor_words(value.floors, language=language)
        yield filled("{places} {floors}", {"places": covered, "floors": floors})


@said.register
def _spared(value: SparedView, language: Language) -> Iterator[str]:
    yield scopes.unaffected_words(value.scope, language=language)


@said.register
def _contact(value: Contact, language: Language) -> Iterator[str]:
    del language
    yield filled("{name} {phone}", {"name": value.name, "phone": value.phone})


@said.register
def _publicity(value: PublicityView, language: Language) -> Iterator[str]:
    yield value.name
    yield posted_words(value, language=language)


@said.register
def _objection(value: ObjectionView, language: Language) -> Iterator[str]:
    until = dates.until_words(value.until, language=language)
    if value.is_open:
        yield language.say("截至 {until}", until=until)
        yield value.how
    else:
        yield language.say("意见期到 {until}为止，已经结束", until=until)


def posted_words(value: PublicityView, *, language: Language = CHINESE) -> str:
    """Say how long a 公示 must hang: 不少于 30 天，至少公示到 2026年12月21日（含当日）."""
    return language.say(
        "不少于 {minimum}，至少公示到 {day}（含当日）",
        minimum=dates.minimum_words(value.minimum, language=language),
        day=dates.day_words(value.lawful, language=language),
    )
