"""Faults in the text of a record that make it look other than its author expects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.kinds import links
from generator.kinds.sourced import Sourced
from generator.patterns import lazy_re
from generator.problems import Problem, problem

_PICTURE_RE = lazy_re(r"!\[[^\]\n]*\](?=\()")

_HTML_RE = lazy_re(
    r"(?<!`)</?(?:p|br|hr|div|span|font|center|section|table|tbody|thead|tr|td|th|img|a|b|i|u|s|o:p"
    r"|strong|em|h[1-6]|ul|ol|li|script|style|iframe|video|sup|sub)(?:\s[^<>\n]*)?/?>",
    re.IGNORECASE,
)
"""Tags as they come along from a web page or a mail; in backquotes they are meant to be read."""


def told(sourced: Sourced[Any]) -> Iterator[Problem]:
    """Pictures that lie with others, and pasted HTML, which is shown as it was typed."""
    body: str = sourced.value.body or ""
    for match in _PICTURE_RE.finditer(body):
        target = next(iter(links.targets(body[match.end() - 1 :])), "")
        if links.leads_outside(target):
            place = sourced.place_in_text("body", match.start())
            yield problem(place, "body.picture_elsewhere", value=target)
    if html := _HTML_RE.search(body):
        place = sourced.place_in_text("body", html.start())
        yield problem(place, "body.html", value=html[0])
