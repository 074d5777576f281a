"""The desk's server: one port on the loopback interface, one estate, until it is stopped."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.web import Application, RedirectHandler

from generator.dataclass import dataclass
from generator.desk import forms, lists
from generator.desk.acting import Done, PrintFile, Run
from generator.desk.answering import Answering, Service
from generator.desk.beginning import Again, Begin, First
from generator.desk.desk import Desk
from generator.desk.guards import Guards
from generator.desk.looking import LOOK_EVERY, Looking
from generator.desk.opening import OpenFile
from generator.desk.past import Changes
from generator.desk.ports import PATIENCE, bound_socket, port_of_desk
from generator.desk.reloading import Reloading, tell
from generator.desk.screens import Screens
from generator.desk.showing import Asset, Overlay, SiteFile
from generator.desk.typed import Typed
from generator.languages import Language
from generator.stopping import HEARTBEAT

Opened = Callable[[str, str], None]
"""Hears two addresses: one to show to the person at the desk, and one to open at once."""


@dataclass(frozen=True)
class Order:
    """A start as asked for on the command line; without a ``port`` a free one is found."""

    folder: Path
    language: Language
    port: int | None = None


def serve(
    order: Order,
    clock: Callable[[], datetime],
    opened: Opened,
    *,
    patience: float = PATIENCE,
    look_every: float = LOOK_EVERY,
) -> bool:
    """Serve until interrupted, and return true; ``opened`` hears where the desk is.

    Where the same folder has a desk already, that one is shown, to whom it knows by their
    cookie, and false is returned at once.

    Args:
        order: the folder, the language and the port.
        clock: is asked for the moment whenever something is drawn.
        opened: hears where the desk is.
        patience: seconds for a desk that is open to say whose it is.
        look_every: seconds between two looks at the folder.

    Raises:
        NoPortError: no port can be had.
    """
    taken = port_of_desk(order.folder, order.port, patience)
    if taken is not None:
        address = f"{Guards(taken).url}/desk/"
        opened(address, address)
        return False
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(order, bound_socket(order.port), clock, opened, look_every))
    return True


async def _serve(
    order: Order,
    bound: socket.socket,
    clock: Callable[[], datetime],
    opened: Opened,
    look_every: float,
) -> None:
    desk, guards = Desk(order.folder, clock), Guards(bound.getsockname()[1])
    listeners: set[Reloading] = set()
    loop = asyncio.get_running_loop()

    def changed() -> None:
        loop.call_soon_threadsafe(tell, listeners)

    looking = Looking(desk, changed, look_every)
    with ThreadPoolExecutor(1) as drawing, ThreadPoolExecutor(2) as running:
        await loop.run_in_executor(drawing, desk.look)
        screens = Screens(desk, guards, order.language)
        service = Service(desk, guards, screens, drawing, running)
        server = HTTPServer(application(service, listeners))
        server.add_socket(bound)
        looking.start()
        opened(guards.address, guards.address_for_once())
        try:
            while True:  # noqa: ASYNC110 - Windows hears Ctrl-C only when something happens
                await asyncio.sleep(HEARTBEAT)
        finally:
            server.stop()
            looking.stop()
            for listener in listeners.copy():
                listener.close()
            await server.close_all_connections()


def application(service: Service, listeners: set[Reloading]) -> Application:
    given = {"service": service}
    live: dict[str, Any] = {
        "guards": service.guards,
        "desk": service.desk,
        "listeners": listeners,
    }
    logging.getLogger("tornado.access").setLevel(logging.ERROR)
    return Application(
        [
            (r"/desk", RedirectHandler, {"url": "/desk/"}),
            (r"/desk/", First, given),
            (r"/desk/begin", Begin, given),
            (r"/desk/begin/([0-9a-f]+)/", Again, given),
            (r"/desk/items/", lists.Items, given),
            (r"/desk/items/([^/]+)/", lists.OneItem, given),
            (r"/desk/items/([^/]+)/edit/", forms.EditForm, given),
            (r"/desk/items/([^/]+)/typed/", Typed, given),
            (r"/desk/typed/([0-9a-f]+)(/.*)", Typed, given),
            (r"/desk/edit", forms.EditPage, given),
            (r"/desk/week/", lists.Week, given),
            (r"/desk/problems/", lists.Problems, given),
            (r"/desk/new/", lists.New, given),
            (r"/desk/history/", Changes, given),
            (r"/desk/print/", lists.Print, given),
            (r"/desk/print/(.+)", PrintFile, given),
            (r"/desk/publish/", lists.Publish, given),
            (r"/desk/guide/", lists.Guide, given),
            (r"/desk/guide/([\w.-]+\.png)", lists.GuidePicture, given),
            (r"/desk/open", OpenFile, given),
            (r"/desk/run", Run, given),
            (r"/desk/done/([0-9a-f]+)/", Done, given),
            (r"/desk/overlay", Overlay, given),
            (r"/desk/live", Reloading, live),
            (r"/desk/whose", Whose, given),
            (r"/desk/(desk\.css|desk\.js|form\.js|icon\.svg)", Asset, given),
            (r"/(.*)", SiteFile, given),
        ]
    )


class Whose(Answering):
    """An answer for a second start on the same folder, which shows this desk, not another.

    It has no key, and is told no more than whether it guessed the folder right.
    """

    def get(self) -> None:
        own = str(self.service.desk.folder.resolve())
        self.finish({"estate-desk": self.get_query_argument("folder", "") == own})

    def _is_let_in(self) -> bool:
        return True
