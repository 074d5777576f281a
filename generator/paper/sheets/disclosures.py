"""A disclosure on paper: the figures of one period, summed, signed, open to objection."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.kinds.disclosures.model import Disclosure
from generator.kinds.disclosures.view import DisclosureView
from generator.kinds.disclosures.words import measured_words
from generator.paper.sheet import Sheet
from generator.paper.sheets.bodies import Node
from generator.paper.sheets.fact_rows import row, rows_of
from generator.paper.sheets.posters import Pictures, Poster, poster_sheet
from generator.paper.sheets.tables import table
from generator.snapshot import Snapshot
from generator.templating.markup import Prose
from generator.wording import on_paper
from generator.wording.money import amount_words

SMALLEST = 12
"""Points: figures are read from near by, and rather on one page than large on two."""

_MONEY = frozenset({1})


def disclosure_sheet(
    view: DisclosureView, site: Snapshot, prose: Prose, pictures: Pictures, boards: str = ""
) -> Sheet:
    disclosure = view.disclosure
    poster = Poster(
        view=view,
        title=disclosure.title,
        text=disclosure.body,
        path=view.address,
        stamp=view.start,
        source=f"content/disclosures/{disclosure.id}.md",
        words=_words(view) | {"boards": boards},
        tables=tuple(_tables(disclosure)),
        most_pages=2,
    )
    return poster_sheet(poster, site, prose, pictures)


def _words(view: DisclosureView) -> dict[str, Any]:
    disclosure = view.disclosure
    return {
        "smallest": [SMALLEST],
        "category": {"key": "disclosure", "word": "公示"},
        "icon": "disclosure",
        "level": {"key": "notice", "word": view.kind},
        "state": on_paper.state(),
        "facts": rows_of(view, _ROWS, _ELSEWHERE),
        "asked": {"label": "", "items": []},
        "help": "",
        "board_only": [],
        "phone": {
            "number": view.contact.phone,
            "name": view.contact.name,
            "hours": view.contact.hours or "",
            "why": "",
        },
        "issuers": list(disclosure.signed_by),
        "is_sealed": True,
        "signed": on_paper.full_day(view.start),
        "source": "",
        "number": on_paper.number_and_version("", disclosure.id, 1),
    }


_ROWS = {
    "period": lambda view: row(on_paper.term(view.record.period), key="scope"),
    "posted": lambda view: row(on_paper.publicity_period(view.start, view.end, view.minimum)),
    "objection": lambda view: row(
        on_paper.objection(view.objection, view.record.objection_how or "")
    ),
}
"""Facts that a poster says in a shorter way than a page, or larger."""

_ELSEWHERE = {
    *("total_expense", "net", "company_share", "balance", "income", "expense", "use", "figures"),
    "contact",
}
"""Facts that stand in the tables of figures, and the telephone."""


def _tables(disclosure: Disclosure) -> Iterator[Node]:
    rows = [*_flow(disclosure), *_use(disclosure), *_balance(disclosure)]
    if rows:
        yield table(("项目", "金额（元）", "依据"), rows, _MONEY)
    measured = [
        (one.item, measured_words(one), one.limit or "", one.result or "")
        for one in disclosure.figures
    ]
    if measured:
        yield table(("项目", "数值", "要求", "结果"), measured, _MONEY)


def _flow(disclosure: Disclosure) -> Iterator[tuple[str, str, str]]:
    """Yield rows of income, expense, the company's share and what is left."""
    for line in disclosure.income:
        yield f"收入：{line.item}", amount_words(line.amount), line.source or ""
    if disclosure.income:
        yield "**收入合计", amount_words(disclosure.total_income), ""
    for line in disclosure.expense:
        yield f"支出：{line.item}", amount_words(line.amount), line.source or ""
    if disclosure.expense:
        yield "**支出合计", amount_words(disclosure.total_expense), ""
    if disclosure.company_share:
        yield "物业公司提取", amount_words(disclosure.company_share), ""
    if disclosure.income and disclosure.expense:
        yield "**本期结余", amount_words(disclosure.computed_net), ""


def _use(disclosure: Disclosure) -> Iterator[tuple[str, str, str]]:
    label, sign = ("来源", -1) if disclosure.is_cost else ("用途", 1)
    for line in disclosure.use:
        share = f"（{line.share}）" if line.share else ""
        yield f"{label}：{line.item}{share}", amount_words(sign * line.amount), line.decision or ""


def _balance(disclosure: Disclosure) -> Iterator[tuple[str, str, str]]:
    if disclosure.balance:
        yield "期初余额", amount_words(disclosure.balance.opening), ""
        yield "**期末余额", amount_words(disclosure.balance.closing), ""
