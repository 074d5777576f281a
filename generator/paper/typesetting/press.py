"""The press: orders in, papers out, each made once and remembered.

It never stops over one paper. A template of the estate's own that fails is replaced by the
built-in one and reported; a paper that cannot be made at all is missing and reported; what
no font holds is replaced by a geta, and what does not fit on one page is told its author.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from os import cpu_count
from pathlib import Path

from generator import __version__
from generator.dataclass import dataclass
from generator.paper.sheet import Document, as_json
from generator.paper.typesetting.cache import Cache
from generator.paper.typesetting.engine import Engine, Made, StencilError
from generator.paper.typesetting.fonts import Fonts, packaged
from generator.paper.typesetting.glyphs import named
from generator.paper.typesetting.stencils import FOLDER, stencils
from generator.problems import Place, Problem, problem
from generator.progress import Work, counted

MOST_THREADS = 4
PIXELS = 1080
POINTS = 360.0
"""A picture is as wide as a telephone: 360 points that become 1080 pixels."""

DOTS = 150


@dataclass(frozen=True)
class Order:
    """A document as PDF, or its first page as a picture."""

    document: Document
    is_picture: bool = False


@dataclass(frozen=True)
class Printed:
    """An order and what came of it; ``made`` is ``None`` for what could not be made."""

    order: Order
    made: Made | None
    problems: tuple[Problem, ...]


class Press:
    """A press with the estate's own folder of ``templates`` and a folder of ``fonts``, if any.

    Raises ``NoFontsError`` where there are none.
    """

    def __init__(
        self, templates: Path | None = None, cache: Cache | None = None, fonts: Path | None = None
    ) -> None:
        self._fonts = Fonts(fonts) if fonts else packaged()
        self._engine = Engine(self._fonts, stencils(templates))
        self._plain = Engine(self._fonts, stencils())
        self._cache = cache

    @property
    def built_in(self) -> Press:
        """This press without the estate's own templates."""
        other = copy(self)
        other._engine = self._plain  # noqa: SLF001 - one of our own
        return other

    @property
    def own_text(self) -> str:
        """Text the estate's own templates may put on any paper."""
        return self._engine.stencils.own_text

    def run(self, orders: Sequence[Order]) -> list[Printed]:
        """Print the orders, in their order; on several cores where there are several to make."""
        threads = min(cpu_count() or 1, MOST_THREADS, len(orders))
        if threads <= 1:
            return [self._print(order) for order in counted(Work.SET, orders)]
        with ThreadPoolExecutor(threads) as pool:
            made = pool.map(self._print, orders)
            return [next(made) for _ in counted(Work.SET, orders)]

    def pages(self, document: Document) -> list[bytes]:
        """Set every page as a picture, of A4 at 150 dots to the inch.

        Raises ``StencilError``.
        """
        return self._engine.pages(document, DOTS)

    def tidy(self) -> None:
        """Drop cached papers nobody ordered: call it once this build has ordered all it needs."""
        if self._cache is not None:
            self._cache.tidy()

    def _print(self, order: Order) -> Printed:
        key = self._key(order)
        made = self._cache.recall(key) if self._cache is not None else None
        faults: list[Problem] = []
        if made is None:
            made, faults = self._fresh(order)
            if made is not None and not faults and self._cache is not None:
                self._cache.keep(key, made)
        refused = self._engine.stencils.refused
        return Printed(order, made, (*refused, *faults, *_remarks(order, made)))

    def _fresh(self, order: Order) -> tuple[Made | None, list[Problem]]:
        """Make a paper by the estate's own templates; where they fail, by the built-in ones."""
        faults: list[Problem] = []
        engines = (self._engine, self._plain) if self._engine.stencils.own else (self._plain,)
        for engine in engines:
            try:
                return _set(engine, order), faults
            except StencilError as error:
                faults.append(_fault(error, order, is_own=bool(engine.stencils.own)))
        return None, faults

    def _key(self, order: Order) -> str:
        document = order.document
        made = hashlib.sha256(self._engine.recipe.encode())
        stamp = document.stamp.isoformat()
        kind = "png" if order.is_picture else "pdf"
        made.update("\n".join((__version__, kind, stamp, as_json(document.plain))).encode())
        for name, data in sorted(document.pictures.items()):
            made.update(f"\n{name}\n".encode() + data)
        return made.hexdigest()


def _set(engine: Engine, order: Order) -> Made:
    fetching = engine.stencils.fetching
    if fetching:
        raise StencilError(fetching, 0, "@preview")
    if engine.stencils.is_blank:
        raise StencilError("main.typ", 0, "data.sheets")
    if order.is_picture:
        return engine.png(order.document, PIXELS, POINTS)
    return engine.pdf(order.document)


def _fault(error: StencilError, order: Order, *, is_own: bool) -> Problem:
    if is_own:
        place = Place(f"templates/{FOLDER}/{error.path}", error.line)
        return problem(place, "template.broken", reason=error.reason)
    return problem(Place(order.document.source), "poster.failed", reason=str(error))


def _remarks(order: Order, made: Made | None) -> list[Problem]:
    """List what the author should hear of a paper that was made."""
    if made is None:
        return []
    place = Place(order.document.source)
    remarks = []
    if made.missing:
        remarks.append(problem(place, "poster.no_glyph", value=named(made.missing)))
    if made.pages > order.document.most_pages:
        remarks.append(problem(place, "poster.too_long", pages=made.pages))
    return remarks
