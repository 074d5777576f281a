"""The common part of the desk's answers: who may ask, and where work is done.

Drawing a page takes long enough for others to wait, so it is done in one thread beside the
event loop, one page after another.
"""

from __future__ import annotations

from asyncio import get_running_loop
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import field
from typing import TypeVar
from urllib.parse import unquote

from tornado.web import HTTPError, RequestHandler

from generator.dataclass import dataclass
from generator.desk.desk import Desk
from generator.desk.glance import Glance, asked_for
from generator.desk.guards import Guards
from generator.desk.screens import Screens

R = TypeVar("R")

NO_KEY = "no key"
"""Why somebody is refused who did not open the desk."""


@dataclass(frozen=True)
class Service:
    """The objects that all handlers work with."""

    desk: Desk
    guards: Guards
    screens: Screens
    drawing: Executor
    running: Executor
    """Commands run here: one that takes minutes must not keep pages from being drawn."""
    results: dict[str, object] = field(default_factory=dict)
    """Results of the last commands, by the address they are shown at."""
    typed: dict[str, object] = field(default_factory=dict)
    """Pages drawn of what was being typed, by the address they are shown at."""


class Answering(RequestHandler):
    """A handler that answers this machine's own browser and nobody else."""

    def initialize(self, service: Service) -> None:
        self.service = service

    def prepare(self) -> None:
        guards, asked = self.service.guards, self.request
        if not guards.is_own_host(asked.host):
            raise HTTPError(403, reason="foreign Host")
        if not guards.is_own_origin(asked.headers.get("Origin")):
            raise HTTPError(403, reason="foreign Origin")
        if not guards.is_own_site(asked.headers.get("Sec-Fetch-Site")):
            raise HTTPError(403, reason="foreign Sec-Fetch-Site")
        if not self._is_let_in():
            raise HTTPError(403, reason=NO_KEY)
        if "\0" in unquote(asked.path):  # no file has it in its name, and none is asked for
            raise HTTPError(404, reason="no such address")

    def _is_let_in(self) -> bool:
        """Let in by the cookie, or by the address's key, which is changed for one and not kept."""
        guards = self.service.guards
        if key := self.get_query_argument("key", ""):
            if not guards.admits(key):
                return False
            cookie = (guards.cookie, guards.session)
            self.set_cookie(*cookie, expires_days=None, httponly=True, samesite="Strict")
            self.redirect(self.request.path, status=303)
            return True
        return guards.is_own_session(self.get_cookie(guards.cookie))

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("X-Frame-Options", "SAMEORIGIN")
        self.clear_header("Server")

    def write_error(self, status_code: int, **_: object) -> None:
        """Answer with a sentence; a traceback is nobody's business and stands in the terminal."""
        screens = self.service.screens
        self.set_header("Content-Security-Policy", screens.policy)
        self.finish(screens.fault(status_code, is_let_in=self._reason != NO_KEY))

    def sent(self) -> dict[str, str]:
        """Return the form that was sent; of several fields of one name their lines."""
        names = self.request.body_arguments
        return {name: "\n".join(self.get_body_arguments(name, strip=False)) for name in names}

    async def drawn(self, draw: Callable[[], R]) -> R:
        return await get_running_loop().run_in_executor(self.service.drawing, draw)

    def glance(self) -> Glance:
        """Read the moment looked at: ``at``, or a day and a time of day as picked in the bar.

        Raises ``HTTPError`` for what is no moment.
        """
        zone = self.service.desk.zone
        day = self.get_query_argument("day", "") or self.get_query_argument("at", "")
        clock = self.get_query_argument("clock", "") if self.get_query_argument("day", "") else ""
        with_drafts = self.get_query_argument("drafts", "") == "1"
        if zone is None or not day:
            return Glance(with_drafts=with_drafts)
        try:
            return Glance(asked_for(day, clock, zone), with_drafts)
        except ValueError as error:
            raise HTTPError(400, reason="no such moment") from error
