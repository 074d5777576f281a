"""Checks of indicators and their results."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.indicators.model import Indicator, Results
from generator.kinds.ruling import Accepted, Rules
from generator.kinds.sourced import Sourced
from generator.problems import Problem, problem


def told(accepted: Accepted) -> Iterator[Problem]:
    """Promises that their own formulas contradict, and results that fit no indicator."""
    records = accepted.records
    by_id = {sourced.value.id: sourced for sourced in records.indicators}
    for indicator in records.indicators:
        yield from _promise(indicator)
    for results in records.results:
        yield from _results(results, by_id)


def _promise(sourced: Sourced[Indicator]) -> Iterator[Problem]:
    """A promise that its own formula contradicts (98 promised, 95 counted as reached)."""
    promise, threshold = sourced.value.commitment, sourced.value.threshold
    if promise is None or threshold is None or promise.value is None or threshold.value is None:
        return
    if promise.value != threshold.value:
        yield problem(
            sourced.place("threshold"),
            "indicator.contradiction",
            value=promise.value,
            other=threshold.value,
        )


def _results(
    sourced: Sourced[Results], indicators: dict[str, Sourced[Indicator]]
) -> Iterator[Problem]:
    for number, result in enumerate(sourced.value.indicators):
        place = sourced.place("indicators", number, "id")
        indicator = indicators.get(result.id)
        if indicator is None:
            known = "、".join(indicators)
            yield problem(place, "ref.indicator", field="id", value=result.id, known=known)
            continue
        if indicator.value.period.months != sourced.value.period.months:
            yield problem(
                place,
                "indicator.other_term",
                value=indicator.value.name,
                cycle=indicator.value.period.zh,
                term=sourced.value.period.words,
            )
        if result.den == 0 and not indicator.value.empty:
            yield problem(place, "indicator.nothing_counted", value=indicator.value.name)


RULES = {"indicators": Rules(told)}
