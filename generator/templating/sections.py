"""Sections of a site: the kinds that have a page of all their records, in the table's order.

Templates name those they know where they want them; what a new kind adds stands behind them.
"""

from __future__ import annotations

from generator.dataclass import dataclass
from generator.kinds.kind import Pages
from generator.kinds.table import KINDS, named
from generator.languages import CHINESE, Language


@dataclass(frozen=True)
class Section:
    """The page of all records of a kind, and what it is called."""

    kind: str
    word: str

    @property
    def address(self) -> str:
        return f"/{self.kind}/"


def sections(language: Language) -> tuple[Section, ...]:
    """List the sections of a site in this language."""
    listed = (kind for kind in KINDS if kind.pages is Pages.EACH and kind.has_list)
    return tuple(Section(kind.name, language.say(kind.word)) for kind in listed)


def kind_word(name: str, *, language: Language = CHINESE) -> str:
    """Say what records of a kind are called."""
    return language.say(named(name).word)
