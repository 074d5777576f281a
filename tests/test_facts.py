"""What a record says, on every surface: each fact of each kind × each surface it must stand on."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from functools import cache

import pytest
from pydantic import BaseModel

from generator.build import render
from generator.feeds import data_files
from generator.kinds.fact import Weight
from generator.kinds.facts import every_label, facts_declared, facts_of, own_facts
from generator.kinds.services.model import Service, ServiceGroup
from generator.kinds.table import KINDS
from generator.models.translation import Shape, texts_of
from generator.models.unshown import for_owners
from generator.paper.sheet import Document
from generator.paper.sheets.disclosures import disclosure_sheet
from generator.paper.sheets.events import event_sheet
from generator.paper.sheets.notices import notice_sheet
from generator.reading import read
from generator.snapshot import differences, shown_at, take
from generator.templating import Renderer
from generator.templating.differences import by_day
from generator.templating.markup import Prose
from generator.wording.values import value_texts
from tests import moments
from tests.builders import REPOSITORY, at, make_content, make_event, make_fee, make_notice
from tests.search_reading import folded, main_text, rows_of

MOMENT = moments.ALARM
OWN = own_facts()
"""Model of a record → the facts that its kind declares."""
RUN_RE = re.compile(r"[\u4e00-\u9fff]{2,}|\d[\d:.,]+\d")
SHEETS = {"Notice": notice_sheet, "Event": event_sheet, "Disclosure": disclosure_sheet}


def views_of(snapshot):
    """Every view that has a record."""
    for kind in KINDS:
        yield from (view for view in snapshot.lists[kind.name] if hasattr(view, "record"))


WHOLE_NOTICE = {
    "window": "2026-11-25 9:00–17:00",
    "scope": "2栋",
    "unaffected": "商铺照常供水",
    "place": "二号水泵房",
    "cause": "年度水箱清洗",
    "actions": ["提前备好用水", "关好各处龙头"],
    "help": "行动不便请拨值班电话",
    "from_": "2026-11-19",
    "publicity": "revenue",
    "objection": "2026-12-20",
    "objection_how": "书面交到服务台",
    "end": "2026-12-31",
}
LAST_YEAR = {
    "id": "ladder",
    "no": "1",
    "name": "借梯子",
    "group": "house",
    "charge": "免费",
    "dept": "前台",
    "how": "到服务台",
    "until": "2027-06-30",
}
WHOLE_EVENT = {
    "date": ["2026-12-22 14:30–16:30", "2026-12-23 14:30–16:30"],
    "place": "三栋活动室",
    "audience": "各位老年住户",
    "registration": {"how": ["电话"], "until": "2026-12-20", "capacity": "20"},
    "fee": "材料自理",
    "bring": ["围裙", "擀面杖"],
    "rain": {"policy": "照常"},
    "help": "轮椅可以直达",
    "photo": "拍照先问一声",
    "from_": "2026-11-19",
}


WHOLE = make_content(make_notice(**WHOLE_NOTICE), events=[make_event(**WHOLE_EVENT)]).with_lists(
    {
        "fees": (make_fee(vacant={"percent": "70", "source": "服务合同第九条"}),),
        "service_groups": (ServiceGroup(id="house", name="房屋"),),
        "services": (Service.model_validate(LAST_YEAR),),
    }
)


@pytest.fixture(scope="module")
def whole():
    """A small estate whose records say what those of the sample do not."""
    return take(WHOLE, at(MOMENT))


def cases(test):
    """Every fact of every kind that declares its own."""
    found = [
        pytest.param(view, line.key, id=f"{view.__name__}-{line.key}")
        for view, declared in OWN.items()
        for line in declared.lines
    ]
    unique = {one.id: one for one in found}
    return pytest.mark.parametrize(("kind", "key"), unique.values())(test)


@pytest.fixture(scope="module")
def said(snapshot_at, whole):
    """(Kind of view, key) → a snapshot, a view in it, and that fact of it."""
    found = {}
    for snapshot in (whole, *(snapshot_at(one) for one in (MOMENT, moments.SUPERSEDED))):
        for view in views_of(snapshot):
            for fact in facts_of(view):
                found.setdefault((type(view.record), fact.key), []).append((snapshot, view, fact))
    return found


# What is declared ------------------------------------------------------------------------------


def test_whatever_is_declared_is_said_of_something(said):
    declared = {(view, line.key) for view, facts in OWN.items() for line in facts.lines}
    assert declared - said.keys() == set()


ELSEWHERE = {
    "Notice": {
        *("title", "body"),
        *("issuer", "source"),  # the signature below
        *("objection_how",),  # said with the objection
        *("changes", "ended_note", "reason"),  # what has become of it, above all facts
    },
    "Event": {"title", "body", "issuer", "overrides", "reason"},
    "Disclosure": {"title", "body", "objection_how", "signed_by", "reason"},
    "Fee": {"name", "unit", "rates", "area", "tier_period"},  # said with price and method
    "Service": {"name", "no"},
    "Equipment": {"name"},
    "Indicator": {"name", "no", "threshold", "empty", "source"},  # the last with each result
    "Guide": {"title", "body"},
}
"""Texts that no fact says by itself, since they stand in a place of their own."""


@pytest.mark.parametrize("facts", OWN.values(), ids=lambda facts: facts.model.__name__)
def test_every_text_of_a_record_is_a_fact_or_has_a_place_of_its_own(facts):
    texts = {*texts_of(facts.model)} - NEVER_READ
    assert texts - {line.key for line in facts.lines} == ELSEWHERE[facts.model.__name__]


def test_what_has_no_facts_of_its_own_says_each_of_its_texts(snapshot_at):
    (form, *_) = snapshot_at(MOMENT).forms
    facts = {fact.key: fact for fact in facts_of(form)}
    assert {*facts} == {"summary", "group", "entries"}
    assert facts["entries"].label == "填写项"
    assert form.form.entries[0].label in facts["entries"].value


def test_one_thing_has_one_label_on_every_surface():
    """A key may be called otherwise by another kind, but never twice by one."""
    for declared in OWN.values():
        labels = {}
        for line in declared.lines:
            assert labels.setdefault(line.key, declared.label(line)) == declared.label(line)


def test_every_label_is_chinese():
    assert all(re.fullmatch(r"[\u4e00-\u9fff]+", label) for label in every_label())


def test_a_value_that_nobody_can_say_is_refused():
    with pytest.raises(TypeError, match="no words for object"):
        value_texts(object())


# What no owner reads ---------------------------------------------------------------------------

SECRET = "¤ein Geheimnis¤"
NEVER_READ = {"board_only", "approved_by", "approved_on", "personal_data"}
"""Fields that are for the office, or for its boards."""


def reachable(value, seen):
    """Every text that can be reached from a value, through whatever it holds."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from (text for one in vars(value).values() for text in reachable(one, seen))
    elif is_dataclass(value):
        held = (getattr(value, field.name) for field in fields(value))
        yield from (text for one in held for text in reachable(one, seen))
    elif isinstance(value, (tuple, list, frozenset)):
        yield from (text for one in value for text in reachable(one, seen))
    elif isinstance(value, dict):
        yield from reachable([*value.items()], seen)


