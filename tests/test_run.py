"""``run.py``: one command from a fresh checkout, on whatever Python the PC has."""

from __future__ import annotations

import ast
import os
import re
import runpy
import shlex
import signal
import sys
from collections import Counter
from pathlib import Path

import pytest

from generator.cli.arguments import parse
from generator.models.names import is_device
from generator.reading import read
from tests.builders import REPOSITORY, SMALL_ESTATE, write_estate
from tests.waiting import ran, started

pytestmark = pytest.mark.whole

RUN = REPOSITORY / "run.py"
README = REPOSITORY / "README.md"


@pytest.fixture(scope="module")
def script():
    """What ``run.py`` defines; its last line runs it only where it is the program."""
    return runpy.run_path(str(RUN), run_name="run")


def test_an_old_python_comes_far_enough_to_be_told_that_it_is_too_old():
    source = RUN.read_text("utf-8")
    tree = ast.parse(source, feature_version=(3, 7))
    words = {type(node).__name__ for node in ast.walk(tree)}
    assert words.isdisjoint({"NamedExpr", "Match", "TryStar"})
    told = source.index("sys.exit(\n")
    assert source.index("sys.version_info < (3, 11)") < told < source.index("USAGE = ")
    assert "from __future__ import annotations" not in source  # unknown to Python 3.6


def test_it_needs_nothing_but_the_standard_library():
    tree = ast.parse(RUN.read_text("utf-8"))
    names = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_the_python_it_asks_for_is_the_one_the_project_needs():
    project = (REPOSITORY / "pyproject.toml").read_text("utf-8")
    assert 'requires-python = ">=3.11"' in project
    assert "sys.version_info < (3, 11)" in RUN.read_text("utf-8")


@pytest.mark.parametrize(("arguments", "status"), [((), 2), (("-h",), 0), (("--help",), 0)])
def test_the_usage_is_told_in_both_languages(arguments, status):
    said = ran([sys.executable, RUN, *arguments], expected=(status,))
    assert said.err == ""
    assert "生成网站：content/ → site/" in said.out
    assert "build the site: content/ → site/" in said.out


def test_the_usage_names_only_commands_there_are(script):
    commands = set(re.findall(r"python3 run\.py (\w+)", script["USAGE"]))
    assert commands == {"build", "preview", "test", "list"}
    for command in commands - {"test"}:
        parse([command])


def test_the_environment_is_made_anew_when_a_lock_changes(script, tmp_path):
    lock = tmp_path / "requirements.txt"
    lock.write_text("a==1\n", "utf-8")
    first = script["fingerprint"]((lock,))
    assert script["fingerprint"]((lock,)) == first
    lock.write_text("a==2\n", "utf-8")
    assert script["fingerprint"]((lock,)) != first


def test_the_locks_it_installs_are_there(script):
    assert [lock.name for lock in script["TEST_LOCKS"]] == [
        "requirements.txt",
        "requirements-test.txt",
    ]
    assert all(lock.exists() for lock in script["TEST_LOCKS"])


@pytest.mark.parametrize("platform", ["win-amd64", "linux-aarch64", "macosx-11.0-arm64"])
def test_a_python_that_the_locks_have_files_for_is_taken(script, platform):
    assert not is_refused(script, platform)


def is_refused(script, platform):
    try:
        script["refuse_other_processors"](platform)
    except script["SetupError"]:
        return True
    return False


@pytest.mark.parametrize("platform", ["win32", "win-arm64"])
def test_a_windows_python_without_files_in_the_locks_is_told_which_to_get(script, platform):
    with pytest.raises(script["SetupError"], match=r"64-bit") as told:
        script["refuse_other_processors"](platform)
    assert "请卸载后改装" in str(told.value)


SLOW_TO_END = """\
import signal, sys, time
signal.signal(signal.SIGINT, lambda *_: (time.sleep(1), print("ended", flush=True), sys.exit(7)))
print("begun", flush=True)
time.sleep(60)
"""
STARTS_IT = """\
import contextlib, io, runpy, signal, subprocess, sys
if len(sys.argv) > 3: signal.SIGBREAK = int(sys.argv[3])
script = runpy.run_path(sys.argv[1], run_name="run")
with contextlib.redirect_stdout(io.StringIO()): script["main"](["--help"])
sys.exit(script["wait_for"](subprocess.Popen([sys.executable, "-c", sys.argv[2]])))
"""


