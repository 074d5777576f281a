"""The desk's lists and forms: what there is, what changes, what is wrong, what can be begun."""

from __future__ import annotations

from asyncio import get_running_loop
from datetime import UTC
from typing import Any
from urllib.parse import urlencode

from tornado.web import HTTPError

from generator.beginning import additions
from generator.desk import children
from generator.desk.acting import printed
from generator.desk.answering import Answering
from generator.desk.finding import Found, Wanted, find, words_of
from generator.desk.forms import opened
from generator.desk.glance import Glance, written
from generator.desk.guide import guide, picture
from generator.desk.panels import GROUPS, WITH_FILES, item
from generator.desk.past import past_of
from generator.desk.showing import Screen
from generator.kinds.states import State
from generator.languages import CHINESE
from generator.patterns import lazy_re

_MONTH_RE = lazy_re(r"\d{4}-\d{2}")


class Items(Screen):
    async def get(self) -> None:
        glance, wanted = self.glance(), self._wanted()
        desk = self.service.desk

        def found() -> Found:
            site, reading = desk.site(glance), desk.seen.reading
            if site is None or reading is None:
                return find((), wanted, {}, UTC)
            said = words_of(reading.records) if wanted.words else {}
            return find(site.items, wanted, said, reading.content.estate.zone)

        asked = {name: value[-1].decode() for name, value in self.request.query_arguments.items()}
        facts = {"wanted": wanted, "whole": f"?{urlencode({**asked, 'all': 1}, safe=':')}"}
        await self.show("items", "items.html", glance, found=await self.drawn(found), **facts)

    def _wanted(self) -> Wanted:
        """Read what is looked for; a group, kind or month that cannot be is not asked about."""
        ask = self.get_query_argument
        group, kind, month = ask("state", ""), ask("kind", ""), ask("month", "")
        return Wanted(
            words=ask("q", ""),
            group=group if group in GROUPS else "",
            kind=kind if kind in {one.name for one in WITH_FILES} else "",
            month=month if _MONTH_RE.fullmatch(month) else "",
            is_whole=ask("all", "") == "1",
        )


class OneItem(Screen):
    async def get(self, id: str) -> None:
        glance = self.glance()

        def found() -> dict[str, Any]:
            site, zone = self.service.desk.site(glance), self.service.desk.zone
            one = item(site.items, id) if site else None
            if one is None or zone is None:
                return {}
            opens = glance.moment
            if one.state is State.SCHEDULED and one.period.start:
                opens = written(one.period.start, zone)
            path = (self.service.desk.folder / one.file).resolve()
            past = past_of(self.service.desk, self.service.screens.language, id)
            seen = Glance(opens, with_drafts=one.is_draft)
            can_edit = opened(self.service.desk, id, "") is not None
            return {"one": one, "seen": seen, "path": path, "past": past, "can_edit": can_edit}

        facts = await self.drawn(found)
        if not facts:
            await self._elsewhere(id)
            return
        await self.show("items", "item.html", glance, **facts)

    async def _elsewhere(self, id: str) -> None:
        """Lead to the form of what is in no list, since it never ends; 404 for anything else."""
        if await self.drawn(lambda: opened(self.service.desk, id, "")) is None:
            raise HTTPError(404, reason="no such item")
        self.redirect(f"/desk/items/{id}/edit/", status=303)


class Week(Screen):
    async def get(self) -> None:
        glance = self.glance()

        def found() -> Any:
            site = self.service.desk.site(glance)
            return site.week if site else ()

        await self.show("week", "week.html", glance, changes=await self.drawn(found))


class Problems(Screen):
    async def get(self) -> None:
        await self.show("problems", "problems.html", self.glance())


class New(Screen):
    """The page for new content: kinds and fields of forms are what the command itself says."""

    async def get(self) -> None:
        kinds = await self._kinds()
        wanted = self.get_query_argument("kind", "")
        kind = next((one for one in kinds if one["key"] == wanted), None)
        facts = {"kinds": kinds, "kind": kind, "called": self._names(), "lacking": self._lacking()}
        await self.show("new", "new.html", self.glance(), **facts)

    def _lacking(self) -> list[str]:
        """List what is worth adding, in words."""
        reading, language = self.service.desk.seen.reading, self.service.screens.language
        return [one.what.said(language) for one in additions(reading.content)] if reading else []

    def _names(self) -> dict[str, str]:
        """Map ids of contacts and fees to their names, by which one chooses them."""
        reading = self.service.desk.seen.reading
        if reading is None:
            return {}
        contacts = {one.id: str(one.name) for one in reading.content.contacts}
        return contacts | {one.id: str(one.name) for one in reading.content.fees}

    async def _kinds(self) -> list[dict[str, Any]]:
        line = ["new", "--list", str(self.service.desk.folder.resolve()), "--json"]
        running, language = self.service.running, self.service.screens.language
        outcome = await get_running_loop().run_in_executor(running, children.run, line, language)
        return list(outcome.said.get("kinds", []))


class Print(Screen):
    async def get(self) -> None:
        folder = self.service.desk.folder
        reading = self.service.desk.seen.reading
        boards = reading.content.boards if reading else ()
        files = await self.drawn(lambda: printed(folder))
        await self.show("print", "print.html", self.glance(), boards=boards, files=files)


class Publish(Screen):
    async def get(self) -> None:
        reading = self.service.desk.seen.reading
        has_host = bool(reading and reading.content.estate.upload)
        await self.show("publish", "publish.html", self.glance(), has_host=has_host)


class Guide(Screen):
    async def get(self) -> None:
        """Show the handbook, in Chinese as clerks are; in English there is its summary."""
        handbook = guide() if self.service.screens.language is CHINESE else None
        await self.show("guide", "guide.html", self.glance(), guide=handbook)


class GuidePicture(Answering):
    def get(self, name: str) -> None:
        data = picture(name)
        if data is None:
            raise HTTPError(404)
        self.set_header("Content-Type", "image/png")
        self.finish(data)
