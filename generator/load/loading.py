"""An estate's folder to records: each file on its own, results merged purely.

Nothing here knows what a date means or what a notice needs; it knows files, fields and
places. A file that cannot be read costs its own records and no others.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator.kinds.records import Records
from generator.kinds.sourced import Sourced
from generator.load import salvage, translations
from generator.load.files import Listing, survey
from generator.load.memory import Memory
from generator.load.readers import RECORD_READERS, TABLE_READERS
from generator.load.recovery import LastGood, recover
from generator.load.text import decode, read_bytes
from generator.problems import Place, ProblemError, problem
from generator.progress import Work, counted

_Reader = Callable[[Records, str, str], None]


def load(
    folder: Path,
    last_good: LastGood = LastGood(),  # noqa: B008 - frozen
    memory: Memory | None = None,
) -> Records:
    """Reads ``folder/content``; what is broken gives way to its last good version.

    So does what lies in a folder that cannot be listed.
    With a ``memory`` only what has changed since is read anew.
    """
    listing = survey(folder, last_good.paths)
    records = Records(
        attachments=listing.attachments,
        problems=list(listing.problems),
        lost=set(listing.unlisted),
    )
    _guard_against_nothing(records, listing, last_good)
    records.attachments |= {path for path in last_good.attachments if records.is_lost(path)}
    for path in listing.tables:
        _collect(records, folder, path, TABLE_READERS[Path(path).stem], memory)
    for kind, path in counted(Work.READ, listing.records):
        _collect(records, folder, path, RECORD_READERS[kind], memory)
    for path in listing.translations:
        _collect(records, folder, path, translations.read, memory)
    _require_tables(records, listing)
    _salvage_withdrawals(records, folder)
    _drop_doubles(records, last_good)
    recover(records, last_good)
    return records


def is_empty(folder: Path) -> bool:
    """Tell whether ``folder/content`` holds not one content file."""
    return _is_nothing(survey(folder))


def _is_nothing(listing: Listing) -> bool:
    """The register alone is none: ``withdraw`` writes it wherever it is told to.

    Where a folder cannot be listed nobody knows.
    """
    is_register_alone = not set(listing.tables) - {salvage.REGISTER}
    return is_register_alone and not listing.records and not listing.unlisted


def _collect(
    records: Records, folder: Path, path: str, reader: _Reader, memory: Memory | None
) -> None:
    """One file into the records; its faults stay its own."""
    try:
        data = read_bytes(folder / path, path)
    except ProblemError as error:
        records.problems.append(error.problem)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        records.problems.append(problem(Place(path), "file.unreadable", reason=reason))
    else:
        read = partial(_said, reader)
        records.add(memory.read(path, data, read) if memory else read(path, data))
        return
    records.broken.add((path, None))


def _said(reader: _Reader, path: str, data: bytes) -> Records:
    """Read one file by itself: its records, and its problems."""
    records = Records()
    try:
        text = decode(data, path)
        if text.strip():
            records.marks[path] = blake2b(text.encode(), digest_size=16).hexdigest()
            reader(records, path, text)
            return records
        records.problems.append(problem(Place(path), "file.empty"))
    except ProblemError as error:
        records.problems.append(error.problem)
    records.broken.add((path, None))
    return records


def _salvage_withdrawals(records: Records, folder: Path) -> None:
    """Breaking the register brings nothing back; an entry twice is harmless."""
    path = salvage.REGISTER
    if any(found.place.path == path for found in records.problems):
        try:
            data = read_bytes(folder / path, path)
        except (OSError, ProblemError):
            return
        records.withdrawals.extend(salvage.salvaged_withdrawals(data, path))


def _guard_against_nothing(records: Records, listing: Listing, last_good: LastGood) -> None:
    """No content at all is a drive that is not there, not a wish to take everything down."""
    if _is_nothing(listing) and last_good.records:
        records.problems.append(problem(Place("content"), "content.empty"))
        records.lost.add("content")


def _drop_doubles(records: Records, last_good: LastGood) -> None:
    """Drop one of two records with one id in two files, and report it.

    The one published last stays; where neither was, the first does.
    """
    for kind in ("fees", "services", "service_groups"):
        kept = last_good.records.get(kind, {})
        chosen: dict[str, Sourced[Any]] = {}
        for sourced in records.lists[kind]:
            identity = sourced.value.id
            other = chosen.setdefault(identity, sourced)
            if other is sourced:
                continue
            holder = identity in kept and kept[identity].path == sourced.own.path
            loser, winner = (other, sourced) if holder else (sourced, other)
            chosen[identity] = winner
            facts = {"value": identity, "other": winner.own.path}
            records.problems.append(problem(loser.place("id"), "value.same_id_elsewhere", **facts))
        records.lists[kind] = list(chosen.values())


def _require_tables(records: Records, listing: Listing) -> None:
    for path in ("content/estate.yaml", "content/contacts.yaml"):
        if path not in listing.tables and not records.is_lost(path):
            records.problems.append(problem(Place(path), "file.missing"))
            records.broken.add((path, None))
