"""Facts of an indicator: what is aimed at, how it is counted, how it is kept."""

from __future__ import annotations

from generator.kinds.fact import FactLine, FactList
from generator.kinds.indicators.model import Indicator, Target
from generator.kinds.indicators.view import IndicatorView
from generator.kinds.indicators.words import Aim, Reckoning


def _aim(target: Target | None, view: IndicatorView) -> Aim | None:
    return Aim(target, view.record) if target else None


def _reckoning(view: IndicatorView) -> Reckoning | None:
    one = view.record
    return Reckoning(one.formula, one.unit) if one.formula else None


INDICATOR_FACTS = FactList[IndicatorView](
    Indicator,
    (
        FactLine("commitment", lambda view: _aim(view.record.commitment, view)),
        FactLine("internal", lambda view: _aim(view.record.internal, view)),
        FactLine("national", lambda view: _aim(view.record.national, view), label="参照标准"),
        FactLine("formula", _reckoning, label="怎样计算"),
        FactLine("period", label="多久一次"),
        FactLine("measures", label="怎样做到"),
        FactLine("remark", label="说明"),
    ),
)

FACTS = {"indicators": INDICATOR_FACTS}
