"""What stands at the top of every page: alarms, and that an alarm is over."""

from __future__ import annotations

import pytest

from generator.pages import pages
from generator.snapshot import changes, take
from generator.templating import Renderer
from tests.builders import at, make_content, make_notice

STORM = {"level": "特急", "window": "2026-11-25 9:00–17:00", "end": "2026-11-28"}
NOON = at("2026-11-25T12:00")


def storm(**more):
    return make_notice("20261124-storm", title="台风红色预警", **(STORM | more))


def clear(**more):
    fields = {"from": "2026-11-25 12:00", "level": "通知", "supersedes": ["20261124-storm"]}
    fields |= {"title": "台风预警解除", "end": "2026-11-30"}
    return make_notice("20261125-clear", **(fields | more))


def heads(content, moment):
    """(alarms, all-clears) by title."""
    snapshot = take(content, moment)
    return [n.title for n in snapshot.alarms], [n.title for n in snapshot.all_clears]


def test_an_all_clear_takes_the_place_of_the_alarm_it_supersedes():
    content = make_content(storm(), clear())
    assert heads(content, at("2026-11-25T11:59:59")) == (["台风红色预警"], [])
    assert heads(content, at("2026-11-25T12:00:00")) == ([], ["台风预警解除"])


def test_an_all_clear_is_news_until_the_end_of_its_day():
    content = make_content(storm(), clear())
    assert heads(content, at("2026-11-25T23:59:59")) == ([], ["台风预警解除"])
    assert heads(content, at("2026-11-26T00:00:00")) == ([], [])
    assert changes(content, NOON).next == at("2026-11-26T00:00")


def test_an_all_clear_that_is_taken_down_earlier_is_news_until_then():
    (view,) = take(make_content(storm(), clear(end="2026-11-25 18:00")), NOON).all_clears
    assert view.all_clear_end == at("2026-11-25T18:00")


def test_an_alarm_in_the_place_of_an_alarm_is_no_all_clear():
    assert heads(make_content(storm(), clear(level="紧急")), NOON)[1] == []


def test_what_supersedes_a_quiet_notice_is_no_all_clear():
    assert heads(make_content(storm(level="通知"), clear()), NOON) == ([], [])


@pytest.mark.parametrize(
    "over", [{"ended": "2026-11-25 11:00", "ended_note": "已解除"}, {"status": "取消"}]
)
def test_an_alarm_that_ended_early_or_was_called_off_says_so_in_its_place(over):
    assert heads(make_content(storm(**over)), NOON) == ([], ["台风红色预警"])


def test_an_all_clear_is_at_the_top_of_every_page_and_holds_while_it_is_news():
    made = pages(take(make_content(storm(), clear()), NOON), Renderer("https://test.example/"))
    for path in ("index.html", "contacts/index.html", "large/index.html", "404.html"):
        page = made[path].decode()
        head = page[page.index("<header") : page.index("<main")]
        assert '<div class="clear" data-until="2026-11-26T00:00:00+08:00">' in head, path
        assert "已解除" in head, path
        assert "台风预警解除" in head, path
        assert 'class="alarms"' not in head, path
