"""An event as a poster, and as a picture: what is on, when, where, how to come."""

from __future__ import annotations

from typing import Any

from generator.kinds.events.shown import EventView
from generator.paper.sheet import Sheet
from generator.paper.sheets.event_facts import event_rows, event_state
from generator.paper.sheets.posters import Pictures, Poster, poster_sheet
from generator.snapshot import Snapshot
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
    poster = Poster(
        view=view,
        title=view.title,
        text=view.body,
        path=view.address,
        stamp=view.updated,
        source=f"content/events/{view.id}.md",
        words=_words(view, site) | {"board_only": list(board_only)},
    )
    return poster_sheet(poster, site, prose, pictures)


def _words(view: EventView, site: Snapshot) -> dict[str, Any]:
    event = view.event
    return {
        "category": {"key": "event", "word": f"{event.kind.zh}活动"},
        "icon": "event",
        "level": {"key": "info", "word": view.programme.name if view.programme else ""},
        "state": event_state(view),
        "facts": event_rows(view),
        "asked": {"label": "", "items": []},
        "help": event.help or "",
        "phone": _phone(view),
        "issuers": list(view.issuers),
        "is_sealed": False,
        "signed": on_paper.full_day_or_none(view.published),
        "source": "",
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
