"""A real desk, on a port of its own, over a folder that a test may write in."""

from __future__ import annotations

import asyncio
import http.client
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.desk import Order, serve
from generator.languages import CHINESE
from tests.builders import at
from tests.waiting import LONGEST, until

MOMENT = "2026-11-21T12:00"


@dataclass
class OpenDesk:
    """``now`` is what the desk's clock says; ``looks`` is how often it asked what is due.

    ``address`` is what the terminal would show.
    """

    folder: Path
    now: datetime
    address: str = ""
    looks: int = 0
    _cookie: str = ""

    @property
    def url(self) -> str:
        return self.address.partition("?")[0]

    @property
    def cookie(self) -> str:
        """What a browser keeps after it has opened the address."""
        if not self._cookie:
            _, _, headers = self.ask(self.address.partition(str(self.port))[2], Cookie="")
            self._cookie = headers["Set-Cookie"].partition(";")[0]
        return self._cookie

    def clock(self) -> datetime:
        self.looks += threading.current_thread().name == "looking"
        return self.now

    def looks_again(self) -> None:
        """Wait until the desk has seen what is saved and what time it is, and has acted on it.

        It asks what is due when all that is saved is read. The look it is at may have begun before;
        the next one is over when another begins.
        """
        wanted = self.looks + 3
        until(lambda: self.looks >= wanted, "the desk looked at its clock again")

    @contextmanager
    def taken_back(self) -> Iterator[None]:
        """Undo whatever is written into the content meanwhile, and wait until the desk knows."""
        before = self._written()
        try:
            yield
        finally:
            after = self._written()
            for path in after.keys() - before.keys():
                path.unlink()
            for path, data in before.items():
                if after.get(path) != data:
                    path.write_bytes(data)
            if after != before:
                self.looks_again()

    def _written(self) -> dict[Path, bytes]:
        files = (path for path in (self.folder / "content").rglob("*") if path.is_file())
        return {path: path.read_bytes() for path in files}

    @property
    def port(self) -> int:
        return int(self.url.split(":")[2].split("/")[0])

    def write(self, path: str, text: str | bytes) -> None:
        """As an editor does: the file is emptied, then filled."""
        target = self.folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def ask(self, path, method="GET", body=None, **headers):
        """Status, body and headers; a header is named with underscores. With the cookie."""
        headers = {"Cookie": self.cookie} | headers if "Cookie" not in headers else headers
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers
        finally:
            connection.close()


@contextmanager
def opened_desk(
    folder: Path, moment: str = MOMENT, language=CHINESE, **pace: float
) -> Iterator[OpenDesk]:
    """Open a desk, and close it in any case. What its server raises is raised here."""
    desk, main, ended = OpenDesk(folder, at(moment)), [], Future()

    def opened(shown, _once):
        main.extend((asyncio.get_running_loop(), asyncio.current_task()))
        desk.address = shown

    def run():
        try:
            order = Order(folder, language, port=0)
            ended.set_result(serve(order, desk.clock, opened, **pace))
        except asyncio.CancelledError:
            ended.set_result(True)
        except BaseException as error:  # noqa: BLE001 - it is raised in the test
            ended.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        until(lambda: desk.url or ended.done(), "the desk was open")
        if not desk.url:
            ended.result()
            raise AssertionError("the desk ended before it was open")
        yield desk
    finally:
        if main:
            close(*main, ended)


def close(loop: asyncio.AbstractEventLoop, task: asyncio.Task, ended: Future) -> None:
    """Ask the desk's server to end, and wait until it has."""
    if not ended.done():
        loop.call_soon_threadsafe(task.cancel)
    until(ended.done, "the desk was closed")
    ended.result()
