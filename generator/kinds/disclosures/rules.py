"""Checks of a disclosure: its days, and above all its sums."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.kinds.content import Content
from generator.kinds.disclosures import pointers
from generator.kinds.disclosures.due import due
from generator.kinds.disclosures.model import Disclosure
from generator.kinds.references import of_record
from generator.kinds.rules import clock_fault, provisional
from generator.kinds.ruling import Accepted, Rules
from generator.kinds.sourced import Sourced
from generator.models.customs import Customs
from generator.models.money import FEN, to_fen
from generator.models.status import Status
from generator.patterns import lazy_re
from generator.problems import Problem, problem

_PERCENT_RE = lazy_re(r"(\d{1,3}(?:\.\d+)?)\s*[%％]")


def held(sourced: Sourced[Disclosure], customs: Customs) -> list[Problem]:
    """Moments the zone does not have, and an end before the start."""
    disclosure, zone = sourced.value, customs.zone
    found = []
    typed = (
        ("from", disclosure.starts),
        ("until", disclosure.until),
        ("objection", disclosure.objection),
    )
    for field, moment in typed:
        if moment and (fault := clock_fault(sourced.place(field), field, moment, zone)):
            found.append(fault)
    if not found and disclosure.until is not None:
        start, end = disclosure.starts.start(zone), disclosure.until.end(zone)
        if end <= start:
            facts = {"field": "until", "until": disclosure.until, "start": disclosure.starts}
            found.append(problem(sourced.place("until"), "notice.backwards", **facts))
    return found


def told(accepted: Accepted) -> Iterator[Problem]:
    """Report everything else about the disclosures that are published."""
    content, disclosures = accepted.content, accepted.lists["disclosures"]
    for disclosure in disclosures:
        yield from _told(disclosure, content)
        yield from of_record(disclosure, "disclosures", content, accepted.known)
    yield from pointers.figures(accepted.lists["notices"], disclosures, content)


def _told(sourced: Sourced[Disclosure], content: Content) -> Iterator[Problem]:
    yield from _days(sourced, content)
    yield from sums(sourced)
    yield from _opening(sourced, content)
    disclosure = sourced.value
    if content.profile is not None and content.profile.item(disclosure.kind) is None:
        known = "、".join(f"{item.key}（{item.name}）" for item in content.profile.items)
        place = sourced.place("kind")
        yield problem(place, "ref.rule", field="kind", value=disclosure.kind, known=known)


def _days(sourced: Sourced[Disclosure], content: Content) -> Iterator[Problem]:
    disclosure = sourced.value
    posting = content.disclosure_postings[disclosure.id]
    zone = content.estate.zone
    if disclosure.until and disclosure.until.end(zone) < posting.lawful_end:
        yield problem(
            sourced.place("until"),
            "notice.too_short",
            days=posting.minimum,
            lawful=posting.lawful,
            until=disclosure.until,
        )
    yield from provisional(sourced.place("from"), posting, posting.posted, content.customs)
    if disclosure.status is Status.WITHDRAWN and not disclosure.privacy:
        yield problem(sourced.place("status"), "notice.protected", lawful=posting.lawful)


def sums(sourced: Sourced[Disclosure]) -> Iterator[Problem]:
    """Income - expense - company's share = net = what was used; opening + kept = closing."""
    disclosure = sourced.value
    net = disclosure.computed_net
    if disclosure.net is not None and disclosure.net != net:
        yield _sum(sourced, "net", disclosure.net, net)
    if disclosure.use and disclosure.total_use != net:
        yield _sum(sourced, "use", disclosure.total_use, net)
    yield from _shares(sourced, net)
    closing = disclosure.computed_closing
    if disclosure.balance and closing is not None and disclosure.balance.closing != closing:
        yield _sum(sourced, "balance", disclosure.balance.closing, closing)


def _shares(sourced: Sourced[Disclosure], net: Decimal) -> Iterator[Problem]:
    """A use that is stated in percent is that part of the net, to the fen or two of rounding."""
    for number, line in enumerate(sourced.value.use):
        match = _PERCENT_RE.search(line.share or "")
        if match is None:
            continue
        right = net * Decimal(match[1]) / 100
        if abs(line.amount - right) > FEN * len(sourced.value.use):
            yield problem(
                sourced.place("use", number),
                "disclosure.share",
                item=line.item,
                share=match[0],
                value=f"{line.amount:,.2f}",
                computed=f"{to_fen(right):,.2f}",
            )


def _sum(sourced: Sourced[Disclosure], field: str, typed: Decimal, right: Decimal) -> Problem:
    return problem(
        sourced.place(field),
        "disclosure.sum",
        field=field,
        value=f"{typed:,.2f}",
        computed=f"{right:,.2f}",
        difference=f"{typed - right:+,.2f}",
    )


def _opening(sourced: Sourced[Disclosure], content: Content) -> Iterator[Problem]:
    """A balance joins on to the closing one of the period before, once that is no draft."""
    disclosure = sourced.value
    before = [
        other
        for other in content.disclosures
        if other.status is not Status.DRAFT
        and other.kind == disclosure.kind
        and other.balance is not None
        and other.period.precedes(disclosure.period)
    ]
    for other in before:
        if disclosure.balance is None or other.balance is None:
            continue
        if disclosure.balance.opening != other.balance.closing:
            yield problem(
                sourced.place("balance"),
                "disclosure.opening",
                value=f"{disclosure.balance.opening:,.2f}",
                other=other.id,
                closing=f"{other.balance.closing:,.2f}",
            )


RULES = {"disclosures": Rules(told, held, due)}
