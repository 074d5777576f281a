"""A guide: evergreen advice that says when it was last reviewed."""

from __future__ import annotations

from typing import Annotated

from pydantic import PlainValidator

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
from generator.models.notice import Draftable


class Guide(Record):
    id: str
    title: Title
    summary: Text | None = None
    order: Count = 100
    contacts: Words = ()
    updated: Day
    status: Annotated[Draftable, PlainValidator(choice_of(Draftable))] = Draftable.READY
    approved_by: Text | None = None
    approved_on: Day | None = None
    personal_data: Consent | None = None
    body: str = ""
