"""An event as a poster, and as a picture: what is on, when, where, how to come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.paper.sheet import Sheet
from generator.paper.sheets.bodies import nodes
from generator.paper.sheets.event_facts import event_facts, event_state
from generator.paper.sheets.facts import told
from generator.paper.sheets.headlines import ways
from generator.paper.sheets.notices import Pictures, figures, file_names, living_page
from generator.paper.walks import morning
from generator.snapshot import EventView, Snapshot
from generator.templating.markup import Prose
from generator.wording import on_paper


def event_sheet(
    view: EventView,
    site: Snapshot,
    prose: Prose,
    pictures: Pictures,
    board_only: tuple[str, ...] = (),
) -> Sheet:
    """Make an event's sheet; ``board_only`` is for the estate's own boards, and nothing else."""
    files = file_names(pictures)
    address = living_page(view.address, site)
    return Sheet(
        template="notice",
        title=view.title,
        data=_data(view, site, prose, files) | {"address": address, "board_only": list(board_only)},
        stamp=view.updated,
        source=f"content/events/{view.id}.md",
        codes=(address["url"],),
        pictures={files[key]: data for key, data in pictures.items()},
    )


def _data(
    view: EventView, site: Snapshot, prose: Prose, files: Mapping[str, str]
) -> dict[str, Any]:
    event = view.event
    body = nodes(prose, event.body, view.links, files)
    return {
        "estate": site.estate.name,
        "category": {"key": "event", "word": f"{event.kind.zh}活动"},
        "icon": "event",
        "level": {"key": "info", "word": view.programme.name if view.programme else ""},
        "headline": ways(view.title),
        "state": event_state(view),
        "facts": told(event_facts(view)),
        "asked": {"label": "", "items": []},
        "help": event.help or "",
        "body": body,
        "figures": figures(view.attachments, files, body),
        "phone": _phone(view),
        "issuers": list(view.issuers),
        "is_sealed": False,
        "signed": on_paper.full_day_or_none(view.published),
        "source": "",
        "until": on_paper.posted_until(view.end, None),
        "valid": on_paper.valid_until(view.end, None),
        "mark": on_paper.taken_down(view.end, None, morning(site.estate)),
        "number": on_paper.number_and_version("", view.id, max(event.version, 1)),
        "boards": on_paper.hangs_on(view.boards, [one.board for one in site.boards]),
    }


def _phone(view: EventView) -> dict[str, str]:
    """Choose the contact: whom to sign up with goes before whom to ask."""
    contact = view.registration.contact if view.registration else view.contact
    return {
        "number": contact.phone,
        "name": f"报名、咨询：{contact.name}" if view.registration else f"咨询：{contact.name}",
        "hours": contact.hours or "",
        "why": "",
    }
