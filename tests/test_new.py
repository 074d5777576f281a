"""``new``: drafts that pass every check as they are, and that nobody sees until they are none."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.cli import main
from generator.edit import create, stubs
from generator.edit.record import as_filed, filed
from generator.edit.replacing import repetition
from generator.kinds.table import in_folder
from generator.models.categories import Category
from generator.models.status import Status
from generator.reading import read
from generator.snapshot import take
from tests.builders import REPOSITORY, at, write_estate
from tests.drafts import texts_of

NOON = at("2026-11-25T12:00")
STUBS = list(dict.fromkeys(stubs().values()))
GOLDEN = Path(__file__).parent / "data" / "drafts.md"
"""Every draft for the sample estate; ``python -m tests.drafts`` writes it."""


@pytest.fixture
def folder(tmp_path):
    return write_estate(tmp_path / "estate")


@pytest.fixture
def sample(tmp_path):
    shutil.copytree(REPOSITORY / "content", tmp_path / "sample" / "content")
    return tmp_path / "sample"


def new(folder, kind, *more):
    return main(["new", kind, str(folder), *more], lambda: NOON)


def written(folder, templates=None):
    """Write drafts from the named templates, or from all, the estate's own disclosures too."""
    content = read(folder).content
    every = dict.fromkeys(stubs(content).values())
    wanted = [stub for stub in every if templates is None or stub.template in templates]
    return [create(folder, stub, content, NOON.date()) for stub in wanted]


def finished(paths):
    """As its author leaves it: no draft any more."""
    for path in paths:
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "状态: 草稿" not in line), "utf-8")


def of_new(problems, paths):
    names = {path.name for path in paths}
    return [one for one in problems if one.place.path.rpartition("/")[2] in names]


@pytest.mark.parametrize("is_sample", [False, True], ids=["small estate", "sample"])
def test_every_draft_passes_every_check_as_it_is_and_once_it_is_none(folder, is_sample):
    if is_sample:
        shutil.rmtree(folder)
        shutil.copytree(REPOSITORY / "content", folder / "content")
    paths = written(folder)
    assert of_new(read(folder).problems_at(NOON), paths) == []
    finished(paths)
    assert of_new(read(folder).problems_at(NOON), paths) == []


def test_nobody_sees_a_draft_and_everybody_what_is_none_any_more(folder):
    paths = written(folder)
    ids = {path.stem for path in paths}

    def shown():
        snapshot = take(read(folder).content, NOON)
        found = {one.id for one in (*snapshot.notices, *snapshot.events)}
        found |= {view.guide.id for view in snapshot.guides}
        found |= {view.form.id for view in snapshot.forms}
        found |= {view.disclosure.id for view in snapshot.disclosures}
        return found & ids

    assert shown() == set()
    finished(paths)
    assert shown() == ids


def test_there_is_one_for_every_category():
    assert {stub.category for stub in STUBS} == {*Category, None}


def test_its_dates_are_far_enough_ahead_for_the_rules_of_the_place(tmp_path):
    rules = {"rules/test.yaml": "name: 规则\nlead:\n  - {category: water, hours: 100, basis: 试}\n"}
    folder = write_estate(tmp_path / "strict", rules)
    new(folder, "停水")
    assert (folder / "content/notices/20261201-water.md").exists()


@pytest.mark.parametrize("kind", ["water", "停水", " Water "])
def test_a_kind_is_called_by_its_key_or_its_word(folder, kind, capsys):
    assert new(folder, kind) == 0
    assert "已新建 content/notices/20261128-water.md，是草稿" in capsys.readouterr().out


def test_what_is_there_is_never_overwritten(folder, capsys):
    for _ in range(3):
        new(folder, "停水", "--json")
    told = capsys.readouterr().out.replace("}\n{", "},{")
    names = [one["path"].rpartition("/")[2] for one in json.loads(f"[{told}]")]
    assert names == ["20261128-water.md", "20261128-water-2.md", "20261128-water-3.md"]


def test_an_unknown_kind_is_told_with_what_there_is(folder, capsys):
    assert new(folder, "停氺") == 2
    assert re.search(r"没有“停氺”这一类。.*可以写：停水、停电", capsys.readouterr().err)


def test_the_sample_estate_is_offered_what_its_rules_ask_to_be_disclosed(sample):
    words = stubs(read(sample).content)
    assert words["公共收益收支"] is words["public-revenue"]
    assert words["二次供水水质"].template == "disclosure-water"


