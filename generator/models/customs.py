"""Customs that typed dates of a posting are resolved with: zone, local rules, rest days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from generator.dataclass import dataclass
from generator.models.profile import MinimumDays, RuleProfile
from generator.schedule import RestDays


@dataclass(frozen=True)
class Customs:
    """The estate's zone, local rules and rest days, with which typed dates are resolved."""

    zone: tzinfo
    profile: RuleProfile | None
    rest: RestDays


def rule_minimum(profile: RuleProfile | None, key: str | None) -> MinimumDays | None:
    if profile is None:
        return None
    item = profile.item(key) if key else None
    return (item or profile.default).minimum


def longest(minimums: list[MinimumDays | None]) -> MinimumDays | None:
    """Working days count as the calendar days they take at least: five in seven."""
    known = [minimum for minimum in minimums if minimum is not None]
    return max(known, key=lambda m: m.days * (7 / 5 if m.working else 1), default=None)


def last_day(posted: date, minimum: MinimumDays, customs: Customs) -> date:
    return customs.rest.last_day(posted, minimum.days, working=minimum.working)


def midnight_after(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(0), zone).astimezone(UTC)
