"""One building as it is shown: who looks after it, what concerns it, what is on."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.models.contacts import Contact
from generator.models.estate import Building, Group
from generator.snapshot.event_views import EventView
from generator.snapshot.views import NoticeView


@dataclass(frozen=True)
class BuildingView:
    """One building: who looks after it and what concerns it now."""

    building: Building
    address: str
    group: Group | None
    butler: Contact | None
    substitute: Contact | None
    notices: tuple[NoticeView, ...]
    """What names this building; what concerns everyone is in ``common``."""
    common: tuple[NoticeView, ...]
    others: tuple[NoticeView, ...]
    """What concerns nobody here."""
    events: tuple[EventView, ...] = field(compare=False)
