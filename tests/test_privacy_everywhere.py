"""Whatever is published is searched for personal data, not only what is written every week."""

from __future__ import annotations

import pytest

from generator import store
from generator.build import build
from generator.kinds.table import KINDS
from generator.problems import Grade
from generator.reading import read
from generator.review import NoEstateError
from tests.builders import SMALL_ESTATE, at, write_estate
from tests.one_of_each import RECORDS, typed

MOBILE = "13812345678"


def test_there_is_one_of_every_kind_that_is_published():
    assert {*RECORDS} == {kind.name for kind in KINDS if kind.is_translated}


def looked(folder, files):
    return read(write_estate(folder, files))


def held(reading):
    return [p for p in reading.problems if p.grade is Grade.HELD]


@pytest.mark.parametrize("kind", RECORDS)
def test_what_holds_a_number_stays_as_it_was_before(tmp_path, kind):
    before = looked(tmp_path, typed(kind))
    assert held(before) == []
    store.remember(tmp_path, before.last_good)
    files = typed(kind, MOBILE)
    after = looked(tmp_path, files)
    ((path, text),) = files.items()
    line = next(n for n, one in enumerate(text.split("\n"), 1) if MOBILE in one)
    told = [(p.code, p.place.path, p.place.line) for p in held(after)]
    assert told == [("privacy.mobile", f"content/{path}", line)]
    assert "kept.last_good" in {p.code for p in after.problems}
    assert after.content == before.content


@pytest.mark.parametrize("kind", RECORDS)
def test_what_never_was_without_one_is_not_published(tmp_path, kind):
    files = typed(kind, MOBILE)
    if kind == "estate":
        with pytest.raises(NoEstateError) as refused:
            looked(tmp_path, files)
        assert refused.value.problem.code == "privacy.mobile"
    else:
        assert MOBILE not in str(looked(tmp_path, files).content)


@pytest.mark.parametrize("kind", RECORDS)
def test_a_reason_in_the_very_record_lifts_it(tmp_path, kind):
    files = typed(kind, MOBILE, consent="personal_data: 本人书面同意，2026-11-20")
    reading = looked(tmp_path, files)
    assert held(reading) == []
    assert kind == "years" or MOBILE in str(reading.content)


ROWS = [f"  - {{item: {item}, boards: 全部大堂}}\n" for item in ("疏散图", "价目表", "电话表")]


@pytest.mark.parametrize("broken", [f"价目表{MOBILE}", "[", "价目表, board: 大堂"])
def test_of_what_has_no_id_nothing_is_doubled_and_nothing_lost(tmp_path, broken):
    boards = SMALL_ESTATE["boards.yaml"] + "evergreen:\n"
    before = looked(tmp_path, {"boards.yaml": boards + "".join(ROWS)})
    store.remember(tmp_path, before.last_good)
    rows = "".join([ROWS[0], ROWS[1].replace("价目表", broken), ROWS[2]])
    after = looked(tmp_path, {"boards.yaml": boards + rows})
    assert len(held(after)) >= 1
    items = sorted(one.item for one in after.content.evergreen)
    assert items == sorted(one.item for one in before.content.evergreen)


def test_what_has_no_id_and_was_deleted_is_gone(tmp_path):
    boards = SMALL_ESTATE["boards.yaml"] + "evergreen:\n"
    before = looked(tmp_path, {"boards.yaml": boards + "".join(ROWS)})
    store.remember(tmp_path, before.last_good)
    after = looked(tmp_path, {"boards.yaml": boards + ROWS[0] + ROWS[2]})
    assert [one.item for one in after.content.evergreen] == ["疏散图", "电话表"]


def test_the_name_of_a_file_in_a_link_is_read_without_percent_signs(tmp_path):
    body = "说明。\n\n见[照片](/files/%E4%BA%ACA12345.jpg)。\n"
    path, text = RECORDS["notices"]
    (found,) = held(looked(tmp_path, {path: text.replace("¤", "").replace("好。\n", body)}))
    assert (found.code, found.place.line) == ("privacy.file_name", 8)
    assert "12345" not in found.sentence()


def test_numbers_of_contacts_are_public_wherever_they_stand(tmp_path):
    contacts = SMALL_ESTATE["contacts.yaml"].replace("000-0000 0101", MOBILE)
    for kind in {*RECORDS} - {"contacts", "public"}:
        files = {"contacts.yaml": contacts, **typed(kind, MOBILE)}
        assert held(looked(tmp_path / kind, files)) == [], kind


@pytest.mark.whole
def test_no_table_brings_a_number_onto_the_site(tmp_path):
    files = {}
    for kind in {*RECORDS} - {"estate", "public", "evergreen", "others", "years", "examples"}:
        files |= typed(kind, MOBILE)
    folder = write_estate(tmp_path / "estate", files)
    build(folder, tmp_path / "site", read(folder), at("2026-11-20T12:00"))
    written = [file for file in (tmp_path / "site").rglob("*") if file.is_file()]
    assert len(written) > 40
    assert [file for file in written if MOBILE.encode() in file.read_bytes()] == []
