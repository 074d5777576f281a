"""Views of lookups as of one moment: fees, services, standards, figures, disclosures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from generator.models.charges import Charge
from generator.models.contacts import Contact
from generator.models.disclosure import Disclosure
from generator.models.fee import Fee, Rate
from generator.models.fee_board import Example, FeeBoard
from generator.models.form import Form
from generator.models.indicator import Indicator, Result
from generator.models.rules import MinimumDays
from generator.models.scope import Extent
from generator.models.service import CatalogueReview, Service, ServiceGroup
from generator.models.standard import Standard
from generator.models.terms import Term
from generator.snapshot.equipment_views import EquipmentView
from generator.snapshot.views import AttachmentView


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


@dataclass(frozen=True)
class ServiceView:
    service: Service
    address: str
    group: ServiceGroup | None
    fee: FeeView | None
    contact: Contact


@dataclass(frozen=True)
class ServiceGroupView:
    group: ServiceGroup
    services: tuple[ServiceView, ...]


@dataclass(frozen=True)
class StandardView:
    standard: Standard
    address: str


@dataclass(frozen=True)
class ResultView:
    """One published result. ``value`` is exact; ``None`` where there was nothing to count."""

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


@dataclass(frozen=True)
class DisclosureView:
    """``is_posted`` during the posting period; afterwards it only stays readable."""

    disclosure: Disclosure
    address: str
    kind: str
    is_posted: bool
    start: datetime
    end: datetime
    lawful: date
    minimum: MinimumDays | None
    objection: datetime | None
    is_objection_open: bool
    previous: Disclosure | None
    year_income: Decimal | None
    """Income of the calendar year up to this period, where every period of it is known."""
    year_expense: Decimal | None
    contact: Contact
    attachments: tuple[AttachmentView, ...]
    links: Mapping[str, str]


@dataclass(frozen=True)
class FormView:
    form: Form
    address: str
    links: Mapping[str, str]
    attachments: tuple[AttachmentView, ...]
    """Files its text links to."""


@dataclass(frozen=True)
class Lookups:
    """Everything of the evergreen half, in the order it is shown."""

    fees: tuple[FeeView, ...]
    services: tuple[ServiceGroupView, ...]
    standards: tuple[StandardView, ...]
    indicators: tuple[IndicatorView, ...]
    disclosures: tuple[DisclosureView, ...]
    equipment: tuple[EquipmentView, ...]
    forms: tuple[FormView, ...]
    fee_board: FeeBoard | None
    catalogue_review: CatalogueReview | None
