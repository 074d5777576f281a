"""The kinds that every estate has: itself, contacts, boards, rules, the register."""

from __future__ import annotations

from generator.kinds.kind import Kind, Pages
from generator.models.boards import Board, Evergreen, OtherPaper
from generator.models.contacts import Contact
from generator.models.estate import Estate
from generator.models.profile import CalendarYear, RuleProfile
from generator.models.withdrawal import Withdrawal

KINDS = (
    Kind(
        name="estate",
        place=10,
        word="小区资料",
        model=Estate,
        table="estate",
        fills_table=True,
        is_single=True,
    ),
    Kind(
        name="contacts",
        place=20,
        word="联系人",
        model=Contact,
        table="contacts",
        pages=Pages.ONE,
    ),
    Kind(name="public", place=21, word="联系人", model=Contact, table="contacts"),
    Kind(
        name="boards",
        place=30,
        word="张贴点",
        model=Board,
        table="boards",
        pages=Pages.ONE,
    ),
    Kind(
        name="evergreen",
        place=31,
        word="长期张贴",
        model=Evergreen,
        table="boards",
        told_apart_by=("item", "boards"),
    ),
    Kind(
        name="others",
        place=32,
        word="他人张贴",
        model=OtherPaper,
        table="boards",
        told_apart_by=("owner", "item", "boards"),
    ),
    Kind(
        name="years",
        place=40,
        word="放假安排",
        model=CalendarYear,
        table="calendar",
        told_apart_by=("year",),
        is_on_site=False,
    ),
    Kind(
        name="withdrawals",
        place=50,
        word="撤回登记",
        model=Withdrawal,
        table="withdrawn",
        part="withdrawn",
        told_apart_by=("id", "at", "privacy", "back"),  # an id may be withdrawn twice
        is_on_site=False,
        is_translated=False,
    ),
    Kind(
        name="profiles",
        place=110,
        word="地方规则",
        model=RuleProfile,
        folder="rules",
        also_called=("规则",),
    ),
)
