"""``print --review``: drafts and what is not approved or not visible yet, to be approved.

Each paper is made as of the first moment it would hang, from the file as it stands now. No
posting record is kept: none of it may hang.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from generator.attachments import Cache
from generator.build import preparer_of
from generator.cli import output
from generator.cli.call import REFUSED, Call, UsageError, status_of
from generator.cli.editing import reviewed_with, wanted
from generator.cli.paper import required_press
from generator.cli.paper_files import refuse_published, write_pile
from generator.cli.reporting import print_problems, problem_records
from generator.edit.record import Filed
from generator.edit.refusing import EditError
from generator.kinds.content import Content
from generator.models.status import Status
from generator.paper.boards.packs import Packs
from generator.paper.boards.piles import called
from generator.paper.sheet import Document
from generator.paper.sheets.reviewing import for_review
from generator.paper.typesetting.press import Order, Press
from generator.problems import Grade, Problem
from generator.schedule import Period
from generator.snapshot import take

_HANGING = {"notices", "events", "disclosures"}


def print_for_review(call: Call) -> int:
    """Print items for review. Raises ``UsageError`` where none is named or nobody knows it."""
    out: Path = call.arguments.out or call.folder / "print"
    refuse_published(out, call.folder, call.say("print_into_site", out=out))
    if not call.arguments.item:
        raise UsageError(call.say("review_what"))
    press = required_press(call)
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for word in call.arguments.item:
        made, found = _papers(call, wanted(call, word), press)
        files |= made
        problems += found
    if not files:
        print_problems(problems, call.language, sys.stderr)
        return REFUSED
    write_pile(files, out, is_whole=False)
    return _told(call, out, files, problems)


def _told(call: Call, out: Path, files: dict[str, bytes], problems: list[Problem]) -> int:
    if call.arguments.json:
        told = problem_records(problems, call.language)
        output.as_json({"out": str(out), "files": sorted(files), "problems": told})
    else:
        print_problems(problems, call.language, sys.stderr)
        for name in sorted(files):
            output.line(f"  {name}")
        output.line(call.say("reviewable", out=out, files=len(files)))
    return status_of(tuple(problems))


def _papers(call: Call, filed: Filed, press: Press) -> tuple[dict[str, bytes], list[Problem]]:
    """Make the files by their names; none where the record could not hang even if approved."""
    if filed.folder not in _HANGING:
        raise EditError("review_no_paper", id=filed.id)
    content, problems = reviewed_with(call, _as_approved(filed))
    if any(one.grade is Grade.HELD and one.place.path == filed.path for one in problems):
        return {}, problems
    site = take(content, _moment(content, filed, call.at))
    preparer = preparer_of(call.folder, call.reading, Cache(call.folder, is_kept=False))
    packs = Packs(site, content, preparer.file)
    own = (p for p in packs.all_papers if (p.folder, p.id) == (filed.folder, filed.id))
    paper = next(own, None)
    if paper is None:
        raise EditError("review_no_paper", id=filed.id)
    sheet = for_review(packs.sheet(paper))
    document = Document.of(site.estate, sheet.title, (sheet,))
    (printed,) = press.run([Order(document)])
    problems += printed.problems
    if printed.made is None:
        return {}, problems
    name = f"送审稿-{called(paper)}"
    files = {f"{name}.pdf": printed.made.data}
    if call.arguments.png:
        pages = press.pages(document)
        files |= {f"{name}{_count(n, pages)}.png": page for n, page in enumerate(pages, 1)}
    return files, problems


def _count(number: int, pages: list[bytes]) -> str:
    return f"-{number}" if len(pages) > 1 else ""


def _as_approved(filed: Filed) -> Filed:
    """Approve a record in memory, as if by somebody, who is shown to nobody."""
    record: Any = filed.sourced.value
    status = Status.READY if record.status is Status.DRAFT else record.status
    said = {"status": status, "approved_by": record.approved_by or "送审稿"}
    return replace(filed, sourced=replace(filed.sourced, value=record.model_copy(update=said)))


def _moment(content: Content, filed: Filed, at: datetime) -> datetime:
    """Return now, or when it begins to hang. Raises ``EditError`` for what is over."""
    period = _period(content, filed)
    if period.is_over(at):
        raise EditError("review_over", id=filed.id)
    return max(at, period.start) if period.start else at


def _period(content: Content, filed: Filed) -> Period:
    if filed.folder == "disclosures":
        return content.disclosure_postings[filed.id].posted
    postings = content.postings if filed.folder == "notices" else content.event_postings
    return postings[filed.id].period
