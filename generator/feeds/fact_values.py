"""Facts as JSON: texts as they were typed, lines as a list, whatever else in words."""

from __future__ import annotations

from collections.abc import Collection

from generator.kinds.fact import Fact, View
from generator.kinds.facts import facts_declared, facts_of
from generator.models.translation import Shape, texts_of
from generator.wording.values import value_words


def with_facts(
    view: View, described: dict[str, object], but: Collection[str] = ()
) -> dict[str, object]:
    """Add each fact that is not described yet: texts as typed, lines as a list, else in words.

    ``but`` are facts described under another key. What is not said is empty, so that a program
    finds the same keys in every record.
    """
    declared, said = facts_declared(view), {fact.key: fact for fact in facts_of(view)}
    more: dict[str, object] = {}
    for line in declared.lines:
        if line.key not in described and line.key not in but:
            is_list = texts_of(declared.model).get(line.key) is Shape.LINES
            fact = said.get(line.key)
            more[line.key] = _value(fact, is_list=is_list)
    return described | more


def _value(fact: Fact | None, *, is_list: bool) -> object:
    if fact is None:
        return [] if is_list else ""
    return list(fact.value) if is_list else value_words(fact.value)
