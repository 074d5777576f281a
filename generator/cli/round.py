"""``round``: the sheet for the morning round of the boards."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.cli import output
from generator.cli.call import Call, status_of
from generator.cli.paper import required_press
from generator.cli.paper_files import refuse_published_file
from generator.cli.reporting import print_problems
from generator.paper.boards.round_sheets import round_sheets
from generator.paper.boards.rounds import Round, round_on
from generator.paper.sheet import Document
from generator.paper.typesetting.press import Order
from generator.patience import write_atomically


def print_round(call: Call) -> int:
    """Print the round of the day the moment falls on, whatever its hour."""
    content = call.reading.content
    day = call.local(call.at).date()
    round_ = round_on(content, day)
    if call.arguments.json:
        output.as_json(_record(round_))
        return 0
    out: Path = call.arguments.out or call.folder / "print"
    out = out / f"早巡单-{day}.pdf" if out.is_dir() or not call.arguments.out else out
    refuse_published_file(out, call.folder, call.say("print_into_site", out=out.parent))
    sheets = round_sheets(round_, content)
    document = Document.of(content.estate, f"早巡单 {day}", sheets)
    press = required_press(call)
    (done,) = press.run([Order(document)])
    print_problems(done.problems, call.language, sys.stderr)
    if done.made is not None:
        write_atomically(out, done.made.data, makes_folders=True)
        output.line(call.say("round_written", out=out, pages=done.made.pages))
    if call.arguments.png and done.made is not None:
        for number, page in enumerate(press.pages(document), 1):
            picture = out.with_name(f"{out.stem}-{number}.png")
            write_atomically(picture, page, makes_folders=True)
            output.line(f"  {picture}")
    return status_of(done.problems)


def _record(round_: Round) -> dict[str, object]:
    """Describe a round for a program: by ids, never the letters of the sheet."""
    return {
        "day": round_.day.isoformat(),
        "at": round_.at.isoformat(),
        "last": round_.last.isoformat(),
        "next": round_.next.isoformat(),
        "boards": [
            {
                "id": one.board.id,
                "down": [{"id": p.id, "reason": why.name.lower()} for p, why in one.down],
                "up": [paper.id for paper in one.up],
                "replaced": [paper.id for paper in one.replaced],
                "kept": [paper.id for paper in one.kept],
                "waiting": [paper.id for paper in one.waiting],
            }
            for walk in round_.walks
            for one in walk.boards
        ],
        "renewed": _renewed(round_),
        "later": [paper.id for paper in round_.later],
        "ending": [paper.id for paper in round_.ending],
        "protected": {paper.id: days for paper, days in round_.protected},
    }


def _renewed(round_: Round) -> dict[str, list[str]]:
    """Map standing papers that are to be changed to their boards on every walk."""
    found: dict[str, list[str]] = {}
    for walk in round_.walks:
        for item, places in walk.renewed.items():
            found.setdefault(item, []).extend(places)
    return found
