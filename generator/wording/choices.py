"""Choices in words: what a file says with one of a closed list."""

from __future__ import annotations

from generator.languages import CHINESE, Language
from generator.models.fields import Choice
from generator.snapshot.event_views import SpanView


def choice_words(choice: Choice, *, language: Language = CHINESE) -> str:
    """Name a choice: 停水; the same word may be another choice elsewhere."""
    return language.within(type(choice).__name__, choice.zh)


def span_words(span: SpanView, *, language: Language = CHINESE) -> str:
    """Name a span: 放假, or what owners are told of a step of the fee calendar."""
    return span.public or choice_words(span.kind, language=language)
