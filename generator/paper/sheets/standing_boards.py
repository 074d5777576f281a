"""A board that hangs all the time: a heading, tables, whom to call, when it was last checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from datetime import date, datetime, time
from itertools import accumulate
from typing import Any

from generator.dataclass import dataclass
from generator.models.contacts import Contact
from generator.paper.sheet import Sheet
from generator.paper.sheets.addresses import living_page
from generator.snapshot import Snapshot
from generator.wording import on_paper

Row = Sequence[str]
_COUNTING = "一二三四五六七八九"


@dataclass(frozen=True)
class Section:
    """``widths`` are shares of the line, 0 as wide as its words.

    A line of a cell begins with ``**`` where it is strong, with ``##`` where it is large.
    """

    title: str
    head: Row = ()
    rows: Sequence[Row] = ()
    widths: Sequence[float] = ()
    right: Sequence[int] = ()
    lines: Sequence[str] = ()
    """Plain lines below the table."""

    @property
    def plain(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "head": list(self.head),
            "rows": [list(row) for row in self.rows],
            "widths": list(self.widths) or [1.0] * len(self.head),
            "right": list(self.right),
            "lines": list(self.lines),
        }


@dataclass(frozen=True)
class StandingBoard:
    """A board as plain facts; ``sizes`` are the most and the least of its text, in points on A4."""

    heading: str
    sections: Sequence[Section]
    path: str
    """Path of the living page."""
    updated: date | None
    """When somebody last checked it, where that was written down: a date is never invented."""
    source: str
    dated: str = ""
    """Words in place of when it was checked: 结果截至 2026年10月31日."""
    lead: str = ""
    note: str = ""
    calls: Sequence[tuple[str, Contact]] = ()
    signed: Sequence[str] = ()
    paper: str = "a3"
    is_flipped: bool = False
    columns: int = 1
    sizes: tuple[float, float] = (16.0, 8.5)
    most_pages: int = field(default=1)


def side_by_side(board: StandingBoard, most_lines: int) -> Iterator[tuple[str, StandingBoard]]:
    """Yield file names and boards: one, or as many as keep to so many lines, of like length.

    A section stays together.
    """
    sections = board.sections
    lines = [len(one.rows) + len(one.lines) + 1 for one in sections]
    count = min(-(-sum(lines) // most_lines), len(_COUNTING))
    paper = board.paper.upper()
    if count <= 1:
        yield f"{board.heading}-{paper}.pdf", board
        return
    middles = [
        before + own / 2 for before, own in zip(accumulate(lines, initial=0), lines, strict=False)
    ]
    share = sum(lines) / count
    for number in range(count):
        own = [
            one for one, middle in zip(sections, middles, strict=True) if middle // share == number
        ]
        heading = f"{board.heading}（{_COUNTING[number]}）"
        yield (
            f"{board.heading}-{paper}-{number + 1}.pdf",
            replace(board, heading=heading, sections=own),
        )


def board_sheet(board: StandingBoard, site: Snapshot) -> Sheet:
    address = living_page(board.path, site)
    most, least = board.sizes
    return Sheet(
        template="board",
        title=board.heading,
        data={
            "estate": site.estate.name,
            "heading": board.heading,
            "lead": board.lead,
            "sections": [section.plain for section in board.sections],
            "note": board.note,
            "calls": [
                {"label": label or contact.name, "number": contact.phone}
                for label, contact in board.calls
            ],
            "signed": list(board.signed),
            "address": address,
            "updated": board.dated or (on_paper.checked(board.updated) if board.updated else ""),
            "is_flipped": board.is_flipped,
            "columns": board.columns,
            "most": most,
            "least": least,
            "most-pages": board.most_pages,
        },
        stamp=stamp_of(board.updated or site.estate.since, site),
        source=board.source,
        paper=board.paper,
        codes=(address["url"],),
        most_pages=board.most_pages,
    )


def stamp_of(day: date, site: Snapshot) -> datetime:
    """Return the beginning of a day, by the estate's clocks."""
    return datetime.combine(day, time(0), site.estate.zone)