@pytest.mark.skipif(os.name == "nt", reason="there Ctrl-C would reach the tests as well")
def test_ctrl_c_leaves_the_command_the_time_to_end_in_order():
    """As a terminal sends it, to both. ``watch`` never ends in the middle of a build."""
    with started([sys.executable, "-c", STARTS_IT, RUN, SLOW_TO_END]) as child:
        child.says("begun")
        os.killpg(child.pid, signal.SIGINT)
        child.ends_with(7)
    assert child.out == "begun\nended\n"


@pytest.mark.skipif(os.name == "nt", reason="there the system has its own, seen by hand")
def test_ctrl_break_leaves_it_the_same_time():
    """Only Windows has it, and sends it to the command as well."""
    command = [sys.executable, "-c", STARTS_IT, RUN, SLOW_TO_END.replace("SIGINT", "SIGUSR1")]
    with started([*command, str(int(signal.SIGUSR1))]) as child:
        child.says("begun")
        os.killpg(child.pid, signal.SIGUSR1)
        child.ends_with(7)
    assert child.out == "begun\nended\n"


def test_slow_tests_are_left_out_unless_all_are_asked_for(script):
    cores = script["EVERY_CORE"]
    pytest_of = script["pytest"]
    assert pytest_of([], ["-x"])[1] == ("-m", "pytest", "-m", "not slow", *cores, "-x")
    assert pytest_of([], ["--full", "-x"])[1] == ("-m", "pytest", *cores, "-x")
    unit = "not slow and not whole and not browser"
    assert pytest_of([], ["--unit"])[1] == ("-m", "pytest", "-m", unit, *script["ONE_A_CORE"])


def test_a_few_files_are_tested_in_one_process(script):
    one = "tests/test_run.py"
    assert script["pytest"]([one], [])[1] == ("-m", "pytest", "-m", "not slow", one)


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("tests/test_run.py", {"tests/test_run.py"}),
        ("tests/test_run.py::test_x", {"tests/test_run.py::test_x"}),
        ("publish", {"tests/test_publish.py", "tests/test_crashes.py"}),
        ("generator/publish/paths.py", {"tests/test_publish.py"}),
        ("generator/watch.py", {"tests/test_watch.py"}),
        ("print", {"tests/print/test_rounds.py", "tests/print/test_print_command.py"}),
        ("check_live", {"tests/test_check_live.py"}),
    ],
)
def test_what_has_changed_is_tested_by_its_name(script, name, files):
    found = {Path(file).as_posix() for file in script["tests_of"](name)}
    assert files <= found
    assert len(found) < 20


def test_a_name_no_test_is_about_is_told(script):
    with pytest.raises(script["SetupError"], match="没有叫“nothing-like-it”的测试"):
        script["tests_of"]("nothing-like-it")


def test_of_checks_that_run_side_by_side_those_that_fail_are_named_with_their_words(
    script, monkeypatch, capfd
):
    monkeypatch.setitem(script["run_apart"].__globals__, "PYTHON", sys.executable)
    checks = {"good": "print('fine')", "bad": "print('谁错了'); raise SystemExit(3)", "worse": "x"}
    assert script["failing"](tuple((n, ("-c", code)) for n, code in checks.items())) == [
        "bad",
        "worse",
    ]
    said = capfd.readouterr().out
    assert {line[:10].rstrip() for line in said.splitlines() if line[:4] in {"ok  ", "FAIL"}} == {
        "ok   good",
        "FAIL bad",
        "FAIL worse",
    }
    assert "fine\n" in said
    assert "谁错了\n" in said
    assert "NameError" in said


def test_types_are_also_checked_as_windows_has_them(script, tmp_path):
    """A call that Windows lacks fails the checks of every system."""
    checks = dict(script["CHECKS"])
    here, there = checks["mypy"], checks["mypy win32"]
    assert there[: len(here)] == here
    module = tmp_path / "module.py"
    module.write_text("from pathlib import Path\n\nprint(Path.cwd().is_mount())\n", "utf-8")
    command = [sys.executable, *there, "--config-file=", "--python-version=3.11", module]
    assert "is_mount" in ran(command, cwd=tmp_path, expected=(1,)).out


