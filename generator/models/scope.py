"""Scopes: words such as ``2栋、3栋`` resolved against the estate.

A word names the whole estate, a group, a building, a unit, or a run of buildings.
"""

from __future__ import annotations

import re

from generator.dataclass import dataclass
from generator.languages import original
from generator.models.estate import Building, Estate
from generator.models.fields import Choice
from generator.schedule import fold

EVERYONE = frozenset({"全小区", "全体", "全部", "全体业主", "all"})


@dataclass(frozen=True)
class Coverage:
    """Units (stairwells) in the estate's order. ``unknown`` holds words that name nothing."""

    units: tuple[str, ...]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Run:
    """Neighbouring buildings whose names are numbers, by the first and the last."""

    first: str
    last: str


@dataclass(frozen=True)
class UnitOf:
    """One unit, by the name of its building and its own number."""

    building: str
    unit: str


@dataclass(frozen=True)
class Extent:
    """The best names for units: whole groups and buildings, runs of them, single units."""

    is_everyone: bool
    parts: tuple[str | Run | UnitOf, ...] = ()


class Rest(Choice):
    """Words for those who are spared, where it would take too long to name them."""

    UNITS_AND_BUILDINGS = "units_and_buildings", "其余单元和楼栋不受影响"
    UNITS = "units", "其余单元不受影响"
    BUILDINGS = "buildings", "其余楼栋不受影响"


Spared = tuple[str, ...] | Rest
"""Names of buildings, none where nobody is spared; or all the rest."""


def resolve(words: tuple[str, ...], estate: Estate) -> Coverage:
    """The units the words cover; no words at all mean the whole estate."""
    if not words:
        return Coverage(estate.all_units)
    covered: set[str] = set()
    unknown = []
    for word in words:
        units = _units_of(fold(word), estate)
        covered.update(units)
        if not units:
            unknown.append(word)
    return Coverage(tuple(u for u in estate.all_units if u in covered), tuple(unknown))


def known_words(estate: Estate) -> tuple[str, ...]:
    """List words that a scope may hold, for a message: whole estate, groups, buildings."""
    groups = (group.name for group in estate.groups)
    buildings = (building.name for building in estate.buildings)
    return ("全小区", *groups, *buildings)


def _units_of(word: str, estate: Estate) -> tuple[str, ...]:
    if word in EVERYONE:
        return estate.all_units
    for group in estate.groups:
        if word in {group.id, original(group.name)}:
            members = [b for b in estate.buildings if b.id in group.buildings]
            return tuple(unit for building in members for unit in building.unit_ids)
    if building := _building(word, estate):
        return building.unit_ids
    return _unit(word, estate) or _run(word, estate)


def _building(word: str, estate: Estate) -> Building | None:
    def is_meant(building: Building) -> bool:
        return word in {building.id, original(building.name), f"{building.id}栋"}

    return next(filter(is_meant, estate.buildings), None)


def _unit(word: str, estate: Estate) -> tuple[str, ...]:
    for building in estate.buildings:
        for unit in building.units:
            if word.replace(" ", "") in {unit, f"{unit}单元", building.unit_name(unit)}:
                return (unit,)
    return ()


def _run(word: str, estate: Estate) -> tuple[str, ...]:
    """``1栋至4栋``, ``1-4栋``. A bare ``1-4`` would be a unit, so a run ends in 栋."""
    match = re.fullmatch(r"(\w+?)栋?\s*[-–—~至到]\s*(\w+?)栋", word)
    ends = match and (_building(match[1], estate), _building(match[2], estate))
    if not ends or ends[0] is None or ends[1] is None:
        return ()
    first, last = estate.buildings.index(ends[0]), estate.buildings.index(ends[1])
    run = estate.buildings[first : last + 1]
    return tuple(unit for building in run for unit in building.unit_ids)


def describe(units: tuple[str, ...], estate: Estate) -> Extent:
    """全小区, 东组团, or 1栋至6栋 and 8栋1单元."""
    covered = set(units)
    if covered >= set(estate.all_units):
        return Extent(is_everyone=True)
    for group in estate.groups:
        if covered == set(resolve((group.id,), estate).units):
            return Extent(is_everyone=False, parts=(group.name,))
    parts: list[str | Run | UnitOf] = []
    run: list[str] = []
    for building in estate.buildings:
        part = [unit for unit in building.unit_ids if unit in covered]
        if len(part) == len(building.unit_ids):
            run.append(building.name)
            continue
        parts += _joined(run)
        parts += [UnitOf(building.name, building.unit_number(unit)) for unit in part]
        run = []
    return Extent(is_everyone=False, parts=(*parts, *_joined(run)))


def spared(units: tuple[str, ...], estate: Estate) -> Spared:
    """Return the names of the buildings that are not concerned, or a word for all the rest.

    It is a word where they are more than two, or a building is concerned in part.
    """
    covered = set(units)
    free = tuple(b.name for b in estate.buildings if not covered & set(b.unit_ids))
    if any(0 < len(covered & set(b.unit_ids)) < len(b.unit_ids) for b in estate.buildings):
        return Rest.UNITS_AND_BUILDINGS if free else Rest.UNITS
    few = 2
    return free if len(free) <= few else Rest.BUILDINGS


def _joined(names: list[str]) -> list[str | Run]:
    """Three neighbours or more are a run, where their names are numbers."""
    shortest_run = 3
    numbered = [name for name in names if original(name).endswith("栋")]
    others = [name for name in names if not original(name).endswith("栋")]
    if len(numbered) < shortest_run:
        return [*names]
    return [Run(numbered[0], numbered[-1]), *others]
