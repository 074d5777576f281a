"""A scene: content as of a moment, and what each kind shows of itself then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import UTC, date, datetime, time
from functools import cache, cached_property
from typing import Any

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.kind import Kind, Pages
from generator.kinds.links import RecordLink
from generator.kinds.modules import gathered
from generator.kinds.resolving import linked_attachments, named_attachments, resolve_links
from generator.kinds.states import State
from generator.kinds.table import KINDS, named
from generator.models.contacts import Contact
from generator.models.unshown import for_owners
from generator.models.views import AttachmentView
from generator.schedule import Period

LIVE = frozenset({State.CURRENT, State.SCHEDULED})
"""States of what is public, or will be without anybody doing anything."""


@dataclass(frozen=True)
class Standing:
    """The state at a moment of a record that comes and goes by its dates, and its period."""

    record: Any
    state: State
    period: Period
    review: date | None = None


@dataclass(frozen=True)
class RecordView:
    """A record of a kind that has no view of its own: its fields, with its text resolved."""

    record: Any
    address: str
    contact: Contact
    links: Mapping[str, str]
    attachments: tuple[AttachmentView, ...]

    @property
    def id(self) -> str:
        return str(self.record.id)

    @property
    def title(self) -> str:
        return str(self.record.title)


class Views:
    """The views of a kind as of a moment; a kind says only what is otherwise with it than here."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def prepared(self, content: Content) -> Any:
        """Make what does not depend on the moment, once for many moments."""
        del content

    def visible(self, scene: Scene) -> Iterable[str]:
        """Ids of the records whose pages may be seen, in any order."""
        del scene
        return ()

    def instants(self, scene: Scene) -> Iterable[datetime]:
        """Every instant at which something of the kind may appear, alter or go by itself."""
        del scene
        return ()

    def views(self, scene: Scene) -> tuple[Any, ...]:
        """Make the views of what is visible, in the order in which it is shown."""
        del scene
        return ()

    def standings(self, scene: Scene) -> Iterable[Standing]:
        """Say of every record how it stands, where records come and go by their dates."""
        del scene
        return ()

    def over(self, scene: Scene, names: Iterable[str]) -> Iterable[str]:
        """Return those of these that are public neither now nor later; a draft counts as such."""
        if not self.kind.has_text:
            return ()
        there = {record.id for record in scene.content.lists[self.kind.name]}
        gone = {one.record.id for one in self.standings(scene) if one.state not in LIVE}
        return (name for name in names if name in gone or name not in there)


class PageViews(Views):
    """The views of a kind whose records have pages as long as their files are there."""

    def visible(self, scene: Scene) -> Iterable[str]:
        return (record.id for record in scene.content.lists[self.kind.name])

    def views(self, scene: Scene) -> tuple[Any, ...]:
        records = scene.content.lists[self.kind.name]
        return tuple(_view(record, self.kind, scene) for record in records)


@dataclass(frozen=True, eq=False)
class Scene:
    """The content as of ``at``, with what each kind makes of it; each is made once."""

    content: Content
    at: datetime
    _prepared: dict[str, Any] = field(default_factory=dict)
    _views: dict[str, tuple[Any, ...]] = field(default_factory=dict)

    @cached_property
    def day(self) -> date:
        return self.at.astimezone(self.content.estate.zone).date()

    def prepared(self, kind: str) -> Any:
        """Return what a kind prepares for many moments."""
        if kind not in self._prepared:
            self._prepared[kind] = views_of(named(kind)).prepared(self.content)
        return self._prepared[kind]

    @cached_property
    def visible(self) -> Mapping[str, frozenset[str]]:
        """Kind → the ids a link may lead to now."""
        return {kind.name: frozenset(views_of(kind).visible(self)) for kind in KINDS}

    def is_visible(self, link: RecordLink) -> bool:
        return link.id in self.visible[link.kind]

    def views(self, kind: str) -> tuple[Any, ...]:
        if kind not in self._views:
            self._views[kind] = views_of(named(kind)).views(self)
        return self._views[kind]

    def standings(self, kind: str) -> Iterable[Standing]:
        return views_of(named(kind)).standings(self)

    def later(self, at: datetime, content: Content | None = None) -> Scene:
        """Return the scene of another moment, of content that differs by its words alone."""
        return Scene(content or self.content, at, self._prepared)


def views_of(kind: Kind) -> Views:
    return _views()[kind.name]


def instants(scene: Scene) -> Iterator[datetime]:
    """Yield every instant at which what is shown may change by itself, whatever the kind."""
    for kind in KINDS:
        yield from views_of(kind).instants(scene)


def days_begin(days: Iterable[date], content: Content) -> Iterator[datetime]:
    """The instants, in UTC, at which these days begin."""
    for day in days:
        yield datetime.combine(day, time(0), content.estate.zone).astimezone(UTC)


@cache
def _views() -> Mapping[str, Views]:
    """Gather them when they are first asked for: they are made of what stands here."""
    own = gathered(KINDS, "view", "VIEWS")
    plain = {kind.name: PageViews if kind.pages is Pages.EACH else Views for kind in KINDS}
    return {kind.name: own.get(kind.name, plain[kind.name])(kind) for kind in KINDS}


def _view(record: Any, kind: Kind, scene: Scene) -> RecordView:
    body = getattr(record, "body", "")
    links = resolve_links(body, kind.name, record.id, scene.content, scene.is_visible)
    attached = getattr(record, "attachments", ())
    files = (
        named_attachments(attached, kind.name, record.id, scene.content, links)
        if attached
        else linked_attachments(links, scene.content)
    )
    return RecordView(
        record=for_owners(record),
        address=f"/{kind.name}/{record.id}/",
        contact=scene.content.contact(getattr(record, "contact", None)),
        links=links,
        attachments=files,
    )
