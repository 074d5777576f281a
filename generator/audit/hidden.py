"""Hidden content, which must stand in no file at a moment: names of an item, words only it has.

An item is a notice, an event, a disclosure, a programme or a guide, called by its address
(``notices/20261125-water``). Its identity is that address and everything made of it; its
words are its title and its long lines, as far as nothing visible says the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from datetime import datetime
from functools import cache, cached_property

from pydantic import BaseModel

from generator.dataclass import dataclass
from generator.kinds.as_of import as_of, ended_parts, over_by, record_as_of, written
from generator.kinds.content import Content
from generator.kinds.records import Records
from generator.kinds.scene import Scene
from generator.kinds.table import KINDS, named
from generator.languages import has_han
from generator.models.dated_parts import IsOver
from generator.models.fields import Choice
from generator.models.unshown import FOR_BOARDS_ALONE
from generator.patterns import lazy_re

FOLDERS = tuple(kind.name for kind in KINDS if kind.is_hidden_singly)
"""Where items lie, in ``Content`` and in addresses alike."""

PARTS = "parts of "
"""Before the address of a record of which only some lines are hidden."""

NAMES = frozenset({"id", "number"})
"""Fields that are looked for as identities, and are no words."""

LONG = 10
"""Characters from which on a line is somebody's words and no turn of phrase."""

LONG_IN_LETTERS = 28
"""The same where a character is a letter and no word."""

_MARK_RE = lazy_re(r"[][<>\"*`|\\]")
_APART_RE = lazy_re(rf"\]\([^)]*\)|{_MARK_RE.pattern}")
"""What a page does not show as it was typed: there a line comes apart."""

_TURNS_RE = lazy_re(r"[\W\d_年月日时分至起止前后含当上下午周一二三四五六]")
"""What dates, times and amounts are made of, which half of a line may be by chance."""

_LEAD_RE = lazy_re(r"[\s#>+-]*(?:\d{1,3}[.)]\s+)?")
"""What makes a line a heading, a quotation or an item of a list."""

_LEADS = frozenset(" \t\u3000#>+-0123456789")
"""What such a line begins with."""

Versions = tuple[BaseModel, ...]
"""A record, and its words in other languages."""


@dataclass(frozen=True)
class Hidden:
    """Items by address, in every language: those that must not be named, and those that may be.

    ``numbers`` are printed on paper and lead to nothing now.
    """

    unseen: Mapping[str, Versions]
    shown: Mapping[str, Versions]
    evergreen: tuple[BaseModel, ...]
    numbers: Mapping[str, str]
    read: Mapping[str, str]
    """A hash of what a hidden item was read from, where it is known."""

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """Item → a hash that stays as long as its words do: of its files, else of the words."""
        return {item: self.read.get(item) or _mark(self._texts(item)) for item in self.unseen}

    @cached_property
    def said(self) -> str:
        """All words that may stand on the site: those of visible items, and of evergreen ones.

        What only boards show excuses nothing.
        """
        visible = (*(one for versions in self.shown.values() for one in versions), *self.evergreen)
        return "\n".join(text for record in visible for text in _texts(record, FOR_BOARDS_ALONE))

    def words(self, item: str) -> set[str]:
        """Title and long lines of a hidden item."""
        return set(_lines(self._texts(item), None))

    def owners(self, wanted: Iterable[str]) -> dict[str, str]:
        """Words → the first item that has them; without those nothing hidden has any more."""
        missing, found = set(wanted), dict[str, str]()
        beginnings = {words[:LONG] for words in missing}
        for item in sorted(self.unseen) if missing else ():
            for line in missing.intersection(_lines(self._texts(item), beginnings)):
                found[line] = item
                missing.discard(line)
        return found

    def _texts(self, item: str) -> list[str]:
        return [text for one in self.unseen[item] for text in _texts(one, NAMES)]


class EndedParts(BaseModel):
    """Lines of a record that is still shown, which hold no more."""

    texts: tuple[str, ...]


def source(item: str, records: Records | None = None) -> str:
    """Return the file an item stands in, for those who are to look there.

    Without ``records`` it is where the files of its kind lie by rule.
    """
    name, _, identity = item.removeprefix(PARTS).partition("/")
    kind = named(name)
    read = records.lists[name] if records and not kind.table else ()
    if found := next((one for one in read if one.value.id == identity), None):
        return found.own.path
    if kind.table:
        return f"content/{kind.table}.yaml"
    return f"content/{kind.folder}/{identity}{kind.extension}"


