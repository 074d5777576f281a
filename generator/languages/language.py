"""One language: its catalogue, loaded, and sentences with their parts filled in.

Sentences are patterns with named parts (``{day}（含当日）``), so that a language may put them
in another order; what the catalogue lacks is said in Chinese.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from markupsafe import escape

from generator.dataclass import dataclass
from generator.digests import LEFT_OUT

SOURCE = "zh"
"""The language of the sources, which needs no catalogue."""

CATALOGUES = Path(__file__).parent / "catalogues"

SEPARATORS = ("、", "，", "；")
"""Marks between words, between clauses, and between sentences that belong together."""


@dataclass(frozen=True)
class Language:
    """A language; ``code`` is a BCP 47 tag, but for the source, whose tag tells its script."""

    code: str
    catalogue: NullTranslations = field(
        repr=False, default=NullTranslations(), metadata={LEFT_OUT: True}
    )

    @property
    def tag(self) -> str:
        """Tag for ``lang`` and ``hreflang``."""
        return "zh-Hans" if self.code == SOURCE else self.code

    @property
    def locale(self) -> str:
        """Locale as Open Graph writes it."""
        return self._fact("zh_CN", self.tag.replace("-", "_"))

    @property
    def name(self) -> str:
        """Name by which its own readers call it."""
        return self._fact("中文", self.tag)

    @property
    def folder(self) -> str:
        """First part of the addresses of its pages: ``/en``; empty for the source."""
        return "" if self.code == SOURCE else f"/{self.code}"

    def say(self, words: str, /, **parts: object) -> str:
        return filled(self.catalogue.gettext(words) if words else "", parts)

    def count(self, words: str, n: int, /, **parts: object) -> str:
        """Say words with ``n`` of something, in the plural where the language has one."""
        return filled(self.catalogue.ngettext(words, words, n), {"n": n, **parts})

    def within(self, context: str, words: str, /, **parts: object) -> str:
        """Say words that mean something else elsewhere."""
        return filled(self.catalogue.pgettext(context, words), parts)

    def listed(self, words: Iterable[str], separator: str = "、") -> str:
        return _joined(self.within("separator", separator), list(words))

    def _fact(self, chinese: str, unknown: str) -> str:
        """Look up what a catalogue says of its own language; ``unknown`` where it says nothing."""
        if self.code == SOURCE:
            return chinese
        said = self.within("language", chinese)
        return unknown if said == chinese else said


def filled(pattern: str, parts: Mapping[str, object]) -> str:
    """Fill a pattern: to markup where a part is markup (``Original``), else to plain text."""
    if any(hasattr(part, "__html__") for part in parts.values()):
        return escape(pattern).format(**parts)
    return pattern.format(**parts) if parts else pattern


def _joined(separator: str, words: list[str]) -> str:
    if any(hasattr(word, "__html__") for word in words):
        return escape(separator).join(words)
    return separator.join(words)


CHINESE = Language(SOURCE)


def available(folder: Path = CATALOGUES) -> tuple[str, ...]:
    """List the codes of all languages that can be shown, the source first."""
    return (SOURCE, *sorted(file.stem for file in folder.glob("*.mo")))


@cache
def language_of(code: str, folder: Path = CATALOGUES) -> Language:
    """Load a language. Raises ``LookupError`` for one without a catalogue."""
    if code == SOURCE:
        return CHINESE
    if code not in available(folder):
        raise LookupError(code)
    with (folder / f"{code}.mo").open("rb") as file:
        return Language(code, GNUTranslations(file))
