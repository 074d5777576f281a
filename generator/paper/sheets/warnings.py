"""The warning sign beside a bait or a sprayed lawn: what, where, until when to stay away.

The agent and its dilution are written in by hand on the day, by whoever uses it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.notices.shown import NoticeView
from generator.models.categories import Category
from generator.paper.sheet import Sheet
from generator.paper.sheets.addresses import living_page, printed_path
from generator.snapshot import Snapshot
from generator.wording import on_paper

MOST_WINDOWS = 6


def warning_signs(site: Snapshot) -> Iterator[tuple[str, Sheet]]:
    """Yield a sign for each notice of pest control that hangs and is not cancelled."""
    for notice in site.in_category(Category.PEST):
        if not notice.life.is_cancelled:
            yield f"消杀警示牌-{notice.number or notice.id}.pdf", warning_sign(notice, site)


def warning_sign(notice: NoticeView, site: Snapshot) -> Sheet:
    address = living_page(printed_path(notice, site), site)
    return Sheet(
        template="warning",
        title=f"消杀警示：{notice.title}",
        data={
            "estate": site.estate.name,
            "about": notice.title,
            "times": on_paper.windows(notice.windows, notice.published, MOST_WINDOWS),
            "place": notice.place,
            "actions": list(notice.actions),
            "phone": {"number": notice.contact.phone, "name": notice.contact.name},
            "issuers": list(notice.issuers),
            "number": on_paper.number_and_version(notice.number, notice.id, notice.version),
            "address": address,
        },
        stamp=notice.updated,
        source=f"content/notices/{notice.id}.md",
        codes=(address["url"],),
    )
