"""The wording of a problem: its grade, and a sentence in each language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.languages import CHINESE, Language


@dataclass(frozen=True)
class Wording:
    """``grade`` is the name of a ``Grade``."""

    grade: Literal["HELD", "PUBLISHED", "WARNING"]
    zh: str
    en: str

    def text(self, language: Language) -> str:
        return self.zh if language is CHINESE else self.en


def held(zh: str, en: str) -> Wording:
    return Wording("HELD", zh, en)


def published(zh: str, en: str) -> Wording:
    return Wording("PUBLISHED", zh, en)


def warning(zh: str, en: str) -> Wording:
    return Wording("WARNING", zh, en)
