"""A real desk, on a port of its own, over a folder that a test may write in."""

from __future__ import annotations

import asyncio
import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.languages import CHINESE
from generator.preview import Order, serve
from tests.builders import at

MOMENT = "2026-11-21T12:00"


@dataclass
class OpenDesk:
    """``now`` is what the desk's clock says."""

    folder: Path
    now: datetime
    url: str = ""

    @property
    def port(self) -> int:
        return int(self.url.split(":")[2].split("/")[0])

    def write(self, path: str, text: str | bytes) -> None:
        """As an editor does: the file is emptied, then filled."""
        target = self.folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def ask(self, path, method="GET", body=None, **headers):
        """Status, body and headers; a header is named with underscores."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers
        finally:
            connection.close()


@contextmanager
def opened_desk(folder: Path, moment: str = MOMENT, language=CHINESE) -> Iterator[OpenDesk]:
    desk, ready, main = OpenDesk(folder, at(moment)), threading.Event(), []

    def opened(url):
        desk.url = url
        main.extend((asyncio.get_running_loop(), asyncio.current_task()))
        ready.set()

    def run():
        try:
            serve(Order(folder, language, port=0), lambda: desk.now, opened)
        except asyncio.CancelledError:
            pass
        finally:
            ready.set()

    thread = threading.Thread(target=run)
    thread.start()
    ready.wait(60)
    try:
        yield desk
    finally:
        loop, task = main
        loop.call_soon_threadsafe(task.cancel)
        thread.join()
