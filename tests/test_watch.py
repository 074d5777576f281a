"""Watching: a build at every edit and every change, and between them none."""

from __future__ import annotations

import os
import signal
import sys
import threading
from datetime import timedelta

import pytest

from generator.cli import main
from generator.stopping import on_stop, wait_for
from generator.watch import LOOK_EVERY, TRY_AGAIN_AFTER, Result, mark, watch
from tests.builders import REPOSITORY, at, write_estate
from tests.waiting import STOP, started

NOON = at("2026-11-25T12:00")
WATER = "notices/20261125-water.md"
NOTICE = "---\n标题: 二栋停水\n类别: 停水\n张贴至: 2027-11-25\n---\n请备水。\n"


class Day:
    """A clock that goes on by what is waited for, and a diary of what was done."""

    def __init__(self, folder, *, next_change=NOON + timedelta(hours=1), looks=5):
        self.folder, self.now, self.next_change = folder, NOON, next_change
        self.built, self.waited, self.looks = [], [], looks
        self.at_look = {}

    def clock(self):
        return self.now

    def rebuild(self):
        self.built.append(self.now)
        return Result(self.next_change)

    def wait(self, seconds):
        self.waited.append(seconds)
        self.now += timedelta(seconds=seconds)
        self.at_look.get(len(self.waited), lambda: None)()
        return len(self.waited) >= self.looks

    def run(self):
        watch(self.folder, self.rebuild, self.clock, self.wait)
        return [round((moment - NOON).total_seconds()) for moment in self.built]


@pytest.fixture
def folder(tmp_path):
    return write_estate(tmp_path, {WATER: NOTICE})


def test_it_builds_at_once_and_then_not_until_there_is_a_reason(folder):
    day = Day(folder)
    assert day.run() == [0]
    assert set(day.waited) == {LOOK_EVERY}


def test_an_edit_is_built_at_the_next_look(folder):
    day = Day(folder)
    day.at_look[2] = lambda: (folder / "content" / WATER).write_text(NOTICE + "\n更正\n", "utf-8")
    assert day.run() == [0, 2 * LOOK_EVERY]


@pytest.mark.parametrize("change", ["new", "deleted", "template"])
def test_whatever_is_read_is_watched(folder, change):
    def edit():
        if change == "new":
            (folder / "content/notices/new.md").write_text(NOTICE, "utf-8")
        elif change == "deleted":
            (folder / "content" / WATER).unlink()
        else:
            (folder / "templates").mkdir()
            (folder / "templates/base.html").write_text("x", "utf-8")

    day = Day(folder)
    day.at_look[1] = edit
    assert day.run() == [0, LOOK_EVERY]


def test_the_next_change_is_built_when_it_has_come(folder):
    day = Day(folder, next_change=NOON + timedelta(seconds=5))
    day.at_look[3] = lambda: setattr(day, "next_change", NOON + timedelta(days=1))
    assert day.run() == [0, 6]


def test_after_a_sleep_of_the_machine_it_builds_at_the_first_look(folder):
    day = Day(folder)
    day.at_look[2] = lambda: setattr(day, "now", NOON + timedelta(days=3))
    day.rebuild = lambda: (day.built.append(day.now), Result(day.now + timedelta(days=9)))[1]
    assert day.run()[0] == 0
    day = Day(folder, next_change=NOON + timedelta(hours=1))
    day.at_look[2] = lambda: setattr(day, "now", NOON + timedelta(days=3))
    assert day.run()[1] == timedelta(days=3).total_seconds()


def test_a_build_that_failed_is_tried_again_but_not_at_once(folder):
    day = Day(folder, next_change=None, looks=3)
    assert day.run() == [0, TRY_AGAIN_AFTER, 2 * TRY_AGAIN_AFTER]


def test_a_folder_that_is_not_there_has_a_mark_as_well(tmp_path):
    assert mark(tmp_path / "nowhere") == ()


def test_there_is_nothing_to_watch_at_a_given_moment(folder, capsys):
    assert main(["watch", str(folder), "--at", "2026-11-25"]) == 2
    assert "--at" in capsys.readouterr().err


def test_a_long_wait_is_made_of_short_ones():
    """Windows hears Ctrl-C only between two."""
    waits = []

    class Told(threading.Event):
        def wait(self, seconds):
            waits.append(seconds)
            if len(waits) == 5:
                self.set()
            return self.is_set()

    assert wait_for(Told(), TRY_AGAIN_AFTER)
    assert len(waits) == 5
    assert max(waits) <= 1
    assert not wait_for(threading.Event(), 0.01)


def test_a_closed_window_stops_it_too(monkeypatch):
    """By the signal that Windows alone has."""
    if os.name != "nt":
        monkeypatch.setattr(signal, "SIGBREAK", signal.SIGUSR1, raising=False)
    numbers = (signal.SIGTERM, signal.SIGBREAK)
    before, heard = [signal.getsignal(number) for number in numbers], []
    on_stop(lambda number, _: heard.append(number))
    try:
        for number in numbers:
            signal.raise_signal(number)
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
    assert heard == [*numbers]


@pytest.mark.whole
def test_a_real_watch_takes_up_an_edit_outlives_a_mistake_and_stops_when_told(folder):
    page = folder / "site/notices/20261125-water/index.html"
    source = folder / "content" / WATER
    command = [sys.executable, "-m", "generator", "watch", folder]
    with started(command, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}) as watching:
        watching.until(page.exists, "the notice had its page")
        source.write_text(NOTICE.replace("二栋停水", "二栋停电"), "utf-8")
        watching.until(lambda: "二栋停电" in page.read_text("utf-8"), "the page had the edit")
        source.write_text("---\n标题: [\n---\n", "utf-8")
        (folder / "content/notices/other.md").write_text(NOTICE, "utf-8")
        other = folder / "site/notices/other/index.html"
        watching.until(other.exists, "the other notice had its page in spite of the mistake")
        assert "二栋停电" in page.read_text("utf-8")
        watching.signal(STOP)
        watching.ends_with(0)
    assert "已停止" in watching.out
    assert "【未发布】content/notices/20261125-water.md" in watching.err
    assert "Traceback" not in watching.err
