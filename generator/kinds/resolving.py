"""Resolvers that several kinds share: scopes, issuers, links and files as they are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import PurePosixPath

from generator.kinds import links
from generator.kinds.content import Content
from generator.kinds.events.model import Event
from generator.kinds.notices.model import Notice
from generator.models import scope
from generator.models.reach import Ranges, Reach, reach_of
from generator.models.review_day import ReviewDay
from generator.models.views import (
    AttachmentView,
    ReviewView,
    ScopeView,
)

_PICTURES = (".png", ".jpg", ".jpeg", ".webp")

IsVisible = Callable[[links.RecordLink], bool]


class Local:
    """Instants as the estate's clocks show them."""

    def __init__(self, content: Content) -> None:
        self.zone = content.estate.zone

    def instant(self, instant: datetime | None) -> datetime | None:
        return instant.astimezone(self.zone) if instant else None


def review_view(review: ReviewDay | None, local: Local, at: datetime) -> ReviewView | None:
    if review is None:
        return None
    return ReviewView(
        day=review.day,
        due=review.due.astimezone(local.zone),
        unlisted=review.unlisted.astimezone(local.zone),
        is_due=review.due <= at,
        is_unlisted=review.unlisted <= at,
    )


def scope_view(record: Notice | Event, content: Content, floors: Ranges = ()) -> ScopeView:
    """Resolve whom a record concerns, by its places, and the floors it is said to reach.

    Where a word names nothing, nobody can say that a place is spared.
    """
    estate, coverage = content.estate, content.coverage(record)
    covered = set(coverage.units)
    return ScopeView(
        extent=scope.describe(coverage.units, estate),
        units=coverage.units,
        buildings=tuple(b.id for b in estate.buildings if covered & set(b.unit_ids)),
        is_everyone=covered >= set(estate.all_units),
        reach=Reach() if coverage.unknown else reach_of(coverage.units, floors, estate),
        typed=record.scope if coverage.unknown else (),
        excepted=record.excepted if coverage.unknown else (),
    )


def issuers(words: tuple[str, ...], content: Content) -> tuple[str, ...]:
    names = {"office": content.estate.office, "company": content.estate.company}
    if content.estate.committee:
        names["committee"] = content.estate.committee
    return tuple(names.get(word, word) for word in words)


def resolve_links(
    body: str, kind: str, record_id: str, content: Content, is_visible: IsVisible
) -> dict[str, str]:
    """Target → address for every link of a body that leads somewhere now."""
    resolved = {}
    for target in links.targets(body):
        link = links.understand(target, kind, record_id, content.attachments)
        if _leads_to_hidden(target, content, is_visible):
            continue
        if isinstance(link, links.OutsideLink | links.SectionLink) or (
            isinstance(link, links.RecordLink) and is_visible(link)
        ):
            resolved[target] = link.address
        elif isinstance(link, links.FileLink) and (view := attachment_view(link.path, content)):
            resolved[target] = view.address
    return resolved


def _leads_to_hidden(target: str, content: Content, is_visible: IsVisible) -> bool:
    """A link with the site's whole address, copied from a browser, to what is gone or not yet."""
    address = links.inside(target, content.estate.url)
    if address is None:
        return False
    if number := links.number_at(address):
        wanted = [links.RecordLink("notices", n.id) for n in content.notices if n.number == number]
    else:
        link = links.item_at(address)
        there = content.lists[link.kind] if link else ()
        wanted = [link for record in there if link and record.id == link.id]
    return bool(wanted) and not any(map(is_visible, wanted))


def attachment_view(path: str, content: Content) -> AttachmentView | None:
    """A file of the estate's folder as it is published; ``None`` where it must not be."""
    address = links.file_address(path)
    if links.published_files(content.attachments).get(address) != path:
        return None
    picture = path.lower().endswith(_PICTURES)
    return AttachmentView(PurePosixPath(path).name, address, path, picture)


def linked_attachments(resolved: dict[str, str], content: Content) -> tuple[AttachmentView, ...]:
    """The files among resolved links, by path."""
    files = links.published_files(content.attachments)
    paths = sorted({files[address] for address in resolved.values() if address in files})
    views = (attachment_view(path, content) for path in paths)
    return tuple(view for view in views if view)


def named_attachments(
    names: tuple[str, ...],
    kind: str,
    record_id: str,
    content: Content,
    resolved: dict[str, str],
) -> tuple[AttachmentView, ...]:
    """Files a record names, in its order, then those only its text links to."""
    named = (links.attachment(name, kind, record_id, content.attachments) for name in names)
    views = [attachment_view(link.path, content) for link in named if link]
    views += linked_attachments(resolved, content)
    return tuple({view.address: view for view in views if view}.values())
