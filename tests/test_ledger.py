"""When a record was first seen and last changed, and what boards and subscribers make of it."""

from __future__ import annotations

import json
from datetime import date
from xml.etree import ElementTree as ET

import icalendar
import pytest

from generator import store
from generator.build import build, renderer_of
from generator.feeds import feeds
from generator.paper.boards.hanging import hangings
from generator.paper.boards.rounds import Reason, hung_at, news, round_on
from generator.reading import noted, read
from generator.snapshot import take
from tests.builders import at, write_estate

PLAIN = "notices/greeting.md"
WATER = "notices/20261126-water.md"
EVENT = "events/tea.md"
MORNING, AFTERNOON, EVENING = (at(f"2026-11-25T{hour}") for hour in ("08:00", "15:10", "18:00"))
NEXT_MORNING, NEXT_DAY = at("2026-11-26T09:00"), date(2026, 11, 26)


BOARD = {"boards.yaml": "boards:\n  - {id: gate, name: 南门公告栏, kind: 大门, slots: 9}\n"}


def notice(until="2026-12-20", more="", title="社区问候"):
    return f"---\n标题: {title}\n类别: 服务\n张贴至: {until}\n{more}---\n您好。\n"


def water(window="2026-11-28 9:00–17:00", more="张贴自: 2026-11-25\n"):
    return f"---\n标题: 二栋停水\n类别: 停水\n影响时段: {window}\n{more}---\n请备水。\n"


def event(moment="2026-12-05 14:00–16:00"):
    return f"---\n标题: 茶会\n种类: 文体\n地点: 活动室\n日期: {moment}\n---\n来坐坐。\n"


@pytest.fixture
def folder(tmp_path):
    """An estate that was built one morning, with room for everything on its gate."""
    estate = write_estate(tmp_path / "estate", BOARD)
    ran(estate, MORNING)
    return estate


def write(folder, path, text):
    file = folder / "content" / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def ran(folder, moment):
    """What a run that asks the clock leaves in the store, without a site."""
    reading = noted(read(folder), moment)
    store.remember_ledger(folder, reading.ledger)
    store.remember(folder, reading.last_good)


def built(folder, moment):
    return build(folder, folder / "site", read(folder), moment, is_real=True)


def published(folder, path):
    return (folder / "site" / path).read_text("utf-8")


def gate(folder, moment=NEXT_MORNING, day=NEXT_DAY):
    """What the sheet of that day says of the one board there is."""
    (walk,) = round_on(noted(read(folder), moment).content, day).walks
    (one,) = walk.boards
    return {
        "贴": [paper.id for paper in one.up],
        "换": [paper.id for paper in one.replaced],
        "撤": [(paper.id, why) for paper, why in one.down],
        "留": [paper.id for paper in one.kept],
    }


# The day of publication -------------------------------------------------------------------------


def test_a_notice_without_a_date_carries_the_day_it_was_first_seen(folder):
    write(folder, PLAIN, notice())
    ran(folder, AFTERNOON)
    built(folder, at("2026-11-29T10:00"))
    assert "<p>2026年11月25日</p>" in published(folder, "notices/greeting/index.html")
    assert "<published>2026-11-25T15:10:00+08:00</published>" in published(
        folder, "feeds/notices.xml"
    )


def test_on_a_machine_without_a_store_no_day_is_invented(tmp_path):
    folder = write_estate(tmp_path / "estate", {PLAIN: notice(), EVENT: event()})
    for moment in (AFTERNOON, NEXT_MORNING):
        built(folder, moment)
        page = published(folder, "notices/greeting/index.html")
        assert "2023" not in page
        assert "<p>2026年11月25日</p>" not in page
        record = json.loads(published(folder, "data/notices.json"))["notices"]
        assert next(one["published"] for one in record if one["id"] == "greeting") is None
        atom = ET.fromstring(published(folder, "feeds/events.xml"))
        (entry,) = atom.iter("{http://www.w3.org/2005/Atom}entry")
        assert entry.find("{*}published") is None
        assert entry.findtext("{*}updated") == "2023-07-01T00:00:00+08:00"


