"""Events as of a moment: which are public, what of them is still to come, who may sign up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from generator.kinds import links
from generator.kinds.events.life import event_lives
from generator.kinds.events.shown import Admission
from generator.kinds.states import State
from generator.snapshot import changes, take
from tests.builders import at, make_content, make_event, make_notice

TICK = timedelta(microseconds=1)
THREE = {
    "date": ["2026-12-05 9:00–11:00", "2026-12-12 9:00–11:00", "2026-12-19 9:00–11:00"],
}
WINTER = {"id": "winter", "name": "围炉季", "from": "2026-12-01", "until": "2027-02-28"}


def shown(moment, *events, **content):
    """The estate with these events; ``moment`` may be an instant already."""
    instant = at(moment) if isinstance(moment, str) else moment
    return take(make_content(events=events, **content), instant)


def only(moment, event, **content):
    (view,) = shown(moment, event, **content).events
    return view


def ids(moment, *events, **content):
    return [event.id for event in shown(moment, *events, **content).events]


def listed(moment, *events):
    """``2026-12-05 09:00 x`` for each happening; ``former`` where a moved one was to be."""
    return [
        f"{one.window.start:%Y-%m-%d %H:%M} {one.event.id}{' former' * one.is_former}"
        for one in shown(moment, *events).happenings
    ]


def state(moment, event, **content):
    (life,) = event_lives(make_content(events=[event], **content))
    return life.state(at(moment) if isinstance(moment, str) else moment)


# Which are public


def test_an_event_is_public_from_its_posting_to_the_end_of_its_last_occurrence():
    event = make_event(from_="2026-12-08", **THREE)
    first, gone = at("2026-12-08T00:00"), at("2026-12-19T11:00")
    moments = (first - TICK, first, gone - TICK, gone)
    states = [State.SCHEDULED, State.CURRENT, State.CURRENT, State.ENDED]
    assert [state(moment, event) for moment in moments] == states
    assert [ids(moment, event) for moment in moments] == [[], [event.id], [event.id], []]


def test_an_event_may_be_taken_off_before_it_is_over():
    event, gone = make_event(until="2026-12-11", **THREE), at("2026-12-12T00:00")
    assert (ids(gone - TICK, event), ids(gone, event)) == ([event.id], [])


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ({"status": "草稿"}, State.DRAFT),
        ({"status": "撤回"}, State.WITHDRAWN),
        ({"from_": "2026-12-02"}, State.SCHEDULED),
        ({"date": "2026-11-30"}, State.ENDED),
    ],
)
def test_what_is_not_public_is_nowhere(typed, wanted):
    event = make_event(scope="1栋", programme="winter", **typed)
    moment = "2026-12-01T12:00"
    view = shown(moment, event, programmes=[WINTER])
    assert state(moment, event) is wanted
    assert (view.events, view.happenings) == ((), ())
    assert not any(month.has_happenings for month in view.months)
    assert not any(building.events for building in view.buildings)
    assert [programme.events for programme in view.programmes] == [()]


def test_the_register_withdraws_an_event_from_its_instant_on():
    entry = {"id": "2026-dongzhi", "at": "2026-12-10 9:30", "reason": "误发"}
    instant, event = at("2026-12-10T09:30"), make_event()
    assert ids(instant - TICK, event, withdrawals=[entry]) == [event.id]
    assert ids(instant, event, withdrawals=[entry]) == []
    content = make_content(events=[event], withdrawals=[entry])
    assert changes(content, at("2026-12-05T12:00")).next == instant


@pytest.mark.parametrize(("status", "is_one"), [("发布", True), ("撤回", False)])
def test_a_withdrawal_is_an_instant_of_its_event_unless_that_never_was_public(status, is_one):
    entry = {"id": "2026-dongzhi", "at": "2026-12-10 9:30", "reason": "误发"}
    (life,) = event_lives(make_content(events=[make_event(status=status)], withdrawals=[entry]))
    assert (at("2026-12-10T09:30") in life.instants) is is_one
    assert all(instant.year == 2026 for instant in life.instants)


def test_of_two_withdrawals_the_first_counts_whatever_their_order():
    late = {"id": "2026-dongzhi", "at": "2026-12-20", "reason": "误发"}
    entries = [late, {**late, "at": "2026-12-10"}]
    assert ids("2026-12-10T00:00", make_event(), withdrawals=entries) == []


def test_a_withdrawal_of_another_event_withdraws_nothing():
    entry = {"id": "2027-dongzhi", "at": "2026-12-01", "reason": "误发"}
    assert ids("2026-12-10T00:00", make_event(), withdrawals=[entry]) == ["2026-dongzhi"]


# Order


def test_the_event_that_takes_place_next_comes_first():
    series = make_event("a", **THREE)
    between = make_event("b", date="2026-12-10")
    assert ids("2026-12-01T00:00", series, between) == ["a", "b"]
    assert ids("2026-12-05T11:00", series, between) == ["b", "a"]


def test_events_at_the_same_time_are_in_order_of_their_names():
    events = [make_event(name) for name in ("b", "c", "a")]
    assert ids("2026-12-01T00:00", *events) == ["a", "b", "c"]


def test_an_event_counts_from_the_next_that_takes_place_and_not_from_a_cancelled_one():
    off = make_event("a", **THREE, overrides=[{"on": "2026-12-05", "what": "取消"}])
    view = shown("2026-12-01T00:00", off, make_event("b", date="2026-12-06"))
    assert [event.id for event in view.events] == ["b", "a"]
    assert view.events[1].next.day == date(2026, 12, 12)


def test_an_event_with_nothing_but_cancelled_ones_counts_from_the_first_of_them():
    off = make_event("a", **THREE, status="取消")
    assert only("2026-12-06T00:00", off).next.day == date(2026, 12, 12)


def test_happenings_are_in_order_of_time_then_name_the_former_after_what_takes_place():
    moved = [{"on": "2026-12-05", "what": "改期", "to": "2026-12-12 9:00–10:00"}]
    events = [make_event("b", **THREE), make_event("a", **THREE, overrides=moved)]
    assert listed("2026-12-01T00:00", *events) == [
        "2026-12-05 09:00 a former",
        "2026-12-05 09:00 b",
        "2026-12-12 09:00 a",
        "2026-12-12 09:00 a",
        "2026-12-12 09:00 b",
        "2026-12-19 09:00 a",
        "2026-12-19 09:00 b",
    ]


def test_a_day_that_one_has_left_for_another_hour_lists_it_twice():
    longer = [{"on": "2026-12-22", "what": "改期", "to": "2026-12-22 14:30–18:00"}]
    assert listed("2026-12-01T00:00", make_event("x", overrides=longer)) == [
        "2026-12-22 14:30 x",
        "2026-12-22 14:30 x former",
    ]


# Occurrences


def test_an_occurrence_is_shown_until_its_end_and_then_no_more():
    event, end = make_event(**THREE), at("2026-12-05T11:00")
    before, after = only(end - TICK, event), only(end, event)
    assert [one.day.day for one in before.occurrences] == [5, 12, 19]
    assert [one.day.day for one in after.occurrences] == [12, 19]
    assert [one.window.is_over for one in after.series] == [True, False, False]


@pytest.mark.parametrize("instant", ["2026-12-05T09:00", "2026-12-05T10:59:59"])
def test_what_has_begun_and_is_not_over_is_still_shown(instant):
    assert listed(instant, make_event("x", **THREE))[0] == "2026-12-05 09:00 x"


LATER = {"on": "2026-12-12", "what": "改期", "to": "2026-12-20 15:00–17:00", "reason": "下雨"}


def test_a_moved_occurrence_is_at_its_new_date_and_at_the_old_one_until_that_would_be_over():
    event, over = make_event("x", **THREE, overrides=[LATER]), at("2026-12-12T11:00")
    after = ["2026-12-19 09:00 x", "2026-12-20 15:00 x"]
    assert listed(over - TICK, event) == ["2026-12-12 09:00 x former", *after]
    assert listed(over, event) == after


def test_a_moved_occurrence_keeps_what_it_was_and_why():
    (_, one) = only("2026-12-12T11:00", make_event(**THREE, overrides=[LATER])).occurrences
    assert (one.day, one.is_moved, one.is_changed) == (date(2026, 12, 12), True, True)
    assert (one.planned.start, one.reason) == (at("2026-12-12T09:00"), "下雨")


def test_an_occurrence_moved_to_an_earlier_day_is_gone_with_that_day():
    earlier = {**LATER, "to": "2026-12-07 9:00–11:00"}
    event, over = make_event("x", **THREE, overrides=[earlier]), at("2026-12-07T11:00")
    assert "2026-12-12 09:00 x former" in listed(over - TICK, event)
    assert listed(over, event) == ["2026-12-19 09:00 x"]


def test_an_event_whose_last_day_is_moved_stays_until_the_new_one_is_over():
    moved = make_event(overrides=[{"on": "2026-12-22", "what": "改期", "to": "2026-12-26"}])
    end = at("2026-12-26T16:30")
    assert (ids(end - TICK, moved), ids(end, moved)) == ([moved.id], [])


def test_a_cancelled_occurrence_is_shown_as_such_until_it_would_be_over():
    off = make_event(**THREE, overrides=[{"on": "2026-12-12", "what": "取消", "reason": "漏水"}])
    end = at("2026-12-12T11:00")
    one, other = only(end - TICK, off).occurrences
    assert (one.is_cancelled, one.reason, other.is_cancelled) == (True, "漏水", False)
    assert [one.day.day for one in only(end, off).occurrences] == [19]


def test_a_cancelled_event_is_shown_as_such_until_it_would_be_over():
    off, end = make_event(**THREE, status="取消"), at("2026-12-19T11:00")
    view = only(end - TICK, off)
    assert (view.is_cancelled, view.next.is_cancelled) == (True, True)
    assert ids(end, off) == []


def test_another_place_is_shown_for_its_day_only():
    elsewhere = make_event(
        **THREE, overrides=[{"on": "2026-12-12", "what": "换地点", "place": "会所"}]
    )
    found = only("2026-12-01T00:00", elsewhere).occurrences
    assert [one.place for one in found] == ["3栋一层活动室", "会所", "3栋一层活动室"]
    assert [one.is_changed for one in found] == [False, True, False]


def test_a_day_left_out_is_said_until_it_is_over_and_stays_known_to_calendars():
    event = make_event(**THREE, overrides=[{"on": "2026-12-12", "what": "停办"}])
    over = at("2026-12-13T00:00")
    before, after = only(over - TICK, event), only(over, event)
    assert (before.skipped, after.skipped) == ((date(2026, 12, 12),), ())
    assert before.all_skipped == after.all_skipped == (date(2026, 12, 12),)
    assert changes(make_content(events=[event]), over - TICK).next == over


# What else is said


@pytest.mark.parametrize(
    ("typed", "sequence"),
    [
        ({}, 0),
        ({"version": "3"}, 2),
        ({"overrides": [LATER]}, 1),
        ({"status": "取消"}, 1),
        ({"status": "取消", "version": "2", "overrides": [LATER]}, 3),
    ],
)
def test_the_sequence_counts_what_was_changed(typed, sequence):
    assert only("2026-12-01T00:00", make_event(**THREE, **typed)).sequence == sequence


def test_a_revision_is_stamped_from_its_day_on():
    event, revised = make_event(from_="2026-12-01", revised="2026-12-10"), at("2026-12-10T00:00")
    assert only(revised - TICK, event).updated == at("2026-12-01T00:00")
    assert only(revised, event).updated == revised


@pytest.mark.parametrize(
    ("typed", "published"),
    [
        ({"from_": "2026-12-01 8:00"}, "2026-12-01T08:00"),
        ({"id": "20261102-x"}, "2026-11-02T00:00"),
        ({}, None),
    ],
)
def test_the_stamp_comes_from_start_or_name(typed, published):
    view = only("2026-12-02T00:00", make_event(**typed))
    assert view.published == (published and at(published))
    assert view.updated == at(published or "2023-07-01T00:00")


@pytest.mark.parametrize(
    ("scope", "buildings"),
    [
        ({}, ["1", "2", "3", "s"]),
        ({"scope": "1栋2单元"}, ["1"]),
        ({"scope": "东组团"}, ["1", "2"]),
        ({"except_": "东组团"}, ["3", "s"]),
        ({"scope": "9栋"}, ["1", "2", "3", "s"]),
    ],
)
def test_a_building_shows_the_events_that_are_for_it(scope, buildings):
    view = shown("2026-12-01T00:00", make_event(**scope))
    assert [one.building.id for one in view.buildings if one.events] == buildings


def test_a_file_is_published_only_while_its_event_is_public():
    path = "content/events/2026-dongzhi/poster.pdf"
    event, end = make_event(attachments="poster.pdf"), at("2026-12-22T16:30")
    before, after = (shown(moment, event, attachments=[path]) for moment in (end - TICK, end))
    assert [file.address for file in before.attachments] == [
        "/files/events/2026-dongzhi/poster.pdf"
    ]
    assert after.attachments == ()


# Registration

DATES = {"from": "2026-12-08", "until": "2026-12-20 18:00"}


def admission(moment, **typed):
    return only(moment, make_event(registration=typed)).registration.admission


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-12-07T23:59:59.999999", Admission.BEFORE),
        ("2026-12-08T00:00", Admission.OPEN),
        ("2026-12-20T17:59:59.999999", Admission.OPEN),
        ("2026-12-20T18:00", Admission.CLOSED),
    ],
)
def test_one_can_sign_up_from_the_first_instant_to_just_before_the_last(moment, expected):
    assert admission(moment, **DATES) is expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-12-07T23:59:59.999999", Admission.FULL),
        ("2026-12-20T17:59:59.999999", Admission.FULL),
        ("2026-12-20T18:00", Admission.CLOSED),
    ],
)
def test_what_is_full_is_full_until_nobody_can_sign_up_anyway(moment, expected):
    assert admission(moment, **DATES, status="已满") is expected


@pytest.mark.parametrize("moment", ["2026-12-07T12:00", "2026-12-10T12:00", "2026-12-21T12:00"])
def test_what_staff_have_closed_is_closed_whatever_its_dates(moment):
    assert admission(moment, **DATES, status="已截止") is Admission.CLOSED


def test_a_registration_without_dates_is_open_for_as_long_as_the_event():
    assert admission("1990-01-01T00:00", capacity="40") is Admission.OPEN
    assert admission("2026-12-22T16:29", capacity="40") is Admission.OPEN


def test_without_registration_there_is_nothing_to_sign_up_for():
    assert only("2026-12-01T00:00", make_event()).registration is None


def test_the_edges_of_registration_are_changes():
    content = make_content(events=[make_event(registration=DATES)])
    opens, closes = at("2026-12-08T00:00"), at("2026-12-20T18:00")
    assert changes(content, opens - TICK).next == opens
    assert (changes(content, opens).last, changes(content, opens).next) == (opens, closes)
    assert changes(content, closes).last == closes


@pytest.mark.parametrize(
    ("registration", "event", "expected"),
    [("butler", "desk", "butler"), (None, "desk", "desk"), (None, None, "duty")],
)
def test_one_signs_up_with_its_contact_else_that_of_the_event_else_the_hotline(
    registration, event, expected
):
    typed = {"contact": registration} if registration else {"capacity": "40"}
    made = make_event(registration=typed, **({"contact": event} if event else {}))
    assert only("2026-12-01T00:00", made).registration.contact.id == expected


# Programmes


def programmes(moment, **typed):
    return [view.address for view in shown(moment, programmes=[{**WINTER, **typed}]).programmes]


@pytest.mark.parametrize(
    ("announced", "first"),
    [
        ({"announced": "2026-11-20"}, "2026-11-20T00:00"),
        ({}, "2026-12-01T00:00"),
        ({"announced": "2026-12-24"}, "2026-12-01T00:00"),
    ],
)
def test_a_programme_has_a_page_from_its_announcement_to_the_end_of_its_last_day(announced, first):
    begins, ends = at(first), at("2027-03-01T00:00")
    page = ["/programmes/winter/"]
    moments = (begins - TICK, begins, ends - TICK, ends)
    assert [programmes(moment, **announced) for moment in moments] == [[], page, page, []]


def test_the_edges_of_a_programme_are_changes():
    content = make_content(
        programmes=[{**WINTER, "announced": "2026-11-20", "until": "2027-02-20"}]
    )
    begins, ends = at("2026-11-20T00:00"), at("2027-02-21T00:00")
    assert changes(content, begins - TICK).next == begins
    assert changes(content, ends - TICK).next == ends


@pytest.mark.parametrize("word", ["winter", "围炉季"])
def test_an_event_belongs_to_its_programme_once_that_is_public(word):
    event, begins = make_event(programme=word), at("2026-12-01T00:00")
    before, after = (
        shown(moment, event, programmes=[WINTER]) for moment in (begins - TICK, begins)
    )
    assert (before.events[0].programme, before.programmes) == (None, ())
    assert after.events[0].programme.id == "winter"
    assert [one.events for one in after.programmes] == [after.events]


def test_a_programme_shows_its_own_events_only_and_none_that_is_over():
    mine = make_event("a", programme="winter", date="2026-12-10")
    events = [mine, make_event("b"), make_event("c", programme="spring")]
    (before,) = shown("2026-12-10T12:00", *events, programmes=[WINTER]).programmes
    (after,) = shown("2026-12-11T00:00", *events, programmes=[WINTER]).programmes
    assert ([event.id for event in before.events], after.events) == (["a"], ())


def test_programmes_are_in_order_of_time():
    spring = {"id": "a-spring", "name": "新芽季", "from": "2027-03-01", "until": "2027-05-31"}
    content = make_content(programmes=[{**spring, "announced": "2026-12-01"}, WINTER])
    found = take(content, at("2026-12-10T00:00")).programmes
    assert [view.programme.id for view in found] == ["winter", "a-spring"]


# Links


def test_events_and_programmes_can_be_linked_to():
    for kind in ("events", "programmes"):
        assert links.item_at(f"/{kind}/one/") == links.RecordLink(kind, "one")


BODY = "见[甲](/notices/a/)、[乙](y.md)、[季](/programmes/winter/)和[办事](/guides/none/)。"


def test_what_is_hidden_cannot_be_reached_from_the_text_of_an_event():
    event = make_event(body=BODY)
    hidden = [make_event("y", status="草稿")]
    content = make_content(make_notice("a", from_="2026-12-09"), events=[event, *hidden])
    (view,) = take(content, at("2026-12-08T00:00")).events
    assert view.links == {}


def test_the_text_of_an_event_leads_to_what_is_public():
    content = make_content(
        make_notice("a", end="2026-12-31"),
        events=[make_event(body=BODY), make_event("y")],
        programmes=[WINTER],
    )
    assert take(content, at("2026-12-08T00:00")).events[0].links == {
        "/notices/a/": "/notices/a/",
        "y.md": "/events/y/",
        "/programmes/winter/": "/programmes/winter/",
    }


@pytest.mark.parametrize(
    "target", ["/events/2026-dongzhi/", "../events/2026-dongzhi.md", "events/2026-dongzhi.md"]
)
def test_a_notice_leads_to_an_event_until_that_is_over(target):
    notice = make_notice("a", end="2026-12-31", body=f"见[冬至]({target})。")
    content, end = make_content(notice, events=[make_event()]), at("2026-12-22T16:30")
    before, after = (take(content, moment).notices[0].links for moment in (end - TICK, end))
    assert (before, after) == ({target: "/events/2026-dongzhi/"}, {})


def test_a_guide_leads_to_a_programme_only_while_that_is_public():
    body = "见[围炉季](/programmes/winter/)。"
    guide = {"id": "fun", "title": "活动", "updated": "2026-11-01", "body": body}
    views = [
        shown(moment, guides=[guide], programmes=[WINTER]).guides[0].links
        for moment in ("2026-11-30T23:59:59", "2026-12-01T00:00")
    ]
    assert views == [{}, {"/programmes/winter/": "/programmes/winter/"}]
