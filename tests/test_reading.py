"""What a reader met who read the sample page by page: each sentence true on its day."""

from __future__ import annotations

import re
from decimal import Decimal

import lxml.html
import pytest

from generator.build import build, inspect
from generator.kinds.disclosures.model import Figure
from generator.kinds.disclosures.words import measured_words
from generator.paper.sheets.catalogues import catalogues
from generator.paper.sheets.promise_boards import promise_boards
from generator.paper.sheets.standing import standing_sheets
from generator.reading import read
from generator.snapshot import changes, take
from generator.wording.money import unit_price_words
from tests.builders import at, make_content, make_event, make_notice, utc, write_estate

NOON = at("2026-11-25T12:00")


def page_at(folder, moment, address):
    """The words of one page, each run of white space one space."""
    build(folder, folder / "site", read(folder), moment)
    page = (folder / "site" / address / "index.html").read_text("utf-8")
    body = lxml.html.fromstring(page).find("body")
    for hidden in body.xpath("//*[@hidden]"):
        hidden.drop_tree()
    return re.sub(r"\s+", " ", body.text_content())


# Prices ---------------------------------------------------------------------------------------

POWER = """\
updated: 2026-11-02
company: 某物业公司
hotline: 服务台
fees:
  - id: power
    name: 电费
    kind: 代收代缴
    payer: 1栋住宅用户
    scope: 1栋
    basis: 阶梯
    unit: 元/千瓦时
    pricing: 政府定价
    source: 电价文件
    rates:
      - from: 2023-07-01
        tiers:
          - {upto: 2520, price: 0.5360}
          - {upto: 4800, price: 0.5860}
          - {price: 0.8360}
examples:
  - {fee: power, quantity: 2500, before: 2400, at: 2026-11-01, expect: 1482.28, text: 跨级}
"""


@pytest.mark.parametrize(
    ("price", "words"), [("2.2", "2.20"), ("0.5360", "0.5360"), ("5", "5.00"), ("0.536", "0.536")]
)
def test_a_price_keeps_the_places_it_was_typed_with(price, words):
    assert unit_price_words(Decimal(price)) == words


@pytest.mark.whole
@pytest.mark.parametrize("address", ["fees/power", "fees/calculator"])
def test_a_price_by_steps_is_rounded_nowhere(address, tmp_path):
    page = page_at(write_estate(tmp_path, {"fees.yaml": POWER}), NOON, address)
    assert [price for price in ("0.5360", "0.5860", "0.8360") if page.count(price) < 3] == []
    assert [price for price in ("0.54", "0.59", "0.84") if f"{price} " in page] == []


@pytest.mark.whole
def test_no_step_counts_the_figure_at_which_the_one_before_it_ends(tmp_path):
    """以上 includes the figure itself (Civil Code art. 1259), 超过 does not."""
    page = page_at(write_estate(tmp_path, {"fees.yaml": POWER}), NOON, "fees/power")
    said = ("不超过 2520", "超过 2520 至 4800", "超过 4800")
    assert [words for words in said if words not in page] == []
    assert "以上" not in page
    assert ">" not in page


@pytest.mark.whole
def test_an_example_without_months_names_the_day_of_its_price(tmp_path):
    page = page_at(write_estate(tmp_path, {"fees.yaml": POWER}), NOON, "fees/power")
    assert "按2026年11月1日的价格；" in page
    assert "2026年11月1日起" not in page


@pytest.mark.whole
def test_who_pays_is_not_said_twice(tmp_path):
    page = page_at(write_estate(tmp_path, {"fees.yaml": POWER}), NOON, "fees/power")
    assert "1栋住宅用户" in page
    assert "（1栋）" not in page


# 公示 -----------------------------------------------------------------------------------------

POSTED = """\
---
标题: 调价公示
类别: 费用
张贴自: 2026-11-02
张贴至: 2027-03-31
min_days: 30
objection: 2026-12-10
objection_how: 书面意见交服务台
---
调整后的价格见表。
"""
OPEN = "截至 2026年12月10日（含当日）。书面意见交服务台"
CLOSED = "意见期到 2026年12月10日（含当日）为止，已经结束。"


@pytest.mark.whole
def test_a_notice_asks_for_objections_only_as_long_as_one_may_object(tmp_path):
    folder = write_estate(tmp_path, {"notices/20261102-price.md": POSTED})
    before = page_at(folder, at("2026-12-10T23:59:59"), "notices/20261102-price")
    raw = (folder / "site/notices/20261102-price/index.html").read_text("utf-8")
    after = page_at(folder, at("2026-12-11T00:00"), "notices/20261102-price")
    assert (OPEN in before, CLOSED in before) == (True, False)
    assert (OPEN in after, CLOSED in after) == (False, True)
    assert f'<span class="none" hidden>{CLOSED}</span>' in raw
    assert "书面意见交服务台" not in (folder / "site/data/search.js").read_text("utf-8")


def test_the_end_of_objections_to_a_notice_is_a_change():
    notice = make_notice(
        end="2027-03-31", **{"from": "2026-11-02"}, min_days="30", objection="2026-12-10"
    )
    content = make_content(notice)
    assert changes(content, at("2026-12-10T12:00")).next == utc(2026, 12, 10, 16)


