"""Wholeness of the finished files: each can be read, every link inside the site leads somewhere."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Container, Iterator
from html import unescape
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from generator.patterns import lazy_re

_LINKS = ("href=", "src=")
_TARGET_RE = lazy_re(r"[\"']?([^\"'\s>]+)")
_BLOCK_RE = lazy_re(r"<(style|script)\b[^>]*>")
_OUTSIDE_RE = lazy_re(r"[a-z][a-z0-9+.-]*:|//|/|#", re.IGNORECASE)


def is_readable(path: str, data: bytes) -> bool:
    try:
        if path.endswith(".json"):
            json.loads(data)
        elif path.endswith(".xml"):
            ET.fromstring(data)  # noqa: S314 - what this program has just written
        elif path.endswith(".ics"):
            return data.startswith(b"BEGIN:VCALENDAR\r\n") and data.endswith(b"END:VCALENDAR\r\n")
        elif path.endswith(".html"):
            return b"</html>" in data[-20:]
    except (ValueError, ET.ParseError):
        return False
    return True


def links(path: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Relative links of a page as they are written, and the path each leads to.

    Those of ``404.html`` are absolute.
    """
    if not path.endswith(".html"):
        return
    text, _ = without_blocks(data.decode("utf-8", "replace"))
    yield from links_in(text, path)


def links_in(text: str, path: str) -> Iterator[tuple[str, str]]:
    """Yield the relative links of the page at ``path``, whose styles and scripts are empty."""
    here = posixpath.dirname(path)
    for link in set(_written(text)):
        target = unquote(unescape(link).partition("#")[0].partition("?")[0])
        if target and not _OUTSIDE_RE.match(link):
            yield link, posixpath.normpath(posixpath.join(here, target)).removeprefix("./")


def _written(text: str) -> Iterator[str]:
    """Yield every link as it is written; one pattern for both attributes takes far longer."""
    for attribute in _LINKS:
        at = text.find(attribute)
        while at >= 0:
            begins = at == 0 or not text[at - 1].isalnum()
            at += len(attribute)
            if begins and (found := _TARGET_RE.match(text, at)):
                yield found[1]
            at = text.find(attribute, at)


def without_blocks(text: str) -> tuple[str, list[str]]:
    """A page with its styles and scripts empty, and what stood in each of them."""
    rest, blocks, done = [], [], 0
    for opening in _BLOCK_RE.finditer(text):
        end = text.find(f"</{opening[1]}", opening.end())
        if opening.start() >= done and end >= 0:
            rest.append(text[done : opening.end()])
            blocks.append(text[opening.end() : end])
            done = end
    return "".join((*rest, text[done:])), blocks


def leads_somewhere(target: str, files: Container[str]) -> bool:
    inside = "" if target == "." else f"{target}/"
    return target in files or f"{inside}index.html" in files
