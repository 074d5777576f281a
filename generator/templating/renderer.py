"""Templates to bytes: a strict Jinja environment, the assets, nothing to decide.

A template of the estate's own folder replaces the built-in one of the same path; where it
fails or its page is not whole, the page is made with the built-in ones instead and the fault is
reported, since no fault of a template may keep an expired page on the site. Content is never a
template, autoescape is always on, and an undefined name is an error. Where there are templates
of the estate's own, all are drawn in a sandbox; ours alone need none, and are faster without.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from datetime import tzinfo
from functools import cache, partial
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import Environment, TemplateSyntaxError
from markupsafe import Markup

from generator.languages import CHINESE, Language, Original
from generator.models.estate import ACCENT
from generator.problems import Place, Problem, problem
from generator.templating.addresses import relative, spoken_address
from generator.templating.dated_blocks import with_ends
from generator.templating.drafts import Drafts, To
from generator.templating.environments import built_in_templates, environment_of, icons_of
from generator.templating.frame import Frame
from generator.templating.inline import INLINE_ASSETS, Inlined
from generator.templating.markup import Prose
from generator.templating.observed import apart, note, papers_of
from generator.templating.overrides import is_usable, lacking, refused
from generator.templating.sandbox import Sandbox
from generator.templating.skyline import EXAMPLE_HOUSES, House, draw_skyline

CARD = "card.png"
"""The picture of shared links."""


class Renderer:
    """A renderer of the pages of one site, whose address ``site_url`` may have a path."""

    def __init__(
        self,
        site_url: str,
        overrides: Path | None = None,
        accent: str = ACCENT,
        houses: tuple[House, ...] = EXAMPLE_HOUSES,
    ) -> None:
        self.site_url = site_url.rstrip("/")
        self.language = CHINESE
        self.papers: frozenset[str] = frozenset()
        self._folders = _template_folders(overrides)
        self._assets = dict(_assets(self._folders))
        if CARD not in self._assets:  # an estate may have a picture of its own
            self._assets[CARD] = _hashed(CARD, draw_skyline(houses, accent))
        sources = {name: self._assets.pop(name)[1] for name in INLINE_ASSETS}
        self.inlined = Inlined.of(sources, accent)
        self._addresses = {name: address for name, (address, _) in self._assets.items()}
        for folders in {self._folders, self._folders[-1:]}:
            icons_of(folders).look()
        self._prose = Prose()
        self._frames: dict[tuple[int, int, Language], Frame] = {}
        self._problems = {found for own in self._folders[:-1] for found in refused(own)}

    def speaking(self, language: Language) -> Renderer:
        """Return this renderer in another language."""
        other = copy(self)
        other.language = language
        return other

    def offering(self, papers: frozenset[str]) -> Renderer:
        """Return this renderer with pages that lead to the papers at these addresses."""
        other = copy(self)
        other.papers = papers
        return other

    def recalling(self, drafts: Drafts) -> Renderer:
        """Return this renderer with bodies that are known already."""
        other = copy(self)
        other._prose = Prose(drafts)  # noqa: SLF001 - one of our own
        return other

    @property
    def problems(self) -> list[Problem]:
        """Problems of the estate's own templates: those not used, and failures so far."""
        return sorted(self._problems)

    @property
    def assets(self) -> dict[str, bytes]:
        """Bytes of every asset by its address, which holds a hash of the bytes."""
        return dict(self._assets.values())

    def page(self, template: str, here: str, **facts: Any) -> bytes:
        """Draw a page at address ``here``, whose links inside the site are relative to it."""
        facts["in_language"] = lambda other: self._link(here, other)(here)
        return self._render(template, self._link(here, self.language), here, facts)

    def page_anywhere(self, template: str, here: str, **facts: Any) -> bytes:
        """Draw a page a host may show at any address (``404.html``): its links are absolute.

        It is no version of any page, so the other languages begin at their home page.
        """
        facts["in_language"] = lambda other: self.speaking(other).absolute("/")
        return self._render(template, self.absolute, here, facts)

    def prose(self, body: str, links: dict[str, str]) -> Markup:
        """Render a body with absolute links, for feeds."""
        return with_ends(self._prose.html(body, links, self.absolute), None)

    def absolute(self, address: str) -> str:
        """Return the whole address; a page's is that in this language."""
        return f"{self.site_url}{spoken_address(address, self.language)}"

    def _link(self, here: str, to: Language) -> Callable[[str], str]:
        """Return a function that turns addresses into links from ``here`` to a language's pages."""
        start = spoken_address(here, self.language)

        @cache  # a page leads to the same places from its head, its foot and its lists
        def link(there: str) -> str:
            return relative(start, spoken_address(there, to))

        return link

    def _render(self, template: str, to: Any, here: str, facts: dict[str, Any]) -> bytes:
        facts |= {
            "to": to,
            "here": here,
            "asset": lambda name: to(self._addresses[name]),
            "prose": partial(self._body, to=to, zone=_zone_of(facts)),
            "absolute": self.absolute,
            **self._alike,
            "papers": papers_of(facts.get("site"), self.papers),
            "language": self.language,
            "absolute_in": lambda other: self.speaking(other).absolute(here),
        }
        *overrides, built_in = self._folders
        for own in overrides:
            if (page := self._by_their_own(own, template, facts)) is not None:
                return page.encode()
        return self._text(environment_of((built_in,), self.language), template, facts).encode()

    def _by_their_own(self, own: Path, template: str, facts: dict[str, Any]) -> str | None:
        """Draw a page by the estate's own templates; ``None`` where ours must stand in."""
        try:
            page = self._text(environment_of(self._folders, self.language), template, facts)
        except Exception as error:  # noqa: BLE001 - a template of the estate's own may do anything
            self._problems.add(_fault(error, template, own))
            return None
        if (lack := lacking(page)) is not None:
            place = Place(f"templates/{_cut_one(own, template, lack)}")
            self._problems.add(problem(place, "template.cut", value=lack))
            return None
        return page

    def _text(self, environment: Environment, template: str, facts: Mapping[str, Any]) -> str:
        if isinstance(environment, Sandbox):
            environment.begin()
        site = facts.get("site")
        frame = self._frame(environment, site)
        part = partial(frame.part, here=facts["here"], to=facts["to"])
        text = environment.get_template(template).render(facts, part=part)
        note(site, frame.site)
        return text

    def _frame(self, environment: Environment, site: object) -> Frame:
        """Return the frame that all pages of a site have in this language."""
        key = id(environment), id(site), self.language
        if key not in self._frames:
            facts = {"language": self.language, **self._alike}
            self._frames[key] = Frame(environment, apart(site), facts, self._addresses)
        return self._frames[key]

    @property
    def _alike(self) -> dict[str, Any]:
        """Facts that all pages are given alike."""
        return {"card": self.absolute(self._addresses[CARD]), "inlined": self.inlined}

    def _body(
        self,
        body: str,
        links: Mapping[str, str],
        first: int = 2,
        *,
        to: To,
        zone: tzinfo | None,
    ) -> Markup:
        html = with_ends(self._prose.html(body, links, to, first), zone)
        if not isinstance(body, Original):
            return html
        return Markup('<div class="original" lang="{}">{}</div>').format(body.tag, html)


