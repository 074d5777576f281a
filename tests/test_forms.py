"""Forms: made of the declaration of a kind, filled from its file, sent as an order that says it."""

from __future__ import annotations

import pytest

from generator.desk import Glance, order
from generator.edit import OWN_KEYS
from generator.edit.record import MODELS, filed
from generator.forms import form_of, refilled
from generator.load.fields import keys_of
from generator.reading import read
from generator.vocabulary import KEYS
from generator.vocabulary.rare import RARE
from tests.builders import REPOSITORY


@pytest.fixture(scope="module")
def content():
    return read(REPOSITORY).content


def files():
    """Files of every kind that has a text, its translations among them."""
    found = [p for folder in MODELS for p in (REPOSITORY / "content" / folder).glob("*.md")]
    return sorted(found)[::4]


def form_at(path, content):
    return form_of(filed(REPOSITORY, path.relative_to(REPOSITORY).as_posix()), content)


def sent(form):
    """Fields as a browser sends them of a form in which nobody has typed anything."""
    typed = {"order": "edit", "id": form.id, "digest": form.digest, "sure": "yes"}
    for field in form.every:
        if field.name == "body":
            typed |= {"body": field.value.replace("\n", "\r\n"), "was:body": field.before}
            continue
        ticked = [offer.value for offer in field.offers if offer.value in field.values]
        is_list = field.shape.ask == "lines" and "." not in field.name
        prefix, lines = ("all:", [*ticked, *field.others]) if is_list else ("one:", field.values)
        typed[f"{prefix}{field.name}"] = ("\r\n" if is_list else "、").join(lines)
        typed[f"was:{field.name}"] = field.before
    return typed


@pytest.mark.parametrize("folder", MODELS)
def test_a_form_asks_for_every_field_but_those_a_command_of_its_own_writes(folder, content):
    every = sorted((REPOSITORY / "content" / folder).glob("*.md"))
    path = next((one for one in every if ".en." not in one.name), None)
    if path is None:  # a former name of a folder
        return
    form = form_at(path, content)
    assert [field.name for field in form.fields] == [
        key for key in keys_of(MODELS[folder]) if key not in {"id", *OWN_KEYS}
    ]
    assert {*form.usual, *form.rare} == {*form.fields}


def test_a_form_nobody_has_typed_in_orders_no_change(content):
    for path in files():
        form = form_at(path, content)
        made = order(sent(form), Glance())
        assert (path.name, made.options, made.given) == (
            path.name, (f"--was={form.digest}", "--json"), "",
        )  # fmt: skip


def test_what_was_typed_is_one_argument_each_and_the_text_comes_by_itself(content):
    form = form_at(REPOSITORY / "content/notices/20261126-power-7-8.md", content)
    typed = {
        "one:title": "--plan", "one:cause": "", "all:scope": "7栋\r\n$(reboot)\r\n",
        "one:place": "一\r\n二\x07", "body": "--out=/tmp\r\n\r\n第二段",
        "one:until": "2026-11-27", "slip": "yes", "note": "停电时间",
    }  # fmt: skip
    made = order(sent(form) | typed, Glance())
    assert set(made.options) == {
        "--set=title=--plan", "--unset=cause", "--set=scope=7栋", "--set=scope=$(reboot)",
        "--set=place=一 二", "--set=until=2026-11-27", "--body-file=-", "--slip",
        "--note=停电时间", f"--was={form.digest}", "--json",
    }  # fmt: skip
    assert made.given == "--out=/tmp\n\n第二段"
    assert order(sent(form) | {"body": " "}, Glance()).given == "\n"


def test_rows_have_a_few_empty_ones_and_are_sent_by_their_number(content):
    form = form_at(REPOSITORY / "content/disclosures/revenue-2026q3.md", content)
    income = next(field for field in form.fields if field.name == "income")
    assert [row[0].value for row in income.rows][-3:] == ["", "", ""]
    last = len(income.rows)
    typed = {f"one:income.{last}.item": "快递柜", "one:income.1.source": ""}
    assert {"--unset=income.1.source", f"--set=income.{last}.item=快递柜"} <= {
        *order(sent(form) | typed, Glance()).options
    }


def test_what_was_typed_fills_a_form_again_and_what_stood_there_stays_known(content):
    form = form_at(REPOSITORY / "content/disclosures/revenue-2026q3.md", content)
    again = refilled(form, {"title": "新的", "income.2.item": "改了", "body": "新\n文"})
    found = {field.name: field for field in again.every}
    assert (found["title"].value, found["income.2.item"].value) == ("新的", "改了")
    assert found["body"].value == "新\n文"
    before = {field.name: field.before for field in form.every}
    assert {field.name: field.before for field in again.every} == before


def test_names_are_offered_by_what_people_call_them(content):
    form = form_at(REPOSITORY / "content/notices/20261126-power-7-8.md", content)
    fields = {field.name: field for field in form.fields}
    labels = {offer.value: offer.label for offer in fields["contact"].offers}
    assert labels["duty"] == "24小时值班"
    assert "受影响大堂" in {offer.label for offer in fields["boards"].offers}
    assert {"全小区", "7栋"} <= {offer.label for offer in fields["scope"].offers}


def test_what_is_rare_is_a_key_there_is():
    assert [one for one in RARE if one not in KEYS] == []
