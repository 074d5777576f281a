"""The snapshot: the estate as of one moment, and nothing that is not visible then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from functools import cached_property
from typing import Any

from generator.dataclass import dataclass
from generator.kinds.disclosures.view import DisclosureView
from generator.kinds.equipment.view import EquipmentView
from generator.kinds.events.model import EventKind
from generator.kinds.events.shown import EventView, HappeningView, MonthView, ProgrammeView
from generator.kinds.fees.board import FeeBoard
from generator.kinds.fees.view import FeeView
from generator.kinds.forms.view import FormView
from generator.kinds.guides.view import GuideView
from generator.kinds.indicators.view import IndicatorView
from generator.kinds.lists import Every
from generator.kinds.notices.shown import NoticeView
from generator.kinds.services.model import CatalogueReview
from generator.kinds.services.view import ServiceGroupView, ServiceView
from generator.kinds.standards.view import StandardView
from generator.languages import Language, original
from generator.models.categories import Category
from generator.models.contacts import Contact
from generator.models.estate import Estate
from generator.models.views import AttachmentView
from generator.schedule import RestDays
from generator.snapshot.views import BoardView, BuildingView, Changes


@dataclass(frozen=True)
class Snapshot:
    """The estate as of ``at``. Notices and events are in the order they are shown."""

    at: datetime = field(compare=False)
    changes: Changes = field(compare=False)
    language: Language = field(compare=False)
    languages: tuple[Language, ...] = field(compare=False)
    """All that the estate is shown in; the first is that of its author."""
    estate: Estate
    rest: RestDays
    hotline: Contact
    contacts: tuple[Contact, ...]
    public: tuple[Contact, ...]
    fee_board: FeeBoard | None
    catalogue_review: CatalogueReview | None
    buildings: tuple[BuildingView, ...]
    boards: tuple[BoardView, ...]
    lists: Mapping[str, tuple[Any, ...]]
    """Kind → its views, in the order they are shown."""
    happenings: tuple[HappeningView, ...]
    months: tuple[MonthView, ...]
    others: tuple[Snapshot, ...] = field(compare=False, default=())
    """The same in every other language; what they show changes at the same moments."""

    notices = Every[tuple[NoticeView, ...]]()
    events = Every[tuple[EventView, ...]]()
    programmes = Every[tuple[ProgrammeView, ...]]()
    disclosures = Every[tuple[DisclosureView, ...]]()
    guides = Every[tuple[GuideView, ...]]()
    forms = Every[tuple[FormView, ...]]()
    fees = Every[tuple[FeeView, ...]]()
    services = Every[tuple[ServiceView, ...]]()
    service_groups = Every[tuple[ServiceGroupView, ...]]()
    standards = Every[tuple[StandardView, ...]]()
    indicators = Every[tuple[IndicatorView, ...]]()
    equipment = Every[tuple[EquipmentView, ...]]()

    @cached_property
    def alarms(self) -> tuple[NoticeView, ...]:
        """List the alarms, sought once for the snapshot since they stand on every page."""
        return tuple(notice for notice in self.notices if notice.is_alarm)

    @cached_property
    def all_clears(self) -> tuple[NoticeView, ...]:
        """List the notices that take the place of an alarm at the top of every page."""
        return tuple(notice for notice in self.notices if notice.all_clear_end)

    @cached_property
    def home_notices(self) -> tuple[NoticeView, ...]:
        """List the notices of the home page."""
        return tuple(notice for notice in self.notices if notice.is_on_home)

    @property
    def numbered(self) -> dict[str, NoticeView]:
        """Number → notice; where two share one, the number is that of the earlier posted."""
        latest_first = sorted(
            self.notices, key=lambda n: (n.published or n.updated, n.id), reverse=True
        )
        return {notice.number: notice for notice in latest_first if notice.number}

    def in_category(self, category: Category) -> tuple[NoticeView, ...]:
        return tuple(notice for notice in self.notices if notice.category is category)

    def of_kind(self, kind: EventKind) -> tuple[EventView, ...]:
        return tuple(event for event in self.events if event.kind is kind)

    def public_for(self, *words: str) -> tuple[Contact, ...]:
        """Public hotlines that say they are for one of these matters."""
        return tuple(
            contact
            for contact in self.public
            if any(word in original(topic) for word in words for topic in contact.topics)
        )

    @property
    def attachments(self) -> tuple[AttachmentView, ...]:
        """Every file something visible refers to in any language, each once, by address."""
        views = (view for every in self.lists.values() for view in every)
        own = (file for view in views for file in getattr(view, "attachments", ()))
        of_others = (file for other in self.others for file in other.attachments)
        everything = (*own, *of_others)
        unique = {file.address: file for file in everything}
        return tuple(unique[address] for address in sorted(unique))
