"""Content that names what is hidden: what is left out of it, so that all the rest can stay.

A link to something that is not visible becomes plain text; an address that was typed as text
cannot, since it is text already, so it is left out of the text, and its author is told. What
names it in a way that is not seen here is held back whole: one record, never a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import is_dataclass, replace
from typing import Any

from pydantic import BaseModel

from generator.audit.facts import hidden_item, names_in
from generator.audit.hidden import FOLDERS, NAMES, Hidden, source
from generator.kinds.content import Content
from generator.kinds.kind import Pages
from generator.kinds.records import Records
from generator.kinds.sourced import Sourced, place_in, texts
from generator.kinds.table import KINDS
from generator.load.recovery import kinds
from generator.models.fields import Choice
from generator.models.unshown import FOR_BOARDS_ALONE
from generator.patterns import lazy_re
from generator.problems import Place, Problem, problem

LEFT_OUT = "[…]"
"""As one quotes with something left out, in any language."""

_MENTION_RE = lazy_re(
    r"(?P<link>\]\([ \t]*<?[^)\s>]+|^\s{0,3}\[[^\]\n]+\]:\s*<?[^\s>]+)"
    r"|<?(?:https?://[^\s<>\"'()]*?)?/?"
    rf"(?P<name>(?:{'|'.join(FOLDERS)})/[\w%-]+|(?<!\w)n/\d{{4}}-\d+)"
    r"(?P<more>[/?#][\w%./?#=&-]*)?>?",
    re.MULTILINE,
)
_UNPUBLISHED = frozenset({"withdrawals", "years", "profiles"})
_OWN_PAGE_RE = lazy_re(r"(?:[a-z]{2}(?:-[A-Za-z]{2,4})?/)?([a-z]+)/([^/]+)/[^/]+")
"""In any language."""


def mentions(records: Records, hidden: Hidden) -> Iterator[Problem]:
    """Report where a record that is shown spells out the address of one that is not."""
    read = [(kind, sourced) for kind in kinds() for sourced in records.lists[kind]]
    read += [(one.kind, one.sourced) for one in records.translations]
    for kind, sourced in read:
        is_unseen = f"{kind}/{getattr(sourced.value, 'id', '')}" in hidden.unseen
        if kind not in _UNPUBLISHED and not is_unseen:
            yield from _spelt_out(sourced, hidden, records)


def without_mentions(content: Content, hidden: Hidden) -> Content:
    """Return the content with every address of a hidden item left out of its texts."""

    def cut(text: str) -> str:
        return _MENTION_RE.sub(lambda match: _replacement(match, hidden), text)

    return _changed(content, cut)  # type: ignore[no-any-return]


def only_shown(content: Content, hidden: Hidden) -> Content:
    """Return the content without hidden items, so that nothing made of it can mention one."""
    left: dict[str, Any] = {
        folder: tuple(one for one in content.lists[folder] if f"{folder}/{one.id}" in hidden.shown)
        for folder in FOLDERS
    }
    said = {
        language: {
            (kind, name): one
            for (kind, name), one in words.items()
            if f"{kind}/{name}" not in hidden.unseen
        }
        for language, words in content.translations.items()
    }
    return replace(content.with_lists(left), translations=said)


Record = tuple[str, str]
"""Its kind, as ``Content`` calls it, and its id."""


def owners(paths: Iterable[str], content: Content) -> set[Record]:
    """The records whose own pages these are."""
    kinds = {kind.name for kind in KINDS if kind.pages is Pages.EACH}
    found = (match.groups() for path in paths if (match := _OWN_PAGE_RE.fullmatch(path)))
    named = {(kind, id) for kind, id in found if kind in kinds}
    return {(kind, id) for kind, id in named if any(o.id == id for o in content.lists[kind])}


def without(content: Content, held: Iterable[Record]) -> Content:
    gone = set(held)
    left: dict[str, Any] = {
        kind: tuple(one for one in content.lists[kind] if (kind, one.id) not in gone)
        for kind, _ in gone
    }
    return content.with_lists(left)


def place_of(record: Record, records: Records) -> Place:
    """The file it stands in."""
    kind, id = record
    found = (one.own for one in records.lists[kind] if one.value.id == id)
    return next(found, Place(f"content/{kind}/{id}"))


def _spelt_out(sourced: Sourced[Any], hidden: Hidden, records: Records) -> Iterator[Problem]:
    for at, text in texts(sourced.plain):
        for match, item in _mentions(text, hidden) if _is_shown(at[0]) else ():
            place = place_in(sourced, at, match.start("name"))
            facts = {"value": match["name"], "other": source(item, records)}
            yield problem(place, "ref.hidden_address", **facts)


def _is_shown(field: str | int) -> bool:
    return field not in FOR_BOARDS_ALONE and field not in NAMES


def _mentions(text: str, hidden: Hidden) -> Iterator[tuple[re.Match[str], str]]:
    if "/" in text:
        for match in _MENTION_RE.finditer(text):
            if item := _item(match, hidden):
                yield match, item


def _item(match: re.Match[str], hidden: Hidden) -> str | None:
    """``None`` also for the target of a link, which was looked at when it was resolved."""
    names = names_in(match["name"]) if match["name"] else ()
    return next((item for name in names if (item := hidden_item(name, hidden))), None)


def _replacement(match: re.Match[str], hidden: Hidden) -> str:
    """Words may follow an address without a space; they stay."""
    if (item := _item(match, hidden)) is None:
        return match[0]
    _, name, following = match["name"].partition(item)
    return LEFT_OUT + (following + (match["more"] or "") if name and following else "")


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """The value with every text in it changed; itself where none is."""
    made = value
    if isinstance(value, str):
        made = change(value) if "/" in value and not isinstance(value, Choice) else value
    elif isinstance(value, tuple):
        made = tuple(_changed(one, change) for one in value)
    elif isinstance(value, Mapping):
        made = {name: _changed(one, change) for name, one in value.items()}
    elif isinstance(value, BaseModel) or (is_dataclass(value) and not isinstance(value, type)):
        made = _with_parts(value, change)
    return value if made == value else made


def _with_parts(value: Any, change: Callable[[str], str]) -> Any:
    parts = {
        name: changed
        for name, one in vars(value).items()
        if _is_shown(name) and (changed := _changed(one, change)) is not one
    }
    if not parts:
        return value
    is_model = isinstance(value, BaseModel)
    return value.model_copy(update=parts) if is_model else replace(value, **parts)
