"""The price board (收费公示牌) apart from its fees: its head, and worked examples."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from generator.models.fields import Consent, Count, Day, Flag, Id, Record, Text
from generator.models.money import Price, Quantity


class Example(Record):
    """A worked example whose result is typed, and checked by our own arithmetic."""

    fee: Id
    text: Text | None = None
    area: Quantity | None = None
    starts: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None
    months: Count | None = None
    at: Day | None = None
    quantity: Quantity | None = None
    before: Quantity = Decimal(0)
    """Use earlier in the tier period."""
    minutes: Count | None = None
    vacant: Flag = False
    pool: Price | None = None
    total_area: Quantity | None = None
    expect: Price
    personal_data: Consent | None = None


class FeeBoard(Record):
    """The head of the price board: who charges, whom to call, when it was last checked."""

    company: Text
    hotline: Text | None = None
    note: Text | None = None
    updated: Day
    authority: Text | None = None
    """The housing authority one may turn to, by a contact's id or in words."""
    personal_data: Consent | None = None
