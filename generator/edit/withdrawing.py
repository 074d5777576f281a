"""Withdrawing: one entry more in the register, and not a letter of it changed otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from generator.edit.quoting import quoted
from generator.edit.record import Proposal
from generator.edit.source import source_of
from generator.load.text import decode
from generator.load.tree import Fields, Listing, Node, Scalar, outline, parse
from generator.patterns import lazy_re
from generator.problems import Place, ProblemError, problem
from generator.vocabulary import normal, spellings

WITHDRAWN = "content/withdrawn.yaml"

_KEY = "withdrawn"
_EMPTY_LIST_RE = lazy_re(r":[ \t]*\[\s*\]")
_HEADER = "# 撤回登记。由 estate withdraw 追加，一条也不要删。\n"


def withdrawn(  # noqa: PLR0913 - what, when and why, then two of its kinds
    folder: Path,
    identity: str,
    at: datetime,
    reason: str,
    *,
    private: bool = False,
    back: bool = False,
) -> Proposal:
    """One entry more in the register of withdrawals; what is there is kept as it is.

    ``back`` makes it the opposite: the item may be public again.
    ``at`` is aware and in the estate's zone. Raises ``ProblemError`` where the register
    cannot be understood, since an entry added to it would have no effect.
    """
    path = folder / WITHDRAWN
    before = path.read_bytes() if path.exists() else None
    text = _HEADER if before is None else decode(before, WITHDRAWN)
    made = _with_entry(text, _entry(identity, at, reason, private=private, back=back))
    return Proposal(WITHDRAWN, before, source_of(made.encode(), WITHDRAWN))


def withdraw(folder: Path, identity: str, at: datetime, reason: str, *, private: bool) -> None:
    """Enters it. Raises as ``withdrawn`` does, and ``OSError``."""
    withdrawn(folder, identity, at, reason, private=private).write(folder)


def _entry(identity: str, at: datetime, reason: str, *, private: bool, back: bool) -> str:
    privacy = f"{', privacy: 是' if private else ''}{', back: 是' if back else ''}"
    moment = at.replace(microsecond=0).isoformat()
    return f"- {{id: {quoted(identity)}, at: {moment}, reason: {quoted(reason)}{privacy}}}\n"


def _with_entry(text: str, entry: str) -> str:
    """The register with one entry more, laid out as it was wherever that can be done."""
    before = _entries(text)
    for candidate in (*_appended(text, entry), _laid_out_anew(text, before, entry)):
        with suppress(ProblemError):
            if len(_entries(candidate)) == len(before) + 1:
                return candidate
    raise ProblemError(problem(Place(WITHDRAWN), "yaml.syntax", value=_KEY))


def _entries(text: str) -> list[Node]:
    """Raises ``ProblemError`` where the register, or its list, cannot be read."""
    node, problems = parse(text, WITHDRAWN)
    if problems:
        raise ProblemError(problems[0])
    if node is None:
        return []
    if not isinstance(node, Fields):
        raise ProblemError(problem(node.place, "yaml.not_fields", value="…"))
    lists = [entry for entry in node.entries if normal(entry[0].text) in spellings("", [_KEY])]
    if len(lists) > 1:
        place, first = lists[1][0].place, lists[0][0].place.line
        raise ProblemError(problem(place, "yaml.duplicate_key", field=_KEY, first=first))
    for _, value in lists:
        if isinstance(value, Listing):
            return value.items
        if not isinstance(value, Scalar) or value.text.strip():
            raise ProblemError(
                problem(value.place, "value.not_list", field=_KEY, value=outline(value))
            )
    return []


def _appended(text: str, entry: str) -> Iterator[str]:
    """The entry below the last one, aligned with the list; or as the first of an empty one."""
    ended = text if text.endswith("\n") or not text else f"{text}\n"
    for indent in ("  ", "", "    "):
        yield f"{ended}{indent}{entry}"
    yield _EMPTY_LIST_RE.sub(":", ended, count=1) + f"  {entry}"
    yield f"{ended}{_KEY}:\n  {entry}"


def _laid_out_anew(text: str, entries: list[Node], entry: str) -> str:
    """Lay out anew what nothing can be appended to: its entries, one a line, below the comments."""
    comments = [line for line in text.split("\n") if line.lstrip().startswith("#")]
    lines = [f"  - {{{_fields(one)}}}" for one in entries if isinstance(one, Fields)]
    return "\n".join([*comments, f"{_KEY}:", *lines, f"  {entry}"])


def _fields(node: Fields) -> str:
    pairs = ((key, value) for key, value in node.entries if isinstance(value, Scalar))
    return ", ".join(f"{key.text}: {quoted(value.text)}" for key, value in pairs)
