"""What the audit of the finished files costs: when nothing changed, after one change, from nothing.

    python -m benchmarks.audit [--archive N …] [--sample]

A hundred visible notices and an archive of N expired ones are drawn once each way; only the
audit is timed, with finding out what is hidden and reading the proof of the build before, in
milliseconds of the processor, the best of several rounds. Beside it stands what drawing the
site takes, and what finding the state of every notice takes, which no build can do without.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from generator.audit import NOTHING, Proof, audit, hidden_at, plain, restored
from generator.build import render
from generator.kinds.content import Content
from generator.kinds.notices.life import lives
from generator.kinds.notices.model import Notice
from generator.reading import read
from generator.snapshot import take
from tests.builders import REPOSITORY, at, make_content, make_notice

VISIBLE = 100
ROUNDS = 5
LETTERS = (
    "停水电梯清洗保养检修安排请业主提前准备安全注意事项服务中心值班电话时间地点楼栋单元"
    "水箱管道维护施工期间噪音影响敬请谅解配合通知公告"
)
COURTESY = "给您带来不便，敬请谅解，如有疑问请致电服务中心。"
NOON = at("2026-11-25T12:00")
Files = Mapping[str, bytes]


def notice(chance: random.Random, number: int, *, has_ended: bool) -> Notice:
    """Of some 700 characters, of which the last line stands in every notice."""
    sentences = ["".join(chance.choices(LETTERS, k=chance.randint(12, 40))) for _ in range(17)]
    year, month, day = 2006 + number % 20, 1 + number % 12, 1 + number % 28
    return make_notice(
        f"{'old' if has_ended else 'new'}-{number:06}",
        title=sentences[0][:20],
        end=f"{year}-{month:02}-{day:02}" if has_ended else "2026-12-20",
        body="\n\n".join(f"{sentence}。" for sentence in (*sentences[1:], COURTESY)),
    )


def notices(archive: int) -> list[Notice]:
    chance = random.Random(1)  # noqa: S311 - the same archive every time
    visible = [notice(chance, number, has_ended=False) for number in range(VISIBLE)]
    return visible + [notice(chance, number, has_ended=True) for number in range(archive)]


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
    best, result = float("inf"), None
    for _ in range(ROUNDS):
        start = time.process_time()
        result = action()
        best = min(best, time.process_time() - start)
    return best * 1000, result


def drawn(content: Content, moment: datetime) -> tuple[float, Files]:
    start = time.process_time()
    files, _ = render(take(content, moment), REPOSITORY)
    return (time.process_time() - start) * 1000, files


def audited(content: Content, moment: datetime, files: Files, before: str) -> Callable[[], Proof]:
    """All that a build does for it, with ``before`` as it is kept on the disk."""

    def action() -> Proof:
        known = restored(json.loads(before)) if before else NOTHING
        done = audit(files, hidden_at(replace(content, marks=marks(content)), moment), known)
        if done.findings:
            raise SystemExit(f"found: {done.findings[0]}")
        return done.proof

    return action


def marks(content: Content) -> Mapping[tuple[str, str], str]:
    """What reading the files makes of them; here a notice's body stands for its file."""
    return {
        ("notices", one.id): blake2b(one.body.encode(), digest_size=16).hexdigest()
        for one in content.notices
    }


def measured(content: Content, edited: Content, moment: datetime, expiry: datetime) -> list[float]:
    """Milliseconds of each column."""
    states, _ = timed(lambda: [life.state(moment) for life in lives(content)])
    drawing, files = drawn(content, moment)
    everything, proof = timed(audited(content, moment, files, ""))
    before = json.dumps(plain(proof))
    nothing, _ = timed(audited(content, moment, files, before))
    edit, _ = timed(audited(edited, moment, drawn(edited, moment)[1], before))
    expired, _ = timed(audited(content, expiry, drawn(content, expiry)[1], before))
    return [states, drawing, nothing, edit, expired, everything]


def of_archive(archive: int) -> list[float]:
    """One visible notice is edited; later another of them ends."""
    first, second, *others = notices(archive)
    ends = make_notice(second.id, title=second.title, end="2026-11-25", body=second.body)
    edited = make_notice(
        first.id, title=first.title, end="2026-12-20", body=f"改过。\n\n{COURTESY}"
    )
    content = make_content(first, ends, *others)
    midnight = NOON + timedelta(hours=12)
    return measured(content, make_content(edited, ends, *others), NOON, midnight)


def of_sample() -> list[float]:
    """The repository's own estate; what changes is the next thing to change by itself."""
    content = read(REPOSITORY).content
    return measured(content, content, NOON, take(content, NOON).changes.next)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--archive", type=int, nargs="*", default=[5_000, 20_000])
    parser.add_argument("--sample", action="store_true", help="the repository's estate as well")
    arguments = parser.parse_args()
    columns = ("states", "drawing", "nothing", "one edit", "one expiry", "all", "nothing/all")
    print(f"{'ms':>14}" + "".join(f"{column:>13}" for column in columns))
    if arguments.sample:
        line("sample", of_sample())
    for archive in arguments.archive:
        line(f"{VISIBLE} + {archive}", of_archive(archive))


def line(name: str, costs: list[float]) -> None:
    print(
        f"{name:>14}" + "".join(f"{cost:13.1f}" for cost in costs) + f"{costs[2] / costs[-1]:13.3f}"
    )


if __name__ == "__main__":
    main()
