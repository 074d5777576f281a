"""Scopes, whom something concerns and who is spared: in words, and for the script that sorts."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.languages import CHINESE, Language, unmarked
from generator.models.estate import Building, Estate
from generator.models.reach import Reach, within
from generator.models.scope import Extent, Rest, Run, UnitOf
from generator.models.views import ScopeView
from generator.wording.choices import choice_words
from generator.wording.dates import floor_words


def scope_words(view: ScopeView, *, language: Language = CHINESE) -> str:
    """Name a scope: 全小区, 东组团, 1栋至6栋、8栋1单元; as typed where a word names nothing."""
    if not view.typed and not view.excepted:
        return extent_words(view.extent, language=language)
    typed = language.listed(view.typed)
    if not view.excepted:
        return typed
    return language.say(
        "{places}（{spared}除外）", places=typed, spared=language.listed(view.excepted)
    )


def extent_words(extent: Extent, *, language: Language = CHINESE) -> str:
    if extent.is_everyone:
        return language.say("全小区")
    return language.listed(_part(part, language) for part in extent.parts)


def _part(part: str | Run | UnitOf, language: Language) -> str:
    if isinstance(part, Run):
        return language.say("{first}至{last}", first=part.first, last=part.last)
    if isinstance(part, UnitOf):
        if not part.unit:
            return part.building
        return language.say("{building}{unit}单元", building=part.building, unit=part.unit)
    return part


def unaffected_words(view: ScopeView, *, language: Language = CHINESE) -> str:
    """Say who is spared: 1–9层不受影响；其余楼栋不受影响, or its author's words.

    Empty where everyone is reached.
    """
    return view.unaffected or language.listed(_spared(view, language), "；")


def _spared(view: ScopeView, language: Language) -> Iterator[str]:
    if view.spared_floors:
        floors = floor_words(view.spared_floors, language=language)
        yield language.say("{places}不受影响", places=floors)
    if isinstance(view.spared, Rest):
        yield choice_words(view.spared, language=language)
    elif view.spared:
        yield language.say("{places}不受影响", places=language.listed(view.spared))


def here_words(view: ScopeView, building: Building, *, language: Language = CHINESE) -> str:
    """Say whom of a building it concerns: 关系到2单元10–18层；1单元、1–9层不受影响."""
    inside = within(view.reach, building)
    reached = (
        *(language.listed(_units(inside.units, building, language)),),
        *(floor_words(part, language=language) for part in (inside.floors,) if part),
    )
    places = language.listed(filter(None, reached), "，") or language.say("整栋")
    spared = [*_units(inside.spared_units, building, language)]
    if inside.spared_floors:
        spared.append(floor_words(inside.spared_floors, language=language))
    said = [language.say("关系到{places}", places=places)]
    if spared:
        said.append(language.say("{places}不受影响", places=language.listed(spared)))
    return language.listed(said, "；")


def _units(units: tuple[str, ...], building: Building, language: Language) -> Iterator[str]:
    for unit in units:
        yield language.say("{unit}单元", unit=building.unit_number(unit))


def reach_attributes(reach: Reach) -> Markup:
    """Write `` data-buildings="2 3" data-floors="10,18"``; nothing of what concerns everyone."""
    floors = (f"{low},{high}" for low, high in reach.floors)
    parts = {"buildings": reach.buildings, "units": reach.units, "floors": tuple(floors)}
    said = (Markup(' data-{}="{}"').format(name, " ".join(of)) for name, of in parts.items() if of)
    return Markup().join(said)


def places(estate: Estate) -> dict[str, dict[str, str]]:
    """Map buildings to their name at ``""``, and the number of each of their units by id."""
    return {
        building.id: {"": unmarked(building.name)}
        | {unit: building.unit_number(unit) for unit in building.units}
        for building in estate.buildings
    }
