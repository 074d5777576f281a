"""Moments of the last real runs, by which a clock that went back is noticed.

A clock that ran years ahead and was set right must not freeze the site for years: the last run
before such a leap is remembered too, until the clock has gone on for as long from where it was.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from generator.memory.files import FOLDER, read, write

LEAP = timedelta(days=31)
"""A time longer than any estate goes without a build; a clock that skips more ran ahead."""

_FILE = f"{FOLDER}/last-run"


class Runs(NamedTuple):
    """The last run that asked the clock, and the two on either side of a leap before it."""

    last: datetime
    before_leap: datetime | None = None
    after_leap: datetime | None = None

    def explains(self, now: datetime) -> bool:
        """Tell whether a clock that went back to ``now`` was only set right after a leap.

        What had ended by the run before the leap has ended by then as well.
        """
        if self.before_leap is None or self.after_leap is None:
            return False
        return self.before_leap <= now < self.after_leap

    def then(self, at: datetime) -> Runs:
        """Return the runs with one more at ``at``."""
        if at < self.last:
            return Runs(at)
        if at - self.last > LEAP:
            return Runs(at, self.last, at)
        if self.after_leap is not None and at - self.after_leap <= LEAP:
            return Runs(at, self.before_leap, self.after_leap)
        return Runs(at)


def last_runs(folder: Path) -> Runs | None:
    """Read the last runs; ``None`` where they are not known."""
    try:
        moments = [datetime.fromisoformat(one) for one in (read(folder / _FILE) or "").split()]
    except ValueError:
        return None
    if len(moments) not in {1, 3} or not all(moment.tzinfo for moment in moments):
        return None
    return Runs(*moments)


def last_run(folder: Path) -> datetime | None:
    """Read the moment of the last run that asked the clock; ``None`` where it is not known."""
    runs = last_runs(folder)
    return runs.last if runs else None


def remember_run(folder: Path, at: datetime) -> None:
    """Write down a run. Raises ``OSError`` where it cannot be written."""
    before = last_runs(folder)
    runs = before.then(at) if before else Runs(at)
    moments = (runs.last, runs.before_leap, runs.after_leap)
    lines = (moment.astimezone(UTC).isoformat() for moment in moments if moment)
    write(folder / _FILE, "".join(f"{line}\n" for line in lines))
