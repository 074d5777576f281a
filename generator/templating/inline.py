"""Texts within every page itself: its style, a few small scripts, and the policy for them.

A page that is opened from a printed code on a slow phone is one request: nothing it needs for
its first paint lies elsewhere. The Content-Security-Policy allows these texts by their hash,
the scripts of our own host beside them, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cached_property, lru_cache

from markupsafe import Markup

from generator.dataclass import dataclass
from generator.models.estate import GROUND
from generator.patterns import lazy_re
from generator.templating.palette import palette_css

STYLE, FORMS = "style.css", "forms.css"
EARLY, MINE, GUARD = "early.js", "mine.js", "guard.js"
"""Names of the assets that have no address."""

INLINE_ASSETS = (STYLE, FORMS, EARLY, MINE, GUARD)

_COMMENT_RE = lazy_re(r"/\*.*?\*/", re.DOTALL)
_SPACE_RE = lazy_re(r"\s*([{};,])\s*")


@dataclass(frozen=True)
class Inline:
    """A text as it stands in the pages."""

    text: Markup

    @classmethod
    def of(cls, text: str) -> Inline:
        """Escape a text, since nothing in it may close the element it stands in."""
        return cls(Markup(text.replace("</", r"<\/")))  # noqa: S704 - a template of our own

    @cached_property
    def source(self) -> str:
        """Hash by which a policy allows it (CSP 3, 2.3.1 ``hash-source``)."""
        digest = hashlib.sha256(self.text.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"


@dataclass(frozen=True)
class Inlined:
    """The texts that all pages of a site share.

    ``forms`` stands only in those with something to fill in, ``mine`` in those with a list to
    sort by the reader's own building, ``guard`` in those with something dated.
    """

    style: Inline
    forms: Inline
    early: Inline
    mine: Inline
    guard: Inline

    @classmethod
    def of(cls, sources: dict[str, bytes], accent: str) -> Inlined:
        """Read ``sources`` by their names; the palette comes last, so it has the last word."""
        style = f"{_compact(_words(sources[STYLE]))}{palette_css(accent, GROUND)}"
        scripts = (_without_remarks(_words(sources[name])) for name in (EARLY, MINE, GUARD))
        forms = _compact(_words(sources[FORMS]))
        return cls(Inline.of(style), Inline.of(forms), *map(Inline.of, scripts))

    @property
    def policy(self) -> str:
        """Content-Security-Policy; ``connect-src``, since the guard asks our host for the time."""
        return (
            f"default-src 'none'; style-src {self.style.source} {self.forms.source}; "
            f"script-src 'self' {self.early.source} {self.mine.source} {self.guard.source}; "
            "connect-src 'self'; "
            "img-src 'self'; base-uri 'none'; form-action 'self'"
        )


def _words(source: bytes) -> str:
    return source.decode("utf-8", "replace")


@lru_cache(maxsize=8)  # a desk draws one site after another
def _compact(style: str) -> str:
    """Drop comments, and white space around what separates rules."""
    return _SPACE_RE.sub(r"\1", _COMMENT_RE.sub("", style)).strip()


@lru_cache(maxsize=8)
def _without_remarks(script: str) -> str:
    """Drop indentation and lines that are comments: a script is sent with every page."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))
