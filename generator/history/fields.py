"""Fields of a content file as people call them, whatever else is wrong with it.

Only its layout must hold: a version that no build would publish is still part of the history,
and what differed in it is worth knowing.
"""

from __future__ import annotations

from dataclasses import field
from difflib import SequenceMatcher
from functools import cache
from pathlib import PurePosixPath

from generator.dataclass import dataclass
from generator.kinds.table import in_folder
from generator.languages import SOURCE, Language
from generator.load.folders import FOLDERS
from generator.load.front_matter import split
from generator.load.text import decode
from generator.load.tree import Fields, Listing, Node, Scalar, parse
from generator.privacy import masked
from generator.problems import ProblemError
from generator.vocabulary import KEYS, label, normal

LONGEST = 60
"""Characters of a value that a list of changes repeats."""

_BEFORE = 8
"""Characters that are repeated before the place where two long values begin to differ."""

_QUIET = frozenset({"version", "revised", "changes", "extended_from", "updated"})
"""Keys that follow from another change, and are said where nothing else differs."""

_NAMES = ("id", "name", "title", "key", "from", "year", "at", "on", "category")
"""Keys by which one entry of a list is told from the next."""

_TEXT = "body"
_ENTRY = 2
"""Keys by which an entry is named: that of the list, and its own."""

_FILE_OF_A_RECORD = 3
"""Parts of a path: content/KIND/FILE."""

Name = tuple[str, ...]
"""Keys from the outside in; entries of lists stand between them, each by what tells it apart."""


