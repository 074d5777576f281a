"""The desk: what the folder said when it was last looked at, and the sites made of it.

A save in the middle of a file, an empty one or one cut off is what it is: a problem with its
place, while everything that was good stays to be seen. Nothing here writes anything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Any, TypeVar

from generator.attachments import Cache, Outcome
from generator.dataclass import dataclass
from generator.desk.glance import Glance
from generator.desk.site import Known, Site
from generator.load import Memory
from generator.patterns import lazy_re
from generator.problems import Grade, Place, Problem, ordered, problem
from generator.reading import Reading, guarded, noted, read
from generator.review import NoEstateError

K = TypeVar("K")

MOST_SITES = 6
"""Moments that are kept drawn; each costs some megabytes."""

MOST_PICTURES = 200
MOST_PAGES = 300
"""Pages that are kept as they were last seen."""

_OWN_PAGE_RE = lazy_re(r"(?:[a-z]{2}(?:-[A-Za-z]{2,4})?/)?(\w+)/([^/]+)/index\.html")


@dataclass(frozen=True)
class Seen:
    """The last ``reading`` anything can be made of; ``faults`` say why of a later one nothing can.

    ``number`` grows with every look that found something else.
    """

    number: int = 0
    reading: Reading | None = None
    faults: tuple[Problem, ...] = ()

    @property
    def held(self) -> frozenset[str]:
        """Names of files, without endings, whose record is not published as it stands."""
        found = (*self.faults, *(self.reading.problems if self.reading else ()))
        names = (PurePosixPath(p.place.path).name for p in found if p.grade is Grade.HELD)
        return frozenset(name.partition(".")[0] for name in names)


@dataclass(frozen=True)
class Shown:
    """A file of the site; ``is_kept`` where an edit broke it and this is how it was before."""

    data: bytes
    is_kept: bool = False


class Pictures(Cache):
    """Attachments made ready, remembered as long as the desk is open and nowhere else."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, is_kept=False)
        self._made: dict[str, Outcome] = {}

    def recall(self, key: str, source: bytes) -> Outcome | None:
        return self._made.get(key) or super().recall(key, source)

    def keep(self, key: str, source: bytes, outcome: Outcome) -> None:  # noqa: ARG002
        self._made[key] = outcome
        _forget_oldest(self._made, MOST_PICTURES)


class Desk:
    """One estate's folder, looked at by one thread and drawn by one other."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self.folder = folder
        self.clock = clock
        self.seen = Seen()
        self._memory = Memory(folder)
        self._looking = Lock()
        self._known = Known(Pictures(folder))
        self._sites: dict[Glance, tuple[int, Site]] = {}
        self._pages: dict[tuple[Glance, str], bytes] = {}

    # What the looking thread does, and whoever has just written

    def look(self) -> None:
        """Read what has changed; what cannot be read at all leaves the last reading in place."""
        with self._looking:
            self._look()

    def _look(self) -> None:
        number = self.seen.number + 1
        try:
            self.seen = Seen(number, read(self.folder, self._memory))
        except NoEstateError as error:
            self.seen = replace(self.seen, number=number, faults=error.problems)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            fault = problem(Place("content"), "file.unreadable", reason=reason)
            self.seen = replace(self.seen, number=number, faults=(fault,))

    def is_due(self) -> bool:
        """Tell whether something has started or ended since the site of now was drawn."""
        known = self._sites.get(Glance())
        return known is not None and not known[1].serves(self.clock())

    # What the drawing thread does

    @property
    def zone(self) -> tzinfo | None:
        return self.seen.reading.content.estate.zone if self.seen.reading else None

    def site(self, glance: Glance) -> Site | None:
        """Return the site as of a glance; ``None`` as long as nothing could be read.

        Raises ``ValueError`` for a moment that does not exist.
        """
        seen, now = self.seen, self.clock()
        if seen.reading is None:
            return None
        number, site = self._sites.get(glance, (0, None))
        if site is not None and number == seen.number and (glance.moment or site.serves(now)):
            return site
        at = glance.at(now, seen.reading.content.estate.zone)
        reading = guarded(seen.reading, at)
        reading = reading if glance.moment else noted(reading, at)
        site = Site(self.folder, reading, glance.on(reading.content), at, self._known)
        self._sites.pop(glance, None)
        self._sites[glance] = (seen.number, site)
        _forget_oldest(self._sites, MOST_SITES)
        return site

    def drawn(self, reading: Reading, at: datetime) -> Site:
        """Return the site of another reading than that of the folder; it is not kept."""
        kept = guarded(reading, at)
        return Site(self.folder, kept, kept.content, at, self._known)

    def page(self, glance: Glance, path: str) -> Shown | None:
        """Return a file of the site; what an edit has just broken, as it was before.

        ``None`` where the site has no such file.
        """
        site = self.site(glance)
        data = site.file(path) if site else None
        if data is not None:
            self._pages.pop((glance, path), None)
            self._pages[glance, path] = data
            _forget_oldest(self._pages, MOST_PAGES)
            return Shown(data)
        kept = self._pages.get((glance, path))
        own = _OWN_PAGE_RE.fullmatch(path)
        return Shown(kept, is_kept=True) if kept and own and own[2] in self.seen.held else None

    def problems(self, glance: Glance) -> tuple[Problem, ...]:
        """List all problems as of that moment, the gravest first."""
        site = self.site(glance)
        of_site = (*site.problems, *site.faults) if site else ()
        found = {*self.seen.faults, *of_site}
        return tuple(ordered(sorted(found)))


def _forget_oldest(kept: dict[K, Any], most: int) -> None:
    while len(kept) > most:
        del kept[next(iter(kept))]
