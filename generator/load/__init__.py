"""Files to records: encodings, front matter, YAML as text with places, problems."""

from generator.load.harvest import Records
from generator.load.loading import load
from generator.load.records import Sourced

__all__ = ["Records", "Sourced", "load"]
