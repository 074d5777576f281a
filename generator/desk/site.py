"""The site as of a moment, each file drawn when it is first asked for.

What is shown are the bytes a build without posters would publish. As there, every file is
searched for what is hidden; where something is found, the whole set is made as a build makes it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path

from generator.attachments import Cache
from generator.audit import NOTHING, Proof, audit, hidden_at
from generator.build import attached, drawn, inspect, listed, preparer_of, presentable, renderer_of
from generator.dataclass import dataclass
from generator.desk.panels import Change, Item, changes, items
from generator.feeds import feeds
from generator.kinds.content import Content
from generator.pages import Draw, drawings
from generator.problems import Problem
from generator.reading import Reading
from generator.snapshot import Snapshot, stages, take

WEEK = timedelta(days=7)


@dataclass
class Known:
    """Findings for one site that hold for the next: they differ by little."""

    pictures: Cache
    proof: Proof = NOTHING


class Site:
    """The site of one reading at one moment, not for two threads at once."""

    def __init__(
        self, folder: Path, reading: Reading, content: Content, at: datetime, known: Known
    ) -> None:
        """Take the snapshot; ``content`` is the reading's own, perhaps with its drafts approved."""
        self._folder = folder
        self._reading = replace(reading, content=content)
        self.at = at
        self._known = known
        self._preparer = preparer_of(folder, reading, known.pictures)
        self._content = presentable(content, at, self._preparer)
        self.snapshot: Snapshot = take(self._content, at)
        self._renderer = renderer_of(self.snapshot, folder / "templates")
        self._hidden = hidden_at(self._content, at)
        self._drawn: dict[str, bytes | None] = {}
        self._whole: dict[str, bytes] | None = None

    def file(self, path: str) -> bytes | None:
        """Return a file's bytes; ``None`` for what is not there at that moment."""
        if self._whole is not None:
            return self._whole.get(path)
        if path not in self._drawn:
            data = self._made(path)
            if data is not None and self._names_what_is_hidden(path, data):
                self._whole = drawn(self._folder, self._reading, self.at).files
                return self._whole.get(path)
            self._drawn[path] = data
        return self._drawn[path]

    def serves(self, at: datetime) -> bool:
        """Tell whether it still says at that instant what there is to say."""
        return self.at <= at < self.snapshot.changes.next

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Problems of the whole estate, as ``check`` finds them."""
        return inspect(self._reading, self._folder, self.at, self._preparer)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Notices, events and disclosures, whatever their state; guides and forms in draft."""
        return items(self._content, self._reading.records, self._reading.problems, self.at)

    @cached_property
    def week(self) -> tuple[Change, ...]:
        """Changes that come by themselves within seven days."""
        return tuple(changes(stages(self._content, self.at, self.at + WEEK)))

    @property
    def faults(self) -> tuple[Problem, ...]:
        """Problems of the estate's own templates, as far as they were drawn with."""
        return tuple(self._renderer.problems)

    def _made(self, path: str) -> bytes | None:
        if draw := self._pages.get(path):
            return draw()
        if path.endswith("index.html"):  # all pages are known; only data are still to be made
            return None
        return self._files.get(path) or self._data.get(path)

    @cached_property
    def _pages(self) -> dict[str, Draw]:
        made = drawings(self.snapshot, self._renderer)
        for other in self.snapshot.others:
            made |= drawings(other, self._renderer.speaking(other.language))
        return made

    @cached_property
    def _data(self) -> dict[str, bytes]:
        return feeds(self.snapshot, self._renderer, listed(self._pages))

    @cached_property
    def _files(self) -> dict[str, bytes]:
        return attached(self.snapshot, self._preparer)

    def _names_what_is_hidden(self, path: str, data: bytes) -> bool:
        audited = audit({path: data}, self._hidden, self._known.proof)
        self._known.proof = audited.proof
        return bool(audited.findings)
