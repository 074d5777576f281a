"""The one table of the kinds of content, from which every other list is made.

They stand in the order in which they are read and kept.
"""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from generator.kinds.content import Content
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
from generator.kinds.kind import Kind, Pages
from generator.kinds.notices.model import Notice
from generator.kinds.services.model import CatalogueReview, Service, ServiceGroup
from generator.kinds.standards.model import Standard
from generator.models.boards import Board, Evergreen, OtherPaper
from generator.models.contacts import Contact
from generator.models.estate import Estate
from generator.models.profile import CalendarYear, RuleProfile
from generator.models.withdrawal import Withdrawal

__all__ = [
    "KINDS",
    "formerly",
    "in_folder",
    "named",
    "records_of",
    "tables",
    "twins",
]

KINDS = (
    Kind(name="estate", model=Estate, table="estate", fills_table=True, is_single=True),
    Kind(name="contacts", model=Contact, table="contacts", pages=Pages.ONE),
    Kind(name="public", model=Contact, table="contacts"),
    Kind(name="boards", model=Board, table="boards", pages=Pages.ONE),
    Kind(
        name="evergreen",
        model=Evergreen,
        table="boards",
        told_apart_by=("item", "boards"),
    ),
    Kind(
        name="others",
        model=OtherPaper,
        table="boards",
        told_apart_by=("owner", "item", "boards"),
    ),
    Kind(
        name="years",
        model=CalendarYear,
        table="calendar",
        told_apart_by=("year",),
        is_on_site=False,
    ),
    Kind(name="fee_tasks", model=FeeTask, table="calendar", part="fee_calendar"),
    Kind(
        name="withdrawals",
        model=Withdrawal,
        table="withdrawn",
        part="withdrawn",
        told_apart_by=("id", "at", "privacy", "back"),  # an id may be withdrawn twice
        is_on_site=False,
        is_translated=False,
    ),
    Kind(
        name="notices",
        model=Notice,
        folder="notices",
        has_text=True,
        pages=Pages.EACH,
        is_hidden_singly=True,
        is_withdrawable=True,
        also_called=("公告", "通知", "通告"),
    ),
    Kind(
        name="events",
        model=Event,
        folder="events",
        has_text=True,
        pages=Pages.EACH,
        is_hidden_singly=True,
        is_withdrawable=True,
        also_called=("活动", "日程"),
    ),
    Kind(
        name="disclosures",
        model=Disclosure,
        folder="disclosures",
        has_text=True,
        pages=Pages.EACH,
        is_hidden_singly=True,
        is_withdrawable=True,
        also_called=("公示", "信息公开"),
    ),
    Kind(
        name="guides",
        model=Guide,
        folder="guides",
        former_folder="pages",
        has_text=True,
        pages=Pages.EACH,
        is_hidden_singly=True,
        also_called=("指南",),
    ),
    Kind(
        name="forms",
        model=Form,
        folder="forms",
        has_text=True,
        pages=Pages.EACH,
        also_called=("表格",),
    ),
    Kind(
        name="profiles",
        model=RuleProfile,
        folder="rules",
        chosen_as="profile",
        also_called=("规则",),
    ),
    Kind(
        name="standards",
        model=Standard,
        folder="standards",
        pages=Pages.EACH,
        also_called=("标准",),
    ),
    Kind(name="results", model=Results, folder="results"),
    Kind(name="fee_board", model=FeeBoard, table="fees", part="board", is_single=True),
    Kind(
        name="fees",
        model=Fee,
        folder="fees",
        table="fees",
        pages=Pages.EACH,
        also_called=("收费",),
    ),
    Kind(
        name="examples",
        model=Example,
        table="fees",
        told_apart_by=("fee", "text", "expect"),
    ),
    Kind(name="service_groups", model=ServiceGroup, table="services", part="groups"),
    Kind(
        name="services",
        model=Service,
        folder="services",
        table="services",
        pages=Pages.EACH,
        also_called=("服务",),
    ),
    Kind(
        name="catalogue_review",
        model=CatalogueReview,
        table="services",
        part="review",
        is_single=True,
    ),
    Kind(name="indicators", model=Indicator, table="indicators", pages=Pages.EACH),
    Kind(name="equipment", model=Equipment, table="equipment", pages=Pages.ONE),
    Kind(
        name="programmes",
        model=Programme,
        table="programmes",
        pages=Pages.EACH,
        is_hidden_singly=True,
    ),
)

_BY_NAME = {kind.name: kind for kind in KINDS}
_BY_FOLDER = {folder: kind for kind in KINDS for folder in kind.folders}


def named(name: str) -> Kind:
    """The kind of that name. Raises ``KeyError`` where there is none."""
    return _BY_NAME[name]


def in_folder(folder: str) -> Kind:
    """Return the kind whose files lie in ``content/FOLDER``, by whichever of its names.

    Raises ``KeyError`` where there is none.
    """
    return _BY_FOLDER[folder]


def formerly(folder: str) -> Kind | None:
    """Return the kind whose folder was called so before; ``None`` for a name of today."""
    kind = _BY_FOLDER.get(folder)
    return kind if kind and folder == kind.former_folder else None


def twins(path: str) -> tuple[str, ...]:
    """Return the paths that a file of ``content/`` has by the other names of its folder."""
    content, _, inner = path.partition("/")
    folder, _, rest = inner.partition("/")
    names = _BY_FOLDER[folder].folders if folder in _BY_FOLDER and rest else ()
    return tuple(f"{content}/{name}/{rest}" for name in names if name != folder)


def records_of(content: Content, kind: Kind) -> tuple[BaseModel, ...]:
    """All that is published of a kind; what is single as one, or none."""
    found = getattr(content, kind.in_content)
    if isinstance(found, tuple):
        return found
    return () if found is None else (found,)


def tables(kinds: Iterable[Kind] = KINDS) -> dict[str, tuple[Kind, ...]]:
    """Table → the kinds whose lists it holds."""
    found: dict[str, tuple[Kind, ...]] = {}
    for kind in kinds:
        if kind.table:
            found[kind.table] = (*found.get(kind.table, ()), kind)
    return found


WITHDRAWABLE = tuple(kind.name for kind in KINDS if kind.is_withdrawable)
"""Kinds whose records the register of withdrawals can name."""
