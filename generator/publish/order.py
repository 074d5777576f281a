"""The order in which files are put and removed: every prefix of it is harmless.

Whoever follows a link during a publication finds its target: assets and attachments go first,
then what is new, since nothing leads to it yet, then records, data, lists and the home page.
Removing goes the other way round.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import groupby
from pathlib import PurePosixPath

from generator.patterns import lazy_re

_LIST_RE = lazy_re(
    r"[^/]+/index\.html"
    r"|(?:buildings|programmes|events/(?:\d{4}-\d{2}|page)|notices/(?:category|page))/.*"
)
"""Pages that lead to the pages of single records."""

_LANGUAGE_RE = lazy_re(r"[a-z]{2}(?:-[A-Za-z]{2,4})?/")
"""The same tree of pages stands once more below the folder of every other language."""

_BEFORE_THEIR_PAGE = {"poster.pdf", "poster.png"}
"""Names of what the page beside it leads to."""

_STEP = (0, 1, 2, 3, 4, 4)
"""Steps by rank: what pages need, new pages, other single records, data, what leads to them.

A tool may have an order of its own within a step (rsync sorts), so a page that was there must not
be sent with a new one that it leads to.
"""


def to_put(paths: Iterable[str], known: Container[str]) -> list[str]:
    return sorted(paths, key=lambda path: (_rank(path, is_new=path not in known), *_beside(path)))


def steps(paths: Iterable[str], known: Container[str]) -> list[list[str]]:
    """Cut the order of ``to_put`` where one part must be there before the next is begun."""
    ordered = to_put(paths, known)
    parts = groupby(ordered, lambda path: _STEP[_rank(path, is_new=path not in known)])
    return [[*part] for _, part in parts]


def to_remove(paths: Iterable[str]) -> list[str]:
    return sorted(paths, key=lambda path: (_rank(path), *_beside(path)), reverse=True)


def _beside(path: str) -> tuple[str, str]:
    """Sort by path, but what a page leads to comes right before it."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}index" if name in _BEFORE_THEIR_PAGE else path, path


def _rank(path: str, *, is_new: bool = False) -> int:
    path = _LANGUAGE_RE.sub("", path, count=1) if _LANGUAGE_RE.match(path) else path
    parts = PurePosixPath(path).parts
    if parts[0] in {"assets", "files"}:
        return 0
    if path == "index.html":
        return 5
    if is_new or parts[-1] in _BEFORE_THEIR_PAGE:
        return 1
    if parts[0] in {"n", "feeds", "data"} or not path.endswith("index.html"):
        return 3
    return 4 if _LIST_RE.fullmatch(path) else 2
