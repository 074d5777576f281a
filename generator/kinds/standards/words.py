"""Limits of service standards in words."""

from __future__ import annotations

from generator.kinds.standards.model import Limit, Operator
from generator.languages import CHINESE, Language
from generator.patterns import lazy_re
from generator.wording.choices import choice_words
from generator.wording.money import plain_words

_COUNT_RE = lazy_re(r"(?P<unit>[次遍回])/(?P<period>日|天|周|月|季度|半年|年)")
"""Units that say how often: 次/月."""

_TIME_RE = lazy_re(r"秒钟?|分钟?|个?小时|天|日|个?(?:工作日|自然日|星期|季度|月)|周|年")
"""Units of how long something takes."""


def limit_words(limit: Limit, *, language: Language = CHINESE) -> str:
    """Write a limit: 10分钟内, 每月不少于 1 次, 不超过 3 次; an exact figure stands alone."""
    count = _COUNT_RE.fullmatch(limit.unit)
    if count and limit.op is Operator.AT_LEAST and language == CHINESE:
        return f"每{count['period']}不少于 {plain_words(limit.value)} {count['unit']}"
    if limit.op is Operator.AT_MOST and _TIME_RE.fullmatch(limit.unit) and language == CHINESE:
        return f"{plain_words(limit.value)}{limit.unit}内"
    pattern = "{value}{unit}" if limit.unit in {"%", "‰"} else "{value} {unit}"
    figure = language.say(pattern, value=plain_words(limit.value), unit=limit.unit)
    return compared(limit.op, figure, language)


def compared(operator: Operator, figure: str, language: Language) -> str:
    if operator is Operator.EQUAL:
        return figure
    compared = choice_words(operator, language=language)
    return language.say("{compared} {figure}", compared=compared, figure=figure)


FILTERS = {
    "limit": limit_words,
}
"""What templates call these words."""
