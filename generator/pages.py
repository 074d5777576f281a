"""The website: snapshot in, ``{path: bytes}`` out. Every page of the site is listed here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Protocol

from generator.dataclass import dataclass
from generator.kinds.content import find_contact
from generator.kinds.events.model import EventKind
from generator.kinds.events.shown import MonthView, ProgrammeView
from generator.kinds.fees.model import FeeKind
from generator.kinds.fees.view import FeeView
from generator.kinds.kind import Pages
from generator.kinds.services.model import Booking, ChargeKind
from generator.kinds.table import KINDS
from generator.languages import CHINESE
from generator.models.categories import Category
from generator.models.contacts import Contact
from generator.progress import Work, counted
from generator.snapshot import Snapshot
from generator.templating import Renderer, file_of, first_end, history_chart, spoken_address
from generator.templating.fee_data import computable, fee_data
from generator.templating.list_pages import Whole, list_pages
from generator.templating.notice_lists import NoticeLists
from generator.templating.observed import Observed, noted, value_of
from generator.wording.choices import choice_words

OF_THEIR_OWN = frozenset(
    {"notices", "events", "programmes", "fees", "services", "standards", "indicators"}
)
"""Kinds whose pages need more than their views; all others are drawn alike."""

Draw = Callable[[], bytes]


@dataclass(frozen=True)
class Drawing:
    """A page that can be drawn: by which template, at which address, and of which facts."""

    renderer: Renderer
    template: str
    here: str
    site: Observed
    facts: Mapping[str, object]

    @property
    def made_of(self) -> tuple[object, ...]:
        return (self.template, self.here, self.facts)

    def __call__(self) -> bytes:
        is_at_one_address = self.here.endswith("/")
        draw = self.renderer.page if is_at_one_address else self.renderer.page_anywhere
        return draw(self.template, self.here, site=self.site, **self.facts)

    def value(self, name: str) -> object:
        """Return what a name stands for by which ``observed`` called something read."""
        return value_of(self.site, name, self.renderer.papers)

    def observed(self) -> tuple[bytes, set[str]]:
        """Draw the page, and name what it has read of its site."""
        noted(self.site)
        return self(), noted(self.site)


Page = tuple[str, Drawing]


class Recall(Protocol):
    """Draws a page, or knows it from an earlier build."""

    def __call__(self, path: str, drawing: Drawing) -> bytes: ...


def pages(snapshot: Snapshot, renderer: Renderer, recall: Recall | None = None) -> dict[str, bytes]:
    """Draw every page, by its file in the output folder."""
    every = drawings(snapshot, renderer)

    def made(path: str) -> bytes:
        draw = every[path]
        return recall(path, draw) if recall and isinstance(draw, Drawing) else draw()

    return {path: made(path) for path in counted(Work.DRAW, every)}


def drawings(snapshot: Snapshot, renderer: Renderer) -> dict[str, Draw]:
    """Map files to functions that draw them: whoever looks at one page waits for that alone."""
    site = _Site(snapshot, renderer)
    made = [
        *site.home(),
        *site.notices(),
        *site.categories(),
        *site.events(),
        *site.buildings(),
        *site.lists(),
        *site.fees(),
        *site.services(),
        *site.standards(),
        *site.indicators(),
        *site.others(),
        *site.for_everyone(),
    ]
    return {file_of(address): draw for address, draw in made} | {
        file_of(address): partial(bytes, data) for address, data in renderer.assets.items()
    }


class _Site:
    """One snapshot and the means to show it."""

    def __init__(self, snapshot: Snapshot, renderer: Renderer) -> None:
        self._snapshot = snapshot
        self._renderer = renderer
        self._shown = Observed(snapshot)
        self._lists = NoticeLists(snapshot)

    def _page(self, template: str, here: str, **facts: object) -> Page:
        """Make a page; ``here`` is its address in the source's language, by which it is known."""
        drawing = Drawing(self._renderer, f"pages/{template}", here, self._shown, facts)
        return spoken_address(here, self._renderer.language), drawing

    def home(self) -> Iterator[Page]:
        facts = {**self._lists.on_home(), "buildings": self._lists.buildings()}
        yield self._page("home.html", "/", **facts)
        yield self._page("large.html", "/large/", **facts)

    def notices(self) -> Iterator[Page]:
        for address, facts in self._lists.pages():
            yield self._page("notices.html", address, **facts)
        for notice in self._snapshot.notices:
            yield self._page("notice.html", notice.address, notice=notice)

    def categories(self) -> Iterator[Page]:
        """Yield a page for every category, empty or not: people keep the address."""
        for category in Category:
            for address, facts in self._lists.pages_of(category):
                yield self._page("category.html", address, **facts)

    def events(self) -> Iterator[Page]:
        events = self._snapshot.events
        whole = Whole("/events/", len(events), first_end(event.end for event in events))
        for page in list_pages(whole, events):
            yield self._page("events.html", page.address, page=page)
        yield self._subscribe_page()
        for view in self._snapshot.events:
            yield self._page("event.html", view.address, view=view)
        for programme in self._snapshot.programmes:
            months = self._months_of(programme)
            yield self._page("programme.html", programme.address, view=programme, months=months)
        yield from self._month_pages()

    def _month_pages(self) -> Iterator[Page]:
        months = self._snapshot.months
        around = zip((None, *months), months, (*months[1:], None), strict=False)
        for earlier, month, later in around:
            facts = {"view": month, "earlier": earlier, "later": later}
            yield self._page("month.html", month.address, **facts)

    def _months_of(self, view: ProgrammeView) -> list[MonthView]:
        first, last = view.programme.starts, view.programme.until
        return [m for m in self._snapshot.months if m.first <= last and first <= m.days[-1].day]

    def _subscribe_page(self) -> Page:
        """List the calendars one may subscribe to; kinds of which none is on are not offered."""
        say = self._renderer.language.say
        buildings = [
            (
                say("{building}的活动", building=view.building.name),
                f"/feeds/building-{view.building.id}.ics",
            )
            for view in self._snapshot.buildings
        ]
        kinds = [
            (say("{kind}类活动", kind=self._word(kind)), f"/feeds/events-{kind.value}.ics")
            for kind in EventKind
            if self._snapshot.of_kind(kind)
        ]
        return self._page(
            "subscribe.html",
            "/events/subscribe/",
            main_calendars=[
                (say("全部活动"), "/feeds/events.ics"),
                (say("停水停电等公告的时段"), "/feeds/notices.ics"),
            ],
            part_calendars=[*buildings, *kinds],
        )

    def _word(self, kind: EventKind) -> str:
        return choice_words(kind, language=self._renderer.language)

    def buildings(self) -> Iterator[Page]:
        yield self._page("buildings.html", "/buildings/", buildings=self._lists.buildings())
        for view in self._snapshot.buildings:
            yield self._page("building.html", view.address, **self._lists.on_building(view))

    def lists(self) -> Iterator[Page]:
        yield self._page("contacts.html", "/contacts/")
        yield self._page("search.html", "/search/")
        yield self._page("boards.html", "/boards/", **self._lists.on_boards())

    def fees(self) -> Iterator[Page]:
        fees = self._snapshot.fees
        sorted_out = [(kind, [v for v in fees if v.fee.kind is kind]) for kind in FeeKind]
        kinds = [(kind, views) for kind, views in sorted_out if views]
        able = computable(fees)
        facts = {"kinds": kinds, "doubts": self._doubts(), "computable": able}
        yield self._page("fees.html", "/fees/", **facts)
        yield self._calculator(able)
        for view in fees:
            yield self._page("fee.html", view.address, view=view, is_computable=view in able)

    def _calculator(self, fees: list[FeeView]) -> Page:
        by_kind = [(kind, [v for v in fees if v.fee.kind is kind]) for kind in FeeKind]
        return self._page(
            "calculator.html",
            "/fees/calculator/",
            kinds=[(kind, views) for kind, views in by_kind if views],
            data=[fee_data(view, self._renderer.language) for view in fees],
        )

    def _doubts(self) -> list[Contact]:
        """List whom to ask about a charge: the board's contact or the hotline, then public ones."""
        board = self._snapshot.fee_board
        own = find_contact(board.hotline, self._snapshot.contacts) if board else None
        return [own or self._snapshot.hotline, *self._snapshot.public_for("价格", "物业")]

    def services(self) -> Iterator[Page]:
        services = [v.service for group in self._snapshot.service_groups for v in group.services]
        yield self._page(
            "services.html",
            "/services/",
            charges=[kind for kind in ChargeKind if any(s.charge is kind for s in services)],
            bookings=[way for way in Booking if any(way in s.how for s in services)],
        )
        for group in self._snapshot.service_groups:
            for view in group.services:
                yield self._page("service.html", view.address, view=view)

    def standards(self) -> Iterator[Page]:
        views = self._snapshot.standards
        promises = [
            (item, view) for view in views for item in view.standard.items if item.is_promise
        ]
        yield self._page("standards.html", "/standards/", promises=promises)
        for view in views:
            yield self._page("standard.html", view.address, view=view)

    def indicators(self) -> Iterator[Page]:
        yield self._page("indicators.html", "/indicators/")
        for view in self._snapshot.indicators:
            yield self._page(
                "indicator.html",
                view.address,
                view=view,
                chart=history_chart(view, language=self._renderer.language),
            )

    def others(self) -> Iterator[Page]:
        """Yield the pages of kinds whose templates need no more than their views."""
        yield self._page("equipment.html", "/equipment/")
        others = (kind for kind in KINDS if kind.pages is Pages.EACH)
        for kind in (kind for kind in others if kind.name not in OF_THEIR_OWN):
            yield self._page(f"{kind.name}.html", f"/{kind.name}/")
            for view in self._snapshot.lists[kind.name]:
                yield self._page(f"{kind.single}.html", view.address, view=view)

    def for_everyone(self) -> Iterator[Page]:
        """Yield pages with one address for all languages: it is printed, or stands for any."""
        if self._renderer.language != CHINESE:
            return
        for number, notice in sorted(self._snapshot.numbered.items()):
            yield self._page("short.html", f"/n/{number}/", notice=notice)
        yield self._page("404.html", "/404.html", **self._lists.on_home())
