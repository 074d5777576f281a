"""Figures of disclosures in words."""

from __future__ import annotations

from generator.kinds.disclosures.model import Figure
from generator.languages import filled


def measured_words(figure: Figure) -> str:
    """Write a figure: 98,640 千瓦时; words in its place (未检出) have no unit."""
    if not figure.unit or not any(sign.isdigit() for sign in figure.value):
        return figure.value
    return filled("{value} {unit}", {"value": figure.value, "unit": figure.unit})
