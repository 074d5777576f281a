"""Choices in words: what a file says with one of a closed list."""

from __future__ import annotations

from generator.languages import CHINESE, Language
from generator.models.fields import Choice


def choice_words(choice: Choice, *, language: Language = CHINESE) -> str:
    """Name a choice: 停水; the same word may be another choice elsewhere."""
    return language.within(type(choice).__name__, choice.zh)
