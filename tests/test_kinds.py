"""The one table of kinds: every list of kinds is made from it, or agrees with it.

Each kind of content × each surface it must stand on. A kind that a surface forgets fails here.
"""

from __future__ import annotations

import ast

import pytest
from pydantic import ValidationError

from generator.audit import FOLDERS as HIDDEN_SINGLY
from generator.audit import hidden_at, source
from generator.desk import BY_FOLDER
from generator.edit.record import MODELS
from generator.feeds import headers_file
from generator.kinds import links
from generator.kinds.content import Content
from generator.kinds.in_language import WITH_WORDS
from generator.kinds.kind import Pages
from generator.kinds.lists import Every, Only
from generator.kinds.records import Records
from generator.kinds.table import KINDS, WITHDRAWABLE, in_folder, named, tables
from generator.load.folders import FOLDERS, TABLES
from generator.load.readers import RECORD_READERS, TABLE_READERS
from generator.load.recovery import key_of, kinds
from generator.models.translation import Shape, texts_of
from generator.pages import OF_THEIR_OWN
from generator.schema import schemas
from generator.snapshot import differences, shown_at
from tests.builders import REPOSITORY, at

NOW = at("2026-11-21T12:00")
every = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
with_own_pages = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.pages is Pages.EACH], ids=lambda kind: kind.name
)
with_text = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.has_text], ids=lambda kind: kind.name
)


@pytest.mark.parametrize("typed", ["A", "Card", "caf\u00e9"])
@with_own_pages
def test_no_two_addresses_of_records_in_a_table_differ_by_case_alone(kind, typed):
    """Ids in files are compared by the survey, whatever their case."""
    if not kind.table:
        assert kind.folder
        return
    with pytest.raises(ValidationError) as raised:
        kind.model.model_validate({"id": typed})
    assert "value.not_id" in {fault["type"] for fault in raised.value.errors()}


def test_no_two_kinds_share_a_name_a_folder_or_a_part_of_a_table():
    for told in (
        [kind.name for kind in KINDS],
        [folder for kind in KINDS for folder in kind.folders],
        [(kind.table, kind.key) for kind in KINDS if kind.table],
        [word for kind in KINDS for word in kind.also_called],
    ):
        assert len({*told}) == len(told)


@pytest.mark.parametrize("holder", [Records, Content])
def test_every_typed_name_of_a_list_is_that_of_a_kind(holder):
    names = {name for name, value in vars(holder).items() if isinstance(value, Every)}
    singles = {name for name, value in vars(holder).items() if isinstance(value, Only)} - {
        "profile"
    }
    assert names | singles <= {kind.name for kind in KINDS}
    assert singles == {kind.name for kind in KINDS if kind.is_single} & (names | singles)


@every
def test_it_has_a_place_in_what_is_read_and_in_what_is_published(kind, sample):
    assert Records().lists[kind.name] == []
    assert isinstance(sample.content.lists[kind.name], tuple)
    assert len(sample.content.lists[kind.name]) <= 1 or not kind.is_single


@every
def test_it_stands_in_files_that_are_looked_for_and_read(kind):
    assert kind.folder or kind.table
    for folder in kind.folders:
        assert FOLDERS[folder] == kind.extension
        assert folder in RECORD_READERS
        assert in_folder(folder) is kind
    if kind.table:
        assert kind.table in TABLES
        assert kind in tables()[kind.table]
        assert kind.table in TABLE_READERS


@every
def test_it_has_a_schema(kind):
    names = schemas()
    for place in filter(None, (kind.folder, kind.table)):
        assert f"{place}.json" in names
        assert (f"{place}.translation.json" in names) == kind.is_translated


@every
def test_its_records_are_told_apart_and_kept_for_the_day_they_break(kind, sample):
    assert kind.name in kinds()
    if not kind.is_single:
        assert set(kind.told_apart_by) <= kind.model.model_fields.keys()
    found = sample.records.lists[kind.name]
    assert len({key_of(one) for one in found}) == len(found)


@every
def test_its_words_can_be_translated(kind):
    if kind.is_translated and kind.is_on_site:
        assert kind.name in WITH_WORDS
        assert texts_of(kind.model)


@every
def test_its_words_excuse_what_stands_on_the_site_where_they_may_stand_there(kind, sample):
    """Whatever is shown is known to the audit, and nothing else."""
    content = sample.content
    seen = hidden_at(content, NOW)
    known = {id(one) for one in seen.evergreen}
    known |= {id(one) for versions in (*seen.shown.values(),) for one in versions}
    records = content.lists[kind.name] if kind.is_on_site else ()
    if not kind.is_hidden_singly:
        assert all(one in seen.evergreen for one in records)
    elif records:
        assert any(item.startswith(f"{kind.name}/") for item in (*seen.shown, *seen.unseen))


def test_what_comes_and_goes_singly_is_looked_for_where_it_must_not_be_named():
    assert set(HIDDEN_SINGLY) == {kind.name for kind in KINDS if kind.is_hidden_singly}


@with_own_pages
def test_links_to_its_pages_are_understood(kind):
    link = links.RecordLink(kind.name, "one")
    assert link.address == f"/{kind.name}/one/"
    assert links.item_at(link.address) == link
    for word in (kind.name, *kind.folders):
        assert links.understand(f"../{word}/one.md", "notices", "a") == link


