"""Whether the finished files can be read at all, and every link inside the site leads somewhere."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Container, Iterator
from urllib.parse import unquote
from xml.etree import ElementTree as ET

_LINK_RE = re.compile(r"\b(?:href|src)=[\"']?([^\"'\s>]+)")
_OUTSIDE_RE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|#", re.IGNORECASE)


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
    here = posixpath.dirname(path)
    for link in _LINK_RE.findall(data.decode("utf-8", "replace")):
        target = unquote(link.partition("#")[0].partition("?")[0])
        if target and not _OUTSIDE_RE.match(link):
            yield link, posixpath.normpath(posixpath.join(here, target)).removeprefix("./")


def leads_somewhere(target: str, files: Container[str]) -> bool:
    inside = "" if target == "." else f"{target}/"
    return target in files or f"{inside}index.html" in files