def with_secrets(record):
    held = NEVER_READ & type(record).model_fields.keys() - {"approved_on"}
    typed = {name: (SECRET,) if name == "board_only" else SECRET for name in held}
    return record.model_copy(update=typed)


def test_the_words_for_the_boards_are_a_fact_of_the_record_and_of_no_view():
    notice, event = with_secrets(make_notice()), with_secrets(make_event())
    assert SECRET in {*reachable(notice, set())}
    snapshot = take(make_content(notice, events=[event]), at("2026-11-20T12:00"))
    for view in (*snapshot.notices, *snapshot.events):
        assert SECRET not in {*reachable((view, facts_of(view)), set())}


@pytest.mark.parametrize("name", sorted(NEVER_READ))
def test_no_field_that_owners_never_read_is_left_in_a_record(name):
    for kind in KINDS:
        info = kind.model.model_fields.get(name)
        if info and not info.is_required():
            record = kind.model.model_construct(**{name: SECRET})
            assert getattr(for_owners(record), name) == info.default


def test_no_fact_of_any_kind_holds_what_no_owner_reads(sample):
    content = sample.content
    secret = content.with_lists(
        {
            kind.name: tuple(map(with_secrets, content.lists[kind.name]))
            for kind in KINDS
            if kind.is_on_site and not kind.is_single
            if kind.name not in {"contacts", "public"}  # whom to call is no record of its own
        }
    )
    for moment in (MOMENT, moments.SUPERSEDED):
        for view in views_of(shown_at(secret, at(moment))):
            assert SECRET not in {*reachable(facts_of(view), set())}, view.record.id


