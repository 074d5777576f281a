"""A board that hangs all the time: a heading, tables, whom to call, when it was last checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from generator.models.contacts import Contact
from generator.posters import words
from generator.posters.notices import living_page
from generator.posters.sheet import Sheet
from generator.snapshot import Snapshot

Row = Sequence[str]


@dataclass(frozen=True)
class Section:
    """``widths`` are shares of the line, 0 as wide as its words; a sum begins with ``**``."""

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
    """``most`` and ``least`` are the sizes of its text in points, on A4."""

    heading: str
    sections: Sequence[Section]
    path: str
    """Of the living page."""
    updated: date
    source: str
    lead: str = ""
    note: str = ""
    calls: Sequence[tuple[str, Contact]] = ()
    signed: Sequence[str] = ()
    paper: str = "a3"
    is_flipped: bool = False
    columns: int = 1
    sizes: tuple[float, float] = (16.0, 8.5)
    most_pages: int = field(default=1)


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
            "updated": words.checked(board.updated),
            "is_flipped": board.is_flipped,
            "columns": board.columns,
            "most": most,
            "least": least,
            "most-pages": board.most_pages,
        },
        stamp=stamp_of(board.updated, site),
        source=board.source,
        paper=board.paper,
        codes=(address["url"],),
        most_pages=board.most_pages,
    )


def stamp_of(day: date, site: Snapshot) -> datetime:
    """The beginning of a day, by the estate's clocks."""
    return datetime.combine(day, time(0), site.estate.zone)
