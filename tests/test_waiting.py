"""What tests wait with and start programs by: a failure is a sentence, nothing stays running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import waiting
from tests.waiting import ran, started, until

pytestmark = pytest.mark.whole

needs_posix = pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")


def python(code):
    return [sys.executable, "-S", "-c", code]


def test_a_wait_ends_with_the_first_true_answer():
    answers = iter([None, 0, "", "there"])
    assert until(lambda: next(answers), "it is there") == "there"


def test_a_wait_in_vain_names_what_was_awaited():
    with pytest.raises(AssertionError, match=r"^waited 0\.1 s in vain until the page is there$"):
        until(lambda: False, "the page is there", seconds=0.1)


def test_what_a_program_says_can_be_read_while_it_runs_and_afterwards():
    code = "print('你好', flush=True); import sys; print('hm', file=sys.stderr); sys.stdin.read()"
    surroundings = {**os.environ, "PYTHONUTF8": "1"}
    with started(python(code), stdin=subprocess.PIPE, env=surroundings) as child:
        assert child.says("(.)好")[1] == "你"
        assert child.status is None
        child.stdin.close()
        child.ends_with(0)
    assert (child.out, child.err) == ("你好\n", "hm\n")


def test_a_program_that_ends_before_what_is_awaited_fails_at_once_with_what_it_said():
    with (
        pytest.raises(AssertionError) as failure,
        started(python("print('no room'); raise SystemExit(7)")) as child,
    ):
        child.until(lambda: False, "the page is there")
    told = str(failure.value)
    assert told.startswith("it ended before the page is there\n")
    assert "status: 7" in told
    assert "stdout: no room" in told


def test_another_status_than_expected_is_told_with_what_the_program_said():
    with pytest.raises(AssertionError, match=r"ended with 0\n(.*\n)*  stderr: no room"):
        ran(python("raise SystemExit('no room')"))
    assert ran(python("raise SystemExit(3)"), expected=(3,)).status == 3
    assert ran(python("raise SystemExit(3)"), expected=()).status == 3


STUBBORN = """
import os, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
if os.fork():
    print(os.getpid(), flush=True)
time.sleep(600)
"""


@needs_posix
def test_a_program_that_will_not_end_is_ended_with_its_children_also_when_the_test_fails(
    monkeypatch,
):
    monkeypatch.setattr(waiting, "MERCY", 0.1)
    with pytest.raises(ZeroDivisionError), started(python(STUBBORN)) as child:
        fail_once_it_runs(child)
    assert child.status == -signal.SIGKILL
    until(lambda: not lives_in_group(child.pid), "the group is empty")


def fail_once_it_runs(child):
    child.says(r"\d+")
    raise ZeroDivisionError


def lives_in_group(number):
    """Whether one is left that runs; what only waits to be reaped does not."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group = stat.read_text("utf-8", "replace").rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(group) == number and state not in {"Z", "X"}:
            return True
    return False


@contextmanager
def ignoring(number):
    before = signal.signal(number, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(number, before)


@needs_posix
def test_a_program_hears_ctrl_c_where_the_tests_themselves_must_not():
    code = "import time; print('ready', flush=True); time.sleep(600)"
    with ignoring(signal.SIGINT):
        with started(python(code)) as child:
            child.says("ready")
            child.signal(signal.SIGINT)
            assert child.ended() == -signal.SIGINT
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
