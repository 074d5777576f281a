"""The wording of a problem: its grade, and its sentence in Chinese."""

from __future__ import annotations

from typing import Literal

from generator.dataclass import dataclass


@dataclass(frozen=True)
class Wording:
    """``grade`` is the name of a ``Grade``."""

    grade: Literal["HELD", "PUBLISHED", "WARNING"]
    text: str


def held(text: str) -> Wording:
    return Wording("HELD", text)


def published(text: str) -> Wording:
    return Wording("PUBLISHED", text)


def warning(text: str) -> Wording:
    return Wording("WARNING", text)
