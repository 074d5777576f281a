"""A notice: what, where and when, until when it hangs, and what became of it.

Two ranges, never one: the posting period (``starts``, ``until``) is what expiry acts on;
the effect windows say when the water is off. Three lines make a notice: title,
category and an end; every other field has the default that is right most of the time.
"""

from collections.abc import Collection
from typing import Annotated

from pydantic import Field

from generator.models.categories import Category, Level
from generator.models.fields import (
    Consent,
    Count,
    Day,
    FileNames,
    Flag,
    FloorsField,
    Lines,
    NumberMark,
    Record,
    Text,
    Title,
    When,
    Windows,
    Words,
    choice_of,
)
from generator.models.profile import MinimumDays, as_minimum_days
from generator.models.status import Changes, Status
from generator.models.validators import PlainValidator


class Notice(Record):
    id: str
    title: Title
    category: Annotated[Category, PlainValidator(choice_of(Category))]
    number: NumberMark | None = None
    starts: Annotated[When | None, Field(alias="from")] = None
    until: When | None = None
    until_further_notice: Flag = False
    review: Day | None = None
    window: Windows = ()
    scope: Words = ()
    excepted: Annotated[Words, Field(alias="except")] = ()
    floors: FloorsField | None = None
    unaffected: Text | None = None
    place: Text | None = None
    chosen_level: Annotated[
        Level | None, PlainValidator(choice_of(Level)), Field(alias="level")
    ] = None
    cause: Text | None = None
    actions: Lines = ()
    help: Text | None = None
    contact: Text | None = None
    issuer: Lines = ("office",)
    source: Text | None = None
    signed: Day | None = None
    boards: Words = ()
    board_only: Lines = ()
    publicity: Text | None = None
    min_days: Annotated[MinimumDays | None, PlainValidator(as_minimum_days)] = None
    objection: When | None = None
    objection_how: Text | None = None
    attachments: FileNames = ()
    supersedes: Words = ()
    version: Count = 1
    revised: When | None = None
    changes: Changes = ()
    extended_from: When | None = None
    ended: When | None = None
    ended_note: Text | None = None
    status: Annotated[Status, PlainValidator(choice_of(Status))] = Status.READY
    reason: Text | None = None
    privacy: Flag = False
    approved_by: Text | None = None
    approved_on: Day | None = None
    personal_data: Consent | None = None
    body: str = ""

    @classmethod
    def lacking(cls, typed: Collection[str]) -> str | None:
        """An end, of which there are three kinds."""
        has_end = {"until", "window", "until_further_notice"} & set(typed)
        return None if has_end else "notice.no_end"

    @property
    def level(self) -> Level:
        return self.chosen_level or self.category.level

    @property
    def change_count(self) -> int:
        """Count the changes since the first announcement that the notice's own file states."""
        was_changed = (
            self.extended_from is not None,
            self.ended is not None,
            self.status is Status.CANCELLED,
        )
        return max(self.version, 1) - 1 + sum(was_changed)

    @property
    def is_publicity(self) -> bool:
        """公示: must hang for a minimum time."""
        named = self.publicity is not None or self.min_days is not None
        return named or self.category is Category.DISCLOSURE
