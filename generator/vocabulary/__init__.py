"""The keys of content files and the Chinese words for them: one table for everything.

Each key has one label, used in messages and accepted as a key too, and may accept further
spellings. A key that means different things in different records has a qualified entry,
``record.key``, which wins over the bare one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from generator.vocabulary.keys import KEYS

__all__ = [
    "KEYS",
    "LONGEST_WORD",
    "is_key",
    "label",
    "nearest",
    "normal",
    "spellings",
    "words_for",
]

LONGEST_WORD = 40
"""Characters of what may be a key or a choice; comparing longer ones would take seconds."""


def label(name: str) -> str:
    """The Chinese label of a key, which may be qualified; the key itself where it has none."""
    key = name.rpartition(".")[2]
    words = KEYS.get(name) or KEYS.get(key)
    return words[0] if words else key


@lru_cache(maxsize=4096)  # a folder has some hundred keys, each in every record
def normal(key: str) -> str:
    """A key as it is compared: width, case, spaces and invisible characters folded."""
    folded = unicodedata.normalize("NFKC", key).casefold()
    visible = (c for c in folded if unicodedata.category(c) not in {"Cf", "Zs", "Cc"})
    return "".join(visible).replace("-", "_")


def is_key(word: str) -> bool:
    """Tell whether a word is a key of any kind of record, in any accepted spelling."""
    return normal(word) in _WORDS


def spellings(record: str, keys: Iterable[str]) -> dict[str, str]:
    """Every accepted spelling of the keys of one kind of record, mapped to the key."""
    accepted: dict[str, str] = {}
    for key in keys:
        for word in words_for(record, key):
            accepted.setdefault(normal(word), key)
    return accepted


def words_for(record: str, key: str) -> tuple[str, ...]:
    """The key of one kind of record and every other word for it, the label first of these."""
    return (key, *(KEYS.get(f"{record}.{key}") or KEYS.get(key, ())))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return what was probably meant; ``None`` where nothing is near enough to say so."""
    if len(word) > LONGEST_WORD:
        return None
    typed = normal(word)
    folded = {normal(one): one for one in known}
    matches = get_close_matches(typed, list(folded), n=3, cutoff=0.6)
    return next((folded[match] for match in matches if not _is_vaguer(typed, match)), None)


def _is_vaguer(typed: str, match: str) -> bool:
    """A word that is only half of another one does not mean it: 通知 is not 政府通知."""
    half = 2
    return typed in match and len(match) >= half * len(typed)


_WORDS = frozenset(
    normal(word) for key, words in KEYS.items() for word in (key.rpartition(".")[2], *words)
)
