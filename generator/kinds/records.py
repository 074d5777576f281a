"""Records read from an estate's folder, with their places, and every problem found."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

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
from generator.kinds.notices.model import Notice
from generator.kinds.services.model import CatalogueReview, Service, ServiceGroup
from generator.kinds.sourced import Sourced
from generator.kinds.standards.model import Standard
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

    estate: Sourced[Estate] | None = None
    contacts: list[Sourced[Contact]] = field(default_factory=list)
    public: list[Sourced[Contact]] = field(default_factory=list)
    boards: list[Sourced[Board]] = field(default_factory=list)
    evergreen: list[Sourced[Evergreen]] = field(default_factory=list)
    others: list[Sourced[OtherPaper]] = field(default_factory=list)
    years: list[Sourced[CalendarYear]] = field(default_factory=list)
    fee_tasks: list[Sourced[FeeTask]] = field(default_factory=list)
    profiles: list[Sourced[RuleProfile]] = field(default_factory=list)
    withdrawals: list[Sourced[Withdrawal]] = field(default_factory=list)
    notices: list[Sourced[Notice]] = field(default_factory=list)
    events: list[Sourced[Event]] = field(default_factory=list)
    programmes: list[Sourced[Programme]] = field(default_factory=list)
    guides: list[Sourced[Guide]] = field(default_factory=list)
    disclosures: list[Sourced[Disclosure]] = field(default_factory=list)
    forms: list[Sourced[Form]] = field(default_factory=list)
    fee_board: Sourced[FeeBoard] | None = None
    fees: list[Sourced[Fee]] = field(default_factory=list)
    examples: list[Sourced[Example]] = field(default_factory=list)
    service_groups: list[Sourced[ServiceGroup]] = field(default_factory=list)
    services: list[Sourced[Service]] = field(default_factory=list)
    catalogue_review: Sourced[CatalogueReview] | None = None
    standards: list[Sourced[Standard]] = field(default_factory=list)
    indicators: list[Sourced[Indicator]] = field(default_factory=list)
    results: list[Sourced[Results]] = field(default_factory=list)
    equipment: list[Sourced[Equipment]] = field(default_factory=list)
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

    def is_lost(self, path: str) -> bool:
        """Tell whether a file lies where nobody can say any more what there is."""
        return any(path == folder or path.startswith(f"{folder}/") for folder in self.lost)

    def is_away(self, path: str) -> bool:
        """Tell whether an attachment is only known as it was last published."""
        return self.is_lost(path) or ("attachments", path) in self.missing

    def add(self, other: Records) -> None:
        """Add what another file said; what it did not say takes nothing away."""
        for one in fields(self):
            own, more = getattr(self, one.name), getattr(other, one.name)
            if isinstance(own, list):
                own.extend(more)
            elif isinstance(own, set | dict):
                own.update(more)
            elif more:
                setattr(self, one.name, more)


def listed(records: Records, kind: str) -> list[AnySourced]:
    """The records of a kind; one that is single as a list of one."""
    found = getattr(records, kind)
    if isinstance(found, list):
        return found
    return [] if found is None else [found]
