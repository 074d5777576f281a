"""The content as it was published at an earlier moment, as far as the runs since then noted it.

What was written since is not in it, what was changed since is as it was, and what was taken
out of the folder is there again. What nobody noted is as it is now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from generator.kinds.content import Content
from generator.kinds.disclosures.model import Disclosure
from generator.kinds.disclosures.posting import disclosure_posting
from generator.kinds.events.model import Event
from generator.kinds.events.occurrence import event_posting
from generator.kinds.notices.model import Notice
from generator.kinds.notices.posting import posting_of
from generator.kinds.seen import Posted


def as_known(content: Content, at: datetime) -> Content:
    """The content with the notices, events and disclosures as they were known at ``at``."""
    if not content.seen:
        return content
    customs, records = content.customs, tuple(_known(content, at))
    notices = tuple(one for one in records if isinstance(one, Notice))
    events = tuple(one for one in records if isinstance(one, Event))
    disclosures = [one for one in records if isinstance(one, Disclosure)]
    known = content.with_lists(
        {
            "notices": notices,
            "events": events,
            "disclosures": tuple(sorted(disclosures, key=lambda one: (one.period, one.id))),
        }
    )
    return replace(
        known,
        postings={one.id: posting_of(one, customs) for one in notices},
        event_postings={one.id: event_posting(one, customs.zone) for one in events},
        disclosure_postings={one.id: disclosure_posting(one, customs) for one in disclosures},
    )


def _known(content: Content, at: datetime) -> Iterator[Posted]:
    present: dict[tuple[str, str], Posted] = {
        (kind, record.id): record
        for kind in ("notices", "events", "disclosures")
        for record in content.lists[kind]
    }
    for key in sorted(present.keys() | content.seen.keys()):
        seen = content.seen.get(key)
        record = (seen.former_at(at) if seen else None) or present.get(key)
        if record is None:
            continue
        is_dated = record.starts is not None
        if seen is None or not seen.was_unknown(at, is_dated=is_dated):
            yield record
