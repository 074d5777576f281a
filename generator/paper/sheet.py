"""A sheet: what stands on one paper, as plain data, and the template that sets it.

A document is one PDF of one or more sheets. Both compare by what they say, so that the
same paper is made once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any

from generator.dataclass import dataclass
from generator.models.estate import Estate


@dataclass(frozen=True)
class Sheet:
    """``template`` names ``templates/posters/NAME.typ``; ``data`` is what JSON holds."""

    template: str
    title: str
    data: Mapping[str, Any]
    stamp: datetime
    """When what it says was last changed: the only time that stands in the file."""
    source: str
    """The file of the estate's folder it is made from, for what is said about it."""
    paper: str = "a4"
    codes: tuple[str, ...] = ()
    """Addresses it shows as QR codes."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """File names of the pictures it shows, each with its bytes."""
    most_pages: int = 1
    review: str = ""
    """What is written across it while it is only to be read, and not to be hung."""

    @property
    def plain(self) -> dict[str, Any]:
        named = {"template": self.template, "title": self.title, "paper": self.paper}
        return {**self.data, **named, **({"review": self.review} if self.review else {})}


SAMPLE = "示例 — 不是真实小区"
"""What stands on every page of an estate's papers while all of it is only an example."""


@dataclass(frozen=True)
class Document:
    title: str
    author: str
    sheets: tuple[Sheet, ...]
    language: str = "zh"
    is_sample: bool = False

    @classmethod
    def of(cls, estate: Estate, title: str, sheets: tuple[Sheet, ...]) -> Document:
        """Make a document of an estate, which is its author and may be only an example."""
        return cls(title, estate.office, sheets, is_sample=estate.sample)

    @property
    def source(self) -> str:
        return self.sheets[0].source

    @property
    def stamp(self) -> datetime:
        return max(sheet.stamp for sheet in self.sheets)

    @property
    def most_pages(self) -> int:
        return sum(sheet.most_pages for sheet in self.sheets)

    @property
    def templates(self) -> set[str]:
        return {sheet.template for sheet in self.sheets}

    @property
    def icons(self) -> set[str]:
        return {sheet.data["icon"] for sheet in self.sheets if "icon" in sheet.data}

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for sheet in self.sheets for code in sheet.codes))

    @property
    def pictures(self) -> dict[str, bytes]:
        return {name: data for sheet in self.sheets for name, data in sheet.pictures.items()}

    @property
    def plain(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "author": self.author,
            "language": self.language,
            "sheets": [sheet.plain for sheet in self.sheets],
            **({"sample": SAMPLE} if self.is_sample else {}),
        }

    @property
    def text(self) -> str:
        """Texts that can be read on it or scanned from it, a line for each."""
        return "\n".join((*_texts(self.plain), *self.codes))


_ARE_NO_WORDS = {"template", "paper", "key", "icon", "file", "align", "t", "headline", "language"}
"""Keys whose values name something, or say again what another key has said."""


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        said = (inner for key, inner in value.items() if key not in _ARE_NO_WORDS)
        return [text for inner in said for text in _texts(inner)]
    if isinstance(value, (list, tuple)):
        return [text for inner in value for text in _texts(inner)]
    return []
