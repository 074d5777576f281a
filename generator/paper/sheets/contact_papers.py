"""Numbers to call: a sheet for the boards, and a butler's card for every stairwell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.models.contacts import Contact
from generator.paper.sheet import Sheet
from generator.paper.sheets.addresses import living_page
from generator.paper.sheets.standing_boards import stamp_of
from generator.snapshot import BuildingView, Snapshot


def contact_papers(site: Snapshot) -> Iterator[tuple[str, Sequence[Sheet]]]:
    yield "联系方式-A4.pdf", [contact_sheet(site)]
    cards = [
        card
        for view in site.buildings
        if view.butler
        for card in butler_cards(view, view.butler, site)
    ]
    if cards:
        yield "管家卡-A5.pdf", cards


def contact_sheet(site: Snapshot) -> Sheet:
    address = living_page("/contacts/", site)
    return Sheet(
        template="contacts",
        title="有事请打电话",
        data={
            "estate": site.estate.name,
            "office": site.estate.office,
            "company": site.estate.company,
            "contacts": [_told(one) for one in site.contacts],
            "public": [_told(one) for one in site.public],
            "address": address,
        },
        stamp=stamp_of(site.estate.since, site),
        source="content/contacts.yaml",
        codes=(address["url"],),
    )


def butler_cards(view: BuildingView, butler: Contact, site: Snapshot) -> Iterator[Sheet]:
    """Yield a card for each unit, since each has its own lobby; the code is the building's."""
    address = living_page(view.address, site)
    building = view.building
    for unit in building.unit_ids:
        yield Sheet(
            template="card",
            title=f"{building.unit_name(unit)}的管家",
            data={
                "estate": site.estate.name,
                "unit": building.unit_name(unit),
                "group": view.group.name if view.group else "",
                "butler": _told(butler),
                "substitute": _told(view.substitute) if view.substitute else None,
                "hotline": _told(site.hotline),
                "address": address,
            },
            stamp=stamp_of(site.estate.since, site),
            source="content/contacts.yaml",
            paper="a5",
            codes=(address["url"],),
        )


def _told(contact: Contact) -> dict[str, Any]:
    return {
        "name": contact.name,
        "number": contact.phone,
        "hours": contact.hours or "",
        "topics": "、".join(contact.topics),
        "place": contact.place or "",
    }