def test_every_draft_reads_as_it_was_agreed(sample):
    assert GOLDEN.read_text("utf-8") == texts_of(sample)


def test_figures_join_on_to_the_term_before(sample, capsys):
    new(sample, "维修资金使用", "--plan", "--json")
    text = json.loads(capsys.readouterr().out)["text"]
    kept = {d.id: d for d in read(sample).content.disclosures}
    before = kept["fund-2025h2"]  # the last whose term was over before that of the draft
    assert f"期初余额: {before.balance.closing:.2f}" in text


def test_what_is_given_takes_the_place_of_what_is_proposed(folder, capsys):
    given = ["--set", "影响范围=2栋", "--set", "body=早来早好。", "--set", "请您配合=一\n二"]
    assert new(folder, "停水", "--title", "2栋换水表停水", "--json", *given) == 0
    path = json.loads(capsys.readouterr().out)["path"]
    text = (folder / path).read_text("utf-8")
    assert "标题: 2栋换水表停水    # 写明哪里" in text
    assert "影响范围: 2栋    # 例：" in text
    assert "请您配合:\n  - 一\n  - 二\n" in text
    assert text.endswith("---\n早来早好。\n")


def test_a_plan_shows_the_text_and_writes_nothing(folder, capsys):
    before = sorted(folder.rglob("*"))
    assert new(folder, "停水", "--plan", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["path"] == "content/notices/20261128-water.md"
    assert told["text"].startswith("---\n")
    assert sorted(folder.rglob("*")) == before


def test_an_id_may_be_chosen(folder, capsys):
    assert new(folder, "指南", "--set", "标识=parcel-lockers") == 0
    assert (folder / "content/guides/parcel-lockers.md").exists()
    assert new(folder, "指南", "--set", "标识=快递柜") == 3
    assert "“快递柜”不能作文件名" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "said"),
    [("影响时段=2026-02-30", "2026 年 2 月没有 30 日"), ("影响时段=明天", "明天")],
)
def test_a_value_that_is_not_understood_writes_nothing(folder, given, said, capsys):
    assert main(["new", "停水", str(folder), "--set", given, "--at", "2026-11-25"]) == 3
    assert said in capsys.readouterr().err
    assert not (folder / "content/notices/20261128-water.md").exists()


def test_what_can_be_begun_is_listed_with_what_a_form_asks_for(folder, capsys):
    assert main(["new", "--list", str(folder), "--json"], lambda: NOON) == 0
    kinds = {one["key"]: one for one in json.loads(capsys.readouterr().out)["kinds"]}
    assert {kind["group"] for kind in kinds.values()} == {
        *("notices", "events", "disclosures", "guides", "forms", "fees")
    }
    water = {field["key"]: field for field in kinds["water"]["fields"]}
    assert water["window"]["kind"] == "time"
    assert water["window"]["proposed"] == "2026-11-28 9:00–17:00"
    assert water["contact"]["choices"] == ["duty", "desk", "butler"]
    assert list(water)[-1] == "body"
    assert {f["key"]: f["choices"] for f in kinds["event"]["fields"]}["kind"][0] == "节庆"
    assert all(field["zh"] for kind in kinds.values() for field in kind["fields"])


# Prices ------------------------------------------------------------------------------------------

FEES = """\
fees:   # 每年核对
  # 高层
  - id: high
    name: 物业费（高层）
    kind: 物业服务费
    payer: 业主
    basis: 按面积
    unit: 元/㎡·月
    rates:    # 从旧到新
      - {from: 2023-07-01, price: 1.80, until: 2025-12-31}  # 旧
      - {from: 2026-01-01, price: 2.00, resolution: 业主大会2025年第1次会议}  # 新
    source: 合同
  - id: low
    name: 物业费（多层）
    kind: 物业服务费
    payer: 业主
    basis: 按面积
    unit: 元/㎡·月
    rates:
      - from: 2023-07-01   # 起
        price: 1.50
        # 到此
    source: 合同
"""


@pytest.fixture
def priced(tmp_path):
    return write_estate(tmp_path / "priced", {"fees.yaml": FEES})


def price(folder, fee, value="2.35", *more):
    given = [f"收费={fee}", f"价格={value}", "决定=业主大会2026年第2次会议", *more]
    sets = [word for one in given for word in ("--set", one)]
    return main(["new", "调价", str(folder), *sets, "--at", "2026-11-25"])


