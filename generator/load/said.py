"""Records of one file as JSON can hold them, and the same records made again of that.

Only those of a file without a fault. Files with one are few, and what is wrong with them need not
hang on their bytes alone: a time zone may be known to this machine tomorrow.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.kinds.records import AnySourced, Records, Translated
from generator.kinds.sourced import Sourced
from generator.kinds.table import named
from generator.models.translation import translation_of
from generator.problems import Place

Plain = list[Any]


def plain(records: Records) -> Plain | None:
    """Return what a file said; ``None`` where there is a fault in it."""
    if records.problems or records.broken:
        return None
    own = [[kind, *_plain(one)] for kind, found in records.lists.items() for one in found]
    others = [
        [one.language, one.original, one.kind, *_plain(one.sourced)] for one in records.translations
    ]
    return [records.marks, own, others]


def restored(path: str, said: Plain) -> Records:
    """Make the records again that were read at ``path``.

    Raises ``ValueError`` and such like for what was not said by a file of today.
    """
    marks, own, others = said
    records = Records(marks=marks)
    for kind, *one in own:
        records.lists[kind].append(_restored(path, named(kind).model, one))
    for language, original, kind, *one in others:
        sourced = _restored(path, translation_of(named(kind).model), one)
        records.translations.append(Translated(language, original, kind, sourced))
    return records


def _plain(one: AnySourced) -> Plain:
    own, places = one.own, one.places.items()
    return [
        [own.line, own.column],
        [[at, place.line, place.column] for at, place in places],
        [*one.typed.items()],
        one.plain,
    ]


def _restored(path: str, model: type[BaseModel], one: Plain) -> AnySourced:
    own, places, typed, plain = one
    return Sourced(
        model.model_validate(plain),
        Place(path, *own),
        {tuple(at): Place(path, line, column) for at, line, column in places},
        {tuple(at): text for at, text in typed},
        plain,
    )
