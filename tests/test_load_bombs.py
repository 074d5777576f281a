"""Files that would stop a parser for minutes, or take all memory, end in a message."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import pytest

from tests.builders import REPOSITORY, write_estate
from tests.waiting import ran

pytestmark = pytest.mark.whole

FIELDS = "---\n标题: 2栋水箱清洗停水\n类别: 停水\n张贴至: 2026-11-25\n"
ITEMS = range(10)
SECONDS, MEGABYTES = 5, 300

_MEASURE = """
import resource, subprocess, sys
resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
status = subprocess.run(sys.argv[1:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
megabytes = used.ru_maxrss // 1024 // (1024 if sys.platform == "darwin" else 1)
print(used.ru_utime + used.ru_stime, megabytes, file=sys.stderr)
sys.exit(status)
"""
"""Run between the tests and the program: a fresh process has no memory to hand down.

Seconds are those of the processor, so that a busy machine fails no test; after thirty of them
the program is killed.
"""


def _body(text: str) -> str:
    return f"{FIELDS}---\n{text}\n"


def _laughs() -> str:
    """Nine times nine times nine …: a gigabyte, if aliases were followed."""
    lines = ["a0: &a0 [哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in ITEMS if n]
    return "\n".join(lines)


BOMBS = {
    "a hundred thousand brackets": ("rules/a.yaml", "name: " + "[" * 100_000),
    "a hundred thousand braces": ("rules/a.yaml", "name: " + "{a: " * 100_000),
    "brackets among the fields": ("notices/a.md", f"{FIELDS}范围: {'[' * 40_000}\n---\n"),
    "a billion laughs": ("rules/a.yaml", _laughs()),
    "blocks in blocks": ("rules/a.yaml", "".join(" " * n + "a:\n" for n in range(1_300))),
    "ten thousand lists in lists": ("rules/a.yaml", "- " * 10_000 + "a"),
    "five megabytes on a line": ("notices/a.md", _body("水" * 1_700_000)),
    "eight thousand brackets": ("notices/a.md", _body("[" * 8_000)),
    "nine hundred pictures": ("notices/a.md", _body("![" * 900)),
    "ten thousand quotes": ("notices/a.md", _body("> " * 10_000 + "水")),
    "five thousand levels": ("notices/a.md", _body("- " * 5_000 + "水")),
    "levels by indentation": (
        "notices/a.md",
        _body("\n".join(" " * 2 * n + "- 水" for n in range(430))),
    ),
    "a hundred thousand stars": ("notices/a.md", _body("*" * 100_000)),
    "long runs of backticks": ("notices/a.md", _body("`" * 500 + "水" + "`" * 501)),
    "unknown keys": ("rules/a.yaml", "".join(f"naem{n}: 水\n" for n in range(5_000))),
    "wrong days": ("calendar.yaml", f"years: [{{year: 2026, off: [{'11/5, ' * 10_000}]}}]"),
    "an unclosed register": ("withdrawn.yaml", "withdrawn: [\n" + "id: a\n" * 20_000),
    "broken lines": ("boards.yaml", "boards：\n" * 60_000),
    "words of a scope": ("notices/a.md", f"{FIELDS}范围: [{'、'.join(['9栋'] * 150)}]\n---\n"),
}
HARMLESS = {
    "prose": ("notices/b.md", _body(("请提前储水，并请相互转告。" * 16 + "\n\n") * 290)),
    "prose on one line": ("notices/c.md", _body("请提前储水，并请相互转告。" * 4_800)),
}


@dataclass(frozen=True)
class Run:
    seconds: float
    megabytes: int
    status: int
    shown: str


def check(folder) -> Run:
    """``estate check`` in a process of its own, measured."""
    program = [sys.executable, "-m", "generator", "check", folder, "--at", "2026-11-20"]
    done = ran([sys.executable, "-S", "-E", "-c", _MEASURE, *program], cwd=REPOSITORY, expected=())
    assert "Traceback" not in done.err, done.err
    seconds, megabytes = done.err.split()[-2:]
    return Run(float(seconds), int(megabytes), done.status, done.out)


@pytest.fixture(scope="module", autouse=True)
def _measurable():
    pytest.importorskip("resource", reason="memory cannot be measured on this system")


@pytest.fixture(scope="module")
def together(tmp_path_factory):
    """The small bombs of ten files in one estate, in one run."""
    files = dict(HARMLESS.values())
    for number, (path, text) in enumerate(BOMBS.values()):
        folder, _, name = path.rpartition("/")
        files[f"{folder}/{number}-{name}" if folder else name] = text
    return check(write_estate(tmp_path_factory.mktemp("bombs"), files))


def test_all_of_them_together_end_in_five_seconds(together):
    assert together.seconds < SECONDS


def test_all_of_them_together_fit_into_three_hundred_megabytes(together):
    assert together.megabytes < MEGABYTES


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_ends_in_a_message(bomb, together):
    path, _ = BOMBS[bomb]
    number = list(BOMBS).index(bomb)
    folder, _, name = path.rpartition("/")
    shown = f"content/{folder}/{number}-{name}" if folder else f"content/{name}"
    assert shown in together.shown


@pytest.mark.parametrize("kind", HARMLESS)
def test_a_long_text_is_none(kind, together):
    path, _ = HARMLESS[kind]
    assert path not in together.shown


def test_the_status_says_that_something_is_held(together):
    assert together.status == 1


@pytest.mark.slow
@pytest.mark.parametrize("bomb", [*BOMBS, *HARMLESS])
def test_each_of_them_alone_is_as_harmless(bomb, tmp_path):
    path, text = (BOMBS | HARMLESS)[bomb]
    alone = check(write_estate(tmp_path, {path: text}))
    assert alone.seconds < SECONDS
    assert alone.megabytes < MEGABYTES
    assert alone.status == (bomb in BOMBS)