@every
def test_links_lead_to_no_other_kind(kind):
    if kind.pages is not Pages.EACH:
        assert links.item_at(f"/{kind.name}/one/") is None
        for word in (kind.name, *kind.folders):
            assert links.understand(f"../{word}/one.md", "notices", "a") is None


@every
def test_a_host_is_told_to_keep_no_page_of_it(kind):
    told = headers_file("").decode()
    assert (f"\n/{kind.name}/*\n  Cache-Control: no-cache\n" in told) == bool(kind.pages)


@every
def test_what_has_pages_has_them_in_the_sample(kind, site_at):
    files = site_at("2026-11-21T12:00")
    if kind.pages and kind.name != "programmes":  # they are listed among the events
        assert f"{kind.name}/index.html" in files
    own = [path for path in files if path.startswith(f"{kind.name}/") and path.count("/") > 1]
    if kind.pages is Pages.EACH:
        assert own


@with_text
def test_its_files_can_be_edited_and_stand_on_the_desk(kind):
    for folder in kind.folders:
        assert MODELS[folder] is kind.model
        assert BY_FOLDER[folder] is kind


def test_the_register_of_withdrawals_names_what_can_be_withdrawn():
    assert set(WITHDRAWABLE) == {"notices", "events", "disclosures"}


@every
def test_one_is_told_where_a_record_stands(kind):
    place = source(f"{kind.name}/one")
    assert place == (
        f"content/{kind.table}.yaml" if kind.table else f"content/{kind.folder}/one{kind.extension}"
    )
    assert named(kind.name) is kind


PAPER_ALONE = {
    "evergreen": "hangs on boards; a board that carries it is told",
    "others": "paper of others, which no page names",
    "fee_tasks": "the office's own days",
}
"""Kinds whose words may change without a page of the site saying anything else, and why."""


@every
def test_whatever_is_changed_in_it_is_told_as_a_difference(kind, sample):
    if not kind.is_on_site or kind.name in PAPER_ALONE:
        return
    before = shown_at(sample.content, NOW)
    later = (shown_at(again, NOW) for again in said_otherwise(sample.content, kind))
    after = next(snapshot for snapshot in later if snapshot != before)
    assert differences(before, after)


def said_otherwise(content, kind):
    """The content with one text of one record changed, for each text in turn; the shown first."""
    records, shown = content.lists[kind.name], hidden_at(content, NOW).shown

    def is_hidden(one):
        return f"{kind.name}/{getattr(one[1], 'id', '')}" not in shown

    for number, record in sorted(enumerate(records), key=is_hidden):
        for other in reworded(record):
            every_one = (*records[:number], other, *records[number + 1 :])
            yield content.with_lists({kind.name: every_one})


def reworded(record):
    """A record with one of its texts changed, however deep it stands."""
    for name, shape in texts_of(type(record)).items():
        value = getattr(record, name)
        if shape is Shape.TEXT and isinstance(value, str):
            yield record.model_copy(update={name: f"{value}改"})
        elif shape is Shape.RECORDS and value:
            first, *others = value
            for other in reworded(first):
                yield record.model_copy(update={name: (other, *others)})


# Who names kinds -----------------------------------------------------------------------------

BY_DESIGN = {
    "beginning/additions.py": "what a new estate is best given first, which is a judgement",
    "pages.py": "their pages that need more than their views, in the order they are drawn",
    "feeds/search/lasting.py": "the order in which the search lists what lasts",
    "feeds/search/words.py": "the line that a result of each of them is shown with",
    "snapshot/snapshot.py": "typed names of the lists, which are held against the table",
}
"""Modules outside of ``kinds`` that may name five kinds or more, and why."""


def named_in(path):
    """Kinds that a module names: by their lists, or by the names of their models and views."""
    names = {kind.name: kind.name for kind in KINDS if kind.pages is Pages.EACH}
    models = {kind.model.__name__: kind.name for kind in KINDS if kind.pages is Pages.EACH}
    names |= models | {f"{name}View": kind for name, kind in models.items()}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        word = getattr(node, "attr", None) or getattr(node, "id", None)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            word = node.value
        if word in names:
            yield names[word]


def test_few_modules_outside_of_kinds_name_many_of_them():
    home = REPOSITORY / "generator"
    paths = [path for path in home.rglob("*.py") if path.parts[len(home.parts)] != "kinds"]
    many = {path.relative_to(home).as_posix() for path in paths if len({*named_in(path)}) >= 5}
    assert many == BY_DESIGN.keys()


def test_no_page_is_drawn_for_a_kind_twice_or_never():
    """The kinds with pages of their own in ``pages`` are those of the table, and have methods."""
    assert {kind.name for kind in KINDS} >= OF_THEIR_OWN
    assert all(named(name).pages is Pages.EACH for name in OF_THEIR_OWN)


def test_every_module_can_be_read_at_one_go():
    long = [
        path.relative_to(REPOSITORY).as_posix()
        for path in (REPOSITORY / "generator").rglob("*.py")
        if path.read_text("utf-8").count("\n") > 300
    ]
    assert long == []
