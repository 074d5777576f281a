"""Buttons: a form comes in, its command is run, what it said is a page of its own.

The page is kept for a while and led to, so that going back, or a reload by the next save, does
nothing twice.
"""

from __future__ import annotations

import secrets
from asyncio import get_running_loop
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from tornado.web import HTTPError

from generator.dataclass import dataclass
from generator.desk import children, orders
from generator.desk.answering import Answering
from generator.desk.children import Outcome
from generator.desk.glance import Glance, parted
from generator.desk.panels import BY_FOLDER, Item, sent
from generator.desk.showing import Screen, type_of
from generator.forms import called

MOST_RESULTS = 30
_ITEMS = (*(f"content/{folder}/" for folder in BY_FOLDER), "content/withdrawn")


@dataclass(frozen=True)
class Result:
    """An order and its outcome; ``form`` is sent again, with a word more, by who is sure of it."""

    order: orders.Order
    form: dict[str, str]
    outcome: Outcome

    @property
    def is_plan(self) -> bool:
        return self.order.is_planned and self.outcome.is_done

    @property
    def id(self) -> str:
        """Id of the record it was about; empty where it was about none."""
        return str(self.outcome.said.get("id") or self.form.get("id", ""))

    @property
    def has_item(self) -> bool:
        """Tell whether the desk has a page of that record."""
        return bool(self.id) and (not self.path or self.path.startswith(_ITEMS))

    @property
    def typed(self) -> str:
        """The command as one would type it."""
        words = (f'"{word}"' if " " in word or not word else word for word in self.outcome.line)
        return f"estate {' '.join(words)}"

    @property
    def path(self) -> str:
        return str(self._said("path", ""))

    @property
    def diff(self) -> str:
        return str(self._said("diff", ""))

    @property
    def changes(self) -> list[dict[str, Any]]:
        """Fields that say something else, each with what it said and says."""
        return [] if self._is_restored else list(self._said("changes", []))

    @property
    def text(self) -> str:
        """Text for the chat group; empty of any other order."""
        return str(self._said("text", "")) if self.order.name == "text" else ""

    @property
    def problems(self) -> list[dict[str, Any]]:
        return list(self._said("problems", []))

    @property
    def repairs(self) -> list[dict[str, str]]:
        return list(self._said("repairs", []))

    @property
    def restored(self) -> list[dict[str, Any]]:
        """Records that are, or would be, as they were before: each with its title and sentences."""
        return list(self._said("changes", [])) if self._is_restored else []

    @property
    def _is_restored(self) -> bool:
        return self.order.name in {"restore", "restore_all"}

    @property
    def notes(self) -> list[str]:
        """Sentences about what an order does not do."""
        return [str(note) for note in self._said("notes", [])]

    @property
    def files(self) -> list[str]:
        """Papers and pictures that were made."""
        return [str(name) for name in self._said("files", [])]

    @property
    def is_site(self) -> bool:
        """Tell whether it is about the whole site: what would be put and removed."""
        return "put" in self.outcome.said

    @property
    def sent(self) -> dict[str, list[str]]:
        """Paths put and removed, on the host where there is one, else in the output folder."""
        said = self.outcome.said
        return dict(said.get("upload") or said)

    def _said(self, key: str, default: Any) -> Any:
        return self.outcome.said.get(key) or default


class Run(Answering):
    """The one address by which commands are run."""

    async def post(self) -> None:
        form = self.form()
        glance, _ = parted(f"{form.get('prefix', '')}/")
        result = await self.result(form, form, glance)
        key = self.kept(result)
        if result.order.is_form and not result.outcome.is_done:
            self.redirect(f"/desk/items/{quote(form['id'])}/edit/{_again(key, form)}", status=303)
            return
        self.redirect(f"/desk/done/{key}/{glance.query}", status=303)

    def form(self) -> dict[str, str]:
        """Read the form; raise ``HTTPError`` for one that no page of ours has sent."""
        if not self.service.guards.is_own_token(self.get_body_argument("token", None)):
            raise HTTPError(403, reason="no token")
        form = self.sent()
        form.pop("token")
        return form

    async def result(self, form: dict[str, str], typed: dict[str, str], glance: Glance) -> Result:
        """Run the order that is ``typed``, and return what became of the ``form`` it was made of.

        Raises ``HTTPError`` for what is no order.
        """
        try:
            order = orders.order(typed, glance)
        except orders.BadOrderError as error:
            raise HTTPError(400, reason="not a form of this desk") from error
        outcome = await self._outcome(order)
        await self.drawn(self.service.desk.look)  # a slow disk is looked at by itself too late
        return Result(order, form, outcome)

    def kept(self, result: object) -> str:
        """Keep a result for a while, and return the key of the address it is shown at."""
        key = secrets.token_hex(4)
        self.service.results[key] = result
        for old in list(self.service.results)[:-MOST_RESULTS]:
            del self.service.results[old]
        return key

    async def _outcome(self, order: orders.Order) -> Outcome:
        folder = str(self.service.desk.folder.resolve())
        line, language = order.line(folder), self.service.screens.language
        running = self.service.running
        run = partial(children.run, line, language, order.given)
        return await get_running_loop().run_in_executor(running, run)