def test_a_new_price_is_one_entry_more_and_the_last_one_gets_its_end(priced):
    assert price(priced, "high") == 0
    assert price(priced, "物业费（多层）", "1.60", "执行自=2027-03-01") == 0
    text = (priced / "content/fees.yaml").read_text("utf-8")
    new = [line for line in text.splitlines() if line not in FEES.splitlines()]
    before = "resolution: 业主大会2025年第1次会议"
    resolved = "announced: 2026-11-25, resolution: 业主大会2026年第2次会议}"
    assert new == [
        f"      - {{from: 2026-01-01, price: 2.00, {before}, until: 2026-12-31}}  # 新",
        f"      - {{from: 2027-01-01, price: 2.35, {resolved}",
        "        until: 2027-02-28",
        f"      - {{from: 2027-03-01, price: 1.60, {resolved}",
    ]
    gone = [line for line in FEES.splitlines() if line not in text.splitlines()]
    assert gone == [f"      - {{from: 2026-01-01, price: 2.00, {before}}}  # 新"]
    assert [p.code for p in read(priced).problems_at(NOON) if "fees" in p.place.path] == []


@pytest.mark.parametrize(
    "first_day",
    [
        "2026-1-1",
        "2026年1月1日",
        "2026/1/1",
        "2026.01.01",
        "２０２６-01-01",
        "2026年1月1日（周四）",
    ],
)
@pytest.mark.parametrize("fee", ["high", "low"], ids=["in braces", "in lines"])
def test_the_last_price_gets_its_end_however_its_first_day_is_written(tmp_path, fee, first_day):
    text = FEES.replace("2026-01-01", first_day)
    text = text.replace("from: 2023-07-01   # 起", f"from: {first_day}   # 起")
    folder = write_estate(tmp_path / "priced", {"fees.yaml": text})
    assert price(folder, fee) == 0
    rates = {one.value.id: one.value.rates for one in read(folder).records.fees}
    assert [str(rate.until) for rate in rates[fee]][-2:] == ["2026-12-31", "None"]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("{from: 2026-01-01, price: 2.00, until: }", ", until: 2026-12-31}"),
        ("{from: 2026-01-01, until: , price: 2.00}", ", until: 2026-12-31, price"),
        ('{from: 2026-01-01, until: "", price: 2.00}', ", until: 2026-12-31, price"),
        ("{from: 2026-01-01, price: 2.00, until}", ", until: 2026-12-31}"),
        ("{from: 2026-01-01, until: \n         , price: 2.00}", "  2026-12-31, price"),
        (
            "from: 2026-01-01\n        until:   # 还没定\n        price: 2.00",
            "        until: 2026-12-31   # 还没定\n        price: 2.00\n      - {",
        ),
        (
            "from: 2026-01-01\n        price: 2.00\n        执行至:\n        # 到此",
            "        执行至: 2026-12-31\n",
        ),
        (
            "from: 2026-01-01\n        price: 2.00\n        until:\n          ''",
            "        until:\n          2026-12-31\n",
        ),
    ],
)
def test_an_end_left_empty_is_filled_in(tmp_path, was, now):
    rate = "{from: 2026-01-01, price: 2.00, resolution: 业主大会2025年第1次会议}  # 新"
    folder = write_estate(tmp_path / "priced", {"fees.yaml": FEES.replace(rate, was)})
    assert price(folder, "high") == 0
    assert now in (folder / "content/fees.yaml").read_text("utf-8")
    rates = {one.value.id: one.value.rates for one in read(folder).records.fees}
    assert [str(rate.until) for rate in rates["high"]] == ["2025-12-31", "2026-12-31", "None"]


def test_a_mistake_in_the_file_is_named_where_its_last_good_version_stands_in(priced, capsys):
    assert main(["build", str(priced), "--at", "2026-11-25", "--no-posters"]) == 0
    path = priced / "content/fees.yaml"
    path.write_text(FEES.replace("2026-01-01", "2026-13-01"), "utf-8")
    assert price(priced, "high") == 3
    assert "第 11 行" in capsys.readouterr().err


def test_a_fee_is_found_whose_id_is_typed_in_full_width_letters(tmp_path):
    text = FEES.replace("id: high", "id: ｈｉｇｈ")
    folder = write_estate(tmp_path / "priced", {"fees.yaml": text})
    assert price(folder, "high") == 0


