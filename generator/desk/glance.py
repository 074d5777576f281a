"""A glance: as of which moment the clerk looks, and whether drafts are shown as if they were out.

It is part of every address, so a page of the desk is a function of its address and the folder:
two tabs may show two days. Pages of the site have relative links only, so a prefix is enough.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TypeVar
from urllib.parse import urlencode

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.disclosures.model import Disclosure
from generator.kinds.events.model import Event
from generator.kinds.notices.model import Notice
from generator.models.status import Status
from generator.patterns import lazy_re
from generator.schedule import SpellingError, parse_moment

D = TypeVar("D", Notice, Event, Disclosure)

NOW = "now"
_DRAFTS = "+drafts"
_PREFIX_RE = lazy_re(
    r"/desk/at/(?P<moment>now|\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?P<drafts>\+drafts)?(?P<rest>/.*)"
)


@dataclass(frozen=True)
class Glance:
    """``moment`` is ``2027-03-01T08:00`` in the estate's zone, or empty for whatever time it is."""

    moment: str = ""
    with_drafts: bool = False

    @property
    def prefix(self) -> str:
        """Prefix of the site's addresses; empty where it is seen as owners see it now."""
        if self == Glance():
            return ""
        return f"/desk/at/{self.moment or NOW}{_DRAFTS if self.with_drafts else ''}"

    @property
    def query(self) -> str:
        """Query behind the addresses of the desk's own pages; empty for now without drafts."""
        asked = {"at": self.moment, "drafts": "1" if self.with_drafts else ""}
        given = {name: value for name, value in asked.items() if value}
        return f"?{urlencode(given, safe=':')}" if given else ""

    def at(self, now: datetime, zone: tzinfo) -> datetime:
        """Return the instant looked at. Raises ``ValueError`` for a moment that does not exist."""
        return parse_moment(self.moment).start(zone) if self.moment else now

    def on(self, content: Content) -> Content:
        """Return the content looked at, with drafts as they will be once somebody approves them."""
        if not self.with_drafts:
            return content
        notices = tuple(_approved(notice) for notice in content.notices)
        events = tuple(_approved(event) for event in content.events)
        disclosures = tuple(_approved(disclosure) for disclosure in content.disclosures)
        return content.with_lists(
            {"notices": notices, "events": events, "disclosures": disclosures}
        )


def _approved(item: D) -> D:
    if item.status is not Status.DRAFT:
        return item
    return item.model_copy(update={"status": Status.READY})


def asked_for(day: str, clock: str, zone: tzinfo) -> str:
    """Turn a moment as typed or picked into the one form addresses have; empty for now.

    Raises ``ValueError`` where it is not understood or does not exist.
    """
    typed = f"{day} {clock}".strip()
    if typed in {"", NOW}:
        return ""
    try:
        return written(parse_moment(typed).start(zone), zone)
    except SpellingError as error:
        raise ValueError(typed) from error


def written(instant: datetime, zone: tzinfo) -> str:
    return f"{instant.astimezone(zone):%Y-%m-%dT%H:%M}"


def parted(address: str) -> tuple[Glance, str]:
    """Split an address of the desk's server into a glance and the address on the site."""
    match = _PREFIX_RE.fullmatch(address)
    if match is None:
        return Glance(), address
    moment = "" if match["moment"] == NOW else match["moment"]
    return Glance(moment, with_drafts=bool(match["drafts"])), match["rest"]
