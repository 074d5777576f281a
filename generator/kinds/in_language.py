"""Content as one language shows it: words from the translations, facts as they are.

A pure function of the content. What nobody translated stays as it is and knows that it is
an ``Original``; names know what they are called in the original, so that whoever refers to
them by it still finds them.
"""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from generator.kinds.table import KINDS
from generator.languages import CHINESE, Language, Original, Translated, has_han
from generator.models.status import Change
from generator.models.translation import Shape, key_of, texts_of

if TYPE_CHECKING:  # it holds the translations, of which this knows nothing
    from generator.kinds.content import Content


R = TypeVar("R", bound=BaseModel)

WITH_WORDS = tuple(kind.name for kind in KINDS if kind.is_on_site and kind.is_translated)
"""Kinds whose records hold words that can be said in another language."""


def in_language(content: Content, language: Language) -> Content:
    """The content as ``language`` shows it."""
    if language == CHINESE:
        return content
    speaker, words = _Speaker(language), content.translations.get(language.code, {})
    changed: dict[str, Any] = {}
    for kind in WITH_WORDS:
        changed[kind] = tuple(
            speaker.record(record, words.get((kind, identity(record, number))))
            for number, record in enumerate(content.lists[kind])
        )
    return content.with_lists(changed)


def identity(record: BaseModel, number: int) -> str:
    """Return what identifies a record among its kind: its id, or its place where it has none."""
    return getattr(record, "id", None) or f"#{number}"


class _Speaker:
    """Puts the words of translations in the place of the originals, field by field."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def record(self, record: R, said: BaseModel | None) -> R:
        model = type(record)
        changed = {
            name: self._field(shape, value, getattr(said, name, None), model, name)
            for name, shape in texts_of(model).items()
            if (value := getattr(record, name))  # what says nothing says it in any language
        }
        return record.model_copy(update=changed)

    def _field(self, shape: Shape, value: Any, said: Any, model: type[BaseModel], name: str) -> Any:
        if shape is Shape.RECORD:
            return self.record(value, said)
        if shape is Shape.RECORDS:
            return self._records(value, said or ())
        if said is None and value == model.model_fields[name].default:
            said = self._default(value)
        if shape is Shape.TEXT:
            return self._text(value, said)
        return self._lines(value, said) if shape is Shape.LINES else self._changes(value, said)

    def _default(self, value: Any) -> Any:
        """Look a default up in the catalogue: where nothing was typed, the words are ours."""
        if isinstance(value, tuple):
            return tuple(self._language.within("default", text) for text in value)
        return self._language.within("default", value)

    def _text(self, value: str, said: str | None) -> str:
        if said is not None and said != value:
            return Translated(said, value)
        return Original(value, CHINESE.tag) if has_han(value) else value

    def _lines(self, value: tuple[str, ...], said: tuple[str, ...] | None) -> tuple[str, ...]:
        """Return the translated lines, each with the whole original; else the lines as they are."""
        if said is None or said == value:
            return tuple(self._text(text, None) for text in value)
        return tuple(Translated(text, "\n".join(value)) for text in said)

    def _changes(
        self, value: tuple[Change, ...], said: tuple[Change, ...] | None
    ) -> tuple[Change, ...]:
        if said is not None:
            return said
        return tuple(Change(*(self._text(part, None) for part in astuple(one))) for one in value)

    def _records(self, value: tuple[R, ...], said: tuple[BaseModel, ...]) -> tuple[R, ...]:
        """Each with its translation, found by its key, or by its place where it has none."""
        key = key_of(type(value[0]))
        if key is None:
            found: dict[Any, BaseModel] = dict(enumerate(said)) if len(said) == len(value) else {}
            return tuple(self.record(one, found.get(n)) for n, one in enumerate(value))
        found = {getattr(one, key): one for one in said}
        return tuple(self.record(one, found.get(getattr(one, key))) for one in value)