@pytest.mark.parametrize(
    ("fee", "more", "status"),
    [("high", ["执行自=2025-01-01"], 3), ("none", [], 2), ("high", ["颜色=红"], 3)],
)
def test_a_price_that_cannot_be_is_refused_and_the_file_left_alone(priced, fee, more, status):
    assert price(priced, fee, "2.35", *more) == status
    assert (priced / "content/fees.yaml").read_text("utf-8") == FEES


# From a word to the board -----------------------------------------------------------------------


ONE_OF_EACH = {"water", "disclosure-notice", "event", "disclosure-revenue", "guide", "form"}
"""Drafts that stand for all of their folder, and for notices about something of their own."""


@pytest.mark.whole
@pytest.mark.parametrize(
    "templates", [ONE_OF_EACH, pytest.param(None, marks=pytest.mark.slow)], ids=["few", "all"]
)
def test_what_is_begun_and_approved_has_a_page_and_a_poster(sample, templates):
    """Try one draft of each folder; with --full, each template there is."""
    home = sample / "content/estate.yaml"
    text = home.read_text("utf-8").replace("[zh, en]", "[zh]")
    home.write_text(f"{text}\napproval: 全部\n", "utf-8")
    kept = {"content", "rules", "fees", "standards"}
    for path in (sample / "content").rglob("*.*"):  # each command would read them
        if path.parent.name not in kept or ".en." in path.name:
            path.unlink()
    paths = written(sample, templates)
    assert {path.parent.name for path in paths} == {stub.folder for stub in STUBS}
    for path in paths:
        approved = ["approve", path.stem, str(sample), "--by", "某某经理", "--at", "2026-11-25"]
        assert main(approved) == 0
    assert main(["build", str(sample), "--at", "2026-11-25T12:00"]) in {0, 1}
    site = sample / "site"
    for path in paths:
        page = site / in_folder(path.parent.name).name / path.stem
        assert (page / "index.html").exists(), path
        if path.parent.name in {"notices", "events"}:
            assert (page / "poster.pdf").exists(), path
    published = b"".join(p.read_bytes() for p in site.rglob("*.html"))
    assert "某某经理".encode() not in published


# Once more ------------------------------------------------------------------------------------

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def days_of(source):
    fields = source.text.split("\n---\n")[0]
    values = "\n".join(line.partition("#")[0] for line in fields.splitlines())
    return [date.fromisoformat(day) for day in DAY.findall(values)]


def test_whatever_was_published_can_be_begun_again_on_the_same_days_of_the_week(sample):
    every = [one for one in read(sample).records.notices if one.value.status is not Status.DRAFT]
    every += read(sample).records.events
    for one in every:
        old = filed(sample, one.own.path)
        again = repetition(sample, old, NOON.date())
        after, value = as_filed(again.after), as_filed(again.after).sourced.value
        assert value.status is Status.DRAFT
        assert (value.title, value.body) == (old.sourced.value.title, old.sourced.value.body)
        assert value.approved_by is None
        assert after.id != old.id
        was, now = set(days_of(old.source)), days_of(again.after)
        assert not now or min(now) >= NOON.date() + timedelta(days=3)
        moved = {min(now) - day for day in was} if now else {timedelta(0)}
        assert any(not by.days % 7 and {day - by for day in now} <= was for by in moved), (
            one.own.path
        )


def test_what_is_begun_again_is_written_as_a_draft_that_says_where_it_lies(folder, capsys):
    fields = "标题: 端午包粽子\n种类: 节庆\n日期: 2025-05-31 9:00–11:00    # 周六\n版本: 2\n"
    text = f"---\n{fields}---\n5月31日见。\n"
    (folder / "content/events").mkdir(exist_ok=True)
    (folder / "content/events/20250531-zongzi.md").write_text(text, "utf-8")
    assert main(["new", "--like", "20250531-zongzi", str(folder), "--json"], lambda: NOON) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["path"] == "content/events/20261128-zongzi.md"
    said = (folder / told["path"]).read_text("utf-8")
    assert "日期: 2026-11-28 9:00–11:00    # 周六\n" in said
    assert "状态: 草稿\n" in said
    assert "版本" not in said
    assert said.endswith("5月31日见。\n")


def test_what_has_no_days_is_not_begun_again(folder, capsys):
    guide = "---\n标题: 装修\n最近核对: 2026-11-01\n---\n先登记。\n"
    (folder / "content/guides").mkdir(exist_ok=True)
    (folder / "content/guides/decoration.md").write_text(guide, "utf-8")
    assert main(["new", "--like", "decoration", str(folder)], lambda: NOON) == 3
    assert "没有日子可以往后移" in capsys.readouterr().err
