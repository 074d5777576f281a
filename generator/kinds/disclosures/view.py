"""Disclosures as of a moment: those readable, with the sums of the year so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.disclosures.model import Disclosure
from generator.kinds.disclosures.posting import DisclosurePosting
from generator.kinds.resolving import (
    IsVisible,
    Local,
    named_attachments,
    resolve_links,
)
from generator.kinds.scene import Scene, Standing, Views
from generator.kinds.states import State
from generator.models.contacts import Contact
from generator.models.profile import MinimumDays
from generator.models.status import Status
from generator.models.unshown import for_owners
from generator.models.views import AttachmentView
from generator.schedule import Period


@dataclass(frozen=True)
class DisclosureView:
    """``is_posted`` during the posting period; afterwards it only stays readable."""

    disclosure: Disclosure
    address: str
    kind: str
    is_posted: bool
    readable_until: datetime | None
    """The end of its page; ``None`` where that stays."""
    start: datetime
    end: datetime
    lawful: date
    minimum: MinimumDays | None
    objection: datetime | None
    is_objection_open: bool
    previous: Disclosure | None
    year_income: Decimal | None
    """Income of the calendar year up to this period, where every period of it is known."""
    year_expense: Decimal | None
    contact: Contact
    attachments: tuple[AttachmentView, ...]
    links: Mapping[str, str]

    @property
    def id(self) -> str:
        return self.disclosure.id

    @property
    def title(self) -> str:
        return self.disclosure.title

    @property
    def record(self) -> Disclosure:
        return self.disclosure


def readable(content: Content, at: datetime) -> list[Disclosure]:
    """Latest first; drafts and what was withdrawn are not there."""
    found = [d for d in content.disclosures if _is_readable(d, content, at)]
    return sorted(found, key=lambda d: (d.period.last, d.period.first, d.id), reverse=True)


def _is_readable(disclosure: Disclosure, content: Content, at: datetime) -> bool:
    posting = content.disclosure_postings[disclosure.id]
    if disclosure.status is Status.DRAFT or not posting.readable.contains(at):
        return False
    taken_back = disclosure.status is Status.WITHDRAWN and _may_go(
        posting, at, private=disclosure.privacy
    )
    registered = content.withdrawn(disclosure.id, posting.lawful_end)
    return not taken_back and not any(period.contains(at) for period in registered)


def _may_go(posting: DisclosurePosting, at: datetime, *, private: bool) -> bool:
    """A 公示 leaves before its legal end for privacy alone."""
    return private or posting.lawful_end <= at


def disclosure_view(
    disclosure: Disclosure,
    readable: list[Disclosure],
    content: Content,
    at: datetime,
    is_visible: IsVisible,
) -> DisclosureView:
    posting = content.disclosure_postings[disclosure.id]
    zone = content.estate.zone
    start, end = posting.posted.bounds
    item = content.profile.item(disclosure.kind) if content.profile else None
    links = resolve_links(disclosure.body, "disclosures", disclosure.id, content, is_visible)
    same_kind = [other for other in readable if other.kind == disclosure.kind]
    year = _year_to_date(disclosure, same_kind)
    return DisclosureView(
        disclosure=for_owners(disclosure),
        address=f"/disclosures/{disclosure.id}/",
        kind=item.name if item else disclosure.kind,
        is_posted=posting.posted.contains(at),
        readable_until=Local(content).instant(posting.readable.end),
        start=start.astimezone(zone),
        end=end.astimezone(zone),
        lawful=posting.lawful,
        minimum=posting.minimum,
        objection=posting.objection.astimezone(zone) if posting.objection else None,
        is_objection_open=posting.objection is not None and at < posting.objection,
        previous=next(
            (for_owners(o) for o in same_kind if o.period.precedes(disclosure.period)), None
        ),
        year_income=year[0] if year else None,
        year_expense=year[1] if year else None,
        contact=content.contact(disclosure.contact),
        attachments=named_attachments(
            disclosure.attachments, "disclosures", disclosure.id, content, links
        ),
        links=links,
    )


def _year_to_date(
    disclosure: Disclosure, same_kind: list[Disclosure]
) -> tuple[Decimal, Decimal] | None:
    """Income and expense since 1 January, if every period since then can be read."""
    first, last = disclosure.period.first, disclosure.period.last
    parts = [d for d in same_kind if d.period.first.year == first.year and d.period.last <= last]
    covered = sum(d.period.months for d in parts)
    if not (disclosure.income or disclosure.expense) or covered != last.month or len(parts) == 1:
        return None
    income = sum((d.total_income for d in parts), Decimal(0))
    return income, sum((d.total_expense for d in parts), Decimal(0))


class DisclosureViews(Views):
    """Disclosures that can be read, the latest first."""

    def visible(self, scene: Scene) -> Iterable[str]:
        return (one.id for one in readable(scene.content, scene.at))

    def instants(self, scene: Scene) -> Iterable[datetime]:
        postings = scene.content.disclosure_postings.values()
        return (instant for posting in postings for instant in posting.instants)

    def views(self, scene: Scene) -> tuple[DisclosureView, ...]:
        now = readable(scene.content, scene.at)
        return tuple(
            disclosure_view(one, now, scene.content, scene.at, scene.is_visible) for one in now
        )

    def standings(self, scene: Scene) -> Iterable[Standing]:
        """A disclosure is current as long as it can be read, which is longer than it hangs."""
        seen = scene.visible["disclosures"]
        for one in scene.content.disclosures:
            period = scene.content.disclosure_postings[one.id].readable
            state = _state(one, period, scene.at, is_shown=one.id in seen)
            yield Standing(one, state, period)


def _state(one: Disclosure, period: Period, at: datetime, *, is_shown: bool) -> State:
    if is_shown:
        return State.CURRENT
    if one.status is Status.DRAFT:
        return State.DRAFT
    if period.contains(at):
        return State.WITHDRAWN
    return State.SCHEDULED if period.starts_after(at) else State.ENDED


VIEWS = {"disclosures": DisclosureViews}
