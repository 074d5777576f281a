"""Whatever is published is searched for personal data, not only what is written every week."""

from __future__ import annotations

import re

import pytest

from generator import store
from generator.build import build
from generator.kinds.table import KINDS
from generator.problems import Grade
from generator.reading import read
from generator.review import NoEstateError
from tests.builders import SMALL_ESTATE, at, write_estate

MOBILE = "13812345678"
HERE = "甲"
"""Where something is typed that may hold a number."""

CONSENT = "¤"
"""Where a reason for it goes: among the fields of that very record."""

FEE = (
    "fees:\n  - id: card\n    name: 门禁卡\n    kind: 其他\n    payer: 业主\n    basis: 按次\n"
    "    unit: 元/张\n    source: 合同\n    rates: [{price: 10, from: 2023-07-01}]\n"
)
DESK = "¤title: 服务台\ndept: 前台\nupdated: 2026-10-08\n"
RECORDS = {
    "notices": ("notices/n.md", "---\n标题: 公告甲\n类别: 服务\n张贴至: 2026-12-25\n¤---\n好。\n"),
    "events": (
        "events/e.md",
        "---\n标题: 活动甲\n种类: 节庆\n日期: 2026-12-22\n地点: 室内\n¤---\n好。\n",
    ),
    "guides": ("guides/g.md", "---\n标题: 指南甲\n最近核对: 2026-11-01\n¤---\n好。\n"),
    "forms": (
        "forms/f.md",
        "---\n标题: 表格甲\n最近核对: 2026-11-01\n填写项: [{名目: 楼栋}]\n¤---\n好。\n",
    ),
    "disclosures": (
        "disclosures/d.md",
        (
            "---\n标题: 公共收益甲\nkind: revenue\nperiod: 2026-H1\n张贴自: 2026-11-01\n"
            "签署单位: 业委会\n¤---\n好。\n"
        ),
    ),
    "estate": ("estate.yaml", SMALL_ESTATE["estate.yaml"] + "committee: 甲\n¤"),
    "contacts": (
        "contacts.yaml",
        SMALL_ESTATE["contacts.yaml"] + "  - {¤id: gas, name: 燃气, phone: 95000, hours: 甲}\n",
    ),
    "public": (
        "contacts.yaml",
        SMALL_ESTATE["contacts.yaml"]
        + "public:\n  - {¤id: police, name: 民警, phone: 110, place: 甲}\n",
    ),
    "boards": (
        "boards.yaml",
        SMALL_ESTATE["boards.yaml"] + "  - {¤id: hall, name: 会所, kind: 设施, place: 甲}\n",
    ),
    "evergreen": (
        "boards.yaml",
        SMALL_ESTATE["boards.yaml"] + "evergreen:\n  - {¤item: 疏散图甲, boards: 全部大堂}\n",
    ),
    "others": (
        "boards.yaml",
        SMALL_ESTATE["boards.yaml"]
        + "others:\n  - {¤owner: 派出所, item: 提示甲, boards: 全部大堂}\n",
    ),
    "fee_tasks": (
        "calendar.yaml",
        SMALL_ESTATE["calendar.yaml"]
        + "fee_calendar:\n  - {¤id: bill, name: 账单, days: 25, public: 发账单甲}\n",
    ),
    "years": (
        "calendar.yaml",
        SMALL_ESTATE["calendar.yaml"] + "  - {¤year: 2028, status: 未公布, source: 甲}\n",
    ),
    "profiles": (
        "rules/test.yaml",
        "¤" + SMALL_ESTATE["rules/test.yaml"].replace("basis: 小区承诺", "basis: 小区承诺甲"),
    ),
    "standards": (
        "standards/desk.yaml",
        DESK + "items:\n  - {id: hours, name: 时间, text: 8:30–18:00甲}\n",
    ),
    "indicators": (
        "indicators.yaml",
        (
            "indicators:\n  - {¤id: repair, name: 及时率, better: 越高越好, unit: '%', public: 是,"
            " remark: 说明甲}\n"
        ),
    ),
    "results": (
        "results/2026-10.yaml",
        (
            "¤period: 2026-10\npublished: 2026-11-05\nindicators:\n"
            "  - {id: repair, num: 9, den: 10, note: 说明甲}\n"
        ),
    ),
    "fees": ("fees.yaml", FEE + "    remark: 说明甲\n    ¤"),
    "examples": (
        "fees.yaml",
        FEE
        + "examples:\n  - {¤fee: card, quantity: 1, at: 2026-11-01, expect: 10, text: 一张甲}\n",
    ),
    "fee_board": (
        "fees.yaml",
        FEE + "board: {¤company: 测试物业, updated: 2026-11-01, note: 说明甲}\n",
    ),
    "services": (
        "services.yaml",
        (
            "groups:\n  - {id: house, name: 房屋}\nservices:\n  - {¤id: ladder, no: 1, name: 梯,"
            " group: house, charge: 免费, dept: 前台, how: 到服务台, remark: 说明甲}\n"
        ),
    ),
    "service_groups": ("services.yaml", "groups:\n  - {¤id: house, name: 房屋甲}\n"),
    "catalogue_review": (
        "services.yaml",
        "review: {¤month: 12, updated: 2026-11-01, approved_by: 周经理, rules: [先问甲]}\n",
    ),
    "equipment": (
        "equipment.yaml",
        "equipment:\n  - {¤id: lift, name: 电梯, maintainer: {name: 电梯公司}, officer: 张工甲}\n",
    ),
    "programmes": (
        "programmes.yaml",
        "programmes:\n  - {¤id: winter, name: 围炉季甲, from: 2026-11-01, until: 2026-12-31}\n",
    ),
}
"""Kind → a file that holds one more of it."""


def test_there_is_one_of_every_kind_that_is_published():
    assert {*RECORDS} == {kind.name for kind in KINDS if kind.is_translated}


def typed(kind, words="", consent=""):
    path, text = RECORDS[kind]
    is_inline = re.search("{¤", text) is not None
    reason = consent and f"{consent}{', ' if is_inline else chr(10)}"
    return {path: text.replace(CONSENT, reason).replace(HERE, HERE + words)}


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
