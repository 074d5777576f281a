"""The fonts papers are set in: the package's own, or those of a folder.

Typst is slow to load and quick to use, so it is asked only when a paper must be made.
"""

from __future__ import annotations

import hashlib
import importlib.util
from bisect import bisect_right
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.paper.typesetting.cmap import characters, merged

if TYPE_CHECKING:
    from typst import Fonts as Found

PACKAGE = "manimgx_fonts_cjk"
"""Noto Sans CJK under the SIL Open Font License, pinned by its hash like all packages."""

_PACKAGED_FAMILY, _PACKAGED_INDEX = "Noto Sans CJK SC", 2
"""The forms of the mainland, and which font of the collection has them."""
_TYPES = {".otf", ".ttf", ".ttc", ".otc"}
_SIMPLIFIED = {"SC", "CN", "Hans", "GB", "GB2312"}
_DIRECTORY = 4096
"""Bytes at the start of a font in which the checksums of all its tables stand."""


class NoFontsError(Exception):
    """A folder in which there is no font that could be used."""


class Fonts:
    """The package's fonts, or those of ``folder``. Raises ``NoFontsError`` where it holds none."""

    def __init__(self, folder: Path | None = None) -> None:
        self._is_packaged = folder is None
        self.folder = folder or _packaged()
        found = self.folder.rglob("*") if self.folder.is_dir() else ()
        self._files = sorted(file for file in found if file.suffix.lower() in _TYPES)
        if not self._files:
            raise NoFontsError(str(self.folder))

    @cached_property
    def digest(self) -> str:
        """Digest of the fonts' names, sizes and tables' checksums."""
        made = hashlib.sha256()
        for file in self._files:
            with file.open("rb") as opened:
                head = opened.read(_DIRECTORY)
            made.update(f"{file.name}\n{file.stat().st_size}\n".encode() + head)
        return made.hexdigest()

    @cached_property
    def found(self) -> Found:
        """Fonts as Typst reads them. Raises ``NoFontsError`` where no file is a font after all."""
        import typst  # noqa: PLC0415  # 84 MB, loaded where a paper is made and nowhere else

        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(self.folder)],
        )
        if not fonts.fonts():
            raise NoFontsError(str(self.folder))
        return fonts

    @cached_property
    def families(self) -> tuple[str, ...]:
        """Families in the order in which a glyph is looked for: forms of the mainland first."""
        if self._is_packaged:
            return (_PACKAGED_FAMILY,)
        names = {font.family for font in self.found.fonts()}
        return tuple(sorted(names, key=lambda name: (not _is_simplified(name), name)))

    def holds(self, character: str) -> bool:
        firsts, lasts = self._bounds
        number = bisect_right(firsts, ord(character)) - 1
        return number >= 0 and ord(character) <= lasts[number]

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        spans = merged(span for file, index in self._used() for span in characters(file, index))
        return [first for first, _ in spans], [last for _, last in spans]

    def _used(self) -> list[tuple[Path, int]]:
        """List one font of each family: weights of a family hold the same characters."""
        if self._is_packaged:
            return [(self._files[0], _PACKAGED_INDEX)]
        fonts = {font.family: font for font in self.found.fonts() if font.path}
        return [(Path(font.path or ""), font.index) for font in fonts.values()]


@cache
def packaged() -> Fonts:
    """Return the package's fonts, found once, since they never change under us."""
    return Fonts()


def _packaged() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise NoFontsError(PACKAGE)
    return Path(spec.origin).parent


def _is_simplified(family: str) -> bool:
    return bool(_SIMPLIFIED & set(family.split()))
