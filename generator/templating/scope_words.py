"""Whom something concerns, and who is spared, in words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.languages import CHINESE, Language
from generator.models.scope import Extent, Rest, Run, UnitOf
from generator.snapshot import ScopeView
from generator.templating.choice_words import choice_words
from generator.templating.words import floor_words


def scope_words(view: ScopeView, *, language: Language = CHINESE) -> str:
    """全小区, 东组团, 1栋至6栋、8栋1单元; as typed where a word of it names nothing."""
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
    """1–9层不受影响；其余楼栋不受影响, or its author's words; empty where everyone is reached."""
    return view.unaffected or language.listed(_spared(view, language), "；")


def _spared(view: ScopeView, language: Language) -> Iterator[str]:
    if view.spared_floors:
        floors = floor_words(view.spared_floors, language=language)
        yield language.say("{places}不受影响", places=floors)
    if isinstance(view.spared, Rest):
        yield choice_words(view.spared, language=language)
    elif view.spared:
        yield language.say("{places}不受影响", places=language.listed(view.spared))
