"""One run of a host's tool: which program is started, how long it is waited for, what it said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.stopping import wait_for_end
from generator.upload import command_line, found
from generator.upload import run as run_command

NPX = r"C:\Program Files\nodejs\npx.cmd"


@pytest.fixture
def run(tmp_path):
    """Runs a command in a folder of its own, with nothing on standard input."""
    (tmp_path / "list").write_bytes(b"")

    def running_in(*command):
        return run_command(
            list(map(str, command)), tmp_path, tmp_path / "list", tmp_path / "log", minutes=1
        )

    return running_in


def test_a_program_that_is_a_cmd_file_is_found(run, tmp_path, monkeypatch):
    """As ``shutil.which`` finds it on Windows; starting ``npx`` itself would fail."""
    program = tmp_path / "npx.cmd"
    program.write_text("@exit /b 0\n" if os.name == "nt" else "#!/bin/sh\nexit 0\n", "ascii")
    program.chmod(0o755)
    monkeypatch.setattr("shutil.which", {"npx": str(program)}.get)
    assert run("npx", "deploy") is None


def test_a_name_with_a_folder_is_looked_for_in_the_estates(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: name if "send" in name else None)
    assert found("tools/send", tmp_path) == str(tmp_path / "tools/send")
    assert found("./send", tmp_path) == str(tmp_path / "send")
    assert found("send", tmp_path) == str(Path("send").absolute())
    assert found("rsync", tmp_path) is None


def test_only_on_windows_cmd_runs_a_batch_file():
    assert command_line("/opt/npx.cmd", ["a b"], "posix") == ["/opt/npx.cmd", "a b"]
    assert command_line(r"C:\rsync.exe", ["a b"], "nt") == [r"C:\rsync.exe", "a b"]
    line = command_line(NPX, ["netlify", "--prod", r"--dir=C:\物业 (新)\site"], "nt")
    words = rf'"{NPX}" netlify --prod "--dir=C:\物业 (新)\site"'
    assert line.endswith(rf'cmd.exe" /e:on /v:off /d /c "{words}"')


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("", '""'),
        ("a&b", '"a&b"'),
        ("a^b", '"a^b"'),
        ("a\\", '"a\\\\"'),
        ('say "yes"', '"say ""yes"""'),
        ("%PATH%", '"%%cd:~,%PATH%%cd:~,%"'),
        ("web@host:site/", "web@host:site/"),
    ],
)
def test_nothing_that_cmd_gives_a_meaning_to_reaches_it_bare(word, told):
    assert command_line(NPX, [word], "nt").endswith(f'npx.cmd" {told}"')


def test_cmd_is_given_no_second_line():
    with pytest.raises(ValueError, match="cmd"):
        command_line(NPX, ["a\r\nb"], "nt")


@pytest.mark.skipif(os.name != "nt", reason="only Windows has batch files")
def test_a_batch_file_hears_its_arguments_as_they_stand(run, tmp_path, monkeypatch):
    monkeypatch.setenv("SAYS", sys.executable)  # cmd reads a file in the system's code page
    (tmp_path / "say.py").write_text("import sys; print(ascii(sys.argv[1:]))", "utf-8")
    (tmp_path / "say.cmd").write_bytes(b'@"%SAYS%" "%~dp0say.py" %*\r\n')
    words = ["put", "a b", "a&b", "50%", "%PATH%", "物业 (新)", "a^b", "!x!"]
    assert run("./say.cmd", *words) is None
    assert (tmp_path / "log").read_text("utf-8").strip() == ascii(words)


def test_a_long_wait_is_made_of_short_ones():
    """Windows hears Ctrl-C only between two."""
    waits = []

    class Slow:
        def wait(self, seconds):
            waits.append(seconds)
            raise subprocess.TimeoutExpired("slow", seconds)

    with pytest.raises(subprocess.TimeoutExpired):
        wait_for_end(Slow(), minutes=1)
    assert max(waits) <= 1
    assert sum(waits) == pytest.approx(60)


SPEAKS = """\
import sys
for text, encoding in (("已连接", "utf-8"), ("连接断开", "gbk"), ("再见", "utf-8")):
    sys.stdout.buffer.write(text.encode(encoding) + b"\\n")
sys.exit(int(sys.argv[1]))
"""


@pytest.mark.parametrize("status", [0, 3])
def test_the_log_is_utf_8_whatever_the_tool_spoke(run, tmp_path, status):
    failure = run(sys.executable, "-c", SPEAKS, status)
    assert (tmp_path / "log").read_bytes().decode() == "已连接\n连接断开\n再见\n"
    assert (failure.said if failure else None) == ("已连接\n连接断开\n再见" if status else None)


TALKS = "for n in range(400): print(n, '断开')\nraise SystemExit(1)"


def test_only_whole_lines_of_the_end_are_shown(run):
    lines = run(sys.executable, "-X", "utf8", "-c", TALKS).said.splitlines()
    assert 100 < len(lines) < 400
    assert lines[-1] == "399 断开"
    assert lines[0] == f"{400 - len(lines)} 断开"
