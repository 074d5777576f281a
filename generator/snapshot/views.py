"""Views of content: facts as of one moment, resolved, with nothing left to decide.

Instants here are aware and in the estate's zone. Addresses are relative to the site's
root and begin with ``/``. Two snapshots are equal when they show the same, so the moment
itself and the changes around it take no part in the comparison.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from generator.models.boards import Board
from generator.models.categories import Category, Level
from generator.models.contacts import Contact
from generator.models.notice import Change
from generator.models.reach import Reach
from generator.models.rules import MinimumDays
from generator.models.scope import Extent, Spared


@dataclass(frozen=True)
class WindowView:
    """One stretch in which the effect is felt; ``is_whole_days`` if no clock was given."""

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


@dataclass(frozen=True)
class PublicityView:
    """公示: what, until when it must hang, and until when one may object."""

    name: str
    minimum: MinimumDays
    lawful: date
    objection: datetime | None
    is_objection_open: bool
    objection_how: str


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


@dataclass(frozen=True)
class NoticeView:
    id: str
    address: str
    title: str
    number: str
    version: int
    category: Category
    level: Level
    start: datetime | None
    end: datetime | None
    published: datetime | None
    """``None`` where nobody knows it."""
    updated: datetime
    sequence: int
    windows: tuple[WindowView, ...]
    scope: ScopeView
    place: str
    cause: str
    actions: tuple[str, ...]
    help: str
    contact: Contact
    issuers: tuple[str, ...]
    source: str
    signed: date | None
    review: ReviewView | None
    """Only of what has no end."""
    boards: tuple[Board, ...]
    publicity: PublicityView | None
    life: LifeView
    attachments: tuple[AttachmentView, ...]
    body: str
    links: Mapping[str, str]
    """Link target in the body → address; a target that is missing becomes plain text."""

    @property
    def is_over(self) -> bool:
        """Its effect has passed, though it may hang until the end of the day."""
        done = bool(self.windows) and all(window.is_over for window in self.windows)
        return done or self.life.ended is not None

    @property
    def is_on_home(self) -> bool:
        """The home page is for what is certain, so not for what nobody has looked at again."""
        return self.review is None or not self.review.is_unlisted

    @property
    def is_certain(self) -> bool:
        """Tell whether it holds by its dates, and nobody's look at it is overdue."""
        return self.review is None or not self.review.is_due

    @property
    def certain_end(self) -> datetime | None:
        """Return until when it is certain to hold; ``None`` if that has no end, or is over."""
        return self.review.due if self.review and self.is_certain else self.end

    @property
    def home_end(self) -> datetime | None:
        """Return when the notice leaves the home page."""
        return self.review.unlisted if self.review else self.end

    @property
    def is_alarm(self) -> bool:
        """Belongs at the top of every page: urgent, and neither over nor cancelled."""
        return self.level.is_alarm and not self.is_over and not self.life.is_cancelled

    @property
    def alarm_end(self) -> datetime | None:
        """Return when it is no longer an alarm: its effect is over, or it no longer hangs."""
        effect = max((window.end for window in self.windows), default=None)
        return min((end for end in (effect, self.end) if end), default=None)

    @property
    def all_clear_end(self) -> datetime | None:
        """Return until when this tells that an alarm is over: ended early, cancelled, replaced."""
        if self.level.is_alarm:
            is_off = self.life.ended is not None or self.life.is_cancelled
            return self.end if is_off else None
        until = self.life.clears_until
        return min(until, self.end or until) if until else None


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
