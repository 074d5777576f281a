"""Records in the place of broken ones: each as it was when it could last be published.

A bad edit must neither take a valid notice off the site nor bring an ended one back, so a
record that cannot be read keeps its last good version, with the dates of that version. What
was deleted is gone. The unit is the record where its file parses, and the file where not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.dataclass import dataclass
from generator.kinds.records import AnySourced, Records
from generator.kinds.sourced import Sourced
from generator.kinds.table import KINDS, WITHDRAWABLE, named
from generator.load.folders import FOLDERS
from generator.load.salvage import REGISTER, entry_line, is_guess
from generator.models.withdrawal import Withdrawal
from generator.problems import Grade, Place, problem

R = TypeVar("R", bound=BaseModel)

_NAMES = {kind.model: kind.told_apart_by for kind in KINDS if not kind.is_single}

_MODELS = {kind.name: kind.model for kind in KINDS}


@dataclass(frozen=True)
class Kept:
    """A record as it was typed: where it stood, and its fields."""

    path: str
    plain: Mapping[str, Any]


@dataclass(frozen=True)
class LastGood:
    """Kind (an attribute of ``Records``) → key → the record as it was last published."""

    records: Mapping[str, Mapping[str, Kept]] = field(default_factory=dict)
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    """Kind and id of what was withdrawn → a digest of what it said, so that its copy is known."""
    attachments: Mapping[str, str] = field(default_factory=dict)
    """Path → hash of the bytes that were published of an attachment."""
    missing: frozenset[tuple[str, str]] = frozenset()
    """What was published though it was missing from the folder, as in ``Records``."""

    @property
    def paths(self) -> frozenset[str]:
        return frozenset(one.path for kept in self.records.values() for one in kept.values())

    def of(self, kind: str, sourced: Sourced[R]) -> Sourced[R] | None:
        """Restore the last good version that may take the place of a record held back, if any."""
        kept = self.records.get(kind, {}).get(key_of(sourced))
        return _restored(type(sourced.value), kept) if kept else None

    def instead(
        self, kind: str, held: Sourced[R], passed: Iterable[Sourced[R]]
    ) -> list[Sourced[R]]:
        """Restore the last good versions that may take the place of ``held``.

        Where only words tell records apart, they are all that are missing of its file.
        """
        if not _is_nameless(held):
            kept = self.of(kind, held)
            return [] if kept is None else [kept]
        there = {key_of(one) for one in passed}
        missing = (
            one
            for key, one in self.records.get(kind, {}).items()
            if one.path == held.own.path and key not in there
        )
        restored = (_restored(type(held.value), one) for one in missing)
        return [one for one in restored if one is not None]


def recover(records: Records, last_good: LastGood) -> None:
    """Puts last good versions where a record is broken; nothing where it was deleted."""
    broken = _Broken(records)
    _remember_withdrawals(records, last_good, broken)
    for kind, kept in last_good.records.items():
        if kind not in _MODELS:
            continue
        present = keys_of_kind(records, kind)
        absent = (key for key in kept if key not in present)
        lost = {key for key in absent if broken.holds(kept[key].path, key)}
        kept_again(records, last_good, kind, lost)


def kept_again(records: Records, last_good: LastGood, kind: str, keys: Iterable[str]) -> None:
    """Puts the last good versions of these among the records of a kind, in their old order."""
    kept, wanted = last_good.records[kind], frozenset(keys)
    restored = {key: _restored(_MODELS[kind], kept[key]) for key in kept if key in wanted}
    found = {key: one for key, one in restored.items() if one is not None}
    if found:
        _put(records, kind, _in_order(kept, keys_of_kind(records, kind) | found))


def keys_of_kind(records: Records, kind: str) -> dict[str, AnySourced]:
    """The records of a kind by what tells them apart."""
    return {key_of(one): one for one in records.lists[kind]}


def key_of(sourced: Sourced[Any]) -> str:
    """Its id or year, or what else tells it from others; of a single record its file."""
    value = sourced.value
    names = _NAMES.get(type(value), ())
    return " ".join(str(getattr(value, name)) for name in names) or sourced.own.path


def _remember_withdrawals(records: Records, last_good: LastGood, broken: _Broken) -> None:
    """A register that is missing, or older than what was known, brings nothing back.

    What was only guessed of a broken one is forgotten once it can be read.
    """
    if broken.holds(REGISTER, ""):
        return
    present = {key_of(one) for one in records.withdrawals}
    kept = last_good.records.get("withdrawals", {}).values()
    restored = (_restored(Withdrawal, one) for one in kept if not is_guess(one.plain))
    lost = [one for one in restored if one is not None and key_of(one) not in present]
    records.withdrawals.extend(lost)
    there = {one.value.id for kind in WITHDRAWABLE for one in records.lists[kind]}
    there |= {_stem(path)[1] for path in broken.paths}
    for one in lost:
        if one.value.id in there and not one.value.back:
            entry = entry_line(one.plain)
            facts = {"value": one.value.id, "entry": entry}
            records.problems.append(problem(Place(REGISTER), "withdrawal.lost", **facts))


def last_good_of(
    final: Mapping[str, Iterable[AnySourced]], withdrawn: Mapping[str, str] = MappingProxyType({})
) -> LastGood:
    """Return everything that is published now, to be kept for the day its file breaks."""
    return LastGood(
        {
            kind: {key_of(one): Kept(one.own.path, one.plain) for one in sourced}
            for kind, sourced in final.items()
        },
        withdrawn,
    )


def kinds() -> tuple[str, ...]:
    return tuple(_MODELS)


class _Broken:
    """Records and files that stand in the folder and could not be read."""

    def __init__(self, records: Records) -> None:
        self._items = records.broken
        self._is_lost = records.is_lost
        self.paths = {p.place.path for p in records.problems if p.grade is Grade.HELD}
        self._stems = {_stem(path) for path in self.paths}

    def holds(self, path: str, key: str) -> bool:
        """Tell whether the record ``key`` in the file ``path`` is broken.

        A file of one record may be broken under another extension as well. Any fault in the
        register of withdrawals brings back every entry there was.
        """
        if self._is_lost(path) or (path == REGISTER and path in self.paths):
            return True
        if FOLDERS.get(PurePosixPath(path).parent.name) and _is_one_record(path):
            return _stem(path) in self._stems
        return not self._items.isdisjoint({(path, None), (path, key)})


def _is_one_record(path: str) -> bool:
    return PurePosixPath(path).parent.name not in {"fees", "services"}


def _stem(path: str) -> tuple[str, str]:
    name = PurePosixPath(path)
    return name.parent.as_posix(), name.stem.casefold()


def _is_nameless(sourced: Sourced[Any]) -> bool:
    return "id" not in _NAMES.get(type(sourced.value), ("id",))


def _restored(model: type[R], kept: Kept) -> Sourced[R] | None:
    """``None`` where the fields of long ago no longer make a record."""
    try:
        value = model.model_validate(kept.plain)
    except ValidationError:
        return None
    return Sourced(value, Place(kept.path), {}, plain=kept.plain, is_kept=True)


def _in_order(kept: Mapping[str, Kept], found: Mapping[str, AnySourced]) -> list[AnySourced]:
    """Sort records as they stood when all was well; what is new comes last."""
    known = [found[key] for key in kept if key in found]
    return known + [one for key, one in found.items() if key not in kept]


def _put(records: Records, kind: str, found: list[AnySourced]) -> None:
    records.lists[kind] = found[:1] if named(kind).is_single else found
