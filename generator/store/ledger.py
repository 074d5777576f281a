"""The ledger of when each record was first seen and last changed, as one JSON file.

Only runs that ask the clock write it. What was published before a change is kept for some
days, so that a round knows what hangs on the boards though its file says so no more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.disclosures.model import Disclosure
from generator.kinds.events.model import Event
from generator.kinds.notices.model import Notice
from generator.kinds.seen import Former, Posted, Seen
from generator.load import Kept, LastGood
from generator.memory.files import FOLDER, read, write
from generator.models.status import Status
from generator.models.unshown import SHOWN_NOWHERE

FILE = f"{FOLDER}/seen.json"
LONGEST_GAP = timedelta(days=16)
"""Longest time between two rounds; what was published before that is of use to nobody."""

_VERSION = 1
_MODELS: Mapping[str, type[Posted]] = {
    "notices": Notice,
    "events": Event,
    "disclosures": Disclosure,
}

Key = tuple[str, str]


@dataclass(frozen=True)
class Past:
    """An earlier version of a record, published ``until`` it was seen to say something else."""

    until: datetime
    kept: Kept


@dataclass(frozen=True)
class Entry:
    """The moments of one record, and a digest by which a change is noticed."""

    seen: Seen
    digest: str
    past: tuple[Past, ...] = ()


Ledger = Mapping[Key, Entry]


def advanced(
    ledger: Ledger | None, content: Content, before: LastGood, now: LastGood, at: datetime
) -> Ledger:
    """Return the ledger with whatever is new, changed or gone at ``at``.

    Args:
        ledger: what the last run left; ``None`` where nothing was ever noted.
        content: what is published now.
        before: the records as the last run published them.
        now: the records as they are published now.
        at: the moment of this run.
    """
    known, found = ledger or {}, dict[Key, Entry]()
    at = at.replace(microsecond=0)
    for key, record in _public(content):
        kept = now.records.get(key[0], {}).get(key[1])
        if kept is None:
            continue
        digest, old = _digest(kept, record, content), known.get(key)
        if old is None:
            first = Seen(at, is_sure=ledger is not None, sequence=record_changes(record))
            found[key] = Entry(first, digest)
        else:
            found[key] = _again(old, record, digest, _past(key, before, at), at)
    for key, old in known.items():
        if key not in found and (entry := _absent(old, _past(key, before, at), at)):
            found[key] = entry
    return {key: found[key] for key in sorted(found)}


def seen_of(ledger: Ledger | None) -> dict[Key, Seen]:
    """Map records to their moments, with the earlier versions read again."""
    entries = (ledger or {}).items()
    return {key: replace(one.seen, former=_formers(key, one)) for key, one in entries}


def record_changes(record: Posted) -> int:
    """Count the changes a record's own file tells of; figures tell of none."""
    return 0 if isinstance(record, Disclosure) else record.change_count


def _public(content: Content) -> Iterator[tuple[Key, Posted]]:
    """Yield the records somebody may have read; a draft is seen by nobody."""
    for kind in _MODELS:
        for record in content.lists[kind]:
            if record.status is not Status.DRAFT:
                yield (kind, record.id), record


def _digest(kept: Kept, record: Posted, content: Content) -> str:
    """Digest all that is typed and shown somewhere, the contact it names included."""
    contact = content.contact(record.contact)
    typed = {key: value for key, value in kept.plain.items() if key not in SHOWN_NOWHERE}
    text = json.dumps([typed, contact.name, contact.phone], ensure_ascii=False, sort_keys=True)
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _past(key: Key, before: LastGood, at: datetime) -> tuple[Past, ...]:
    kept = before.records.get(key[0], {}).get(key[1])
    return (Past(at, kept),) if kept else ()


def _again(old: Entry, record: Posted, digest: str, past: tuple[Past, ...], at: datetime) -> Entry:
    """Return the entry of a record seen again.

    Its sequence number only grows, whatever becomes of the fields it is counted from.
    """
    recent = _recent(old.past, at)
    if digest == old.digest:
        return replace(old, seen=replace(old.seen, gone=None), past=recent)
    sequence = max(old.seen.sequence + 1, record_changes(record))
    seen = replace(old.seen, changed=at, gone=None, sequence=sequence)
    return Entry(seen, digest, (*recent, *past))


def _absent(old: Entry, past: tuple[Past, ...], at: datetime) -> Entry | None:
    """Return the entry of a record that is gone; ``None`` once nobody need take it down."""
    if old.seen.gone is None:
        return replace(old, seen=replace(old.seen, gone=at), past=(*_recent(old.past, at), *past))
    if at - old.seen.gone > LONGEST_GAP:
        return None
    return replace(old, past=_recent(old.past, at))


def _recent(past: tuple[Past, ...], at: datetime) -> tuple[Past, ...]:
    return tuple(one for one in past if at - one.until <= LONGEST_GAP)


def _formers(key: Key, entry: Entry) -> tuple[Former, ...]:
    """List the earlier versions that still make a record."""
    found = []
    for one in entry.past:
        try:
            found.append(Former(one.until, _MODELS[key[0]].model_validate(one.kept.plain)))
        except ValidationError:
            continue
    return tuple(found)


def ledger(folder: Path) -> Ledger | None:
    """Read the ledger; ``None`` where nothing was ever noted, or where it is damaged."""
    try:
        stored = json.loads(read(folder / FILE) or "{}")
        if stored.get("version") != _VERSION:
            return None
        return {
            (kind, identity): _entry(one)
            for kind, entries in stored["records"].items()
            if kind in _MODELS
            for identity, one in entries.items()
        }
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def remember_ledger(folder: Path, ledger: Ledger) -> None:
    """Write the ledger where it differs. Raises ``OSError`` where it cannot be written."""
    records: dict[str, dict[str, Any]] = {}
    for (kind, identity), entry in sorted(ledger.items()):
        records.setdefault(kind, {})[identity] = _plain(entry)
    data = {"generator": "estate-site", "records": records, "version": _VERSION}
    write(folder / FILE, json.dumps(data, ensure_ascii=False, indent=0))


def _plain(entry: Entry) -> dict[str, Any]:
    """Turn an entry into JSON, leaving out what it has not: most entries are three lines."""
    seen = entry.seen
    known = {
        "first": _iso(seen.first),
        "is_sure": seen.is_sure,
        "changed": _iso(seen.changed),
        "gone": _iso(seen.gone),
        "sequence": seen.sequence,
        "digest": entry.digest,
        "past": [
            {"until": _iso(one.until), "path": one.kept.path, "plain": one.kept.plain}
            for one in entry.past
        ],
    }
    return {key: value for key, value in known.items() if value not in (None, [])}


def _entry(stored: dict[str, Any]) -> Entry:
    seen = Seen(
        first=_instant(stored["first"]),
        is_sure=bool(stored["is_sure"]),
        changed=_instant(stored["changed"]) if "changed" in stored else None,
        gone=_instant(stored["gone"]) if "gone" in stored else None,
        sequence=int(stored["sequence"]),
    )
    past = (
        Past(_instant(one["until"]), Kept(str(one["path"]), dict(one["plain"])))
        for one in stored.get("past", ())
    )
    return Entry(seen, str(stored["digest"]), tuple(past))


def _iso(instant: datetime | None) -> str | None:
    return instant.astimezone(UTC).isoformat() if instant else None


def _instant(text: str) -> datetime:
    """Read an instant. Raises ``ValueError`` for one without an offset."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(text)
    return instant
