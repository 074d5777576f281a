"""Whole builds beside Hugo's, over the same generated notices, in one interleaved run.

    pip install -r benchmarks/requirements.txt
    python -m benchmarks.hugo [--sizes N …] [--ended N] [--rounds N] [--estate mini full]

*mini* is an estate of one language, one building and nothing but notices, so that both do
comparable work; *full* has the sample's other content, two languages and nine buildings. Both
sites are built in a memory file system where there is one, ours without posters, for which Hugo
has no counterpart. Every figure is of a whole process with its children: CPU seconds, median of
the rounds; the ratio is the median of the ratios within a round.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.builders import REPOSITORY, SMALL_ESTATE, write_estate

NOON = "2026-11-25T12:00"
LATER = "2026-11-26T12:00"
"""The notice ``ENDING`` has ended by then, and nothing else has changed."""
ENDING, EDITED = 0, 1
"""Notices by number: the one that ends between the two moments, and the one that is edited."""
MEMORY = Path("/dev/shm")  # noqa: S108 - a benchmark's scratch
HAN = (
    "停水电梯清洗保养检修安排请业主提前准备安全注意事项服务中心值班时间地点"
    "楼栋单元水箱管道维护施工期间"
)
HEAD = SMALL_ESTATE["estate.yaml"].partition("rules:")[0]
MINI = {
    "estate.yaml": f"{HEAD}buildings:\n  - {{id: 1, name: 1栋, kind: 高层, units: [1-1]}}\n",
    "contacts.yaml": "contacts:\n  - {id: duty, name: 值班, phone: 000-0000 0110, hours: 全天}\n",
    "boards.yaml": "boards:\n  - {id: gate, name: 南门公告栏, kind: 大门}\n",
    "rules/test.yaml": None,
    "calendar.yaml": None,
}
HUGO = {
    "hugo.toml": """\
baseURL = "https://test.example/"
title = "测试小区"
languageCode = "zh-Hans"
disableKinds = ["taxonomy", "term"]
timeZone = "Asia/Shanghai"
""",
    "layouts/_default/baseof.html": """\
<!doctype html>
<html lang="zh-Hans">
<head><meta charset="utf-8"><title>{{ .Title }} · {{ site.Title }}</title>
<link rel="alternate" type="application/rss+xml" href="/index.xml"></head>
<body><header><p><a href="/">{{ site.Title }}</a></p>
<nav><a href="/notices/">公告</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main><footer><p>{{ site.Title }}</p></footer></body>
</html>
""",
    "layouts/_default/single.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1>
<p>{{ .Date.Format "2006年1月2日" }} – {{ .ExpiryDate.Format "2006年1月2日" }}</p>
{{ .Content }}{{ end }}
""",
    "layouts/_default/list.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range site.RegularPages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}
""",
}


@dataclass(frozen=True)
class Spent:
    """The cost of one process with its children."""

    cpu: float
    wall: float
    memory: float
    """MiB, of the largest process."""
    files: int = 0
    """Number of files of the output that were written."""
    size: float = 0
    """MB of those."""


@dataclass(frozen=True)
class Site:
    """A site built by one of the two generators, in a folder of its own."""

    folder: Path
    output: str
    memory: tuple[str, ...]
    """Folders below that one in which it remembers an earlier build."""
    command: Callable[[str], list[str]]
    """The command that builds as of a moment."""
    head: str
    """The front matter of a notice: ``number``, ``first`` and ``last`` are its days."""

    def build(self, moment: str) -> Spent:
        stamp = self.folder / "begun"  # by the clock of the file system
        stamp.touch()
        start = stamp.stat().st_mtime_ns
        took = spent(self.command(moment), self.folder)
        output = (path.stat() for path in (self.folder / self.output).rglob("*") if path.is_file())
        sizes = [stat.st_size for stat in output if stat.st_mtime_ns >= start]
        return replace(took, files=len(sizes), size=sum(sizes) / 1e6)

    def forget(self, *, everything: bool) -> None:
        for name in (self.output, *(self.memory if everything else ())):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def write(self, number: int, last: date, version: int = 0) -> None:
        first = last - timedelta(days=30)
        head = self.head.format(number=number, first=first, last=last)
        file = self.folder / f"content/notices/{number:06}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{head}---\n{body(number, version)}\n", "utf-8")


def spent(command: Sequence[str], folder: Path) -> Spent:
    start = time.perf_counter()
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet, env=environment())
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in {0, 1}:  # 1: there are warnings
        raise SystemExit(f"failed: {' '.join(command)}")
    return Spent(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def environment() -> dict[str, str]:
    """Bytecode is kept as on any user's machine."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(REPOSITORY)}


def body(number: int, version: int = 0) -> str:
    """Write a body of 5 to 15 short blocks, 2.7 kB on average, fixed by number and version."""
    chance = random.Random(f"{number}/{version}")  # noqa: S311 - the same text every time
    blocks = chance.randint(5, 15)
    return "\n\n".join(block(chance) for _ in range(blocks))


def block(chance: random.Random) -> str:
    lines = ["".join(chance.choices(HAN, k=chance.randint(18, 45))) for _ in range(2)]
    form = chance.randrange(5)
    if form == 0:
        return f"## {lines[0][:8]}"
    if form == 1:
        return "\n".join(f"- {line}" for line in lines)
    return f"{lines[0]}，**{lines[1][:6]}**。{lines[1]}。"


