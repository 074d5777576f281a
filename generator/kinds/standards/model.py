"""Service standards: what is done how often and how soon, and whether that is promised.

A published promise binds (Civil Code art. 938), so an item is a reference unless its
author says 承诺: no default may create a commitment.
"""

from typing import Annotated

from generator.models.fields import Choice, Consent, Count, Day, Id, Record, Text, Title, choice_of
from generator.models.money import Quantity
from generator.models.validators import PlainValidator


class Weight(Choice):
    REFERENCE = "reference", "参考"
    COMMITMENT = "commitment", "承诺"


class Operator(Choice):
    """Comparisons of a figure with its target, never made after rounding."""

    AT_LEAST = ">=", "不低于"
    AT_MOST = "<=", "不超过"
    BELOW = "<", "低于"
    ABOVE = ">", "高于"
    EQUAL = "=", "等于"


WeightField = Annotated[Weight, PlainValidator(choice_of(Weight))]

OperatorField = Annotated[Operator, PlainValidator(choice_of(Operator))]


class Limit(Record):
    """A time limit: 10 分钟, 3 工作日; ``op`` is 不超过 unless said otherwise."""

    value: Quantity
    unit: Text
    op: OperatorField = Operator.AT_MOST


class StandardItem(Record):
    id: Id
    name: Text
    limit: Limit | None = None
    text: Text | None = None
    kind: WeightField = Weight.REFERENCE
    source: Text | None = None

    @property
    def is_promise(self) -> bool:
        """Said to be one, and naming something that can be kept: a figure, or in words."""
        return self.kind is Weight.COMMITMENT and bool(self.limit or self.text)


class Frequency(Record):
    """Intervals at which something is patrolled, serviced, tested or cleaned, and the target."""

    id: Id
    name: Text
    patrol: Text | None = None
    service: Text | None = None
    test: Text | None = None
    clean: Text | None = None
    target: Text | None = None
    kind: WeightField = Weight.REFERENCE
    source: Text | None = None


class Standard(Record):
    """One department's standards; ``id`` is the file name."""

    id: str
    title: Title
    dept: Text
    updated: Day
    source: Text | None = None
    summary: Text | None = None
    order: Count = 100
    items: tuple[StandardItem, ...] = ()
    frequency: tuple[Frequency, ...] = ()
    personal_data: Consent | None = None
