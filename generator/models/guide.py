"""A guide: evergreen advice that says when it was last reviewed."""

from __future__ import annotations

from generator.models.fields import Consent, Count, Day, Record, Text, Title, Words


class Guide(Record):
    id: str
    title: Title
    summary: Text | None = None
    order: Count = 100
    contacts: Words = ()
    updated: Day
    personal_data: Consent | None = None
    body: str = ""
