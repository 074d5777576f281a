"""A notice as a poster: what, where, when, whom it spares, until when it hangs.

Nothing is decided here but what stands on the paper; how large it is, its template finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.models.categories import Category
from generator.paper.sheet import Sheet
from generator.paper.sheets.bodies import Node, nodes, pictures_in
from generator.paper.sheets.facts import Fact, fact, told
from generator.paper.sheets.headlines import ways
from generator.paper.walks import morning
from generator.snapshot import AttachmentView, NoticeView, Snapshot
from generator.templating.markup import Prose
from generator.wording import on_paper

MOST_WINDOWS = 6
_CONCERN_A_PLACE = {
    *(Category.LIFT, Category.FIRE, Category.PEST, Category.WORKS),
    *(Category.RENOVATION, Category.FACILITY),
}

Pictures = Mapping[str, bytes]
"""Address on the site → the picture that is published there."""


def notice_sheet(
    notice: NoticeView,
    site: Snapshot,
    prose: Prose,
    pictures: Pictures,
    board_only: tuple[str, ...] = (),
) -> Sheet:
    """Make a notice's sheet; ``board_only`` is for the estate's own boards, and nothing else."""
    files = file_names(pictures)
    address = living_page(printed_path(notice, site), site)
    extra = {"address": address, "board_only": list(board_only)}
    return Sheet(
        template="notice",
        title=notice.title,
        data=_data(notice, site, prose, files) | extra,
        stamp=notice.updated,
        source=f"content/notices/{notice.id}.md",
        codes=(address["url"],),
        pictures={files[key]: data for key, data in pictures.items()},
    )


def _data(
    notice: NoticeView, site: Snapshot, prose: Prose, files: Mapping[str, str]
) -> dict[str, Any]:
    body = nodes(prose, notice.body, notice.links, files)
    return {
        "estate": site.estate.name,
        "category": {"key": notice.category.value, "word": notice.category.zh},
        "icon": notice.category.value,
        "level": {"key": notice.level.value, "word": notice.level.zh},
        "headline": ways(notice.title),
        "state": state(notice),
        "facts": told(facts(notice)),
        "asked": {"label": "请您配合", "items": list(notice.actions)},
        "help": notice.help,
        "body": body,
        "figures": figures(notice.attachments, files, body),
        "phone": phone(notice),
        "issuers": list(notice.issuers),
        "is_sealed": True,
        "signed": on_paper.full_day_or_none(notice.signed or notice.published),
        "source": notice.source,
        "until": on_paper.posted_until(notice.end, notice.review),
        "valid": on_paper.valid_until(notice.end, notice.review),
        "mark": on_paper.taken_down(notice.end, notice.review, morning(site.estate)),
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


def facts(notice: NoticeView) -> Iterator[Fact]:
    """Yield the facts in the order people ask: when, whom, whom not, where, why."""
    publicity = notice.publicity
    times = on_paper.windows(notice.windows, notice.published, MOST_WINDOWS)
    yield fact("时间", *times, key="time")
    yield fact("范围", on_paper.scope(notice.scope) if _names_scope(notice) else "", key="scope")
    yield fact("不受影响", on_paper.unaffected(notice.scope))
    yield fact("地点", notice.place)
    yield fact("原因", notice.cause)
    if publicity:
        period = on_paper.publicity_period(notice.start, notice.end, publicity.minimum)
        yield fact("公示期", period)
        yield fact("提意见", on_paper.objection(publicity.objection, publicity.objection_how))


def phone(notice: NoticeView) -> dict[str, str]:
    contact = notice.contact
    return {
        "number": contact.phone,
        "name": contact.name,
        "hours": contact.hours or "",
        "why": on_paper.still_without(notice),
    }


def living_page(path: str, site: Snapshot) -> dict[str, str]:
    """Map a path of the site to its full ``url``, and to what people type as ``shown``."""
    url = f"{site.estate.url.rstrip('/')}{path}"
    return {"url": url, "shown": url.partition("://")[2].rstrip("/")}


def printed_path(notice: NoticeView, site: Snapshot) -> str:
    """Choose the short address where it is this notice's; both lead to the living page."""
    is_own = bool(notice.number) and site.numbered[notice.number] == notice
    return f"/n/{notice.number}/" if is_own else notice.address


def file_names(pictures: Pictures) -> dict[str, str]:
    """Map each picture's address to the name of the file its template finds."""
    return {address: f"pictures{address}.svg" for address in pictures}


def figures(
    attachments: tuple[AttachmentView, ...], files: Mapping[str, str], body: list[Node]
) -> list[dict[str, str]]:
    """List the attached pictures that the text does not show already."""
    shown = pictures_in(body)
    return [
        {"file": files[one.address], "alt": one.name}
        for one in attachments
        if one.address in files and files[one.address] not in shown
    ]


def _names_scope(notice: NoticeView) -> bool:
    """Tell whether to name the scope: 全小区 goes without saying, except where a place matters."""
    concerns = notice.category.is_outage or notice.category in _CONCERN_A_PLACE
    return concerns or not notice.scope.is_everyone