def test_a_draft_is_seen_by_nobody(folder):
    write(folder, PLAIN, notice(more="状态: 草稿\n"))
    ran(folder, MORNING)
    write(folder, PLAIN, notice())
    ran(folder, AFTERNOON)
    (view,) = (n for n in take(read(folder).content, EVENING).notices if n.id == "greeting")
    assert view.published == AFTERNOON


def test_what_was_renamed_away_and_is_back_was_first_seen_long_ago(folder):
    write(folder, PLAIN, notice())
    ran(folder, MORNING)
    (folder / "content" / PLAIN).unlink()
    ran(folder, AFTERNOON)
    write(folder, PLAIN, notice())
    ran(folder, EVENING)
    assert store.seen_of(store.ledger(folder))["notices", "greeting"].first == MORNING


def test_a_build_for_a_moment_notes_nothing(folder):
    write(folder, PLAIN, notice())
    before = (folder / ".estate" / "seen.json").read_bytes()
    build(folder, folder / "site", read(folder), AFTERNOON)
    assert (folder / ".estate" / "seen.json").read_bytes() == before


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"version": 1}', '{"version": 9}'])
def test_a_damaged_ledger_is_as_good_as_none(folder, damage):
    (folder / ".estate" / "seen.json").write_text(damage)
    assert store.ledger(folder) is None
    ran(folder, AFTERNOON)
    seen = store.seen_of(store.ledger(folder))["notices", "20261120-always"]
    assert not seen.is_sure


# The sheet of the next morning ------------------------------------------------------------------


@pytest.mark.parametrize("more", ["", "张贴自: 2026-11-25\n", "张贴自: 2026-11-20\n"])
@pytest.mark.parametrize("is_built", [True, False])
def test_what_was_written_after_the_round_goes_up_the_next_morning(folder, more, is_built):
    write(folder, PLAIN, notice(more=more))
    if is_built:
        ran(folder, AFTERNOON)
    assert gate(folder)["贴"] == ["greeting"]
    ran(folder, NEXT_MORNING)
    assert gate(folder, at("2026-11-27T08:00"), date(2026, 11, 27))["留"] == ["greeting"]


@pytest.mark.parametrize("more", ["", "修订日期: 2026-11-25\n"])
def test_what_was_corrected_after_the_round_is_replaced_the_next_morning(folder, more):
    write(folder, PLAIN, notice())
    ran(folder, MORNING)
    write(folder, PLAIN, notice(until="2026-12-31", more=more))
    ran(folder, AFTERNOON)
    assert gate(folder)["换"] == ["greeting"]


def test_a_moment_in_the_file_is_enough_for_the_sheet(tmp_path):
    """As the commands write it; on a machine that remembers nothing."""
    changed = notice(more="张贴自: 2026-11-20\n修订日期: 2026-11-25 15:10\n")
    assert gate(write_estate(tmp_path, {**BOARD, PLAIN: changed}))["换"] == ["greeting"]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (None, Reason.DELETED),
        (notice(more="状态: 撤回\n变更原因: 有误\n"), Reason.WITHDRAWN),
        (notice(more="状态: 草稿\n"), Reason.UNPOSTED),
        (notice(more="张贴自: 2026-12-01\n"), Reason.UNPOSTED),
        (notice(until="2026-11-24"), Reason.ENDED),
    ],
)
def test_what_was_taken_back_after_the_round_comes_down_the_next_morning(folder, changed, why):
    write(folder, PLAIN, notice())
    ran(folder, MORNING)
    if changed is None:
        (folder / "content" / PLAIN).unlink()
    else:
        write(folder, PLAIN, changed)
    ran(folder, AFTERNOON)
    assert gate(folder)["撤"] == [("greeting", why)]
    assert gate(folder, at("2026-11-27T08:00"), date(2026, 11, 27))["撤"] == []


