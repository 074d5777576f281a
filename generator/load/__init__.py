"""Files to records: encodings, front matter, YAML as text with places, problems."""

from generator.kinds.records import Records
from generator.kinds.sourced import Sourced
from generator.load.loading import is_empty, load
from generator.load.markdown_limits import (
    DEEPEST_NESTING,
    LARGEST_BODY,
    MOST_CELLS,
    MOST_LINES,
    MOST_MARKS,
    body_faults,
)
from generator.load.memory import Memory
from generator.load.missing import ATTACHMENTS, fresh, gone, home_of, with_missing
from generator.load.moved import relocated
from generator.load.recovery import Kept, LastGood, last_good_of, recover
from generator.load.salvage import salvaged_withdrawals

__all__ = [
    "ATTACHMENTS",
    "DEEPEST_NESTING",
    "LARGEST_BODY",
    "MOST_CELLS",
    "MOST_LINES",
    "MOST_MARKS",
    "Kept",
    "LastGood",
    "Memory",
    "Records",
    "Sourced",
    "body_faults",
    "fresh",
    "gone",
    "home_of",
    "is_empty",
    "last_good_of",
    "load",
    "recover",
    "relocated",
    "salvaged_withdrawals",
    "with_missing",
]