# Each surface ----------------------------------------------------------------------------------


def runs(texts):
    """Words and figures of texts, however they are joined."""
    return [folded(run) for text in texts for run in RUN_RE.findall(text)]


def of_sample(said, kind, key, snapshot):
    """Views of the sample at a moment that say a fact."""
    return [(view, fact) for one, view, fact in said.get((kind, key), ()) if one is snapshot]


@pytest.fixture(scope="module")
def drawn(site_at, snapshot_at, whole):
    """Snapshot → its site, by identity."""
    files, _ = render(whole, REPOSITORY)
    found = [(snapshot_at(one), site_at(one)) for one in (MOMENT, moments.SUPERSEDED)]
    return [(whole, files), *found]


@pytest.mark.whole
@cases
def test_it_stands_on_its_page_under_its_label(kind, key, said, drawn):
    looked_at = 0
    for snapshot, site in drawn:
        for view, fact in of_sample(said, kind, key, snapshot):
            path = view.address.partition("#")[0].lstrip("/")
            page = main_text(site[f"{path}index.html"])
            lacking = [run for run in runs(value_texts(fact.value)) if run not in page]
            assert lacking == [], view.address
            looked_at += 1
    assert looked_at


@cache
def read_rows(data):
    return {f"/{row.address}": row.said for row in rows_of(data)}


@pytest.mark.whole
@cases
def test_it_can_be_searched_for(kind, key, said, drawn):
    looked_at = 0
    for snapshot, site in drawn:
        rows = read_rows(site["data/search.js"])
        for view, fact in of_sample(said, kind, key, snapshot):
            said_there = rows[view.address]
            lacking = [run for run in runs(value_texts(fact.value)) if run not in said_there]
            assert lacking == [], view.address
            looked_at += 1
    assert looked_at


DATA = {
    "Notice": ("notices", "notices", {"window": "windows"}),
    "Event": ("events", "events", {"date": "occurrences"}),
    "Fee": ("fees", "fees", {"from": "current", "decision": "current"}),
    "Service": ("services", "services", {"how": "booking", "dept": "department"}),
}
"""Kind of view → its file, the list in it, and facts that are described under another key."""


AS_TYPED = {"audience", "registration"}
"""Facts of an event that are told as typed: what else a page says follows from others."""


@pytest.mark.whole
@cases
def test_it_stands_in_the_data_of_its_kind(kind, key, said, drawn):
    if kind.__name__ not in DATA:
        return
    name, part, other = DATA[kind.__name__]
    looked_at = 0
    for snapshot, site in drawn:
        rows = {row["id"]: row for row in json.loads(site[f"data/{name}.json"])[part]}
        for view, fact in of_sample(said, kind, key, snapshot):
            value = rows[view.record.id][other.get(key, key)]
            if key in AS_TYPED and not getattr(view.record, key):
                continue
            assert value
            if fact.form in {"text", "lines"}:
                assert value == (list(fact.value) if fact.form == "lines" else fact.value)
            looked_at += 1
    assert looked_at


