"""A pile: the files ``estate print`` hands out, by their names in the output folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from generator.dataclass import dataclass
from generator.models.boards import BoardPaper
from generator.paper.boards.hanging import Paper
from generator.paper.boards.packs import Need, Packs, cover_sheet, totals
from generator.paper.boards.records import PostingRecord, needs_record, posting_record, record_sheet
from generator.paper.sheet import Document, Sheet
from generator.paper.typesetting.press import Order, Press, Printed
from generator.patterns import lazy_re
from generator.problems import Problem

_UNSAFE_RE = lazy_re(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Pile:
    """Files a run hands out; ``records`` are still to be written, each once and for ever."""

    files: Mapping[str, bytes]
    sheets: Mapping[str, int]
    needs: tuple[Need, ...]
    records: tuple[PostingRecord, ...]
    problems: tuple[Problem, ...]


class Printing:
    """One run of ``estate print``: which files are wanted, and what came of them."""

    def __init__(self, packs: Packs, press: Press, at: datetime) -> None:
        self._packs = packs
        self._press = press
        self._at = at
        self._orders: dict[str, Order] = {}
        self._pages: dict[int, int] = {}
        self._problems: set[Problem] = set()

    def everything(self) -> Pile:
        """Make a pack per board, all of them in walking order, and a cover."""
        needs = self._needs()
        self._order("封面.pdf", [cover_sheet(self._packs, needs, self._at)])
        for number, one in enumerate(self._packs.boards, 1):
            if one.papers:
                name = f"张贴点/{number:02}-{safe_name(one.board.name)}.pdf"
                self._order(name, self._packs.of_board(one))
        for size in BoardPaper:
            self._order(f"全部-{size.value}.pdf", self._of_size(size.value.lower()))
        self._order("贴条.pdf", [s for _, s, count in self._packs.strips() for _ in range(count)])
        records = self._records(need.paper for need in needs)
        self._order("张贴记录.pdf", [record_sheet(record, self._at) for record in records])
        return self._pile(needs, records)

    def boards(self, wanted: Sequence[str]) -> Pile:
        for number, one in enumerate(self._packs.boards, 1):
            if {one.board.id, one.board.name} & set(wanted):
                name = f"{number:02}-{safe_name(one.board.name)}.pdf"
                self._order(name, self._packs.of_board(one))
        return self._pile([], [])

    def items(self, papers: Sequence[Paper], *, with_letters: bool) -> Pile:
        for paper in papers:
            name = called(paper)
            sheet = self._packs.sheet(paper)
            self._order(f"{name}.pdf", [sheet])
            if with_letters and paper.folder == "notices":
                letter = replace(self._packs.public_sheet(paper), template="letter", most_pages=2)
                self._order(f"{name}-信函.pdf", [letter])
        return self._pile([], self._records(papers))

    def pictures(self, papers: Iterable[Paper]) -> None:
        """Order pictures for the chat group, so without what is said on the boards alone."""
        for paper in papers:
            sheet = replace(self._packs.public_sheet(paper), template="picture")
            document = self._document([sheet])
            self._orders[f"图片/{called(paper)}.png"] = Order(document, is_picture=True)

    def standing(self, sheets: Mapping[str, Sequence[Sheet]]) -> None:
        """Order papers that are about no notice and no event: boards, cards, forms."""
        for name, own in sheets.items():
            self._order(name, own)

    def _of_size(self, size: str) -> list[Sheet]:
        packs = (self._packs.of_board(one) for one in self._packs.boards)
        return [sheet for pack in packs for sheet in pack if sheet.paper == size]

    def _needs(self) -> list[Need]:
        """Every paper is made once by itself first: only then its pages can be counted."""
        papers = list(dict.fromkeys(p for one in self._packs.boards for p in one.papers))
        sheets = [self._packs.sheet(paper) for paper in papers]
        done = self._press.run([Order(self._document([sheet])) for sheet in sheets])
        for sheet, one in zip(sheets, done, strict=True):
            self._pages[id(sheet)] = one.made.pages if one.made else 0
            self._problems.update(one.problems)
        return self._packs.needs(lambda sheet: self._pages.get(id(sheet), 1))

    def _records(self, papers: Iterable[Paper]) -> list[PostingRecord]:
        found = []
        for paper in papers:
            if needs_record(paper):
                boards = [one.board for one in self._packs.boards if paper in one.everything]
                found.append(posting_record(paper, self._packs.public_sheet(paper), boards))
        return found

    def _order(self, name: str, sheets: Sequence[Sheet]) -> None:
        if sheets:
            self._orders[name] = Order(self._document(sheets))

    def _document(self, sheets: Sequence[Sheet]) -> Document:
        title = sheets[0].title if len(sheets) == 1 else f"{sheets[0].title} 等"
        return Document.of(self._packs.site.estate, title, tuple(sheets))

    def _pile(self, needs: Sequence[Need], records: Sequence[PostingRecord]) -> Pile:
        distinct = list(dict.fromkeys(_fingerprint(order) for order in self._orders.values()))
        first = {_fingerprint(order): order for order in reversed(self._orders.values())}
        done = dict(zip(distinct, self._press.run([first[one] for one in distinct]), strict=True))
        made = {name: done[_fingerprint(order)] for name, order in self._orders.items()}
        single = (p for one in made.values() for p in _own(one))
        return Pile(
            files={name: one.made.data for name, one in made.items() if one.made},
            sheets=totals(needs) if needs else _counted(made.values()),
            needs=tuple(needs),
            records=tuple(records),
            problems=tuple(sorted({*self._problems, *single})),
        )


def called(paper: Paper) -> str:
    """Name the file of a paper by its number and title: 2026-118-2、3栋水箱清洗停水."""
    return safe_name(f"{paper.number or paper.id}-{paper.title}")


def safe_name(text: str) -> str:
    """Turn a text into a file name that every system allows."""
    return _UNSAFE_RE.sub("_", text).strip(" .")[:_LONGEST_NAME]


def _fingerprint(order: Order) -> tuple[object, ...]:
    """Boards with the same papers have the same pack, made once."""
    sheets = order.document.sheets
    return (order.is_picture, *((id(sheet), sheet.template) for sheet in sheets))


def _counted(printed: Iterable[Printed]) -> dict[str, int]:
    """Count the pages to print, by size."""
    found: dict[str, int] = {}
    for one in printed:
        size = one.order.document.sheets[0].paper.upper()
        if one.made and not one.order.is_picture:
            found[size] = found.get(size, 0) + one.made.pages
    return found


def _own(printed: Printed) -> Iterator[Problem]:
    """Yield the problems of a paper by itself; of a pack, only that it failed."""
    is_single = len(printed.order.document.sheets) == 1
    yield from (p for p in printed.problems if is_single or p.code == "poster.failed")
