"""Laws that hold for every estate and every instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.events import view as happenings
from generator.kinds.events.life import event_lives
from generator.kinds.notices.life import lives
from generator.kinds.scene import Scene, views_of
from generator.kinds.states import State
from generator.kinds.table import named
from generator.snapshot import take
from tests.strategies import CLOCKS, EVENTS, NOTICES, TICK, contents, moments


def states(content, instant):
    return {life.notice.id: life.state(instant) for life in lives(content)}


def event_states(content, instant):
    return {life.event.id: life.state(instant) for life in event_lives(content)}


def current(found):
    return {name for name, state in found.items() if state is State.CURRENT}


def events_at(content, instant):
    """Return a snapshot's views of events, without the links and attachments of their texts."""
    views = Scene(content, instant).views("events")
    return tuple(replace(view, links={}, attachments=()) for view in views)


@given(moments())
def test_every_notice_and_event_is_in_one_state_and_visible_only_as_current(drawn):
    content, instant = drawn
    notices, events = states(content, instant), event_states(content, instant)
    assert (set(notices), set(events)) == (set(NOTICES), set(EVENTS))
    shown = take(content, instant)
    assert {notice.id for notice in shown.notices} == current(notices)
    assert {event.id for event in shown.events} == current(events)


@given(moments(events=False))
def test_visibility_is_the_formula_of_the_product(drawn):
    """visible = ¬draft ∧ ¬withdrawn ∧ start ≤ at < end ∧ ¬superseded, written out again.

    What goes round in a circle supersedes nothing.
    """
    content, instant = drawn
    found = states(content, instant)
    by_id = {life.notice.id: life for life in lives(content)}

    def withdrawn(name):
        life = by_id[name]
        return any(period.contains(instant) for period in life.withdrawn)

    named = {name: set(life.notice.supersedes) for name, life in by_id.items()}

    def leads_to(name, goal):
        reached = named[name]
        for _ in named:
            reached = reached.union(*(named[one] for one in reached))
        return goal in reached

    def supersedes(name, old):
        life = by_id[name]
        start = life.posting.period.start
        alive = life.notice.status.value != "draft" and not withdrawn(name)
        started = start is None or start <= instant
        return old in named[name] and not leads_to(old, name) and alive and started

    for name, life in by_id.items():
        period = life.posting.period
        in_time = (period.start is None or period.start <= instant) and (
            period.end is None or instant < period.end
        )
        replaced = any(supersedes(other, name) for other in by_id)
        draft = life.notice.status.value == "draft"
        wanted = in_time and not draft and not withdrawn(name) and not replaced
        assert (found[name] is State.CURRENT) == wanted


@given(moments(notices=False))
def test_an_event_is_visible_from_its_posting_to_the_end_of_its_last_occurrence(drawn):
    """Or until it is taken off; and never as a draft, nor once it is withdrawn."""
    content, instant = drawn
    zone = content.estate.zone
    found = event_states(content, instant)
    for event in content.events:
        ends = [max(one.end for one in content.event_postings[event.id].occurrences)]
        ends += [event.until.end(zone)] if event.until else []
        started = event.starts is None or event.starts.start(zone) <= instant
        entries = [one.at.start(zone) for one in content.withdrawals if one.id == event.id]
        hidden = event.status.value in {"draft", "withdrawn"}
        gone = hidden or any(entry <= instant for entry in entries)
        assert (found[event.id] is State.CURRENT) == (started and instant < min(ends) and not gone)


@given(moments(notices=False))
def test_an_occurrence_is_shown_until_the_very_instant_of_its_end(drawn):
    content, instant = drawn
    for event in events_at(content, instant):
        planned = content.event_postings[event.id].occurrences
        assert [one.window.start for one in event.series] == [one.period.start for one in planned]
        ahead = [one.window for one in event.series if instant < one.window.end]
        assert [one.window for one in event.occurrences] == ahead


@given(moments(notices=False))
def test_the_happenings_are_what_is_not_over_in_order_of_time(drawn):
    """Of each occurrence its own window, and of a moved one that which it has left."""
    content, instant = drawn
    events = events_at(content, instant)
    coming = happenings.happenings(events)
    listed = [(one.window.start, one.event.id, one.is_former) for one in coming]
    assert listed == sorted(listed)
    assert all(instant < one.window.end and not one.window.is_over for one in coming)
    wanted = [
        (event.id, window, is_former)
        for event in events
        for one in event.occurrences
        for window, is_former in [(one.window, False), (one.planned, True)]
        if not is_former or (one.is_moved and instant < window.end)
    ]
    found = [(one.event.id, one.window, one.is_former) for one in coming]
    assert sorted(found, key=str) == sorted(wanted, key=str)


@given(contents(notices=False))
def test_an_event_changes_only_at_an_instant_it_knows_of(content):
    """Its own instants and those of programmes; what its text leads to aside."""
    of_programmes = {*views_of(named("programmes")).instants(Scene(content, CLOCKS[0]))}
    known = {life.event.id: of_programmes.union(life.instants) for life in event_lives(content)}
    shown = [{event.id: event for event in events_at(content, instant)} for instant in CLOCKS]
    for (earlier, later), (was, now) in zip(pairwise(CLOCKS), pairwise(shown), strict=True):
        for name in EVENTS:
            if was.get(name) != now.get(name):
                assert any(earlier < instant <= later for instant in known[name])


@given(moments(), st.data())
def test_nothing_changes_strictly_between_two_changes(drawn, data):
    content, instant = drawn
    now = take(content, instant)
    around = now.changes
    between = data.draw(st.datetimes(*_naive(around.last, around.next), timezones=st.just(UTC)))
    assert around.last <= instant < around.next
    then = take(content, between)
    assert (then, then.changes) == (now, around)


@given(moments())
def test_something_changes_at_each_change(drawn):
    content, instant = drawn
    now = take(content, instant)
    around = now.changes
    assert take(content, around.next) != now
    assert take(content, around.next - TICK) == now
    assert take(content, around.last - TICK) != now
    assert take(content, around.last) == now


def _naive(last, following):
    return last.replace(tzinfo=None), (following - TICK).replace(tzinfo=None)
