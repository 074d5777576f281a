"""A disclosure: figures of one period that owners have a right to see (公示).

It is posted for at least the profile's days and stays readable afterwards, at most until
``keep_until``. Its sums are checked: income less expense less the company's share is the
net, the net is what was used, and the closing balance follows from the opening one.
"""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from generator.models.fields import (
    Consent,
    Day,
    FileNames,
    Flag,
    Id,
    Lines,
    Record,
    Text,
    Title,
    When,
    choice_of,
)
from generator.models.money import Amount
from generator.models.profile import MinimumDays, as_minimum_days
from generator.models.status import Status
from generator.models.terms import TermField
from generator.models.validators import PlainValidator


class AmountLine(Record):
    """One line of income or expense; ``source`` is the contract or ledger behind it."""

    item: Text
    amount: Amount
    source: Text | None = None


class UseLine(Record):
    """One use of the net; what is retained raises the balance."""

    item: Text
    amount: Amount
    share: Text | None = None
    decision: Text | None = None
    retained: Flag = False


class Balance(Record):
    opening: Amount
    closing: Amount


class Figure(Record):
    """A measured value, with the limit it is held against: residual chlorine, satisfaction."""

    item: Text
    value: Text
    unit: Text | None = None
    limit: Text | None = None
    result: Text | None = None


class Audit(Record):
    by: Text
    on: Day


class Disclosure(Record):
    id: str
    title: Title
    kind: Id
    """The key of the rule profile's item: ``public_revenue``."""
    period: TermField
    starts: Annotated[When, Field(alias="from")]
    until: When | None = None
    keep_until: Day | None = None
    min_days: Annotated[MinimumDays | None, PlainValidator(as_minimum_days)] = None
    objection: When | None = None
    objection_how: Text | None = None
    signed_by: Lines
    account: Text | None = None
    income: tuple[AmountLine, ...] = ()
    expense: tuple[AmountLine, ...] = ()
    company_share: Amount | None = None
    net: Amount | None = None
    use: tuple[UseLine, ...] = ()
    balance: Balance | None = None
    figures: tuple[Figure, ...] = ()
    audited: Audit | None = None
    contact: Text | None = None
    attachments: FileNames = ()
    status: Annotated[Status, PlainValidator(choice_of(Status))] = Status.READY
    reason: Text | None = None
    privacy: Flag = False
    approved_by: Text | None = None
    approved_on: Day | None = None
    personal_data: Consent | None = None
    body: str = ""

    @property
    def total_income(self) -> Decimal:
        return sum((line.amount for line in self.income), Decimal(0))

    @property
    def total_expense(self) -> Decimal:
        return sum((line.amount for line in self.expense), Decimal(0))

    @property
    def computed_net(self) -> Decimal:
        return self.total_income - self.total_expense - (self.company_share or Decimal(0))

    @property
    def is_cost(self) -> bool:
        """Tell whether only spending is disclosed: then there is nothing left over to speak of."""
        return bool(self.expense) and not self.income

    @property
    def total_use(self) -> Decimal:
        return sum((line.amount for line in self.use), Decimal(0))

    @property
    def computed_closing(self) -> Decimal | None:
        """Opening plus what was retained; where no use is given, plus the net."""
        if self.balance is None:
            return None
        kept = sum((line.amount for line in self.use if line.retained), Decimal(0))
        return self.balance.opening + (kept if self.use else self.computed_net)