def hidden_at(content: Content, at: datetime) -> Hidden:
    """Return everything that was read and is not visible at ``at``."""
    visible = Scene(content, at).visible
    is_over = over_by(at, content.estate.zone)
    shown: dict[str, Versions] = {}
    unseen: dict[str, Versions] = {}
    for folder in FOLDERS:
        for record in content.lists[folder]:
            versions = (record, *content.translated(folder, record.id))
            if record.id in visible[folder]:
                left = (record_as_of(one, folder, is_over) for one in versions)
                shown[f"{folder}/{record.id}"] = tuple(left)
            else:
                unseen[f"{folder}/{record.id}"] = versions
    read = {f"{kind}/{name}": mark for (kind, name), mark in content.marks.items()}
    numbers = _numbers(shown, unseen)
    parts = _ended_parts(content, at, shown)
    return Hidden(unseen | parts, shown, _evergreen(as_of(content, at), is_over), numbers, read)


def _ended_parts(
    content: Content, at: datetime, shown: Mapping[str, Versions]
) -> dict[str, Versions]:
    """Return what is over of records that are shown themselves: words, and no address."""
    is_over, found = over_by(at, content.estate.zone), dict[str, list[BaseModel]]()
    for kind, name, record in written(content):
        if kind in FOLDERS and f"{kind}/{name}" not in shown:
            continue
        if texts := ended_parts(record, kind, is_over):
            found.setdefault(f"{PARTS}{kind}/{name}", []).append(EndedParts(texts=texts))
    return {item: tuple(records) for item, records in found.items()}


def _numbers(shown: Mapping[str, Versions], unseen: Mapping[str, Versions]) -> dict[str, str]:
    kept = {getattr(record, "number", None) for record, *_ in shown.values()}
    return {
        number: item
        for item, (record, *_) in unseen.items()
        if (number := getattr(record, "number", None)) and number not in kept
    }


def _evergreen(content: Content, is_over: IsOver) -> tuple[BaseModel, ...]:
    """Return everything that is shown whenever there is any of it, in every language."""
    lasting = (kind for kind in KINDS if kind.is_on_site and not kind.is_hidden_singly)
    return (
        *(record for kind in lasting for record in content.lists[kind.name]),
        *(
            record_as_of(said, kind, is_over)
            for words in content.translations.values()
            for (kind, _), said in words.items()
            if kind not in FOLDERS
        ),
    )


def _lines(texts: Iterable[str], beginnings: Container[str] | None) -> Iterator[str]:
    """Every long line, as plain words; what is not wanted is passed over at its beginning."""
    for text in texts:
        comes_apart = _MARK_RE.search(text) is not None
        for line in text.splitlines():
            words = _LEAD_RE.sub("", line, 1) if line[:1] in _LEADS else line
            if beginnings is None or words[:LONG] in beginnings:
                yield from ([stripped] if _is_long(stripped := words.rstrip()) else ())
            if comes_apart:
                yield from _parts(words)


def _is_long(words: str) -> bool:
    return len(words) >= (LONG if has_han(words) else LONG_IN_LETTERS)


def _parts(line: str) -> Iterator[str]:
    """Yield the long parts of a line between emphasis, links or quotation marks."""
    if len(found := _APART_RE.split(line)) > 1:
        yield from (one for one in found if _is_long(one) and len(_TURNS_RE.sub("", one)) >= LONG)


def _mark(texts: Iterable[str]) -> str:
    said = "\0".join(texts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=8).hexdigest()


def _texts(record: object, passed_over: frozenset[str]) -> list[str]:
    """Every text in a record, however deep; of ``passed_over`` fields none."""
    found: list[str] = []
    _gather(record, passed_over, found)
    return found


def _gather(value: object, passed_over: frozenset[str], found: list[str]) -> None:
    parts = value if isinstance(value, tuple | list) else _shown_parts(value, passed_over)
    for part in parts:
        kind: type = type(part)
        if kind is str:
            found.append(part)  # type: ignore[arg-type]
        elif part and _has_parts(kind):
            _gather(part, passed_over, found)


def _shown_parts(record: object, passed_over: frozenset[str]) -> list[object]:
    return [part for name, part in vars(record).items() if part and name not in passed_over]


@cache
def _has_parts(kind: type) -> bool:
    """Asked for every field of every record of an archive, though there are few kinds."""
    if issubclass(kind, Choice):
        return False
    return issubclass(kind, BaseModel | tuple | list) or is_dataclass(kind)
