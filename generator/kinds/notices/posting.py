"""Posting periods: typed dates resolved in the estate's zone and under its rules.

The end is ``until``; without it the end of the day of the last window. A cancelled notice
stays until its last window would have been over, one that ended early until the end of
that day. A 公示 never leaves before its earliest lawful take-down.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from generator.dataclass import dataclass
from generator.kinds.notices.model import Notice
from generator.models.customs import Customs, last_day, longest, midnight_after, rule_minimum
from generator.models.profile import MinimumDays, RuleProfile
from generator.models.review_day import ReviewDay, review_day
from generator.models.status import Status
from generator.schedule import Period


@dataclass(frozen=True)
class Posting:
    """Instants in UTC. ``lawful`` is the last day a 公示 must still hang."""

    period: Period
    windows: tuple[Period, ...]
    minimum: MinimumDays | None = None
    lawful: date | None = None
    lawful_end: datetime | None = None
    ended: datetime | None = None
    revised: datetime | None = None
    objection: datetime | None = None
    """From then on nobody may object to a 公示 any more."""
    review: ReviewDay | None = None
    """Day of the next review, of a notice without an end; an end says itself that it is over."""

    @property
    def instants(self) -> tuple[datetime, ...]:
        """Every instant at which what is shown of the notice may change by itself."""
        ends = (window.end for window in self.windows)
        own = (
            self.period.start,
            self.period.end,
            self.lawful_end,
            self.ended,
            self.revised,
            self.objection,
        )
        looked_at = self.review.instants if self.review else ()
        all_of = (*own, *ends, *looked_at)
        return tuple(instant for instant in all_of if instant is not None)


def posting_of(notice: Notice, customs: Customs) -> Posting:
    """Raises ``ClockError`` for a clock time the zone skips or repeats."""
    zone = customs.zone
    start = notice.starts.start(zone) if notice.starts else None
    windows = tuple(Period(w.start.start(zone), w.end.end(zone)) for w in notice.window)
    minimum, lawful = _minimum(notice, start, customs)
    lawful_end = midnight_after(lawful, zone) if lawful else None
    end = _end(notice, windows, zone)
    if end is not None and lawful_end is not None:
        end = max(end, lawful_end)
    return Posting(
        period=Period(start, end),
        windows=windows,
        minimum=minimum,
        lawful=lawful,
        lawful_end=lawful_end,
        ended=notice.ended.start(zone) if notice.ended else None,
        revised=notice.revised.start(zone) if notice.revised else None,
        objection=notice.objection.end(zone) if notice.objection else None,
        review=review_day(notice.review, zone) if notice.review and end is None else None,
    )


def typed_end(notice: Notice, zone: tzinfo) -> datetime | None:
    """The end as the notice itself gives it, before any event of its life."""
    if notice.until is not None:
        return notice.until.end(zone)
    if notice.window:
        return max(window.end.end_of_day(zone) for window in notice.window)
    return None


def minimum_for(notice: Notice, profile: RuleProfile | None) -> MinimumDays | None:
    """The longer of the profile's minimum and the notice's own; ``None`` if not a 公示."""
    if not notice.is_publicity:
        return None
    if notice.min_days and not notice.publicity:
        return notice.min_days
    return longest([notice.min_days, rule_minimum(profile, notice.publicity)])


def _minimum(
    notice: Notice, start: datetime | None, customs: Customs
) -> tuple[MinimumDays | None, date | None]:
    minimum = minimum_for(notice, customs.profile)
    if minimum is None or start is None:
        return minimum, None
    return minimum, last_day(start.astimezone(customs.zone).date(), minimum, customs)


def _end(notice: Notice, windows: tuple[Period, ...], zone: tzinfo) -> datetime | None:
    if notice.status is Status.CANCELLED and windows:
        return max(window.bounds[1] for window in windows)
    end = typed_end(notice, zone)
    if notice.ended is None:
        return end
    early = notice.ended.end_of_day(zone)
    return early if end is None else min(end, early)
