"""The site as owners reach it, compared with the one that should be there now.

A site nobody builds any more looks as it always did, so somebody must look from outside:
is the next change overdue, does an expired address still answer, is anything missing. This
only asks and never writes; requests are few, each has an end, and none leads to another host.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from http.client import HTTPException, HTTPMessage, HTTPResponse
from time import monotonic
from typing import IO
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from generator.kinds.content import Content
from generator.kinds.events.life import EventLife, event_lives
from generator.kinds.notices.life import Life, lives
from generator.kinds.states import State

GRACE = timedelta(minutes=15)
"""Time a change may be on its way: a timer's interval, an upload, a cache."""

REMEMBERED, MOST = timedelta(days=60), 20
"""Limits on what has ended: how far back, and how many addresses are asked for."""

_PATIENCE, _WHOLE_PATIENCE = 10.0, 60.0  # seconds: of one request, and of all
_LARGEST = 5_000_000  # bytes; a sitemap of 300 pages has 30 000


class UnreachableError(Exception):
    """An error: no answer comes from there, or too slowly; the text says why."""


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


def is_address(url: str) -> bool:
    """Tell whether a site can be there at all: on the web, and nowhere on our own disk."""
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def look(
    url: str, at: datetime, content: Content | None, *, grace: timedelta, is_now: bool
) -> Report:
    """Find what is wrong with the site at ``url``; ``is_now`` if ``at`` is the clock's word.

    With ``content`` also what only the estate's folder can tell.
    """
    look = _Look(_Host(url), at, grace)
    try:
        look.status(is_now=is_now)
        if content:
            look.compare(content)
    except UnreachableError as error:
        return look.report(str(error))
    return look.report()


@dataclass(frozen=True)
class _Answer:
    status: int
    path: str
    date: datetime | None
    body: str

    @property
    def title(self) -> str:
        found = re.search(r"<title>(.*?)</title>", self.body, re.DOTALL)
        return found[1].strip() if found else ""


class _Look:
    """One visit: what was asked, and what was found so far."""

    def __init__(self, host: _Host, at: datetime, grace: timedelta) -> None:
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


class _SameHost(HTTPRedirectHandler):
    """A handler that follows a redirect within the host; another host is another's site."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - as the base class has it
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        there = urlsplit(newurl)
        if not is_address(newurl) or there.hostname != urlsplit(req.full_url).hostname:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Host:
    """The site's own host, asked as a reader asks, but for what a cache kept."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._opener = build_opener(_SameHost)
        self._end = monotonic() + _WHOLE_PATIENCE  # a stopwatch, not a clock

    def get(self, path: str) -> _Answer:
        """Ask for a path.

        Raises ``UnreachableError``, also where the host itself says it is out of order.
        """
        request = Request(f"{self._url}{path}", headers=_HEADERS)  # noqa: S310 - is_address
        try:
            with self._opened(request) as response:
                answer = self._read(response)
        except (OSError, HTTPException, ValueError) as error:
            raise UnreachableError(str(getattr(error, "reason", "") or error)) from error
        if answer.status >= 500:  # noqa: PLR2004 - HTTP: the server's own fault
            raise UnreachableError(f"HTTP {answer.status}")
        return answer

    def _opened(self, request: Request) -> HTTPResponse | HTTPError:
        patience = min(_PATIENCE, self._end - monotonic())
        if patience <= 0:
            raise TimeoutError("timed out")
        try:
            response: HTTPResponse = self._opener.open(request, timeout=patience)
        except HTTPError as error:
            return error
        return response

    def _read(self, response: HTTPResponse | HTTPError) -> _Answer:
        """Read bit by bit, since a host that sends a byte now and then never times out."""
        data = bytearray()
        while len(data) < _LARGEST and (part := response.read1(65536)):
            data += part
            if monotonic() > self._end:
                raise TimeoutError("timed out")
        return _Answer(
            status=response.status or 0,
            path=urlsplit(response.url).path,
            date=_date(response.headers.get("Date", "")),
            body=data.decode("utf-8", "replace"),
        )


_HEADERS = {"User-Agent": "estate-site check-live", "Cache-Control": "no-cache"}


def _date(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text).astimezone(UTC)
    except ValueError:
        return None
