"""Typst: from documents to PDF and pictures, the same bytes for the same document.

PDF/A-2b for the archive and PDF/UA-1 for those who have it read to them. Compiling lets go
of Python's lock, so several threads work side by side; each has a compiler of its own, all
share the fonts.
"""

from __future__ import annotations

import threading
from datetime import UTC
from functools import cached_property
from importlib.metadata import version
from typing import Any

from generator.dataclass import dataclass
from generator.paper.sheet import Document, as_json
from generator.paper.typesetting.codes import qr_svg
from generator.paper.typesetting.figures import figure_svg
from generator.paper.typesetting.fonts import Fonts
from generator.paper.typesetting.glyphs import seen
from generator.paper.typesetting.stencils import Stencils
from generator.patterns import lazy_re

STANDARDS = ["a-2b", "ua-1"]
POINTS_PER_INCH = 72
_PAGES_RE = lazy_re(rb"/Type\s*/Pages\b[^>]*?/Count (\d+)|/Count (\d+)[^>]*?/Type\s*/Pages\b")
_WHERE_RE = lazy_re(r"(?:^|[ /])([\w/-]+\.typ):(\d+):\d+")


class StencilError(Exception):
    """A template that fails: its path below ``templates/posters``, the line, why."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        self.path, self.line, self.reason = path, line, reason
        super().__init__(f"{path}:{line}: {reason}")


@dataclass(frozen=True)
class Made:
    """One document as it is handed out; ``missing`` are characters no font holds."""

    data: bytes
    missing: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        """Number of pages, as the page tree of the PDF says; 0 of a picture."""
        counts = (int(first or second) for first, second in _PAGES_RE.findall(self.data))
        return max(counts, default=0)


class Engine:
    def __init__(self, fonts: Fonts, stencils: Stencils) -> None:
        self.fonts = fonts
        self.stencils = stencils
        self._own = threading.local()

    @cached_property
    def recipe(self) -> str:
        """Digests of all but the document that makes a difference to the bytes."""
        return "\n".join((version("typst"), self.fonts.digest, self.stencils.digest))

    def pdf(self, document: Document) -> Made:
        """Set a document as PDF. Raises ``StencilError``."""
        stamp = document.stamp.astimezone(UTC)
        return self._made(document, format="pdf", pdf_standards=STANDARDS, timestamp=stamp)

    def png(self, document: Document, pixels: int, points: float) -> Made:
        """Set the first page as PNG, ``pixels`` wide where the page is ``points`` wide.

        Raises ``StencilError``.
        """
        return self._made(document, format="png", ppi=pixels / points * POINTS_PER_INCH)

    def pages(self, document: Document, dots: int) -> list[bytes]:
        """Set every page as PNG, at so many ``dots`` to the inch. Raises ``StencilError``."""
        result, _ = self._compiled(document, format="png", ppi=dots)
        return result if isinstance(result, list) else [result]

    def _made(self, document: Document, **options: Any) -> Made:
        result, missing = self._compiled(document, **options)
        return Made(result[0] if isinstance(result, list) else result, missing)

    def _compiled(self, document: Document, **options: Any) -> tuple[Any, tuple[str, ...]]:
        import typst  # noqa: PLC0415  # see Fonts

        shown = seen(document.plain, self.fonts.holds)
        inputs = {
            "data": as_json(shown.data),
            "fonts": as_json(self.fonts.families),
            "codes": as_json({address: qr_svg(address) for address in document.codes}),
        }
        figures = {name: figure_svg(data) for name, data in document.pictures.items()}
        files = {**self.stencils.needed(document.templates, document.icons), **figures}
        try:
            result, warnings = self._compiler.compile_with_warnings(
                input=files, sys_inputs=inputs, **options
            )
        except typst.TypstError as error:
            raise _fault(error) from error
        if warnings:
            raise _fault(warnings[0])
        return result, shown.missing

    @property
    def _compiler(self) -> Any:
        """Compiler of this thread: one cannot compile two documents at once."""
        if not hasattr(self._own, "compiler"):
            import typst  # noqa: PLC0415  # see Fonts

            fonts = self.fonts.found
            self._own.compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
        return self._own.compiler


def _fault(error: Any) -> StencilError:
    """Read from Typst's error where it stands, as far as it tells; its own words are the reason."""
    text = f"{error.diagnostic}\n" + "\n".join(error.trace)
    found = _WHERE_RE.search(text)
    path, line = (found[1], int(found[2])) if found else ("main.typ", 0)
    return StencilError(path, line, error.message)
