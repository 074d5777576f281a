"""Records that were published and are gone from the folder, and how they are put back.

What was renamed, or moved to another kind, is not gone: nobody misses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from generator.kinds.records import Records
from generator.load.recovery import LastGood, kept_again, keys_of_kind, kinds

ATTACHMENTS = "attachments"
"""Files beside records; they are no records, but they vanish like them."""

_BY_A_WORD = frozenset({"withdrawals"})
"""Kinds of which nothing is ever forgotten by deleting it."""

Key = tuple[str, str]
"""Its kind, as ``Records`` calls it, and its key there; of an attachment its path."""


def gone(records: Records, last_good: LastGood) -> dict[str, frozenset[str]]:
    """Kind → keys of what was published last and is not there any more."""
    present = {kind: keys_of_kind(records, kind) for kind in kinds()}
    found = {ATTACHMENTS: frozenset(last_good.attachments) - records.attachments}
    for kind, kept in last_good.records.items():
        if kind not in present or kind in _BY_A_WORD:
            continue
        elsewhere = _new_ids(present, last_good, but=kind)
        new = {_words(one.plain) for key, one in present[kind].items() if key not in kept}
        found[kind] = frozenset(
            key
            for key, one in kept.items()
            if key not in present[kind] and key not in elsewhere and _words(one.plain) not in new
        )
    return {kind: keys for kind, keys in found.items() if keys}


def fresh(records: Records, last_good: LastGood, kind: str) -> int:
    """Count the records of a kind that were not there when it was published last."""
    return len(keys_of_kind(records, kind).keys() - last_good.records.get(kind, {}).keys())


def with_missing(records: Records, last_good: LastGood, missing: Iterable[Key]) -> Records:
    """The records with these put back as they were last published."""
    wanted = frozenset(missing)
    files = {path for kind, path in wanted if kind == ATTACHMENTS}
    again = replace(
        records,
        lists={**records.lists},
        attachments=records.attachments | files,
        missing=wanted,
    )
    for kind in {kind for kind, _ in wanted if kind != ATTACHMENTS}:
        kept_again(again, last_good, kind, {key for of, key in wanted if of == kind})
    return again


def _new_ids(
    present: Mapping[str, Mapping[str, Any]], last_good: LastGood, *, but: str
) -> frozenset[str]:
    """Return the ids new in other kinds: files are dragged from one folder into another."""
    return frozenset(
        key
        for kind, found in present.items()
        for key in found.keys() - last_good.records.get(kind, {}).keys()
        if kind != but
    )


def _words(plain: Mapping[str, Any]) -> str:
    """All that a record says, without its name."""
    return repr(sorted((key, value) for key, value in plain.items() if key != "id"))


def home_of(kind: str, key: str, last_good: LastGood) -> str:
    """Return where one looks for what was published: its folder, or the table it stands in."""
    path = key if kind == ATTACHMENTS else last_good.records[kind][key].path
    folder, _, _ = path.rpartition("/")
    return path if folder == "content" else folder
