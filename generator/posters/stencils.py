"""The templates papers are set by: the built-in ones, and the estate's own before them.

A template of the estate's own may set whatever it wants, but fetch nothing from elsewhere:
a package that must be downloaded is no template (``@preview``).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.templating import built_in_templates

FOLDER = "posters"
_FIRST = "main.typ"
_TYPES = (".typ", ".svg")
_IMPORT_RE = re.compile(rb'import "([\w/-]+\.typ)"')
_PACKAGE_RE = re.compile(rb"[\"']@[a-z]+/")


@dataclass(frozen=True)
class Stencils:
    """Paths below ``templates/posters`` → bytes; ``own`` names those of the estate."""

    files: Mapping[str, bytes]
    own: frozenset[str] = frozenset()

    @cached_property
    def digest(self) -> str:
        made = hashlib.sha256()
        for path, data in sorted(self.files.items()):
            made.update(f"{path}\n{len(data)}\n".encode() + data)
        return made.hexdigest()

    def needed(self, templates: Iterable[str], icons: Iterable[str]) -> Mapping[str, bytes]:
        """Those a document is set by, since Typst reads all it is handed.

        The estate's own may ask for any of the others.
        """
        if self.own:
            return self.files
        names = {f"icons/{icon}.svg" for icon in icons}
        asked = [_FIRST, *(f"{name}.typ" for name in templates)]
        while asked:
            names.add(name := asked.pop())
            asked += [other for other in self._imports[name] if other not in names]
        return {path: data for path, data in self.files.items() if path in names}

    @cached_property
    def _imports(self) -> dict[str, list[str]]:
        """Of every template those it names; the one a sheet names itself is not among them."""
        return {
            path: [name.decode() for name in _IMPORT_RE.findall(data)]
            for path, data in self.files.items()
        }

    @property
    def own_text(self) -> str:
        """What the estate's own templates may say on any paper."""
        return "\n".join(self.files[path].decode("utf-8", "replace") for path in sorted(self.own))

    @property
    def fetching(self) -> str | None:
        """One of the estate's own that asks for a package, if any does."""
        found = (path for path in sorted(self.own) if _PACKAGE_RE.search(self.files[path]))
        return next(found, None)


def stencils(overrides: Path | None = None) -> Stencils:
    """``overrides`` is the estate's own ``templates`` folder, which need not exist."""
    built_in = _files(built_in_templates() / FOLDER)
    if overrides is None or not (overrides / FOLDER).is_dir():
        return Stencils(built_in)
    if overrides.samefile(built_in_templates()):
        return Stencils(built_in)
    own = _files(overrides / FOLDER)
    return Stencils({**built_in, **own}, frozenset(own))


def _files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.suffix in _TYPES and file.is_file()
    }
