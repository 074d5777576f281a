"""The personalised-service catalogue: what one may ask for, at what charge, and how.

A service no longer offered has an ``until`` in the past and leaves by itself. Numbers are
for display only (the trade's own list uses one number twice); ids are stable.
"""

from typing import Annotated

from pydantic import BeforeValidator

from generator.models.fields import (
    Choice,
    Consent,
    Day,
    Id,
    Lines,
    Record,
    Text,
    Title,
    as_count,
    as_list,
    as_words,
    choice_of,
    fail,
)
from generator.models.validators import PlainValidator


class ChargeKind(Choice):
    FREE = "free", "免费"
    PAID = "paid", "收费"
    INFO = "info", "提供信息"
    DEPENDS = "depends", "视情况"


class Booking(Choice):
    PHONE = "phone", "电话预约"
    DESK = "desk", "到服务台"
    BUTLER = "butler", "委托管家"
    EVENT = "event", "活动日"
    NONE = "none", "无需预约"


_one_booking = choice_of(Booking)


def _as_bookings(value: object) -> tuple[Booking, ...]:
    return tuple(_one_booking(word) for word in as_words(value))


def as_month(value: object) -> int:
    number = as_count(value)
    if not 1 <= number <= 12:  # noqa: PLR2004 - months of a year
        raise fail("value.not_number", value=value, example="1")
    return number


Month = Annotated[int, PlainValidator(as_month)]


class ServiceGroup(Record):
    id: Id
    name: Text
    personal_data: Consent | None = None


class Service(Record):
    id: Id
    no: Text
    name: Title
    group: Id
    charge: Annotated[ChargeKind, PlainValidator(choice_of(ChargeKind))]
    fee: Id | None = None
    dept: Text
    how: Annotated[tuple[Booking, ...], PlainValidator(_as_bookings)]
    contact: Text | None = None
    hours: Text | None = None
    lead: Text | None = None
    limit: Text | None = None
    needs: Text | None = None
    """What to bring (证件、委托书)."""
    flow: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()
    settlement: Text | None = None
    remark: Text | None = None
    since: Day | None = None
    until: Day | None = None
    personal_data: Consent | None = None


class CatalogueReview(Record):
    """The yearly review of the catalogue: which month, and who approves."""

    month: Month
    updated: Day
    approved_by: Text
    survey: Text | None = None
    rules: Lines = ()
    """What holds for every service: prices as posted, no tips, privacy."""
    complaint: Lines = ()
    """Whom to turn to, step by step."""
    personal_data: Consent | None = None
