"""Content as of a moment: whatever was written, without the parts of it that are over.

A pure function of the content and the moment. What has a page of its own that ends (notices,
events, disclosures) has such parts in its text alone; of everything else every text may end
that may as well not be there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from generator.kinds.in_language import WITH_WORDS, identity
from generator.languages import reworded
from generator.models.dated_parts import IsOver, end_of, ended, may_have_marks, moments, remaining
from generator.models.translation import Translation, texts_of

if TYPE_CHECKING:  # it holds what is cut here, and need not know of it
    from generator.kinds.content import Content


R = TypeVar("R", bound=BaseModel)

WITH_AN_END = frozenset({"notices", "events", "disclosures", "programmes"})
"""Kinds of which only the text has parts that end: all else is a fact of what ends itself."""


def as_of(content: Content, at: datetime, kinds: Collection[str] = WITH_WORDS) -> Content:
    """The content as far as it holds at ``at``; itself where nothing of it is over.

    ``kinds`` are those in which something ends, where that is known.
    """
    is_over = over_by(at, content.estate.zone)
    changed: dict[str, Any] = {}
    for name in kinds:
        value = content.lists[name]
        made = tuple(record_as_of(one, name, is_over) for one in value)
        if any(new is not old for new, old in zip(made, value, strict=True)):
            changed[name] = made
    return content.with_lists(changed) if changed else content


def over_by(at: datetime, zone: tzinfo) -> IsOver:
    return lambda moment: end_of(moment, zone) <= at


def record_as_of(record: R, kind: str, is_over: IsOver) -> R:
    """A record without the parts that are over; itself where none is."""
    return _cut(record, _names(record, kind), is_over)


def part_ends(content: Content) -> dict[str, frozenset[datetime]]:
    """Kind → every instant, in UTC, at which a part of one of its records goes."""
    zone, found = content.estate.zone, dict[str, set[datetime]]()
    for kind, _, record in written(content):
        for text in _texts(record, _names(record, kind)):
            ends = (end_of(moment, zone) for moment in moments(text))
            found.setdefault(kind, set()).update(ends)
    return {kind: frozenset(ends) for kind, ends in found.items() if ends}


def ended_parts(record: BaseModel, kind: str, is_over: IsOver) -> tuple[str, ...]:
    """The words of a record that nothing may say any more."""
    found = (ended(text, is_over) for text in _texts(record, _names(record, kind)))
    return tuple(text for text in found if text)


def written(content: Content) -> Iterator[tuple[str, str, BaseModel]]:
    """Kind, id and record of everything that was written, translations included."""
    for kind in WITH_WORDS:
        for number, record in enumerate(content.lists[kind]):
            yield kind, identity(record, number), record
    for words in content.translations.values():
        for (kind, name), said in words.items():
            yield kind, name, said


def _names(record: BaseModel, kind: str) -> tuple[str, ...]:
    if kind in WITH_AN_END:
        return ("body",) if hasattr(record, "body") else ()
    return _texts_in(record)


def _texts_in(record: BaseModel) -> tuple[str, ...]:
    model = record.of if isinstance(record, Translation) else type(record)
    return tuple(name for name in texts_of(model) if hasattr(record, name))


def _texts(record: BaseModel, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from _texts_of_value(getattr(record, name))


def _texts_of_value(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if may_have_marks(value):
            yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts_of_value(one)
    elif isinstance(value, BaseModel):
        yield from _texts(value, _texts_in(value))


def _cut(record: R, names: tuple[str, ...], is_over: IsOver) -> R:
    changed = {
        name: made
        for name in names
        if (made := _cut_value(value := getattr(record, name), is_over)) is not value
    }
    return record.model_copy(update=changed) if changed else record


def _cut_value(value: Any, is_over: IsOver) -> Any:
    """Return a value without its parts that are over; the same object where none is.

    A text of which nothing is left is empty; a list drops it.
    """
    if isinstance(value, str):
        left = remaining(value, is_over) if may_have_marks(value) else value
        return value if left == value else reworded(value, left)
    if isinstance(value, tuple):
        made = tuple(_cut_value(one, is_over) for one in value)
        if all(new is old for new, old in zip(made, value, strict=True)):
            return value
        return tuple(new for new in made if new != "")
    return _cut(value, _texts_in(value), is_over) if isinstance(value, BaseModel) else value
