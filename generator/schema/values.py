"""Values behind a key, by the function that reads them: in words, and as a schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, get_args, get_origin

from generator.kinds.events import model as event
from generator.kinds.fees import calendar as fee_calendar
from generator.kinds.services import model as service
from generator.models import calendar_fields, estate, fields, money, profile, status, terms, upload
from generator.models.categories import Category
from generator.models.validators import PlainValidator
from generator.schedule import CLOCK_SPAN, DAY, MOMENT, NAMES, WINDOW, ClockSpan, Moment, Window
from generator.schema.shapes import Schema, anything, choice, number, several, spelled, text, words

_DAY = "一天，如 2026-11-25 或 2026年11月25日"
_MOMENT = "一天，或一天的几点，如 2026-11-25 或 2026-11-25 18:00"
_SPAN = "一段时间，如 2026-11-25 9:00–17:00；写一天就是全天"

_BY_READER: dict[Callable[..., Any], Schema] = {
    fields.as_text: text("一行文字"),
    fields.as_title: text(f"最多 {fields.LONGEST_TITLE} 个字", fields.LONGEST_TITLE),
    fields.as_words: words("一样或几样，几样用顿号隔开，或写成列表"),
    fields.as_flag: {
        "description": "是或否",
        "type": ["string", "boolean"],
        "enum": [*sorted(fields.YES | fields.NO), True, False],
    },
    fields.as_consent: text("谁、什么时候同意公开，不能只写“是”", minLength=fields.SHORTEST_REASON),
    fields.as_count: number("整数"),
    fields.as_id: spelled("标识：小写字母、数字和 -，如 lobby-2-1", fields.ID, is_number=True),
    fields.as_url: spelled("网址，以 https:// 开头", fields.URL),
    fields.as_number_mark: spelled("编号，如 2026-118", fields.NUMBER_MARK),
    fields.as_phone: text("电话号码"),
    fields.as_span_of_days: spelled(_SPAN, WINDOW),
    fields.as_floors: words("楼层，如 10-18 或 1-6、10"),
    status.as_change: text("改了什么，如 停水时间：原 9:00 → 现 10:00"),
    fields.as_file_name: text("文件名，文件放在与这份文件同名的文件夹里"),
    money.as_price: number("单价，如 2.35，最多四位小数", f"{money.PRICE}元?"),
    money.as_amount: spelled("金额，如 18600.00", f"{money.AMOUNT}元?", is_number=True),
    money.as_quantity: number("数量，最多四位小数", money.QUANTITY),
    profile.as_minimum_days: text("天数，如 30 天或 10 个工作日"),
    terms.as_term: text("期间，如 2026-10、2026-Q3、2026-H1 或 2026"),
    estate.as_zone: text("时区，如 Asia/Shanghai"),
    estate.as_accent: text("颜色，如 #14584a"),
    estate.as_approval: {
        "description": "要审批的类别，或“全部”",
        **several(choice(Category, estate.EVERYTHING)),
    },
    upload.as_command: {
        "description": "命令和它的每个参数，写成列表",
        "type": "array",
        "items": anything(),
        "minItems": 1,
    },
    upload.as_minutes: number("分钟数"),
    calendar_fields.as_weekdays: words("星期几，如 六 或 二、四"),
    calendar_fields.as_nths: words("当月第几个，如 2 或 最后"),
    calendar_fields.as_day_numbers: words("几号，如 15 或 1、16"),
    calendar_fields.as_years: words("年份，如 2026 或 2026、2027"),
    calendar_fields.as_rhythm: text("周 或 月", examples=["周", "月"]),
    calendar_fields.as_festival: text("节日或节气", examples=list(NAMES)),
    calendar_fields.as_days_before: number("提前几天"),
    event.as_places: number("名额，至少 1"),
    fee_calendar.as_days_of_month: text("几号，或几号到几号，如 25 或 28–31"),
    service.as_month: number("月份，1 到 12", minimum=1, maximum=12),
    fee_calendar.as_months: words("月份，如 2、5、8、11"),
}
_BY_TYPE: dict[Any, Schema] = {
    Moment: spelled(_MOMENT, MOMENT),
    date: spelled(_DAY, DAY),
    Window: spelled(_SPAN, WINDOW),
    ClockSpan: spelled("从几点到几点，如 14:30–16:30", CLOCK_SPAN),
    str: text("一行文字"),
    int: number("整数"),
}


def value_of(annotation: Any, metadata: Iterable[Any]) -> Schema | None:
    """Return what the reader of a field takes; ``None`` for a type without a reader of its own."""
    reader = next((one.func for one in metadata if isinstance(one, PlainValidator)), None)
    if reader is None:
        return None
    if reader in _BY_READER:
        return {**_BY_READER[reader]}
    if choices := _choices_in(annotation):
        one = choice(choices)
        return several(one) if get_origin(annotation) is tuple else one
    found = next((_BY_TYPE[kind] for kind in _types_in(annotation) if kind in _BY_TYPE), None)
    return {**(found or anything())}


def _choices_in(annotation: Any) -> type[fields.Choice] | None:
    return next((kind for kind in _types_in(annotation) if issubclass(kind, fields.Choice)), None)


def _types_in(annotation: Any) -> Iterable[type]:
    """The classes an annotation is made of, the outer ones first."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        yield annotation
    for part in get_args(annotation):
        yield from _types_in(part)
