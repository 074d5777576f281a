"""A memory of earlier runs that knows no content, so that asking it loads nothing.

All of it lies in ``FOLDER/.estate``, is derived, and may be deleted at any time. What content
is kept there is the business of ``store``. Nor does it declare a dataclass: what ``dataclasses``
loads takes a sixth of the time in which a build finds that nothing has changed.
"""

from generator.memory.entries import Entries
from generator.memory.files import FOLDER, now_in
from generator.memory.fingerprint import COARSE, FINE, Fingerprint, Root, holds, settled, taken
from generator.memory.notes import Notes
from generator.memory.program import engine, program
from generator.memory.record import Record, read_record, settle, write_record, written_at
from generator.memory.runs import last_run, last_runs, remember_run

__all__ = [
    "COARSE",
    "FINE",
    "FOLDER",
    "Entries",
    "Fingerprint",
    "Notes",
    "Record",
    "Root",
    "engine",
    "holds",
    "last_run",
    "last_runs",
    "now_in",
    "program",
    "read_record",
    "remember_run",
    "settle",
    "settled",
    "taken",
    "write_record",
    "written_at",
]
