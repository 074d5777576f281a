"""What takes long says what is being done and how far, on a terminal and nowhere else."""

from __future__ import annotations

import io
import sys

import pytest

from generator import progress
from generator.build import build
from generator.cli import main
from generator.cli.words import say
from generator.languages import CHINESE, language_of
from generator.progress import LONG, ProgressLine, Work, at_work, counted, watched
from generator.reading import read
from tests.builders import at, write_estate

NOON = at("2026-11-20T12:00")


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def words_in(language):
    return lambda work: say(language, f"at_{work.value}")


def test_nothing_is_said_of_what_is_done_at_once(clock):
    stream = Terminal()
    line = ProgressLine(stream, words_in(CHINESE), clock)
    clock.now = LONG - 0.01
    line(Work.DRAW, 3, 9)
    line.wipe()
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("code", "words"), [("zh", "正在生成网页 3/9 …"), ("en", "drawing pages 3/9 …")]
)
def test_from_two_seconds_on_it_says_what_is_done_and_how_far(clock, code, words):
    stream = Terminal()
    line = ProgressLine(stream, words_in(language_of(code)), clock)
    clock.now = LONG
    line(Work.DRAW, 3, 9)
    assert stream.getvalue() == f"\r{words}"


def test_a_shorter_word_leaves_nothing_of_a_longer_one_and_the_end_nothing_at_all(clock):
    stream = Terminal()
    line = ProgressLine(stream, words_in(CHINESE), clock)
    clock.now = 5
    line(Work.DRAW, 100, 101)
    clock.now = 6
    line(Work.SET, 0, 0)
    shown = stream.getvalue().rpartition("\r")[2]
    assert shown.rstrip() == "正在排版海报 …"
    assert len(shown.encode("gb18030")) >= len("正在生成网页 100/101 …".encode("gb18030"))
    line.wipe()
    assert stream.getvalue().split("\r")[-2].strip() == ""
    assert stream.getvalue().endswith("\r")


def test_no_more_is_said_than_can_be_read(clock):
    stream = Terminal()
    line = ProgressLine(stream, words_in(CHINESE), clock)
    for number in range(10_000):
        clock.now = LONG + number / 10_000
        line(Work.DRAW, number, 10_000)
    assert stream.getvalue().count("\r") <= 11


def test_every_room_says_what_it_is_at(tmp_path):
    seen = []
    folder = write_estate(tmp_path / "estate")
    with watched(lambda work, done, total: seen.append((work, done, total))):
        build(folder, folder / "site", read(folder), NOON)
    assert list(dict.fromkeys(work for work, _, _ in seen)) == [
        *(Work.READ, Work.DRAW, Work.AUDIT, Work.WRITE)
    ]
    assert all(0 <= done < total for _, done, total in seen)


def test_without_a_watcher_nothing_is_told_and_one_hears_its_own_work_alone():
    heard = []
    at_work(Work.READ)
    with watched(lambda *word: heard.append(word)):
        assert [*counted(Work.SET, "ab")] == ["a", "b"]
    at_work(Work.READ)
    assert heard == [(Work.SET, 0, 2), (Work.SET, 1, 2)]


@pytest.mark.parametrize(("options", "is_told"), [((), True), (("--json",), False)])
def test_a_terminal_shows_it_and_json_does_not(tmp_path, monkeypatch, options, is_told):
    folder = write_estate(tmp_path / "estate")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "LONG", 0.0)
    main(["check", str(folder), "--at", "2026-11-20T12:00", *options])
    assert ("正在读取和检查内容" in terminal.getvalue()) is is_told


def test_a_pipe_is_told_nothing(tmp_path, monkeypatch, capsys):
    folder = write_estate(tmp_path / "estate")
    monkeypatch.setattr(progress, "LONG", 0.0)
    main(["build", str(folder), "--no-posters", "--at", "2026-11-20T12:00"])
    assert "正在" not in "".join(capsys.readouterr())
