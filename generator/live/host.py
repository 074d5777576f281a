"""The host of a live site, asked as a reader asks: few requests, each with an end."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage, HTTPResponse
from time import monotonic
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from generator.dataclass import dataclass

_LARGEST = 5_000_000  # bytes; a sitemap of 300 pages has 30 000
_HEADERS = {"User-Agent": "estate-site check-live", "Cache-Control": "no-cache"}


class UnreachableError(Exception):
    """An error: no answer comes from there, or too slowly; the text says why."""


@dataclass(frozen=True)
class Answer:
    status: int
    path: str
    date: datetime | None
    body: str

    @property
    def title(self) -> str:
        found = re.search(r"<title>(.*?)</title>", self.body, re.DOTALL)
        return found[1].strip() if found else ""


def is_address(url: str) -> bool:
    """Tell whether a site can be there at all: on the web, and nowhere on our own disk."""
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


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


class Host:
    """The site's own host, asked as a reader asks, but for what a cache kept.

    ``patience`` is that for one request, ``whole_patience`` that for all, in seconds.
    """

    def __init__(self, url: str, patience: float, whole_patience: float) -> None:
        self._url = url.rstrip("/")
        self._opener = build_opener(_SameHost)
        self._patience = patience
        self._end = monotonic() + whole_patience  # a stopwatch, not a clock

    def get(self, path: str) -> Answer:
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
        patience = min(self._patience, self._end - monotonic())
        if patience <= 0:
            raise TimeoutError("timed out")
        try:
            response: HTTPResponse = self._opener.open(request, timeout=patience)
        except HTTPError as error:
            return error
        return response

    def _read(self, response: HTTPResponse | HTTPError) -> Answer:
        """Read bit by bit, since a host that sends a byte now and then never times out."""
        data = bytearray()
        while len(data) < _LARGEST and (part := response.read1(65536)):
            data += part
            if monotonic() > self._end:
                raise TimeoutError("timed out")
        return Answer(
            status=response.status or 0,
            path=urlsplit(response.url).path,
            date=_date(response.headers.get("Date", "")),
            body=data.decode("utf-8", "replace"),
        )


def _date(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text).astimezone(UTC)
    except ValueError:
        return None
