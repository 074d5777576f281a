"""Records read from an estate's folder, with their places, and every problem found."""

from __future__ import annotations

from dataclasses import field, fields
from typing import Any

from generator.dataclass import dataclass
from generator.kinds.disclosures.model import Disclosure
from generator.kinds.equipment.model import Equipment
from generator.kinds.events.model import Event
from generator.kinds.events.programme import Programme
from generator.kinds.fees.board import Example, FeeBoard
from generator.kinds.fees.calendar import FeeTask
from generator.kinds.fees.model import Fee
from generator.kinds.forms.model import Form
from generator.kinds.guides.model import Guide
from generator.kinds.indicators.model import Indicator, Results
from generator.kinds.lists import Every, Only
from generator.kinds.notices.model import Notice
from generator.kinds.services.model import CatalogueReview, Service, ServiceGroup
from generator.kinds.sourced import Sourced
from generator.kinds.standards.model import Standard
from generator.kinds.table import KINDS
from generator.models.boards import Board, Evergreen, OtherPaper
from generator.models.contacts import Contact
from generator.models.estate import Estate
from generator.models.profile import CalendarYear, RuleProfile
from generator.models.translation import Translation
from generator.models.withdrawal import Withdrawal
from generator.problems import Problem

AnySourced = Sourced[Any]


@dataclass(frozen=True)
class Translated:
    """The words of one record in another language, as they were read.

    ``original`` is the path of the file that is translated, ``kind`` a list of ``Records``.
    """

    language: str
    original: str
    kind: str
    sourced: Sourced[Translation]


@dataclass
class Records:
    """Records that could be read, with their places; ``problems`` names what could not."""

    lists: dict[str, list[AnySourced]] = field(
        default_factory=lambda: {kind.name: [] for kind in KINDS}
    )
    """Kind → its records as they were read; of what is single one or none."""
    translations: list[Translated] = field(default_factory=list)
    attachments: frozenset[str] = frozenset()
    marks: dict[str, str] = field(default_factory=dict)
    """Path → hash of the text that was read there."""
    problems: list[Problem] = field(default_factory=list)
    broken: set[tuple[str, str | None]] = field(default_factory=set)
    """``(path, id)`` of records that could not be read; without an id the whole file."""
    lost: set[str] = field(default_factory=set)
    """Folders that cannot be listed, or are gone though there was content in them."""

    missing: frozenset[tuple[str, str]] = frozenset()
    """Kind and key of what is gone with most of its kind, and stays until somebody says so."""

    estate = Only[Sourced[Estate]]()
    fee_board = Only[Sourced[FeeBoard]]()
    catalogue_review = Only[Sourced[CatalogueReview]]()
    contacts = Every[list[Sourced[Contact]]]()
    public = Every[list[Sourced[Contact]]]()
    boards = Every[list[Sourced[Board]]]()
    evergreen = Every[list[Sourced[Evergreen]]]()
    others = Every[list[Sourced[OtherPaper]]]()
    years = Every[list[Sourced[CalendarYear]]]()
    fee_tasks = Every[list[Sourced[FeeTask]]]()
    profiles = Every[list[Sourced[RuleProfile]]]()
    withdrawals = Every[list[Sourced[Withdrawal]]]()
    notices = Every[list[Sourced[Notice]]]()
    events = Every[list[Sourced[Event]]]()
    programmes = Every[list[Sourced[Programme]]]()
    guides = Every[list[Sourced[Guide]]]()
    disclosures = Every[list[Sourced[Disclosure]]]()
    forms = Every[list[Sourced[Form]]]()
    fees = Every[list[Sourced[Fee]]]()
    examples = Every[list[Sourced[Example]]]()
    service_groups = Every[list[Sourced[ServiceGroup]]]()
    services = Every[list[Sourced[Service]]]()
    standards = Every[list[Sourced[Standard]]]()
    indicators = Every[list[Sourced[Indicator]]]()
    results = Every[list[Sourced[Results]]]()
    equipment = Every[list[Sourced[Equipment]]]()

    def is_lost(self, path: str) -> bool:
        """Tell whether a file lies where nobody can say any more what there is."""
        return any(path == folder or path.startswith(f"{folder}/") for folder in self.lost)

    def is_away(self, path: str) -> bool:
        """Tell whether an attachment is only known as it was last published."""
        return self.is_lost(path) or ("attachments", path) in self.missing

    def add(self, other: Records) -> None:
        """Add what another file said; what it did not say takes nothing away."""
        for kind in KINDS:
            if kind.is_single and other.lists[kind.name]:
                self.lists[kind.name].clear()
            self.lists[kind.name].extend(other.lists[kind.name])
        for one in fields(self):
            if one.name == "lists":
                continue
            own, more = getattr(self, one.name), getattr(other, one.name)
            if isinstance(own, list):
                own.extend(more)
            elif isinstance(own, set | dict):
                own.update(more)
            elif more:
                setattr(self, one.name, more)
