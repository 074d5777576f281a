"""``print``: packs for the boards, or single papers, into a folder that is never published."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from generator.attachments import Cache
from generator.build import preparer_of
from generator.cli import output, progress_line
from generator.cli.call import Call, UsageError, status_of
from generator.cli.paper import required_press
from generator.cli.paper_files import refuse_published, write_once, write_pile
from generator.cli.print_review import print_for_review
from generator.cli.reporting import print_problems, problem_records
from generator.paper.boards.hanging import Paper
from generator.paper.boards.packs import Packs
from generator.paper.boards.piles import Pile, Printing
from generator.paper.boards.records import FOLDER, as_text
from generator.paper.sheets.standing import standing_sheets
from generator.paper.walks import last_round_before, round_at
from generator.schedule import SpellingError, parse_moment
from generator.snapshot import take
from generator.vocabulary import nearest


def print_papers(call: Call) -> int:
    """Print papers. Raises ``UsageError`` where nothing, or something unknown, is asked for."""
    if call.arguments.review:
        return print_for_review(call)
    out: Path = call.arguments.out or call.folder / "print"
    refuse_published(out, call.folder, call.say("print_into_site", out=out))
    with progress_line.shown(call.arguments):
        pile = _pile(call)
    write_pile(pile.files, out, is_whole=call.arguments.all)
    written = list(_written_records(pile, call))
    if call.arguments.json:
        output.as_json(_record(pile, out, call, written))
        return status_of(pile.problems)
    print_problems(pile.problems, call.language, sys.stderr)
    _tell(pile, out, call, written)
    return status_of(pile.problems)


def _pile(call: Call) -> Pile:
    arguments, content = call.arguments, call.reading.content
    preparer = preparer_of(call.folder, call.reading, Cache(call.folder, is_kept=False))
    site = take(content, call.at)
    packs = Packs(site, content, preparer.file, _since(call))
    printing = Printing(packs, required_press(call), call.local(call.at))
    if arguments.all:
        if arguments.png:
            printing.pictures(p for one in packs.boards for p in one.papers)
        printing.standing(standing_sheets(site))
        return printing.everything()
    if arguments.board:
        return printing.boards([_known_board(call, word) for word in arguments.board])
    if not arguments.item:
        raise UsageError(call.say("print_what"))
    return _items(call, packs, printing)


def _items(call: Call, packs: Packs, printing: Printing) -> Pile:
    """Make notices, events and disclosures by id or number, other papers by their names."""
    standing = standing_sheets(packs.site)
    papers: list[Paper] = []
    for word in call.arguments.item:
        found = list(_papers(packs, word))
        named = {name: sheets for name, sheets in standing.items() if _names(name, word)}
        if not found and not named:
            raise UsageError(_unknown(call, word, packs, list(standing)))
        papers += found
        printing.standing(named)
    if call.arguments.png:
        printing.pictures(paper for paper in papers if paper.folder != "disclosures")
    return printing.items(papers, with_letters=call.arguments.letter)


def _papers(packs: Packs, word: str) -> Iterator[Paper]:
    wanted = word.removesuffix(".md")
    yield from (p for p in packs.all_papers if wanted in {p.id, p.number} and wanted)


def _names(name: str, word: str) -> bool:
    """Tell whether a word names a paper: all of it, its folder, or what is before its first mark.

    收费公示牌 names 收费公示牌-A3.pdf.
    """
    stem = name.rpartition("/")[2].removesuffix(".pdf")
    return word in {stem, stem.partition("-")[0]} or name.startswith(f"{word}/")


def _unknown(call: Call, word: str, packs: Packs, names: list[str]) -> str:
    known = {paper.id for paper in packs.all_papers} | {name.partition("-")[0] for name in names}
    near = nearest(word, known)
    hint = call.say("hint", near=near) if near else ""
    return call.say("print_unknown", id=word, hint=hint).rstrip()


def _known_board(call: Call, word: str) -> str:
    boards = call.reading.content.boards
    known = {name for board in boards for name in (board.id, board.name)}
    if word not in known:
        near = nearest(word, known)
        hint = call.say("hint", near=near) if near else ""
        raise UsageError(call.say("print_no_board", id=word, hint=hint).rstrip())
    return word


def _since(call: Call) -> datetime | None:
    """Find the round after which things are new: of a day alone, the one before that morning's."""
    typed = call.arguments.only_new
    if not typed:
        return None
    content = call.reading.content
    try:
        moment = parse_moment(typed)
        if moment.clock is not None:
            return moment.start(content.estate.zone)
        last = last_round_before(moment.day, content.estate, content.rest)
        return round_at(last, content.estate)
    except (SpellingError, ValueError) as error:
        raise UsageError(call.say("bad_since", value=typed)) from error


def _written_records(pile: Pile, call: Call) -> Iterator[str]:
    """Write the posting records and yield the paths of those that are new."""
    for record in pile.records:
        path = call.folder / FOLDER / record.name
        if write_once(path, as_text(record, call.local(call.at))):
            yield f"{FOLDER}/{record.name}"


def _tell(pile: Pile, out: Path, call: Call, written: list[str]) -> None:
    for name in sorted(pile.files):
        output.line(f"  {name}")
    for name in written:
        output.line(call.say("recorded", path=name))
    sheets = " + ".join(f"{count} × {size}" for size, count in pile.sheets.items())
    output.line(call.say("printed", out=out, files=len(pile.files), sheets=sheets or "0"))


def _record(pile: Pile, out: Path, call: Call, written: list[str]) -> dict[str, object]:
    return {
        "out": str(out),
        "at": call.at.isoformat(),
        "files": sorted(pile.files),
        "sheets": dict(pile.sheets),
        "items": [
            {"id": need.paper.id, "copies": dict(need.copies), "pages": need.pages}
            for need in pile.needs
        ],
        "records": written,
        "problems": problem_records(pile.problems, call.language),
    }
