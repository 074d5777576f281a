"""Common equipment as of a moment: no certificate speaks after the last day it holds.

A certificate that has lapsed is no verdict any more: nothing says 合格 of what nobody has
inspected since (特种设备安全法 art. 40: no special equipment is used past its inspection).
A day of service that has passed is not the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.equipment.model import Equipment, Inspection, Maintainer
from generator.kinds.scene import Scene, Views, days_begin
from generator.languages import Original
from generator.models.unshown import for_owners
from generator.schedule import Moment


@dataclass(frozen=True)
class InspectionView:
    """``name`` is that of the certificate, ``subject`` what was inspected, without a verdict.

    ``subject`` is empty where the name cannot be told from its verdict.
    """

    name: str
    subject: str
    valid_until: date
    end: datetime
    is_valid: bool


@dataclass(frozen=True)
class UpkeepView:
    """``next`` is still to come, today included; it is over at ``end``."""

    frequency: str
    next: date | None
    end: datetime | None


@dataclass(frozen=True)
class EquipmentView:
    equipment: Equipment
    address: str
    service: UpkeepView | None
    inspection: InspectionView | None

    @property
    def record(self) -> Equipment:
        return self.equipment

    @property
    def id(self) -> str:
        return self.equipment.id

    @property
    def name(self) -> str:
        return self.equipment.name

    @property
    def title(self) -> str:
        return self.equipment.name

    @property
    def maintainer(self) -> Maintainer:
        return self.equipment.maintainer


def _inspection(inspection: Inspection, day: date, zone: ZoneInfo) -> InspectionView:
    return InspectionView(
        name=inspection.name,
        subject=_in_the_language_of(inspection.name, inspection.subject),
        valid_until=inspection.valid_until,
        end=_end(inspection.valid_until, zone),
        is_valid=day <= inspection.valid_until,
    )


def _upkeep(one: Equipment, day: date, zone: ZoneInfo) -> UpkeepView | None:
    if one.service is None:
        return None
    following = one.service.next
    if following is None or following < day:
        return UpkeepView(one.service.frequency, None, None)
    return UpkeepView(one.service.frequency, following, _end(following, zone))


def _in_the_language_of(name: str, subject: str) -> str:
    """A part of what nobody has translated is not translated either."""
    return Original(subject, name.tag) if isinstance(name, Original) else subject


def _end(day: date, zone: ZoneInfo) -> datetime:
    return Moment(day).end(zone).astimezone(zone)


class EquipmentViews(Views):
    """All equipment, with the certificates and days of service that still hold."""

    def instants(self, scene: Scene) -> Iterable[datetime]:
        over = (day + timedelta(days=1) for day in _last_days(scene.content))
        return days_begin(over, scene.content)

    def views(self, scene: Scene) -> tuple[EquipmentView, ...]:
        day, zone = scene.day, scene.content.estate.zone
        return tuple(
            EquipmentView(
                equipment=for_owners(one),
                address=f"/equipment/#{one.id}",
                service=_upkeep(one, day, zone),
                inspection=_inspection(one.inspection, day, zone) if one.inspection else None,
            )
            for one in scene.content.equipment
        )


def _last_days(content: Content) -> Iterator[date]:
    """The last day of every certificate, and every day of service that is called the next."""
    for one in content.equipment:
        if one.inspection:
            yield one.inspection.valid_until
        if one.service and one.service.next:
            yield one.service.next


VIEWS = {"equipment": EquipmentViews}
