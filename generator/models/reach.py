"""Reaches and flats: whether something concerns a flat, as far as the flat is known.

The same question is answered in the pages by ``templates/assets/mine.js``; the table
``tests/data/flats.json`` holds both to the same answers.
"""

from __future__ import annotations

from generator.dataclass import dataclass
from generator.models.estate import Building, Estate

Ranges = tuple[tuple[int, int], ...]
"""Closed ranges of floors, in ascending order."""


@dataclass(frozen=True)
class Flat:
    """A home as far as it is known: a building, perhaps its unit, a floor."""

    building: str
    unit: str = ""
    floor: int | None = None


@dataclass(frozen=True)
class Reach:
    """Three narrowings, each empty where it narrows nothing: for everyone, all are.

    ``units`` are all that are reached, and stand only where a building is reached in part.
    What is not known of a flat never spares it.
    """

    buildings: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    floors: Ranges = ()

    @property
    def is_everyone(self) -> bool:
        return not (self.buildings or self.units or self.floors)

    def concerns(self, flat: Flat) -> bool:
        return (
            (not self.buildings or flat.building in self.buildings)
            and (not self.units or not flat.unit or flat.unit in self.units)
            and (not self.floors or flat.floor is None or _holds(self.floors, flat.floor))
        )


@dataclass(frozen=True)
class Within:
    """A reach inside one building, with empty fields where all of it is concerned."""

    units: tuple[str, ...] = ()
    spared_units: tuple[str, ...] = ()
    floors: Ranges = ()
    spared_floors: Ranges = ()


def reach_of(units: tuple[str, ...], floors: Ranges, estate: Estate) -> Reach:
    """``units`` are what is covered; where that is all of them, only the floors narrow."""
    covered = set(units)
    if covered >= set(estate.all_units):
        return Reach(floors=floors)
    touched = [b for b in estate.buildings if covered & set(b.unit_ids)]
    is_in_part = any(not covered >= set(building.unit_ids) for building in touched)
    return Reach(tuple(b.id for b in touched), units if is_in_part else (), floors)


def within(reach: Reach, building: Building) -> Within:
    """Narrow a reach to one building that it concerns."""
    reached = tuple(u for u in building.unit_ids if not reach.units or u in reach.units)
    spared = tuple(unit for unit in building.unit_ids if unit not in reached)
    return Within(
        units=reached if spared else (),
        spared_units=spared,
        floors=reach.floors,
        spared_floors=spared_floors(reach.floors, building.floors) if reach.floors else (),
    )


def spared_floors(reached: Ranges, highest: int) -> Ranges:
    """The floors up to the highest that are not reached."""
    spared: list[tuple[int, int]] = []
    next_floor = 1
    for low, high in (*reached, (highest + 1, highest + 1)):
        if next_floor < low:
            spared.append((next_floor, low - 1))
        next_floor = max(next_floor, high + 1)
    return tuple(spared)


def _holds(ranges: Ranges, floor: int) -> bool:
    return any(low <= floor <= high for low, high in ranges)
