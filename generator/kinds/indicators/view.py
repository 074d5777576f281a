"""Indicators as of a moment: the results published, the latest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.indicators.model import Indicator, Result, is_met
from generator.kinds.scene import Scene, Views, days_begin
from generator.models.terms import Term
from generator.models.unshown import for_owners


@dataclass(frozen=True)
class ResultView:
    """Published result of a term; ``value`` is exact, ``None`` where nothing was to be counted."""

    term: Term
    result: Result
    value: Fraction | None
    is_met: bool | None


@dataclass(frozen=True)
class IndicatorView:
    """``results`` from the latest to the earliest."""

    indicator: Indicator
    address: str
    results: tuple[ResultView, ...]

    @property
    def id(self) -> str:
        return self.indicator.id

    @property
    def title(self) -> str:
        return self.indicator.name

    @property
    def record(self) -> Indicator:
        return self.indicator


def indicator_view(indicator: Indicator, content: Content, day: date) -> IndicatorView:
    found = [
        ResultView(
            term=results.period,
            result=result,
            value=(value := indicator.value(result)),
            is_met=_met(indicator, value),
        )
        for results in content.results
        for result in results.indicators
        if result.id == indicator.id and results.published <= day
    ]
    latest_first = sorted(found, key=lambda view: (view.term.last, view.term.first), reverse=True)
    return IndicatorView(for_owners(indicator), f"/indicators/{indicator.id}/", tuple(latest_first))


def _met(indicator: Indicator, value: Fraction | None) -> bool | None:
    """Against the target it is held to; a promise in words is for people to judge."""
    target = indicator.held_to
    return None if target is None or value is None else is_met(target, value)


class IndicatorViews(Views):
    """Indicators that owners see."""

    def visible(self, scene: Scene) -> Iterable[str]:
        return (one.id for one in scene.content.indicators if one.public)

    def instants(self, scene: Scene) -> Iterable[datetime]:
        return days_begin((results.published for results in scene.content.results), scene.content)

    def views(self, scene: Scene) -> tuple[IndicatorView, ...]:
        public = (one for one in scene.content.indicators if one.public)
        return tuple(indicator_view(one, scene.content, scene.day) for one in public)


VIEWS = {"indicators": IndicatorViews}
