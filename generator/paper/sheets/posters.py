"""Posters of notices, events and disclosures, which one template sets.

Each kind adds words of its own; text, figures, end and address are put on paper here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from generator.dataclass import dataclass
from generator.kinds.disclosures.view import DisclosureView
from generator.kinds.events.shown import EventView
from generator.kinds.notices.shown import NoticeView
from generator.models.views import AttachmentView, ReviewView
from generator.paper.sheet import Sheet
from generator.paper.sheets.addresses import living_page
from generator.paper.sheets.bodies import Node, nodes, pictures_in
from generator.paper.sheets.headlines import ways
from generator.paper.walks import first_round_from
from generator.snapshot import Snapshot
from generator.templating.markup import Prose
from generator.wording import on_paper

Pictures = Mapping[str, bytes]
"""Published pictures by their address on the site."""


@dataclass(frozen=True, kw_only=True)
class Poster:
    """A record and how it goes on paper."""

    view: NoticeView | EventView | DisclosureView
    title: str
    text: str
    """The Markdown of its body."""
    path: str
    """Path on the site of its living page."""
    stamp: datetime
    source: str
    words: Mapping[str, Any]
    """The rest of what the template asks for, which each kind says differently."""
    tables: tuple[Node, ...] = ()
    """Tables that stand before its text."""
    review: ReviewView | None = None
    most_pages: int = 1


def poster_sheet(poster: Poster, site: Snapshot, prose: Prose, pictures: Pictures) -> Sheet:
    """Make the sheet of a poster, with its pictures and the code of its living page."""
    files = {address: f"pictures{address}.svg" for address in pictures}
    address = living_page(poster.path, site)
    return Sheet(
        template="notice",
        title=poster.title,
        data={**_data(poster, site, prose, files), "address": address},
        stamp=poster.stamp,
        source=poster.source,
        codes=(address["url"],),
        pictures={files[key]: data for key, data in pictures.items()},
        most_pages=poster.most_pages,
    )


def _data(poster: Poster, site: Snapshot, prose: Prose, files: Mapping[str, str]) -> dict[str, Any]:
    """Collect what all three kinds say; ``files`` maps pictures to names of their files."""
    view, review = poster.view, poster.review
    body = [*poster.tables, *nodes(prose, poster.text, view.links, files)]
    return {
        "estate": site.estate.name,
        "headline": ways(poster.title),
        "body": body,
        "figures": _figures(view.attachments, files, body),
        "until": on_paper.posted_until(view.end, review),
        "valid": on_paper.valid_until(view.end, review),
        "mark": on_paper.taken_down(first_round_from(view.end, site.estate, site.rest), review),
        **poster.words,
    }


def _figures(
    attachments: tuple[AttachmentView, ...], files: Mapping[str, str], body: list[Node]
) -> list[dict[str, str]]:
    """List the attached pictures that the text does not show already."""
    shown = pictures_in(body)
    return [
        {"file": files[one.address], "alt": one.name}
        for one in attachments
        if one.address in files and files[one.address] not in shown
    ]
