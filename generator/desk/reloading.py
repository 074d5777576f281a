"""Telling every open page of the desk that there is something new to see.

livereload's handler speaks its protocol, by which other clients understand us too. As it comes
it accepts every origin, keeps its listeners in one set for all servers of a process, and drops
what follows the last reload within three seconds.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from livereload.handlers import LiveReloadHandler
from tornado.web import HTTPError

if TYPE_CHECKING:
    from generator.desk.desk import Desk
    from generator.desk.guards import Guards

logging.getLogger("livereload").setLevel(logging.CRITICAL)  # a page that went away is no news


class Reloading(LiveReloadHandler):  # type: ignore[misc]  # livereload ships no types
    DEFAULT_RELOAD_TIME = 0

    def initialize(self, guards: Guards, desk: Desk, listeners: set[Reloading]) -> None:
        self._guards = guards
        self._desk = desk
        self._listeners = listeners

    def prepare(self) -> None:
        guards = self._guards
        is_let_in = guards.is_own_session(self.get_cookie(guards.cookie))
        if not (is_let_in and guards.is_own_host(self.request.host)):
            raise HTTPError(403)

    def check_origin(self, origin: str) -> bool:
        return self._guards.is_own_origin(origin)

    def on_message(self, message: str | bytes) -> None:
        super().on_message(message)
        if self in LiveReloadHandler.waiters:
            LiveReloadHandler.waiters.discard(self)
            self._listeners.add(self)
            if self._is_late():
                tell({self})

    def _is_late(self) -> bool:
        """Tell whether something was saved after the page was drawn and before it listened."""
        drawn = self.get_query_argument("number", "")
        return bool(drawn) and drawn != str(self._desk.seen.number)

    def on_close(self) -> None:
        self._listeners.discard(self)


def tell(listeners: set[Reloading]) -> None:
    """Tell pages to reload; it must run where the connections live, in the event loop."""
    for listener in listeners.copy():
        listener.send_message({"command": "reload", "path": "*", "liveCSS": False})
