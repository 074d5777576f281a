"""Facts of the pages that list notices: a page of the list, and what is true of all of them.

Alarms are the first of every list, and each page of the site shows them and what says that one
is over above everything else, so neither is ever on a further page alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from generator.dataclass import dataclass
from generator.kinds.notices.shown import NoticeView
from generator.models.boards import BoardKind
from generator.models.categories import Category
from generator.models.estate import Building
from generator.snapshot import BuildingView, Snapshot
from generator.templating.guard import first_end
from generator.templating.list_pages import Whole, first_page, list_pages

Facts = dict[str, object]


@dataclass(frozen=True)
class BuildingEntry:
    """A building in a list of all: how many notices name it, and until when they are so many."""

    building: Building
    address: str
    count: int
    end: datetime | None


class NoticeLists:
    """The lists of notices on the pages of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        notices = snapshot.notices
        ends = first_end(notice.certain_end for notice in notices)
        self._whole = Whole("/notices/", len(notices), ends)

    def pages(self) -> Iterator[tuple[str, Facts]]:
        """Yield the address of every page of the list of all notices, and what it is given."""
        of_all = {"is_certain": _are_certain(self._snapshot.notices), **self._categories()}
        for page in list_pages(self._whole, self._snapshot.notices):
            yield page.address, {"page": page, **of_all}

    def _categories(self) -> Facts:
        """Return the categories of which there is a notice, each with its number of them."""
        sorted_out = [(one, self._snapshot.in_category(one)) for one in Category]
        shown = [(category, notices) for category, notices in sorted_out if notices]
        return {
            "categories": [(category, len(notices)) for category, notices in shown],
            "category_ends": {category: _end(notices) for category, notices in shown},
        }

    def pages_of(self, category: Category) -> Iterator[tuple[str, Facts]]:
        """Yield the pages of a category, of which the first is there even without a notice."""
        notices = self._snapshot.in_category(category)
        whole = Whole(f"/notices/category/{category.value}/", len(notices), _end(notices))
        for page in list_pages(whole, notices):
            yield page.address, {"category": category, "notices": page.items, "page": page}

    def on_home(self) -> Facts:
        """Return what the home page, the large one and ``404.html`` are given."""
        listed = self._snapshot.home_notices
        ends = (end for notice in listed for end in (notice.certain_end, notice.home_end))
        return {
            "page": first_page(self._whole, listed),
            "total": len(listed),
            "end": first_end(ends),
            "is_certain": _are_certain(listed),
            "unlisted": self._whole.total - len(listed),
        }

    def on_building(self, view: BuildingView) -> Facts:
        """Return what the page of a building is given: the first of each of its lists."""
        own, common, others = (
            first_page(self._whole, notices) for notices in (view.notices, view.common, view.others)
        )
        shown = replace(view, notices=own.items, common=common.items, others=others.items)
        return {"view": shown, "own": own, "common": common, "others": others}

    def on_boards(self) -> Facts:
        """Return what the page of the boards is given: the first that hang on each of them."""
        firsts = [(view, first_page(self._whole, view.notices)) for view in self._snapshot.boards]
        shown = [replace(view, notices=first.items) for view, first in firsts]
        sorted_out = [(kind, [v for v in shown if v.board.kind is kind]) for kind in BoardKind]
        return {
            "kinds": [(kind, views) for kind, views in sorted_out if views],
            "cut": {view.board.id for view, first in firsts if not first.is_all},
            "whole": self._whole,
        }

    def buildings(self) -> list[BuildingEntry]:
        """List all buildings."""
        return [
            BuildingEntry(view.building, view.address, len(view.notices), _end(view.notices))
            for view in self._snapshot.buildings
        ]


def _are_certain(notices: Sequence[NoticeView]) -> bool:
    return all(notice.is_certain for notice in notices)


def _end(notices: Iterable[NoticeView]) -> datetime | None:
    return first_end(notice.end for notice in notices)
