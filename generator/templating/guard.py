"""The page guard: until when each dated block of a page holds.

A static page cannot expire between two builds. So each dated block says until when it holds,
and one small script hides what has ended, by the server's clock. Without it every page reads
the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from markupsafe import Markup

from generator.patterns import lazy_re

_UNTIL_RE = lazy_re(r'data-until="([^"]+)"')


def until_attribute(end: datetime | None) -> Markup:
    """Write `` data-until="2026-11-26T00:00:00+08:00"``: the first instant after; or nothing."""
    # An instant in this form holds nothing to escape, and a page says a dozen.
    return Markup(f' data-until="{end.isoformat()}"') if end else Markup()  # noqa: S704


def first_end(ends: Iterable[datetime | None]) -> datetime | None:
    """Find until when something said of all is true, such as how many they are.

    ``None`` where none of them ends.
    """
    return min((end for end in ends if end), default=None)


def last_end(ends: Iterable[datetime | None]) -> datetime | None:
    """Find when all of them are over; ``None`` where one of them never is."""
    known = list(ends)
    return max((end for end in known if end), default=None) if all(known) else None


def page_end(page: str) -> datetime | None:
    """Find until when all of a page holds: the first end that any block of it names."""
    return first_end(datetime.fromisoformat(end) for end in _UNTIL_RE.findall(page))
