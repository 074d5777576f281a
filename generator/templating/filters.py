"""Filters of the templates: dates, amounts and choices in words. Presentation, no decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial, wraps
from inspect import signature
from typing import Any

from markupsafe import Markup, escape

from generator.kinds.facts import facts_of
from generator.kinds.modules import gathered
from generator.kinds.table import KINDS
from generator.languages import Language, original, tongue, unmarked
from generator.patterns import lazy_re
from generator.templating.addresses import webcal
from generator.templating.dated_blocks import part_end
from generator.templating.guard import first_end, last_end, page_end, until_attribute
from generator.templating.sections import kind_word
from generator.wording import choices, dates, money, scopes
from generator.wording.phones import dial_words
from generator.wording.values import marked_words

_CLOCKS_RE = lazy_re(r"\d{1,2}:\d{2}(?::\d{2})?(?:–\d{1,2}:\d{2}(?::\d{2})?)?")
_DATES_RE = lazy_re(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:（周[一二三四五六日]）)?")


def filters_in(language: Language) -> dict[str, Callable[..., Any]]:
    """Map names to filters; each filter that speaks speaks this language."""
    return {name: _in(language, words_of) for name, words_of in _filters().items()}


@cache
def _filters() -> Mapping[str, Callable[..., Any]]:
    """Join those for everything with those that each kind has for its own values."""
    every = _FILTERS | gathered(KINDS, "words", "FILTERS")
    return every | {name: _unbroken(every[name]) for name in _TIMES}


def _in(language: Language, words: Callable[..., Any]) -> Callable[..., Any]:
    speaks = "language" in signature(words).parameters
    return partial(words, language=language) if speaks else words


def _unbroken(words_of: Callable[..., str]) -> Callable[..., Markup]:
    """Keep clock times such as 9:00–17:00 on one line, and dates wherever there is room."""

    @wraps(words_of)
    def marked(*values: Any, **options: Any) -> Markup:
        text = str(escape(words_of(*values, **options)))  # joining parts to Markup escapes them
        dated = _DATES_RE.sub(r'<span class="date">\g<0></span>', text)
        return Markup(_CLOCKS_RE.sub(r'<span class="unbroken">\g<0></span>', dated))  # noqa: S704 - escaped above

    return marked


_TIMES = ("window", "effect", "summary")
"""Filters of which the times are kept on one line."""

_FILTERS: dict[str, Callable[..., Any]] = {
    "day": dates.day_words,
    "weekday": dates.weekday_words,
    "clock": dates.clock_words,
    "until": dates.until_words,
    "review": dates.review_words,
    "overdue": dates.overdue_words,
    "dated": until_attribute,
    "part_end": part_end,
    "page_end": page_end,
    "first_end": first_end,
    "last_end": last_end,
    "word": choices.choice_words,
    "kind_word": kind_word,
    "listed": lambda texts, separator="、", *, language: language.listed(texts, separator),
    "unmarked": unmarked,
    "tongue": tongue,
    "original": original,
    "scope": scopes.scope_words,
    "extent": scopes.extent_words,
    "unaffected": scopes.unaffected_words,
    "here": scopes.here_words,
    "facts": facts_of,
    "said": marked_words,
    "reaching": scopes.reach_attributes,
    "places": scopes.places,
    "term": dates.term_words,
    "minimum": dates.minimum_words,
    "window": dates.window_words,
    "recovery": dates.recovery_words,
    "floors": dates.floor_words,
    "summary": dates.summary_words,
    "clocks": dates.hours_words,
    "webcal": webcal,
    "month": dates.month_words,
    "days": dates.day_span_words,
    "day_list": dates.day_list_words,
    "boards": dates.board_words,
    "dial": dial_words,
    "amount": money.amount_words,
    "plain": money.plain_words,
    "unit_price": money.unit_price_words,
}
