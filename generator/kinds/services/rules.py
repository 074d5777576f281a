"""Checks of the service catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.references import of_contact
from generator.kinds.ruling import Accepted, Now, Rules
from generator.kinds.services.model import ChargeKind, Service
from generator.kinds.sourced import Sourced
from generator.models.customs import Customs
from generator.models.terms import Term
from generator.problems import Problem, problem


def held(sourced: Sourced[Service], _: Customs) -> list[Problem]:
    """A paid service without its price must not be shown; nor one that ends before it starts."""
    service = sourced.value
    found = []
    if service.charge is ChargeKind.PAID and service.fee is None:
        found.append(
            problem(sourced.own, "value.missing", field="fee", example="fee: repair-visit")
        )
    if service.since and service.until and service.until < service.since:
        found.append(
            problem(
                sourced.place("until"),
                "notice.backwards",
                field="until",
                until=service.until,
                start=service.since,
            )
        )
    return found


def told(accepted: Accepted) -> Iterator[Problem]:
    """Groups, fees and contacts that are named, but that nobody has."""
    content, known = accepted.content, accepted.known
    groups = {group.id for group in content.service_groups}
    for sourced in accepted.lists["services"]:
        service = sourced.value
        if service.group not in groups:
            words = "、".join(sorted(groups))
            place = sourced.place("group")
            yield problem(place, "ref.group", field="group", value=service.group, known=words)
        if service.fee and service.fee not in known.fees:
            words = "、".join(sorted(known.fees))
            place = sourced.place("fee")
            yield problem(place, "ref.fee", field="fee", value=service.fee, known=words)
        yield from of_contact(sourced.place("contact"), service.contact, content)


def due(now: Now) -> Iterator[Problem]:
    """The service catalogue is looked at anew in one month of every year."""
    review, day = now.records.catalogue_review, now.day
    if review is None:
        return
    this_year = Term.month(day.year, review.value.month)
    last = this_year if this_year.last < day else Term.month(day.year - 1, review.value.month)
    updated = review.value.updated
    if updated < last.first:
        month = review.value.month
        place = review.place("updated")
        yield problem(place, "services.review_due", month=month, updated=updated)


RULES = {"services": Rules(told, held, due)}
