"""Kind × surface: one record of each kind, as a clerk's folder holds it, asked of every surface.

Parametrised over the table, so that a new kind is asked as well: what it does not do, its
declaration says, or it fails here.
"""

from __future__ import annotations

import re

import pytest

from generator.desk import items
from generator.edit import stubs
from generator.edit.record import MODELS
from generator.kinds.scene import Scene
from generator.kinds.table import KINDS
from generator.load import load
from generator.load.fields import keys_of
from generator.models.status import Draftable
from generator.reading import read
from generator.review import due, review
from generator.vocabulary import label
from tests.builders import at, write_estate
from tests.one_of_each import CONSENT, HERE, RECORDS

NOW = at("2026-11-30T12:00")
PDF = b"%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def kinds_that(is_wanted):
    found = [kind for kind in KINDS if kind.name in RECORDS and is_wanted(kind)]
    return pytest.mark.parametrize("kind", found, ids=lambda kind: kind.name)


with_text = kinds_that(lambda kind: kind.has_text)
lasting = kinds_that(lambda kind: kind.is_lasting and kind.has_text)
withdrawable = kinds_that(lambda kind: kind.is_withdrawable)
approvable = kinds_that(lambda kind: "approved_by" in kind.model.model_fields and kind.has_text)


def file_of(kind, text=None):
    path, typed = RECORDS[kind.name]
    return path, (text or typed).replace(CONSENT, "").replace(HERE, "")


def estate(folder, kind, change=lambda text: text, **more):
    """Read a folder with one more record of the kind, its text changed."""
    path, typed = file_of(kind)
    return read(write_estate(folder / "estate", {path: change(typed), **more}))


def codes(found):
    return {one.code for one in found.problems}


def test_every_kind_in_files_of_its_own_has_a_record_here():
    assert {kind.name for kind in KINDS if kind.has_text} <= RECORDS.keys()


@with_text
def test_its_record_is_read_and_published(tmp_path, kind):
    found = estate(tmp_path, kind)
    name = re.sub(r".*/|\.\w+$", "", file_of(kind)[0])
    assert name in {one.value.id for one in found.records.lists[kind.name]}
    assert name in {one.id for one in found.content.lists[kind.name]}


@with_text
def test_its_links_must_lead_somewhere(tmp_path, kind):
    dead = estate(tmp_path, kind, lambda text: text + "见[那里](../guides/nothing.md)。\n")
    assert "ref.link" in codes(dead)


@with_text
def test_others_link_to_it_while_it_can_be_seen(tmp_path, kind):
    path, _ = file_of(kind)
    guide = f"---\n标题: 指路\n最近核对: 2026-11-01\n---\n见[它](../{path})。\n"
    found = estate(tmp_path, kind, **{"guides/leading.md": guide})
    (view,) = [one for one in Scene(found.content, NOW).views("guides") if one.id == "leading"]
    name = re.sub(r".*/|\.\w+$", "", path)
    assert view.links == {f"../{path}": f"/{kind.name}/{name}/"}


@with_text
def test_a_file_its_text_links_to_is_published_with_it(tmp_path, kind):
    path, _ = file_of(kind)
    own = f"{path.rpartition('.')[0]}/plan.pdf"
    found = estate(tmp_path, kind, lambda text: text + "见[图纸](plan.pdf)。\n", **{own: PDF})
    shown = [file for one in Scene(found.content, NOW).views(kind.name) for file in one.attachments]
    assert [file.name for file in shown] == ["plan.pdf"]


@with_text
def test_a_file_its_text_links_to_that_nobody_can_open_is_told_at_the_link_alone(tmp_path, kind):
    path, _ = file_of(kind)
    own = f"{path.rpartition('.')[0]}/plan.dwg"
    found = estate(tmp_path, kind, lambda text: text + "见[图纸](plan.dwg)。\n", **{own: b"AC1032"})
    told = [(one.code, one.place.path) for one in found.problems if one.code.endswith("_type")]
    assert told == [("ref.attachment_type", f"content/{path}")]


@with_text
def test_a_field_there_is_none_of_is_told_and_its_last_version_stands(tmp_path, kind):
    good = estate(tmp_path, kind)
    path, typed = file_of(kind)
    broken = typed.replace("---\n", "---\n天气: 晴\n", 1)
    (tmp_path / "estate/content" / path).write_text(broken, encoding="utf-8")
    found = review(load(tmp_path / "estate", good.last_good), good.last_good)
    assert {"key.unknown", "kept.last_good"} <= codes(found)
    assert found.content.lists[kind.name] == good.content.lists[kind.name]


@with_text
def test_every_field_of_it_has_a_chinese_word(kind):
    record = kind.model.__name__.lower()
    assert [
        key for key in keys_of(kind.model) if not re.search("[一-龥]", label(f"{record}.{key}"))
    ] == []


@with_text
def test_one_can_be_begun_and_its_file_edited(kind):
    assert kind.folder in {stub.folder for stub in stubs().values()}
    assert all(MODELS[folder] is kind.model for folder in kind.folders)


@with_text
def test_a_draft_of_it_is_on_the_desk_and_on_no_page(tmp_path, kind):
    found = estate(tmp_path, kind, lambda text: text.replace("---\n", "---\n状态: 草稿\n", 1))
    every = items(found.content, found.records, found.problems, NOW)
    name = re.sub(r".*/|\.\w+$", "", file_of(kind)[0])
    (item,) = [one for one in every if (one.kind, one.id) == (kind.name, name)]
    assert item.is_draft
    assert name not in Scene(found.content, NOW).visible[kind.name]


@approvable
def test_who_approved_it_is_typed_and_reaches_no_owner(tmp_path, kind):
    approved = "---\n审批人: 王经理\n审批日期: 2026-11-20\n"
    found = estate(tmp_path, kind, lambda text: text.replace("---\n", approved, 1))
    assert not {code for code in codes(found) if code.startswith("key.")}
    assert "王经理" not in str(Scene(found.content, NOW).views(kind.name))


@withdrawable
def test_it_can_be_withdrawn_by_the_register(tmp_path, kind):
    name = re.sub(r".*/|\.\w+$", "", file_of(kind)[0])
    entry = f"withdrawn:\n  - {{id: {name}, at: 2026-11-29 9:00, reason: 弄错, privacy: 是}}\n"
    found = estate(tmp_path, kind, **{"withdrawn.yaml": entry})
    assert name in Scene(estate(tmp_path / "x", kind).content, NOW).visible[kind.name]
    assert name not in Scene(found.content, NOW).visible[kind.name]


@lasting
def test_it_is_to_be_looked_at_once_a_year(tmp_path, kind):
    found = estate(tmp_path, kind)
    later = due(found.records, found.content, at("2027-12-01T12:00"))
    assert kind.model.model_fields["status"].default is Draftable.READY
    assert file_of(kind)[0] in {
        one.place.path.removeprefix("content/") for one in later if one.code == "evergreen.stale"
    }
