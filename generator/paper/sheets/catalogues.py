"""The catalogue of services beyond the contract: a board, and a leaflet for the letter-box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.kinds.fees.words import current_price_words
from generator.kinds.services.view import ServiceGroupView, ServiceView
from generator.models.contacts import Contact
from generator.paper.sheet import Sheet
from generator.paper.sheets.standing_boards import Section, StandingBoard, board_sheet, side_by_side
from generator.snapshot import Snapshot

HEADING = "个性化服务目录"
_ON_A_BOARD = 40
"""Lines of a catalogue that can be read on A3 from where one stands."""


def catalogues(site: Snapshot) -> Iterator[tuple[str, Sheet]]:
    """Yield as many boards as it takes, side by side, and a leaflet that holds all of it."""
    if not site.service_groups:
        return
    board = _board(site)
    for name, part in side_by_side(board, _ON_A_BOARD):
        yield name, board_sheet(part, site)
    leaflet = replace(
        board, paper="a5", is_flipped=False, columns=1, sizes=(15.0, 11.0), signed=(), most_pages=16
    )
    yield f"{HEADING}-A5折页.pdf", board_sheet(leaflet, site)


def _board(site: Snapshot) -> StandingBoard:
    review = site.catalogue_review
    approved = f"{review.approved_by}审定。" if review else ""
    sections = [_section(group) for group in site.service_groups]
    if review and review.rules:
        sections.append(Section("每项服务都遵守", lines=review.rules))
    if review and review.complaint:
        sections.append(Section("不满意找谁", lines=review.complaint))
    return StandingBoard(
        heading=HEADING,
        lead=f"合同服务以外，您还可以要求这些服务。{approved}",
        sections=sections,
        path="/services/",
        updated=review.updated if review else None,
        source="content/services.yaml",
        note="不用手机，打电话或到服务台就行",
        calls=[("", contact) for contact in _desks(site)],
        signed=[site.estate.office],
        is_flipped=True,
        columns=3,
        sizes=(13.0, 7.0),
    )


def _desks(site: Snapshot) -> list[Contact]:
    """List the contact most services name, then the hotline."""
    views = [view for group in site.service_groups for view in group.services]
    named = [view.contact for view in views]
    most = max(named, key=named.count)
    return [most] if most == site.hotline else [most, site.hotline]


def _section(group: ServiceGroupView) -> Section:
    rows = [_row(view) for view in group.services]
    return Section(group.group.name, (), rows, (3.2, 1.3, 1.7))


def _row(view: ServiceView) -> tuple[str, ...]:
    service = view.service
    said = (service.lead, service.limit, service.needs and f"请带{service.needs}", service.remark)
    return (
        "\n".join((f"**{service.name}", *filter(None, ["；".join(filter(None, said))]))),
        current_price_words(view.fee) if view.fee else service.charge.zh,
        "、".join(way.zh for way in service.how),
    )
