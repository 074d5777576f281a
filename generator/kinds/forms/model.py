"""A printable form: labelled fields to fill in by hand. Nothing is filled in for anybody."""

from typing import Annotated

from pydantic import Field

from generator.models.fields import (
    Choice,
    Consent,
    Count,
    Day,
    Record,
    Text,
    Title,
    Words,
    choice_of,
)
from generator.models.status import Draftable
from generator.models.validators import PlainValidator


class PaperSize(Choice):
    A4 = "A4", "A4纸"
    A5 = "A5", "A5纸"


class FieldKind(Choice):
    TEXT = "text", "一行"
    LINES = "lines", "多行"
    DATE = "date", "日期"
    TIME = "time", "时间"
    MONEY = "money", "金额"
    SIGN = "sign", "签字"
    TICK = "tick", "勾选"
    TABLE = "table", "表格"


class FormField(Record):
    """``count`` is lines or table rows; ``choices`` are boxes to tick or columns."""

    label: Text
    type: Annotated[FieldKind, PlainValidator(choice_of(FieldKind))] = FieldKind.TEXT
    count: Count = 1
    choices: Words = ()


class Form(Record):
    id: str
    title: Title
    summary: Text | None = None
    group: Text = "日常"
    size: Annotated[PaperSize, PlainValidator(choice_of(PaperSize))] = PaperSize.A4
    copies: Count = 1
    """How many of it are filled in: one for each party."""
    order: Count = 100
    updated: Day
    status: Annotated[Draftable, PlainValidator(choice_of(Draftable))] = Draftable.READY
    approved_by: Text | None = None
    approved_on: Day | None = None
    entries: Annotated[tuple[FormField, ...], Field(alias="fields")]
    personal_data: Consent | None = None
    body: str = ""
