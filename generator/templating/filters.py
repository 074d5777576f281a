"""What a template may ask for: dates, amounts and choices in words. Presentation, no decision."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial, wraps
from inspect import signature
from typing import Any

from markupsafe import Markup, escape

from generator.languages import Language, original, tongue, unmarked
from generator.templating import choice_words, event_words, fee_words, figures, scope_words, words
from generator.templating.addresses import webcal
from generator.templating.dated_blocks import part_end
from generator.templating.dialling import dial_words
from generator.templating.guard import first_end, last_end, page_end, until_attribute

_CLOCKS_RE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:–\d{1,2}:\d{2}(?::\d{2})?)?")
_DATES_RE = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:（周[一二三四五六日]）)?")


def filters_in(language: Language) -> dict[str, Callable[..., Any]]:
    """By name, each that speaks speaking this language."""
    return {name: _in(language, words_of) for name, words_of in _FILTERS.items()}


def _in(language: Language, words: Callable[..., Any]) -> Callable[..., Any]:
    speaks = "language" in signature(words).parameters
    return partial(words, language=language) if speaks else words


def _unbroken(words_of: Callable[..., str]) -> Callable[..., Markup]:
    """Clock times such as 9:00–17:00 stay on one line, and dates wherever there is room."""

    @wraps(words_of)
    def marked(*values: Any, **options: Any) -> Markup:
        text = str(escape(words_of(*values, **options)))  # joining parts to Markup escapes them
        dated = _DATES_RE.sub(r'<span class="date">\g<0></span>', text)
        return Markup(_CLOCKS_RE.sub(r'<span class="unbroken">\g<0></span>', dated))  # noqa: S704 - escaped above

    return marked


_FILTERS: dict[str, Callable[..., Any]] = {
    "day": words.day_words,
    "weekday": words.weekday_words,
    "clock": words.clock_words,
    "until": words.until_words,
    "review": words.review_words,
    "overdue": words.overdue_words,
    "dated": until_attribute,
    "part_end": part_end,
    "page_end": page_end,
    "first_end": first_end,
    "last_end": last_end,
    "word": choice_words.choice_words,
    "listed": lambda texts, separator="、", *, language: language.listed(texts, separator),
    "unmarked": unmarked,
    "tongue": tongue,
    "original": original,
    "scope": scope_words.scope_words,
    "extent": scope_words.extent_words,
    "unaffected": scope_words.unaffected_words,
    "here": scope_words.here_words,
    "reaching": scope_words.reach_attributes,
    "places": scope_words.places,
    "term": words.term_words,
    "minimum": words.minimum_words,
    "window": _unbroken(words.window_words),
    "recovery": words.recovery_words,
    "floors": words.floor_words,
    "summary": _unbroken(words.summary_words),
    "clocks": words.hours_words,
    "webcal": webcal,
    "month": words.month_words,
    "days": words.day_span_words,
    "day_list": words.day_list_words,
    "repeat": event_words.repeat_words,
    "span": choice_words.span_words,
    "lunar": event_words.lunar_words,
    "lunar_day": event_words.lunar_day_words,
    "cell": event_words.cell_words,
    "festival": event_words.festival_words,
    "admission": event_words.admission_words,
    "rain": event_words.rain_words,
    "whom": event_words.whom_words,
    "boards": words.board_words,
    "dial": dial_words,
    "amount": figures.amount_words,
    "plain": figures.plain_words,
    "unit_price": figures.unit_price_words,
    "measured": figures.measured_words,
    "price": figures.price_words,
    "fee_price": figures.current_price_words,
    "billing": fee_words.billing_words,
    "decision": fee_words.decision_words,
    "basis": fee_words.basis_words,
    "limit": figures.limit_words,
    "target": figures.target_words,
    "shown_target": figures.shown_target,
    "rate": figures.result_words,
    "met": figures.met_words,
    "runs": figures.runs,
    "line_label": figures.line_label,
}
