"""Values as of a moment that records of several kinds show.

Instants here are aware and in the estate's zone. Addresses are relative to the site's root and
begin with ``/``.
"""

from __future__ import annotations

from datetime import date, datetime

from generator.dataclass import dataclass
from generator.models.profile import MinimumDays
from generator.models.reach import Reach
from generator.models.scope import Extent, Spared
from generator.models.status import Change


@dataclass(frozen=True)
class WindowView:
    """Stretch of time in which an effect is felt; ``is_whole_days`` if no clock was given."""

    start: datetime
    end: datetime
    is_whole_days: bool
    is_over: bool


@dataclass(frozen=True)
class AttachmentView:
    name: str
    address: str
    source: str
    """Its path in the estate's folder."""
    is_picture: bool


@dataclass(frozen=True)
class ScopeView:
    """A scope as facts: whom something concerns; ``templating.scope_words`` says it.

    ``units`` hold ids; ``floors`` are closed ranges, empty for all. Where a word names
    nothing, what was ``typed`` stands instead of the extent, with what is ``excepted``.
    """

    extent: Extent
    units: tuple[str, ...]
    buildings: tuple[str, ...]
    is_everyone: bool
    reach: Reach
    typed: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    floors: tuple[tuple[int, int], ...] = ()
    spared_floors: tuple[tuple[int, int], ...] = ()
    spared: Spared = ()
    unaffected: str = ""
    """Who is spared in its author's words, which win over what is derived."""

    @property
    def spares_somebody(self) -> bool:
        return bool(self.unaffected or self.spared_floors or self.spared)


@dataclass(frozen=True)
class SparedView:
    """The other side of a scope: whom something does not concern."""

    scope: ScopeView

    @classmethod
    def of(cls, scope: ScopeView) -> SparedView | None:
        """Return ``None`` where nobody is spared."""
        return cls(scope) if scope.spares_somebody else None


@dataclass(frozen=True)
class ObjectionView:
    """The end of the time in which one may object to what is posted, and how one does."""

    until: datetime
    is_open: bool
    how: str


@dataclass(frozen=True)
class PublicityView:
    """公示: what, until when it must hang, and until when one may object."""

    name: str
    minimum: MinimumDays
    lawful: date
    objection: datetime | None
    is_objection_open: bool
    objection_how: str

    @property
    def objecting(self) -> ObjectionView | None:
        if self.objection is None:
            return None
        return ObjectionView(self.objection, self.is_objection_open, self.objection_how)


@dataclass(frozen=True)
class LifeView:
    """The fate of a notice: ``ended`` only once that instant has come."""

    is_cancelled: bool = False
    reason: str = ""
    ended: datetime | None = None
    ended_note: str = ""
    extended_from: datetime | None = None
    revised: date | None = None
    changes: tuple[Change, ...] = ()
    clears_until: datetime | None = None
    """The moment until which it is news that this replaced an alarm."""


@dataclass(frozen=True)
class ReviewView:
    """``is_due`` once the day has come, ``is_unlisted`` once it has left the home page."""

    day: date
    due: datetime
    unlisted: datetime
    is_due: bool
    is_unlisted: bool
