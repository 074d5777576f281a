"""One visible notice as it is shown at a moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

from generator import links
from generator.kinds import named
from generator.models import scope
from generator.models.content import Content
from generator.models.event import Event
from generator.models.notice import Notice, Status
from generator.models.posting import Posting
from generator.models.reach import Ranges, Reach, reach_of, spared_floors
from generator.models.review_day import ReviewDay
from generator.snapshot.stamps import stamps_of
from generator.snapshot.states import Life
from generator.snapshot.views import (
    AttachmentView,
    LifeView,
    NoticeView,
    PublicityView,
    ReviewView,
    ScopeView,
    WindowView,
)

_PICTURES = (".png", ".jpg", ".jpeg", ".webp")

IsVisible = Callable[[links.RecordLink], bool]


def notice_view(life: Life, content: Content, at: datetime, is_visible: IsVisible) -> NoticeView:
    """``is_visible`` says of a link to another record whether it may be shown now."""
    notice, posting = life.notice, life.posting
    local = Local(content)
    start = local.instant(posting.period.start)
    resolved = resolve_links(notice.body, "notices", notice.id, content, is_visible)
    own_life = _life(life, local, at)
    changed = (posting.revised, posting.ended)
    stamps = stamps_of(notice, posting.period.start, changed, content, at)
    return NoticeView(
        id=notice.id,
        address=f"/notices/{notice.id}/",
        title=notice.title,
        number=notice.number or "",
        version=notice.version,
        category=notice.category,
        level=notice.level,
        start=start,
        end=local.instant(posting.period.end),
        published=stamps.published,
        updated=stamps.updated,
        sequence=stamps.sequence,
        windows=_windows(notice, posting, local, at),
        scope=_scope(notice, content),
        place=notice.place or "",
        cause=notice.cause or "",
        actions=notice.actions,
        help=notice.help or "",
        contact=content.contact(notice.contact),
        issuers=issuers(notice.issuer, content),
        source=notice.source or "",
        signed=notice.signed,
        review=review_view(posting.review, local, at),
        boards=content.boards_of(notice)[0],
        publicity=_publicity(notice, posting, content, local, at),
        life=own_life,
        attachments=named_attachments(notice.attachments, "notices", notice.id, content, resolved),
        body=notice.body,
        links=resolved,
    )


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


def _windows(
    notice: Notice, posting: Posting, local: Local, at: datetime
) -> tuple[WindowView, ...]:
    """Resolve the windows; once the notice has ended early, all are over, for no more happens."""
    ended = posting.ended is not None and posting.ended <= at
    views = []
    for typed, period in zip(notice.window, posting.windows, strict=True):
        start, end = period.bounds
        start, end = start.astimezone(local.zone), end.astimezone(local.zone)
        whole = typed.start.clock is None and typed.end.clock is None
        views.append(WindowView(start, end, whole, ended or period.is_over(at)))
    return tuple(sorted(views, key=lambda view: (view.start, view.end)))


def _life(life: Life, local: Local, at: datetime) -> LifeView:
    notice, posting, clears = life.notice, life.posting, life.clears_until
    ended = posting.ended if posting.ended and posting.ended <= at else None
    was = notice.extended_from
    return LifeView(
        is_cancelled=notice.status is Status.CANCELLED,
        reason=notice.reason or "",
        ended=local.instant(ended),
        ended_note=(notice.ended_note or "") if ended else "",
        extended_from=local.instant(was.end(local.zone)) if was else None,
        revised=notice.revised.day if notice.revised else None,
        changes=notice.changes,
        clears_until=local.instant(clears) if clears and at < clears else None,
    )


def _scope(notice: Notice, content: Content) -> ScopeView:
    floors = notice.floors.ranges if notice.floors else ()
    view = scope_view(notice, content, floors)
    buildings = [b for b in content.estate.buildings if b.id in view.buildings]
    highest = max((building.floors for building in buildings), default=0)
    return replace(
        view,
        floors=floors,
        spared_floors=spared_floors(floors, highest) if floors else (),
        spared=() if view.typed else scope.spared(view.units, content.estate),
        unaffected=notice.unaffected or "",
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


def _publicity(
    notice: Notice, posting: Posting, content: Content, local: Local, at: datetime
) -> PublicityView | None:
    if posting.lawful is None or posting.minimum is None:
        return None
    item = content.profile and notice.publicity and content.profile.item(notice.publicity)
    return PublicityView(
        name=item.name if item else "",
        minimum=posting.minimum,
        lawful=posting.lawful,
        objection=local.instant(posting.objection),
        is_objection_open=posting.objection is not None and at < posting.objection,
        objection_how=notice.objection_how or "",
    )


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
        there = getattr(content, named(link.kind).in_content) if link else ()
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