def _zone_of(facts: Mapping[str, Any]) -> tzinfo | None:
    """Find the zone of the estate whose page it is; a page of the desk may have none."""
    site = facts.get("site")
    return site.estate.zone if site else None


def _cut_one(own: Path, template: str, lack: str) -> str:
    """Guess which of the estate's own templates made a page that is not whole."""
    frame_first = ("base.html", template) if lack != "<main>" else (template, "base.html")
    return next((path for path in frame_first if is_usable(own, path)), template)


def _fault(error: Exception, template: str, folder: Path) -> Problem:
    """Report which of the estate's templates failed, and on which line, as far as can be told."""
    file, line = folder / template, 0
    if isinstance(error, TemplateSyntaxError):
        file, line = Path(error.filename or file), error.lineno
    if isinstance(error, UnicodeDecodeError):
        file = next((f for f in folder.rglob("*.html") if f.read_bytes() == error.object), file)
    for frame in extract_tb(error.__traceback__):
        if Path(frame.filename).is_relative_to(folder):
            file, line = Path(frame.filename), frame.lineno or 0
    place = Place(f"templates/{file.relative_to(folder).as_posix()}", line)
    return problem(place, "template.broken", reason=str(error) or type(error).__name__)


def _template_folders(overrides: Path | None) -> tuple[Path, ...]:
    """List folders, the estate's own first, unless it is the folder of the built-in ones."""
    own = built_in_templates()
    if overrides is None or not overrides.is_dir() or overrides.samefile(own):
        return (own,)
    return (overrides.resolve(), own)


def _assets(folders: tuple[Path, ...]) -> Iterable[tuple[str, tuple[str, bytes]]]:
    """Yield ``style.css``, (``/assets/style.HASH.css``, bytes); an estate's own replaces ours."""
    *own, built_in = folders
    files = {path.name: path for path in sorted((built_in / "assets").glob("*.*"))}
    for folder in own:
        for path in sorted((folder / "assets").glob("*.*")):
            if is_usable(folder, f"assets/{path.name}"):
                files[path.name] = path
    for name, path in sorted(files.items()):
        yield name, _hashed(name, path.read_bytes())


def _hashed(name: str, data: bytes) -> tuple[str, bytes]:
    stem, _, suffix = name.partition(".")
    digest = hashlib.sha256(data).hexdigest()[:10]
    return f"/assets/{stem}.{digest}.{suffix}", data
