"""Filters of the templates: dates, amounts and choices in words. Presentation, no decision."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial, wraps
from inspect import signature
from typing import Any

from markupsafe import Markup, escape

from generator.kinds.disclosures import words as disclosures
from generator.kinds.events import words as events
from generator.kinds.facts import facts_of
from generator.kinds.fees import words as fees
from generator.kinds.indicators import words as indicators
from generator.kinds.notices import words as notices
from generator.kinds.standards import words as standards
from generator.languages import Language, original, tongue, unmarked
from generator.templating.addresses import webcal
from generator.templating.dated_blocks import part_end
from generator.templating.guard import first_end, last_end, page_end, until_attribute
from generator.templating.sections import kind_word
from generator.wording import choices, dates, money, scopes
from generator.wording.phones import dial_words
from generator.wording.values import marked_words

_CLOCKS_RE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:–\d{1,2}:\d{2}(?::\d{2})?)?")
_DATES_RE = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:（周[一二三四五六日]）)?")


def filters_in(language: Language) -> dict[str, Callable[..., Any]]:
    """Map names to filters; each filter that speaks speaks this language."""
    return {name: _in(language, words_of) for name, words_of in _FILTERS.items()}


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
    "window": _unbroken(dates.window_words),
    "recovery": dates.recovery_words,
    "floors": dates.floor_words,
    "effect": _unbroken(notices.effect_words),
    "summary": _unbroken(dates.summary_words),
    "clocks": dates.hours_words,
    "webcal": webcal,
    "month": dates.month_words,
    "days": dates.day_span_words,
    "day_list": dates.day_list_words,
    "repeat": events.repeat_words,
    "span": events.span_words,
    "lunar": events.lunar_words,
    "lunar_day": events.lunar_day_words,
    "cell": events.cell_words,
    "festival": events.festival_words,
    "admission": events.admission_words,
    "rain": events.rain_words,
    "whom": events.whom_words,
    "boards": dates.board_words,
    "dial": dial_words,
    "amount": money.amount_words,
    "plain": money.plain_words,
    "unit_price": money.unit_price_words,
    "measured": disclosures.measured_words,
    "price": fees.price_words,
    "fee_price": fees.current_price_words,
    "billing": fees.billing_words,
    "decision": fees.decision_words,
    "basis": fees.basis_words,
    "limit": standards.limit_words,
    "target": indicators.target_words,
    "shown_target": indicators.shown_target,
    "rate": indicators.result_words,
    "met": indicators.met_words,
    "runs": fees.runs,
    "line_label": fees.line_label,
}
