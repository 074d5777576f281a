"""Quality indicators: a target, how it is counted, and what came of it.

National, internal and promised targets are three things; only what is ``public`` is shown
as a promise, and nothing is invented that the source lacks. Values are compared exactly:
97.96 % prints as 98.0 % but misses 98 %.
"""

from fractions import Fraction
from operator import eq, ge, gt, le, lt
from typing import Annotated

from generator.kinds.standards.model import Operator, OperatorField
from generator.models.fields import (
    Choice,
    Consent,
    Count,
    Day,
    Flag,
    Id,
    Lines,
    Record,
    Text,
    Title,
    choice_of,
)
from generator.models.money import Quantity
from generator.models.terms import TermField
from generator.models.validators import PlainValidator

_COMPARISONS = {
    Operator.AT_LEAST: ge,
    Operator.AT_MOST: le,
    Operator.BELOW: lt,
    Operator.ABOVE: gt,
    Operator.EQUAL: eq,
}


class Better(Choice):
    UP = "up", "越高越好"
    DOWN = "down", "越低越好"


class RateUnit(Choice):
    PERCENT = "%", "百分之"
    PERMILLE = "‰", "千分之"

    @property
    def scale(self) -> int:
        return 100 if self is RateUnit.PERCENT else 1000


class Cycle(Choice):
    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"
    YEAR = "year", "每年"

    @property
    def months(self) -> int:
        return {Cycle.MONTH: 1, Cycle.QUARTER: 3, Cycle.YEAR: 12}[self]


class Target(Record):
    """A number with its comparison, or a promise in words, never both."""

    op: OperatorField | None = None
    value: Quantity | None = None
    text: Text | None = None


class Formula(Record):
    """Numerator and denominator in words."""

    num: Text
    den: Text


class Result(Record):
    """The counts of one indicator in one term."""

    id: Id
    num: Quantity
    den: Quantity
    note: Text | None = None


class Indicator(Record):
    id: Id
    no: Text | None = None
    name: Title
    better: Annotated[Better, PlainValidator(choice_of(Better))]
    unit: Annotated[RateUnit, PlainValidator(choice_of(RateUnit))]
    national: Target | None = None
    internal: Target | None = None
    commitment: Target | None = None
    threshold: Target | None = None
    """The threshold the source's formula names, where that differs from its promise."""
    formula: Formula | None = None
    period: Annotated[Cycle, PlainValidator(choice_of(Cycle))] = Cycle.MONTH
    measures: Lines = ()
    empty: Text | None = None
    """What to say when the denominator is zero: 本期无投诉."""
    show_counts: Flag = False
    public: Flag = False
    source: Text | None = None
    remark: Text | None = None
    order: Count = 100
    personal_data: Consent | None = None

    @property
    def held_to(self) -> Target | None:
        """The promise, in numbers or words; only without any the internal target."""
        return self.commitment or self.internal or self.national

    def value(self, result: Result) -> Fraction | None:
        """The exact rate in the indicator's unit; ``None`` where there was nothing to count."""
        if result.den == 0:
            return None
        return Fraction(result.num) / Fraction(result.den) * self.unit.scale


class Results(Record):
    """All results of one term; ``published`` is the day they became public."""

    id: str
    period: TermField
    published: Day
    approved_by: Text | None = None
    indicators: tuple[Result, ...]
    personal_data: Consent | None = None


def is_met(target: Target, value: Fraction) -> bool | None:
    """Tell whether an exact value meets a target; ``None`` for a target in words."""
    if target.op is None or target.value is None:
        return None
    return bool(_COMPARISONS[target.op](value, Fraction(target.value)))
