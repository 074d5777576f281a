"""Pages of the last build that would be drawn the same: they are read, not drawn again.

Calendars are kept in the same way, and lines of files in which each tells of one record. What was
converted of bodies is kept beside them, since pages and feeds show the same ones.

A page is kept with its trace: a digest of its own facts, and the names of what it has read of
its site. It is drawn again where its facts are others, where one of those names stands for
something else, where a template or the program is another one, and where its file does not hold
what was published. The trace is all that is kept; the page itself lies where owners read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from generator import memory
from generator.digests import Digests
from generator.feeds import LinesFile, lines_of
from generator.shipped import shipped
from generator.snapshot import Snapshot
from generator.templating.drafts import Drafts


class Drawable(Protocol):
    """A page that can be drawn, or a calendar that can be written."""

    @property
    def made_of(self) -> tuple[object, ...]:
        """Return its own facts, and what it is drawn by."""

    def __call__(self) -> bytes: ...

    def observed(self) -> tuple[bytes, set[str]]:
        """Draw it, and name what it has read of its site."""

    def value(self, name: str) -> object:
        """Return what a name stands for by which ``observed`` called something read."""


class Trace(NamedTuple):
    """Knowledge of what a page was made from, and a hash of what it became."""

    facts: str
    mark: str
    names: list[str]
    """Names of all that it has read of its site."""


class KeptPages:
    """The pages of an estate's site, which was published into ``out``, for one build.

    ``is_kept=False`` writes nothing.
    """

    def __init__(self, folder: Path, out: Path, *, is_kept: bool = True) -> None:
        self._folder = folder
        self._out = out
        self._is_kept = is_kept
        self._notes = memory.Notes(folder, "pages", "traces", is_kept=is_kept)
        past, self._templates = self._recalled()
        self._past: Mapping[str, Any] = past.get("in", {})
        self.bodies = Drafts(past.get("bodies"))
        self._now: dict[str, _PagesOf] = {}

    def of(self, snapshot: Snapshot) -> _PagesOf:
        """Return what draws the pages of a snapshot, or knows them."""
        code = snapshot.language.code
        self._now[code] = _PagesOf(self._out, self._past.get(code, {}))
        return self._now[code]

    def forget(self) -> None:
        """Keep nothing of this build."""
        self._now = {}

    def remember(self, files: Mapping[str, bytes]) -> None:
        """Keep the traces of those pages that are among ``files``, which are published by now."""
        if self._templates is not None:
            pages = {code: one.plain(files) for code, one in self._now.items()}
            bodies = self.bodies.plain()
            self._notes.keep({"templates": self._templates, "in": pages, "bodies": bodies})

    def _recalled(self) -> tuple[Mapping[str, Any], memory.Fingerprint | None]:
        """Read what the last build has kept, and the templates it was made by.

        There is nothing where this one is made by other templates, or by another program.
        """
        with suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
            kept = self._notes.recall()
            if memory.holds(kept["templates"], _templates(self._folder)):
                return kept, kept["templates"]
        return {}, _seen(self._folder) if self._is_kept else None


class _PagesOf:
    """The pages of one snapshot."""

    def __init__(self, out: Path, past: Mapping[str, Any]) -> None:
        self._out = out
        self._traces = {path: Trace(*one) for path, one in past.get("pages", {}).items()}
        self._seen: Mapping[str, str] = past.get("seen", {})
        self._past_lines: Mapping[str, list[str]] = past.get("lines", {})
        self._lines: dict[str, tuple[bytes, list[str | None]]] = {}
        self._digests = Digests()
        self._sees: dict[str, str | None] = {}
        self._made: dict[str, tuple[bytes, Trace]] = {}

    def __call__(self, path: str, drawing: Drawable) -> bytes:
        """Return a page as it was published, where it would be drawn the same; else draw it."""
        facts = self._digests.of(drawing.made_of)
        if facts is None:
            return drawing()
        trace = self._traces.get(path)
        page = self._published(path, trace, drawing) if trace and trace.facts == facts else None
        if trace is None or page is None:
            page, names = drawing.observed()
            trace = Trace(facts, _mark(page), sorted(names))
        for name in trace.names:
            self._digest(name, drawing)
        self._made[path] = page, trace
        return page

    def lines(self, path: str, file: LinesFile) -> bytes:
        """Write a file of lines; those that would be the same are taken from what was published."""
        mark, *made_of = self._past_lines.get(path) or [""]
        data = self._read(path, mark)
        past = dict(zip(made_of, lines_of(data), strict=False)) if data else {}
        digests = [self._digests.of(line.made_of) for line in file.lines]
        every = enumerate(digests)
        made = file.written({n: past[digest] for n, digest in every if digest and digest in past})
        self._lines[path] = made, digests
        return made

    def plain(self, files: Mapping[str, bytes]) -> dict[str, Any]:
        """Return the traces as JSON can hold them, but for pages that show what has no digest."""
        seen = {name: digest for name, digest in self._sees.items() if digest}
        pages = {
            path: trace
            for path, (page, trace) in self._made.items()
            if files.get(path) is page and all(name in seen for name in trace.names)
        }
        lines = {
            path: [_mark(made), *digests]
            for path, (made, digests) in self._lines.items()
            if files.get(path) is made
        }
        return {"seen": seen, "pages": pages, "lines": lines}

    def _published(self, path: str, trace: Trace, drawing: Drawable) -> bytes | None:
        """Return what was published, where nothing it shows has changed since."""
        for name in trace.names:
            if self._seen.get(name) != self._digest(name, drawing):
                return None
        return self._read(path, trace.mark)

    def _read(self, path: str, mark: str) -> bytes | None:
        """Read a file as it was published; ``None`` where it is gone, or another one."""
        with suppress(OSError):
            data = (self._out / path).read_bytes() if mark else b""
            return data if _mark(data) == mark else None
        return None

    def _digest(self, name: str, drawing: Drawable) -> str | None:
        if name not in self._sees:
            self._sees[name] = self._digests.of(drawing.value(name))
        return self._sees[name]


def _mark(page: bytes) -> str:
    return sha256(page).hexdigest()


def _templates(folder: Path) -> list[memory.Root]:
    """List where templates lie: ours, and the estate's own."""
    return [memory.Root(shipped("templates")), memory.Root((folder / "templates").absolute())]


def _seen(folder: Path) -> memory.Fingerprint | None:
    """Look at the templates before pages are drawn by them; ``None`` where that cannot be done."""
    store = folder / memory.FOLDER
    with suppress(OSError):
        store.mkdir(exist_ok=True)
        return memory.taken(_templates(folder), memory.now_in(store))
    return None
