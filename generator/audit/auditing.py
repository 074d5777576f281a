"""Searching files for what is hidden.

Addresses, printed numbers, file paths and the UIDs of calendars are looked up one by one as
they stand in the text, so the cost follows the text and not the size of the archive; words
are found by their first characters, each different line once, however many files it is in.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from generator.audit.hidden import LONG, Hidden, Item
from generator.problems import Place, Problem, problem

_ADDRESS_RE = re.compile(r"(notices|events|disclosures|programmes)/([^/\s\"'<>?#\\]+)")
_NUMBER_RE = re.compile(r"(?:^|/)n/(\d{4}-\d+)")
_UID_RE = re.compile(r"^UID:([^@\r\n]+)@", re.MULTILINE)
_STAMP_RE = re.compile(r"-\d{8}(?:T\d{4})?(?:-\d+)?$")
_PIECES_RE = re.compile(r"[<>\n\"]+")
_IN_CALENDARS = ("notices", "events")
_TEXTS = (".html", ".xml", ".json", ".ics", ".txt", ".js")


@dataclass(frozen=True, order=True)
class Finding:
    """``what`` of the hidden item stands in the file at ``path``."""

    path: str
    folder: str
    id: str
    what: str


def audit(
    files: Mapping[str, bytes],
    paths: Iterable[str],
    hidden: Hidden,
    texts: Mapping[str, str] | None = None,
) -> list[Finding]:
    """What of the hidden items stands in ``paths``, names of files included; sorted.

    ``texts`` say what can be read in files no text can be taken from, such as PDFs.
    """
    texts = texts or {}
    lines: dict[str, str] = {}
    found: set[Finding] = set()
    for path in paths:
        found |= {_finding(path, item, path) for item in _named(path, hidden)}
        if path in texts or path.endswith(_TEXTS):
            text = texts[path] if path in texts else _text(path, files[path])
            found |= {_finding(path, item, what) for item, what in _identities(text, hidden)}
            for piece in _PIECES_RE.split(text):
                if len(piece) >= LONG:
                    lines.setdefault(piece, path)
    for line, path in lines.items():
        found |= {_finding(path, hidden.words[words], words) for words in _said(line, hidden)}
    return sorted(found)


def proven(
    files: Mapping[str, bytes], hidden: Hidden, texts: Mapping[str, str] | None = None
) -> tuple[dict[str, bytes], list[Problem]]:
    """The files in which nothing hidden stands, and what was found in the others."""
    findings = audit(files, files, hidden, texts)
    stopped = {finding.path for finding in findings}
    return {path: data for path, data in files.items() if path not in stopped}, [
        problem(Place(f"site/{one.path}"), "audit.found", value=one.what, other=_source(one))
        for one in findings
    ]


def _source(finding: Finding) -> str:
    return f"content/{finding.folder}/{finding.id}"


def _finding(path: str, item: Item, what: str) -> Finding:
    return Finding(path, item.folder, item.id, what)


def _text(path: str, data: bytes) -> str:
    """As it is read: calendars unfolded, entities resolved."""
    text = data.decode("utf-8", "replace")
    if path.endswith(".ics"):
        return text.replace("\r\n ", "")
    return html.unescape(text) if "&" in text and not path.endswith(".json") else text


def _identities(text: str, hidden: Hidden) -> Iterator[tuple[Item, str]]:
    for folder, name in set(_ADDRESS_RE.findall(text)):
        if (item := Item(folder, unquote(name))) in hidden.items:
            yield item, f"{folder}/{name}"
    for number in set(_NUMBER_RE.findall(text)):
        if number in hidden.numbers:
            yield hidden.numbers[number], f"n/{number}"
    for uid in set(_UID_RE.findall(text)):
        names = {uid, _STAMP_RE.sub("", uid)}
        owners = (Item(folder, name) for folder in _IN_CALENDARS for name in names)
        yield from ((item, uid) for item in owners if item in hidden.items)


def _named(path: str, hidden: Hidden) -> Iterator[Item]:
    """Items whose own page, calendar, attachment or short address a path is."""
    yield from (item for item, _ in _identities(path, hidden))


def _said(line: str, hidden: Hidden) -> Iterator[str]:
    beginnings = hidden.beginnings
    for start in range(len(line) - LONG + 1):
        for words in beginnings.get(line[start : start + LONG], ()):
            if line.startswith(words, start):
                yield words