@pytest.mark.parametrize("kind", [one for one in OWN if one.__name__ in DATA])
def test_every_record_of_a_kind_has_the_same_keys(kind, snapshot_at):
    name, part, _ = DATA[kind.__name__]
    files = data_files(snapshot_at(MOMENT), Renderer("https://test.example/"))
    rows = json.loads(files[f"data/{name}.json"])[part]
    assert len({tuple(key for key in row if not key.startswith("title_")) for row in rows}) == 1


IN_TABLES = {
    *("total_expense", "net", "company_share", "balance", "income", "expense", "use", "figures")
}
"""Facts that papers set as tables."""


@cases
def test_it_stands_on_its_poster(kind, key, said):
    if kind.__name__ not in SHEETS:
        return
    for snapshot, view, fact in said[kind, key]:
        sheet = SHEETS[kind.__name__](view, snapshot, Prose(), {})
        text = folded(Document("", "", (sheet,)).text)
        if fact.form in {"text", "lines"}:
            assert [one for one in runs(value_texts(fact.value)) if one not in text] == []
        elif fact.form == "contact":
            assert folded(fact.value.phone) in text
        elif key == "scope":  # all of the estate goes without saying on most papers
            assert fact.value.is_everyone or fact.label in text
        elif key not in {
            "total_expense",
            "net",
            "company_share",
            "balance",
            "income",
            "expense",
        } | {
            *("use", "figures"),  # what tables say
        }:
            assert fact.label in text


TEXTS = [
    pytest.param(view, line.key, id=f"{view.__name__}-{line.key}")
    for view, declared in OWN.items()
    for line in declared.lines
    if texts_of(declared.model).get(line.key) in {Shape.TEXT, Shape.LINES}
]
IN_CONTENT = {
    facts.model: kind.name for facts in OWN.values() for kind in KINDS if kind.model is facts.model
}


@pytest.mark.parametrize(("kind", "key"), TEXTS)
def test_a_change_of_it_is_told_by_its_label(kind, key, said, sample):
    snapshot, view, fact = said[kind, key][-1]
    content = sample.content
    if not any(one.id == view.record.id for one in content.lists[IN_CONTENT[type(view.record)]]):
        content = WHOLE
    before = shown_at(content, snapshot.at)
    name = IN_CONTENT[type(view.record)]
    after = shown_at(content.with_lists({name: changed(content, name, view, key)}), snapshot.at)
    days = by_day(differences(before, after), before, after)
    told = [detail for day in days for line in day.lines for detail in line.details]
    assert any(one.startswith(fact.label) for one in told), told


def changed(content, name, view, key):
    def other(record):
        value = getattr(record, key)
        new = (*value[:-1], f"{value[-1]}改") if isinstance(value, tuple) else f"{value}改"
        return record.model_copy(update={key: new})

    return tuple(other(one) if one.id == view.record.id else one for one in content.lists[name])


# How early it is said --------------------------------------------------------------------------


def test_what_must_be_said_first_is_when_and_whom_and_where():
    first = {
        view.__name__: [line.key for line in facts.lines if line.weight is Weight.FIRST]
        for view, facts in OWN.items()
    }
    assert first["Notice"] == ["window", "scope", "place"]
    assert first["Event"] == ["date", "place", "audience", "registration"]


def test_facts_without_a_value_are_not_there_and_zero_is_one():
    snapshot = take(make_content(make_notice()), at("2026-11-20T12:00"))
    (notice,) = snapshot.notices
    assert [fact.key for fact in facts_of(notice)] == ["scope", "contact"]
    assert {line.key for line in facts_declared(notice).lines} > {"cause", "help"}


def test_what_a_notice_says_is_in_the_language_of_its_view():
    snapshot = take(read(REPOSITORY).content, at(MOMENT))
    (english,) = snapshot.others
    assert {fact.label for view in english.notices for fact in facts_of(view)} <= {*every_label()}
