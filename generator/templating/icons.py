"""Icons: drawings of our own, one file each, as one sprite in every page that shows any.

A page refers to a symbol as often as it likes and carries it once. An icon never stands
alone: the word beside it says what it means, so it is hidden from screen readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from generator.patterns import lazy_re
from generator.templating.overrides import is_usable

FOLDER = "icons"

_USE_RE = lazy_re(r'href="#i-([a-z-]+)"')
_DRAWING_RE = lazy_re(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


class Icons:
    """The drawings in ``icons/`` of the template folders; an estate's own replace ours."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._seen: list[tuple[str, int, int, int]] = []

    def look(self) -> None:
        """Notice what was changed, put there or taken away since the drawings were read."""
        seen = []
        for file in (one for folder in self._folders for one in (folder / FOLDER).glob("*.svg")):
            with suppress(OSError):  # gone since it was listed
                status = file.lstat()
                seen.append((str(file), status.st_mtime_ns, status.st_size, status.st_ino))
        if sorted(seen) != self._seen:
            self._seen = sorted(seen)
            self.__dict__.pop("_symbols", None)
            self.__dict__.pop("_uses", None)

    @cached_property
    def _symbols(self) -> dict[str, str]:
        files = {
            file.stem: file
            for folder in reversed(self._folders)
            for file in sorted((folder / FOLDER).glob("*.svg"))
            if is_usable(folder, f"{FOLDER}/{file.name}")
        }
        return {name: _symbol(name, file.read_text("utf-8")) for name, file in files.items()}

    @cached_property
    def _uses(self) -> dict[str, Markup]:
        use = '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-{}"/></svg>'
        return {name: Markup(use).format(name) for name in self._symbols}  # noqa: S704 - ours

    def icon(self, name: str) -> Markup:
        """Refer to a symbol; empty where there is no such drawing."""
        return self._uses.get(name, Markup())

    def sprite(self, *parts: str) -> Markup:
        """Collect the symbols these parts of a page refer to, each once; empty without any."""
        used = sorted({name for part in parts for name in _USE_RE.findall(part)})
        drawn = "".join(self._symbols[name] for name in used if name in self._symbols)
        if not drawn:
            return Markup()
        return Markup(f'<svg class="sprite" aria-hidden="true">{drawn}</svg>')  # noqa: S704 - ours


def _symbol(name: str, source: str) -> str:
    """Make a symbol of a drawing without its file's frame; strokes take the text's colour."""
    match = _DRAWING_RE.search(source)
    drawing = " ".join(match[1].split()) if match else ""
    return f'<symbol id="i-{name}" viewBox="0 0 24 24">{drawing}</symbol>'
