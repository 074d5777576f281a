"""The site as owners reach it, compared with the one that should be there now.

A site nobody builds any more looks as it always did, so somebody must look from outside:
is the next change overdue, does an expired address still answer, is anything missing. This
only asks and never writes; requests are few, each has an end, and none leads to another host.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from time import sleep
from urllib.parse import quote, unquote, urlsplit

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.events.life import EventLife, event_lives
from generator.kinds.notices.life import Life, lives
from generator.kinds.states import State
from generator.live.host import Host, UnreachableError, is_address

__all__ = [
    "GRACE",
    "LOOK_AGAIN_AFTER",
    "MOST",
    "PATIENCE",
    "REMEMBERED",
    "WHOLE_PATIENCE",
    "Finding",
    "Report",
    "is_address",
    "look",
    "look_until_right",
]

GRACE = timedelta(minutes=15)
"""Time a change may be on its way: a timer's interval, an upload, a cache."""

REMEMBERED, MOST = timedelta(days=60), 20
"""Limits on what has ended: how far back, and how many addresses are asked for."""

PATIENCE, WHOLE_PATIENCE = 10.0, 60.0
"""Seconds: of one request, and of all."""

LOOK_AGAIN_AFTER = (2.0, 5.0, 10.0, 20.0)
"""Seconds between looks at what was just published: a cache or a copying host needs a moment."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: a code, and the address or value it is about."""

    code: str
    about: str


@dataclass(frozen=True)
class Report:
    """Findings of one visit; ``gone`` counts the addresses asked for of what has ended."""

    findings: tuple[Finding, ...]
    unreachable: str = ""
    next_change: datetime | None = None
    gone: int = 0


def look(
    url: str, at: datetime, content: Content | None, *, grace: timedelta, is_now: bool
) -> Report:
    """Find what is wrong with the site at ``url``; ``is_now`` if ``at`` is the clock's word.

    With ``content`` also what only the estate's folder can tell.
    """
    look = _Look(Host(url, PATIENCE, WHOLE_PATIENCE), at, grace)
    try:
        look.status(is_now=is_now)
        if content:
            look.compare(content)
    except UnreachableError as error:
        return look.report(str(error))
    return look.report()


def look_until_right(url: str, at: datetime, content: Content) -> Report:
    """Look at what was just published, until all is as built or patience ends."""
    for seconds in (*LOOK_AGAIN_AFTER, None):
        report = look(url, at, content, grace=timedelta(0), is_now=False)
        if seconds is None or not (report.findings or report.unreachable):
            break
        sleep(seconds)
    return report


class _Look:
    """One visit: what was asked, and what was found so far."""

    def __init__(self, host: Host, at: datetime, grace: timedelta) -> None:
        self._host = host
        self._at = at
        self._grace = grace
        self._findings: list[Finding] = []
        self._estate: str | None = None
        self._next: datetime | None = None
        self._gone = 0

    def report(self, unreachable: str = "") -> Report:
        return Report(tuple(self._findings), unreachable, self._next, self._gone)

    def _find(self, code: str, about: object) -> None:
        self._findings.append(Finding(code, str(about)))

    def status(self, *, is_now: bool) -> None:
        """Check that it is a site of ours, that no change is overdue, and the host's clock."""
        answer = self._host.get("/status.json")
        if is_now and answer.date and abs(answer.date - self._at) > self._grace:
            self._find("live_clock", answer.date.isoformat())
        status = _status(answer.body) if answer.status == 200 else None  # noqa: PLR2004 - HTTP
        if status is None:
            self._find("live_no_status", answer.status)
            return
        self._estate, last, self._next = status
        if self._at > self._next + self._grace:
            self._find("live_stale", self._next.isoformat())
        if last > self._at + self._grace:
            self._find("live_ahead", last.isoformat())

    def compare(self, content: Content) -> None:
        """Check that it is this estate, that all is there, and that what has ended is not."""
        if self._estate is None:
            return
        if self._estate != content.estate.id:
            self._find("live_estate", self._estate)
            return
        listed, gone = self._listed(), _gone(content, self._at, self._grace)
        for address in sorted(_visible(content, self._at, self._grace) - listed):
            self._find("live_missing", address)
        for address in sorted({address for _, address in gone} & listed):
            self._find("live_listed", address)
        self._ask_for(gone)

    def _listed(self) -> set[str]:
        answer = self._host.get("/sitemap.xml")
        found = re.findall(r"<loc>([^<]+)</loc>", answer.body)
        paths = (unquote(urlsplit(unescape(url)).path).strip("/").split("/") for url in found)
        return {f"/{'/'.join(parts[-2:])}/" for parts in paths}

    def _ask_for(self, gone: list[tuple[datetime, str]]) -> None:
        recent = [address for left, address in gone if left >= self._at - REMEMBERED]
        for address in recent[:MOST]:
            self._gone += 1
            if self._is_there(address):
                self._find("live_answers", address)

    def _is_there(self, address: str) -> bool:
        """Tell whether an address still answers with its page.

        Some hosts answer 200 with the page for what is gone, or lead to the home page.
        """
        answer = self._host.get(quote(address))
        if answer.status != 200 or not answer.path.endswith(quote(address)):  # noqa: PLR2004 - HTTP
            return False
        return answer.title != self._host.get("/404.html").title or not answer.title


def _status(body: str) -> tuple[str, datetime, datetime] | None:
    """Read the estate, the last and the next change; ``None`` for no status of ours."""
    try:
        read = json.loads(body)
        if read["generator"] != "estate-site":
            return None
        last, following = (
            datetime.fromisoformat(read[f"{one}_change"]) for one in ("last", "next")
        )
        return str(read["estate"]), last.astimezone(UTC), following.astimezone(UTC)
    except (ValueError, LookupError, TypeError, RecursionError, OverflowError):
        return None


def _all(content: Content) -> Iterator[tuple[Life | EventLife, str]]:
    yield from ((life, f"/notices/{life.notice.id}/") for life in lives(content))
    yield from ((life, f"/events/{life.event.id}/") for life in event_lives(content))


def _visible(content: Content, at: datetime, grace: timedelta) -> set[str]:
    """Collect what hangs now and did so ``grace`` ago: what is new may be on its way."""
    moments = (at, at - grace)
    return {
        address
        for life, address in _all(content)
        if all(life.state(moment) is State.CURRENT for moment in moments)
    }


_LEFT = {State.ENDED, State.WITHDRAWN, State.SUPERSEDED}


def _gone(content: Content, at: datetime, grace: timedelta) -> list[tuple[datetime, str]]:
    """List when each item left, and its address, the latest first.

    Only what had left ``grace`` ago already counts.
    """
    moments = (at, at - grace)
    found = [
        (_left(life, at), address)
        for life, address in _all(content)
        if all(life.state(moment) in _LEFT for moment in moments)
    ]
    return sorted(found, reverse=True)


def _left(life: Life | EventLife, at: datetime) -> datetime:
    """Find the last instant by then at which it changed; of one withdrawn for ever, ``at``."""
    known = [instant for instant in life.instants if instant <= at]
    starts = {period.start for period in life.withdrawn if period.contains(at)}
    return at if life.state(at) is State.WITHDRAWN and starts.isdisjoint(known) else max(known)
