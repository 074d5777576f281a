"""Laws that hold for every estate and every instant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.snapshot import State, changes, lives, take
from tests.strategies import INSTANTS, contents

TICK = timedelta(microseconds=1)


def states(content, instant):
    return {life.notice.id: life.state(instant) for life in lives(content)}


def visible(content, instant):
    return [notice.id for notice in take(content, instant).notices]


@given(contents(), INSTANTS)
def test_every_notice_is_in_exactly_one_state_and_visible_only_as_current(content, instant):
    found = states(content, instant)
    assert set(found) == {"a", "b", "c"}
    current = {name for name, state in found.items() if state is State.CURRENT}
    assert set(visible(content, instant)) == current


@given(contents(), INSTANTS)
def test_visibility_is_the_formula_of_the_product(content, instant):
    """visible = ¬draft ∧ ¬withdrawn ∧ start ≤ at < end ∧ ¬superseded, written out again."""
    found = states(content, instant)
    by_id = {life.notice.id: life for life in lives(content)}

    def withdrawn(name):
        life = by_id[name]
        return life.withdrawn is not None and life.withdrawn <= instant

    def supersedes(name, old):
        life = by_id[name]
        start = life.posting.period.start
        alive = life.notice.status.value != "draft" and not withdrawn(name)
        started = start is None or start <= instant
        return old in life.notice.supersedes and name != old and alive and started

    for name, life in by_id.items():
        period = life.posting.period
        in_time = (period.start is None or period.start <= instant) and (
            period.end is None or instant < period.end
        )
        replaced = any(supersedes(other, name) for other in by_id)
        draft = life.notice.status.value == "draft"
        wanted = in_time and not draft and not withdrawn(name) and not replaced
        assert (found[name] is State.CURRENT) == wanted


@given(contents(), INSTANTS, st.data())
def test_nothing_changes_strictly_between_two_changes(content, instant, data):
    around = changes(content, instant)
    last = around.last or datetime(2025, 12, 1, tzinfo=UTC)
    following = around.next or datetime(2026, 3, 1, tzinfo=UTC)
    between = data.draw(st.datetimes(*_naive(last, following), timezones=st.just(UTC)))
    assert last <= instant < following
    assert take(content, between) == take(content, instant)
    assert changes(content, between) == around


@given(contents(), INSTANTS)
def test_something_changes_at_each_change(content, instant):
    around = changes(content, instant)
    now = take(content, instant)
    if around.next:
        assert take(content, around.next) != now
        assert take(content, around.next - TICK) == now
    if around.last:
        assert take(content, around.last - TICK) != now
        assert take(content, around.last) == now


def _naive(last, following):
    return last.replace(tzinfo=None), (following - TICK).replace(tzinfo=None)
