"""Long lists in pages, so that no page and no feed grows with the number of what there is.

The first page stands at the list's own address, every further one below it. A template is given
its page and what is true of the whole list, never the list: an edit then changes one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Generic, TypeVar

from generator.dataclass import dataclass

MOST = 50
"""The most items that a page shows of a list, or a feed of what it tells."""

Item = TypeVar("Item")


@dataclass(frozen=True)
class Whole:
    """Facts of a whole list, for pages that show a part of it."""

    address: str
    total: int
    end: datetime | None
    """Until when what is said of all its items is true, such as how many they are."""


@dataclass(frozen=True)
class ListPage(Generic[Item]):
    """A page of a list: its items, and the addresses of its neighbours."""

    whole: Whole
    items: tuple[Item, ...]
    number: int
    """Its place among the pages, from 1."""
    count: int
    """How many pages there are; one of an empty list."""

    @property
    def is_all(self) -> bool:
        """Tell whether there is no other page."""
        return self.count == 1

    @property
    def address(self) -> str:
        return self._address(self.number)

    @property
    def earlier(self) -> str | None:
        """Return the address of the page before it."""
        return self._address(self.number - 1) if self.number > 1 else None

    @property
    def later(self) -> str | None:
        """Return the address of the page after it."""
        return self._address(self.number + 1) if self.number < self.count else None

    def _address(self, number: int) -> str:
        return self.whole.address if number == 1 else f"{self.whole.address}page/{number}/"


def list_pages(whole: Whole, items: Sequence[Item]) -> Iterator[ListPage[Item]]:
    """Yield the pages on which these items are listed in their order: at least one."""
    count = max(1, -(-len(items) // MOST))
    for number in range(1, count + 1):
        yield ListPage(whole, tuple(items[(number - 1) * MOST : number * MOST]), number, count)


def first_page(whole: Whole, items: Sequence[Item]) -> ListPage[Item]:
    """Return the first of these items, for a page that leaves the others to the whole list."""
    return next(list_pages(whole, items))
