"""Opening a content file in the editor of this machine, for those who do not search folders."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from tornado.web import HTTPError

from generator.desk.answering import Answering
from generator.desk.glance import parted
from generator.desk.panels import item

_EDITORS = {"win32": ("notepad.exe",), "darwin": ("open", "-t")}
_ELSEWHERE = ("xdg-open",)


class OpenFile(Answering):
    """The desk runs on the machine it is looked at from, so the editor appears before its user."""

    async def post(self) -> None:
        if not self.service.guards.is_own_token(self.get_body_argument("token", None)):
            raise HTTPError(403, reason="no token")
        glance, _ = parted(f"{self.get_body_argument('prefix', '')}/")
        id = self.get_body_argument("id", "")
        site = await self.drawn(lambda: self.service.desk.site(glance))
        one = item(site.items, id) if site else None
        if one is None:
            raise HTTPError(404, reason="no such item")
        try:
            open_in_editor((self.service.desk.folder / one.file).resolve())
        except OSError as error:
            raise HTTPError(501, reason="no editor") from error
        self.redirect(f"/desk/items/{id}/{glance.query}", status=303)


def open_in_editor(path: Path) -> None:
    """Open a file and do not wait for its closing. Raises ``OSError`` where there is no editor."""
    command = [*_EDITORS.get(sys.platform, _ELSEWHERE), str(path)]
    editor = subprocess.Popen(  # noqa: S603 - a file of the estate, no shell between
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=editor.wait, daemon=True).start()  # or it stays as a zombie
