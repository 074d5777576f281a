"""Fees as of a moment: the price in force, those announced and past, worked examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.fees import charges
from generator.kinds.fees.board import Example
from generator.kinds.fees.charges import Charge
from generator.kinds.fees.model import Fee, Rate
from generator.kinds.scene import Scene, Views, days_begin
from generator.models import scope
from generator.models.contacts import Contact
from generator.models.scope import Extent
from generator.models.unshown import for_owners


@dataclass(frozen=True)
class ExampleView:
    """A worked example: what is given, every step, the total."""

    example: Example
    charge: Charge


@dataclass(frozen=True)
class FeeView:
    """``current`` is ``None`` in a gap between two versions (暂未公布)."""

    fee: Fee
    address: str
    scope: Extent | None
    current: Rate | None
    announced: tuple[Rate, ...]
    history: tuple[Rate, ...]
    examples: tuple[ExampleView, ...]
    contact: Contact

    @property
    def id(self) -> str:
        return self.fee.id

    @property
    def title(self) -> str:
        return self.fee.name

    @property
    def record(self) -> Fee:
        return self.fee


def is_charged(fee: Fee, day: date) -> bool:
    """Tell whether a fee is charged: its first price is public, and its last is not over."""
    prices = fee.standing
    begun = any(rate.starts <= day or rate.is_announced(day) for rate in prices)
    return begun and any(rate.until is None or day <= rate.until for rate in prices)


def fee_view(fee: Fee, content: Content, day: date) -> FeeView:
    prices = fee.standing
    past = tuple(rate for rate in prices if rate.until and rate.until < day)
    units = scope.resolve(fee.scope, content.estate).units
    return FeeView(
        fee=for_owners(fee),
        address=f"/fees/{fee.id}/",
        scope=scope.describe(units, content.estate) if fee.scope else None,
        current=fee.rate_on(day),
        announced=tuple(rate for rate in prices if rate.is_announced(day)),
        history=tuple(reversed(past)),
        examples=_examples(fee, content, day),
        contact=content.contact(fee.contact),
    )


def _examples(fee: Fee, content: Content, day: date) -> tuple[ExampleView, ...]:
    """Worked examples of a price that is in force or announced; an old price convinces nobody."""
    prices = tuple(rate for rate in fee.standing if rate.starts <= day or rate.is_announced(day))
    known = fee.model_copy(update={"rates": prices})
    own = [one for one in content.examples if one.fee == fee.id]
    worked = [ExampleView(one, charge) for one in own if (charge := _worked(known, one, day))]
    if all(fee.is_founded(rate) for rate in fee.rates):
        return tuple(worked)
    return tuple(view for view in worked if view.charge.total == view.example.expect)


def _worked(known: Fee, example: Example, day: date) -> charges.Charge | None:
    """Compute a worked example; ``None`` where a price it needs is not public.

    What can never be computed was reported.
    """
    first, last = charges.days_of(known, example)
    lasting = (rate for rate in known.rates if rate.until is None or day <= rate.until)
    if not any(rate.touches(first, last) for rate in lasting):
        return None
    try:
        return charges.of_example(known, example)
    except charges.ChargeError:
        return None


class FeeViews(Views):
    """Fees that are charged, or soon will be."""

    def visible(self, scene: Scene) -> Iterable[str]:
        return (fee.id for fee in scene.content.fees if is_charged(fee, scene.day))

    def instants(self, scene: Scene) -> Iterable[datetime]:
        return days_begin(_days(scene.content.fees), scene.content)

    def views(self, scene: Scene) -> tuple[FeeView, ...]:
        charged = (fee for fee in scene.content.fees if is_charged(fee, scene.day))
        return tuple(fee_view(fee, scene.content, scene.day) for fee in charged)


def _days(fees: Iterable[Fee]) -> Iterator[date]:
    """Days with whose beginning a price is in force, over, or announced."""
    for rate in (rate for fee in fees for rate in fee.standing):
        yield rate.starts
        yield from ([rate.until + timedelta(days=1)] if rate.until else [])
        yield from ([rate.announced] if rate.announced else [])


VIEWS = {"fees": FeeViews}
