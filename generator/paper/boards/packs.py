"""Packs: the papers of every board in walking order, how many copies, on what paper.

Paper that ``estate print`` makes hangs on the estate's own boards and is never published;
so it alone may carry what is said there alone (``board_only``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.notices.shown import NoticeView
from generator.paper.boards.hanging import Hanging, Key, Paper, hangings, placed
from generator.paper.boards.rounds import hung_at, news
from generator.paper.sheet import Sheet
from generator.paper.sheets.disclosures import disclosure_sheet
from generator.paper.sheets.events import event_sheet
from generator.paper.sheets.notices import notice_sheet
from generator.paper.site_papers import Picture, figures_of
from generator.snapshot import Snapshot
from generator.templating.markup import Prose
from generator.wording import on_paper

STRIPS_ON_A_SHEET = 3

Pages = Callable[[Sheet], int]
"""How many pages a sheet makes."""


@dataclass(frozen=True)
class Need:
    """One paper: how many copies of it on which paper, and how many pages each has."""

    paper: Paper
    copies: Mapping[str, int]
    pages: int

    @property
    def sheets(self) -> dict[str, int]:
        return {size: count * self.pages for size, count in self.copies.items()}


class Packs:
    """Papers that hang at a moment; ``since`` leaves out what hung unchanged at that round."""

    def __init__(
        self, site: Snapshot, content: Content, picture: Picture, since: datetime | None = None
    ) -> None:
        self.site = site
        self._content = content
        self._picture = picture
        self._since = since
        self._prose = Prose()
        self._sheets: dict[tuple[Key, str], Sheet] = {}

    @cached_property
    def boards(self) -> tuple[Hanging, ...]:
        """Boards in walking order, with the papers that are wanted: those the round sheet names."""
        now, since = hangings(self.site, self._content), self._since
        if since is None:
            return now
        before = hung_at(self._content, since)
        return tuple(
            replace(new, papers=news(old, new, since)) for old, new in zip(before, now, strict=True)
        )

    @property
    def all_papers(self) -> tuple[Paper, ...]:
        """Papers of everything that could hang anywhere now, each once."""
        return tuple(dict.fromkeys(placed(self.site, self._content)))

    def sheet(self, paper: Paper, size: str = "a4") -> Sheet:
        """Make the sheet of a paper as it hangs, with what is said on the boards alone."""
        key = (paper.key, size)
        if key not in self._sheets:
            self._sheets[key] = replace(self._made(paper, with_board_only=True), paper=size)
        return self._sheets[key]

    def public_sheet(self, paper: Paper) -> Sheet:
        """Make the sheet of a paper as everybody may see it, without what the boards alone say."""
        return self._made(paper, with_board_only=False)

    def of_board(self, hanging: Hanging) -> list[Sheet]:
        size = hanging.board.size.value.lower()
        return [self.sheet(paper, size) for paper in hanging.papers]

    def strips(self) -> Iterator[tuple[Paper, Sheet, int]]:
        """Yield each notice that has become void, its strip, and how many sheets of three."""
        for paper, copies in self._copies().items():
            if paper.state and paper.folder == "notices":
                count = -(-sum(copies.values()) // STRIPS_ON_A_SHEET)
                yield paper, replace(self.public_sheet(paper), template="strip"), count

    def needs(self, pages: Pages) -> list[Need]:
        """List the needs of every paper once, in the order it is first met on the walk."""
        return [
            Need(paper, copies, pages(self.sheet(paper)))
            for paper, copies in self._copies().items()
        ]

    def _copies(self) -> dict[Paper, dict[str, int]]:
        found: dict[Paper, dict[str, int]] = {}
        for one in self.boards:
            for paper in one.papers:
                sizes = found.setdefault(paper, {})
                sizes[one.board.size.value] = sizes.get(one.board.size.value, 0) + 1
        return found

    def _made(self, paper: Paper, *, with_board_only: bool) -> Sheet:
        lines = self._board_only(paper) if with_board_only else ()
        if paper.folder == "disclosures":
            return self._disclosure(paper)
        views = self.site.notices if paper.folder == "notices" else self.site.events
        view = next(one for one in views if one.id == paper.id)
        figures = figures_of(view, self._picture)
        if isinstance(view, NoticeView):
            return notice_sheet(view, self.site, self._prose, figures, lines)
        return event_sheet(view, self.site, self._prose, figures, lines)

    def _disclosure(self, paper: Paper) -> Sheet:
        posted = self.site.disclosures
        view = next(one for one in posted if one.disclosure.id == paper.id)
        hung = [one.board for one in self.boards if paper in one.everything]
        boards = on_paper.hangs_on(hung, [one.board for one in self.site.boards])
        figures = figures_of(view, self._picture)
        return disclosure_sheet(view, self.site, self._prose, figures, boards)

    def _board_only(self, paper: Paper) -> tuple[str, ...]:
        records = self._content.notices if paper.folder == "notices" else self._content.events
        return next((record.board_only for record in records if record.id == paper.id), ())


def totals(needs: Sequence[Need]) -> dict[str, int]:
    """Count the sheets to put into the printer, by size: A4 first."""
    found: dict[str, int] = {}
    for need in needs:
        for size, count in need.sheets.items():
            found[size] = found.get(size, 0) + count
    return dict(sorted(found.items(), reverse=True))


def cover_sheet(packs: Packs, needs: Sequence[Need], at: datetime) -> Sheet:
    """Make the cover, which lists what is in the pile and where it goes."""
    return Sheet(
        template="cover",
        title=f"张贴清单 {on_paper.full_day(at)}",
        data={
            "estate": packs.site.estate.name,
            "day": on_paper.day(at),
            "total": on_paper.totals(totals(needs)),
            "items": [_counted(need, packs) for need in needs],
            "boards": [_filled(one) for one in packs.boards if one.papers],
            "strips": [
                {"title": paper.title, "word": paper.state, "count": count}
                for paper, _, count in packs.strips()
            ],
        },
        stamp=at,
        source="content/boards.yaml",
        most_pages=10,
    )


def _counted(need: Need, packs: Packs) -> dict[str, Any]:
    paper = need.paper
    places = [one.board for one in packs.boards if paper in one.papers]
    return {
        "number": paper.number or paper.id,
        "title": paper.title,
        "version": paper.version,
        "copies": on_paper.totals(need.copies),
        "pages": need.pages,
        "places": on_paper.hangs_on(places, [view.board for view in packs.site.boards]),
        "down": on_paper.posted_until(paper.end, None),
    }


def _filled(hanging: Hanging) -> dict[str, Any]:
    return {
        "name": hanging.board.name,
        "papers": [_called(paper) for paper in hanging.papers],
        "waiting": [_called(paper) for paper in hanging.waiting],
    }


def _called(paper: Paper) -> str:
    return paper.number or paper.title
