"""The local rules of publicity, and the calendar they are counted with.

Local law differs too much to be code (Shaoxing five working days for everything, Huzhou
thirty days for income, Shanghai thirty for an audit), so it is a file with a basis
beside each number.
"""

import re
from collections.abc import Iterable
from typing import Annotated, Any, ClassVar

from generator.dataclass import dataclass
from generator.languages import original
from generator.models.categories import Category
from generator.models.fields import (
    Choice,
    Consent,
    Count,
    Days,
    Id,
    Record,
    Text,
    as_text,
    choice_of,
    fail,
)
from generator.models.validators import PlainValidator
from generator.schedule import RestDays, fold


class DayKind(Choice):
    NATURAL = "natural", "自然日"
    WORKING = "working", "工作日"


class YearStatus(Choice):
    ANNOUNCED = "announced", "已公布"
    PENDING = "pending", "未公布"


class Every(Choice):
    """Intervals at which something must be disclosed."""

    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"
    HALF_YEAR = "half_year", "每半年"
    YEAR = "year", "每年"

    @property
    def months(self) -> int:
        return {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}[self]


@dataclass(frozen=True)
class MinimumDays:
    """A minimum posting period: so many days after the day of posting."""

    days: int
    working: bool = False

    def __str__(self) -> str:
        return f"{self.days} 个工作日" if self.working else f"{self.days} 天"


def as_minimum_days(value: Any) -> MinimumDays:
    """``30``, ``30天``, ``10个工作日``."""
    match = re.fullmatch(r"(\d{1,3})\s*(个?工作日|working days)?[天日]?", fold(as_text(value)))
    if match is None:
        raise fail("value.not_days", value=value)
    return MinimumDays(int(match[1]), working=match[2] is not None)


class Minimum(Record):
    days: Count
    calendar: Annotated[DayKind, PlainValidator(choice_of(DayKind))] = DayKind.NATURAL
    basis: Text | None = None

    @property
    def minimum(self) -> MinimumDays:
        return MinimumDays(self.days, working=self.calendar is DayKind.WORKING)


class RuleItem(Minimum):
    """One kind of 公示, such as ``public_revenue``, and how long it must hang."""

    told_apart_by: ClassVar[str] = "key"

    key: Id
    name: Text
    every: Annotated[Every | None, PlainValidator(choice_of(Every))] = None
    due_days: Count = 60
    """Days after the end of a term by which its disclosure must be posted."""


class LeadTime(Record):
    category: Annotated[Category, PlainValidator(choice_of(Category))]
    hours: Count
    basis: Text = "小区规则"


class RuleProfile(Record):
    id: str
    name: Text
    default: Minimum = Minimum(days="5", calendar="工作日")  # type: ignore[arg-type]
    items: tuple[RuleItem, ...] = ()
    lead: tuple[LeadTime, ...] = ()
    personal_data: Consent | None = None

    def item(self, key: str) -> RuleItem | None:
        return next((item for item in self.items if key in {item.key, original(item.name)}), None)

    def lead_for(self, category: Category) -> LeadTime | None:
        return next((lead for lead in self.lead if lead.category is category), None)


class CalendarYear(Record):
    """Statutory days off and swapped working days, as the State Council announced them."""

    year: Count
    status: Annotated[YearStatus, PlainValidator(choice_of(YearStatus))] = YearStatus.ANNOUNCED
    source: Text | None = None
    off: Days = ()
    work: Days = ()
    personal_data: Consent | None = None


def rest_days(years: Iterable[CalendarYear]) -> RestDays:
    years = tuple(years)
    return RestDays(
        off=frozenset(day for year in years for day in year.off),
        work=frozenset(day for year in years for day in year.work),
        announced=frozenset(y.year for y in years if y.status is YearStatus.ANNOUNCED),
    )
