"""The snapshot: the estate as of one moment, and nothing that is not visible then."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from generator.kinds.events.model import EventKind
from generator.kinds.events.view import EventView, HappeningView, MonthView, ProgrammeView
from generator.kinds.guides.view import GuideView
from generator.kinds.notices.view import NoticeView
from generator.languages import Language, original
from generator.models.categories import Category
from generator.models.contacts import Contact
from generator.models.estate import Estate
from generator.models.views import AttachmentView
from generator.schedule import RestDays
from generator.snapshot.lookups import Lookups
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
    notices: tuple[NoticeView, ...]
    guides: tuple[GuideView, ...]
    buildings: tuple[BuildingView, ...]
    boards: tuple[BoardView, ...]
    lookups: Lookups
    events: tuple[EventView, ...]
    happenings: tuple[HappeningView, ...]
    programmes: tuple[ProgrammeView, ...]
    months: tuple[MonthView, ...]
    others: tuple[Snapshot, ...] = field(compare=False, default=())
    """The same in every other language; what they show changes at the same moments."""

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
        of_notices = (file for notice in self.notices for file in notice.attachments)
        of_events = (file for event in self.events for file in event.attachments)
        of_guides = (file for guide in self.guides for file in guide.attachments)
        of_disclosures = (file for view in self.lookups.disclosures for file in view.attachments)
        of_forms = (file for view in self.lookups.forms for file in view.attachments)
        of_others = (file for other in self.others for file in other.attachments)
        everything = (*of_notices, *of_events, *of_guides, *of_disclosures, *of_forms, *of_others)
        unique = {file.address: file for file in everything}
        return tuple(unique[address] for address in sorted(unique))
