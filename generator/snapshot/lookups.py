"""The evergreen half as of a moment.

The price in force, the services offered, the results published, the disclosures readable.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from generator.models import charges, scope
from generator.models.content import Content
from generator.models.disclosure import Disclosure
from generator.models.fee import Fee
from generator.models.fee_board import Example
from generator.models.form import Form
from generator.models.indicator import Indicator, is_met
from generator.models.notice import Status
from generator.models.posting import DisclosurePosting
from generator.models.service import Service
from generator.snapshot import equipment_views, guide_views
from generator.snapshot.happenings import public_programmes
from generator.snapshot.lookup_views import (
    DisclosureView,
    ExampleView,
    FeeView,
    FormView,
    IndicatorView,
    Lookups,
    ResultView,
    ServiceGroupView,
    ServiceView,
    StandardView,
)
from generator.snapshot.notice_views import (
    IsVisible,
    linked_attachments,
    named_attachments,
    resolve_links,
)


def look_up(content: Content, at: datetime, is_visible: IsVisible) -> Lookups:
    day = at.astimezone(content.estate.zone).date()
    fees = {fee.id: _fee(fee, content, day) for fee in content.fees if _is_charged(fee, day)}
    readable = _readable(content, at)
    return Lookups(
        fees=tuple(fees.values()),
        services=_groups(content, day, fees),
        standards=tuple(
            StandardView(standard, f"/standards/{standard.id}/") for standard in content.standards
        ),
        indicators=tuple(
            _indicator(indicator, content, day)
            for indicator in content.indicators
            if indicator.public
        ),
        disclosures=tuple(_disclosure(d, readable, content, at, is_visible) for d in readable),
        forms=tuple(_form(form, content, is_visible) for form in content.forms),
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
        "fees": {fee.id for fee in content.fees if _is_charged(fee, day)},
        "services": {service.id for service in content.services if _is_offered(service, day)},
        "disclosures": {disclosure.id for disclosure in _readable(content, at)},
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


def _is_charged(fee: Fee, day: date) -> bool:
    """Tell whether a fee is charged: its first price is public, and its last is not over."""
    prices = fee.standing
    begun = any(rate.starts <= day or rate.is_announced(day) for rate in prices)
    return begun and any(rate.until is None or day <= rate.until for rate in prices)


def _fee(fee: Fee, content: Content, day: date) -> FeeView:
    prices = fee.standing
    past = tuple(rate for rate in prices if rate.until and rate.until < day)
    units = scope.resolve(fee.scope, content.estate).units
    return FeeView(
        fee=fee,
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


def _groups(content: Content, day: date, fees: dict[str, FeeView]) -> tuple[ServiceGroupView, ...]:
    offered = [service for service in content.services if _is_offered(service, day)]
    groups = {group.id: group for group in content.service_groups}
    views = [
        ServiceView(
            service,
            f"/services/{service.id}/",
            groups.get(service.group),
            fees.get(service.fee) if service.fee else None,
            content.contact(service.contact),
        )
        for service in offered
    ]
    grouped = (
        ServiceGroupView(group, tuple(v for v in views if v.service.group == group.id))
        for group in content.service_groups
    )
    return tuple(group for group in grouped if group.services)


def _is_offered(service: Service, day: date) -> bool:
    begun = service.since is None or service.since <= day
    return begun and (service.until is None or day <= service.until)


def _indicator(indicator: Indicator, content: Content, day: date) -> IndicatorView:
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
    return IndicatorView(indicator, f"/indicators/{indicator.id}/", tuple(latest_first))


def _met(indicator: Indicator, value: Fraction | None) -> bool | None:
    """Against the target it is held to; a promise in words is for people to judge."""
    target = indicator.held_to
    return None if target is None or value is None else is_met(target, value)


def _readable(content: Content, at: datetime) -> list[Disclosure]:
    """Latest first; drafts and what was withdrawn are not there."""
    found = [d for d in content.disclosures if _is_readable(d, content, at)]
    return sorted(found, key=lambda d: (d.period.last, d.period.first, d.id), reverse=True)


def _is_readable(disclosure: Disclosure, content: Content, at: datetime) -> bool:
    posting = content.disclosure_postings[disclosure.id]
    if disclosure.status is Status.DRAFT or not posting.readable.contains(at):
        return False
    taken_back = disclosure.status is Status.WITHDRAWN and _may_go(
        posting, at, private=disclosure.privacy
    )
    registered = content.withdrawn(disclosure.id, posting.lawful_end)
    return not taken_back and not any(period.contains(at) for period in registered)


def _may_go(posting: DisclosurePosting, at: datetime, *, private: bool) -> bool:
    """A 公示 leaves before its legal end for privacy alone."""
    return private or posting.lawful_end <= at


def _disclosure(
    disclosure: Disclosure,
    readable: list[Disclosure],
    content: Content,
    at: datetime,
    is_visible: IsVisible,
) -> DisclosureView:
    posting = content.disclosure_postings[disclosure.id]
    zone = content.estate.zone
    start, end = posting.posted.bounds
    item = content.profile.item(disclosure.kind) if content.profile else None
    links = resolve_links(disclosure.body, "disclosures", disclosure.id, content, is_visible)
    same_kind = [other for other in readable if other.kind == disclosure.kind]
    year = _year_to_date(disclosure, same_kind)
    return DisclosureView(
        disclosure=disclosure,
        address=f"/disclosures/{disclosure.id}/",
        kind=item.name if item else disclosure.kind,
        is_posted=posting.posted.contains(at),
        start=start.astimezone(zone),
        end=end.astimezone(zone),
        lawful=posting.lawful,
        minimum=posting.minimum,
        objection=posting.objection.astimezone(zone) if posting.objection else None,
        is_objection_open=posting.objection is not None and at < posting.objection,
        previous=next((o for o in same_kind if o.period.precedes(disclosure.period)), None),
        year_income=year[0] if year else None,
        year_expense=year[1] if year else None,
        contact=content.contact(disclosure.contact),
        attachments=named_attachments(
            disclosure.attachments, "disclosures", disclosure.id, content, links
        ),
        links=links,
    )


def _form(form: Form, content: Content, is_visible: IsVisible) -> FormView:
    links = resolve_links(form.body, "forms", form.id, content, is_visible)
    attachments = linked_attachments(links, content)
    return FormView(form, f"/forms/{form.id}/", links, attachments)


def _year_to_date(
    disclosure: Disclosure, same_kind: list[Disclosure]
) -> tuple[Decimal, Decimal] | None:
    """Income and expense since 1 January, if every period since then can be read."""
    first, last = disclosure.period.first, disclosure.period.last
    parts = [d for d in same_kind if d.period.first.year == first.year and d.period.last <= last]
    covered = sum(d.period.months for d in parts)
    if not (disclosure.income or disclosure.expense) or covered != last.month or len(parts) == 1:
        return None
    income = sum((d.total_income for d in parts), Decimal(0))
    return income, sum((d.total_expense for d in parts), Decimal(0))
