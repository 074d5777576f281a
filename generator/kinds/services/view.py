"""Services as of a moment: those offered, by group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from generator.dataclass import dataclass
from generator.kinds.fees.view import FeeView
from generator.kinds.scene import Scene, Views, days_begin
from generator.kinds.services.model import Service, ServiceGroup
from generator.models.contacts import Contact
from generator.models.unshown import for_owners


@dataclass(frozen=True)
class ServiceView:
    service: Service
    address: str
    group: ServiceGroup | None
    fee: FeeView | None
    contact: Contact

    @property
    def id(self) -> str:
        return self.service.id

    @property
    def title(self) -> str:
        return self.service.name

    @property
    def record(self) -> Service:
        return self.service


@dataclass(frozen=True)
class ServiceGroupView:
    group: ServiceGroup
    services: tuple[ServiceView, ...]


def is_offered(service: Service, day: date) -> bool:
    begun = service.since is None or service.since <= day
    return begun and (service.until is None or day <= service.until)


class ServiceViews(Views):
    """Services on offer, in the order of their groups; one of no group is on no page."""

    def visible(self, scene: Scene) -> Iterable[str]:
        return (one.id for one in scene.content.services if is_offered(one, scene.day))

    def instants(self, scene: Scene) -> Iterable[datetime]:
        return days_begin(_days(scene.content.services), scene.content)

    def views(self, scene: Scene) -> tuple[ServiceView, ...]:
        return tuple(view for group in scene.views("service_groups") for view in group.services)

    def over(self, scene: Scene, names: Iterable[str]) -> Iterable[str]:
        ends = {one.id: one.until for one in scene.content.services}
        return (name for name in names if (until := ends.get(name)) and until < scene.day)


class ServiceGroupViews(Views):
    """Groups of which anything is on offer."""

    def views(self, scene: Scene) -> tuple[ServiceGroupView, ...]:
        content = scene.content
        fees = {view.fee.id: view for view in scene.views("fees")}
        groups = {group.id: group for group in content.service_groups}
        offered = [
            ServiceView(
                for_owners(service),
                f"/services/{service.id}/",
                groups.get(service.group),
                fees.get(service.fee) if service.fee else None,
                content.contact(service.contact),
            )
            for service in content.services
            if is_offered(service, scene.day)
        ]
        grouped = (
            ServiceGroupView(group, tuple(v for v in offered if v.service.group == group.id))
            for group in content.service_groups
        )
        return tuple(group for group in grouped if group.services)


def _days(services: Iterable[Service]) -> Iterator[date]:
    """Days with whose beginning a service is on offer, or no longer."""
    for service in services:
        yield from ([service.since] if service.since else [])
        yield from ([service.until + timedelta(days=1)] if service.until else [])


VIEWS = {"services": ServiceViews, "service_groups": ServiceGroupViews}
