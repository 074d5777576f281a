"""A rule of law or of privacy looks through every text its record has, whatever kind it is of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.kinds.notices import outages
from generator.kinds.references import Known
from generator.kinds.rules import weekdays
from generator.kinds.ruling import Accepted, rules_of
from generator.kinds.sourced import texts
from generator.kinds.table import KINDS, named
from generator.models.translation import Shape, nested_model, texts_of
from generator.models.unshown import FOR_BOARDS_ALONE
from generator.problems import Grade
from generator.reading import read
from generator.review import Guard
from generator.vocabulary import words_for
from tests.builders import write_estate
from tests.one_of_each import RECORDS, typed

DEBT = "2栋1单元301室欠费三个月"
OUTAGE, WEEKDAY, AMOUNT = "请先补缴水费", "2026年11月25日（周一）", "共计 98,765.43 元"
"""The 25th of November 2026 is a Wednesday."""


def fields_of(model):
    """Fields that hold words, and those for the boards, by the key that is typed."""
    names = {*texts_of(model), *(FOR_BOARDS_ALONE & model.model_fields.keys())}
    return sorted(model.model_fields[name].alias or name for name in names)


def shape_of(model, key):
    name = next(n for n, info in model.model_fields.items() if key in {n, info.alias})
    return name, texts_of(model).get(name, Shape.LINES)


# As it is typed in a file ----------------------------------------------------------------------


def is_typed(kind, key):
    """Tell whether the file of ``RECORDS`` has that key already, in any of its spellings."""
    model = named(kind).model.__name__.lower()
    _, text = RECORDS[kind]
    spellings = (re.escape(word) for word in words_for(model, key))
    return re.search(rf"(?m)(?:^|[{{,¤ ])\s*(?:{'|'.join(spellings)}): ", text) is not None


TYPED = [
    pytest.param(kind, key, id=f"{kind}-{key}")
    for kind in RECORDS
    for key in fields_of(named(kind).model)
    if shape_of(named(kind).model, key)[1] in {Shape.TEXT, Shape.LINES}
    if key != "body" and not is_typed(kind, key)
]


@pytest.mark.parametrize(("kind", "key"), TYPED)
def test_a_debt_beside_a_room_is_found_in_whatever_field_it_is_typed(tmp_path, kind, key):
    _, shape = shape_of(named(kind).model, key)
    value = f"[{DEBT}]" if shape is Shape.LINES else DEBT
    reading = None
    try:
        reading = read(write_estate(tmp_path, typed(kind, consent=f"{key}: {value}")))
    except Exception as refused:  # noqa: BLE001 - the estate's own file is refused as a whole
        assert kind == "estate"
        problems = refused.problems
    else:
        problems = reading.problems
    found = [one for one in problems if one.code == "privacy.debt"]
    assert [one.grade for one in found] == [Grade.HELD]
    assert reading is None or DEBT not in str(reading.content)


# However deep it stands ------------------------------------------------------------------------


def put_in(model, plain, words):
    """Every way to put words into one text of what was typed, the parts of a record included."""
    for key in fields_of(model):
        name, shape = shape_of(model, key)
        if shape is Shape.TEXT:
            yield {**plain, key: words}
        elif shape in {Shape.LINES, Shape.CHANGES}:
            yield {**plain, key: [words]}
        elif value := plain.get(key):
            inner = nested_model(model, name)
            yield from ({**plain, key: other} for other in put_in_part(inner, value, words))


def put_in_part(model, value, words):
    """Put words into a part, of several into the first."""
    first, *rest = value if isinstance(value, (list, tuple)) else [value]
    if isinstance(first, Mapping):
        for other in put_in(model, first, words):
            yield [other, *rest] if rest or not isinstance(value, Mapping) else other


def sourced_of(sample, kind):
    found = getattr(sample.records, kind.name)
    return found if isinstance(found, list) else [found] if found else []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_personal_data_is_found_in_every_text_however_deep(sample, kind):
    guard, looked_in = Guard(sample.records), set()
    for one in sourced_of(sample, kind)[:40]:
        if getattr(one.value, "personal_data", None):
            continue
        for plain in put_in(kind.model, one.plain, DEBT):
            (at,) = {at for at, text in texts(plain) if text == DEBT}
            place = tuple(part for part in at if isinstance(part, str))
            if place not in looked_in:
                looked_in.add(place)
                found = guard.faults(replace(one, plain=plain))
                assert "privacy.debt" in {fault.code for fault in found}, at
    top = {key for key in fields_of(kind.model) if shape_of(kind.model, key)[1] is Shape.TEXT}
    if sourced_of(sample, kind):
        assert top <= {place[0] for place in looked_in}


def notices_of(sample, category):
    return [one for one in sample.records.notices if one.value.category.value == category]


def test_a_threat_in_an_outage_is_found_in_every_text_of_the_notice(sample):
    notice = notices_of(sample, "water")[0]
    ways = [*put_in(type(notice.value), notice.plain, OUTAGE)]
    assert len(ways) > 12
    for plain in ways:
        found = outages.pressing(replace(notice, plain=plain), notice.value)
        assert [fault.code for fault in found] == ["notice.debt_in_outage"]


@pytest.mark.parametrize(
    "words",
    [
        *("欠费", "欠缴", "拖欠", "催缴", "催费", "补缴", "滞纳金", "未交物业费", "拒不付清水费"),
        *(
            "arrears",
            "ARREARS",
            "arrearſ",
            "overdue",
            "Unpaid",
            "unpaıd",
            "late fee",
            "late charges",
        ),
        *("outstanding bill", "Outſtanding fees", "outstandıng balances"),
    ],
)
def test_a_threat_is_found_in_whatever_words_it_is_made(sample, words):
    """Some letters are one only where their case is not looked at."""
    notice = notices_of(sample, "water")[0]
    found = outages.pressing(replace(notice, plain={"cause": f"请先看 {words} 。"}), notice.value)
    assert [fault.code for fault in found] == ["notice.debt_in_outage"]


@pytest.mark.parametrize("kind", ["notices", "events"])
def test_a_wrong_weekday_is_found_in_every_text(sample, kind):
    one = getattr(sample.records, kind)[0]
    before = [*weekdays(one, None)]
    ways = [*put_in(type(one.value), one.plain, WEEKDAY)]
    assert len(ways) > 10
    for plain in ways:
        found = [*weekdays(replace(one, plain=plain), None)]
        assert len(found) == len(before) + 1
        assert found[-1].code == "notice.wrong_weekday" or found[0].code == "notice.wrong_weekday"


def told_of_figures(sample, notice):
    """Problems of a notice, as the rules of the disclosures it points to find them."""
    lists = {**sample.records.lists, "notices": [notice]}
    accepted = Accepted(sample.records, lists, sample.content, Known(sample.records))
    found = rules_of(named("disclosures")).told(accepted)
    return [fault for fault in found if fault.place.path == notice.own.path]


def test_an_amount_the_disclosure_does_not_hold_is_found_in_every_text(sample):
    notices = sample.records.notices
    (notice,) = [one for one in notices if one.value.id == "20261120-revenue-2026q3"]
    assert told_of_figures(sample, notice) == []
    for plain in put_in(type(notice.value), notice.plain, AMOUNT):
        again = replace(notice, plain=plain)
        found = told_of_figures(sample, again)
        assert [fault.code for fault in found] == ["notice.figure_differs"]


def test_a_date_is_no_amount(sample):
    (notice,) = [o for o in sample.records.notices if o.value.id == "20261120-revenue-2026q3"]
    dotted = replace(notice, plain={**notice.plain, "signed": "2026.11.19"})
    assert told_of_figures(sample, dotted) == []
