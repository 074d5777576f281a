"""Half-open stretches of time, ``[start, end)`` in UTC, compared here and nowhere else."""

from __future__ import annotations

from datetime import datetime

from generator.dataclass import dataclass


@dataclass(frozen=True)
class Period:
    """A stretch from ``start`` (open: always was) until just before ``end`` (open: no end)."""

    start: datetime | None
    end: datetime | None

    def contains(self, at: datetime) -> bool:
        return not self.starts_after(at) and not self.is_over(at)

    def starts_after(self, at: datetime) -> bool:
        return self.start is not None and at < self.start

    def is_over(self, at: datetime) -> bool:
        return self.end is not None and self.end <= at

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """Return both ends of a period that is open on neither side, or raise ``ValueError``."""
        if self.start is None or self.end is None:
            raise ValueError(f"{self} is open")
        return self.start, self.end

    @property
    def is_empty(self) -> bool:
        return self.start is not None and self.end is not None and self.end <= self.start

    def without(self, other: Period) -> tuple[Period, ...]:
        """Return the parts of this period outside of the other: none, one, or two."""
        if other.is_empty:
            return (self,)
        before = Period(self.start, _earlier(self.end, other.start))
        after = Period(_later(self.start, other.end), self.end)
        has_before, has_after = other.start is not None, other.end is not None
        parts = (*([before] if has_before else []), *([after] if has_after else []))
        return tuple(part for part in parts if not part.is_empty)


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    """The earlier of two ends, of which an open one is the latest."""
    return min((end for end in (one, other) if end is not None), default=None)


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    """The later of two starts, of which an open one is the earliest."""
    return max((start for start in (one, other) if start is not None), default=None)
