"""The frame around every page: parts drawn once for all pages from which links look alike.

The links of a site are relative, so a part that leads to other pages differs from folder to
folder; but two pages of one folder, such as two notices, have it in common. Only a page that a
part leads to, or that lies above such a one, has one of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.dataclass import dataclass

Link = Callable[[str], str]


@dataclass
class Frame:
    """The parts drawn so far, all of them for one site in one language by one environment."""

    environment: Environment
    site: object
    facts: Mapping[str, Any]
    """Facts for all parts, beside ``to``, ``asset`` and ``current``: none of them is the page's."""
    assets: Mapping[str, str]
    """Addresses of the assets by their names."""
    _drawn: dict[tuple[str, str], Markup] = field(default_factory=dict)
    _led_to: dict[str, set[str]] = field(default_factory=dict)

    def part(self, template: str, here: str, to: Link) -> Markup:
        """Draw a part for the page at ``here``, or return it as a neighbour has it.

        Args:
            template: the part's template.
            here: the address of the page, in the source's language.
            to: makes a link from that page.
        """
        known = self._drawn.get((template, self._place(template, here)))
        if known is not None:
            return known
        led_to = self._led_to.setdefault(template, set())
        drawn = self._draw(template, here, to, led_to)
        self._drawn[template, self._place(template, here)] = drawn
        return drawn

    def _place(self, template: str, here: str) -> str:
        """Name what a part depends on of the address: the folder, or the address itself."""
        is_named = any(there.startswith(here) for there in self._led_to.get(template, ()))
        if is_named or not here.endswith("/"):  # 404.html stands at any address
            return here
        return f"{here[: here.rstrip('/').rfind('/') + 1]}*"

    def _draw(self, template: str, here: str, to: Link, led_to: set[str]) -> Markup:
        def link(address: str) -> str:
            led_to.add(address)
            return to(address)

        def current(address: str) -> str:
            """Say how a page is marked among links: the page itself, or one below it."""
            led_to.add(address)
            return ("page" if here == address else "true") if here.startswith(address) else ""

        def asset(name: str) -> str:
            return link(self.assets[name])

        own = {"to": link, "asset": asset, "current": current}
        text = self.environment.get_template(template).render(self.facts, site=self.site, **own)
        # Without the end of its last line, which stands behind the call.
        return Markup(text.removesuffix("\n"))  # noqa: S704 - of a template with autoescape
