"""What is visible at a moment, and when that changes."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from generator.kinds import links
from generator.kinds.notices.life import lives
from generator.kinds.seen import Seen
from generator.kinds.states import State
from generator.models.boards import Board
from generator.snapshot import changes, shown_at, take
from generator.wording.scopes import unaffected_words
from tests.builders import at, make_content, make_notice, utc

TICK = timedelta(microseconds=1)


ZONES = ("UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati")


@pytest.fixture(params=ZONES if hasattr(time, "tzset") else ["that of the machine"], autouse=True)
def _process_zone(request, monkeypatch):
    """Nothing may depend on the zone of the machine, which on Windows no process can change."""
    if request.param not in ZONES:
        yield
        return
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def states(content, instant):
    return {life.notice.id: life.state(instant) for life in lives(content)}


def visible(content, instant):
    return [notice.id for notice in take(content, instant).notices]


def state_of(instant, *notices, **content):
    return states(make_content(*notices, **content), instant)[notices[0].id]


# Edges


def test_a_notice_without_start_is_visible_at_once():
    assert state_of(datetime(1990, 1, 1, tzinfo=UTC), make_notice()) is State.CURRENT


@pytest.mark.parametrize(
    ("typed", "before", "first"),
    [
        ("2026-11-22", "2026-11-21T23:59:59.999999", "2026-11-22T00:00"),
        ("2026-11-22 8:00", "2026-11-22T07:59:59.999999", "2026-11-22T08:00"),
    ],
)
def test_a_notice_appears_at_its_start_and_not_before(typed, before, first):
    notice = make_notice(from_=typed)
    assert state_of(at(before), notice) is State.SCHEDULED
    assert state_of(at(first), notice) is State.CURRENT


@pytest.mark.parametrize(
    ("typed", "last", "gone"),
    [
        ({"end": "2026-11-25"}, "2026-11-25T23:59:59.999999", "2026-11-26T00:00"),
        ({"end": "2026-11-25 18:00"}, "2026-11-25T17:59:59.999999", "2026-11-25T18:00"),
        ({"end": "2026-11-25 24:00"}, "2026-11-25T23:59:59.999999", "2026-11-26T00:00"),
        (
            {"end": None, "window": "2026-11-25 9:00–17:00"},
            "2026-11-25T23:59:59.999999",
            "2026-11-26T00:00",
        ),
        (
            {"status": "取消", "window": "2026-11-25 9:00–17:00"},
            "2026-11-25T16:59:59.999999",
            "2026-11-25T17:00",
        ),
    ],
)
def test_a_notice_is_visible_until_just_before_its_end(typed, last, gone):
    notice = make_notice(**typed)
    assert state_of(at(last), notice) is State.CURRENT
    assert state_of(at(last) + TICK, notice) is State.ENDED
    assert state_of(at(gone), notice) is State.ENDED


def test_the_last_day_of_a_year_is_a_whole_day():
    notice = make_notice(end="2026-12-31")
    assert state_of(at("2026-12-31T23:59:59.999999"), notice) is State.CURRENT
    assert state_of(at("2027-01-01T00:00"), notice) is State.ENDED


def test_an_estate_abroad_has_its_own_midnight():
    content = make_content(make_notice(end="2026-10-25"), zone="Europe/Berlin")
    assert visible(content, at("2026-10-25T23:59:59+01:00"))
    assert not visible(content, at("2026-10-26T00:00:00+01:00"))


@pytest.mark.parametrize("zone", ["Europe/London", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_an_estate_anywhere_has_changes_before_and_after(zone):
    content = make_content(make_notice(from_="2026-11-22"), zone=zone)
    around = changes(content, utc(2026, 11, 25))
    assert around.last.astimezone(content.estate.zone).isoformat()[:16] == "2026-11-22T00:00"
    assert around.next.astimezone(content.estate.zone).isoformat()[:16] == "2026-11-26T00:00"


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Pacific/Auckland"])
def test_an_estate_without_anything_dated_changes_with_the_months(zone):
    content = make_content(zone=zone)
    around = changes(content, utc(2026, 12, 15))
    local = [one.astimezone(content.estate.zone) for one in (around.last, around.next)]
    assert [f"{one:%Y-%m-%d %H:%M}" for one in local] == ["2026-12-01 00:00", "2027-01-01 00:00"]
    assert changes(content, around.next - TICK) == around
    assert changes(content, around.next).last == around.next


def test_what_is_over_is_no_change_any_more():
    content = make_content(make_notice(from_="2026-11-22"), make_notice("draft", status="草稿"))
    assert changes(content, at("2027-03-15T12:00")).last == at("2027-03-01T00:00")


def test_of_the_next_month_and_what_is_dated_the_nearer_is_the_next_change():
    content = make_content(make_notice(from_="2026-12-02", end="2026-12-31 18:00"))
    found = [changes(content, at(f"2026-{day}T12:00")).next for day in ("11-25", "12-01", "12-02")]
    assert found == [at("2026-12-01T00:00"), at("2026-12-02T00:00"), at("2026-12-31T18:00")]


def test_a_snapshot_says_when_it_changes():
    content = make_content(make_notice(from_="2026-11-22"))
    instant = at("2026-11-25T12:00")
    assert take(content, instant).changes == changes(content, instant)


# Drafts, withdrawals, supersession


def test_a_draft_is_never_visible():
    assert state_of(at("2026-11-25T12:00"), make_notice(status="草稿")) is State.DRAFT


def test_a_withdrawn_notice_is_gone_whatever_its_dates():
    notice = make_notice(status="撤回", from_="2026-11-01")
    assert state_of(at("2026-11-25T12:00"), notice) is State.WITHDRAWN
    assert state_of(at("2026-10-25T12:00"), notice) is State.WITHDRAWN


def test_the_register_withdraws_from_its_instant_on():
    entry = {"id": "20261125-water", "at": "2026-11-24T10:00:00+08:00", "reason": "误发"}
    content = make_content(make_notice(), withdrawals=[entry])
    assert visible(content, at("2026-11-24T10:00") - TICK)
    assert not visible(content, at("2026-11-24T10:00"))


PUBLICITY = {"category": "公示", "publicity": "revenue", "from_": "2026-11-20", "end": "2026-12-31"}


def test_a_public_notice_cannot_be_withdrawn_before_its_lawful_day_is_over():
    notice = make_notice(**PUBLICITY, status="撤回")
    assert state_of(at("2026-12-21T23:59:59.999999"), notice) is State.CURRENT
    assert state_of(at("2026-12-22T00:00"), notice) is State.WITHDRAWN


def test_privacy_takes_a_public_notice_down_at_once():
    notice = make_notice(**PUBLICITY, status="撤回", privacy="是")
    assert state_of(at("2026-11-21T00:00"), notice) is State.WITHDRAWN


def old_and_new(**new):
    old = make_notice("old", end="2026-12-31")
    typed = {"from_": "2026-11-25", "end": "2026-11-30", "supersedes": "old", **new}
    return old, make_notice("new", **typed)


def test_a_replaced_notice_goes_when_its_replacement_starts():
    content = make_content(*old_and_new())
    assert visible(content, at("2026-11-25T00:00") - TICK) == ["old"]
    assert visible(content, at("2026-11-25T00:00")) == ["new"]


def test_a_replaced_notice_stays_gone_when_its_replacement_expires():
    assert visible(make_content(*old_and_new()), at("2026-12-01T00:00")) == []


def test_a_replaced_notice_comes_back_when_its_replacement_is_withdrawn():
    entry = {"id": "new", "at": "2026-11-27T09:00", "reason": "写错"}
    content = make_content(*old_and_new(), withdrawals=[entry])
    assert visible(content, at("2026-11-27T09:00") - TICK) == ["new"]
    assert visible(content, at("2026-11-27T09:00")) == ["old"]


@pytest.mark.parametrize("status", ["草稿", "撤回"])
def test_a_draft_or_withdrawn_replacement_replaces_nothing(status):
    content = make_content(*old_and_new(status=status))
    assert visible(content, at("2026-11-26T00:00")) == ["old"]


def test_a_cancelled_replacement_still_replaces():
    content = make_content(*old_and_new(status="取消"))
    assert visible(content, at("2026-11-26T00:00")) == ["new"]


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_notices_that_replace_one_another_in_a_circle_all_stay(count):
    ids = [f"n{number}" for number in range(count)]
    circle = [
        make_notice(own, supersedes=old) for own, old in zip(ids, [*ids[1:], ids[0]], strict=True)
    ]
    assert set(visible(make_content(*circle), at("2026-11-24T00:00"))) == set(ids)


def test_one_that_replaces_a_part_of_a_circle_still_replaces_it():
    two = [make_notice("a", supersedes="b"), make_notice("b", supersedes="a")]
    content = make_content(*two, make_notice("c", supersedes="a"))
    assert visible(content, at("2026-11-24T00:00")) == ["b", "c"]


def test_two_circles_that_share_a_notice_are_both_passed_over():
    named = {"a": "b、c", "b": "a", "c": "a"}
    content = make_content(*(make_notice(own, supersedes=old) for own, old in named.items()))
    assert visible(content, at("2026-11-24T00:00")) == ["a", "b", "c"]


# What is shown


def only(content, instant):
    (view,) = take(content, instant).notices
    return view


def test_a_window_that_is_over_is_marked_and_no_longer_an_alarm():
    notice = make_notice(level="特急", window="2026-11-25 9:00–17:00", end="2026-11-25")
    content = make_content(notice)
    before, after = (only(content, at(t)) for t in ("2026-11-25T16:59:59", "2026-11-25T17:00"))
    assert (before.is_over, before.is_alarm) == (False, True)
    assert (after.is_over, after.is_alarm) == (True, False)


def test_an_early_end_shows_only_once_it_has_come():
    content = make_content(make_notice(ended="2026-11-25 15:20", ended_note="已恢复供水"))
    assert only(content, at("2026-11-25T15:19:59")).life.ended is None
    assert only(content, at("2026-11-25T15:20")).life.ended_note == "已恢复供水"


@pytest.mark.parametrize(
    ("notice", "published"),
    [
        (make_notice(from_="2026-11-22 8:00"), "2026-11-22T08:00"),
        (make_notice("20261101-x"), "2026-11-01T00:00"),
        (make_notice("20261399-x", signed="2026-11-03"), "2026-11-03T00:00"),
        (make_notice("water", signed="2026-11-03"), "2026-11-03T00:00"),
    ],
)
def test_the_stamp_comes_from_start_name_or_signature(notice, published):
    assert only(make_content(notice), at("2026-11-25T12:00")).published == at(published)


def test_a_day_that_nobody_wrote_is_that_on_which_it_was_seen_or_none():
    view = only(make_content(make_notice("water")), at("2026-11-25T12:00"))
    assert (view.published, view.updated) == (None, at("2023-07-01T00:00"))
    first = at("2026-11-20T09:12")
    for is_sure, published in ((True, first), (False, None)):
        seen = {("notices", "water"): Seen(first, is_sure=is_sure)}
        content = replace(make_content(make_notice("water")), seen=seen)
        assert only(content, at("2026-11-25T12:00")).published == published


def test_a_change_that_a_run_noticed_is_stamped_and_counted():
    seen = {
        ("notices", "20261125-water"): Seen(
            at("2026-11-20T09:00"), changed=at("2026-11-24T15:00"), sequence=2
        )
    }
    content = replace(make_content(make_notice(from_="2026-11-24")), seen=seen)
    view = only(content, at("2026-11-24T16:00"))
    assert (view.updated, view.sequence) == (at("2026-11-24T15:00"), 2)
    assert only(content, at("2026-11-24T14:00")).updated == at("2026-11-24T00:00")


def test_a_revision_is_stamped_from_its_day_on():
    content = make_content(make_notice(from_="2026-11-20", revised="2026-11-24"))
    before, after = (only(content, at(t)) for t in ("2026-11-23T23:59:59", "2026-11-24T00:00"))
    assert (before.updated, after.updated) == (at("2026-11-20T00:00"), at("2026-11-24T00:00"))
    assert changes(content, at("2026-11-23T12:00")).next == at("2026-11-24T00:00")


def test_an_unknown_contact_falls_back_to_the_hotline():
    view = only(make_content(make_notice(contact="nobody")), at("2026-11-25T12:00"))
    assert view.contact.id == "duty"


def test_floors_say_who_is_spared():
    notice = make_notice(scope="1栋", floors="10-18")
    view = only(make_content(notice), at("2026-11-25T12:00"))
    assert unaffected_words(view.scope) == "1–9层不受影响；其余楼栋不受影响"


def test_links_lead_only_to_what_is_visible():
    first = make_notice("first", end="2026-11-30", body="见[乙](second.md)和[丙](third.md)。")
    content = make_content(first, make_notice("second", end="2026-11-25"), make_notice("third"))
    assert take(content, at("2026-11-25T12:00")).notices[0].links == {
        "second.md": "/notices/second/",
        "third.md": "/notices/third/",
    }
    assert only(content, at("2026-11-26T12:00")).links == {}


def test_a_file_is_published_only_while_something_visible_refers_to_it():
    path = "content/notices/20261125-water/plan.pdf"
    content = make_content(make_notice(attachments="plan.pdf"), attachments=[path])
    shown = take(content, at("2026-11-25T12:00")).attachments
    assert [file.address for file in shown] == ["/files/notices/20261125-water/plan.pdf"]
    assert take(content, at("2026-11-26T12:00")).attachments == ()


class Counted(frozenset):
    """A set that counts how often it was gone through."""

    def __new__(cls, items):
        made = super().__new__(cls, items)
        made.walks = 0
        return made

    def __iter__(self):
        self.walks += 1
        return super().__iter__()


def test_the_files_of_an_estate_are_gone_through_once_and_not_for_every_notice():
    def walks(count):
        links.published_files.cache_clear()
        links.doubles.cache_clear()
        files = Counted({f"content/files/{number}.pdf" for number in range(3)})
        notices = [
            make_notice(f"n{number}", body="[图](../files/1.pdf)") for number in range(count)
        ]
        content = replace(make_content(*notices), attachments=files)
        site = take(content, at("2026-11-24T08:00"))
        assert all(len(notice.attachments) == 1 for notice in site.notices)
        return files.walks

    assert walks(8) == walks(1) > 0


def test_boards_are_told_apart_by_their_ids_and_not_field_by_field(monkeypatch):
    content = make_content(make_notice(boards=["全部"]), make_notice("b", boards=["gate"]))

    def compared(*_):
        pytest.fail("a board was compared")

    monkeypatch.setattr(Board, "__eq__", compared)
    site = shown_at(content, at("2026-11-24T08:00"))
    hanging = {view.board.id: [notice.id for notice in view.notices] for view in site.boards}
    assert hanging["gate"] == [notice.id for notice in site.notices]
    assert hanging["lift-1-1"] == ["20261125-water"]


def test_alarms_and_all_clears_are_sought_once_for_a_snapshot():
    alarm = make_notice(level="紧急", window="2026-11-25 9:00–17:00")
    over = make_notice("over", level="紧急", ended="2026-11-24T07:00")
    site = take(make_content(alarm, over), at("2026-11-24T08:00"))
    assert [notice.id for notice in site.alarms] == [alarm.id]
    assert [notice.id for notice in site.all_clears] == ["over"]
    assert site.alarms is site.alarms
    assert site.all_clears is site.all_clears


def test_a_file_of_a_type_that_is_not_published_stays_in_content():
    content = make_content(
        make_notice(attachments="a.html"), attachments=["content/notices/20261125-water/a.html"]
    )
    assert take(content, at("2026-11-25T12:00")).attachments == ()


def test_the_loudest_comes_first_then_the_nearest_window_then_the_newest():
    content = make_content(
        make_notice("a-quiet", category="安全", from_="2026-11-01"),
        make_notice("b-newer", category="费用", from_="2026-11-20"),
        make_notice("c-older", category="费用", from_="2026-11-10"),
        make_notice("d-later", window="2026-11-25 15:00–17:00"),
        make_notice("e-sooner", window="2026-11-25 13:00–14:00"),
        make_notice("f-alarm", category="天气"),
        make_notice("g-over", level="特急", window="2026-11-25 8:00–9:00"),
    )
    order = ["f-alarm", "e-sooner", "d-later", "b-newer", "c-older", "a-quiet", "g-over"]
    assert visible(content, at("2026-11-25T12:00")) == order


def test_a_building_shows_what_names_it_apart_from_what_concerns_everyone():
    content = make_content(
        make_notice("mine", scope="1栋2单元"),
        make_notice("other", scope="3栋"),
        make_notice("all"),
    )
    view = take(content, at("2026-11-25T12:00")).buildings[0]
    assert [n.id for n in view.notices] == ["mine"]
    assert [n.id for n in view.common] == ["all"]
    assert view.butler.name == "林管家"
    assert view.substitute.name == "服务台"
