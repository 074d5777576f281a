"""The templates papers are set by: the built-in ones, and the estate's own before them.

A template of the estate's own may set whatever it wants, but fetch nothing from elsewhere:
a package that must be downloaded is no template (``@preview``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from generator.dataclass import dataclass
from generator.patterns import lazy_re
from generator.problems import Problem
from generator.templating import built_in_templates
from generator.templating.overrides import is_usable, refused

FOLDER = "posters"
_FIRST, _SHEETS = "main.typ", b"data.sheets"
_TYPES = (".typ", ".svg")
_IMPORT_RE = lazy_re(rb'import "([\w/-]+\.typ)"')
_PACKAGE_RE = lazy_re(rb"[\"']@[a-z]+/")


@dataclass(frozen=True)
class Stencils:
    """Templates by path below ``templates/posters``; ``own`` names those of the estate.

    ``refused`` says which of the estate's own are empty, cut off or links.
    """

    files: Mapping[str, bytes]
    own: frozenset[str] = frozenset()
    refused: tuple[Problem, ...] = ()

    @cached_property
    def digest(self) -> str:
        made = hashlib.sha256()
        for path, data in sorted(self.files.items()):
            made.update(f"{path}\n{len(data)}\n".encode() + data)
        return made.hexdigest()

    def needed(self, templates: Iterable[str], icons: Iterable[str]) -> Mapping[str, bytes]:
        """Select the files a document is set by, since Typst reads all it is handed.

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
        """Templates each template imports; the one a sheet names itself is not among them."""
        return {
            path: [name.decode() for name in _IMPORT_RE.findall(data)]
            for path, data in self.files.items()
        }

    @property
    def own_text(self) -> str:
        """Source of the estate's own templates, which holds all they may say on any paper."""
        return "\n".join(self.files[path].decode("utf-8", "replace") for path in sorted(self.own))

    @property
    def fetching(self) -> str | None:
        """Path of a template of the estate's own that asks for a package, if any does."""
        found = (path for path in sorted(self.own) if _PACKAGE_RE.search(self.files[path]))
        return next(found, None)

    @property
    def is_blank(self) -> bool:
        """Tell whether the estate's own frame of all papers is cut off before it draws a sheet."""
        return _FIRST in self.own and _SHEETS not in self.files[_FIRST]


def stencils(overrides: Path | None = None) -> Stencils:
    """Read the templates; ``overrides`` is the estate's own folder, which need not exist."""
    ours = built_in_templates()
    built_in = {path: file.read_bytes() for path, file in _files(ours / FOLDER)}
    if overrides is None or not (overrides / FOLDER).is_dir() or overrides.samefile(ours):
        return Stencils(built_in)
    own = {
        path: file.read_bytes()
        for path, file in _files(overrides / FOLDER)
        if is_usable(overrides, f"{FOLDER}/{path}")
    }
    here = f"templates/{FOLDER}"
    told = (one for one in refused(overrides) if f"{one.place.path}/".startswith(f"{here}/"))
    return Stencils({**built_in, **own}, frozenset(own), tuple(told))


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the templates below a folder, none of them through a link."""
    for file in () if folder.is_symlink() else sorted(folder.rglob("*")):
        if file.suffix in _TYPES and file.is_file():
            yield file.relative_to(folder).as_posix(), file
