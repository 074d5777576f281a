"""The language in the name of a file: ``fees.en.yaml`` is ``fees.yaml`` in English."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from generator.dataclass import dataclass
from generator.patterns import lazy_re

_MARK_RE = lazy_re(
    r"(?P<stem>.+)\.(?!md\.)(?P<language>[a-z]{2}(?:-[a-z]{2,4})?)(?P<extension>\.(?:md|yaml))",
    re.IGNORECASE | re.ASCII,
)
_FEWEST_DOTS = 2
"""Dots in the name of a translation; nearly every other file has one."""


@dataclass(frozen=True)
class Mark:
    """``original`` is the path of what the file translates."""

    original: str
    language: str


def mark_of(path: str) -> Mark | None:
    """``None`` for a file that is no translation."""
    if path.count(".") < _FEWEST_DOTS:
        return None
    name = PurePosixPath(path)
    match = _MARK_RE.fullmatch(name.name)
    if match is None:
        return None
    original = name.with_name(f"{match['stem']}{match['extension']}")
    return Mark(str(original), match["language"])
