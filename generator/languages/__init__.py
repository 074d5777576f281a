"""The languages of the interface: Chinese in the sources, every other one a gettext catalogue.

The words of the sources are the message ids. A language is one pair of files in
``catalogues/``, the readable ``CODE.po`` and ``CODE.mo`` compiled from it; nothing else in
the program knows which languages there are.
"""

from generator.languages.deferred import Deferred, deferred
from generator.languages.language import (
    CATALOGUES,
    CHINESE,
    SEPARATORS,
    SOURCE,
    Language,
    available,
    filled,
    language_of,
)
from generator.languages.spoken import (
    Original,
    Translated,
    has_han,
    original,
    reworded,
    tongue,
    unmarked,
)

__all__ = [
    "CATALOGUES",
    "CHINESE",
    "SEPARATORS",
    "SOURCE",
    "Deferred",
    "Language",
    "Original",
    "Translated",
    "available",
    "deferred",
    "filled",
    "has_han",
    "language_of",
    "original",
    "reworded",
    "tongue",
    "unmarked",
]