def _again(key: str, form: dict[str, str]) -> str:
    """Return the query by which a form is shown again, filled as it was sent."""
    return f"?{urlencode({'again': key, **({'in': form['in']} if form.get('in') else {})})}"


_TABS = {
    "new": "new",
    "again": "new",
    "build": "publish",
    "publish": "publish",
    "fix": "problems",
    "check": "problems",
    "papers": "print",
    "news": "print",
    "board": "print",
    "round": "print",
    "restore_all": "history",
}


class Done(Screen):
    """The page that says what became of an order."""

    async def get(self, key: str) -> None:
        result = self.service.results.get(key)
        if not isinstance(result, Result):
            raise HTTPError(404, reason="forgotten")
        if result.order.name == "init":
            await self.show("new", "begun.html", self.glance(), result=result)
            return
        tab = _TABS.get(result.order.name, "items")
        sheet = self._sheet() if result.order.name == "round" and result.outcome.is_done else ""
        named = await self.drawn(lambda: self._named(result)) if result.is_plan else []
        facts = {
            "result": result,
            "sheet": sheet,
            "named": named,
            "again": _again(key, result.form),
        }
        facts |= {"changes": await self.drawn(lambda: self._changes(result))}
        await self.show(tab, "done.html", self.glance(), **facts)

    def _named(self, result: Result) -> list[tuple[str, Item]]:
        """List items that would go, appear or change: clerks know them by title, not by file."""
        desk = self.service.desk
        site, out = desk.site(Glance()), desk.folder / "site"
        if site is None or not result.is_site:
            return []
        put, removed = result.sent["put"], result.sent["removed"]
        there = {path for path in put if (out / path).is_file()}
        order = ("disappears", "appears", "alters")
        return sorted(
            sent(site.items, put, removed, there), key=lambda one: (order.index(one[0]), one[1].id)
        )

    def _changes(self, result: Result) -> list[dict[str, Any]]:
        """Return what changes, with whatever is named by an id called by its name."""
        reading = self.service.desk.seen.reading
        if reading is None:
            return result.changes
        return [
            {**one, **{at: called(one["key"], one[at], reading.content) for at in ("was", "now")}}
            for one in result.changes
        ]

    def _sheet(self) -> str:
        """Find the round's paper, the newest there is: the command names it in words alone."""
        return next(iter(printed(self.service.desk.folder)), "")


class PrintFile(Answering):
    """A paper that ``print`` or ``round`` has made, to be looked at and printed by the browser."""

    def get(self, name: str) -> None:
        home = (self.service.desk.folder / "print").resolve()
        path = (home / name).resolve()
        if home not in path.parents or path.suffix not in {".pdf", ".png"} or not _is_file(path):
            raise HTTPError(404)
        self.set_header("Content-Type", type_of(path.name))
        self.set_header("Content-Disposition", f"inline; filename*=UTF-8''{quote(path.name)}")
        self.finish(path.read_bytes())


def printed(folder: Path) -> list[str]:
    """List the papers and pictures that lie ready to be printed, the newest first."""
    home = folder / "print"
    found = [path for path in home.rglob("*") if path.suffix in {".pdf", ".png"}]
    newest = sorted(found, key=lambda path: (-path.stat().st_mtime_ns, path.name))
    return [path.relative_to(home).as_posix() for path in newest]


def _is_file(path: Path) -> bool:
    """Tell whether a file is there; what has a name too long for the system is not."""
    try:
        return path.is_file()
    except OSError:
        return False
