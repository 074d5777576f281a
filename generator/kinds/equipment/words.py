"""Certificates of equipment in words."""

from __future__ import annotations

from generator.kinds.equipment.view import InspectionView
from generator.languages import CHINESE, Language
from generator.wording.dates import day_words


def inspection_words(view: InspectionView, *, language: Language = CHINESE) -> str:
    """Say 定期检验合格，有效期至 2027年6月30日（含当日）; once over, nothing of its verdict."""
    day = day_words(view.valid_until, language=language)
    if view.is_valid:
        until = language.say("有效期至 {day}（含当日）", day=day)
        return language.listed((view.name, until), "，")
    lapsed = language.say("有效期已过（到{day}），等待复检", day=day)
    return language.listed((view.subject or language.say("检验"), lapsed), "，")
