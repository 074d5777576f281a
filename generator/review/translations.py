"""Translations: each must belong to something, say nothing but words, and be up to date.

One that cannot be used costs its own words and nothing else: the page shows the original.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any
from unicodedata import normalize

from pydantic import BaseModel

from generator.dataclass import dataclass
from generator.kinds.in_language import identity
from generator.kinds.notices import outages
from generator.kinds.notices.model import Notice
from generator.kinds.records import Records, Translated
from generator.kinds.sourced import Location, Sourced
from generator.kinds.table import twins
from generator.languages import SOURCE
from generator.models.translation import Shape, Translation, key_of, texts_of
from generator.problems import Place, Problem, problem
from generator.review import parts
from generator.review.privacy import Guard

Originals = Mapping[str, Sequence[Sourced[Any]]]
"""What is published of each kind."""

Words = dict[str, dict[tuple[str, str], Translation]]
"""Language → (kind, identity) → the words of that record."""


@dataclass(frozen=True)
class Pair:
    """A translation and what it translates; ``name`` is the identity of both."""

    translated: Translated
    original: Sourced[Any]
    name: str


def paired(
    records: Records, originals: Originals, languages: Sequence[str], guard: Guard
) -> tuple[list[Pair], list[Problem]]:
    """The translations that are shown, and what is wrong with any."""
    wanted = [code for code in languages if code != SOURCE]
    pairs: list[Pair] = []
    problems: list[Problem] = []
    for path, group in groupby(records.translations, key=lambda one: one.sourced.own.path):
        found = list(group)
        if found[0].language in wanted:
            for kind, same in groupby(found, key=lambda one: one.kind):
                matched, faults = _matched(list(same), originals[kind], records)
                pairs += matched
                problems += faults
        else:
            facts = {"value": found[0].language, "known": "、".join(wanted) or "—"}
            problems.append(problem(Place(path), "translation.language", **facts))
    held = {id(pair): _held(pair, guard) for pair in pairs}
    problems += [fault for faults in held.values() for fault in faults]
    used = [pair for pair in pairs if not held[id(pair)]]
    return used, [*problems, *(fault for pair in used for fault in _told(pair))]


def words_of(pairs: Iterable[Pair]) -> Words:
    words: Words = {}
    for pair in pairs:
        of_language = words.setdefault(pair.translated.language, {})
        of_language[pair.translated.kind, pair.name] = pair.translated.sourced.value
    return words


def _matched(
    found: list[Translated], originals: Sequence[Sourced[Any]], records: Records
) -> tuple[list[Pair], list[Problem]]:
    """The translations of one kind in one file, by id; without ids by their places."""
    kind, path = found[0].kind, found[0].original
    known = {
        identity(one.value, number): one
        for number, one in enumerate(originals)
        if _is_original(one.own.path, path)
    }
    named = [getattr(one.sourced.value, "id", None) for one in found]
    if None in named:
        if len(found) == len(known):
            return [Pair(one, known[n], n) for one, n in zip(found, known, strict=True)], []
        return [], [_count(found[0].sourced, (kind,), len(found), len(known), path)]
    pairs = [Pair(one, known[n], n) for one, n in zip(found, named, strict=True) if n in known]
    return pairs, [
        _nobody(one.sourced, ("id",), name, path)
        for one, name in zip(found, named, strict=True)
        if name not in known and not _is_held(records, kind, path, name)
    ]


def _is_held(records: Records, kind: str, path: str, name: str | None) -> bool:
    """Its original is there and cannot be used, of which enough was said."""
    if any(_is_original(at, path) and who in {None, name} for at, who in records.broken):
        return True
    return any(one.value.id == name for one in records.lists[kind])


def _is_original(path: str, named: str) -> bool:
    """Tell whether a file is the original that a translation names by where it lies itself.

    The folder of its kind may have two names, and a disk may spell either file in another
    Unicode form.
    """
    return normalize("NFC", path) in _spellings(named)


@lru_cache(maxsize=256)  # asked for with every original of a kind
def _spellings(named: str) -> frozenset[str]:
    path = normalize("NFC", named)
    return frozenset({path, *twins(path)})


def _held(pair: Pair, guard: Guard) -> list[Problem]:
    """Private data, threats of cutting supplies, and words of a version corrected by now."""
    original, sourced = pair.original.value, pair.translated.sourced
    faults = [] if getattr(original, "personal_data", None) else guard.faults(sourced)
    faults += parts.faults(sourced, pair.translated.kind)
    faults += parts.disagreeing(sourced, pair.original, pair.translated)
    if isinstance(original, Notice):
        faults += outages.pressing(sourced, original)
    said, version = (getattr(one, "version", 1) for one in (sourced.value, original))
    if said < version:
        facts = {"other": pair.translated.original, "value": said, "version": version}
        faults.append(problem(_place(sourced, "version"), "translation.behind", **facts))
    return faults


def _told(pair: Pair) -> Iterator[Problem]:
    return _compared(pair.translated, pair.original.value, pair.translated.sourced.value, ())


def _compared(
    translated: Translated, original: BaseModel, said: BaseModel, at: Location
) -> Iterator[Problem]:
    """Words for what the original does not say, and lists that do not agree."""
    model = type(original)
    sourced, path = translated.sourced, translated.original
    for name, shape in texts_of(model).items():
        value, words = getattr(original, name), getattr(said, name)
        here = (*at, model.model_fields[name].alias or name)
        if words and not value:
            field = f"{model.__name__.lower()}.{here[-1]}"
            facts = {"field": field, "other": path}
            yield problem(sourced.place(*here), "translation.nothing_said", **facts)
        elif words and shape is Shape.RECORD:
            yield from _compared(translated, value, words, here)
        elif words and shape is Shape.RECORDS:
            yield from _lists(translated, value, words, here)


def _lists(
    translated: Translated, original: tuple[Any, ...], said: tuple[Any, ...], at: Location
) -> Iterator[Problem]:
    key = key_of(type(original[0]))
    sourced, path = translated.sourced, translated.original
    if key is None:
        if len(original) != len(said):
            yield _count(sourced, at, len(said), len(original), path)
            return
        known: dict[Any, BaseModel] = dict(enumerate(original))
    else:
        known = {getattr(one, key): one for one in original}
    for number, one in enumerate(said):
        name = number if key is None else getattr(one, key)
        if name in known:
            yield from _compared(translated, known[name], one, (*at, number))
        else:
            alias = type(original[0]).model_fields[key].alias or key if key else ""
            yield _nobody(sourced, (*at, number, alias), name, path)


def _nobody(sourced: Sourced[Any], at: Location, value: object, path: str) -> Problem:
    return problem(_place(sourced, *at), "translation.nobody", value=value, other=path)


def _place(sourced: Sourced[Any], *at: str | int) -> Place:
    """Return where a value was typed; the file where its name says it, or nothing does."""
    return sourced.places.get(at) or Place(sourced.own.path)


def _count(sourced: Sourced[Any], at: Location, count: int, wanted: int, path: str) -> Problem:
    facts = {"field": str(at[-1]), "count": count, "wanted": wanted, "other": path}
    return problem(sourced.place(*at), "translation.count", **facts)
