"""The differences as a page: by day, prices first, one file that needs nothing else."""

from __future__ import annotations

import re
import shutil
from html import unescape

import pytest

from generator.cli import main
from tests.builders import REPOSITORY, write_estate

pytestmark = pytest.mark.whole

FEES = """\
fees:
  - id: property
    name: 物业服务费
    kind: 物业服务费
    payer: 业主
    basis: 按面积
    unit: 元/㎡·月
    source: 合同
    rates:
      - {from: 2023-07-01, until: 2027-02-28, price: 2.20}
      - {from: 2027-03-01, price: 2.35, announced: 2026-11-02, resolution: 业主大会决定}
"""


def notice(title: str, start: str, until: str, more: str = "") -> str:
    return (
        f"---\n标题: {title}\n类别: 停水\n张贴自: {start}\n张贴至: {until}\n{more}---\n请备水。\n"
    )


FILES = {
    "fees.yaml": FEES,
    "notices/20270220-a.md": notice("一栋停水", "2027-02-20", "2027-02-28"),
    "notices/20270220-b.md": notice("二栋停水", "2027-02-20", "2027-02-28"),
    "notices/20270221-c.md": notice("商铺停水", "2027-02-21", "2027-02-26 18:00"),
    "notices/20270302-d.md": notice(
        "全小区停水", "2027-03-02", "2027-03-09", "影响时段: 2027-03-09 9:00–12:00\n"
    ),
}


@pytest.fixture
def folder(tmp_path):
    return write_estate(tmp_path / "estate", FILES)


def words_of(page: str) -> list[str]:
    """What is read of it, line by line."""
    body = page.partition("<body")[2].partition(">")[2]
    lines = re.sub("<[^>]+>", "", body).split("\n")
    return [" ".join(line.split()) for line in lines if line.strip()]


def page_of(folder, *options: str) -> str:
    page = folder.parent / "变化.html"
    assert main(["diff", str(folder), *options, "--page", str(page)]) == 0
    return page.read_text("utf-8")


TOLD = """\
测试小区
变化清单
2027年2月25日 0:00 → 2027年3月5日 0:00
2027年2月26日：下架 1 项
2027年3月1日：物业服务费 2.20 元/㎡·月 → 2.35 元/㎡·月；下架 2 项
2027年3月2日：上架 1 项
其间：变化 1 项
2027年2月26日（周五）
下架
商铺停水
停水
2027年3月1日（周一）
价格
物业服务费
2.20 元/㎡·月 → 2.35 元/㎡·月
收费
下架
一栋停水
停水
下架
二栋停水
停水
2027年3月2日（周二）
上架
全小区停水
停水 · 3月9日（周二）9:00–12:00 · 张贴至2027年3月9日（含当日）
其间的变化
变化
活动日历
日历 · 从2027年3月开始
测试服务中心 · 测试物业公司
"""


def test_every_difference_stands_under_the_day_it_is_seen_from(folder):
    told = words_of(page_of(folder, "--from", "2027-02-25", "--to", "2027-03-05"))
    assert told == TOLD.splitlines()


def test_the_moment_compared_with_is_part_of_the_span_and_the_one_before_is_not(folder):
    until = page_of(folder, "--from", "2027-02-27", "--to", "2027-03-01")
    since = page_of(folder, "--from", "2027-03-01", "--to", "2027-03-03")
    assert any(line.startswith("2027年3月1日：物业服务费 2.20") for line in words_of(until))
    assert "2027年3月2日：上架 1 项" in words_of(since)
    assert "物业服务费" not in since


def test_between_two_folders_it_says_what_an_edit_changed_in_both_wordings(folder, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    edited = notice("二栋改期停水", "2027-02-20", "2027-03-01").replace("请备水", "请多备水")
    (other / "content/notices/20270220-b.md").write_text(edited, encoding="utf-8")
    told = words_of(page_of(folder, "--with", str(other), "--at", "2027-02-25"))
    assert "2027年2月25日 0:00，从“estate”到“other”" in told
    assert (
        "停水 · 标题：二栋停水 → 二栋改期停水 · "
        "张贴期：2027年2月28日（含当日） → 2027年3月1日（含当日） · 正文"
    ) in told


def test_the_page_is_one_file_and_runs_nothing(folder):
    page = page_of(folder, "--from", "2027-02-25", "--to", "2027-03-05")
    assert not re.findall(r"(?:src|href|action)=", page)
    assert "<script" not in page
    assert "default-src 'none'; style-src 'sha256-" in unescape(page)


def test_where_nothing_differs_the_page_says_so(folder):
    told = words_of(page_of(folder, "--from", "2027-02-25", "--to", "2027-02-25T01:00"))
    assert "没有不同。" in told


def test_in_english_it_says_the_words_of_the_translations(tmp_path):
    page = tmp_path / "changes.html"
    options = ["--from", "2027-02-28", "--to", "2027-03-01", "--lang", "en"]
    assert main(["diff", str(REPOSITORY), *options, "--page", str(page)]) == 0
    text = page.read_text("utf-8")
    told = words_of(text)
    fee = "Property service fee (high-rise homes) 2.20 yuan/㎡·month → 2.35 yuan/㎡·month"
    assert any(line.startswith(f"1 March 2027: {fee}") for line in told)
    assert '<span class="original" lang="zh-Hans">防骗提醒：陌生来电先挂断</span>' in text


def test_a_foreign_file_is_left_alone_and_one_of_ours_is_replaced(folder, tmp_path, capsys):
    foreign = tmp_path / "letter.html"
    foreign.write_text("<p>Dear owners</p>", encoding="utf-8")
    options = ["diff", str(folder), "--from", "2027-02-25", "--to", "2027-03-05", "--page"]
    assert main([*options, str(foreign)]) == 3
    assert foreign.read_text("utf-8") == "<p>Dear owners</p>"
    assert "不是本程序做的" in capsys.readouterr().err
    ours = tmp_path / "ours.html"
    assert main([*options, str(ours)]) == 0
    assert main([*options, str(ours)]) == 0


def test_what_is_no_page_by_its_name_is_not_written(folder, tmp_path):
    assert main(["diff", str(folder), "--to", "2027-03-05", "--page", str(tmp_path / "x.md")]) == 2
    assert not (tmp_path / "x.md").exists()
