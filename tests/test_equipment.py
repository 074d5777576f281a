"""Certificates and days of service: what has lapsed is no verdict, what has passed is not next."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.build import build, inspect
from generator.cli import main
from generator.kinds.equipment.model import Equipment, Inspection
from generator.languages import Original
from generator.paper.sheets.promise_boards import promise_boards
from generator.reading import read
from generator.snapshot import changes, differences, take
from tests.builders import at, make_content, utc, write_estate
from tests.often import always

LIFT = """\
equipment:
  - id: lift
    name: 电梯
    maintainer: {name: 某电梯服务公司}
    service: {frequency: 每15天一次, next: 2026-12-01}
    inspection: {name: 定期检验合格, valid_until: 2027-06-30}
"""
LAST = "2027-06-30T23:59:59.999999"
AFTER = "2027-07-01T00:00"
LAPSED = "有效期已过（到2027年6月30日），等待复检"


def make_equipment(**typed) -> Equipment:
    fields = {"id": "lift", "name": "电梯", "maintainer": {"name": "某公司"}}
    return Equipment.model_validate(fields | typed)


def make_lift() -> Equipment:
    return make_equipment(
        service={"frequency": "每15天一次", "next": "2026-12-01"},
        inspection={"name": "定期检验合格", "valid_until": "2027-06-30"},
    )


def with_equipment(*equipment):
    return make_content().with_lists({"equipment": equipment})


def lift_at(moment, content=None):
    return take(content or with_equipment(make_lift()), at(moment)).equipment[0]


def test_a_certificate_holds_to_the_last_moment_of_its_last_day():
    assert lift_at(LAST).inspection.is_valid
    assert not lift_at(AFTER).inspection.is_valid


def test_a_day_of_service_is_the_next_one_until_it_is_over():
    assert lift_at("2026-12-01T23:59:59").service.next is not None
    assert lift_at("2026-12-02T00:00").service.next is None
    assert lift_at("2026-12-02T00:00").service.frequency == "每15天一次"


def test_a_service_without_a_next_day_says_how_often_it_is_done():
    content = with_equipment(make_equipment(service={"frequency": "每月一次"}))
    assert lift_at(LAST, content).service.next is None


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("定期检验合格", "定期检验"),
        ("防雷检测合格证书", "防雷检测"),
        ("年检已通过", "年检"),
        ("灭火器检验", "灭火器检验"),
        ("检验合格", "检验"),
        ("合格证在有效期内", ""),
        ("合格", ""),
        ("Passed its periodic inspection", ""),
    ],
)
def test_what_was_inspected_is_told_without_the_verdict(name, subject):
    inspection = Inspection.model_validate({"name": name, "valid_until": "2027-06-30"})
    assert inspection.subject == subject


def test_what_nobody_has_translated_is_still_marked_as_the_original_without_its_verdict():
    lift = make_lift()
    name = Original("定期检验合格", "zh-Hans")
    lapsed = lift.model_copy(
        update={"inspection": lift.inspection.model_copy(update={"name": name})}
    )
    assert lift_at(AFTER, with_equipment(lapsed)).inspection.subject.tag == "zh-Hans"


def test_the_moments_at_which_something_lapses_are_changes():
    content = with_equipment(make_lift())
    assert changes(content, at("2026-12-01T12:00")).next == utc(2026, 12, 1, 16)
    assert changes(content, at("2027-06-30T12:00")).next == utc(2027, 6, 30, 16)
    assert changes(content, at("2027-07-01T12:00")).last == utc(2027, 6, 30, 16)


def test_a_certificate_that_lapses_is_among_the_differences():
    content = with_equipment(make_lift())
    found = differences(take(content, at(LAST)), take(content, at(AFTER)))
    assert [(one.what, one.shown.kind, one.shown.id) for one in found if one.shown.title] == [
        ("alters", "equipment", "lift")
    ]


@pytest.mark.parametrize(
    ("moment", "codes"),
    [
        ("2027-04-30T08:00", ["equipment.service_over"]),
        ("2027-05-01T08:00", ["equipment.service_over", "equipment.inspection"]),
        (LAST, ["equipment.service_over", "equipment.inspection"]),
        (AFTER, ["equipment.service_over", "equipment.lapsed"]),
    ],
)
def test_the_clerk_is_reminded_before_it_lapses_and_told_of_a_problem_afterwards(
    moment, codes, tmp_path
):
    folder = write_estate(tmp_path, {"equipment.yaml": LIFT})
    found = inspect(read(folder), folder, at(moment))
    assert sorted(one.code for one in found if one.code.startswith("equipment")) == sorted(codes)


@pytest.mark.whole
def test_next_names_the_certificate_that_lapses_at_midnight(tmp_path, capsys):
    folder = write_estate(tmp_path, {"equipment.yaml": LIFT})
    assert main(["next", str(folder), "--at", "2027-06-30 8:00", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["at"] == "2027-07-01T00:00:00+08:00"
    assert ("alters", "lift", "电梯") in [(c["what"], c["id"], c["title"]) for c in told["changes"]]


@pytest.mark.whole
@pytest.mark.parametrize("clock", always("12:00", more=["09:00", "23:00"]))
def test_next_names_the_certificate_whatever_else_changes_before_the_day_is_over(
    clock, tmp_path, capsys
):
    """Of the sample estate, where events and notices end that day as well."""
    shutil.copytree(Path(__file__).parents[1] / "content", tmp_path / "content")
    assert main(["next", str(tmp_path), "--at", f"2027-06-30T{clock}"]) in {0, 1}
    assert "变化  lift  电梯：定期检验的有效期到2027年6月30日为止" in capsys.readouterr().out


@pytest.mark.whole
def test_a_change_at_midnight_is_the_last_of_its_day(tmp_path, capsys):
    folder = write_estate(tmp_path, {"equipment.yaml": LIFT})
    main(["next", str(folder), "--at", "2027-06-30 8:00", "--json"])
    assert json.loads(capsys.readouterr().out)["later"] == []


def site_at(folder, moment):
    build(folder, folder / "site", read(folder), at(moment))
    return folder / "site"


@pytest.mark.whole
@pytest.mark.parametrize("language", ["", "en/"])
def test_no_page_and_no_search_says_passed_of_what_has_lapsed(language, tmp_path):
    estate = write_estate(tmp_path, {"equipment.yaml": LIFT}) / "content/estate.yaml"
    estate.write_text(estate.read_text("utf-8") + "languages: [zh, en]\n", "utf-8")
    english = "equipment:\n  - id: lift\n    name: Lifts\n    inspection: {name: Passed its test}\n"
    (estate.parent / "equipment.en.yaml").write_text(english, "utf-8")
    site = site_at(tmp_path, AFTER)
    everything = "".join(
        (site / name).read_text("utf-8")
        for name in (f"{language}equipment/index.html", f"{language}data/search.js")
    )
    assert not {word for word in ("合格", "Passed", "下次", "next:") if word in everything}
    assert (LAPSED if not language else "30 June 2027") in everything.replace("\xa0", " ")


@pytest.mark.whole
def test_a_page_that_is_left_alone_changes_its_words_by_the_server_clock(tmp_path):
    folder = write_estate(tmp_path, {"equipment.yaml": LIFT})
    page = (site_at(folder, LAST) / "equipment/index.html").read_text("utf-8")
    end = 'data-until="2027-07-01T00:00:00+08:00"'
    assert f"<span {end}>定期检验合格</span>" in page
    assert f'<span class="none" hidden>{LAPSED}</span>' in page


def board_at(moment):
    sheets = dict(promise_boards(take(with_equipment(make_lift()), at(moment))))
    return str(sheets["设备维保-A3.pdf"].data["sections"])


def test_the_board_says_no_more_than_the_page():
    assert "定期检验合格，有效期至 2027年6月30日（含当日）" in board_at(LAST)
    assert f"定期检验，{LAPSED}" in board_at(AFTER)
    assert "合格" not in board_at(AFTER)
    assert "下次" in board_at("2026-12-01T12:00")
    assert "下次" not in board_at("2026-12-02T12:00")
