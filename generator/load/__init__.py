"""Files to records: encodings, front matter, YAML as text with places, problems."""

from generator.load.harvest import Records
from generator.load.loading import is_empty, load
from generator.load.memory import Memory
from generator.load.records import Sourced
from generator.load.recovery import Kept, LastGood, last_good_of, recover

__all__ = [
    "Kept",
    "LastGood",
    "Memory",
    "Records",
    "Sourced",
    "is_empty",
    "last_good_of",
    "load",
    "recover",
]
