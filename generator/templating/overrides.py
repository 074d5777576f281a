"""The estate's own templates: which files below ``templates/`` may stand in the place of ours.

One that is empty or cut off, as a synchronisation leaves it, would make a site of empty pages,
and one that is a link may lie anywhere on the machine. Each is reported, and ours is used.
"""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path, PurePosixPath

from jinja2 import BaseLoader, Environment, FileSystemLoader

from generator.patterns import lazy_re
from generator.problems import Place, Problem, problem

Source = tuple[str, str | None, Callable[[], bool] | None]

_TYPES = {".html", ".typ", ".css", ".js", ".svg", ".png"}
_LACKING = {".png": {"value": "IEND"}, ".svg": {"value": "</svg>"}, ".css": {"value": "}"}}
_PNG_END = b"IEND\xaeB`\x82"
_LITTER_RE = lazy_re(r"\..*|.*~")
_IN_CSS_RE = lazy_re(r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'", re.DOTALL)
_UNSEEN_RE = lazy_re(r"<(script|style|title)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL)
_MAIN_RE = lazy_re(r"<main\b[^>]*>(.*?)</main\s*>", re.DOTALL)
_BODY_RE = lazy_re(r"<body\b[^>]*>(.*)</body\s*>", re.DOTALL)
_TITLE_RE = lazy_re(r"<title\b[^>]*>\s*\S.*?</title\s*>", re.DOTALL)


def is_usable(folder: Path, path: str) -> bool:
    """Tell whether the file at ``path`` below the estate's own templates is there and sound."""
    if not os.path.lexists(folder / path):
        return False
    parents = [folder / part for part in reversed(PurePosixPath(path).parents)]
    return not any(map(os.path.islink, parents[1:])) and _fault(folder / path) is None


def refused(folder: Path, below: str = "templates") -> Iterator[Problem]:
    """Yield problems of the estate's own templates that are not used, in a fixed order."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield problem(Place(below), "file.unreadable", reason=reason)
        return
    for entry in (one for one in entries if not _LITTER_RE.fullmatch(one.name)):
        path = f"{below}/{entry.name}"
        code = _fault(entry)
        if code == "file.unreadable" and _is_folder(entry):
            yield from refused(entry, path)
        elif code == "file.unreadable":
            yield problem(Place(path), code, reason="not a file that can be read")
        elif code:
            yield problem(Place(path), code, **_LACKING.get(entry.suffix.lower(), {}))


def lacking(page: str) -> str | None:
    """Name what every page must have and this one has not; ``None`` where it is whole.

    A page that is cut off has no end; one whose template lost its blocks says nothing.
    """
    if "</html>" not in page[-20:]:
        return "</html>"
    if not _TITLE_RE.search(page):
        return "<title>"
    shown = _MAIN_RE.search(page) or _BODY_RE.search(page)
    words = _UNSEEN_RE.sub(" ", shown[1] if shown else page)
    return None if unescape(words).strip() else "<main>"


class OwnFirst(BaseLoader):
    """A loader of the estate's own templates where they can be used, else of ours."""

    def __init__(self, own: Path, built_in: Path) -> None:
        self._own = own
        self._first = FileSystemLoader(str(own))
        self._second = FileSystemLoader(str(built_in))

    def get_source(self, environment: Environment, template: str) -> Source:
        """Read a template, and notice at once if it is mended, spoilt or put there later."""
        is_own = is_usable(self._own, template)
        loader = self._first if is_own else self._second
        text, name, is_same = loader.get_source(environment, template)

        def is_up_to_date() -> bool:
            return is_usable(self._own, template) is is_own and is_same()

        return text, name, is_up_to_date


def _fault(file: Path) -> str | None:
    """Find the code of what is wrong with a file, as far as it shows without use, or ``None``."""
    try:
        mode = file.lstat().st_mode
        if stat.S_ISLNK(mode):
            return "file.link"
        if not stat.S_ISREG(mode):
            return "file.unreadable"
        data = file.read_bytes() if file.suffix.lower() in _TYPES else b"x"
    except OSError:
        return "file.unreadable"
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return "template.empty"
    return "template.cut" if _is_cut(file.suffix.lower(), data) else None


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def _is_cut(suffix: str, data: bytes) -> bool:
    """Tell whether a drawing or a style is cut off; of scripts that cannot be seen."""
    if suffix == ".png":
        return not data.endswith(_PNG_END)
    if suffix == ".svg":
        return b"</svg>" not in data
    if suffix == ".css":
        rest = _IN_CSS_RE.sub("", data.decode("utf-8", "replace"))
        marks = Counter(rest)
        return "/*" in rest or marks["{"] != marks["}"]
    return False