def test_an_undated_notice_of_before_the_first_run_goes_up_once(tmp_path):
    folder = write_estate(tmp_path, {**BOARD, PLAIN: notice()})
    assert gate(folder)["贴"] == ["greeting"]
    ran(folder, NEXT_MORNING)
    assert gate(folder, at("2026-11-27T08:00"), date(2026, 11, 27))["贴"] == []


def test_the_pack_of_the_day_holds_what_its_sheet_puts_up_or_replaces(folder):
    write(folder, WATER, water())
    ran(folder, MORNING)
    write(folder, PLAIN, notice())
    write(folder, WATER, water("2026-11-28 9:00–18:00"))
    ran(folder, AFTERNOON)
    content, last = read(folder).content, at("2026-11-25T09:30")
    now = hangings(take(content, NEXT_MORNING), content)
    (papers,) = (news(old, new, last) for old, new in zip(hung_at(content, last), now, strict=True))
    sheet = gate(folder)
    assert sorted(paper.id for paper in papers) == sorted([*sheet["贴"], *sheet["换"]])
    assert {paper.id for paper in papers} == {"greeting", "20261126-water"}


# Ends that are slips ----------------------------------------------------------------------------


def told(folder, moment):
    found = noted(read(folder), moment).problems_at(moment)
    return [(one.code, one.place.path) for one in found]


def test_what_is_over_when_it_is_first_seen_is_told(folder):
    write(folder, PLAIN, notice(until="2026-01-20"))
    assert told(folder, AFTERNOON) == [("notice.over_before_seen", f"content/{PLAIN}")]


def test_what_ended_in_its_time_or_was_there_from_the_start_is_not(folder, tmp_path):
    write(folder, PLAIN, notice(until="2026-11-25"))
    ran(folder, AFTERNOON)
    assert told(folder, at("2026-12-20T08:00")) == []
    other = write_estate(tmp_path / "other", {PLAIN: notice(until="2026-01-20")})
    ran(other, MORNING)
    assert told(other, AFTERNOON) == []


# Calendars and feeds ----------------------------------------------------------------------------


def fed(folder, moment, path):
    """A feed as a run at that moment makes it."""
    ran(folder, moment)
    snapshot = take(read(folder).content, moment)
    return feeds(snapshot, renderer_of(snapshot, None), [])[path].decode()


def entry_of(folder, moment, path):
    (entry,) = icalendar.Calendar.from_ical(fed(folder, moment, path)).events
    return entry


@pytest.mark.parametrize(
    ("path", "first", "second", "feed"),
    [
        (WATER, water(), water("2026-11-28 10:00–17:00"), "feeds/notices.ics"),
        (WATER, water(), water(more="张贴自: 2026-11-25\n地点: 二栋\n"), "feeds/notices.ics"),
        (EVENT, event(), event("2026-12-06 14:00–16:00"), "feeds/events.ics"),
    ],
)
def test_a_change_raises_the_sequence_and_the_stamp_and_keeps_the_name(
    folder, path, first, second, feed
):
    write(folder, path, first)
    before = entry_of(folder, MORNING, feed)
    write(folder, path, second)
    after = entry_of(folder, AFTERNOON, feed)
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["LAST-MODIFIED"].dt == AFTERNOON
    atom = fed(folder, AFTERNOON, feed.replace(".ics", ".xml"))
    assert "<updated>2026-11-25T15:10:00+08:00</updated>" in atom
    write(folder, path, first)
    assert entry_of(folder, EVENING, feed)["SEQUENCE"] > after["SEQUENCE"]


def test_what_nobody_sees_raises_nothing(folder):
    write(folder, WATER, water())
    before = fed(folder, MORNING, "feeds/notices.xml")
    write(folder, WATER, water(more="张贴自: 2026-11-25\n审批人: 周经理\n# 备注\n"))
    assert fed(folder, AFTERNOON, "feeds/notices.xml") == before
