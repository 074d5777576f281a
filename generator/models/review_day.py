"""The day on which somebody is to look again at what has no end.

Once it has come, nobody has said that the thing still holds. So it says so of itself, and
after ``DAYS_LISTED`` more days it leaves the home page, which is for what is certain.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from generator.dataclass import dataclass
from generator.schedule import Moment

DAYS_LISTED = 30
"""Days from the review day on for which a notice without an end stays on the home page."""


@dataclass(frozen=True)
class ReviewDay:
    """``due`` and ``unlisted`` are the first instants, in UTC, of the two stages."""

    day: date
    due: datetime
    unlisted: datetime

    @property
    def instants(self) -> tuple[datetime, ...]:
        return self.due, self.unlisted


def review_day(day: date, zone: tzinfo) -> ReviewDay:
    unlisted = day + timedelta(days=DAYS_LISTED)
    return ReviewDay(day, Moment(day).start(zone), Moment(unlisted).start(zone))
