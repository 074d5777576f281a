"""An estate's folder to records: each file on its own, results merged purely.

Nothing here knows what a date means or what a notice needs; it knows files, fields and
places. A file that cannot be read costs its own records and no others.
"""

from __future__ import annotations

from pathlib import Path

from generator.load import salvage
from generator.load.files import Listing, survey
from generator.load.harvest import Records
from generator.load.readers import RECORD_READERS, TABLE_READERS, Reader
from generator.load.text import decode, read_bytes
from generator.problems import Place, ProblemError, problem


def load(folder: Path) -> Records:
    """Reads ``folder/content``. Raises ``OSError`` only where that folder cannot be listed."""
    listing = survey(folder)
    records = Records(attachments=listing.attachments, problems=list(listing.problems))
    for path in listing.tables:
        _collect(records, folder, path, TABLE_READERS[Path(path).stem])
    for kind, path in listing.records:
        _collect(records, folder, path, RECORD_READERS[kind])
    _require_tables(records, listing)
    _salvage_withdrawals(records, folder)
    return records


def _collect(records: Records, folder: Path, path: str, reader: Reader) -> None:
    """One file into the records; its faults stay its own."""
    try:
        text = decode(read_bytes(folder / path, path), path)
        if text.strip():
            reader(records, path, text)
        else:
            records.problems.append(problem(Place(path), "file.empty"))
    except ProblemError as error:
        records.problems.append(error.problem)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        records.problems.append(problem(Place(path), "file.unreadable", reason=reason))


def _salvage_withdrawals(records: Records, folder: Path) -> None:
    """Breaking the register brings nothing back; an entry twice is harmless."""
    path = "content/withdrawn.yaml"
    if any(found.place.path == path for found in records.problems):
        try:
            data = read_bytes(folder / path, path)
        except (OSError, ProblemError):
            return
        records.withdrawals += salvage.withdrawals(data, path)


def _require_tables(records: Records, listing: Listing) -> None:
    for path in ("content/estate.yaml", "content/contacts.yaml"):
        if path not in listing.tables:
            records.problems.append(problem(Place(path), "file.missing"))
