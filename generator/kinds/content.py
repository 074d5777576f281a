"""Everything an estate has said, timeless: what is true whatever the moment.

References were checked when this was put together; the look-ups here resolve them the
same way for everyone, fallbacks included.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime
from functools import cached_property
from typing import Any, cast

from generator.dataclass import dataclass
from generator.kinds.disclosures.model import Disclosure
from generator.kinds.disclosures.posting import DisclosurePosting
from generator.kinds.equipment.model import Equipment
from generator.kinds.events.model import BOARDS, Event
from generator.kinds.events.occurrence import EventPosting
from generator.kinds.events.programme import Programme
from generator.kinds.fees.board import Example, FeeBoard
from generator.kinds.fees.calendar import FeeTask, billed_months
from generator.kinds.fees.model import Fee
from generator.kinds.forms.model import Form
from generator.kinds.guides.model import Guide
from generator.kinds.indicators.model import Indicator, Results
from generator.kinds.lists import Every, Only
from generator.kinds.notices.model import Notice
from generator.kinds.notices.posting import Posting
from generator.kinds.notices.supersession import replaced_by
from generator.kinds.seen import Seen
from generator.kinds.services.model import CatalogueReview, Service, ServiceGroup
from generator.kinds.standards.model import Standard
from generator.languages import CHINESE, SOURCE, Language, available, language_of, original
from generator.models.boards import Board, Evergreen, OtherPaper
from generator.models.boards import resolve as resolve_boards
from generator.models.contacts import Contact
from generator.models.customs import Customs
from generator.models.estate import Estate
from generator.models.profile import RuleProfile
from generator.models.scope import Coverage
from generator.models.scope import resolve as resolve_scope
from generator.models.translation import Translation
from generator.models.withdrawal import Withdrawal, withdrawn_periods
from generator.schedule import Period, RestDays


@dataclass(frozen=True)
class Content:
    """Every kind has a list: boards as walked, contacts as written, notices by id."""

    lists: Mapping[str, tuple[Any, ...]]
    """Kind → its records, in the order they are shown; of what is single one or none."""
    rest: RestDays
    attachments: frozenset[str] = frozenset()
    """Paths in the estate's folder that may be published when referred to."""
    postings: Mapping[str, Posting] = field(default_factory=dict)
    disclosure_postings: Mapping[str, DisclosurePosting] = field(default_factory=dict)
    event_postings: Mapping[str, EventPosting] = field(default_factory=dict)
    translations: Mapping[str, Mapping[tuple[str, str], Translation]] = field(default_factory=dict)
    """Language → (a field of this class, an id) → the words of that record."""
    marks: Mapping[tuple[str, str], str] = field(default_factory=dict, compare=False)
    """(Kind, id) → a hash of the files the record and its translations were
    read from; equal where nothing of it was edited. What stands in for a broken file has none."""
    seen: Mapping[tuple[str, str], Seen] = field(default_factory=dict)
    """(Kind, id) → when the record was first seen and last changed."""

    contacts = Every[tuple[Contact, ...]]()
    public = Every[tuple[Contact, ...]]()
    boards = Every[tuple[Board, ...]]()
    evergreen = Every[tuple[Evergreen, ...]]()
    others = Every[tuple[OtherPaper, ...]]()
    profile = Only[RuleProfile]("profiles")
    withdrawals = Every[tuple[Withdrawal, ...]]()
    notices = Every[tuple[Notice, ...]]()
    events = Every[tuple[Event, ...]]()
    programmes = Every[tuple[Programme, ...]]()
    disclosures = Every[tuple[Disclosure, ...]]()
    guides = Every[tuple[Guide, ...]]()
    forms = Every[tuple[Form, ...]]()
    fee_board = Only[FeeBoard]()
    fees = Every[tuple[Fee, ...]]()
    examples = Every[tuple[Example, ...]]()
    fee_tasks = Every[tuple[FeeTask, ...]]()
    service_groups = Every[tuple[ServiceGroup, ...]]()
    services = Every[tuple[Service, ...]]()
    catalogue_review = Only[CatalogueReview]()
    standards = Every[tuple[Standard, ...]]()
    indicators = Every[tuple[Indicator, ...]]()
    results = Every[tuple[Results, ...]]()
    equipment = Every[tuple[Equipment, ...]]()

    @cached_property
    def estate(self) -> Estate:
        """Return the estate itself, of which there always is one."""
        [estate] = self.lists["estate"]
        return cast("Estate", estate)

    def with_lists(self, lists: Mapping[str, tuple[Any, ...]]) -> Content:
        """Return the content with these lists in the place of its own of the same kinds."""
        return replace(self, lists={**self.lists, **lists})

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The source, then those that the estate lists and a catalogue is there for."""
        listed = dict.fromkeys(self.estate.languages)
        known = set(available())
        others = (language_of(code) for code in listed if code in known and code != SOURCE)
        return (CHINESE, *others)

    @cached_property
    def replaced(self) -> Mapping[str, tuple[str, ...]]:
        """Id of a notice → those whose place it takes; nothing of what goes round in a circle."""
        return replaced_by(self.notices)

    def translated(self, kind: str, identity: str) -> tuple[Translation, ...]:
        """One record's words in every language it was translated into."""
        every = (words.get((kind, identity)) for words in self.translations.values())
        return tuple(words for words in every if words)

    @property
    def customs(self) -> Customs:
        return Customs(self.estate.zone, self.profile, self.rest)

    @property
    def hotline(self) -> Contact:
        """Return the contact to call where nobody else is named."""
        return find_contact(self.estate.hotline, self.contacts) or self.contacts[0]

    @cached_property
    def unit_lists(self) -> Mapping[str, tuple[str, ...]]:
        return {building.id: building.unit_ids for building in self.estate.buildings}

    @cached_property
    def billed_months(self) -> tuple[int, ...]:
        """The months in which bills go out."""
        return billed_months(self.fees)

    def withdrawn(self, identity: str, lawful: datetime | None = None) -> tuple[Period, ...]:
        """List the periods for which the register withdraws an item.

        A 公示 is not withdrawn before ``lawful``, its lawful end, but for privacy.
        """
        return withdrawn_periods(self.withdrawals, identity, self.estate.zone, lawful)

    @property
    def withdrawn_ids(self) -> frozenset[str]:
        """Ids whose last word in the register is that they must not be public."""
        every = {entry.id for entry in self.withdrawals}
        return frozenset(one for one in every if any(p.end is None for p in self.withdrawn(one)))

    def contact(self, word: str | None) -> Contact:
        return (word and find_contact(word, self.contacts)) or self.hotline

    def programme(self, word: str) -> Programme | None:
        """Find a programme by its id or its name in the original."""
        return next((one for one in self.programmes if word in {one.id, original(one.name)}), None)

    def coverage(self, record: Notice | Event) -> Coverage:
        """The units a record concerns; words that name nothing widen it to everyone.

        An exception that leaves nobody is passed over.
        """
        wanted = resolve_scope(record.scope, self.estate)
        if not wanted.units:
            wanted = Coverage(self.estate.all_units, wanted.unknown)
        if not record.excepted:
            return wanted
        spared = resolve_scope(record.excepted, self.estate)
        units = tuple(unit for unit in wanted.units if unit not in spared.units)
        return Coverage(units or wanted.units, (*wanted.unknown, *spared.unknown))

    def boards_of(self, record: Notice | Event) -> tuple[tuple[Board, ...], tuple[str, ...]]:
        """The boards a record hangs on, and the words that name none."""
        units = self.coverage(record).units
        rules = record.category.boards if isinstance(record, Notice) else BOARDS
        defaults = tuple(rule.value for rule in rules)
        words = record.boards or defaults
        boards, unknown = resolve_boards(words, units, self.boards, self.unit_lists)
        if not boards and record.boards:
            boards, _ = resolve_boards(defaults, units, self.boards, self.unit_lists)
        return boards, unknown


def find_contact(word: str | None, contacts: tuple[Contact, ...]) -> Contact | None:
    """Find a contact by its id or its name in the original."""
    return next((c for c in contacts if word in {c.id, original(c.name)}), None)
