"""A page as it will look, drawn of what somebody is typing; nothing is written."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from tornado.web import HTTPError

from generator.dataclass import dataclass
from generator.desk import orders
from generator.desk.desk import Desk
from generator.desk.forms import Opened, opened
from generator.desk.glance import Glance
from generator.desk.showing import SiteFile
from generator.edit.changing import Value
from generator.edit.record import Filed, as_filed
from generator.edit.refusing import EditError
from generator.edit.rewriting import FaultyError, Rewriting, rewritten
from generator.kinds.scene import Scene
from generator.kinds.sourced import Sourced
from generator.problems import Grade, Problem, ProblemError
from generator.reading import reviewed_with
from generator.templating import file_of

MOST_PAGES = 4


@dataclass(frozen=True)
class Drawn:
    """A page as of a moment; without ``data`` the reasons why there is none."""

    path: str
    at: datetime
    data: bytes = b""
    faults: tuple[Problem, ...] = ()


def drawn(desk: Desk, found: Opened, form: Mapping[str, str]) -> Drawn:
    """Draw the page of a record with what was typed, as it will be once it is approved."""
    now, path = desk.clock(), file_of(found.address)
    try:
        editor = rewritten(found.filed, Rewriting(_values(form)), now)
        after = as_filed(editor.source)
    except FaultyError as error:
        return Drawn(path, now, faults=tuple(error.faults))
    except (ProblemError, EditError) as error:
        faults = (error.problem,) if isinstance(error, ProblemError) else ()
        return Drawn(path, now, faults=faults)
    reading = reviewed_with(found.reading, after.kind, _approved(after))
    for at in _moments(Scene(reading.content, now), after):
        data = desk.drawn(reading, at).file(path)
        if data is not None:
            return Drawn(path, at, data)
    held = (one for one in reading.problems if one.place.path == after.path)
    return Drawn(path, now, faults=tuple(one for one in held if one.grade is Grade.HELD))


def _values(form: Mapping[str, str]) -> dict[str, Value]:
    values: dict[str, Value] = {
        key: lines if len(lines) > 1 else "".join(lines) for key, lines in orders.changed(form)
    }
    text = orders.body_of(form)
    return values if text == orders.body_of(form, "was:body") else {**values, "body": text}


def _approved(filed: Filed) -> Sourced[Any]:
    """Return a draft as it will be once somebody approves it."""
    record = filed.sourced.value
    status: Any = getattr(record, "status", None)
    if getattr(status, "value", "") != "draft":
        return filed.sourced
    said = {"status": type(status)("ready"), "approved_by": record.approved_by or "…"}
    return replace(filed.sourced, value=record.model_copy(update=said))


def _moments(scene: Scene, filed: Filed) -> Iterable[datetime]:
    """Yield now, then the moment at which the record begins, or has just not ended."""
    yield scene.at
    for one in scene.standings(filed.kind):
        if one.record.id == filed.id and one.period.start and one.period.start > scene.at:
            yield one.period.start
        elif one.record.id == filed.id and one.period.end:
            yield one.period.end - timedelta(minutes=1)


class Typed(SiteFile):
    """Draws what is typed, and shows it below an address of its own, for a frame."""

    async def post(self, id: str) -> None:
        service = self.service
        if not service.guards.is_own_token(self.get_body_argument("token", None)):
            raise HTTPError(403, reason="no token")
        form = self.sent()
        found = opened(service.desk, id, form.get("in", ""))
        if found is None:
            raise HTTPError(404, reason="no such file")
        try:
            made = await self.drawn(lambda: drawn(service.desk, found, form))
        except orders.BadOrderError as error:
            raise HTTPError(400, reason="not a form of this desk") from error
        key = secrets.token_hex(4)
        service.typed[key] = made
        for old in list(service.typed)[:-MOST_PAGES]:
            del service.typed[old]
        self.redirect(f"/desk/typed/{key}{found.address}", status=303)

    async def get(self, *asked: str) -> None:
        key, address = asked
        made = self.service.typed.get(key)
        if not isinstance(made, Drawn) or file_of(address) != made.path:
            await super().get()
            return
        self._as_of(made.at)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        if made.data:
            self.finish(made.data)
            return
        screens = self.service.screens
        self.set_header("Content-Security-Policy", screens.policy)
        faults = [one.remark(screens.language) for one in made.faults]
        page = partial(screens.page, "items", "typed.html", Glance(), faults=faults)
        self.finish(await self.drawn(page))

    def head(self, *asked: str) -> None:
        made = self.service.typed.get(asked[0])
        self._as_of(made.at if isinstance(made, Drawn) else self.service.desk.clock())

    def _asked(self) -> tuple[Glance, str]:
        return Glance(), "/" + "/".join(self.request.path.split("/")[4:])
