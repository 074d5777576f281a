"""Guides may end, a look at them may be overdue, and what is in progress is known to a day."""

from __future__ import annotations

import pytest

from generator.audit import audit, hidden_at
from generator.build import build, inspect
from generator.kinds.guides.model import Guide
from generator.reading import read
from generator.snapshot import changes, differences, take
from tests.builders import at, make_content, make_notice, utc, write_estate

LAST, AFTER = "2027-03-15T23:59:59.999999", "2027-03-16T00:00"
ENTRY = {"work": "外墙渗水", "state": "正在施工", "next": "2027-03-15"}


def make_guide(id="works", **typed):
    fields = {"title": "改造", "updated": "2026-11-20", "body": "常用电话"}
    return Guide.model_validate({"id": id} | fields | typed)


def with_guides(*guides, notices=()):
    return make_content(*notices).with_lists({"guides": guides})


def guide_at(moment, content):
    return take(content, at(moment)).guides[0]


def test_a_guide_is_there_to_the_last_moment_of_its_last_day():
    content = with_guides(make_guide(until="2027-03-15"))
    assert take(content, at(LAST)).guides
    assert not take(content, at(AFTER)).guides
    assert changes(content, at("2027-03-15T12:00")).next == utc(2027, 3, 15, 16)
    found = differences(take(content, at(LAST)), take(content, at(AFTER)))
    assert ("disappears", "guide") in [(one.what, one.shown.kind) for one in found]


def test_a_link_to_a_guide_that_has_ended_is_text():
    link = make_guide(
        "other", body="见[改造](works.md)和[网址](https://test.example/guides/works/)"
    )
    content = with_guides(make_guide(until="2027-03-15"), link)
    assert len(take(content, at(LAST)).guides[1].links) == 2
    assert take(content, at(AFTER)).guides[0].links == {}


def test_the_address_of_a_guide_that_has_ended_stands_in_no_file():
    hidden = hidden_at(with_guides(make_guide(until="2027-03-15")), at(AFTER))
    (found,) = audit({"x.html": b"<a>/guides/works/</a>"}, hidden).findings
    assert dict(found.told().facts)["other"] == "content/guides/works.md"


def test_from_the_day_of_its_review_on_a_look_is_overdue():
    content = with_guides(make_guide(review="2027-03-15"))
    assert not guide_at("2027-03-14T23:59:59", content).is_review_due
    assert guide_at("2027-03-15T00:00", content).is_review_due
    assert changes(content, at("2027-03-14T12:00")).next == utc(2027, 3, 14, 16)


def test_what_is_in_progress_is_known_to_the_last_moment_of_the_day_it_names():
    content = with_guides(make_guide(progress=[ENTRY]))
    assert guide_at(LAST, content).progress[0].is_known
    assert not guide_at(AFTER, content).progress[0].is_known


def test_when_its_notice_is_over_nobody_says_that_it_goes_on():
    notice = make_notice("wall", end="2027-03-01")
    content = with_guides(make_guide(progress=[ENTRY | {"notice": "wall"}]), notices=(notice,))
    assert guide_at("2027-03-01T23:59:59", content).progress[0].is_known
    assert not guide_at("2027-03-02T00:00", content).progress[0].is_known


def test_an_entry_that_is_done_leaves_the_list():
    content = with_guides(make_guide(progress=[ENTRY | {"until": "2027-02-01"}]))
    assert guide_at("2027-02-01T23:59:59", content).progress
    assert not guide_at("2027-02-02T00:00", content).progress


FILES = {
    "guides/works.md": (
        "---\n标题: 改造\n最近核对: 2026-11-20\n复核日期: 2027-03-16\n整改进展:\n"
        "  - {问题: 外墙渗水, 怎么改: 补防水, 进展: 正在施工, 下次更新: 2027-03-15}\n---\n"
        "常用电话\n"
    )
}


@pytest.mark.whole
def test_a_page_says_that_it_waits_for_news_instead_of_what_may_be_over(tmp_path):
    folder = write_estate(tmp_path, FILES)
    pages = {}
    for moment in (LAST, AFTER):
        build(folder, folder / "site", read(folder), at(moment))
        pages[moment] = "".join(
            (folder / "site" / name).read_text("utf-8")
            for name in ("guides/works/index.html", "data/search.js")
        )
    assert '<span data-until="2027-03-16T00:00:00+08:00">正在施工</span>' in pages[LAST]
    assert "正在施工" not in pages[AFTER]
    assert "<td>等待更新，请以现场为准</td><td>应于2027年3月15日更新</td>" in pages[AFTER]
    assert "应于2027年3月16日复核，请以现场为准" in pages[AFTER]


def test_the_clerk_hears_of_both_as_problems(tmp_path):
    folder = write_estate(tmp_path, FILES)
    reading = read(folder)
    for moment, codes in ((LAST, []), (AFTER, ["guide.review_over", "progress.overdue"])):
        found = [
            one.code for one in inspect(reading, folder, at(moment)) if "works" in one.place.path
        ]
        assert found == codes
