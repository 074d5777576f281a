"""Answers that only show: the site at its own addresses, and the desk's pages."""

from __future__ import annotations

import mimetypes
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import unquote

from tornado.web import HTTPError

from generator.desk.answering import Answering
from generator.desk.desk import Shown
from generator.desk.glance import Glance, parted
from generator.desk.panels import of_page
from generator.patterns import lazy_re
from generator.templating import file_of

_OWN_RE = lazy_re(r"/(?:[^/\\\s][^\\\s]*)?")
"""An address of our own: what begins with two strokes, of either kind, is one of another host."""

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".xml": "application/xml",
}
"""Windows knows types by what is installed there, and may call a script plain text."""


def type_of(path: str) -> str:
    suffix = f".{path.rpartition('.')[2]}".lower()
    return _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"


class SiteFile(Answering):
    """A file of the site as of a moment, under the clock of that moment: the page guard asks."""

    async def get(self, *_: str) -> None:
        glance, address = self._asked()
        path = file_of(address)
        shown, at = await self.drawn(lambda: self._shown(glance, path))
        if shown is None:
            await self._missing(glance, address)
            return
        self._as_of(at)
        self.set_header("Content-Type", type_of(path))
        if shown.is_kept:
            self.set_header("X-Estate-Kept", "1")
        self.finish(shown.data)

    def head(self, *_: str) -> None:
        """Answer what time it is there; nothing has to be drawn for that."""
        glance, _address = self._asked()
        zone = self.service.desk.zone
        if zone is not None:
            self._as_of(glance.at(self.service.desk.clock(), zone))

    def _asked(self) -> tuple[Glance, str]:
        return parted(unquote(self.request.path))

    def _as_of(self, at: datetime) -> None:
        self.set_header("Date", format_datetime(at.astimezone(UTC), usegmt=True))

    def _shown(self, glance: Glance, path: str) -> tuple[Shown | None, datetime]:
        desk = self.service.desk
        try:
            site = desk.site(glance)
        except ValueError as error:
            raise HTTPError(404, reason="no such moment") from error
        at = site.at if site and glance.moment else desk.clock()
        return desk.page(glance, path), at

    async def _missing(self, glance: Glance, address: str) -> None:
        self.set_status(404)
        screens = self.service.screens
        self.set_header("Content-Security-Policy", screens.policy)

        def draw() -> bytes:
            site = self.service.desk.site(glance)
            why = of_page(site.items, address) if site else None
            return screens.page("site", "missing.html", glance, address=address, why=why)

        self.finish(await self.drawn(draw))


class Screen(Answering):
    """A page of the desk."""

    async def show(self, tab: str, template: str, glance: Glance, **facts: object) -> None:
        screens = self.service.screens
        self.set_header("Content-Security-Policy", screens.policy)
        self.finish(await self.drawn(lambda: screens.page(tab, template, glance, **facts)))


class SiteScreen(Screen):
    """The site in a frame, what is wrong above it."""

    async def get(self) -> None:
        page = self.get_query_argument("page", "/")
        here = page if _OWN_RE.fullmatch(page) and not page.startswith("/desk/") else "/"
        await self.show("site", "site.html", self.glance(), page=here)


class Overlay(Answering):
    async def get(self) -> None:
        glance, screens = self.glance(), self.service.screens
        self.finish(await self.drawn(lambda: screens.overlay(glance)))


class Asset(Answering):
    async def get(self, name: str) -> None:
        self.set_header("Content-Type", type_of(name))
        self.finish(await self.drawn(lambda: self.service.screens.asset(name)))
