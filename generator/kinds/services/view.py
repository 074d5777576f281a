"""Services as of a moment: those offered, by group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.kinds.content import Content
from generator.kinds.fees.view import FeeView
from generator.kinds.services.model import Service, ServiceGroup
from generator.models.contacts import Contact


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


def service_groups(
    content: Content, day: date, fees: dict[str, FeeView]
) -> tuple[ServiceGroupView, ...]:
    offered = [service for service in content.services if is_offered(service, day)]
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


def is_offered(service: Service, day: date) -> bool:
    begun = service.since is None or service.since <= day
    return begun and (service.until is None or day <= service.until)
