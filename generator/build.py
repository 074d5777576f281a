"""The whole pipeline on one screen: an estate's folder and a moment in, a site out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.checks import due, review
from generator.feeds import feeds
from generator.load import Records, load
from generator.models.content import Content
from generator.pages import pages
from generator.problems import Place, Problem, problem
from generator.publish import Published, publish, refuse_unsafe_output
from generator.snapshot import Snapshot, take
from generator.templating import Renderer


@dataclass(frozen=True)
class Reading:
    """What a folder says: records with places, the content made of them, all problems."""

    records: Records
    content: Content
    problems: tuple[Problem, ...]

    def problems_at(self, at: datetime) -> tuple[Problem, ...]:
        """With what has come due by then."""
        return tuple(sorted([*self.problems, *due(self.records, self.content, at)]))


@dataclass(frozen=True)
class Built:
    snapshot: Snapshot
    published: Published
    problems: tuple[Problem, ...]


def read(folder: Path) -> Reading:
    """Raises ``NoEstateError`` where the estate's own file cannot be used."""
    records = load(folder)
    content, problems = review(records)
    return Reading(records, content, tuple(problems))


def render(snapshot: Snapshot, folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Every file of the site at the snapshot's moment: ``{path: bytes}``."""
    renderer = Renderer(snapshot.estate.url, folder / "templates")
    site = pages(snapshot, renderer)
    files, problems = _attachments(snapshot, folder)
    addresses = [_address(path) for path in site if _is_listed(path)]
    data = feeds(snapshot, renderer, addresses)
    return site | data | files, [*problems, *renderer.problems]


def build(folder: Path, out: Path, reading: Reading, at: datetime) -> Built:
    """Publishes the site as of ``at`` into ``out``.

    Raises ``RefusalError``, ``LockedError`` and ``OSError`` as ``publish`` does.
    """
    refuse_unsafe_output(out, folder)
    snapshot = take(reading.content, at)
    files, problems = render(snapshot, folder)
    published = publish(files, out)
    return Built(snapshot, published, tuple(sorted([*reading.problems_at(at), *problems])))


def _attachments(snapshot: Snapshot, folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    files: dict[str, bytes] = {}
    problems = []
    for attachment in snapshot.attachments:
        try:
            data = (folder / attachment.source).read_bytes()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            problems.append(problem(Place(attachment.source), "file.unreadable", reason=reason))
        else:
            files[attachment.address.removeprefix("/")] = data
    return files, problems


def _is_listed(path: str) -> bool:
    """Pages for search engines: not the redirects of the short printed addresses."""
    return path.endswith("index.html") and not path.startswith("n/")


def _address(path: str) -> str:
    return "/" + path.removesuffix("index.html")