@dataclass
class _Values:
    """All values of a file by their names, and what entries of lists are called."""

    values: dict[Name, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Field:
    """A field of a record, or of an entry in it, with what it said and what it says."""

    name: Name
    was: str
    now: str
    record: str = ""

    def label(self, language: Language) -> str:
        """Call it as forms and messages do."""
        return " ".join(_label(part, self.record, language) for part in self.name)


def differences(path: str, before: bytes | None, after: bytes | None) -> list[Field] | None:
    """List the fields that differ; ``None`` where a version is no text of fields.

    Fields that only follow from others are left out, unless they are all there is.
    """
    old, new = (_fields(path, data) for data in (before, after))
    if old is None or new is None:
        return None
    record, called = _record(path), old.called | new.called
    was, now = _entries_whole(old.values, new.values)
    names = [name for name in {**was, **now} if was.get(name, "") != now.get(name, "")]
    found = [
        Field(tuple(called.get(part, part) for part in name), *_sides(was, now, name), record)
        for name in names
    ]
    loud = [one for one in found if one.name[0] not in _QUIET]
    return loud or found


def title_in(path: str, data: bytes | None) -> str:
    """Find what a record is called; empty where nothing says it."""
    found = _fields(path, data) if data else None
    values = found.values if found else {}
    return next((_shown(values[key,]) for key in ("title", "name") if (key,) in values), "")


def _entries_whole(*sides: dict[Name, str]) -> list[dict[Name, str]]:
    """Say an entry of a list as one value where the other side has none of it."""
    entries = [{name[:_ENTRY] for name in side if len(name) > _ENTRY} for side in sides]
    both = entries[0] & entries[1]
    found: list[dict[Name, str]] = []
    for side in sides:
        whole: dict[Name, list[str]] = {}
        for name, value in side.items():
            is_alone = len(name) > _ENTRY and name[:_ENTRY] not in both
            whole.setdefault(name[:_ENTRY] if is_alone else name, []).append(value)
        found.append({name: "，".join(values) for name, values in whole.items()})
    return found


def _sides(was: dict[Name, str], now: dict[Name, str], name: Name) -> tuple[str, str]:
    before, after = was.get(name, ""), now.get(name, "")
    if name == (_TEXT,):
        return _differing_lines(before, after)
    return _shown_beside(before, after)


def _shown_beside(before: str, after: str) -> tuple[str, str]:
    """Show of two long values the part that differs, with a few characters before it."""
    old, new = (" ".join(text.split()) for text in (before, after))
    if max(len(old), len(new)) <= LONGEST:
        return _shown(old), _shown(new)
    apart = (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    same = next(apart, min(len(old), len(new)))
    start = max(0, same - _BEFORE)
    was, now = (f"…{text[start:]}" if start and text else text for text in (old, new))
    return _shown(was), _shown(now)


def _differing_lines(before: str, after: str) -> tuple[str, str]:
    """Return the lines of a text that are gone, and those that have come."""
    old, new = before.splitlines(), after.splitlines()
    gone: list[str] = []
    come: list[str] = []
    for what, *span in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            gone += old[span[0] : span[1]]
            come += new[span[2] : span[3]]
    return _shown_beside(" ".join(gone), " ".join(come))


def _shown(text: str) -> str:
    """Put a value in one line that names nobody, and cut it where it is long."""
    line = masked(" ".join(text.split()))
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _fields(path: str, data: bytes | None) -> _Values | None:
    if data is None:
        return _Values()
    if not path.endswith((".md", ".yaml")):
        return None
    try:
        text = decode(data, path)
        return _of_text(path, text) if text.strip() else _Values()
    except ProblemError:
        return None


def _of_text(path: str, text: str) -> _Values | None:
    """Read fields, and the text below them. Raises ``ProblemError``."""
    body = ""
    if path.endswith(".md"):
        parts = split(text, path)
        text, body = parts.fields, parts.body
    node, problems = parse(text, path)
    if problems or not isinstance(node, Fields):
        return None
    reader = _Reader(_keys(_record(path)))
    reader.read(node, ())
    if body:
        reader.found.values[_TEXT,] = body
    return reader.found


class _Reader:
    """Walks a tree: a list of plain values is one value, other entries are several."""

    def __init__(self, keys: dict[str, str]) -> None:
        self.found = _Values()
        self._keys = keys

    def read(self, node: Fields, outer: Name) -> None:
        for word, value in node.entries:
            name = (*outer, self._key(word))
            if isinstance(value, Fields):
                self.read(value, name)
            elif isinstance(value, Listing) and any(isinstance(one, Fields) for one in value.items):
                self._read_entries(value, name)
            else:
                self.found.values[name] = _plain(value)

    def _read_entries(self, node: Listing, name: Name) -> None:
        taken: dict[str, int] = {}
        for one in node.items:
            if not isinstance(one, Fields):
                self.found.values[name] = _plain(one)
                continue
            plain = {self._key(word): _plain(value) for word, value in one.entries}
            known = (plain[key] for key in _NAMES if plain.get(key))
            told = _shown(next(known, next(iter(plain.values()), "")))
            taken[told] = taken.get(told, 0) + 1
            entry = told if taken[told] == 1 else f"{told} ({taken[told]})"
            self.found.called[entry] = _shown(plain.get("name") or plain.get("title") or entry)
            self.read(one, (*name, entry))

    def _key(self, word: Scalar) -> str:
        return self._keys.get(normal(word.text), word.text)


def _plain(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return "、".join(map(_plain, node.items))
    return "，".join(_plain(value) for _, value in node.entries)


def _record(path: str) -> str:
    """Name the kind of record whose words hold in a file; empty for a table."""
    parts = PurePosixPath(path).parts
    is_record = len(parts) == _FILE_OF_A_RECORD and parts[1] in FOLDERS and parts[1] != "files"
    return in_folder(parts[1]).single if is_record else ""


@cache
def _keys(record: str) -> dict[str, str]:
    """Map every word for a key to the key; words of this very record win."""
    known: dict[str, str] = {}
    for name, words in sorted(KEYS.items(), key=lambda one: "." in one[0]):
        owner, _, key = name.rpartition(".")
        if owner in {"", record}:
            known |= {normal(word): key for word in words}
    return known | {normal(name): name for name in KEYS if "." not in name}


def _label(part: str, record: str, language: Language) -> str:
    if part == _TEXT:
        return language.say("正文")
    word = label(f"{record}.{part}") if record else label(part)
    if language.code == SOURCE or word == part:
        return word
    said = language.say(word)
    return said if said != word else part.replace("_", " ")
