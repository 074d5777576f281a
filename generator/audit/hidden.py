"""What must stand in no file at a moment: what names a hidden item, and words only it has.

An item is a notice, an event, a disclosure or a programme. Its identity is its address and
everything made of it; its words are its title and its long lines, as far as no visible item
and nothing evergreen says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import datetime
from functools import cached_property

from pydantic import BaseModel

from generator.languages import has_han
from generator.models.content import Content
from generator.models.fields import Choice
from generator.snapshot import State, event_lives, lives, visible_ids

NOT_SHOWN = frozenset({"board_only"})
"""Fields no page shows, so that what stands in them excuses nothing."""

NAMES = frozenset({"id", "number"})
"""Fields that are looked for as identities, and are no words."""

LONG = 10
"""Characters from which on a line is somebody's words and no turn of phrase."""

LONG_IN_LETTERS = 28
"""The same where a character is a letter and no word."""

_DATED = ("notices", "events", "disclosures", "programmes")
"""What has items; the folders of their addresses."""


@dataclass(frozen=True)
class Item:
    """``folder`` is that of its address."""

    folder: str
    id: str


@dataclass(frozen=True)
class Hidden:
    """``numbers`` are printed on paper and lead to nothing now."""

    items: frozenset[Item]
    numbers: Mapping[str, Item]
    words: Mapping[str, Item]

    @cached_property
    def beginnings(self) -> Mapping[str, tuple[str, ...]]:
        """The words by their first characters, so that a text is gone through once."""
        found: dict[str, list[str]] = {}
        for words in self.words:
            found.setdefault(words[:LONG], []).append(words)
        return {start: tuple(words) for start, words in found.items()}


def hidden_at(content: Content, at: datetime) -> Hidden:
    """Everything that was read and is not visible at ``at``."""
    visible = visible_ids(content, at) | _dated(content, at)
    shown, unseen = _sorted_out(content, visible)
    said = "\n".join(_everything_said(content, shown))
    words = {
        line: item
        for item, record in unseen.items()
        for version in (record, *content.translated(item.folder, item.id))
        for line in _lines(version)
        if line not in said
    }
    kept = {getattr(record, "number", None) for record in shown.values()}
    numbers = {
        number: item
        for item, record in unseen.items()
        if (number := getattr(record, "number", None)) and number not in kept
    }
    return Hidden(frozenset(unseen), numbers, words)


def _dated(content: Content, at: datetime) -> dict[str, set[str]]:
    current = State.CURRENT
    return {
        "notices": {one.notice.id for one in lives(content) if one.state(at) is current},
        "events": {one.event.id for one in event_lives(content) if one.state(at) is current},
    }


def _sorted_out(
    content: Content, visible: Mapping[str, set[str]]
) -> tuple[dict[Item, BaseModel], dict[Item, BaseModel]]:
    """The items that are shown and those that are not."""
    shown: dict[Item, BaseModel] = {}
    unseen: dict[Item, BaseModel] = {}
    for folder in _DATED:
        for record in getattr(content, folder):
            into = shown if record.id in visible[folder] else unseen
            into[Item(folder, record.id)] = record
    return shown, unseen


def _everything_said(content: Content, shown: Mapping[Item, BaseModel]) -> Iterator[str]:
    """All words that may stand on the site: those of visible items, and of evergreen ones."""
    evergreen: Iterable[BaseModel] = (
        *(content.estate, *content.contacts, *content.public, *content.boards, *content.guides),
        *(*content.forms, *content.standards, *content.indicators, *content.equipment),
        *(*content.fees, *content.services, *content.service_groups, *content.examples),
        *(*content.results, *content.others, *content.evergreen, *content.fee_tasks),
        *(one for one in (content.fee_board, content.catalogue_review, content.profile) if one),
    )
    for record in (*shown.values(), *evergreen, *_translations(content, shown)):
        yield from _texts(record)


def _translations(content: Content, shown: Mapping[Item, BaseModel]) -> Iterator[BaseModel]:
    """Of visible items, and of everything evergreen: what is dated is the one or the other."""
    for words in content.translations.values():
        for (kind, name), said in words.items():
            if kind not in _DATED or Item(kind, name) in shown:
                yield said


def _texts(value: object, passed_over: frozenset[str] = NOT_SHOWN) -> Iterator[str]:
    """Every text in a record, however deep; of ``passed_over`` fields none."""
    if isinstance(value, Choice):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner, passed_over)
    elif isinstance(value, BaseModel) or is_dataclass(value):
        for name, inner in vars(value).items():
            if name not in passed_over:
                yield from _texts(inner, passed_over)


def _lines(record: BaseModel) -> Iterator[str]:
    """Its title, and every long line of its fields and its text, as plain words."""
    for text in _texts(record, NAMES):
        for line in text.splitlines():
            words = line.strip().lstrip("#->*| ").strip()
            if len(words) >= (LONG if has_han(words) else LONG_IN_LETTERS):
                yield words
