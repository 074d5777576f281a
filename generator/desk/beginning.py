"""The desk's first page, where its folder holds no estate yet: the questions as one form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tornado.web import HTTPError

from generator.beginning import QUESTIONS, is_untouched, question, row, rule_choices
from generator.dataclass import dataclass
from generator.desk.acting import Run
from generator.desk.glance import Glance
from generator.desk.showing import Screen, SiteScreen
from generator.models.estate import BuildingKind

FEWEST_ROWS, MORE_ROWS, MOST_ROWS = 5, 5, 200
"""Rows of buildings that are offered at first, that are added, and that a form may have."""

COLUMNS = ("name", "kind", "units", "floors")


@dataclass(frozen=True)
class Begun:
    """A form as it was sent, and why it was not taken: a sentence for each question, and the rest.

    Nothing is wrong yet where more rows were asked for.
    """

    form: Mapping[str, str]
    faults: Mapping[str, str]
    told: str = ""


def form_facts(begun: Begun) -> dict[str, Any]:
    """Give the page of the form what it shows: the questions, what was typed, what is wrong."""
    filled = [cells for cells in rows(begun.form) if any(cells.values())]
    wanted = len(filled) + (MORE_ROWS if begun.form.get("more") else 1)
    blank = [dict.fromkeys(COLUMNS, "")] * (max(FEWEST_ROWS, wanted) - len(filled))
    return {
        "begun": begun,
        "questions": QUESTIONS,
        "rows": [*filled, *blank],
        "columns": COLUMNS,
        "kinds": [(kind.zh, kind) for kind in BuildingKind],
        "range": question("buildings").example.partition(" ")[0],
        "rules": rule_choices(),
    }


def rows(form: Mapping[str, str]) -> list[dict[str, str]]:
    """Read the rows of the table of buildings."""
    return [
        {column: form.get(f"row-{number}-{column}", "").strip() for column in COLUMNS}
        for number in range(1, MOST_ROWS + 1)
        if f"row-{number}-name" in form
    ]


def as_order(form: Mapping[str, str]) -> dict[str, str]:
    """Return the form as an order: the rows of its table become the lines of one answer."""
    lines = [row(**cells) for cells in rows(form) if any(cells.values())]
    return {**form, "order": "init", "set:buildings": "\n".join(lines)}


class Begin(Run):
    """The address the first page is sent to."""

    async def post(self) -> None:
        form = self.form()
        if form.get("more"):
            self.redirect(f"/desk/begin/{self.kept(Begun(form, {}))}/", status=303)
            return
        result = await self.result(form, as_order(form), Glance())
        outcome = result.outcome
        if outcome.is_done:
            self.redirect(f"/desk/done/{self.kept(result)}/", status=303)
            return
        said = outcome.said.get("faults", [])
        faults = {one["key"]: one["message"] for one in said}
        begun = Begun(form, faults, faults.get("", "") if said else outcome.text)
        self.redirect(f"/desk/begin/{self.kept(begun)}/", status=303)


class Again(Screen):
    """The first page once more, as it was filled in."""

    async def get(self, key: str) -> None:
        begun = self.service.results.get(key)
        if not isinstance(begun, Begun):
            raise HTTPError(404, reason="forgotten")
        if not await self.drawn(lambda: is_untouched(self.service.desk.folder)):
            self.redirect("/desk/", status=303)
            return
        await self.show("begin", "begin.html", Glance(), **form_facts(begun))


class First(SiteScreen):
    """The first page of the desk: the site in a frame, or the questions where there is none."""

    async def get(self) -> None:
        if await self.drawn(lambda: is_untouched(self.service.desk.folder)):
            await self.show("begin", "begin.html", Glance(), **form_facts(Begun({}, {})))
        else:
            await super().get()