def our_site(folder: Path, estate: str) -> Site:
    if estate == "mini":
        write_estate(folder, MINI)
        shutil.rmtree(folder / "content/notices", ignore_errors=True)
    else:
        shutil.copytree(REPOSITORY / "content", folder / "content")
        for path in (folder / "content/notices").glob("*.md"):
            path.unlink()

    def command(moment: str) -> list[str]:
        options = ["--no-posters", "--at", moment]
        return [sys.executable, "-m", "generator", "build", *options, str(folder)]

    head = "title: 第{number}号通知\ncategory: 停水\nfrom: {first}\nuntil: {last}\n"
    return Site(folder, "site", (".estate",), command, head)


def hugo_site(folder: Path, program: str) -> Site:
    for path, text in HUGO.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")

    def command(moment: str) -> list[str]:
        return [
            program,
            "--quiet",
            "--clock",
            f"{moment}:00+08:00",
            "--cacheDir",
            f"{folder}/cache",
        ]

    head = "title: 第{number}号通知\ndate: {first}\nexpiryDate: {last}T23:59:59+08:00\n"
    return Site(folder, "public", ("cache", "resources"), command, head)


def fill(site: Site, live: int, ended: int) -> None:
    for number in range(live):
        site.write(number, date(2026, 11, 25) if number == ENDING else date(2026, 12, 20))
    for number in range(live, live + ended):
        site.write(number, date(2021 + number % 5, 1 + number % 12, 15))


WAYS = ("cold", "output gone", "nothing changed", "one edited", "one ended by time")


def round_of(site: Site, version: int) -> Iterator[tuple[str, Spent]]:
    """Every way to build once, each after what makes it that way."""
    site.forget(everything=True)
    yield "cold", site.build(NOON)
    site.forget(everything=False)
    yield "output gone", site.build(NOON)
    yield "nothing changed", site.build(NOON)
    site.write(EDITED, date(2026, 12, 20), version)
    yield "one edited", site.build(NOON)
    yield "one ended by time", site.build(LATER)


def measured(sites: Sequence[Site], rounds: int) -> dict[str, list[tuple[Spent, ...]]]:
    """Map each way to what every site took in every round, the sites taking turns."""
    found: dict[str, list[tuple[Spent, ...]]] = {way: [] for way in WAYS}
    for site in sites:  # compiles what is compiled once for a machine
        site.build(NOON)
    for version in range(1, rounds + 1):
        for steps in zip(*(round_of(site, version) for site in sites), strict=True):
            found[steps[0][0]].append(tuple(one for _, one in steps))
    return found


def rows(
    estate: str, live: int, ended: int, rounds: int, program: str
) -> Iterator[tuple[str, ...]]:
    where = MEMORY if MEMORY.is_dir() else None
    with TemporaryDirectory(dir=where) as scratch:
        sites = our_site(Path(scratch) / "ours", estate), hugo_site(Path(scratch) / "hugo", program)
        for site in sites:
            fill(site, live, ended)
        size = f"{live:,}" + (f" + {ended:,} ended" if ended else "")
        for way, pairs in measured(sites, rounds).items():
            ratio = median(us.cpu / them.cpu for us, them in pairs)
            yield estate, size, way, f"{ratio:.2f}", *figures(list(zip(*pairs, strict=True)))


def figures(sides: Sequence[Sequence[Spent]]) -> Iterator[str]:
    """Ours / Hugo's, column by column."""
    for digits, value in (
        (2, lambda one: one.cpu),
        (2, lambda one: one.wall),
        (0, lambda one: one.memory),
        (0, lambda one: one.files),
        (1, lambda one: one.size),
    ):
        yield " / ".join(f"{median(map(value, side)):,.{digits}f}" for side in sides)


def found_hugo() -> str:
    """Find the program itself: the script that pip puts before it starts a Python."""
    packed = Path(sysconfig.get_path("purelib")) / "hugo/binaries/hugo"
    return str(packed) if packed.is_file() else shutil.which("hugo") or "hugo"


HEADS = ("estate", "notices", "build", "× Hugo", "CPU s", "wall s", "MiB", "files written", "MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--ended", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--estate", choices=["mini", "full"], nargs="+", default=["mini", "full"])
    parser.add_argument("--hugo", default=found_hugo())
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    lines = [f"| {' | '.join(HEADS)} |", f"|{'---|' * len(HEADS)}"]
    print(*lines, sep="\n", flush=True)
    for estate in chosen.estate:
        for live in chosen.sizes:
            for row in rows(estate, live, chosen.ended, chosen.rounds, chosen.hugo):
                lines.append(f"| {' | '.join(row)} |")
                print(lines[-1], flush=True)
    if chosen.out:
        day = datetime.now(UTC).date()  # noqa: TID251 - when it was measured
        head = f"Measured on {day}, {chosen.rounds} rounds, by `python -m benchmarks.hugo`.\n"
        chosen.out.write_text("\n".join((head, *lines, "")), "utf-8")


if __name__ == "__main__":
    main()
