"""Buildings, boards and changes as of a moment."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime

from generator.dataclass import dataclass
from generator.kinds.events.shown import EventView
from generator.kinds.notices.shown import NoticeView
from generator.models.boards import Board
from generator.models.contacts import Contact
from generator.models.estate import Building, Group


@dataclass(frozen=True)
class BuildingView:
    """Building as of a moment: who looks after it and what concerns it."""

    building: Building
    address: str
    group: Group | None
    butler: Contact | None
    substitute: Contact | None
    notices: tuple[NoticeView, ...]
    """Notices that name this building; those for everyone are in ``common``."""
    common: tuple[NoticeView, ...]
    others: tuple[NoticeView, ...]
    """Notices that concern nobody in this building."""
    events: tuple[EventView, ...] = field(compare=False)


@dataclass(frozen=True)
class BoardView:
    board: Board
    notices: tuple[NoticeView, ...]
    evergreen: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """Moments, in UTC, when what is published last changed by itself and when it next will.

    There always is such a moment: the calendar moves on with every month.
    """

    last: datetime
    next: datetime
