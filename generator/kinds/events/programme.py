"""A seasonal programme: a name for the events of a stretch of days.

Its bounds are full dates, never months, so that a winter over the turn of the year and a
February in no season of the source need no rule of their own.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from generator.models.fields import Consent, Day, Id, Record, Text, Title


class Programme(Record):
    """``starts`` to ``until`` inclusive; public from ``announced`` on."""

    id: Id
    name: Title
    starts: Annotated[Day, Field(alias="from")]
    until: Day
    announced: Day | None = None
    summary: Text | None = None
    personal_data: Consent | None = None

    @property
    def shown_from(self) -> date:
        return min(self.announced or self.starts, self.starts)

    def covers(self, day: date) -> bool:
        return self.starts <= day <= self.until
