"""What is printed arrives, whatever the system has for a console, a log or a pipe."""

from __future__ import annotations

import errno
import io
import os
import runpy
import subprocess
import sys
from contextlib import ExitStack

import pytest

from generator.cli import is_unheard, prepare
from tests.builders import REPOSITORY, write_estate

RUN = runpy.run_path(str(REPOSITORY / "run.py"), run_name="run")
PREPARES = {"estate": prepare, "run.py": RUN["prepare_streams"]}


def log_of(monkeypatch):
    """What standard output is where a Chinese Windows sends it to a file."""
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    stream = io.TextIOWrapper(io.BytesIO(), "gbk", newline="")
    monkeypatch.setattr(sys, "stdout", stream)
    return stream


@pytest.mark.parametrize("prepare", PREPARES.values(), ids=PREPARES)
@pytest.mark.parametrize(("system", "encoding"), [("nt", "utf-8"), ("posix", "gbk")])
def test_a_log_on_windows_is_utf_8_whoever_writes_it(monkeypatch, prepare, system, encoding):
    log = log_of(monkeypatch)
    prepare(system)
    log.write("停水\n")
    log.flush()
    assert log.buffer.getvalue() == "停水\n".encode(encoding)


def test_an_encoding_that_was_asked_for_is_kept(monkeypatch):
    log = log_of(monkeypatch)
    monkeypatch.setenv("PYTHONIOENCODING", "gbk")
    prepare("nt")
    assert log.encoding == "gbk"


@pytest.mark.parametrize(
    ("program", "names"),
    [("estate", ("stdin", "stdout", "stderr")), ("run.py", ("stdout", "stderr"))],
)
def test_a_program_without_a_window_has_something_to_speak_to(monkeypatch, program, names):
    """``pythonw`` and some timers start it with no streams."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    PREPARES[program]()
    found = {name for name in ("stdin", "stdout", "stderr") if getattr(sys, name) is not None}
    assert found == {*names}
    with ExitStack() as opened:
        streams = [opened.enter_context(getattr(sys, name)) for name in names]
        assert [stream.write("停水\n") for stream in streams[-2:]] == [3, 3]
        assert {stream.read() for stream in streams[:-2]} <= {""}


@pytest.mark.whole
@pytest.mark.skipif(os.name == "nt", reason="a shell closes the descriptors")
@pytest.mark.parametrize("command", [["list", "--json"], ["build"]])
def test_a_command_without_any_stream_does_its_work(tmp_path, command):
    folder = write_estate(tmp_path)
    shell = ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh"]
    line = [sys.executable, "-m", "generator", *command, folder, "--at", "2026-11-25T12:00"]
    assert subprocess.run([*shell, *line], cwd=REPOSITORY, check=False).returncode == 0


def test_a_reader_that_has_gone_is_known_on_every_system():
    gone = OSError(errno.EINVAL, "Invalid argument")
    assert is_unheard(BrokenPipeError(errno.EPIPE, "Broken pipe"), "posix")
    assert is_unheard(gone, "nt")
    assert not is_unheard(gone, "posix")
    assert not is_unheard(OSError(errno.EINVAL, "Invalid argument", "a|b.md"), "nt")
