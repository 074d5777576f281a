"""The page guard: what a page carries so that its dated blocks end by themselves.

A static page cannot expire between two builds. So each dated block says until when it holds,
and one small script hides what has ended, by the server's clock. The policy of the page
allows this script by its hash and nothing else; without it every page reads the same.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
"""What a page without a script may do: show our own style and pictures."""


@dataclass(frozen=True)
class Guard:
    """The script as it stands in the pages, and the policy that lets it run."""

    script: Markup
    policy: str
    asked: str
    """That of a page with scripts of our own host beside it."""

    @classmethod
    def of(cls, source: bytes) -> Guard:
        """Without comments and indentation: the script is sent with every dated page."""
        lines = (line.strip() for line in source.decode("utf-8", "replace").splitlines())
        text = "\n".join(line for line in lines if line and not line.startswith("//"))
        text = text.replace("</", r"<\/")  # nothing in it may close the element it stands in
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        # "self" for asking status.json what time it is.
        policy = f"{POLICY}; script-src 'sha256-{digest}'; connect-src 'self'"
        asked = policy.replace("script-src", "script-src 'self'")
        return cls(Markup(text), policy, asked)  # noqa: S704 - a template of our own, not content


def until_attribute(end: datetime | None) -> Markup:
    """`` data-until="2026-11-26T00:00:00+08:00"``: the first instant after; or nothing."""
    return Markup(' data-until="{}"').format(end.isoformat()) if end else Markup()


def first_end(ends: Iterable[datetime | None]) -> datetime | None:
    """Until when something said of all of them is true, such as how many they are."""
    return min((end for end in ends if end), default=None)


def last_end(ends: Iterable[datetime | None]) -> datetime | None:
    """When all of them are over; ``None`` where one of them never is."""
    known = list(ends)
    return max((end for end in known if end), default=None) if all(known) else None
