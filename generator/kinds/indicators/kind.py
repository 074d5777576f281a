"""The kinds: indicators, and the results of each term."""

from __future__ import annotations

from generator.kinds.indicators.model import Indicator, Results
from generator.kinds.kind import Kind, Pages

KINDS = (
    Kind(
        name="results",
        place=130,
        word="指标结果",
        model=Results,
        folder="results",
        sorted_by=("period",),
    ),
    Kind(
        name="indicators",
        place=160,
        word="质量指标",
        model=Indicator,
        table="indicators",
        pages=Pages.EACH,
        sorted_by=("order",),
    ),
)
