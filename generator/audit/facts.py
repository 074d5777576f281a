"""Facts of one finished file, whatever is hidden: a function of its name and bytes.

So they are found once and remembered for as long as the bytes are the same: whether the file
can be read at all, where its links lead, and every address, printed number and UID in it.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from urllib.parse import unquote

from generator.audit import wholeness
from generator.audit.hidden import FOLDERS, LONG, Hidden
from generator.dataclass import dataclass
from generator.patterns import lazy_re

_NAME_RE = lazy_re(r"[\w%-]{1,255}")
_NUMBER_RE = lazy_re(r"(?<!\w)n/(\d{4}-\d+)")
_UID_RE = lazy_re(r"^UID:([^@\r\n]+)@", re.MULTILINE)
_STAMP_RE = lazy_re(r"-\d{8}(?:T\d{4})?(?:-\d+)?$")
_ID_RE = lazy_re(r"[\w-]*")
_ESCAPED_RE = lazy_re(r"\\([nN,;\"\\])")
_BINARY = (".png", ".jpg", ".jpeg", ".webp", ".pdf", ".ico", ".gif", ".woff2")
"""What is made of something else, and was looked at before it came to that."""

_NUMBER, _UID = "n/", "UID:"

_MOST_BLOCKS = 64
"""Styles and scripts that are remembered; a site has about five, a page of figures one more."""


@dataclass(frozen=True)
class Facts:
    """``mark`` is a hash of the bytes; ``named`` what stands in them as an identity."""

    mark: str
    is_readable: bool
    named: tuple[str, ...]
    targets: tuple[str, ...]


def mark_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


class File:
    """One finished file, taken apart when it is first looked at.

    Styles and scripts are apart from what a page says by itself, since nearly all pages have the
    same ones, which are most of their bytes.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self._data = data

    def facts(self, mark: str) -> Facts:
        blocks = (_names_in_block(one) for one in self._blocks)
        named = {*names_in(self.path), *names_in(self._said)}.union(*blocks)
        return Facts(
            mark=mark,
            is_readable=wholeness.is_readable(self.path, self._data),
            named=tuple(sorted(named)),
            targets=tuple(sorted(self._targets())),
        )

    def pieces(self) -> set[str]:
        """Collect the text between tags and quotation marks that is long enough to be words."""
        return _pieces(self._said).union(*(_pieces_of_block(one) for one in self._blocks))

    def _targets(self) -> set[str]:
        if not self.path.endswith(".html"):
            return set()
        return {target for _, target in wholeness.links_in(self._own, self.path)}

    @property
    def _own(self) -> str:
        return self._parts[0]

    @property
    def _blocks(self) -> list[str]:
        return self._parts[1]

    @cached_property
    def _parts(self) -> tuple[str, list[str]]:
        """Text and blocks; none of a picture."""
        if self.path.endswith(_BINARY):
            return "", []
        text = self._data.decode("utf-8", "replace")
        return wholeness.without_blocks(text) if self.path.endswith(".html") else (text, [])

    @cached_property
    def _said(self) -> str:
        """The text as it is read: calendars unfolded, escapes and entities resolved."""
        own = self._own
        if self.path.endswith(".ics"):
            own = own.replace("\r\n ", "")
        if self.path.endswith((".ics", ".json", ".js")):
            own = _ESCAPED_RE.sub(lambda found: _unescaped(found[1]), own)
        return _resolved(own)


def _resolved(text: str) -> str:
    return html.unescape(text) if "&" in text else text


def _pieces(text: str) -> set[str]:
    apart = text.replace("<", "\n").replace(">", "\n").replace('"', "\n")
    return {piece for piece in apart.split("\n") if len(piece) >= LONG}


@lru_cache(maxsize=_MOST_BLOCKS)
def _names_in_block(block: str) -> frozenset[str]:
    return frozenset(names_in(_resolved(block)))


@lru_cache(maxsize=_MOST_BLOCKS)
def _pieces_of_block(block: str) -> frozenset[str]:
    return frozenset(_pieces(_resolved(block)))


def hidden_item(named: str, hidden: Hidden) -> str | None:
    """The hidden item that something in a text names, if it is one."""
    if named.startswith(_NUMBER):
        return hidden.numbers.get(named.removeprefix(_NUMBER))
    if named.startswith(_UID):
        return _hidden_by_uid(named.removeprefix(_UID), hidden)
    known = next((n for n in _ends(named) if n in hidden.unseen or n in hidden.shown), None)
    return known if known in hidden.unseen else None


def _hidden_by_uid(uid: str, hidden: Hidden) -> str | None:
    """Return the hidden item whose UID it is; ``None`` where a visible item could have made it.

    What is hidden shows by its address as well.
    """
    names = [f"{folder}/{id}" for folder in FOLDERS for id in (uid, _STAMP_RE.sub("", uid))]
    if any(name in hidden.shown for name in names):
        return None
    return next((name for name in names if name in hidden.unseen), None)


def _unescaped(letter: str) -> str:
    return "\n" if letter in "nN" else letter


def names_in(text: str) -> Iterator[str]:
    """Every address of an item, printed number and UID of a calendar, hidden or not."""
    for folder, name in set(_addresses(text)):
        if identity := _id_in(name):
            yield f"{folder}/{identity}"
    if _NUMBER in text:
        yield from (f"{_NUMBER}{number}" for number in set(_NUMBER_RE.findall(text)))
    if _UID in text:
        yield from (f"{_UID}{uid}" for uid in set(_UID_RE.findall(text)))


def _addresses(text: str) -> Iterator[tuple[str, str]]:
    """Yield folder and name of every address; one pattern for all folders takes far longer."""
    for folder in FOLDERS:
        start = f"{folder}/"
        at = text.find(start)
        while at >= 0:
            at += len(start)
            if found := _NAME_RE.match(text, at):
                yield folder, found[0]
            at = text.find(start, at)


def _id_in(name: str) -> str:
    found = _ID_RE.match(unquote(name))
    return found[0] if found else ""


def _ends(named: str) -> Iterator[str]:
    """Yield an address and each shorter one it may be, as 见notices/a谢谢 names ``a``."""
    yield named
    for end in range(len(named) - 1, 0, -1):
        if not named[end].isascii():
            yield named[:end]