def test_the_browser_named_by_hand_comes_first(script, tmp_path, monkeypatch):
    browser = tmp_path / "my-browser"
    browser.write_text("#!/bin/sh\n", "utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("ESTATE_BROWSER", str(browser))
    assert script["found_browser"]() == str(browser)


def test_the_unit_suite_runs_where_there_is_no_browser(script, monkeypatch):
    monkeypatch.setitem(script["missing_for_tests"].__globals__, "found_browser", str)
    missing = {option: script["missing_for_tests"]([option]) for option in ("--unit", "--full")}
    assert [name for name in missing["--unit"] if "chromium" in name] == []
    assert [name for name in missing["--full"] if "chromium" in name] != []


def test_whoever_has_no_installer_is_told_how_to_name_a_browser(script, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "ESTATE_BROWSER=" in script["install_command"](["chromium"])


def commands_in(text):
    """Every line of a shell block that starts one of our programs."""
    blocks = re.findall(r"```(?:sh|bash|console|text)?\n(.*?)```", text, re.DOTALL)
    lines = (
        line.split("#")[0].strip().removeprefix("$ ")
        for block in blocks
        for line in block.split("\n")
    )
    return [line for line in lines if re.match(r"(?:python3?|py -3) run\.py |estate |make ", line)]


def test_every_command_the_readme_shows_is_one_there_is():
    shown = commands_in(README.read_text("utf-8"))
    assert shown
    targets = set(
        re.findall(r"^(\w+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE)
    )
    for line in shown:
        program, *arguments = shlex.split(line)
        if program == "make":
            assert arguments[0] in targets, line
        elif "test" not in arguments:
            parse(arguments[1:] if Path(program).name != "estate" else arguments)


def test_the_command_file_for_explorer_ends_its_lines_as_windows_does():
    assert (
        b"\r\n" in (REPOSITORY / "build.cmd").read_bytes()
        or b"eol=crlf" in (REPOSITORY / ".gitattributes").read_bytes()
    )


PARTS = ("benchmarks", "content", "docs", "generator", "templates", "tests")


def test_every_file_of_the_repository_can_lie_on_a_disk_of_windows():
    """Where one cannot, git for Windows makes no working tree at all and Explorer unpacks none.

    https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    paths = {path for part in PARTS for path in (REPOSITORY / part).rglob("*")}
    paths = {path.relative_to(REPOSITORY) for path in paths if "__pycache__" not in path.parts}
    strange = re.compile(r'[<>:"|?*\\\x00-\x1f]|[ .]$')
    assert [path for path in paths if strange.search(path.name) or is_device(path.name)] == []
    in_one_case = Counter(path.as_posix().casefold() for path in paths)
    assert [path for path, times in in_one_case.items() if times > 1] == []
    assert max(len(str(path)) for path in paths) < 130  # of 260, with the folder it lies in


def blocks_in(text):
    return re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)


def records_in_readme():
    return [block for block in blocks_in(README.read_text("utf-8")) if block.startswith("---")]


def test_the_event_the_readme_shows_is_understood_and_so_are_its_changes(tmp_path):
    _, shown, _ = records_in_readme()
    (changes,) = (b for b in blocks_in(README.read_text("utf-8")) if b.startswith("变动:"))
    reading = read(write_estate(tmp_path / "a", {"events/2026-dongzhi.md": shown}))
    assert [problem.sentence() for problem in reading.problems] == []
    assert [event.id for event in reading.content.events] == ["2026-dongzhi"]
    series = shown.replace(
        "节日: 冬至\n年份: 2026\n",
        "重复: {every: 月, weekday: 六, nth: 2, from: 2026-12-12, until: 2027-02-13}\n"
        f"修订日期: 2026-12-01\n{changes}",
    )
    reading = read(write_estate(tmp_path / "b", {"events/market.md": series}))
    assert [problem.sentence() for problem in reading.problems] == []


def test_the_notice_the_readme_shows_is_understood(tmp_path):
    shown, _, _ = records_in_readme()
    reading = read(write_estate(tmp_path, {"notices/20261125-water.md": shown}))
    assert [problem.sentence() for problem in reading.problems] == []
    wrong = shown.replace("2026-11-25", "2026-02-30")
    assert wrong != shown
    reading = read(write_estate(tmp_path, {"notices/20261125-water.md": wrong}))
    (problem,) = reading.problems
    assert f"【未发布】{problem.sentence()}\n" in blocks_in(README.read_text("utf-8"))


def test_the_translation_the_readme_shows_is_understood(tmp_path):
    notice, _, shown = records_in_readme()
    estate = SMALL_ESTATE["estate.yaml"].replace("rules: test", "rules: test\nlanguages: [zh, en]")
    files = {
        "estate.yaml": estate,
        "notices/20261125-water.md": notice,
        "notices/20261125-water.en.md": shown,
    }
    reading = read(write_estate(tmp_path, files))
    assert [problem.sentence() for problem in reading.problems] == []
    (words,) = reading.content.translated("notices", "20261125-water")
    assert "Water off in Building 2" in str(words)
