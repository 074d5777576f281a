"""The desk's own pages: their templates, what all of them say, and their style and script."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any

from generator.dataclass import dataclass
from generator.desk.desk import Desk
from generator.desk.glance import Glance, written
from generator.desk.guards import Guards
from generator.languages import Language
from generator.models.estate import Estate
from generator.problems import Grade, Problem, grouped
from generator.templating import Renderer, built_in_templates

TABS = ("site", "items", "week", "problems", "new", "history", "print", "publish", "guide")

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self' {socket}; frame-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'self'"
)
"""``connect-src``: not every browser counts a socket of the same host as ``'self'``."""


@dataclass(frozen=True)
class Screens:
    """Pages of the desk; ``language`` is that of the person at it, not of the site."""

    desk: Desk
    guards: Guards
    language: Language

    @property
    def policy(self) -> str:
        return POLICY.format(socket=self.guards.url.replace("http", "ws", 1))

    def page(self, tab: str, template: str, glance: Glance, **facts: Any) -> bytes:
        """Draw a page of the desk itself, which can be shown when there is nothing else to show."""
        number = self.desk.seen.number  # first: what is saved from now on the page does not show
        site = self.desk.site(glance)
        problems = self.desk.problems(glance)
        shared = {
            "tab": tab,
            "glance": glance,
            "estate": self._estate,
            "site": site.snapshot if site else None,
            "now": self.desk.clock().astimezone(self.desk.zone) if site else None,
            "moment": site.at.astimezone(self.desk.zone) if site else None,
            "around": self._around(glance) if site else {},
            "problems": problems,
            "groups": grouped(problems),
            "grave": [one for one in problems if one.grade is not Grade.WARNING],
            "sentence": self._sentence,
            "local": self._local,
            "token": self.guards.token,
            "number": number,
        }
        return self._renderer.page(f"desk/{template}", "/desk/", **(shared | facts))

    def overlay(self, glance: Glance) -> bytes:
        """Draw what lies over the site while something is wrong, and nothing else of a page."""
        return self.page("site", "overlay.html", glance)

    def fault(self, status: int, *, is_let_in: bool = True) -> bytes:
        """Draw the page of whatever went wrong, for which nothing is looked at.

        Without the key even the style is not given out, so the page goes without.
        """
        facts = {"status": status, "is_let_in": is_let_in}
        return self._renderer.page("desk/fault.html", "/desk/", **facts)

    def asset(self, name: str) -> bytes:
        """Read a style, script or icon; the site's own style comes first, for the same print."""
        folder = "assets" if name == "icon.svg" else "desk"
        own = (built_in_templates() / folder / name).read_bytes()
        if name != "desk.css":
            return own
        inlined = self._renderer.inlined
        return f"{inlined.style.text}\n{inlined.forms.text}\n".encode() + own

    def _sentence(self, one: Problem) -> str:
        return one.sentence(self.language)

    def _local(self, instant: datetime) -> datetime:
        return instant.astimezone(self.desk.zone)

    def _around(self, glance: Glance) -> dict[str, str]:
        """Find the moments just before and after at which something changes by itself."""
        site = self.desk.site(glance)
        if site is None or self.desk.zone is None:
            return {}
        changes = site.snapshot.changes
        return {
            "before": written(changes.last, self.desk.zone),
            "after": written(changes.next, self.desk.zone),
        }

    @property
    def _estate(self) -> Estate | None:
        reading = self.desk.seen.reading
        return reading.content.estate if reading else None

    @cached_property
    def _known(self) -> dict[str, Renderer]:
        return {}

    @property
    def _renderer(self) -> Renderer:
        """Renderer in the estate's colour, without its templates: the desk must always open."""
        accent = self._estate.accent if self._estate else ""
        if accent not in self._known:
            url = self.guards.url
            made = Renderer(url, accent=accent) if accent else Renderer(url)
            self._known[accent] = made.speaking(self.language)
        return self._known[accent]
