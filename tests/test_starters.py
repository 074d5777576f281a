"""What is double-clicked: each starts the desk, and says in Chinese why it cannot."""

from __future__ import annotations

import configparser
import os
import re
import runpy
import shlex
import shutil
import signal
import stat
import urllib.request

import pytest

from tests.builders import REPOSITORY
from tests.waiting import LONGEST, ran, started

CMD, COMMAND, DESKTOP = (REPOSITORY / f"preview.{kind}" for kind in ("cmd", "command", "desktop"))
TEXTS = REPOSITORY / "docs/start"

needs_sh = pytest.mark.skipif(os.name == "nt", reason="Windows has the other starter")


def text(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", ["start", "python", "failed"])
def test_what_they_say_is_one_line_of_chinese(name):
    said = text(name)
    assert said.count("\n") == 1
    assert said.endswith("。\n")
    assert "请" in said


def test_the_one_for_windows_is_ascii_with_lines_as_cmd_needs_them():
    data = CMD.read_bytes()
    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r\n")


def test_the_one_for_windows_says_its_chinese_in_utf_8_from_files_that_are_there():
    source = CMD.read_text("ascii")
    typed = re.findall(r"(?m)^type (\S+)$", source)
    assert {name.replace("\\", "/") for name in typed} == {
        f"docs/start/{path.name}" for path in TEXTS.iterdir()
    }
    assert source.index("chcp 65001 >nul") < source.index("type ")


def test_every_label_the_one_for_windows_goes_to_is_there():
    source = CMD.read_text("ascii")
    assert set(re.findall(r"goto (\w+)", source)) == set(re.findall(r"(?m)^:(\w+)", source))


def test_the_one_for_windows_runs_the_desk_and_keeps_a_failure_to_be_read():
    source = CMD.read_text("ascii")
    assert "%PYTHON% run.py preview %*\n" in source
    failed = source.index(r"type docs\start\failed.txt")
    assert failed < source.index("pause") < source.index(":end")


@needs_sh
@pytest.mark.parametrize("path", [COMMAND], ids=lambda path: path.name)
def test_a_script_may_be_run_and_a_shell_can_read_it(path):
    assert path.stat().st_mode & stat.S_IXUSR
    ran(["sh", "-n", path])


@pytest.fixture
def copied(tmp_path):
    """A folder with a blank in its name: starters, and a ``run.py`` that says what it is told."""
    folder = tmp_path / "小区 网站"
    shutil.copytree(TEXTS, folder / "docs/start")
    for path in (COMMAND, DESKTOP):
        shutil.copy(path, folder)
    (folder / "run.py").write_text(
        "import os, sys\n"
        "print('told', *sys.argv[1:], flush=True)\n"
        "sys.exit(int(os.environ.get('ENDS_WITH', '0')))\n",
        encoding="utf-8",
    )
    return folder


def said_by(*command, status=0, **surroundings):
    """What a starter says, called from another folder; it ends with that status."""
    surroundings = {**os.environ, **surroundings}
    return ran(command, expected=(status,), cwd="/", env=surroundings).out


@needs_sh
def test_from_any_folder_the_desk_is_started_with_what_is_given(copied):
    said = said_by(copied / "preview.command", "--port", "9000")
    assert said == f"{text('start')}told preview --port 9000\n"


@needs_sh
def test_a_failure_is_explained_and_handed_on(copied):
    said = said_by(copied / "preview.command", status=3, ENDS_WITH="3")
    assert said == f"{text('start')}told preview\n{text('failed')}"


@needs_sh
def test_closing_the_desk_is_no_failure(copied):
    said = said_by(copied / "preview.command", status=130, ENDS_WITH="130")
    assert text("failed") not in said


@needs_sh
def test_without_a_python_that_is_new_enough_it_says_where_to_get_one(copied, tmp_path):
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("sh", "cat", "dirname"):
        (tools / tool).symlink_to(shutil.which(tool))
    old = tools / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    old.chmod(0o755)
    source = (copied / "preview.command").read_text("utf-8")
    elsewhere = source.replace("/opt/homebrew", "/nowhere").replace("/usr/local", "/nowhere")
    (copied / "preview.command").write_text(elsewhere, encoding="utf-8")
    said = said_by(copied / "preview.command", status=1, PATH=str(tools))
    assert said == text("python")


def exec_of(path) -> list[str]:
    """The command of a desktop entry: escapes of a string, then those of a quoted argument."""
    entry = configparser.RawConfigParser()
    entry.optionxform = str
    entry.read(path, encoding="utf-8")
    words = shlex.split(entry["Desktop Entry"]["Exec"].replace("\\\\", "\\"))
    return [word.replace("\\$", "$") for word in words]  # which shlex knows no escape for


@needs_sh
@pytest.mark.parametrize("scheme", ["", "file://"])
def test_the_one_for_linux_runs_the_script_beside_it(copied, scheme):
    here = f"{scheme}{copied / 'preview.desktop'}"
    command = [here if word == "%k" else word for word in exec_of(copied / "preview.desktop")]
    assert said_by(*command) == f"{text('start')}told preview\n"


def test_the_one_for_linux_is_named_in_chinese_and_opens_a_terminal():
    entry = configparser.RawConfigParser()
    entry.optionxform = str
    entry.read(DESKTOP, encoding="utf-8")
    assert entry["Desktop Entry"]["Name[zh_CN]"] == "打开工作台"
    assert entry["Desktop Entry"]["Terminal"] == "true"


@needs_sh
@pytest.mark.whole
def test_the_desk_really_opens_and_closes():
    """The whole way: the script, run.py, its environment, the command, the browser's first page.

    Not where run.py would make the environment anew, the one these tests run in.
    """
    run = runpy.run_path(str(REPOSITORY / "run.py"), run_name="run")
    if not run["STAMP"].exists() or run["STAMP"].read_text() != run["fingerprint"](
        run["TEST_LOCKS"]
    ):
        pytest.skip("the environment was not made by run.py from these locks")
    with started([COMMAND, "--no-browser", "--port", "0"], cwd="/") as desk:
        url = desk.says(r"(http://\S+key=\S+)\s")[1]
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with browser.open(url, timeout=LONGEST) as page:
            assert page.status == 200
        os.killpg(desk.pid, signal.SIGINT)  # Ctrl-C in a terminal reaches all that runs in it
        desk.ends_with(0, 130, -signal.SIGINT)
