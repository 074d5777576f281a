"""Whether the finished files can be read at all, and every link inside the site leads somewhere."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from generator.problems import Place, Problem, problem

_LINK_RE = re.compile(r"\b(?:href|src)=[\"']?([^\"'\s>]+)")
_OUTSIDE_RE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


def unreadable(files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Data files that no program could read, and links of pages that lead to nothing."""
    for path in sorted(files):
        if not _is_readable(path, files[path]):
            yield problem(Place(f"site/{path}"), "audit.unreadable")
        if path.endswith(".html"):
            for link in sorted(set(_dead_links(path, files))):
                yield problem(Place(f"site/{path}"), "audit.dead_link", value=link)


def _is_readable(path: str, data: bytes) -> bool:
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


def _dead_links(path: str, files: Mapping[str, bytes]) -> Iterator[str]:
    """Relative links that no file answers; those of ``404.html`` are absolute."""
    here = posixpath.dirname(path)
    for link in _LINK_RE.findall(files[path].decode("utf-8", "replace")):
        target = unquote(link.partition("#")[0].partition("?")[0])
        if not target or _OUTSIDE_RE.match(link) or link.startswith("/"):
            continue
        there = posixpath.normpath(posixpath.join(here, target)).removeprefix("./")
        inside = "" if there == "." else f"{there}/"
        if there not in files and f"{inside}index.html" not in files:
            yield link
