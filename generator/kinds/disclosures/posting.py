"""Posting periods of disclosures: how long one must hang, and how long it stays readable."""

from __future__ import annotations

from datetime import date, datetime

from generator.dataclass import dataclass
from generator.kinds.disclosures.model import Disclosure
from generator.models.customs import Customs, last_day, longest, midnight_after, rule_minimum
from generator.models.profile import MinimumDays
from generator.schedule import Period


@dataclass(frozen=True)
class DisclosurePosting:
    """``posted`` is the posting period, ``readable`` how long the page stays; UTC."""

    posted: Period
    readable: Period
    minimum: MinimumDays | None
    lawful: date
    lawful_end: datetime
    objection: datetime | None

    @property
    def instants(self) -> tuple[datetime, ...]:
        bounds = (self.posted.start, self.posted.end, self.readable.end, self.objection)
        return (self.lawful_end, *(instant for instant in bounds if instant is not None))


def disclosure_posting(disclosure: Disclosure, customs: Customs) -> DisclosurePosting:
    """Raises ``ClockError`` for a clock time the zone skips or repeats."""
    zone = customs.zone
    start = disclosure.starts.start(zone)
    minimum = longest([disclosure.min_days, rule_minimum(customs.profile, disclosure.kind)])
    day = start.astimezone(zone).date()
    lawful = day if minimum is None else last_day(day, minimum, customs)
    lawful_end = midnight_after(lawful, zone)
    until = disclosure.until.end(zone) if disclosure.until else lawful_end
    posted_end = max(until, lawful_end)
    keep = midnight_after(disclosure.keep_until, zone) if disclosure.keep_until else None
    return DisclosurePosting(
        posted=Period(start, posted_end),
        readable=Period(start, max(keep, posted_end) if keep else None),
        minimum=minimum,
        lawful=lawful,
        lawful_end=lawful_end,
        objection=disclosure.objection.end(zone) if disclosure.objection else None,
    )
