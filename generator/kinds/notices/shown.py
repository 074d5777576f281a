"""A notice as pages show it: its record, and what follows of it at a moment.

Instants are aware and in the estate's zone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from generator.dataclass import dataclass
from generator.kinds.notices.model import Notice
from generator.models.boards import Board
from generator.models.categories import Category, Level
from generator.models.contacts import Contact
from generator.models.views import (
    AttachmentView,
    LifeView,
    PublicityView,
    ReviewView,
    ScopeView,
    WindowView,
)


@dataclass(frozen=True)
class NoticeView:
    """A notice as owners may read it (``record``), and what follows of it at the moment."""

    record: Notice
    """Without what no owner reads: words for the boards, approval, consent."""
    address: str
    start: datetime | None
    end: datetime | None
    published: datetime | None
    """``None`` where nobody knows it."""
    updated: datetime
    sequence: int
    windows: tuple[WindowView, ...]
    scope: ScopeView
    contact: Contact
    issuers: tuple[str, ...]
    review: ReviewView | None
    """Only of what has no end."""
    boards: tuple[Board, ...]
    publicity: PublicityView | None
    life: LifeView
    attachments: tuple[AttachmentView, ...]
    links: Mapping[str, str]
    """Link target in the body → address; a target that is missing becomes plain text."""

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def title(self) -> str:
        return self.record.title

    @property
    def number(self) -> str:
        return self.record.number or ""

    @property
    def version(self) -> int:
        return self.record.version

    @property
    def category(self) -> Category:
        return self.record.category

    @property
    def level(self) -> Level:
        return self.record.level

    @property
    def place(self) -> str:
        return self.record.place or ""

    @property
    def cause(self) -> str:
        return self.record.cause or ""

    @property
    def actions(self) -> tuple[str, ...]:
        return self.record.actions

    @property
    def help(self) -> str:
        return self.record.help or ""

    @property
    def source(self) -> str:
        return self.record.source or ""

    @property
    def signed(self) -> date | None:
        return self.record.signed

    @property
    def body(self) -> str:
        return self.record.body

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