ENERGY = """\
---
title: 上半年公共能耗
kind: shared_energy
period: 2026-H1
from: 2026-08-20
until: 2026-12-31
signed_by: 业委会
expense:
  - {item: 电梯用电, amount: 54252.00}
use:
  - {item: 留存结余中支付, amount: -54252.00, decision: 业主大会决定}
figures:
  - {item: 菌落总数, value: 未检出, unit: CFU/mL}
  - {item: 电梯, value: "98,640", unit: 千瓦时}
---
"""


@pytest.mark.whole
def test_what_only_was_spent_leaves_nothing_over(tmp_path):
    folder = write_estate(tmp_path, {"disclosures/energy.md": ENERGY})
    page = page_at(folder, NOON, "disclosures/energy")
    assert "支出合计54,252.00 元" in page
    assert "钱从哪里来" in page
    assert "结余的用途" not in page
    assert "-54,252.00" not in page


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [("98,640", "千瓦时", "98,640 千瓦时"), ("未检出", "CFU/mL", "未检出"), ("24", None, "24")],
)
def test_only_a_figure_has_a_unit(value, unit, words):
    assert measured_words(Figure(item="项目", value=value, unit=unit)) == words


# Notices --------------------------------------------------------------------------------------

LASTING = "---\n标题: 水景停用\n类别: 设施\n长期张贴: 是\n复核日期: 2026-10-01\n---\n空池勿入。\n"
OUTAGE = "---\n标题: 警铃测试\n类别: {}\n影响时段: 2026-11-24 9:00–11:00\n张贴至: 2026-12-31\n---\n"


@pytest.mark.whole
def test_the_home_page_says_how_many_it_does_not_list(tmp_path):
    folder = write_estate(tmp_path, {"notices/20260901-pond.md": LASTING})
    assert "另有 1 则等待复核" in page_at(folder, NOON, "")
    (folder / "content/notices/20260901-pond.md").unlink()
    assert "等待复核" not in page_at(folder, NOON, "")


@pytest.mark.whole
@pytest.mark.parametrize(("category", "word"), [("停水", "恢复"), ("消防", "结束")])
def test_what_is_over_as_planned_comes_back_or_ends(category, word, tmp_path):
    folder = write_estate(tmp_path, {"notices/20261120-test.md": OUTAGE.format(category)})
    page = page_at(folder, NOON, "notices/20261120-test")
    assert f"计划 11月24日 11:00 {word}。如仍未{word}，请拨" in page


# Papers ---------------------------------------------------------------------------------------

EQUIPMENT = "equipment:\n  - {id: lift, name: 电梯, maintainer: {name: 某公司}}\n"


def test_no_board_says_that_it_was_checked_on_a_day_nobody_wrote(tmp_path):
    folder = write_estate(tmp_path, {"equipment.yaml": EQUIPMENT})
    site = take(read(folder).content, NOON)
    sheets = {**dict(promise_boards(site)), **dict(catalogues(site))}
    assert "设备维保-A3.pdf" in sheets
    assert [n for n, sheet in sheets.items() if "2023" in sheet.data["updated"]] == []


def test_a_season_says_of_what_nobody_can_join_any_more_that_it_is_closed():
    event = make_event(
        programme="winter",
        registration={"until": "2026-11-20", "how": ["电话"]},
        **{"from": "2026-11-01"},
    )
    site = take(make_content(events=(event,), programmes=(SEASON,)), NOON)
    (sheet,) = standing_sheets(site)["围炉季-winter-A4.pdf"]
    (section,) = sheet.data["sections"]
    assert section["rows"][0][-1] == "报名已截止"


SEASON = {
    "id": "winter",
    "name": "围炉季",
    "from": "2026-12-01",
    "until": "2027-02-28",
    "announced": "2026-11-20",
}


# What is in progress --------------------------------------------------------------------------

PROGRESS = {
    "guides/works.md": (
        "---\n标题: 改造\n最近核对: 2026-11-20\n整改进展:\n"
        "  - {问题: 东门积水, 进展: 第二段施工, 下次更新: 2026-12-21, 公告: 20261120-drain}\n---\n"
        "常用电话\n"
    ),
    "notices/20261120-drain.md": (
        "---\n标题: 东门施工\n类别: 施工\n张贴自: 2026-11-20\n张贴至: 2026-12-18\n---\n绕行。\n"
    ),
}


@pytest.mark.parametrize(
    ("moment", "codes"),
    [
        ("2026-12-18T23:59:59", []),
        ("2026-12-19T00:00", ["progress.notice_over"]),
        ("2026-12-22T00:00", ["progress.overdue"]),
    ],
)
def test_the_clerk_hears_that_news_is_awaited_as_soon_as_the_notice_is_over(
    moment, codes, tmp_path
):
    folder = write_estate(tmp_path, PROGRESS)
    found = inspect(read(folder), folder, at(moment))
    assert [one.code for one in found if "works" in one.place.path] == codes
