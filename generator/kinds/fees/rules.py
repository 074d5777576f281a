"""Checks of fees: their versions, their decisions, their worked examples."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from generator.kinds.content import Content
from generator.kinds.fees import charges
from generator.kinds.fees.board import Example
from generator.kinds.fees.model import Basis, Fee, Rate
from generator.kinds.references import of_contact
from generator.kinds.ruling import Accepted, Now, Rules
from generator.kinds.sourced import Sourced
from generator.models.customs import Customs
from generator.models.money import to_fen
from generator.models.scope import resolve
from generator.problems import Place, Problem, problem

CALCULATOR = "calculator"
"""The name of the page that stands beside those of the fees."""

NOTICE_PERIOD = timedelta(days=30)
"""A new price is announced a month before it holds."""

WHOLE_PRICE = 100
"""Percent."""

_PRICED = {Basis.AREA, Basis.FIXED, Basis.USE, Basis.TIME, Basis.METERED}


def held(sourced: Sourced[Fee], _customs: Customs) -> list[Problem]:
    """List reserved ids, and versions that overlap, end too early or lack what is needed."""
    fee = sourced.value
    found = [*_reserved(sourced), *_incomplete(sourced), *_senseless(sourced)]
    rates = sorted(enumerate(fee.rates), key=lambda pair: pair[1].starts)
    for (_, earlier), (number, later) in pairwise(rates):
        if earlier.until is None or later.starts <= earlier.until:
            place = sourced.place("rates", number)
            until = earlier.until or "…"
            found.append(
                problem(place, "fee.overlap", start=later.starts, other=earlier.starts, until=until)
            )
    for number, rate in enumerate(fee.rates):
        if rate.until is not None and rate.until < rate.starts:
            place = sourced.place("rates", number, "until")
            found.append(
                problem(
                    place, "notice.backwards", field="until", until=rate.until, start=rate.starts
                )
            )
    return found


def _reserved(sourced: Sourced[Fee]) -> Iterator[Problem]:
    """Report an id by which the page of a fee would take the place of another page."""
    if (identity := sourced.value.id) == CALCULATOR:
        facts = {"value": identity, "suggestion": f"fee-{identity}"}
        yield problem(sourced.place("id"), "fee.reserved_id", **facts)


def _incomplete(sourced: Sourced[Fee]) -> Iterator[Problem]:
    fee = sourced.value
    if not fee.rates:
        yield problem(sourced.own, "value.missing", field="rates", example="rates: …")
    if fee.basis is Basis.TIME and fee.parking is None:
        yield problem(sourced.own, "value.missing", field="parking", example="parking: {step: 30}")
    for number, rate in enumerate(fee.rates):
        place = sourced.place("rates", number)
        if fee.basis in _PRICED and rate.price is None:
            yield problem(place, "value.missing", field="price", example="price: 2.35")
        if fee.basis is Basis.RANGE and (rate.low is None or rate.high is None):
            yield problem(place, "value.missing", field="low", example="low: 80, high: 120")
        if fee.basis is Basis.TIERED and not _is_stepped(rate):
            yield problem(place, "fee.tiers")


def _senseless(sourced: Sourced[Fee]) -> Iterator[Problem]:
    """Numbers nothing can be reckoned with."""
    fee = sourced.value
    if fee.vacant is not None and not 0 < fee.vacant.percent < WHOLE_PRICE:
        place = sourced.place("vacant", "percent")
        yield problem(place, "fee.percent", field="percent", value=fee.vacant.percent)
    if fee.parking is not None and fee.parking.step == 0:
        place = sourced.place("parking", "step")
        yield problem(place, "fee.no_step", field="step", value=fee.parking.step)


def _is_stepped(rate: Rate) -> bool:
    """Ascending limits, the last tier open."""
    limits = [tier.upto for tier in rate.tiers]
    if not limits or limits[-1] is not None or None in limits[:-1]:
        return False
    numbers = [limit for limit in limits if limit is not None]
    return numbers == sorted(set(numbers))


def told(accepted: Accepted) -> Iterator[Problem]:
    """Gaps, failed votes, prices outside their guided range, wrong examples."""
    content = accepted.content
    for sourced in accepted.lists["fees"]:
        yield from _gaps(sourced)
        yield from _votes(sourced)
        yield from _guided(sourced)
        yield from _names(sourced, content)
    by_id = {fee.id: fee for fee in content.fees}
    for example in accepted.lists["examples"]:
        yield from _example(example, by_id)


def _gaps(sourced: Sourced[Fee]) -> Iterator[Problem]:
    numbers = {rate.starts: number for number, rate in enumerate(sourced.value.rates)}
    for earlier, later in pairwise(sourced.value.standing):
        day_after = earlier.until and earlier.until + timedelta(days=1)
        if day_after and day_after < later.starts:
            place = sourced.place("rates", numbers[later.starts])
            yield problem(place, "fee.gap", until=earlier.until, start=later.starts)


def _votes(sourced: Sourced[Fee]) -> Iterator[Problem]:
    """A vote that fails the law, and in what: one sentence, since the rest follows from it."""
    for number, rate in enumerate(sourced.value.rates):
        vote = rate.vote
        if vote is None or rate.is_carried:
            continue
        code = "fee.vote_lost" if vote.is_quorate else "fee.no_quorum"
        facts = {name: str(figure) for name, figure in vote}
        yield problem(sourced.place("rates", number), code, start=rate.starts, **facts)


def due(now: Now) -> Iterator[Problem]:
    """Report prices that are ahead, or in force, without what the law asks for before."""
    for sourced in now.records.fees:
        yield from _decisions(sourced, now.day)


def _decisions(sourced: Sourced[Fee], day: date) -> Iterator[Problem]:
    """A price needs its decision to become current, and an announcement a month ahead."""
    fee = sourced.value
    first = min(rate.starts for rate in fee.rates)
    for number, rate in enumerate(fee.rates):
        if rate.starts == first or not rate.is_carried:
            continue
        place, is_ahead = sourced.place("rates", number), rate.starts > day
        if not fee.is_founded(rate):
            code = "fee.undecided" if is_ahead else "fee.not_in_force"
            yield problem(place, code, start=rate.starts)
        elif is_ahead:
            yield from _announcement(place, rate)


def _announcement(place: Place, rate: Rate) -> Iterator[Problem]:
    if rate.announced is None:
        yield problem(place, "fee.unannounced", start=rate.starts)
    elif rate.starts - rate.announced < NOTICE_PERIOD:
        days = (rate.starts - rate.announced).days
        yield problem(place, "fee.announced_late", start=rate.starts, days=days)


def _guided(sourced: Sourced[Fee]) -> Iterator[Problem]:
    guided = sourced.value.guided
    if guided is None:
        return
    low = guided.base * (1 - guided.down / Decimal(100))
    high = guided.base * (1 + guided.up / Decimal(100))
    for number, rate in enumerate(sourced.value.rates):
        if rate.price is not None and not low <= rate.price <= high:
            place = sourced.place("rates", number, "price")
            yield problem(
                place, "fee.outside_guide", price=rate.price, low=to_fen(low), high=to_fen(high)
            )


def _names(sourced: Sourced[Fee], content: Content) -> Iterator[Problem]:
    fee = sourced.value
    yield from of_contact(sourced.place("contact"), fee.contact, content)
    for word in resolve(fee.scope, content.estate).unknown if fee.scope else ():
        known = "、".join(building.name for building in content.estate.buildings)
        place = sourced.place("scope")
        yield problem(place, "ref.place", field="scope", value=word, known=known)


def _example(sourced: Sourced[Example], fees: dict[str, Fee]) -> Iterator[Problem]:
    example = sourced.value
    fee = fees.get(example.fee)
    if fee is None:
        place = sourced.place("fee")
        yield problem(place, "ref.fee", field="fee", value=example.fee, known="、".join(fees))
        return
    if not all(fee.is_founded(rate) for rate in fee.rates):
        return  # it may count on the price that has no basis, of which that was said
    try:
        total = charges.of_example(fee, example).total
    except charges.ChargeError:
        yield problem(sourced.own, "fee.example_incomplete", value=example.fee, basis=fee.basis.zh)
        return
    if total != example.expect:
        place = sourced.place("expect")
        yield problem(place, "fee.example_wrong", value=example.expect, computed=f"{total:.2f}")


RULES = {"fees": Rules(told, held, due)}
