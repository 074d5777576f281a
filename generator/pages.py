"""The website: snapshot in, ``{path: bytes}`` out. Every page of the site is listed here."""

from __future__ import annotations

from collections.abc import Iterator

from generator.models.categories import Category
from generator.snapshot import NoticeView, Snapshot
from generator.templating import Renderer, file_of

Page = tuple[str, bytes]


def pages(snapshot: Snapshot, renderer: Renderer) -> dict[str, bytes]:
    """Every page by its file in the output folder."""
    site = _Site(snapshot, renderer)
    made = [
        *site.home(),
        *site.notices(),
        *site.categories(),
        *site.buildings(),
        *site.guides(),
        *site.lists(),
        *site.not_found(),
    ]
    return {file_of(address): data for address, data in made} | {
        file_of(address): data for address, data in renderer.assets.items()
    }


class _Site:
    """One snapshot and the means to show it."""

    def __init__(self, snapshot: Snapshot, renderer: Renderer) -> None:
        self._snapshot = snapshot
        self._renderer = renderer

    def _page(self, template: str, here: str, **facts: object) -> Page:
        return here, self._renderer.page(f"pages/{template}", here, site=self._snapshot, **facts)

    def home(self) -> Iterator[Page]:
        yield self._page("home.html", "/")

    def notices(self) -> Iterator[Page]:
        yield self._page("notices.html", "/notices/", categories=self._shown_categories())
        for notice in self._snapshot.notices:
            yield self._page("notice.html", notice.address, notice=notice)
        for number, notice in sorted(self._numbered().items()):
            yield self._page("short.html", f"/n/{number}/", notice=notice)

    def _numbered(self) -> dict[str, NoticeView]:
        """Number → notice; where two share one, the number is that of the earlier posted."""
        earliest_last = sorted(
            self._snapshot.notices, key=lambda n: (n.published, n.id), reverse=True
        )
        return {notice.number: notice for notice in earliest_last if notice.number}

    def _shown_categories(self) -> list[tuple[Category, int]]:
        counted = [(c, len(self._snapshot.in_category(c))) for c in Category]
        return [(category, count) for category, count in counted if count]

    def categories(self) -> Iterator[Page]:
        """Every category has its page, empty or not: people keep the address."""
        for category in Category:
            yield self._page(
                "category.html",
                f"/notices/category/{category.value}/",
                category=category,
                notices=self._snapshot.in_category(category),
            )

    def buildings(self) -> Iterator[Page]:
        yield self._page("buildings.html", "/buildings/")
        for building in self._snapshot.buildings:
            yield self._page("building.html", building.address, view=building)

    def guides(self) -> Iterator[Page]:
        yield self._page("guides.html", "/guides/")
        for guide in self._snapshot.guides:
            yield self._page("guide.html", guide.address, view=guide)

    def lists(self) -> Iterator[Page]:
        yield self._page("contacts.html", "/contacts/")
        yield self._page("boards.html", "/boards/")

    def not_found(self) -> Iterator[Page]:
        here = "/404.html"
        yield here, self._renderer.page_anywhere("pages/404.html", here, site=self._snapshot)
