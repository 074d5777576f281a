"""Checks of the programmes: their days, and how they join."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.kinds.events.programme import Programme
from generator.kinds.ruling import Accepted, Rules
from generator.kinds.sourced import Sourced
from generator.models.customs import Customs
from generator.problems import Place, Problem, problem


def held(sourced: Sourced[Programme], _: Customs) -> list[Problem]:
    programme = sourced.value
    if programme.starts <= programme.until:
        return []
    facts = {"value": programme.name, "start": programme.starts, "until": programme.until}
    return [problem(sourced.place("until"), "programme.backwards", **facts)]


def told(accepted: Accepted) -> Iterator[Problem]:
    """Days between programmes that belong to none, or to two."""
    programmes: list[Sourced[Programme]] = accepted.lists["programmes"]
    in_order = sorted(programmes, key=lambda p: (p.value.starts, p.value.until, p.value.id))
    latest: Programme | None = None
    for sourced in in_order:
        programme, place = sourced.value, sourced.place("from")
        if latest is not None:
            yield from _joint(latest, programme, place)
        if latest is None or latest.until < programme.until:
            latest = programme


def _joint(earlier: Programme, later: Programme, place: Place) -> Iterator[Problem]:
    day_after = earlier.until + timedelta(days=1)
    if later.starts > day_after:
        until = later.starts - timedelta(days=1)
        yield problem(place, "programme.gap", start=day_after, until=until)
    elif later.starts < day_after:
        until = min(earlier.until, later.until)
        facts = {"value": earlier.name, "start": later.starts, "until": until}
        yield problem(place, "programme.overlap", **facts)


RULES = Rules(told, held)
