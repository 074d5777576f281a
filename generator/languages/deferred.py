"""Sentences that are written before it is known who reads them.

What refuses or leaves something out lies far below the command that prints it, and knows no
reader. So it hands up the pattern and its parts; gettext calls this a deferred translation.
"""

from __future__ import annotations

from generator.dataclass import dataclass
from generator.languages.language import CHINESE, Language


@dataclass(frozen=True)
class Deferred:
    """A sentence not said yet; a part may be one as well, and is said in the same language."""

    pattern: str
    parts: tuple[tuple[str, object], ...] = ()

    def said(self, language: Language) -> str:
        said = {name: _said(part, language) for name, part in self.parts}
        return language.say(self.pattern, **said)

    def __str__(self) -> str:
        return self.said(CHINESE)


def deferred(pattern: str, /, **parts: object) -> Deferred:
    """Write a sentence for whoever will read it."""
    return Deferred(pattern, tuple(parts.items()))


def _said(part: object, language: Language) -> object:
    return part.said(language) if isinstance(part, Deferred) else part
