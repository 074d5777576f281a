"""A notice as a poster: what, where, when, whom it spares, until when it hangs.

Nothing is decided here but what stands on the paper; how large it is, its template finds.
"""

from __future__ import annotations

from typing import Any

from generator.kinds.notices.facts import NOTICE_FACTS
from generator.kinds.notices.shown import NoticeView
from generator.kinds.notices.words import still_without
from generator.models.categories import Category
from generator.paper.sheet import Sheet
from generator.paper.sheets.addresses import printed_path
from generator.paper.sheets.fact_rows import Row, row, rows_of
from generator.paper.sheets.posters import Pictures, Poster, poster_sheet
from generator.snapshot import Snapshot
from generator.templating.markup import Prose
from generator.wording import on_paper

MOST_WINDOWS = 6
_CONCERN_A_PLACE = {
    *(Category.LIFT, Category.FIRE, Category.PEST, Category.WORKS),
    *(Category.RENOVATION, Category.FACILITY),
}


def notice_sheet(
    notice: NoticeView,
    site: Snapshot,
    prose: Prose,
    pictures: Pictures,
    board_only: tuple[str, ...] = (),
) -> Sheet:
    """Make a notice's sheet; ``board_only`` is for the estate's own boards, and nothing else."""
    poster = Poster(
        view=notice,
        title=notice.title,
        text=notice.body,
        path=printed_path(notice, site),
        stamp=notice.updated,
        source=f"content/notices/{notice.id}.md",
        words=_words(notice, site) | {"board_only": list(board_only)},
        review=notice.review,
    )
    return poster_sheet(poster, site, prose, pictures)


def _words(notice: NoticeView, site: Snapshot) -> dict[str, Any]:
    return {
        "category": {"key": notice.category.value, "word": notice.category.zh},
        "icon": notice.category.value,
        "level": {"key": notice.level.value, "word": notice.level.zh},
        "state": state(notice),
        "facts": rows_of(notice, _ROWS, _ELSEWHERE),
        "asked": {"label": NOTICE_FACTS.label_of("actions"), "items": list(notice.actions)},
        "help": notice.help,
        "phone": phone(notice),
        "issuers": list(notice.issuers),
        "is_sealed": True,
        "signed": on_paper.full_day_or_none(notice.signed or notice.published),
        "source": notice.source,
        "number": on_paper.number_and_version(notice.number, notice.id, notice.version),
        "boards": on_paper.hangs_on(notice.boards, [view.board for view in site.boards]),
    }


def state(notice: NoticeView) -> dict[str, Any]:
    """Say what has become of it, the gravest first: cancelled, over early, corrected, extended."""
    life = notice.life
    if life.is_cancelled:
        return on_paper.state("cancelled", "已取消", life.reason)
    if life.ended:
        word = life.ended_note or "已结束"
        return on_paper.state("ended", word, f"{on_paper.moment(life.ended)}起")
    if life.changes:
        changes = [{"item": c.item, "was": c.was, "now": c.now} for c in life.changes]
        text = f"请以第{notice.version}版为准，旧版作废"
        return on_paper.state("corrected", "更正", text, changes)
    if life.extended_from:
        return on_paper.state(
            "extended", "延期", on_paper.extended(life.extended_from, life.reason)
        )
    return on_paper.state()


def _time(notice: NoticeView) -> Row:
    return row(*on_paper.windows(notice.windows, notice.published, MOST_WINDOWS), key="time")


def _scope(notice: NoticeView) -> Row:
    return row(on_paper.scope(notice.scope) if _names_scope(notice) else "", key="scope")


def _publicity(notice: NoticeView) -> Row:
    minimum = notice.publicity.minimum if notice.publicity else None
    return row(on_paper.publicity_period(notice.start, notice.end, minimum))


def _objection(notice: NoticeView) -> Row:
    publicity = notice.publicity
    return row(
        on_paper.objection(publicity.objection, publicity.objection_how) if publicity else ""
    )


_ROWS = {
    "window": _time,
    "scope": _scope,
    "unaffected": lambda notice: row(on_paper.unaffected(notice.scope)),
    "publicity": _publicity,
    "objection": _objection,
}
"""Facts that a poster says in a shorter way than a page."""

_ELSEWHERE = {"actions", "help", "contact"}
"""Facts that have a place of their own on a poster."""


def phone(notice: NoticeView) -> dict[str, str]:
    contact = notice.contact
    return {
        "number": contact.phone,
        "name": contact.name,
        "hours": contact.hours or "",
        "why": still_without(notice),
    }


def _names_scope(notice: NoticeView) -> bool:
    """Tell whether to name the scope: 全小区 goes without saying, except where a place matters."""
    concerns = notice.category.is_outage or notice.category in _CONCERN_A_PLACE
    return concerns or not notice.scope.is_everyone
