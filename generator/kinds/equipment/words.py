"""Certificates of equipment in words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.equipment.model import Maintainer
from generator.kinds.equipment.view import InspectionView, UpkeepView
from generator.languages import CHINESE, Language
from generator.wording.dates import day_words
from generator.wording.values import said


def inspection_words(view: InspectionView, *, language: Language = CHINESE) -> str:
    """Say 定期检验合格，有效期至 2027年6月30日（含当日）; once over, nothing of its verdict."""
    day = day_words(view.valid_until, language=language)
    if view.is_valid:
        until = language.say("有效期至 {day}（含当日）", day=day)
        return language.listed((view.name, until), "，")
    lapsed = language.say("有效期已过（到{day}），等待复检", day=day)
    return language.listed((view.subject or language.say("检验"), lapsed), "，")


@said.register
def _maintainer(value: Maintainer, language: Language) -> Iterator[str]:
    del language
    yield from (value.name, str(value.phone or ""))


@said.register
def _upkeep(value: UpkeepView, language: Language) -> Iterator[str]:
    yield value.frequency
    if value.next:
        yield language.say("下次 {day}", day=day_words(value.next, language=language))


@said.register
def _inspection(value: InspectionView, language: Language) -> Iterator[str]:
    yield inspection_words(value, language=language)
