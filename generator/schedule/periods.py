"""Half-open stretches of time, ``[start, end)`` in UTC, compared here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Period:
    """From ``start`` (open: always was) until just before ``end`` (open: no end)."""

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
        """Both ends of a period that is open on neither side."""
        if self.start is None or self.end is None:
            raise ValueError(f"{self} is open")
        return self.start, self.end

    @property
    def is_empty(self) -> bool:
        return self.start is not None and self.end is not None and self.end <= self.start
