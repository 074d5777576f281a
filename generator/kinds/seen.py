"""Moments when a record was first seen and last changed, which its own file need not say.

They are noted by the runs that ask the clock, and kept in the store. Where no run has
noted a moment it is not known, and nothing is said of it.
"""

from __future__ import annotations

from datetime import datetime

from generator.dataclass import dataclass
from generator.kinds.disclosures.model import Disclosure
from generator.kinds.events.model import Event
from generator.kinds.notices.model import Notice

Posted = Notice | Event | Disclosure
"""What hangs on boards, and may so be changed between two rounds."""


@dataclass(frozen=True)
class Former:
    """A record as it was published ``until`` another version of it was seen."""

    until: datetime
    record: Posted


@dataclass(frozen=True)
class Seen:
    """The moments of one record. ``gone`` is when it was found to be there no more.

    ``is_sure`` is false for whatever the first run of all found: it may have hung for years.
    """

    first: datetime
    is_sure: bool = True
    changed: datetime | None = None
    gone: datetime | None = None
    sequence: int = 0
    former: tuple[Former, ...] = ()

    def was_unknown(self, at: datetime, *, is_dated: bool) -> bool:
        """Tell whether nobody could have read the record at ``at``.

        The date of a record that the first run found tells of the time before that run; an
        undated one is known from that run on.
        """
        return at < self.first and (self.is_sure or not is_dated)

    def former_at(self, at: datetime) -> Posted | None:
        """The version that was published at ``at``, if it is not the present one."""
        later = (one for one in self.former if at < one.until)
        found = min(later, key=lambda one: one.until, default=None)
        return found.record if found else None
