"""The fee calendar: what the office does about bills on which days of a month.

Owners see only what carries public words (账单发放期, 缴费提醒期); the rest is the clerk's
list. A number beyond the end of a month means its last day.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

from generator.dataclass import dataclass
from generator.kinds.fees.model import Fee, FeeKind
from generator.languages import original
from generator.models.calendar_fields import LONGEST_MONTH
from generator.models.fields import Consent, Id, Record, Text, as_text, as_words, fail
from generator.models.validators import PlainValidator
from generator.schedule import fold

MONTHS = tuple(range(1, 13))

BILLS = "账单"

_CYCLES = {
    "每月": 1,
    "按月": 1,
    "每两个月": 2,
    "每两月": 2,
    "每季度": 3,
    "每季": 3,
    "按季": 3,
    "每半年": 6,
    "半年": 6,
    "每年": 12,
    "按年": 12,
}
"""How people call the months between two bills."""


@dataclass(frozen=True)
class DaysOfMonth:
    """A span of days in any month, from the ``first`` to the ``last``, both inclusive."""

    first: int
    last: int

    def of(self, year: int, month: int) -> tuple[date, date]:
        end = monthrange(year, month)[1]
        return date(year, month, min(self.first, end)), date(year, month, min(self.last, end))


def as_days_of_month(value: Any) -> DaysOfMonth:
    """``28–31``, ``25``, ``15日至21日``."""
    match = re.fullmatch(
        r"(\d{1,2})[日号]?(?:\s*[-–—~至到]\s*(\d{1,2})[日号]?)?", fold(as_text(value))
    )
    first = int(match[1]) if match else 0
    last = int(match[2] or match[1]) if match else 0
    if not 1 <= first <= last <= LONGEST_MONTH:
        raise fail("calendar.not_days_of_month", value=value)
    return DaysOfMonth(first, last)


def as_months(value: Any) -> tuple[int, ...]:
    """``2、5、8、11``; a list works as well."""
    months = set()
    for word in as_words(value):
        match = re.fullmatch(r"(\d{1,2})月?", fold(word))
        if match is None or int(match[1]) not in MONTHS:
            raise fail("calendar.not_month", value=word)
        months.add(int(match[1]))
    if not months:
        raise fail("calendar.not_month", value="")
    return tuple(sorted(months))


class FeeTask(Record):
    """One step of the month. Without ``public`` words owners never see it."""

    id: Id
    name: Text
    days: Annotated[DaysOfMonth, PlainValidator(as_days_of_month)]
    months: Annotated[tuple[int, ...], PlainValidator(as_months)] = ()
    """Months of the task. None means every month, or for public words those of the bills."""
    public: Text | None = None
    personal_data: Consent | None = None

    def in_month(
        self, year: int, month: int, billed: tuple[int, ...] = MONTHS
    ) -> tuple[date, date] | None:
        """Its days in a month, if it has any; ``billed`` are the months in which bills go out."""
        usual = billed if BILLS in original(self.public or "") else MONTHS
        return self.days.of(year, month) if month in (self.months or usual) else None


def billed_months(fees: Iterable[Fee]) -> tuple[int, ...]:
    """The months in which bills of the company's own fees go out, by the shortest cycle.

    Bills are for the cycle that follows (those for a quarter are made in the last month of
    the one before), and what is charged less often rides along. Without a cycle that
    can be read it may be any month.
    """
    cycles = [
        months
        for fee in fees
        if fee.billing and fee.billing.statement and fee.kind is not FeeKind.AGENCY
        if (months := _CYCLES.get(fold(original(fee.billing.cycle))))
    ]
    shortest = min(cycles, default=1)
    return tuple(month for month in MONTHS if month % shortest == 0)
