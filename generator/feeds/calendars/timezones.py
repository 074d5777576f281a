"""A time zone as calendars need it: the exact offsets of the stretch the events lie in.

RFC 5545, 3.6.5: the onset of an observance is local time by the offset *before* it. Each
change is written by itself, so nothing is claimed of years that have not been decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from generator.dataclass import dataclass

_LONG_AGO = datetime(1970, 1, 1)  # noqa: DTZ001 - an onset is a local time without a zone
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class _Observance:
    onset: datetime
    before: timedelta
    after: timedelta
    name: str
    is_daylight: bool


def timezone(zone: ZoneInfo, first: datetime, last: datetime) -> Timezone:
    """Make a VTIMEZONE that is right from ``first`` to ``last``, aware instants."""
    component = Timezone()
    component.add("tzid", str(zone))
    for observance in _observances(zone, first, last):
        part = TimezoneDaylight() if observance.is_daylight else TimezoneStandard()
        part.add("dtstart", observance.onset)
        part.add("tzoffsetfrom", observance.before)
        part.add("tzoffsetto", observance.after)
        part.add("tzname", observance.name)
        component.add_component(part)
    return component


def _observances(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[_Observance]:
    start = first.astimezone(UTC).replace(microsecond=0)
    offset = _offset(start, zone)
    yield _observance(_LONG_AGO, offset, start, zone)
    day = start
    while day < last:
        following = day + timedelta(days=1)
        if _offset(following, zone) != _offset(day, zone):
            change = _change_between(day, following, zone)
            before = _offset(change - _SECOND, zone)
            yield _observance((change + before).replace(tzinfo=None), before, change, zone)
        day = following


def _observance(
    onset: datetime, before: timedelta, change: datetime, zone: ZoneInfo
) -> _Observance:
    local = change.astimezone(zone)
    name = local.tzname() or str(zone)
    return _Observance(onset, before, _offset(change, zone), name, bool(local.dst()))


def _change_between(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Find the first second of the new offset, by halving."""
    while after - before > _SECOND:
        middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
        if _offset(middle, zone) == _offset(before, zone):
            before = middle
        else:
            after = middle
    return after


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta(0)
