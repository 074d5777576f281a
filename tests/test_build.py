"""The pipeline as a whole: a moment in, bytes out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import render
from generator.snapshot import changes, take
from tests.builders import REPOSITORY
from tests.strategies import INSTANTS, contents

pytestmark = pytest.mark.whole

TICK = timedelta(microseconds=1)


@settings(max_examples=10)
@given(contents(), INSTANTS, st.data())
def test_bytes_are_equal_between_changes_and_differ_at_them(content, instant, data):
    around = changes(content, instant)
    last = around.last or datetime(2025, 12, 1, tzinfo=UTC)
    naive = last.replace(tzinfo=None), (around.next - TICK).replace(tzinfo=None)
    between = data.draw(st.datetimes(*naive, timezones=st.just(UTC)))
    now, same, then = (
        render(take(content, moment), REPOSITORY)[0] for moment in (instant, between, around.next)
    )
    assert now == same
    differing = {path for path in now.keys() | then.keys() if now.get(path) != then.get(path)}
    assert differing - {"status.json"}
