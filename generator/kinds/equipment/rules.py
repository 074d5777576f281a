"""Checks of equipment: certificates that end soon or have lapsed, days of service gone by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.kinds.ruling import Now, Rules
from generator.problems import Problem, problem

ENDS_SOON = timedelta(days=60)


def due(now: Now) -> Iterator[Problem]:
    """A certificate that has lapsed is a fault of what is published, not a thing to remember."""
    day = now.day
    for sourced in now.records.equipment:
        inspection, service = sourced.value.inspection, sourced.value.service
        name = sourced.value.name
        if inspection is not None and inspection.valid_until - day <= ENDS_SOON:
            place = sourced.place("inspection", "valid_until")
            until = inspection.valid_until
            code = "equipment.inspection" if day <= until else "equipment.lapsed"
            yield problem(place, code, value=name, until=until)
        if service is not None and service.next is not None and service.next < day:
            place = sourced.place("service", "next")
            yield problem(place, "equipment.service_over", value=name, next=service.next)


RULES = {"equipment": Rules(due=due)}
