"""What has no end is looked at again; from that day on it says of itself that nobody has."""

from __future__ import annotations

import json

import pytest

from generator.build import build
from generator.chat import notice_text
from generator.cli import main
from generator.feeds import summary
from generator.models.review_day import DAYS_LISTED
from generator.reading import read
from generator.snapshot import changes, take
from generator.wording import on_paper
from tests.builders import at, make_content, make_notice, utc, write_estate

CERTAIN = "2027-02-28T23:59:59.999999"
DUE = "2027-03-01T00:00"
LISTED = "2027-03-30T23:59:59.999999"
UNLISTED = "2027-03-31T00:00"
HOLDS = "长期有效，2027年3月1日复核"
OVERDUE = "应于2027年3月1日复核，请以现场为准"

TEXTS = {".html", ".xml", ".js", ".ics", ".json"}

FILES = {
    "notices/20270101-ebike.md": (
        "---\n标题: 车棚充电须知\n类别: 安全\n张贴自: 2027-01-01\n长期张贴: 是\n"
        "复核日期: 2027-03-01\n---\n充满就拔。\n"
    )
}


def make_lasting(**typed):
    return make_notice(end=None, until_further_notice="是", review="2027-03-01", **typed)


def notice_at(moment, notice=None):
    return take(make_content(notice or make_lasting()), at(moment)).notices[0]


def test_it_holds_to_the_last_moment_before_the_day_of_its_review():
    assert not notice_at(CERTAIN).review.is_due
    assert notice_at(DUE).review.is_due


def test_it_stays_on_the_home_page_for_thirty_days_more():
    assert DAYS_LISTED == 30
    assert notice_at(LISTED).is_on_home
    assert not notice_at(UNLISTED).is_on_home
    assert take(make_content(make_lasting()), at(UNLISTED)).home_notices == ()


def test_both_moments_are_changes():
    content = make_content(make_lasting())
    assert changes(content, at("2027-02-28T12:00")).next == utc(2027, 2, 28, 16)
    assert changes(content, at("2027-03-30T12:00")).next == utc(2027, 3, 30, 16)


def test_what_has_an_end_goes_by_that():
    notice = notice_at(DUE, make_notice(end="2027-12-31", review="2027-03-01"))
    assert notice.review is None
    assert notice.is_on_home


@pytest.mark.parametrize(("moment", "said"), [(CERTAIN, HOLDS), (DUE, OVERDUE)])
def test_the_chat_the_feed_and_the_poster_say_the_same(moment, said):
    notice = notice_at(moment)
    assert said in notice_text(notice, "https://test.example/")
    assert said in summary(notice)
    assert on_paper.valid_until(notice.end, notice.review) == said


def test_a_poster_made_anew_does_not_say_that_it_hangs_for_long():
    before, due = notice_at(CERTAIN), notice_at(DUE)
    assert on_paper.posted_until(None, before.review) == "长期张贴，2027年3月1日复核"
    assert on_paper.posted_until(None, due.review) == OVERDUE
    marks = [on_paper.taken_down(None, one.review) for one in (before, due)]
    assert [one["word"] for one in marks] == ["长期", "应于"]


def site_at(folder, moment):
    build(folder, folder / "site", read(folder), at(moment))
    return folder / "site"


@pytest.mark.whole
def test_no_surface_says_valid_of_what_is_overdue(tmp_path):
    site = site_at(write_estate(tmp_path, FILES), DUE)
    texts = {file: file.read_text("utf-8") for file in site.rglob("*") if file.suffix in TEXTS}
    assert [file for file, text in texts.items() if "长期有效" in text] == []
    index = texts[site / "index.html"]
    assert OVERDUE in index
    assert "均在有效期内" not in index
    (told,) = (n for n in json.loads(texts[site / "data/notices.json"])["notices"] if n["review"])
    assert (told["review"], told["review_due"]) == ("2027-03-01", True)
    assert OVERDUE in texts[site / "data/search.js"]


@pytest.mark.whole
def test_a_page_that_is_left_alone_says_so_by_the_server_clock(tmp_path):
    site = site_at(write_estate(tmp_path, FILES), CERTAIN)
    page = (site / "index.html").read_text("utf-8")
    assert f'<span data-until="2027-03-01T00:00:00+08:00">{HOLDS}</span>' in page
    assert f'<span class="none" hidden>{OVERDUE}</span>' in page
    assert 'data-until="2027-03-31T00:00:00+08:00"' in page


@pytest.mark.whole
def test_it_stays_where_one_looks_for_it_when_it_has_left_the_home_page(tmp_path):
    site = site_at(write_estate(tmp_path, FILES), UNLISTED)
    for name, is_there in (
        ("index.html", False),
        ("large/index.html", False),
        ("404.html", False),
        ("notices/index.html", True),
        ("notices/20270101-ebike/index.html", True),
    ):
        assert ("车棚充电须知" in (site / name).read_text("utf-8")) is is_there, name


@pytest.mark.whole
def test_the_list_of_the_clerk_says_that_it_is_overdue(tmp_path, capsys):
    folder = write_estate(tmp_path, FILES)
    main(["list", str(folder), "--at", "2027-03-01 8:00"])
    assert "应于 2027-03-01 复核" in capsys.readouterr().out
