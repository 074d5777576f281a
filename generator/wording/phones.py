"""Telephone numbers in running text as links: whoever reads them on a phone taps, and calls.

A whole number is known by its shape, a short one (119, 12345) only by the word before it: 120
minutes are no ambulance.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from generator.patterns import lazy_re

_NUMBER_RE = lazy_re(
    r"(?<![\d-])(?:\d{3,4}-\d{4} ?\d{3,4}|400-\d{3,4}-\d{3,4}|1[3-9]\d{9})(?![\d-])"
    r"|(?:(?<=拨)|(?<=拨打)|(?<=致电)|(?<=[Cc]all ))\d{3,6}(?![\d.-])"
    r"|(?<=报)1\d\d(?![\d.-])"
)


def dial_words(text: str) -> Markup:
    """Mark up a text, each number in it a ``tel:`` address (RFC 3966)."""
    return Markup(_NUMBER_RE.sub(_link, str(escape(text))))  # noqa: S704 - escaped


def _link(found: re.Match[str]) -> str:
    digits = "".join(filter(str.isdigit, found[0]))
    return f'<a href="tel:{digits}">{found[0]}</a>'
