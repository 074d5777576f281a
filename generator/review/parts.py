"""Marks of parts that end: each understood, where something may end, the same in every language."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.kinds.as_of import WITH_AN_END
from generator.kinds.records import Translated
from generator.kinds.sourced import Location, Sourced, place_in, texts
from generator.models.dated_parts import marks
from generator.models.translation import NAMES_OF_OTHERS, Translation
from generator.problems import Problem, problem


def faults(sourced: Sourced[Any], kind: str) -> list[Problem]:
    """Marks that nobody can understand, and marks of what cannot be left out."""
    return [*_faults(sourced, kind)]


def disagreeing(
    sourced: Sourced[Any], original: Sourced[Any], translated: Translated
) -> Iterator[Problem]:
    """A translation that names other ends: one language would speak on when another is silent."""
    said, meant = (sorted(_ends(one)) for one in (sourced, original))
    if not _is_whole(sourced, original) or said == meant:
        return
    facts = {"other": translated.original, "value": _listed(said), "wanted": _listed(meant)}
    yield problem(sourced.own, "part.other_ends", **facts)


def _faults(sourced: Sourced[Any], kind: str) -> Iterator[Problem]:
    model = type(sourced.value)
    for at, text in texts(sourced.plain):
        for mark in marks(text):
            place = place_in(sourced, at, mark.start)
            if mark.when is None:
                facts = {"value": mark.typed, "suggestion": mark.suggestion}
                yield problem(place, "part.unclear", **facts)
            elif not _may_end(model, at, kind):
                field = f"{model.__name__.lower()}.{_last_key(at)}"
                yield problem(place, "part.not_here", field=field, value=mark.typed)


def _ends(sourced: Sourced[Any]) -> Iterator[str]:
    for _, text in texts(sourced.plain):
        yield from (str(mark.when) for mark in marks(text) if mark.when)


def _is_whole(sourced: Sourced[Any], original: Sourced[Any]) -> bool:
    """A translation of a title alone says nothing of what ends in the text."""
    dated = {at for at, text in texts(original.plain) if any(marks(text))}
    return dated <= {at for at, _ in texts(sourced.plain)} or any(_ends(sourced))


def _listed(ends: list[str]) -> str:
    return "、".join(ends) or "—"


def _last_key(at: Location) -> str:
    return next(str(part) for part in reversed(at) if isinstance(part, str))


def _may_end(model: type[BaseModel], at: Location, kind: str) -> bool:
    """Tell whether a text may be left empty: a body, an entry of a list, an optional field."""
    if at == ("body",):
        return True
    if kind in WITH_AN_END or any(part in NAMES_OF_OTHERS for part in at):
        return False
    info = _field(model, at[0])
    if info is None:
        return False
    inner = _record_in(info.annotation)
    rest = at[1:] if len(at) < 2 or isinstance(at[1], str) else at[2:]  # noqa: PLR2004 - key, number
    if inner is not None and rest:
        return _may_end(inner, rest, kind)
    is_in_list = get_origin(_bare(info.annotation)) is tuple
    return is_in_list or issubclass(model, Translation) or not info.is_required()


def _field(model: type[BaseModel], key: str | int) -> FieldInfo | None:
    named = (info for name, info in model.model_fields.items() if key in {name, info.alias})
    return next(named, None)


def _bare(annotation: Any) -> Any:
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        return _bare(next(a for a in get_args(annotation) if a is not type(None)))
    return annotation


def _record_in(annotation: Any) -> type[BaseModel] | None:
    bare = _bare(annotation)
    if get_origin(bare) is tuple:
        return _record_in(get_args(bare)[0])
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None
