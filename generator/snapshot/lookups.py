"""The evergreen half as of a moment.

The price in force, the services offered, the results published, the disclosures readable.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from generator.kinds.content import Content
from generator.kinds.disclosures.view import DisclosureView, disclosure_view, readable
from generator.kinds.equipment import view as equipment_views
from generator.kinds.equipment.view import EquipmentView
from generator.kinds.events.happenings import public_programmes
from generator.kinds.fees.board import FeeBoard
from generator.kinds.fees.view import FeeView, fee_view, is_charged
from generator.kinds.forms.view import FormView, form_view
from generator.kinds.guides import view as guide_views
from generator.kinds.indicators.view import IndicatorView, indicator_view
from generator.kinds.resolving import (
    IsVisible,
)
from generator.kinds.services.model import CatalogueReview
from generator.kinds.services.view import ServiceGroupView, is_offered, service_groups
from generator.kinds.standards.view import StandardView


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


def look_up(content: Content, at: datetime, is_visible: IsVisible) -> Lookups:
    day = at.astimezone(content.estate.zone).date()
    fees = {fee.id: fee_view(fee, content, day) for fee in content.fees if is_charged(fee, day)}
    disclosures = readable(content, at)
    return Lookups(
        fees=tuple(fees.values()),
        services=service_groups(content, day, fees),
        standards=tuple(
            StandardView(standard, f"/standards/{standard.id}/") for standard in content.standards
        ),
        indicators=tuple(
            indicator_view(indicator, content, day)
            for indicator in content.indicators
            if indicator.public
        ),
        disclosures=tuple(
            disclosure_view(d, disclosures, content, at, is_visible) for d in disclosures
        ),
        forms=tuple(form_view(form, content, is_visible) for form in content.forms),
        equipment=equipment_views.equipment_views(content, day),
        fee_board=content.fee_board,
        catalogue_review=content.catalogue_review,
    )


def visible_ids(content: Content, at: datetime) -> dict[str, set[str]]:
    """Kind of content → the ids a link may lead to now."""
    day = at.astimezone(content.estate.zone).date()
    return {
        "guides": {guide.id for guide in content.guides if guide.is_current(day)},
        "forms": {form.id for form in content.forms},
        "standards": {standard.id for standard in content.standards},
        "indicators": {indicator.id for indicator in content.indicators if indicator.public},
        "fees": {fee.id for fee in content.fees if is_charged(fee, day)},
        "services": {service.id for service in content.services if is_offered(service, day)},
        "disclosures": {disclosure.id for disclosure in readable(content, at)},
        "programmes": {one.id for one in public_programmes(content, at)},
    }


def instants(content: Content) -> Iterator[datetime]:
    """Every instant at which something of the evergreen half may change by itself."""
    for day in _days(content):
        yield _midnight(day, content.estate.zone)
    for posting in content.disclosure_postings.values():
        yield from posting.instants
    for entry in content.withdrawals:
        yield entry.at.start(content.estate.zone)


def _days(content: Content) -> Iterator[date]:
    """Days with whose beginning a price, a service, a result, a certificate or a guide changes."""
    lasting = (*equipment_views.last_days(content), *guide_views.last_days(content))
    yield from (last + timedelta(days=1) for last in lasting)
    yield from guide_views.review_days(content)
    for rate in (rate for fee in content.fees for rate in fee.standing):
        yield rate.starts
        yield from ([rate.until + timedelta(days=1)] if rate.until else [])
        yield from ([rate.announced] if rate.announced else [])
    for service in content.services:
        yield from ([service.since] if service.since else [])
        yield from ([service.until + timedelta(days=1)] if service.until else [])
    for results in content.results:
        yield results.published


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(0), zone).astimezone(UTC)
