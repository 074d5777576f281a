"""A guide: evergreen advice that says when it was last reviewed, and may end.

It may list what is in progress: works and remedies with their state, each with the day by which
more is to be said.
"""

from datetime import date
from typing import Annotated

from generator.models.fields import (
    Consent,
    Count,
    Day,
    Record,
    Text,
    Title,
    Words,
    choice_of,
)
from generator.models.status import Draftable
from generator.models.validators import PlainValidator


class ProgressEntry(Record):
    """Something that is being put right; ``state`` is how far it is, known until ``next``."""

    work: Text
    how: Text | None = None
    state: Text
    next: Day
    """The last day for which the state is known: by then it is written anew."""
    notice: Text | None = None
    """The id of the notice with which the state ends, where there is one."""
    until: Day | None = None
    """The last day on which it is listed at all."""


class Guide(Record):
    id: str
    title: Title
    summary: Text | None = None
    order: Count = 100
    contacts: Words = ()
    updated: Day
    review: Day | None = None
    """From this day on it says that nobody has looked at it again."""
    until: Day | None = None
    """Its last day; most guides have none."""
    progress: tuple[ProgressEntry, ...] = ()
    status: Annotated[Draftable, PlainValidator(choice_of(Draftable))] = Draftable.READY
    approved_by: Text | None = None
    approved_on: Day | None = None
    personal_data: Consent | None = None
    body: str = ""

    def is_current(self, day: date) -> bool:
        return self.until is None or day <= self.until
